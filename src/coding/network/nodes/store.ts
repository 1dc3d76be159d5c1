import { sql } from 'kysely';
import type { Tx } from '#db';
import type { NetworkKind, RecordName } from '../model.ts';

/** What is shown of a record that is no actor and no place. */
export interface NamedRecord {
  readonly id: string;
  readonly shownId: string;
  readonly name: string;
  readonly aside: string | null;
  readonly compartmentId: string;
  readonly isWithdrawn: boolean;
}

/** Id in its table of a record of the case; of an item by its serial. Null when there is none that may be seen. */
export async function rowIdOf(tx: Tx, caseId: string, { kind, id }: RecordName): Promise<string | null> {
  if (kind === 'place') return id;
  const { rows } = await (
    kind === 'item'
      ? sql<{ id: string }>`select id from item where serial = ${id} and case_id = ${caseId}`
      : sql<{ id: string }>`select id from ${sql.table(kind)} where id = ${id}::uuid and case_id = ${caseId}`
  ).execute(tx);
  return rows[0]?.id ?? null;
}

/** Which of these actors were merged into another, and into which, as far as that may be seen; the last one, which is kept. */
export async function keptOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; kept_id: string }>`
    with recursive up (id, kept_id, depth) as (
      select merged_id, kept_id, 1 from actor_merge where merged_id = any (${[...ids]}::uuid[]) and undone_at is null
      union all
      select u.id, m.kept_id, u.depth + 1 from up u join actor_merge m on m.merged_id = u.kept_id and m.undone_at is null
    ) select distinct on (id) id, kept_id from up order by id, depth desc`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.kept_id]));
}

/** Who was merged into each of these actors, by the one that is kept. */
export async function mergedInto(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly { readonly keptId: string; readonly id: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ keptId: string; id: string }>`
    with recursive down (root, id) as (
      select kept_id, merged_id from actor_merge where kept_id = any (${[...ids]}::uuid[]) and undone_at is null
      union
      select d.root, m.merged_id from down d join actor_merge m on m.kept_id = d.id and m.undone_at is null
    ) select root as "keptId", id from down order by root, id`.execute(tx);
  return rows;
}

/** Incidents or items that may be seen, by their ids. */
export async function recordsNamed(
  tx: Tx,
  kind: Extract<NetworkKind, 'incident' | 'item'>,
  ids: readonly string[],
): Promise<readonly NamedRecord[]> {
  if (ids.length === 0) return [];
  const wanted = sql`where id = any (${[...ids]}::uuid[])`;
  const { rows } = await (
    kind === 'incident'
      ? sql<NamedRecord>`
        select id, id as "shownId", title as name, happened_on as aside, compartment_id as "compartmentId",
          withdrawn_at is not null as "isWithdrawn" from incident ${wanted}`
      : sql<NamedRecord>`
        select id, serial as "shownId", title as name, null as aside, compartment_id as "compartmentId",
          false as "isWithdrawn" from item ${wanted}`
  ).execute(tx);
  return rows;
}
