import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#db';
import { columnsOf, type LedgeredRow } from '#ledger';
import { partForms, type IncidentForm, type PartForm } from './forms.ts';

/** What the rows of all records have in common; `incident_id` only what hangs on an incident. */
export type RecordRow = Pick<
  LedgeredRow<'incident'>,
  | 'id'
  | 'case_id'
  | 'compartment_id'
  | 'facts'
  | 'version'
  | 'made_by'
  | 'made_at'
  | 'changed_at'
  | 'withdrawn_at'
  | 'withdrawn_reason'
> & { readonly incident_id?: string };

/** The columns of a record as an entry has them: not those that the database makes of others. */
const ownColumns = (form: IncidentForm): RawBuilder<unknown> =>
  sql.join(columnsOf(form).map((column) => sql.ref(column)));

/** A record; null when there is none that may be seen. */
export async function findRecord(tx: Tx, form: IncidentForm, id: string): Promise<RecordRow | null> {
  const { rows } =
    await sql<RecordRow>`select ${ownColumns(form)} from ${sql.table(form)} where id = ${id}::uuid`.execute(
      tx,
    );
  return rows[0] ?? null;
}

/** A record, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockRecord<F extends IncidentForm>(
  tx: Tx,
  form: F,
  id: string,
): Promise<(LedgeredRow<F> & RecordRow) | null> {
  const { rows } = await sql<LedgeredRow<F> & RecordRow>`
    select ${ownColumns(form)} from ${sql.table(form)} where id = ${id}::uuid for update`.execute(tx);
  return rows[0] ?? null;
}

/** Whether an actor or a source of the case may be seen. */
export async function isKnown(
  tx: Tx,
  table: 'actor' | 'source',
  id: string,
  caseId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from ${sql.table(table)} where id = ${id}::uuid and case_id = ${caseId}`.execute(tx);
  return rows.length > 0;
}

/** The incident; null when there is none that may be seen. */
export async function findIncident(tx: Tx, id: string): Promise<LedgeredRow<'incident'> | null> {
  return (await tx.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What hangs on incidents and was not withdrawn, by kind, the oldest first. */
export type Parts = { readonly [F in PartForm]: readonly LedgeredRow<F>[] };

/** What else is written about an incident: ids of what values of it and of its parts rest on, withdrawn or not. */
export async function aboutIncident(tx: Tx, id: string): Promise<string[]> {
  const parts = sql.join(
    partForms.map((form) => sql`select id from ${sql.table(form)} where incident_id = ${id}::uuid`),
    sql` union all `,
  );
  const { rows } = await sql<{ id: string }>`
    select id from field_basis where record_id in (select ${id}::uuid union all ${parts})`.execute(tx);
  return rows.map((row) => row.id);
}

/** What hangs on these incidents. */
export async function partsOf(tx: Tx, incidentIds: readonly string[]): Promise<Parts> {
  const found: Record<string, unknown> = {};
  for (const form of partForms)
    found[form] = (
      await sql`
        select * from ${sql.table(form)} where incident_id = any (${[...incidentIds]}::uuid[]) and withdrawn_at is null
        order by made_at, id`.execute(tx)
    ).rows;
  return found as Parts;
}

/** Incidents whose title rests on one of these claims, and all that hangs on them, withdrawn or not: rows to be moved with the claims. */
export async function titledBy(tx: Tx, claimIds: readonly string[]): Promise<[IncidentForm, RecordRow][]> {
  if (claimIds.length === 0) return [];
  const incidents = sql`select b.record_id from field_basis b
    where b.record_table = 'incident' and b.field = 'title' and b.stance = 'supports' and b.withdrawn_at is null
      and b.claim_id = any (${[...claimIds]}::uuid[])`;
  const found: [IncidentForm, RecordRow][] = [];
  for (const form of ['incident', ...partForms] as const) {
    const of = form === 'incident' ? sql.ref('id') : sql.ref('incident_id');
    const { rows } = await sql<RecordRow>`
      select ${ownColumns(form)} from ${sql.table(form)} where ${of} in (${incidents}) for update`.execute(
      tx,
    );
    found.push(...rows.map((row): [IncidentForm, RecordRow] => [form, row]));
  }
  return found;
}

/** A relation to another incident, seen from one of the two. */
export interface ShownIncidentLink {
  readonly id: string;
  readonly relation: string;
  /** Whether the incident that is looked at is the one that is said to stand so to the other. */
  readonly isFrom: boolean;
  readonly reason: string;
  readonly made_by: string;
  readonly made_at: string;
  readonly other_id: string;
  readonly other_title: string;
  readonly other_happened_on: string | null;
}

/** Relations of an incident that stand, to incidents that may be seen. */
export async function incidentLinksOf(tx: Tx, id: string): Promise<ShownIncidentLink[]> {
  const { rows } = await sql<ShownIncidentLink>`
    select l.id, l.relation, l.incident_id = ${id}::uuid as "isFrom", l.reason, l.made_by, l.made_at,
      o.id as other_id, o.title as other_title, o.happened_on as other_happened_on
    from incident_link l
    join incident o on o.id = case when l.incident_id = ${id}::uuid then l.other_incident_id else l.incident_id end
    where ${id}::uuid in (l.incident_id, l.other_incident_id) and l.withdrawn_at is null
    order by l.made_at, l.id`.execute(tx);
  return rows;
}

/** A relation, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockIncidentLink(tx: Tx, id: string): Promise<LedgeredRow<'incident_link'> | null> {
  const row = await tx
    .selectFrom('incident_link')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Whether the one stands in this relation to the other already. */
export async function isLinked(
  tx: Tx,
  id: string,
  to: { readonly otherId: string; readonly relation: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('incident_link')
    .select('id')
    .where('incident_id', '=', id)
    .where('other_incident_id', '=', to.otherId)
    .where('relation', '=', to.relation)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Names of sources that may be seen, by their ids. */
export async function sourceNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('source')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
