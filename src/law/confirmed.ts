import type { Confirmation, LawFile, LawText, Statement } from './model.ts';
import {
  placedStatements,
  wordsOf,
  type PlacedStatement,
  type StatementFact,
  type StatementField,
} from './statement.ts';

/** What a confirmation is about: the file, the statement in it, and what it said then. */
export interface ConfirmedStatement extends Confirmation {
  readonly file: string;
  readonly statement: string;
}

/** A statement of a file, as a list shows it. */
export interface ListedStatement extends Statement {
  /** Names it, unique in its file: its id, or where it stands (`PlacedStatement`). */
  readonly id: string;
  /** Digest of what it says; a confirmation holds as long as it says the same. */
  readonly digest: string;
  /** A confirmation that was given for this one holds too: see `PlacedStatement`. */
  readonly earlierDigest: string | null;
  /** The field in which it stands; null where it has an id of its own. */
  readonly field: StatementField | null;
  /** How it is cited or named; null where it has no name but its text. */
  readonly label: LawText | null;
  readonly text: LawText | null;
  /** What else it says. */
  readonly facts: readonly StatementFact[];
}

const keyOf = (file: string, statement: string, digest: string): string => `${file} ${statement} ${digest}`;

/** Confirmations by what they are about; of several of one statement the first counts. */
export function confirmationsBy(list: readonly ConfirmedStatement[]): ReadonlyMap<string, Confirmation> {
  const found = new Map<string, Confirmation>();
  for (const { file, statement, digest, by, at, foundIn } of list) {
    const key = keyOf(file, statement, digest);
    if (!found.has(key)) found.set(key, { by, at, foundIn, digest });
  }
  return found;
}

function confirmationOf(
  file: string,
  { key, digest, earlierDigest }: PlacedStatement,
  confirmed: ReadonlyMap<string, Confirmation>,
): Confirmation | undefined {
  const found = confirmed.get(keyOf(file, key, digest));
  return found ?? (earlierDigest === null ? undefined : confirmed.get(keyOf(file, key, earlierDigest)));
}

/** The file with its confirmed statements no longer to be checked. */
export function withConfirmations<T extends LawFile>(
  file: T,
  confirmed: ReadonlyMap<string, Confirmation>,
): T {
  if (confirmed.size === 0) return file;
  const found = new Map<unknown, Confirmation>();
  for (const one of placedStatements(file)) {
    const confirmation = one.value.toCheck ? confirmationOf(file.id, one, confirmed) : undefined;
    if (confirmation) found.set(one.value, confirmation);
  }
  const through = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(through);
    if (typeof value !== 'object' || value === null) return value;
    const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, through(inner)]));
    const by = found.get(value);
    return by ? { ...copy, toCheck: false, confirmed: by } : copy;
  };
  return through(file) as T;
}

/** Every statement of a file, the outermost first. */
export function statementsOf(file: LawFile): ListedStatement[] {
  return placedStatements(file).map((one) => {
    const { key: id, digest, earlierDigest, field } = one;
    const { basis, source, toCheck, confirmed } = one.value;
    return { id, digest, earlierDigest, field, ...wordsOf(one), basis, source, toCheck, confirmed };
  });
}
