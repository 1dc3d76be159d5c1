import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '#verify';
import type { Confirmation, LawFile, LawText, Statement } from './model.ts';

/** What a confirmation is about: the file, the statement in it, and what it said then. */
export interface ConfirmedStatement extends Confirmation {
  readonly file: string;
  readonly statement: string;
  readonly digest: string;
}

/** A statement of a file that has an id of its own, as a list shows it. */
export interface ListedStatement extends Statement {
  /** Unique in its file. */
  readonly id: string;
  /** Digest of what it says; a confirmation holds as long as it says the same. */
  readonly digest: string;
  /** How it is cited or named; null where it has no name but its text. */
  readonly label: LawText | null;
  readonly text: LawText | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** What a statement says. Prompts, usual answers and what evidence shows are aids for work, and what stands below it has its own basis. */
const SAID = [
  'label',
  'names',
  'title',
  'text',
  'question',
  'signedBy',
  'kind',
  'rule',
  'limits',
  'atMost',
  'band',
  'value',
  'cases',
  'provenBy',
  'gate',
  'standards',
] as const;

const isStatement = (value: unknown): value is Fields & Statement & { readonly id: string } =>
  typeof value === 'object' &&
  value !== null &&
  'toCheck' in value &&
  'id' in value &&
  typeof value.id === 'string';

function digestOf(statement: Fields): string {
  const said = SAID.flatMap((field): [string, unknown][] =>
    statement[field] === undefined ? [] : [[field, statement[field]]],
  );
  // Built from files of JSON values alone: nothing else is in it.
  return hash('sha256', canonicalJson(Object.fromEntries(said) as Json), 'hex');
}

const keyOf = (file: string, statement: string, digest: string): string => `${file} ${statement} ${digest}`;

/** Confirmations by what they are about; of several of one statement the first counts. */
export function confirmationsBy(list: readonly ConfirmedStatement[]): ReadonlyMap<string, Confirmation> {
  const found = new Map<string, Confirmation>();
  for (const { file, statement, digest, by, at, foundIn } of list) {
    const key = keyOf(file, statement, digest);
    if (!found.has(key)) found.set(key, { by, at, foundIn });
  }
  return found;
}

/** The file with its confirmed statements no longer to be checked. */
export function withConfirmations<T extends LawFile>(
  file: T,
  confirmed: ReadonlyMap<string, Confirmation>,
): T {
  if (confirmed.size === 0) return file;
  const through = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(through);
    if (typeof value !== 'object' || value === null) return value;
    const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, through(inner)]));
    if (!isStatement(value) || !value.toCheck) return copy;
    const found = confirmed.get(keyOf(file.id, value.id, digestOf(value)));
    return found ? { ...copy, toCheck: false, confirmed: found } : copy;
  };
  return through(file) as T;
}

/** Every statement of a file that has an id, the outermost first; authorities and parties have none and are not among them. */
export function statementsOf(file: LawFile): ListedStatement[] {
  const found: ListedStatement[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (typeof value !== 'object' || value === null) return;
    if (isStatement(value) && value !== (file as unknown)) {
      const text = (name: string) => (value[name] as LawText | undefined) ?? null;
      const { id, basis, source, toCheck, confirmed } = value;
      found.push({
        id,
        digest: digestOf(value),
        label: text('label') ?? text('names') ?? text('title'),
        text: text('text') ?? text('question'),
        basis,
        source,
        toCheck,
        confirmed,
      });
    }
    Object.values(value).forEach(look);
  };
  look(file);
  return found;
}
