import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { useOpened } from './opened.ts';
import { ROLES } from './proceeding-fields.tsx';
import { today } from './time-scale.ts';
import { ForumName, ForWhat, InstrumentNames, LastDay, RuleCited, useDay, useDaysLeft } from './words.tsx';

/** The time that runs out next, with the rule that says so. */
function Next(): ReactNode {
  const { t } = useWords();
  const left = useDaysLeft();
  const { deadlines } = useOpened();
  const now = today();
  const next = deadlines.find(({ last, canBeMissed }) => last !== null && last >= now && canBeMissed);
  return (
    <section className="outcome" aria-labelledby="next-deadline">
      <h2 id="next-deadline">{t('proceedings.next')}</h2>
      {next?.last ? (
        <>
          <p className="outcome-result">
            <LastDay of={next} /> <span className="days-left">{left(next.last, now)}</span>
          </p>
          <p>
            <ForWhat of={next} />
          </p>
          <p className="aside">{next.rule ? <RuleCited rule={next.rule} /> : t('deadline.fixed')}</p>
        </>
      ) : (
        <p>{t('proceedings.no-time')}</p>
      )}
    </section>
  );
}

/** Before whom, between whom, under what, and where it stands. */
export function ProceedingHead(): ReactNode {
  const { t, format } = useWords();
  const day = useDay();
  const { forum, parties, bench, registryNumber, instruments, status, begunOn, madeBy, madeAt } =
    useOpened().proceeding;
  return (
    <div className="allegation-head">
      <div>
        <p className="charge">
          <ForumName id={forum} />
          {registryNumber === null ? null : <span dir="auto"> · {registryNumber}</span>}
        </p>
        <Facts
          of={[
            ...ROLES.map((role) => {
              const own = parties.filter((one) => one.role === role).map(({ name }) => name);
              return [
                t(`party.${role}`),
                own.length === 0 ? null : (
                  <span key={role} dir="auto">
                    {own.join(', ')}
                  </span>
                ),
              ] as const;
            }),
            [t('proceeding.status'), t(`proceeding.status.${status}`)],
            [t('proceeding.begun-on'), begunOn === null ? null : day(begunOn)],
            [t('proceeding.bench'), bench === null ? null : <span dir="auto">{bench}</span>],
            [
              t('proceeding.instruments'),
              instruments.length === 0 ? null : <InstrumentNames ids={instruments} />,
            ],
            [t('allegation.made'), `${madeBy ?? ''} · ${format.day(madeAt)}`],
          ]}
        />
        <p className="note">{t('proceeding.what')}</p>
      </div>
      <Next />
    </div>
  );
}
