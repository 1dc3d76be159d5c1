import type { Db, Identity, Tx } from '#db';
import { AppError, nowUtc, type TableText } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { extend, LANGUAGES, type Labels, type Language, type Vocabularies } from '#vocabulary';
import { codingPhrase } from '../errors.ts';
import { releaseVocabularies, useVocabularies } from '../model.ts';
import { lockTerms, termRows, termsVersion, type TermRow } from './store.ts';

type Person = Identity & { readonly personId: string };

/** Columns of a file of terms. */
export const TERM_COLUMNS = ['list', 'id', 'parent', ...LANGUAGES, 'note', 'huridocs', 'flags'] as const;
/** What a table of the archive's terms is called where a row of it is refused. */
const OWN = 'vocabularies of this archive';
const SERVICE = { kind: 'service', name: 'terms' } as const;
/** How long another process may go on with what it knew. */
const FRESH_MS = 1000;

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Rows as a table of an extension. */
export function tableOf(rows: readonly TermRow[]): TableText {
  const lines = rows.map((row) => {
    const labels = row.labels as Partial<Labels>;
    const flags = [row.is_sensitive ? 'sensitive' : '', row.is_retired ? 'retired' : ''].join(' ').trim();
    return [
      row.list,
      row.id,
      row.parent ?? '',
      ...LANGUAGES.map((language) => labels[language] ?? ''),
      row.note,
      row.huridocs,
      flags,
    ];
  });
  return {
    file: OWN,
    text: [TERM_COLUMNS, ...lines].map((line) => `${line.map(quoted).join(',')}\n`).join(''),
  };
}

/** Below a term that a newer release retired nothing is offered either. */
function heeding(base: Vocabularies, rows: readonly TermRow[]): TermRow[] {
  const retired = new Set(
    base.names.flatMap((name) =>
      base
        .vocabulary(name)
        .terms.flatMap((term) => (term.retired !== null && term.retired <= base.version ? [term.id] : [])),
    ),
  );
  for (const row of rows) if (row.is_retired) retired.add(row.id);
  let before = -1;
  while (before !== retired.size) {
    before = retired.size;
    for (const row of rows) if (row.parent !== null && retired.has(row.parent)) retired.add(row.id);
  }
  return rows.map((row) =>
    retired.has(row.id) && row.id.startsWith('x-') ? { ...row, is_retired: true } : row,
  );
}

/** The vocabularies of the release with these rows. Errors of `extend`. */
export function joined(rows: readonly TermRow[]): Vocabularies {
  const base = releaseVocabularies();
  return rows.length === 0 ? base : extend(base, tableOf(heeding(base, rows)));
}

let known = { db: null as Db | null, version: -1, atMs: 0 };

/**
 * Makes the terms of an archive those of this process: when it is opened, before work on a queue, and before an answer, at most once a
 * second. What this process changes itself it knows at once.
 */
export async function refreshTerms(db: Db, isDue = false): Promise<void> {
  if (known.db === db && !isDue && Date.now() - known.atMs < FRESH_MS) return;
  const atMs = Date.now();
  await db.tx(SERVICE, async (tx) => {
    const version = await termsVersion(tx);
    if (known.db !== db || known.version !== version) useVocabularies(joined(await termRows(tx)));
    known = { db, version, atMs };
  });
}

/** What is said of a new term. */
export interface NewTerm {
  readonly list: string;
  readonly parent: string | null;
  /** At least one. */
  readonly labels: Partial<Labels>;
  readonly note: string;
  readonly isSensitive: boolean;
}

function refuse(what: Parameters<typeof codingPhrase>[0], why: Parameters<typeof codingPhrase>[0]): never {
  throw new AppError('INVALID_INPUT', { what: codingPhrase(what), why: codingPhrase(why) });
}

function cleanLabels(labels: Partial<Labels>): Partial<Labels> {
  return Object.fromEntries(
    LANGUAGES.flatMap((language): [Language, string][] => {
      const label = (labels[language] ?? '').normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
      if (label.length > 200) refuse('the-label', 'label-long');
      if (/[\p{Cc}\p{Cf}]/u.test(label)) refuse('the-label', 'invisible');
      return label === '' ? [] : [[language, label]];
    }),
  );
}

/** An id from the English label, or from the list where there is none in Latin letters. */
function newId(given: NewTerm, taken: (id: string) => boolean): string {
  const words = (given.labels.en ?? given.labels.fr ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  const stem = `x-${words === '' ? given.list : words}`;
  let id = stem;
  for (let n = 2; taken(id); n += 1) id = `${stem}-${n}`;
  return id;
}

/** Writes rows that were checked, each with an entry about it. */
export async function putTerms(
  tx: Tx,
  by: Person,
  rows: readonly TermRow[],
  kindOf: (row: TermRow) => 'term-added' | 'term-changed',
  reason: string,
): Promise<void> {
  await record(
    tx,
    by,
    rows.map((row) => ({
      kind: kindOf(row),
      subject: { table: 'term' as const, id: row.id },
      compartmentId: null,
      rows: [{ table: 'term' as const, op: 'put' as const, row: row as LedgeredRow<'term'> }],
      reason,
    })),
  );
}

/**
 * Adds a term of the archive's own below any term of its list, for everybody in the archive. Returns its id, which never changes. Whoever
 * calls has seen that it is permitted, and calls `refreshTerms` when the transaction is done. Errors INVALID_INPUT, VOCABULARY_UNKNOWN.
 */
export async function addTerm(tx: Tx, by: Person, given: NewTerm, reason: string): Promise<string> {
  await lockTerms(tx);
  const rows = await termRows(tx);
  const now = joined(rows);
  const { terms } = now.vocabulary(given.list);
  const above = terms.find(({ id }) => id === given.parent);
  if (given.parent !== null && (above === undefined || above.retired !== null))
    refuse('the-parent', 'no-such-term');
  const labels = cleanLabels(given.labels);
  if (Object.keys(labels).length === 0) refuse('the-label', 'label-empty');
  const same = terms.find((term) =>
    LANGUAGES.some((one) => labels[one] !== undefined && labels[one] === term.labels[one]),
  );
  if (same !== undefined) refuse('the-label', 'term-is-there');
  const row: TermRow = {
    id: newId({ ...given, labels }, (id) => now.has(id)),
    list: given.list,
    parent: given.parent,
    labels,
    note: given.note.normalize('NFC').trim(),
    huridocs: '',
    is_sensitive: given.isSensitive,
    is_retired: false,
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
  };
  joined([...rows, row]);
  await putTerms(tx, by, [row], () => 'term-added', reason);
  return row.id;
}

/** What can be said otherwise of a term; what is left out stays. Of a term of the release only its labels. */
export interface TermChange {
  readonly labels?: Partial<Labels>;
  readonly note?: string;
  readonly isRetired?: boolean;
  /** Of the row that was read; 0 for a term of the release of which nothing was said yet. */
  readonly version: number;
}

/**
 * Puts labels right, or takes a term of the archive's own out of what is offered, or back. What is recorded under it stays readable.
 * Errors VOCABULARY_UNKNOWN, CONFLICT, INVALID_INPUT.
 */
export async function changeTerm(
  tx: Tx,
  by: Person,
  id: string,
  change: TermChange,
  reason: string,
): Promise<void> {
  await lockTerms(tx);
  const rows = await termRows(tx);
  const known = joined(rows).term(id);
  const before = rows.find((row) => row.id === id);
  const isOwn = id.startsWith('x-');
  if ((before?.version ?? 0) !== change.version)
    throw new AppError('CONFLICT', { what: codingPhrase('the-term') });
  if (!isOwn && (change.note !== undefined || change.isRetired !== undefined))
    refuse('the-term', 'of-the-release');
  const given = change.labels === undefined ? {} : cleanLabels(change.labels);
  const labels = { ...(before?.labels as Partial<Labels> | undefined), ...given };
  const row: TermRow = {
    ...(before ?? {
      id,
      list: known.list,
      parent: null,
      note: '',
      huridocs: '',
      is_sensitive: false,
      is_retired: false,
      made_by: by.personId,
      made_at: nowUtc(),
    }),
    labels,
    ...(change.note === undefined ? {} : { note: change.note.normalize('NFC').trim() }),
    ...(change.isRetired === undefined ? {} : { is_retired: change.isRetired }),
    version: (before?.version ?? 0) + 1,
    changed_at: before ? nowUtc() : null,
  };
  joined([...rows.filter((one) => one.id !== id), row]);
  await putTerms(tx, by, [row], () => 'term-changed', reason);
}
