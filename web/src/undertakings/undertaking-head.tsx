import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { Basis } from './basis.tsx';
import { useOpened } from './opened.ts';
import { UNDERTAKING_ROLES } from './undertaking-fields.tsx';
import { useKnownDay } from './words.tsx';

/** What it is, of when, between whom, and which text is quoted. */
export function UndertakingHead(): ReactNode {
  const { t, format } = useWords();
  const day = useKnownDay();
  const { undertaking, order, text } = useOpened();
  const { kind, dated, parties, whichText, toCheck, madeBy, madeAt } = undertaking;
  return (
    <div>
      <p className="charge">
        {t(`undertaking.kind.${kind}`)} · <span className="figures">{day(dated)}</span>
      </p>
      <Facts
        of={[
          ...UNDERTAKING_ROLES.map((role) => {
            const own = parties.filter((one) => one.role === role).map(({ name }) => name);
            return [
              t(`undertaking.role.${role}`),
              own.length === 0 ? null : (
                <span key={role} dir="auto">
                  {own.join(', ')}
                </span>
              ),
            ] as const;
          }),
          [t('undertaking.which-text'), whichText === null ? null : <span dir="auto">{whichText}</span>],
          [t('undertaking.text-shown'), text.length === 0 ? null : <Basis key="text" of={text} />],
          [
            t('undertaking.ordered-in'),
            order === null ? null : (
              <span dir="auto">
                <Link to="/proceedings/$id" params={{ id: order.proceedingId }}>
                  {order.title}
                </Link>
                {order.step === null ? '' : `: ${order.step}`}
              </span>
            ),
          ],
          [t('allegation.made'), `${madeBy ?? ''} · ${format.day(madeAt)}`],
        ]}
      />
      {toCheck ? <p className="caution">{t('undertaking.whole-to-check')}</p> : null}
      <p className="note">{t('standing.caution')}</p>
    </div>
  );
}
