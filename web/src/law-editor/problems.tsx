import type { ReactNode } from 'react';
import type { LawProblem } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { problemWords } from '../i18n/said.ts';
import type { AskedPlace } from './yaml-text.tsx';

/** What is wrong, and what to do about it. */
export function ProblemWords({ of }: { readonly of: LawProblem }): ReactNode {
  const { t } = useWords();
  const { title, help, isEnglish } = problemWords(t, { ...of, title: of.message });
  return (
    <span lang={isEnglish ? 'en' : undefined} className="breakable law-problem" data-code={of.code}>
      <bdi>{title}</bdi> <span className="aside">{help}</span>
    </span>
  );
}

/** What is wrong in a draft, each with a button that goes to its place in the text, and where it has one, to its field. */
export function Problems(given: {
  readonly id: string;
  readonly of: readonly LawProblem[];
  readonly goTo: (place: AskedPlace) => void;
  /** Goes to a field of the form; null where there is no form. */
  readonly goToField: ((field: string) => void) | null;
}): ReactNode {
  const { t } = useWords();
  const { id, of, goTo, goToField } = given;
  const words = of.length === 0 ? t('law-draft.sound') : t('law-draft.problems', { n: of.length });
  return (
    <section className="law-problems" aria-labelledby={id}>
      <h2 id={id}>{words}</h2>
      <p role="status" className="for-readers">
        {words}
      </p>
      {of.length === 0 ? null : (
        <ul className="plain-list">
          {of.map((one, at) => (
            <li key={at}>
              {one.isHere ? (
                <button type="button" className="quiet-button figures" onClick={() => goTo(one)}>
                  {t('law-draft.place', { line: one.line, column: one.column })}
                </button>
              ) : (
                <span className="figures" dir="auto">
                  {one.file}:{one.line}
                </span>
              )}{' '}
              {one.isHere && one.field !== null && goToField ? (
                <button type="button" className="quiet-button" onClick={() => goToField(one.field ?? '')}>
                  {t('law-draft.to-field')}
                  <span className="for-readers"> {one.field}</span>
                </button>
              ) : null}{' '}
              <ProblemWords of={one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
