import type { ReactNode } from 'react';
import type { LawProblem } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { AskedPlace } from './yaml-text.tsx';

// The place is said by the button before it.
const withoutPlace = ({ message, file, line, column }: LawProblem): string => {
  const place = `${file}:${line}:${column}: `;
  return message.startsWith(place) ? message.slice(place.length) : message;
};

/** What is wrong in a draft, each with a button that goes to its place. In English, as the command line says it. */
export function Problems(given: {
  readonly id: string;
  readonly of: readonly LawProblem[];
  readonly goTo: (place: AskedPlace) => void;
}): ReactNode {
  const { t } = useWords();
  const { id, of, goTo } = given;
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
              <span lang="en" className="breakable">
                {withoutPlace(one)}
              </span>
              <br />
              <span lang="en" className="aside">
                {one.help}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
