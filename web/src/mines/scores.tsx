import type { ReactNode } from 'react';
import type { DerivedRecord, EnteredRecord } from '../api/schema.gen.ts';
import { GroundScore } from '../clearance/ground-score.tsx';
import { useWords } from '../i18n/language.tsx';

const count = (counts: Readonly<Record<string, number>>, name: string): number => counts[name] ?? 0;

function Completeness({
  of,
  partlyRead,
}: {
  readonly of: DerivedRecord['completeness'];
  readonly partlyRead: readonly string[];
}): ReactNode {
  const { t } = useWords();
  // The legs are half of what is asked of the dimensions.
  const isPartlyRead = (part: string): boolean =>
    partlyRead.includes(part) || (part === 'dimensions' && partlyRead.includes('legs'));
  const unread = count(of.counts, 'illegible');
  const asked = of.requirements.length - count(of.counts, 'not-applicable');
  return (
    <section className="score" aria-labelledby="score-completeness">
      <h3 id="score-completeness">{t('mines.completeness')}</h3>
      <p className="score-says figures">
        {t('mines.completeness.says', { present: count(of.counts, 'present'), asked })}
        {unread === 0 ? null : (
          <span className="score-unread">{t('mines.completeness.unread', { n: unread })}</span>
        )}
      </p>
      <ul className="score-parts">
        {of.requirements.map(({ number, part, met, provision }) => (
          <li key={part} data-met={met}>
            <span className="figures">{number}</span> {t.of(`mines.part.${part}`, part)}
            <span className="aside figures"> {provision}</span>
            <span className="score-met">
              {met === 'partial' && isPartlyRead(part) ? t('mines.met.partly') : t(`mines.met.${met}`)}
            </span>
          </li>
        ))}
      </ul>
      <p className="aside">{t('mines.completeness.yardstick')}</p>
    </section>
  );
}

function Consistency({ of }: { readonly of: DerivedRecord['consistency'] }): ReactNode {
  const { t } = useWords();
  return (
    <section className="score" aria-labelledby="score-consistency">
      <h3 id="score-consistency">{t('mines.consistency')}</h3>
      <p className="score-says figures">
        {t('mines.consistency.says', {
          wrong: count(of.counts, 'does-not-fit'),
          checked: of.checks.length - count(of.counts, 'not-asked'),
        })}
      </p>
      <ul className="score-parts">
        {of.checks.map(({ code, result, facts }) => (
          <li key={code} data-met={result}>
            {t.of(`mines.check.${code}`, code)}
            <span className="score-met">{t(`mines.result.${result}`)}</span>
            {result === 'does-not-fit' ? (
              <span className="aside figures">{t.of(`mines.why.${code}`, '', facts)}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How good a record is, in three parts that are never one number. */
export function Scores({
  of,
  id,
  entered,
}: {
  readonly of: DerivedRecord;
  readonly id: string;
  readonly entered: EnteredRecord;
}): ReactNode {
  const { t } = useWords();
  return (
    <div className="scores">
      <Completeness of={of.completeness} partlyRead={entered.partlyRead ?? []} />
      <Consistency of={of.consistency} />
      <section className="score" aria-labelledby="score-external">
        <h3 id="score-external">{t('mines.external')}</h3>
        <GroundScore of="record" id={id} />
      </section>
    </div>
  );
}
