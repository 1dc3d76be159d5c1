import type { ReactNode } from 'react';
import { Authorities, LawWords, ToCheck, useLawText } from '../allegations/law-words.tsx';
import type { AnsweredChecklist } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ANSWER_STATES, AnswerForm } from './answer-form.tsx';
import { Answered, EarlierAnswers } from './answered.tsx';
import { Counted, ExchangeList } from './exchanges.tsx';
import { negotiationOf } from './negotiation.ts';
import { useOpened } from './opened.ts';

type Test = AnsweredChecklist['tests'][number];

/** What the law says of a test: which evidence shows it, the rule, and who relies on what. */
function OfTheLaw({ test }: { readonly test: Test }): ReactNode {
  const { t } = useWords();
  const { evidence, rule, ruleAsOf, authority } = test;
  return (
    <div className="test-law">
      {evidence.length === 0 ? null : (
        <>
          <h4>{t('test.evidence')}</h4>
          <ul className="law-list">
            {evidence.map((one) => (
              <li key={one['en']}>
                <LawWords of={one} />
              </li>
            ))}
          </ul>
        </>
      )}
      {rule === null ? null : (
        <>
          <h4>{t('test.rule')}</h4>
          <p lang="en" className="law-words">
            {rule}
            {ruleAsOf === null ? '' : ` (${ruleAsOf})`}
          </p>
        </>
      )}
      {authority.length === 0 ? null : (
        <>
          <h4>{t('element.authority')}</h4>
          <Authorities of={authority} />
        </>
      )}
    </div>
  );
}

/** The exchanges between the parties, under a test that they show. */
function OfExchanges({ test }: { readonly test: Test }): ReactNode {
  const { t } = useWords();
  const negotiation = negotiationOf(useOpened());
  if (!test.isOfExchanges) return null;
  return (
    <div className="test-exchanges">
      <h4>{t('exchanges.title')}</h4>
      <Counted of={negotiation} />
      {negotiation.exchanges.length === 0 ? null : (
        <details>
          <summary>{t('exchanges.show', { n: negotiation.exchanges.length })}</summary>
          <ExchangeList of={negotiation} within={`${t('exchanges.title')}: ${test.id}`} />
        </details>
      )}
    </div>
  );
}

function TestRow(given: {
  readonly checklist: string;
  readonly test: Test;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { checklist, test, mayChange } = given;
  const { id, label, text, toCheck, answer, answers } = test;
  const state = answer?.state ?? 'open';
  return (
    <details className="test" data-answered={answer === null ? undefined : ''} open={answer !== null}>
      <summary>
        <span className="test-label">
          <LawWords of={label} />
        </span>
        <span className="test-text">
          <LawWords of={text} />
          <ToCheck is={toCheck} />
        </span>
        <span className="test-state" data-state={state}>
          {t(`test.state.${state}`)}
        </span>
      </summary>
      <div className="test-body">
        <OfTheLaw test={test} />
        <div className="test-answer">
          {answer === null ? <p className="aside">{t('answer.none-yet')}</p> : <Answered answer={answer} />}
          <OfExchanges test={test} />
          {mayChange ? (
            <AnswerForm checklist={checklist} test={id} name={say(label).text} before={answer} />
          ) : null}
          <EarlierAnswers checklist={checklist} test={id} n={answers} />
        </div>
      </div>
    </details>
  );
}

function Checklist({
  of,
  mayChange,
}: {
  readonly of: AnsweredChecklist;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, names, tests } = of;
  const counts = ANSWER_STATES.map(
    (state) => [state, tests.filter(({ answer }) => (answer?.state ?? 'open') === state).length] as const,
  );
  return (
    <section aria-labelledby={`checklist-${id}`} className="checklist">
      <h3 id={`checklist-${id}`}>
        <LawWords of={names} />
      </h3>
      <p className="aside">
        {counts
          .filter(([, n]) => n > 0)
          .map(([state, n]) => `${t(`test.state.${state}`)}: ${n}`)
          .join(' · ')}
      </p>
      {tests.map((test) => (
        <TestRow key={test.id} checklist={id} test={test} mayChange={mayChange} />
      ))}
    </section>
  );
}

/** The tests that the law asks of this proceeding, each with its answer and what shows it, and answers to tests that it asks no more. */
export function Checklists({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const { checklists, leftAnswers } = useOpened();
  return (
    <section aria-labelledby="checklists">
      <h2 id="checklists">{t('checklists.title')}</h2>
      <p className="aside measure">{t(checklists.length === 0 ? 'checklists.none' : 'checklists.why')}</p>
      {checklists.map((one) => (
        <Checklist key={one.id} of={one} mayChange={mayChange} />
      ))}
      {leftAnswers.length === 0 ? null : (
        <section aria-labelledby="left-answers" className="checklist">
          <h3 id="left-answers">{t('checklists.left')}</h3>
          {leftAnswers.map((one) => (
            <div key={one.id}>
              <p className="aside">
                <code>{one.checklist}</code> · <code>{one.test}</code>
              </p>
              <Answered answer={one} />
            </div>
          ))}
        </section>
      )}
    </section>
  );
}
