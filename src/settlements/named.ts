import { matchKeys } from '#places';
import { namesOf, type Settlement } from './model.ts';

/** How a name matched: as it is written, as it is romanised, as it sounds. */
export const nameLevels = ['exact', 'strict', 'loose'] as const;

/** Settlements that a name may mean, all on the nearest level on which any matched. */
export interface NamedSettlements<Row> {
  readonly level: (typeof nameLevels)[number] | null;
  readonly rows: readonly Row[];
}

const folded = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/**
 * The settlements that a name may mean, in any alphabet, by the keys of the gazetteer; each under all its names. Nothing is guessed: where there
 * are several, all are given, in the order in which they came, and a single one is a candidate too.
 */
export function settlementsNamed<Row extends Pick<Settlement, 'names'>>(
  rows: readonly Row[],
  text: string,
): NamedSettlements<Row> {
  const asked = matchKeys(text);
  const tests = {
    exact: (name: string) => folded(name) === folded(text),
    strict: (name: string) => matchKeys(name).strict.some((key) => asked.strict.includes(key)),
    loose: (name: string) => matchKeys(name).loose.some((key) => asked.loose.includes(key)),
  };
  for (const level of nameLevels) {
    const found = rows.filter((row) => namesOf(row).some(({ name }) => tests[level](name)));
    if (found.length > 0) return { level, rows: found };
  }
  return { level: null, rows: [] };
}
