import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Cause, CauseAdvice } from '../ui/cause.tsx';
import { Facts } from '../ui/facts.tsx';
import { Name } from '../ui/name.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import type { IntakeRun, RunState } from './run.ts';
import { leaveIntake } from './store.ts';
import type { Again, Trouble } from './tally.ts';

/** Rows drawn at once; more are drawn when asked for. */
const STEP = 50;

function Capped<T>(given: {
  readonly of: readonly T[];
  readonly row: (one: T, at: number) => ReactNode;
}): ReactNode {
  const { t } = useWords();
  const [shown, setShown] = useState(STEP);
  const left = given.of.length - shown;
  return (
    <>
      <ul className="plain-list">{given.of.slice(0, shown).map(given.row)}</ul>
      {left > 0 ? (
        <button type="button" className="quiet-button" onClick={() => setShown(shown + STEP)}>
          {t('intake.show-more', { n: left })}
        </button>
      ) : null}
    </>
  );
}

function Group(given: {
  readonly code: string;
  readonly troubles: readonly Trouble[];
  readonly retry?: () => void;
}): ReactNode {
  const { t } = useWords();
  const { code, troubles, retry } = given;
  const [isOpen, setOpen] = useState(false);
  const again = troubles.filter(({ chosen }) => chosen !== null).length;
  return (
    <li className={retry ? 'finding-group error' : 'finding-group warning'}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Cause code={code} />{' '}
          <span className="figures">{t('intake.files-count', { n: troubles.length })}</span>
        </summary>
        {isOpen ? (
          <Capped
            of={troubles}
            row={({ path, detail }, at) => (
              <li key={at}>
                <Name text={path} />
                {detail === '' ? null : (
                  <p lang="en" dir="auto" className="aside breakable">
                    {detail}
                  </p>
                )}
              </li>
            )}
          />
        ) : null}
      </details>
      <CauseAdvice code={code} />
      {retry && again > 0 ? (
        <button
          type="button"
          className="quiet-button"
          aria-label={`${t('intake.retry', { n: again })}: ${code}`}
          onClick={retry}
        >
          {t('intake.retry', { n: again })}
        </button>
      ) : null}
    </li>
  );
}

function Duplicates({
  again,
  total,
}: {
  readonly again: readonly Again[];
  readonly total: number;
}): ReactNode {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  if (total === 0) return null;
  return (
    <section>
      <h3>{t('intake.duplicates')}</h3>
      <p className="measure">{t('intake.duplicates.why')}</p>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('intake.files-count', { n: total })}</summary>
        {isOpen ? (
          <Capped
            of={again}
            row={({ path, serial, title }, at) => (
              <li key={at}>
                <Name text={path} />
                {serial === null ? null : (
                  <>
                    {' → '}
                    <Link to="/items/$serial" params={{ serial }}>
                      {serial} {title === null ? null : <Name text={title} />}
                    </Link>
                  </>
                )}
              </li>
            )}
          />
        ) : null}
        {isOpen && again.length < total ? (
          <p className="note">{t('intake.duplicates.first', { n: again.length })}</p>
        ) : null}
      </details>
    </section>
  );
}

const byCount = (
  a: readonly [string, readonly Trouble[]],
  b: readonly [string, readonly Trouble[]],
): number => b[1].length - a[1].length;

function Failures({ run, state }: { readonly run: IntakeRun; readonly state: RunState }): ReactNode {
  const { t } = useWords();
  const { failures, findings } = state.tally;
  return (
    <>
      {failures.size > 0 ? (
        <section>
          <h3>{t('intake.failures')}</h3>
          <p className="measure">{t('intake.failures.why')}</p>
          <ul className="plain-list">
            {[...failures].sort(byCount).map(([code, troubles]) => (
              <Group key={code} code={code} troubles={troubles} retry={() => run.retry(code)} />
            ))}
          </ul>
        </section>
      ) : null}
      {findings.size > 0 ? (
        <section>
          <h3>{t('items.findings')}</h3>
          <p className="measure">
            {t('intake.findings.why')} <Link to="/findings">{t('intake.findings.see')}</Link>
          </p>
          <ul className="plain-list">
            {[...findings].sort(byCount).map(([code, troubles]) => (
              <Group key={code} code={code} troubles={troubles} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** What came of an intake, and what can be done about what did not: try again, go on, correct the statement. */
export function IntakeOutcome(given: {
  readonly run: IntakeRun;
  readonly state: RunState;
  readonly more: () => void;
}): ReactNode {
  const { t, format } = useWords();
  const { run, state, more } = given;
  const { tally, filesLeft, error } = state;
  return (
    <section className="intake-outcome">
      <h2>{t('intake.result')}</h2>
      <p role="status">
        {filesLeft > 0
          ? t('intake.unfinished', { n: filesLeft })
          : t('intake.finished', { n: tally.receivedFiles + tally.skipped })}
      </p>
      {error === null ? null : <ProblemBox error={error} />}
      <Facts
        of={[
          [t('intake.received'), format.number(tally.received)],
          [t('intake.new'), format.number(tally.items)],
          [t('intake.again'), format.number(tally.duplicates)],
          [t('intake.skipped'), tally.skipped === 0 ? null : format.number(tally.skipped)],
          [t('intake.failed'), format.number(tally.failed + tally.refusedInside)],
          [t('items.size'), format.bytes(tally.bytes)],
        ]}
      />
      <p className="dialog-buttons">
        {filesLeft > 0 ? (
          <Button onClick={() => void run.run()}>{t('intake.go-on', { n: filesLeft })}</Button>
        ) : null}
        {error !== null && filesLeft > 0 ? (
          <Button variant="default" onClick={() => leaveIntake(true)}>
            {t('intake.correct')}
          </Button>
        ) : null}
        <Button variant="default" onClick={more}>
          {t('intake.more')}
        </Button>
      </p>
      <Failures run={run} state={state} />
      <Duplicates again={tally.again} total={tally.duplicates} />
      <p>
        <Link to="/items">{t('intake.see')}</Link>
      </p>
    </section>
  );
}
