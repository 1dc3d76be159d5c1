import { LANGUAGES, type Term } from '#vocabulary';
import { vocabularies } from '../model.ts';

/** Letters of either case, outer and double spaces are the same. */
export const folded = (text: string): string =>
  text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

const labelsOf = (term: Term): string[] =>
  LANGUAGES.flatMap((language) => [term.labels[language], ...(term.alsoCalled[language] ?? [])]);

const indexes = new Map<string, ReadonlyMap<string, string | null>>();

function indexOf(list: string): ReadonlyMap<string, string | null> {
  const known = indexes.get(list);
  if (known) return known;
  const index = new Map<string, string | null>();
  const { terms } = vocabularies().vocabulary(list);
  for (const term of terms)
    for (const label of labelsOf(term)) {
      const key = folded(label);
      const before = index.get(key);
      index.set(key, before === undefined || before === term.id ? term.id : null);
    }
  // An id is never a label of another term that wins over it.
  for (const { id } of terms) index.set(id, id);
  indexes.set(list, index);
  return index;
}

/**
 * The term that a cell means: its id, or a label in any of the five languages. Null when several have that label, undefined when none has.
 */
export function termCalled(list: string, written: string): string | null | undefined {
  return indexOf(list).get(folded(written));
}
