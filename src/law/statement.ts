import { hash } from 'node:crypto';
import { canonicalJson, isJsonObject, type Json } from '#verify';
import { answerWords, caseWords, limitWords, proofWords, ruleWords, standardsWords } from './in-words.ts';
import type { LawFile, LawText, Limit, Statement } from './model.ts';
import type { Factor, ProofRule } from './model-scales.ts';

/** Fields in which statements stand that have no id of their own; `file` is the file itself. */
export const STATEMENT_FIELDS = [
  'file',
  'adopted',
  'inForce',
  'forumBasis',
  'parties',
  'ended',
  'reservations',
  'between',
  'temporal',
  'authority',
  'burden',
  'limits',
  'extracts',
  'listSigned',
] as const;
export type StatementField = (typeof STATEMENT_FIELDS)[number];

/** Something else that a statement says besides its words, by the name of its field in the file. */
export interface StatementFact {
  readonly field: string;
  /** In English, with all that the field holds; lists with commas; what nobody gave words to as JSON. */
  readonly value: string;
}

/** A statement where it stands in its file. */
export interface PlacedStatement {
  /**
   * Names it in its file, at most 200 signs, unique there: its id; without one, that of the nearest statement around it, its field and what tells it from others of
   * that field (docs/formats/law.md, “Confirmations”).
   */
  readonly key: string;
  /** Null where it has an id of its own. */
  readonly field: StatementField | null;
  readonly value: Fields & Statement;
  readonly digest: string;
  /** The digest that statements had before every field was in it; null where that is the same one, or there was none. */
  readonly earlierDigest: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const KEY_MAX = 200;

/** What says nothing of the law: how the statement came about, where it stands, and aids for work. */
const NOT_SAID: ReadonlySet<string> = new Set(
  'basis source toCheck confirmed id version package file digest instrument provision prompts answers evidence'.split(
    ' ',
  ),
);

/** The fields of a digest as it was first made: they stand in it even where they are empty, so that what has no others keeps its digest. */
const SAID_FIRST: ReadonlySet<string> = new Set(
  'label names title text question signedBy kind rule limits atMost band value cases provenBy gate standards'.split(
    ' ',
  ),
);

/** Shown as what the statement is called and says; the rest of it are facts. */
const WORDS: ReadonlySet<string> = new Set(['label', 'names', 'title', 'text', 'question']);

const isStatement = (value: unknown): value is Fields & Statement =>
  typeof value === 'object' && value !== null && 'toCheck' in value;

const hasStatements = (value: unknown): boolean =>
  isStatement(value) || (Array.isArray(value) && value.some(isStatement));

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (isJsonObject(value as Json) && Object.keys(value as object).length === 0);

/** What a statement says itself; what stands below it has its own basis and is said by itself. */
function ownFields(statement: Fields): [string, unknown][] {
  return Object.entries(statement).filter(
    ([name, value]) => !NOT_SAID.has(name) && value !== undefined && !hasStatements(value),
  );
}

// Built from files of JSON values alone: nothing else is in it.
const digestOf = (fields: readonly [string, unknown][]): string =>
  hash('sha256', canonicalJson(Object.fromEntries(fields) as Json), 'hex');

function digestsOf(statement: Fields): Pick<PlacedStatement, 'digest' | 'earlierDigest'> {
  const own = ownFields(statement);
  const digest = digestOf(own.filter(([name, value]) => SAID_FIRST.has(name) || !isEmpty(value)));
  const earlier = digestOf(own.filter(([name]) => SAID_FIRST.has(name)));
  return { digest, earlierDigest: earlier === digest ? null : earlier };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

/** What tells a statement from others of its list; null where only its words do. */
function nameAmong(field: StatementField, value: Fields): string | null {
  if (field === 'parties') return textOf(value['state']);
  if (field === 'forumBasis') return textOf(value['forum']);
  if (field === 'between') return (value['states'] as readonly string[]).toSorted().join('-');
  if (field !== 'authority') return null;
  return plainName([value['name'], value['pinpoint'], value['year']].map(textOf).join(' '));
}

function fieldOf(fields: readonly string[]): StatementField {
  const last = fields.at(-1);
  const known = STATEMENT_FIELDS.find((one) => one === last);
  // A new kind of statement gets a word in every language before anybody is asked to confirm it.
  if (known === undefined) throw new Error(`statement without an id in ${fields.join('/')}`);
  return known;
}

const short = (key: string, digest: string): string =>
  key.length <= KEY_MAX ? key : `${[...key].slice(0, KEY_MAX / 2 - 13).join('')}~${digest.slice(0, 12)}`;

/** Every statement of a file with its key, each before those within it. Which place an entry has in its list does not count, unless two are called alike. */
export function placedStatements(file: LawFile): PlacedStatement[] {
  const found = new Map<string, PlacedStatement>();
  const unique = (wanted: string, digest: string): string => {
    const marked = `${wanted}~${digest.slice(0, 12)}`;
    for (let tries = 0; ; tries += 1) {
      const key = short(tries === 0 ? wanted : tries === 1 ? marked : `${marked}-${tries}`, digest);
      if (!found.has(key)) return key;
    }
  };
  const look = (value: unknown, around: string, fields: readonly string[], isOneOfMany: boolean): void => {
    if (Array.isArray(value)) return value.forEach((one) => look(one, around, fields, true));
    if (typeof value !== 'object' || value === null) return;
    let [ancestor, path] = [around, fields];
    if (isStatement(value)) {
      const digests = digestsOf(value);
      const isFile = value === (file as unknown);
      const hasId = typeof value['id'] === 'string';
      const field = isFile ? 'file' : hasId ? null : fieldOf(fields);
      const name = field && isOneOfMany ? (nameAmong(field, value) ?? digests.digest.slice(0, 12)) : null;
      const wanted = hasId
        ? String(value['id'])
        : [around, ...fields, ...(name === null ? [] : [name])].join('/');
      const key = unique(wanted, digests.digest);
      // Of what had no id nobody could confirm anything before.
      found.set(key, { key, field, value, ...digests, ...(field === null ? {} : { earlierDigest: null }) });
      [ancestor, path] = [key, []];
    }
    for (const [name, inner] of Object.entries(value))
      if (name !== 'source' && name !== 'confirmed') look(inner, ancestor, [...path, name], false);
  };
  look(file, file.id, [], false);
  return [...found.values()];
}

/** Fields that are more than a text, in words of ours: they say all that the field holds. */
const WORDED: Readonly<Record<string, (value: never) => string>> = {
  asks: standardsWords,
  cases: (cases: Factor['cases']) => cases.map(caseWords).join(' · '),
  limits: (limits: readonly Limit[]) => limits.map(limitWords).join(' · '),
  provenBy: (rules: readonly ProofRule[]) => rules.map(proofWords).join(' · or '),
  rule: ruleWords,
  standards: standardsWords,
  value: answerWords,
};

const shown = (value: unknown): string => {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return 'en' in value && typeof value.en === 'string' ? value.en : canonicalJson(value as Json);
};

/** What a statement is called, what it says, and everything else that its digest is over. */
export function wordsOf({ value }: PlacedStatement): {
  readonly label: LawText | null;
  readonly text: LawText | null;
  readonly facts: readonly StatementFact[];
} {
  const text = (name: string) => (value[name] as LawText | undefined) ?? null;
  return {
    label: text('label') ?? text('names') ?? text('title'),
    text: text('text') ?? text('question'),
    facts: ownFields(value)
      // That an element is required is what a file says by saying nothing.
      .filter(([name, inner]) => !WORDS.has(name) && !isEmpty(inner) && inner !== 'required')
      .map(([name, inner]) => ({ field: name, value: WORDED[name]?.(inner as never) ?? shown(inner) })),
  };
}
