import { actorIdsByPseudonym, type Said } from '#coding';
import type { Tx } from '#db';
import { AppError, faultPoint, newId, nowUtc } from '#kernel';
import { makeEntries, record, type EntryDraft, type LedgeredTable, type RowChange } from '#ledger';
import type { DisplacementRecord, Member, Person } from '../model.ts';
import { newRecord } from '../rows.ts';
import { recordsByReference } from '../store.ts';
import type { BuiltMember, BuiltPart, BuiltRow } from './build.ts';
import type { MappedPart } from './mapping.ts';
import type { SettlementSpellings } from './spellings.ts';

/** Where a row of a sheet puts records: always new ones. */
const NEW_IN: ReadonlySet<LedgeredTable> = new Set([
  'displacement_record',
  'displacement_version',
  'displacement_member',
]);
// A sealed pack holds 256 entries in memory at a time.
const ENTRY_BYTES = 250_000;

/** What every batch of an import needs. */
export interface Commit {
  readonly by: Person;
  readonly caseId: string;
  readonly compartmentId: string;
  readonly itemId: string;
  readonly spellings: SettlementSpellings;
  /** Of a dry run what rows before would have made, by the beginnings of their references; null where it is written. */
  readonly seen: Set<string> | null;
}

/** How many records of each kind were made, or would be. */
export interface Made {
  households: number;
  events: number;
  properties: number;
  members: number;
}

/** What became of one row. */
export interface RowOutcome {
  readonly row: BuiltRow;
  readonly errors: readonly Said[];
  readonly notes: readonly Said[];
  /** Nothing of it was new. */
  readonly isThere: boolean;
}

/** What a batch comes to. */
export interface BatchOutcome {
  readonly rows: readonly RowOutcome[];
  readonly made: Made;
  readonly changes: readonly (readonly RowChange[])[];
  /** Of the rows of which something is new, for the entries. */
  readonly lines: readonly number[];
}

type There = Readonly<Record<MappedPart, Map<string, DisplacementRecord>>>;

async function lookUp(tx: Tx, commit: Commit, rows: readonly BuiltRow[]) {
  const of = async (kind: MappedPart) =>
    new Map(
      await recordsByReference(tx, {
        compartmentId: commit.compartmentId,
        kind,
        references: rows.flatMap((row) => row[kind]?.reference ?? []),
      }),
    );
  const there: There = {
    household: await of('household'),
    event: await of('event'),
    property: await of('property'),
  };
  const pseudonyms = new Set(rows.flatMap(({ members }) => members.map(({ pseudonym }) => pseudonym)));
  return { there, actors: await actorIdsByPseudonym(tx, commit.caseId, [...pseudonyms]) };
}

/** Enough of a digest that among millions no two are the same, and little enough to keep a million. */
const SEEN_LETTERS = 16;

function memberRow(
  by: Person,
  householdId: string,
  { pseudonym, role, at }: BuiltMember,
  actors: ReadonlyMap<string, string>,
): Member {
  const actorId = actors.get(pseudonym);
  if (actorId === undefined) throw new Error(`nobody is called ${pseudonym}`);
  const of = { household_id: householdId, actor_id: actorId, role, at_time: at };
  return { id: newId(), ...of, made_by: by.personId, made_at: nowUtc() };
}

const COUNTED = { household: 'households', event: 'events', property: 'properties' } as const;

/**
 * Works out what a batch makes, from what there is: a part that is recorded already is passed over, and a row with an actor that there is not
 * makes nothing. Writes nothing.
 */
export async function readyBatch(tx: Tx, commit: Commit, rows: readonly BuiltRow[]): Promise<BatchOutcome> {
  const { by, caseId, compartmentId, itemId, spellings, seen } = commit;
  const { there, actors } = await lookUp(tx, commit, rows);
  const made: Made = { households: 0, events: 0, properties: 0, members: 0 };
  const changes: (readonly RowChange[])[] = [];
  const lines: number[] = [];
  const isSeen = (reference: string): boolean => seen?.has(reference.slice(0, SEEN_LETTERS)) ?? false;
  const outcomes = rows.map((row): RowOutcome => {
    const errors: Said[] = [...row.errors];
    const notes: Said[] = [...row.notes];
    for (const { pseudonym, column } of row.members)
      if (!actors.has(pseudonym)) errors.push({ code: 'import-no-actor', column, value: pseudonym });
    const { household: part } = row;
    const before = (part && there.household.get(part.reference)) ?? null;
    if (before && before.withdrawn_at !== null)
      errors.push({ code: 'displaced-withdrawn', column: null, value: before.serial });
    if (errors.length > 0) return { row, errors, notes, isThere: false };
    const own: RowChange[] = [];
    const put = (kind: MappedPart, of: BuiltPart<MappedPart>, whose: DisplacementRecord | null) => {
      const settlementId = of.place === null ? null : spellings.idOf(of.place, notes);
      const { facts, reference } = of;
      const from = { itemId, line: row.line };
      const whole = { caseId, compartmentId, kind, facts, household: whose, settlementId, reference, from };
      const { row: record, rows: written } = newRecord(by, whole);
      own.push(...written);
      there[kind].set(reference, record);
      seen?.add(reference.slice(0, SEEN_LETTERS));
      made[COUNTED[kind]] += 1;
      return record;
    };
    const isKnown = before !== null || (part !== null && isSeen(part.reference));
    const household = part === null || isKnown ? before : put('household', part, null);
    if (household && !isKnown)
      for (const member of row.members) {
        own.push({
          table: 'displacement_member',
          op: 'put',
          row: memberRow(by, household.id, member, actors),
        });
        made.members += 1;
      }
    for (const kind of ['event', 'property'] as const) {
      const of = row[kind];
      if (of && !there[kind].has(of.reference) && !isSeen(of.reference)) put(kind, of, household);
    }
    const isThere = own.length === 0;
    if (isKnown || isThere)
      notes.push({ code: 'displaced-there-already', column: null, value: before?.serial ?? null });
    if (!isThere) {
      changes.push(own);
      lines.push(row.line);
    }
    return { row, errors, notes, isThere };
  });
  return { rows: outcomes, made, changes, lines };
}

/** The entries of a batch: rows of the sheet together, as many as one holds. */
function draftsOf({ compartmentId, itemId }: Commit, { changes, lines }: BatchOutcome): EntryDraft[] {
  const drafts: { rows: RowChange[]; bytes: number; first: number; last: number }[] = [];
  for (const [at, own] of changes.entries()) {
    const bytes = Buffer.byteLength(JSON.stringify(own));
    const line = lines[at] ?? 0;
    let draft = drafts.at(-1);
    if (!draft || draft.bytes + bytes > ENTRY_BYTES) {
      draft = { rows: [], bytes: 0, first: line, last: line };
      drafts.push(draft);
    }
    draft.rows.push(...own);
    draft.bytes += bytes;
    draft.last = line;
  }
  return drafts.map(({ rows, first, last }) => ({
    kind: 'displacements-imported',
    subject: { table: 'item', id: itemId },
    compartmentId,
    rows,
    note: { from: first, to: last },
  }));
}

/** Writes a batch in the transaction in which it was worked out. Error IMPORT_AT_ONCE. */
export async function writeBatch(tx: Tx, commit: Commit, batch: BatchOutcome): Promise<void> {
  if (batch.changes.length === 0) return;
  try {
    await record(tx, commit.by, await makeEntries(commit.by, draftsOf(commit, batch), NEW_IN));
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'displacement_record_reference')
      throw new AppError('IMPORT_AT_ONCE', {}, { cause: error });
    throw error;
  }
  faultPoint('displacement.batch-recorded');
}
