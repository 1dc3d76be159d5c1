import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
import { isId } from '#kernel';
import { bodiesBefore, feedPage, namesOf, type FeedFilter, type FeedRow } from './store.ts';

/** One field of one row, before and after. */
export interface FieldChange {
  readonly table: string;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** An entry told: who, what, about what, from what to what where it can be told, and why. */
export interface FeedLine {
  readonly id: string;
  readonly index: number | null;
  readonly kind: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly actor: string | null;
  readonly role: string;
  readonly subject: {
    readonly table: string;
    readonly id: string;
    readonly label: string | null;
    readonly serial: string | null;
  };
  readonly detail: Record<string, string | number>;
  readonly changes: FieldChange[];
}

interface Row {
  readonly table: string;
  readonly op: 'put' | 'remove';
  readonly row: Readonly<Record<string, unknown>>;
}

interface Body {
  readonly rows?: readonly Row[];
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
  exhibit_section: ['title'],
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
  actor: ['counting_unit'],
  actor_identity: ['sex', 'born_on', 'died_on', 'age_lower', 'age_upper', 'age_on', 'description'],
  actor_name: ['name'],
};

/** Kinds for which an earlier state of a row is looked for. */
const CHANGING = /-(described|changed|withdrawn|merged|graded)$/;

function textOf(value: unknown, names: ReadonlyMap<string, { name: string }>): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => textOf(one, names) ?? '').join(', ');
  if (typeof value === 'object') return null;
  const text = String(value as string | number | boolean);
  return isId(text) ? (names.get(text)?.name ?? null) : text;
}

const keyOf = ({ table, row }: Row): string => `${table} ${String(row['id'] ?? row['actor_id'] ?? '')}`;

async function earlierRows(tx: Tx, entry: FeedRow, rows: readonly Row[]): Promise<Map<string, Row>> {
  const ids = rows.flatMap(({ row }) =>
    [row['id'] ?? row['actor_id']].filter((id) => typeof id === 'string'),
  );
  const found = new Map<string, Row>();
  if (ids.length === 0 || !CHANGING.test(entry.kind)) return found;
  for (const text of await bodiesBefore(tx, entry.subjectId, entry.seq, ids.slice(0, 50)))
    for (const row of (JSON.parse(text) as Body).rows ?? [])
      if (!found.has(keyOf(row))) found.set(keyOf(row), row);
  return found;
}

function changesIn(
  rows: readonly Row[],
  earlier: ReadonlyMap<string, Row>,
  names: ReadonlyMap<string, { name: string }>,
): FieldChange[] {
  return rows.flatMap((one) => {
    const before = earlier.get(keyOf(one))?.row;
    const after = one.op === 'put' ? one.row : undefined;
    // A withdrawn comment is not repeated here; its entry keeps it.
    if (one.table === 'comment' && after?.['withdrawn_at']) return [];
    return (TOLD[one.table] ?? []).flatMap((field) => {
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

/** Entries with what they changed and the names of what they are about. */
async function told(tx: Tx, rows: readonly FeedRow[]) {
  const bodies = rows.map(({ body }) => JSON.parse(body) as Body);
  const earlier: Map<string, Row>[] = [];
  for (const [at, row] of rows.entries()) earlier.push(await earlierRows(tx, row, bodies[at]?.rows ?? []));
  const ids = new Set(rows.flatMap(({ actorId, subjectId }) => [actorId ?? '', subjectId]));
  for (const { rows: put = [] } of [...bodies, ...earlier.map((one) => ({ rows: [...one.values()] }))])
    for (const { row } of put)
      for (const field of ['assignee_id', 'compartment_id']) ids.add(String(row[field] ?? ''));
  const names = await namesOf(tx, [...ids].filter(isId));
  return rows.map((row, at) => {
    const body = bodies[at] ?? {};
    const all = changesIn(body.rows ?? [], earlier[at] ?? new Map(), names);
    // A free task is what the entry is about: its title stands there already.
    const changes = all.filter(
      ({ field, from }) => row.subjectTable !== 'task' || field !== 'title' || from !== null,
    );
    return { row, body, changes: changes.slice(0, MOST_CHANGES), names };
  });
}

const MOST_OF_ONE = 200;

/** What the last entries about one thing changed, by entry; for its history. Entries that changed no told field are left out. */
export async function changesOf(tx: Tx, subjectId: string): Promise<Map<string, FieldChange[]>> {
  const rows = await feedPage(tx, { subjectId }, null, MOST_OF_ONE);
  const changing = rows.filter(({ kind }) => CHANGING.test(kind) || /^(comment|task)-/.test(kind));
  return new Map((await told(tx, changing)).map(({ row, changes }) => [row.id, changes]));
}

/** Records of which the feed shows what they say: titles, names, fields that were changed. */
const SHOWN = ['item', 'dossier', 'actor_identity'] as const;
const isShown = (table: string): table is (typeof SHOWN)[number] =>
  (SHOWN as readonly string[]).includes(table);

/**
 * A page of the change feed, newest first: entries that the identity of `tx` may see. Titles of sealed records that it
 * shows are recorded as read.
 */
export async function changeFeed(
  tx: Tx,
  by: Identity,
  page: { readonly filter: FeedFilter; readonly before: number | null; readonly limit: number },
): Promise<{ lines: FeedLine[]; next: number | null }> {
  const rows = await feedPage(tx, page.filter, page.before, page.limit);
  await recordReads(
    tx,
    by,
    [...new Map(rows.map((row) => [row.subjectId, row])).values()].flatMap((row) =>
      isShown(row.subjectTable) && row.compartmentId !== null
        ? [{ table: row.subjectTable, id: row.subjectId, compartmentId: row.compartmentId }]
        : [],
    ),
    'listed among changes',
  );
  const lines = (await told(tx, rows)).map(({ row, body, changes, names }): FeedLine => {
    const named = names.get(row.subjectId);
    return {
      id: row.id,
      index: row.index,
      kind: row.kind,
      at: row.at,
      actorId: row.actorId,
      actor: names.get(row.actorId ?? '')?.name ?? null,
      role: body.actor?.role ?? '',
      subject: {
        table: row.subjectTable,
        id: row.subjectId,
        label: named?.name ?? null,
        serial: named?.serial ?? null,
      },
      detail: {
        ...body.note,
        ...toolOf(body),
        ...(body.reason === undefined ? {} : { reason: body.reason }),
      },
      changes,
    };
  });
  return { lines, next: rows.length === page.limit ? (rows.at(-1)?.seq ?? null) : null };
}

function toolOf(body: Body): { tool?: string } {
  const tool = body.rows?.find(({ table }) => table === 'derivation')?.row['tool'];
  return typeof tool === 'string' ? { tool } : {};
}
