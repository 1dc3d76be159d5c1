import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

type Identity = LedgeredRow<'source_identity'>;

/** Forms of names that stand, by source; those of a source whose identity may not be seen are missing. */
export async function namesOfSources(
  tx: Tx,
  sourceIds: readonly string[],
): Promise<LedgeredRow<'source_name'>[]> {
  if (sourceIds.length === 0) return [];
  return tx
    .selectFrom('source_name')
    .selectAll()
    .where('source_id', 'in', [...sourceIds])
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** What tells who a protected source is. */
interface ProtectedSource {
  readonly sourceId: string;
  readonly compartmentId: string;
  /** Every form of its name. */
  readonly names: readonly string[];
  readonly contact: string | null;
}

/** Who the protected sources of a case are, as far as they may be seen. Whoever asks records that they were read. */
export async function protectedSourceTexts(tx: Tx, caseId: string): Promise<ProtectedSource[]> {
  const { rows } = await sql<ProtectedSource>`
    select i.source_id as "sourceId", i.compartment_id as "compartmentId", i.contact,
      array[i.name] || coalesce((select array_agg(n.name order by n.id) from source_name n join source s on s.id = n.source_id
        where s.case_id = i.case_id and s.pseudonym = i.pseudonym and n.withdrawn_at is null), '{}') as names
    from source_identity i where i.case_id = ${caseId} order by i.source_id`.execute(tx);
  return rows;
}

/** What was said of the position of sources, newest first; as far as the identity may be seen. */
export async function positionsOf(
  tx: Tx,
  sourceIds: readonly string[],
): Promise<LedgeredRow<'source_position'>[]> {
  if (sourceIds.length === 0) return [];
  return tx
    .selectFrom('source_position')
    .selectAll()
    .where('source_id', 'in', [...sourceIds])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** A link that stands, seen from one of the two sources. */
export interface ShownSourceLink extends LedgeredRow<'source_link'> {
  readonly one_id: string;
  readonly other_id: string;
  readonly other_name: string;
  /** Whether neither of the two is protected: else it is part of who one of them is. */
  readonly is_open: boolean;
}

/** Links of sources that stand, to sources that may be seen with their identities. */
export async function linksOfSources(tx: Tx, sourceIds: readonly string[]): Promise<ShownSourceLink[]> {
  if (sourceIds.length === 0) return [];
  const { rows } = await sql<ShownSourceLink>`
    select l.*, one.id as one_id, o.id as other_id, o.name as other_name,
      one.pseudonym is null and o.pseudonym is null as is_open
    from source_link l
    join source one on one.id = any (${[...sourceIds]}::uuid[]) and one.id in (l.source_id, l.other_source_id)
    join source o on o.id = case when l.source_id = one.id then l.other_source_id else l.source_id end
    where l.withdrawn_at is null order by l.made_at, l.id`.execute(tx);
  return rows;
}

/** Two sources that count as one; the reason is null where it is part of who a protected one is. */
interface CaseLink {
  readonly one: string;
  readonly other: string;
  readonly oneName: string;
  readonly otherName: string;
  readonly reason: string | null;
}

/** All links of a case that stand and may be seen, with the names of the two, oldest first. */
export async function linksOfCase(tx: Tx, caseId: string): Promise<CaseLink[]> {
  const { rows } = await sql<CaseLink>`
    select l.source_id as one, l.other_source_id as other, s.name as "oneName", o.name as "otherName",
      case when s.pseudonym is null and o.pseudonym is null then l.reason end as reason
    from source_link l join source s on s.id = l.source_id join source o on o.id = l.other_source_id
    where s.case_id = ${caseId} and l.withdrawn_at is null order by l.made_at, l.id`.execute(tx);
  return rows;
}

/** Whether two sources are linked on this basis already, in either direction. */
export async function areSourcesLinked(tx: Tx, one: string, other: string, basis: string): Promise<boolean> {
  const { rows } = await sql`
    select from source_link where withdrawn_at is null and basis = ${basis}
      and ((source_id = ${one} and other_source_id = ${other}) or (source_id = ${other} and other_source_id = ${one}))`.execute(
    tx,
  );
  return rows.length > 0;
}

/** A link, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockSourceLink(tx: Tx, id: string): Promise<LedgeredRow<'source_link'> | null> {
  return (
    (await tx.selectFrom('source_link').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** A form of a name, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockSourceName(tx: Tx, id: string): Promise<LedgeredRow<'source_name'> | null> {
  return (
    (await tx.selectFrom('source_name').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** Who a protected source of a case is; null when it may not be seen. */
export async function identityOf(tx: Tx, caseId: string, pseudonym: string): Promise<Identity | null> {
  return (
    (await tx
      .selectFrom('source_identity')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('pseudonym', '=', pseudonym)
      .executeTakeFirst()) ?? null
  );
}

/** The rows of a source of this name in all compartments of a case that may be seen, kept from changing until the transaction ends. */
export async function lockSourcesNamed(
  tx: Tx,
  caseId: string,
  name: string,
): Promise<LedgeredRow<'source'>[]> {
  return tx
    .selectFrom('source')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('name', '=', name)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Ids of entries that tell who these sources are, of whatever compartment. */
export async function entriesTelling(
  tx: Tx,
  of: { readonly caseId: string; readonly sourceIds: readonly string[]; readonly name: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select entries_telling(${of.caseId}::uuid, ${[...of.sourceIds]}::uuid[], ${of.name}) as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Sources whose group was stated in one word, before there were links; kept from changing until the transaction ends. */
export async function sourcesInGroups(tx: Tx): Promise<LedgeredRow<'source'>[]> {
  return tx
    .selectFrom('source')
    .selectAll()
    .where('independence_group', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .forUpdate()
    .execute();
}
