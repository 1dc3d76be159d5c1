import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { vocabularyQuery } from '../api/queries.ts';
import type { Term } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

/** How far below the top of its list a term is. */
export function depthOf(term: Term, byId: ReadonlyMap<string, Term>): number {
  let depth = 0;
  for (let at = term.parent; at !== null; at = byId.get(at)?.parent ?? null) depth += 1;
  return depth;
}

/** How a term of a vocabulary is called in the interface's language; its id while the list is not there. */
export function useTerm(list: string): (id: string | null) => string {
  const { language } = useWords();
  const { data } = useQuery(vocabularyQuery(list));
  return (id) => (id === null ? '' : (data?.terms.find((term) => term.id === id)?.labels[language] ?? id));
}

/** A choice of one term of a vocabulary, groups too, each below the one it belongs to. */
export function TermSelect(given: {
  readonly list: string;
  readonly name: string;
  readonly label: string;
  readonly value?: string | null;
  /** What leaving it open is called; without it a term must be chosen. */
  readonly none?: string;
  readonly onChange?: (id: string) => void;
}): ReactNode {
  const { t, language } = useWords();
  const { data } = useQuery(vocabularyQuery(given.list));
  const terms = data?.terms.filter(({ isRetired, id }) => !isRetired || id === given.value) ?? [];
  const byId = new Map(terms.map((term) => [term.id, term]));
  const isUnsure = terms.some(({ toCheck }) => toCheck.includes(language));
  return (
    <label className="stack-field">
      {given.label}
      <select
        // The terms come after the field: it takes its value when they are there.
        key={terms.length}
        name={given.name}
        defaultValue={given.value ?? ''}
        onChange={(event) => given.onChange?.(event.target.value)}
      >
        {given.none === undefined ? null : <option value="">{given.none}</option>}
        {terms.map((term) => (
          <option key={term.id} value={term.id}>
            {`${'\u00a0\u00a0'.repeat(depthOf(term, byId))}${term.labels[language] ?? term.id}`}
          </option>
        ))}
      </select>
      {isUnsure ? <span className="aside">{t('coding.terms-to-check')}</span> : null}
    </label>
  );
}
