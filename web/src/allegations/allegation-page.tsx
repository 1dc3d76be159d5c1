import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { allegationQuery, askForAllegations } from '../api/allegations.ts';
import { call } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import type { Allegation, Matrix } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { matrixSearch, matrixViews, type MatrixSearch } from '../search-allegations.ts';
import { useRowKeys } from '../table/use-row-keys.ts';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { AllegationFields, allegationFacts, type Chosen } from './allegation-fields.tsx';
import { AllegationHead } from './allegation-head.tsx';
import { Attack } from './attack.tsx';
import { ChargeProvider, type Charge } from './charge.tsx';
import { elementsOf } from './gap.ts';
import { HangsOn } from './hangs-on.tsx';
import { HowToRead } from './how-to-read.tsx';
import { useLaw } from './law-words.tsx';
import { ProvisionTable } from './matrix-table.tsx';

const EXACT = { exact: true, includeSearch: true } as const;

function Views({ id, search }: { readonly id: string; readonly search: MatrixSearch }): ReactNode {
  const { t } = useWords();
  const { view, ...rest } = search;
  return (
    <nav className="views" aria-label={t('matrix.views')}>
      {[undefined, ...matrixViews].map((one) => (
        <Link
          key={one ?? ''}
          to="/allegations/$id"
          params={{ id }}
          search={one === undefined ? rest : { ...rest, view: one }}
          activeOptions={EXACT}
          aria-current={view === one ? 'page' : undefined}
        >
          {t(one === undefined ? 'matrix.as.matrix' : `matrix.as.${one}`)}
        </Link>
      ))}
      <button type="button" className="quiet-button" onClick={() => window.print()}>
        {t('incidents.print')}
      </button>
    </nav>
  );
}

function Change(given: { readonly allegation: Allegation; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const { provision } = useLaw();
  const [start] = useState(given.allegation);
  const [chosen, choose] = useState<Chosen>({
    instrument: provision(start.provision)?.instrument.id ?? '',
    provision: start.provision,
    forum: start.forum,
  });
  return (
    <ChangeForm
      label={t('record.change')}
      name={`allegation ${start.id}`}
      version={given.allegation.version}
      className="stack panel record-form"
      theirs={t('record.theirs')}
      send={(form, ifMatch) =>
        call('PATCH /api/allegations/{id}', {
          params: { id: start.id },
          body: changedIn(start, allegationFacts(form, chosen)),
          ifMatch,
        })
      }
      askAgain={askForAllegations}
      done={given.done}
    >
      <AllegationFields known={start} chosen={chosen} choose={choose} />
    </ChangeForm>
  );
}

const show = (index: number): void => {
  document.getElementById(`row-${index}`)?.scrollIntoView({ block: 'center' });
};

/** Gates first, then what is charged; what only proves an alternative stands within it. */
function Provisions({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const { t } = useWords();
  const keys = useRowKeys({ count: elementsOf(matrix).length, show, toggle: () => undefined });
  const shown = matrix.provisions.filter(({ through }) => through === null);
  return (
    <>
      <p className="aside no-print matrix-keys">{t('matrix.keys')}</p>
      {shown.map((provision, at) => (
        <ProvisionTable
          key={provision.id}
          provision={provision}
          under={[provision.id]}
          first={shown.slice(0, at).reduce((sum, { elements }) => sum + elements.length, 0)}
          onFocus={keys.onFocus}
        />
      ))}
    </>
  );
}

function Whole({ matrix, search }: { readonly matrix: Matrix; readonly search: MatrixSearch }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/allegations/$id' });
  const { data: me } = useQuery(meQuery);
  const names = useLaw();
  const [isChanging, setChanging] = useState(false);
  const { allegation } = matrix;
  const { id, withdrawnReason } = allegation;
  const mayChange = (me?.capabilities.includes('describe') ?? false) && withdrawnReason === null;
  const laid = useMemo(
    () => matrix.laid && Map.groupBy(matrix.laid.pieces, ({ slot }) => slot),
    [matrix.laid],
  );
  const { open = [] } = search;
  const charge: Charge = {
    matrix,
    names,
    laid,
    mayChange,
    isOpen: (element) => open.includes(element),
    toggle: (element) => {
      const { open: _, ...rest } = search;
      const next = open.includes(element) ? open.filter((one) => one !== element) : [...open, element];
      void navigate({
        search: { ...rest, ...(next.length > 0 ? { open: next } : {}) },
        replace: true,
        resetScroll: false,
      });
    },
  };
  return (
    <ChargeProvider value={charge}>
      <RecordLive table="allegation" id={id} />
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('allegation.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      {matrix.isOfOtherLaw ? <p className="note">{t('matrix.other-law')}</p> : null}
      {laid === null ? <p className="note">{t('matrix.in-pages', { n: matrix.pieces })}</p> : null}
      {matrix.hasMore ? <p className="note">{t('matrix.has-more')}</p> : null}
      {isChanging ? <Change allegation={allegation} done={() => setChanging(false)} /> : <AllegationHead />}
      {mayChange && !isChanging ? (
        <div className="button-line">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('record.change')}
          </Button>
          <Reasoned
            done={askForAllegations}
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/allegations/{id}/withdrawal', { params: { id }, body: { reason } })
            }
          />
        </div>
      ) : null}
      {search.view === 'attack' ? (
        <Attack />
      ) : (
        <>
          <Provisions matrix={matrix} />
          <HangsOn />
        </>
      )}
      <HowToRead />
      <RecordFoot table="allegation" id={id} />
    </ChargeProvider>
  );
}

/** One allegation: who charges whom with what, and element by element how far it is proved; or as it would be attacked. */
export function AllegationPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/allegations/$id' });
  const search = matrixSearch({ ...useSearch({ from: '/inside/allegations/$id' }) });
  const { data, error, refetch } = useQuery(allegationQuery(id, search.stage));
  const { law, error: lawError } = useLaw();
  const fault = error ?? lawError;
  if (!data || !law)
    return fault ? (
      <ProblemBox error={fault} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.allegations')} />
    );
  return (
    <>
      <PageTitle text={data.allegation.title} aside={<Views id={id} search={search} />} />
      <Whole matrix={data} search={search} />
    </>
  );
}
