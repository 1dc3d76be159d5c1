import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answersQuery } from '../api/proceedings.ts';
import type { TestAnswer } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { useOpened } from './opened.ts';

function Evidence({ of }: { readonly of: TestAnswer['evidence'] }): ReactNode {
  const { t } = useWords();
  if (of.length === 0) return <p className="aside">{t('answer.no-evidence')}</p>;
  return (
    <ul className="answer-evidence">
      {of.map(({ claimId, body, serial, isWithdrawn }) => (
        <li key={claimId ?? serial}>
          {claimId === null ? (
            <Link to="/items/$serial" params={{ serial: serial ?? '' }} className="figures">
              {serial}
            </Link>
          ) : (
            <Link to="/claims/$id" params={{ id: claimId }} dir="auto">
              {isWithdrawn ? <s>{body ?? t('answer.sealed')}</s> : (body ?? t('answer.sealed'))}
            </Link>
          )}
          {isWithdrawn ? <span className="aside"> {t('basis.claim-withdrawn')}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** An answer: how the test is seen, why, and what shows it. */
export function Answered({ answer }: { readonly answer: TestAnswer }): ReactNode {
  const { t } = useWords();
  const { state, reasons, evidence, isOfOtherLaw, madeBy, madeAt } = answer;
  return (
    <div className="answered">
      <p>
        <strong className="test-state" data-state={state}>
          {t(`test.state.${state}`)}
        </strong>{' '}
        <span className="aside">
          {madeBy ?? ''} · <Moment at={madeAt} />
        </span>
      </p>
      {reasons === null ? null : (
        <p className="as-written" dir="auto">
          {reasons}
        </p>
      )}
      <Evidence of={evidence} />
      {isOfOtherLaw ? <p className="note">{t('answer.other-law')}</p> : null}
    </div>
  );
}

/** Every answer to a test before the one that counts; read when it is opened. */
export function EarlierAnswers(given: {
  readonly checklist: string;
  readonly test: string;
  readonly n: number;
}): ReactNode {
  const { t } = useWords();
  const { proceeding } = useOpened();
  const { checklist, test, n } = given;
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    ...answersQuery(proceeding.id, { checklist, test }),
    enabled: isOpen,
  });
  if (n < 2) return null;
  return (
    <details className="earlier-answers" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('answer.earlier', { n: n - 1 })}</summary>
      {!isOpen ? null : error ? (
        <ProblemBox error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Waiting text={t('wait.proceedings')} />
      ) : (
        data.answers.slice(1).map((one) => <Answered key={one.id} answer={one} />)
      )}
    </details>
  );
}
