import type { ReactNode } from 'react';
import type { Deadline, DeadlineRule } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useOpened } from './opened.ts';
import { today } from './time-scale.ts';
import { ForWhat, LastDay, RuleCited, useDay, useDaysLeft } from './words.tsx';

/** From which day it was counted, how, and by which text of the rule. */
function Counted({
  of: { isExact, isEndOfMonth, why },
  rule,
  from,
}: {
  readonly of: Deadline;
  readonly rule: DeadlineRule;
  readonly from: string | null;
}): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { atMost, unit, file } = rule;
  const length = `${atMost} ${t(`deadline.unit.${unit}`, { n: atMost })}`;
  return (
    <>
      {why === null ? t('deadline.counted', { length, day: day(from) }) : t('deadline.would-be', { length })}{' '}
      {why !== null || unit === 'days'
        ? ''
        : t(isEndOfMonth ? 'deadline.end-of-month' : 'deadline.same-number')}{' '}
      {why === null && !isExact ? t('deadline.not-exact') : ''}{' '}
      {t('deadline.file', { file: file.id, version: String(file.version) })}
    </>
  );
}

/** The rule by which a day was counted, or the step that fixed it and what became of that. */
function Because({ deadline }: { readonly deadline: Deadline }): ReactNode {
  const { t, format } = useWords();
  const { steps } = useOpened();
  const { rule, fixed, stepId } = deadline;
  const step = steps.find(({ id }) => id === stepId);
  const later = steps.find(({ id }) => id === fixed?.replacedBy);
  if (rule)
    return (
      <>
        <RuleCited rule={rule} />
        {rule.toCheck ? <p className="deadline-check">{t('law.to-check')}</p> : null}
        <p className="aside">
          <Counted of={deadline} rule={rule} from={step?.happenedOn ?? null} />
        </p>
      </>
    );
  return (
    <>
      <p>{t('deadline.fixed')}</p>
      {fixed?.keptOn ? <p>{t('deadline.kept', { day: format.day(fixed.keptOn) })}</p> : null}
      {later ? (
        <p dir="auto">
          {t('deadline.replaced')} <a href={`#step-${later.id}`}>{later.what}</a>
        </p>
      ) : null}
    </>
  );
}

function Row({ deadline }: { readonly deadline: Deadline }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const left = useDaysLeft();
  const { steps } = useOpened();
  const { rule, fixed, last, stepId, canBeMissed } = deadline;
  const step = steps.find(({ id }) => id === stepId);
  // What was kept, and what another day took the place of, cannot be missed any more.
  const isDone = fixed !== null && !canBeMissed;
  const isOver = last !== null && last < today();
  return (
    <tr data-over={isOver || isDone ? '' : undefined}>
      <th scope="row">
        <strong className="figures">
          {fixed?.replacedBy ? (
            <s>
              <LastDay of={deadline} />
            </s>
          ) : (
            <LastDay of={deadline} />
          )}
        </strong>
        {last === null || isDone ? null : <span className="days-left">{left(last, today())}</span>}
      </th>
      <td>
        <ForWhat of={deadline} />
        {rule?.isWaiting ? <p className="aside">{t('deadline.waiting')}</p> : null}
        {step ? (
          <p className="aside" dir="auto">
            {t('deadline.from')} <a href={`#step-${step.id}`}>{step.what}</a>, {day(step.happenedOn)}
          </p>
        ) : null}
      </td>
      <td>
        <Because deadline={deadline} />
      </td>
    </tr>
  );
}

/** The days that follow from the steps, each with the rule it rests on and how it was counted; and all of them as a calendar. */
export function Deadlines(): ReactNode {
  const { t } = useWords();
  const { proceeding, deadlines, steps, events } = useOpened();
  // As the server: without a day that is known there is nothing to put into a calendar.
  const hasDays =
    deadlines.some(({ last }) => last !== null) ||
    steps.some(({ happenedOn }) => /^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/.test(happenedOn ?? ''));
  const words = events.map(({ event }) => t.of(`deadline.event.${event}`, event)).join(', ');
  return (
    <section aria-labelledby="deadlines" className="deadlines">
      <h2 id="deadlines">{t('deadlines.title')}</h2>
      <p className="caution">{t('deadline.caution')}</p>
      {deadlines.length === 0 ? (
        <p className="aside measure">
          {words === '' ? t('deadlines.none-in-law') : t('deadlines.none', { words })}
        </p>
      ) : (
        <table className="deadline-table">
          <thead>
            <tr>
              <th scope="col">{t('deadline.last-day')}</th>
              <th scope="col">{t('deadline.what')}</th>
              <th scope="col">{t('deadline.rule')}</th>
            </tr>
          </thead>
          <tbody>
            {deadlines.map((one) => (
              <Row key={one.key} deadline={one} />
            ))}
          </tbody>
        </table>
      )}
      <p className="no-print">
        {hasDays ? (
          <a href={`/api/proceedings/${proceeding.id}/calendar.ics`} download>
            {t('calendar.download')}
          </a>
        ) : (
          <span className="aside">{t('calendar.none')}</span>
        )}{' '}
        <span className="aside">{hasDays ? t('calendar.what') : ''}</span>
      </p>
    </section>
  );
}
