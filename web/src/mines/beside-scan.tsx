import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { itemQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { ItemViewer, type Look } from '../pages/item-viewer.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

function Scan({ serial }: { readonly serial: string }): ReactNode {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(itemQuery(serial));
  const [look, setLook] = useState<Look>({});
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.item')} />
    );
  return (
    <>
      <p>
        <Link to="/items/$serial" params={{ serial }} className="figures">
          {serial}
        </Link>{' '}
        {data.isSealed ? (
          <span className="sealed-mark">{t('item.sealed')}</span>
        ) : (
          <span className="finding-mark">{t('mines.sheet-open')}</span>
        )}
      </p>
      <ItemViewer
        detail={data}
        search={look}
        quote={null}
        setSheet={(sheet) => setLook({ ...look, sheet })}
        linkTo={(next, text, isShown) => (
          <button type="button" className="quiet-button" aria-pressed={isShown} onClick={() => setLook(next)}>
            {text}
          </button>
        )}
      />
    </>
  );
}

/** What is said of a sheet beside its scan, so that nobody types from memory. Without a sheet it stands alone. */
export function BesideScan({
  serial,
  children,
}: {
  readonly serial: string | null;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  return (
    <div className="beside-scan">
      <section className="scan" aria-label={t('mines.scan')}>
        {serial === null ? (
          <p className="note">{t('mines.scan.none')}</p>
        ) : (
          <Scan key={serial} serial={serial} />
        )}
      </section>
      <div className="beside">{children}</div>
    </div>
  );
}
