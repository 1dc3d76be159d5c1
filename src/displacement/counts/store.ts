import { sql } from 'kysely';
import type { Tx } from '#db';
import type { ReturnState, SizeKind, Wish } from '../model.ts';

/** By what displacements of a settlement are counted apart. */
export const countedBy = ['year', 'cause', 'destination'] as const;
export type CountedBy = (typeof countedBy)[number];

const COLUMN = {
  year: sql`r.year::text`,
  cause: sql`r.cause`,
  destination: sql`r.destination`,
} as const;

/** Displacements of one settlement and one year, or whatever they are counted by, whose numbers are of one kind. */
export interface CountedCell {
  /** Null: no settlement of the archive. */
  readonly settlementId: string | null;
  /** Null: not known. */
  readonly column: string | null;
  readonly are: SizeKind;
  /** Of groups rather than of households. */
  readonly isGroup: boolean;
  readonly displacements: number;
  /** Sum of their numbers; 0 where these are not known. */
  readonly persons: number;
}

/** All displacements that stand and may be seen, counted. A household that was displaced twice is in it twice. */
export async function countCells(
  tx: Tx,
  of: { readonly caseId: string; readonly by: CountedBy },
): Promise<CountedCell[]> {
  const { rows } = await sql<CountedCell>`
    select r.settlement_id as "settlementId", ${COLUMN[of.by]} as "column", r.persons_are as "are", r.household_id is null as "isGroup",
      count(*)::int as displacements, coalesce(sum(r.persons), 0)::bigint as persons
    from displacement_record r where r.case_id = ${of.caseId} and r.kind = 'event' and r.withdrawn_at is null
    group by 1, 2, 3, 4 order by 1 nulls last, 2 nulls last, 3, 4`.execute(tx);
  return rows;
}

/** The same by year, with how many different households a cell is about, and the same of its row, its column and the whole. */
export interface ProtectedCell extends CountedCell {
  /** 0 of groups. */
  readonly households: number;
  /** Whether it is a total over settlements, and over years. */
  readonly isColumnTotal: boolean;
  readonly isRowTotal: boolean;
}

/** What a public table is made of: cells and their totals. Settlements in `unnamed` are told as none. */
export async function countProtected(
  tx: Tx,
  of: { readonly caseId: string; readonly unnamed: readonly string[] },
): Promise<ProtectedCell[]> {
  const { rows } = await sql<ProtectedCell>`
    with e as (
      select case when r.settlement_id = any (${[...of.unnamed]}::uuid[]) then null else r.settlement_id end as settlement_id,
        r.year::text as year, r.persons_are, r.household_id is null as is_group, r.household_id, r.persons
      from displacement_record r where r.case_id = ${of.caseId} and r.kind = 'event' and r.withdrawn_at is null)
    select settlement_id as "settlementId", year as "column", persons_are as "are", is_group as "isGroup",
      count(*)::int as displacements, coalesce(sum(persons), 0)::bigint as persons, count(distinct household_id)::int as households,
      grouping(settlement_id) = 1 as "isColumnTotal", grouping(year) = 1 as "isRowTotal"
    from e group by grouping sets ((settlement_id, year, persons_are, is_group), (settlement_id, persons_are, is_group),
      (year, persons_are, is_group), (persons_are, is_group))
    order by 1 nulls last, 2 nulls last`.execute(tx);
  return rows;
}

/** What is recorded of who was displaced from a settlement. */
export interface FromSettlement {
  readonly displacements: number;
  /** Different households. */
  readonly households: number;
  /** Displacements of groups of which no household is known. */
  readonly groups: number;
  /** Kept apart, and never added: how many displacements say such a number, and how many persons these come to. */
  readonly sizes: readonly {
    readonly are: SizeKind;
    readonly isGroup: boolean;
    readonly displacements: number;
    readonly persons: number;
  }[];
  /** Of the households; `not-said` where nothing is recorded. */
  readonly wishes: readonly { readonly value: Wish | 'not-said'; readonly count: number }[];
  readonly statuses: readonly { readonly value: ReturnState | 'not-said'; readonly count: number }[];
}

/** Who was displaced from a settlement, what they wish and how far they have returned, as far as it may be seen. */
export async function displacedFrom(
  tx: Tx,
  { caseId, settlementId }: { readonly caseId: string; readonly settlementId: string },
): Promise<FromSettlement> {
  // With the case, by which the index begins.
  const events = sql`displacement_record r where r.case_id = ${caseId} and r.settlement_id = ${settlementId} and r.kind = 'event' and r.withdrawn_at is null`;
  const sizes = await sql<FromSettlement['sizes'][number]>`
    select r.persons_are as "are", r.household_id is null as "isGroup", count(*)::int as displacements,
      coalesce(sum(r.persons), 0)::bigint as persons from ${events} group by 1, 2 order by 2, 1`.execute(tx);
  // As a list, so that each is looked up: a join reads all households.
  const own = sql`displacement_record h where h.withdrawn_at is null and h.id = any (array(select distinct r.household_id from ${events}))`;
  const wishes = await sql<FromSettlement['wishes'][number]>`
    select coalesce(h.wish, 'not-said') as value, count(*)::int as count from ${own} group by 1 order by 1`.execute(
    tx,
  );
  const statuses = await sql<FromSettlement['statuses'][number]>`
    select coalesce(h.return_status, 'not-said') as value, count(*)::int as count from ${own} group by 1 order by 1`.execute(
    tx,
  );
  const counted = (rows: readonly { displacements: number }[]): number =>
    rows.reduce((sum, one) => sum + one.displacements, 0);
  return {
    displacements: counted(sizes.rows),
    groups: counted(sizes.rows.filter(({ isGroup }) => isGroup)),
    households: wishes.rows.reduce((sum, { count }) => sum + count, 0),
    sizes: sizes.rows,
    wishes: wishes.rows,
    statuses: statuses.rows,
  };
}

/** Compartments in which displacements lie that are counted: those of members, and those of which some were released to the identity of `tx`. */
export async function compartmentsCounted(tx: Tx, caseId: string): Promise<string[]> {
  // One look into an index for each compartment rather than a walk over all records.
  const { rows } = await sql<{ id: string }>`
    select c.id from compartment c where c.case_id = ${caseId} and c.is_sealed and exists (
      select from displacement_record r where r.case_id = ${caseId} and r.kind = 'event' and r.withdrawn_at is null
        and r.compartment_id = c.id)
    union
    select l.compartment_id from record_release l
    where l.case_id = ${caseId} and l.record_table = 'displacement_record' and l.agreed_at is not null and l.ended_at is null
    order by 1`.execute(tx);
  return rows.map(({ id }) => id);
}
