import { sql } from 'kysely';
import type { Tx } from '#db';
import { columnsOf, type LedgeredRow } from '#ledger';
import { standing, within, type WantedCoding } from '../../export/store.ts';
import { partForms, type PartForm } from '../forms.ts';
import type { Parts } from '../store.ts';

/** An incident with who made it. */
export interface IncidentRow extends LedgeredRow<'incident'> {
  readonly maker: string | null;
}

/** Which incidents are wanted: those of the case, or of them the one with this id. */
export interface WantedIncidents extends WantedCoding {
  readonly id?: string;
}

/** The next `limit` incidents of the case after `after`, in the order in which they were made. */
export async function incidentsAfter(
  tx: Tx,
  wanted: WantedIncidents,
  after: Pick<IncidentRow, 'made_at' | 'id'> | null,
  limit: number,
): Promise<IncidentRow[]> {
  const { rows } = await sql<IncidentRow>`
    select ${sql.join(columnsOf('incident').map((column) => sql.ref(`i.${column}`)))}, p.name as maker
    from incident i left join person p on p.id = i.made_by
    where i.case_id = ${wanted.caseId} and ${standing('i.withdrawn_at', wanted)} and ${within('i.compartment_id', wanted)}
      and ${wanted.id === undefined ? sql`true` : sql`i.id = ${wanted.id}::uuid`}
      and ${after === null ? sql`true` : sql`(i.made_at, i.id) > (${after.made_at}::timestamptz, ${after.id}::uuid)`}
    order by i.made_at, i.id limit ${limit}`.execute(tx);
  return rows;
}

/** What hangs on these incidents, the oldest first; it lies where its incident lies. */
export async function partsUnder(tx: Tx, wanted: WantedCoding, ids: readonly string[]): Promise<Parts> {
  const found: Partial<Record<PartForm, unknown>> = {};
  for (const form of partForms)
    found[form] = (
      await sql`
        select * from ${sql.table(form)} r
        where r.incident_id = any (${[...ids]}::uuid[]) and ${standing('r.withdrawn_at', wanted)}
          and ${within('r.compartment_id', wanted)}
        order by r.made_at, r.id`.execute(tx)
    ).rows;
  return found as Parts;
}

/** A claim that a value rests on or that contradicts it. */
export interface BasisRow {
  readonly record_id: string;
  readonly field: string;
  readonly stance: string;
  readonly note: string | null;
  readonly claim_id: string;
  readonly body: string;
  readonly compartment_id: string;
}

/** Bases of these records that stand, over claims that the export reaches, in the order in which they were added. */
export async function basesUnder(tx: Tx, wanted: WantedCoding, ids: readonly string[]): Promise<BasisRow[]> {
  const { rows } = await sql<BasisRow>`
    select b.record_id, b.field, b.stance, b.note, c.id as claim_id, c.body, c.compartment_id
    from field_basis b join claim c on c.id = b.claim_id
    where b.record_id = any (${[...ids]}::uuid[]) and b.withdrawn_at is null
      and ${standing('c.withdrawn_at', wanted)} and ${within('c.compartment_id', wanted)}
    order by b.made_at, b.id`.execute(tx);
  return rows;
}

/** An actor as incidents name it. */
export interface NamedRow {
  readonly id: string;
  readonly pseudonym: string;
  readonly kind: string;
  /** Main name; null where the export does not reach who it is, or where there is none. */
  readonly name: string | null;
  /** Where who it is lies; null where the export does not reach it. */
  readonly identity_compartment_id: string | null;
  /** The one that it was merged into in the end; itself when it was not, or when the export does not reach who it is. */
  readonly kept_id: string;
}

/** Those of these actors that the export reaches. */
export async function actorsNamed(tx: Tx, wanted: WantedCoding, ids: readonly string[]): Promise<NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    select a.id, a.pseudonym, a.kind, i.compartment_id as identity_compartment_id,
      (select n.name from actor_name n
        where i.actor_id is not null and n.actor_id = a.id and n.withdrawn_at is null and ${within('n.compartment_id', wanted)}
        order by n.is_main desc, n.made_at, n.id limit 1) as name,
      coalesce((
        with recursive kept (id, step) as (
          select m.kept_id, 1 from actor_merge m where i.actor_id is not null and m.merged_id = a.id and m.undone_at is null
          union all
          select m.kept_id, k.step + 1 from kept k join actor_merge m on m.merged_id = k.id and m.undone_at is null
          where k.step < 100
        ) select id from kept order by step desc limit 1
      ), a.id) as kept_id
    from actor a
    left join actor_identity i on i.actor_id = a.id and ${within('i.compartment_id', wanted)}
    where a.id = any (${[...ids]}::uuid[]) and ${within('a.compartment_id', wanted)}`.execute(tx);
  return rows;
}

/** A source as it is named: a protected one by its pseudonym, which is its name for everybody. */
export type SourceRow = Pick<LedgeredRow<'source'>, 'id' | 'name' | 'kind' | 'compartment_id'>;

/** Those of these sources that the export reaches. */
export async function sourcesNamed(
  tx: Tx,
  wanted: WantedCoding,
  ids: readonly string[],
): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`
    select s.id, s.name, s.kind, s.compartment_id from source s
    where s.id = any (${[...ids]}::uuid[]) and ${within('s.compartment_id', wanted)}`.execute(tx);
  return rows;
}

/** How one incident stands to another, from the side of one that was asked for. */
export interface ChainRow {
  readonly of_id: string;
  readonly other_id: string;
  readonly relation: string;
  readonly is_from: boolean;
  readonly reason: string;
}

/** Relations of these incidents that stand, to incidents that the export reaches too. */
export async function chainsUnder(tx: Tx, wanted: WantedCoding, ids: readonly string[]): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    select one.id as of_id, o.id as other_id, l.relation, l.incident_id = one.id as is_from, l.reason
    from unnest(${[...ids]}::uuid[]) one (id)
    join incident_link l on one.id in (l.incident_id, l.other_incident_id) and l.withdrawn_at is null
    join incident o on o.id = case when l.incident_id = one.id then l.other_incident_id else l.incident_id end
    where ${standing('o.withdrawn_at', wanted)} and ${within('o.compartment_id', wanted)}
    order by l.made_at, l.id`.execute(tx);
  return rows;
}
