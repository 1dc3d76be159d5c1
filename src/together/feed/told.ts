import type { Tx } from '#db';
import { isId } from '#kernel';
import { bodiesBefore, namesOf, type FeedRow } from './store.ts';

/** One field of one row, before and after. */
export interface FieldChange {
  readonly table: string;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A change of a row in an entry. */
export interface EntryRow {
  readonly table: string;
  readonly op: 'put' | 'remove';
  readonly row: Readonly<Record<string, unknown>>;
}

/** What is read of an entry. */
export interface Body {
  readonly rows?: readonly EntryRow[];
  readonly reason?: string;
  readonly note?: Readonly<Record<string, string | number>>;
  readonly actor?: { readonly role?: string };
}

/** Fields that say something to people; what else a row holds is bookkeeping. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  item: ['title', 'document_date', 'languages'],
  person: ['name', 'email', 'status'],
  dossier: ['title', 'forum', 'numbering'],
  dossier_plan: ['page_limit', 'languages'],
  item_withdrawal: ['cause', 'reason', 'restored_reason'],
  consent: ['basis', 'purposes', 'forums', 'anonymity', 'given_on', 'expires_on', 'withdrawn_reason'],
  translation: ['language', 'note', 'translator', 'certified_by', 'certified_on'],
  redaction: ['page', 'category', 'authority', 'reason', 'withdrawn_reason'],
  volume_plan: ['profile', 'language', 'ern_prefix', 'case_name', 'cover_on'],
  exhibit_section: ['title'],
  exhibit_extract: ['pages'],
  exhibit: ['title', 'position'],
  source: ['name', 'kind', 'affiliation', 'reliability', 'independence_group', 'note'],
  source_name: ['name', 'language'],
  source_position: ['position', 'towards'],
  source_link: ['basis', 'reason'],
  comment: ['body'],
  task: ['title', 'assignee_id', 'due_on', 'state'],
  role_grant: ['role'],
  compartment_grant: ['compartment_id'],
  dossier_build: ['result'],
  filing: ['filed_on', 'filed_with', 'reference'],
  filing_note: ['kind', 'place', 'says', 'should_say', 'reason', 'outcome'],
  law_confirmation: ['file', 'statement', 'found_in'],
  law_edition: ['file', 'version'],
  term: ['list', 'parent', 'en', 'fr', 'az', 'hy', 'ru', 'note', 'is_retired'],
  actor: ['counting_unit'],
  actor_identity: ['sex', 'born_on', 'died_on', 'age_lower', 'age_upper', 'age_on', 'description'],
  actor_name: ['name'],
};

/**
 * What else is told of a record on its own page, where its words are read and that is recorded: all that these say, `facts` field by field.
 * The feed names them and no more.
 */
const TOLD_AT_HOME: ReadonlySet<string> = new Set([
  'claim',
  'claim_grade',
  'claim_link',
  'incident',
  'act',
  'involvement',
  'information',
  'intervention',
  'incident_link',
  'field_basis',
  'conclusion',
  'conclusion_claim',
  'allegation',
  'laid_evidence',
  'proceeding',
  'proceeding_link',
  'step',
  'step_item',
  'diplomatic_exchange',
  'checklist_answer',
  'answer_evidence',
  'undertaking',
  'undertaking_order',
  'obligation',
  'compliance_event',
  'undertaking_basis',
  'pleading',
  'pleading_part',
  'settlement',
  'settlement_route',
  'obstacle',
  'obstacle_word',
  'criterion_assessment',
  'settlement_basis',
  'handover',
  'handover_item',
  'handover_claim',
  'hazard_record',
  'hazard_decision',
  'hazard_release',
  'record_release',
  'detention_evidence',
  'exchange_part',
  'exchange_claim',
  'accident',
  'accident_victim',
  'ground_area',
  'ground_work',
  'quality_visit',
  'found_device',
  'displacement_record',
  'displacement_member',
  'displacement_evidence',
]);
const BOOKKEEPING =
  /^(id|case_id|compartment_id|parties|version|(made|changed|withdrawn|graded|removed)_(by|at)|known_(by|from)|withdrawn_reason|sorted_day|last_day|supersedes_id|record_(id|table)|(proceeding|other|step|answer|allegation|undertaking|obligation|event|pleading|dossier|settlement|obstacle|word|assessment|handover|record|to_compartment|accident|area|work|household)_id|place_id|ordering|item_ids|(law|checklist)_(version|digest))$/;

/** Parties of a proceeding by what they are in it, so that each is told in words. */
const partiesIn = (parties: unknown): object =>
  Array.isArray(parties)
    ? Object.fromEntries(
        Map.groupBy(parties as readonly { name: string; role: string }[], ({ role }) => role)
          .entries()
          .map(([role, own]) => [role, own.map(({ name }) => name)]),
      )
    : {};

/** Names of a settlement, each as it is written. */
const namesIn = (names: unknown): object =>
  Array.isArray(names) ? { names: (names as readonly { name?: unknown }[]).map(({ name }) => name) } : {};

/** A row as it is told: what `facts` and `labels` hold stands beside the columns. */
const flat = (row: EntryRow['row'] | undefined): Readonly<Record<string, unknown>> => ({
  ...row,
  // Of an allegation they are a text, and stand as they are.
  ...(typeof row?.['facts'] === 'object' ? row['facts'] : undefined),
  ...(row?.['labels'] as object | undefined),
  ...partiesIn(row?.['parties']),
  ...namesIn(row?.['names']),
});

const toldOf = (table: string, row: Readonly<Record<string, unknown>>, isHome: boolean): readonly string[] =>
  isHome && TOLD_AT_HOME.has(table)
    ? Object.keys(row).filter((field) => !BOOKKEEPING.test(field))
    : (TOLD[table] ?? []);

/** Kinds for which an earlier state of a row is looked for. */
export const CHANGING = /-(described|changed|withdrawn|merged|graded)$/;

function textOf(value: unknown, names: ReadonlyMap<string, { name: string }>): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((one) => textOf(one, names) ?? '').join(', ');
  if (typeof value === 'object') return null;
  const text = String(value as string | number | boolean);
  return isId(text) ? (names.get(text)?.name ?? null) : text;
}

/** What is the same in all states of a row; of one without an id of its own, all that it ties together. */
export const keyOf = ({ table, row }: EntryRow): string => {
  const ties = Object.entries(row).filter(([field]) => field.endsWith('_id'));
  return `${table} ${String(row['id'] ?? row['actor_id'] ?? ties.map(([, id]) => String(id)).join(' '))}`;
};

async function earlierRows(
  tx: Tx,
  entry: FeedRow,
  rows: readonly EntryRow[],
): Promise<Map<string, EntryRow>> {
  const ids = rows.flatMap(({ row }) =>
    [row['id'] ?? row['actor_id']].filter((id) => typeof id === 'string'),
  );
  const found = new Map<string, EntryRow>();
  if (ids.length === 0 || !CHANGING.test(entry.kind)) return found;
  for (const text of await bodiesBefore(tx, entry.subjectId, entry.seq, ids.slice(0, 50)))
    for (const row of (JSON.parse(text) as Body).rows ?? [])
      if (!found.has(keyOf(row))) found.set(keyOf(row), row);
  return found;
}

function changesIn(
  rows: readonly EntryRow[],
  earlier: ReadonlyMap<string, EntryRow>,
  names: ReadonlyMap<string, { name: string }>,
  isHome: boolean,
): FieldChange[] {
  return rows.flatMap((one) => {
    const known = earlier.get(keyOf(one))?.row;
    // What came in with an import of which the reader may not know: nothing is said rather than that all of it is new.
    if (isHome && known === undefined && Number(one.row['version'] ?? 1) > 1) return [];
    const before = known && flat(known);
    const after = one.op === 'put' ? flat(one.row) : undefined;
    const fields = toldOf(one.table, { ...before, ...flat(one.row) }, isHome);
    // A withdrawn comment is not repeated here; its entry keeps it.
    if (one.table === 'comment' && after?.['withdrawn_at']) return [];
    return fields.flatMap((field) => {
      const [from, to] = [textOf(before?.[field], names), textOf((after ?? one.row)[field], names)];
      if (one.op === 'remove')
        return to === null && from === null ? [] : [{ table: one.table, field, from: from ?? to, to: null }];
      // Which task it is, also when only its state or its day changed; a new one is open, which goes without saying.
      if (one.table === 'task' && field === 'title' && from === to)
        return [{ table: one.table, field, from: null, to }];
      if (one.table === 'task' && field === 'state' && before === undefined && to === 'open') return [];
      return from === to ? [] : [{ table: one.table, field, from, to }];
    });
  });
}

const MOST_CHANGES = 12;

/** An entry with its body read, and earlier states of its rows by `keyOf`. */
export interface OpenEntry {
  readonly entry: FeedRow;
  readonly body: Body;
  readonly earlier: Map<string, EntryRow>;
}

/** Entries with their bodies read, and what the entries about the same things before them say of the same rows. */
export async function opened(tx: Tx, entries: readonly FeedRow[]): Promise<OpenEntry[]> {
  const open: OpenEntry[] = [];
  for (const entry of entries) {
    const body = JSON.parse(entry.body) as Body;
    open.push({ entry, body, earlier: await earlierRows(tx, entry, body.rows ?? []) });
  }
  return open;
}

/** Entries with what they changed and the names of what they are about; `isHome` on the page of the record that they are about. */
export async function told(tx: Tx, open: readonly OpenEntry[], isHome: boolean) {
  const rows = open.map(({ entry }) => entry);
  const bodies = open.map(({ body }) => body);
  const earlier = open.map((one) => one.earlier);
  const ids = new Set(rows.flatMap(({ actorId, subjectId }) => [actorId ?? '', subjectId]));
  for (const { rows: put = [] } of [...bodies, ...earlier.map((one) => ({ rows: [...one.values()] }))])
    for (const { row } of put)
      for (const [field, value] of Object.entries(row))
        if (isHome || field === 'assignee_id' || field === 'compartment_id') ids.add(String(value ?? ''));
  const names = await namesOf(tx, [...ids].filter(isId));
  return rows.map((row, at) => {
    const body = bodies[at] ?? {};
    const all = changesIn(body.rows ?? [], earlier[at] ?? new Map(), names, isHome);
    // A free task is what the entry is about: its title stands there already.
    const changes = all.filter(
      ({ field, from }) => row.subjectTable !== 'task' || field !== 'title' || from !== null,
    );
    return { row, body, changes: isHome ? changes : changes.slice(0, MOST_CHANGES), names };
  });
}
