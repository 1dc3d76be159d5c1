import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { vocabularyQuery } from '../api/queries.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';

/** A choice of several terms of a vocabulary, folded until one looks for them. */
export function TermsField(given: {
  readonly list: string;
  readonly name: string;
  readonly label: string;
  readonly value: readonly string[];
}): ReactNode {
  const { t, language } = useWords();
  const { data } = useQuery(vocabularyQuery(given.list));
  const termOf = useTerm(given.list);
  const [chosen, setChosen] = useState<readonly string[]>(given.value);
  const terms = data?.terms.filter(({ id, isRetired }) => !isRetired || chosen.includes(id)) ?? [];
  const parents = new Map(terms.map((term) => [term.id, term.parent]));
  const depthOf = (id: string): number => {
    let depth = 0;
    for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) depth += 1;
    return depth;
  };
  return (
    <fieldset className="terms-field">
      <legend>{given.label}</legend>
      <p className="aside">
        {chosen.length === 0 ? t('record.none-chosen') : chosen.map((id) => termOf(id)).join(', ')}
      </p>
      <details>
        <summary>{t('record.choose-terms')}</summary>
        <ul className="plain-list">
          {terms.map((term) => (
            <li key={term.id} style={{ paddingInlineStart: `${depthOf(term.id) * 1.25}rem` }}>
              <label className="check-line">
                <input
                  type="checkbox"
                  name={given.name}
                  value={term.id}
                  checked={chosen.includes(term.id)}
                  onChange={({ currentTarget: { checked } }) =>
                    setChosen((before) =>
                      checked ? [...before, term.id] : before.filter((id) => id !== term.id),
                    )
                  }
                />{' '}
                {term.labels[language] ?? term.id}
              </label>
            </li>
          ))}
        </ul>
      </details>
    </fieldset>
  );
}
