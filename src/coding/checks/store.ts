import { sql } from 'kysely';
import { linksOfCase } from '#catalogue';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { vocabularies, type Relation } from '../model.ts';
import { findClaim } from '../store.ts';
import { checksAmong, originsFor } from './checks.ts';
import {
  COMPARED_MAX,
  groupBy,
  type Check,
  type CheckedClaim,
  type ClaimLink,
  type ItemLikeness,
  type QuoteText,
} from './model.ts';
import { originsBehind, type ClaimOrigins, type Origin } from './origins.ts';
import { Sets } from './sets.ts';

/** Steps from relation to relation that are followed. */
const STEPS_MAX = 6;
/** Likenesses of items that are looked at: so many, and where there are many items so many for each. */
const LIKENESSES_MAX = 20_000;
const LIKENESSES_OF_ITEM = 10;

/** The measures that these are compared with: all of their list's tree, as “killed” and “injured” with “killed or injured”. */
function comparableWith(measures: readonly (string | null)[]): string[] {
  const { terms } = vocabularies().vocabulary('count-measure');
  const parents = new Map(terms.map(({ id, parent }) => [id, parent]));
  const topOf = (id: string): string => {
    const parent = parents.get(id);
    return parent === undefined || parent === null ? id : topOf(parent);
  };
  const tops = new Set(measures.flatMap((measure) => (measure === null ? [] : [topOf(measure)])));
  return terms.map(({ id }) => id).filter((id) => tops.has(topOf(id)));
}

interface ClaimRow extends LedgeredRow<'claim'> {
  readonly source_name: string | null;
  readonly source_kind: string | null;
  readonly credibility: string;
}

/** Claims of one case that are looked at together. */
interface Around {
  readonly caseId: string;
  readonly ids: readonly string[];
  readonly measures: readonly (string | null)[];
  /** The most that are looked at. */
  readonly most: number;
}

/**
 * Claims that stand and may be seen: these, those that relations lead to, and those that count something comparable, newest first; one more than
 * `most`, so that it can be told that there are more.
 */
async function claimRows(tx: Tx, { caseId, ids, measures, most }: Around): Promise<ClaimRow[]> {
  // Sorted by what they were found by, which comes with them: to look for each among ten thousand ids takes seconds.
  const { rows } = await sql<ClaimRow>`
    with recursive near (id, steps) as (
      select unnest(${[...ids]}::uuid[]), 0
      union
      select other.id, near.steps + 1 from near, lateral (
        select l.other_claim_id as id from claim_link l where l.claim_id = near.id and l.withdrawn_at is null
        union all
        select l.claim_id from claim_link l where l.other_claim_id = near.id and l.withdrawn_at is null
      ) other
      where near.steps < ${STEPS_MAX}
    ), nearest as materialized (
      select id, min(steps) as steps from near group by id
    ), found as materialized (
      select * from (
        select c.*, case when n.steps = 0 then 0 else 1 end as found_by from nearest n join claim c on c.id = n.id
        union all
        select c.*, 2 from claim c
        where c.measure = any (${comparableWith(measures)}::text[]) and not exists (select from nearest n where n.id = c.id)
      ) c
      where c.case_id = ${caseId} and c.withdrawn_at is null
      order by c.found_by, c.made_at desc, c.id desc
      limit ${most + 1}
    )
    select found.*, s.name as source_name, s.kind as source_kind,
      coalesce((select g.credibility from claim_grade g where g.claim_id = found.id
        order by g.made_at desc, g.id desc limit 1), '6') as credibility
    from found left join source s on s.id = found.source_id
    order by found.found_by, found.made_at desc, found.id desc`.execute(tx);
  return rows;
}

interface QuoteRow extends QuoteText {
  readonly claim_id: string;
  readonly item_id: string;
}

/** Where the claims rest; the words only of the one that is looked at, if it is one. */
async function quoteRows(tx: Tx, ids: readonly string[], id: string | null): Promise<QuoteRow[]> {
  const { rows } = await sql<QuoteRow>`
    select cq.claim_id, q.item_id, q.language, case when cq.claim_id = ${id}::uuid then q.exact end as text
    from claim_quote cq join quote q on q.id = cq.quote_id
    where cq.claim_id = any (${[...ids]}::uuid[]) and q.withdrawn_at is null
    order by cq.added_at, q.id`.execute(tx);
  return rows;
}

async function likenessRows(tx: Tx, itemIds: readonly string[]): Promise<ItemLikeness[]> {
  const { rows } = await sql<ItemLikeness>`
    select item_id as "itemId", other_item_id as "otherItemId", kind from item_relation
    where kind in ('same-text', 'near-duplicate')
      and item_id = any (${[...itemIds]}::uuid[]) and other_item_id = any (${[...itemIds]}::uuid[])
    order by kind desc, score desc nulls last, item_id, other_item_id limit ${Math.max(LIKENESSES_MAX, itemIds.length * LIKENESSES_OF_ITEM)}`.execute(
    tx,
  );
  return rows;
}

interface LinkRow {
  readonly claim_id: string;
  readonly other_claim_id: string;
  readonly relation: Relation;
  readonly reason: string;
}

async function linkRows(tx: Tx, ids: readonly string[]): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select claim_id, other_claim_id, relation, reason from claim_link
    where withdrawn_at is null and claim_id = any (${[...ids]}::uuid[]) and other_claim_id = any (${[...ids]}::uuid[])
    order by made_at, id`.execute(tx);
  return rows;
}

function linksByClaim(rows: readonly LinkRow[]): Map<string, ClaimLink[]> {
  const all = rows.flatMap(({ claim_id: one, other_claim_id: other, relation, reason }) => [
    { of: one, link: { otherId: other, relation, reason } },
    { of: other, link: { otherId: one, relation, reason } },
  ]);
  return new Map([...groupBy(all, ({ of }) => of)].map(([of, group]) => [of, group.map(({ link }) => link)]));
}

/** Sources that links tie together are one group, said in the words of its first link; null for a source without any. */
function groupsOfSources(
  links: Awaited<ReturnType<typeof linksOfCase>>,
): (sourceId: string) => string | null {
  const sets = new Sets();
  for (const { one, other } of links) sets.join(one, other);
  const names = new Map<string, string>();
  for (const { one, oneName, otherName, reason } of links) {
    const root = sets.rootOf(one);
    if (!names.has(root)) names.set(root, `${oneName}, ${otherName}${reason === null ? '' : `: ${reason}`}`);
  }
  return (id) => names.get(sets.rootOf(id)) ?? null;
}

/** A kind of source (a term of `source-kind`) as rules speak of it: what stands at the top of the vocabulary’s tree, such as `person`; null for none. */
export function rootKindOf(kind: string | null): string | null {
  const { terms } = vocabularies().vocabulary('source-kind');
  const parent = terms.find(({ id }) => id === kind)?.parent ?? kind;
  return parent?.replace(/^srck-/, '') ?? null;
}

/** A claim and what it is compared with. */
interface Gathered {
  readonly claims: readonly CheckedClaim[];
  /** Whether there were more comparable claims than are looked at. */
  readonly hasMore: boolean;
}

/** Claims with those they are compared with, as far as they may be seen; the words of quotes only of `read`. */
async function gather(tx: Tx, around: Around, read: string | null): Promise<Gathered> {
  const all = await claimRows(tx, around);
  const rows = all.slice(0, around.most);
  const ids = rows.map(({ id }) => id);
  const quoted = await quoteRows(tx, ids, read);
  const quotes = groupBy(quoted, ({ claim_id: id }) => id);
  const likenesses = await likenessRows(tx, [...new Set(quoted.map(({ item_id: id }) => id))]);
  const likenessesOf = groupBy(likenesses, ({ itemId }) => itemId);
  const groupOf = groupsOfSources(await linksOfCase(tx, around.caseId));
  const links = linksByClaim(await linkRows(tx, ids));
  const claims = rows.map((row): CheckedClaim => {
    const own = quotes.get(row.id) ?? [];
    const itemIds = [...new Set(own.map(({ item_id: id }) => id))];
    return {
      id: row.id,
      facts: row,
      sourceId: row.source_id,
      sourceName: row.source_name,
      sourceKind: rootKindOf(row.source_kind),
      independenceGroup: groupOf(row.source_id),
      itemIds,
      itemRelations: itemIds.flatMap((id) => likenessesOf.get(id) ?? []),
      links: links.get(row.id) ?? [],
      quotes: own,
      credibility: row.credibility,
    };
  });
  return { claims, hasMore: all.length > rows.length };
}

/** What was found about a claim, and how many origins stand for it and against it. */
export interface ClaimChecks extends ClaimOrigins {
  readonly checks: readonly Check[];
  /** How many other claims it was compared with. */
  readonly compared: number;
  /** Whether there were more; the newest were taken. */
  readonly hasMore: boolean;
}

/**
 * What the checks find about a claim, compared with those that the identity of the transaction may see; which origins stand behind it
 * and against it, and why they are one each. Nothing for a withdrawn one. Error NOT_FOUND.
 */
export async function checksOf(tx: Tx, claimId: string): Promise<ClaimChecks> {
  const claim = await findClaim(tx, claimId);
  if (!claim) throw new AppError('NOT_FOUND', { what: 'claim', id: claimId });
  // The claim itself and those that it is compared with.
  const most = COMPARED_MAX + 1;
  const around = { caseId: claim.case_id, ids: [claimId], measures: [claim.measure], most };
  const { claims, hasMore } =
    claim.withdrawn_at === null ? await gather(tx, around, claimId) : { claims: [], hasMore: false };
  return {
    checks: checksAmong(claims, claimId),
    ...originsFor(claims, claimId),
    compared: Math.max(0, claims.length - 1),
    hasMore,
  };
}

/** Origins of claims, and which claims were looked at to find them. */
export interface OriginsFound {
  readonly sides: readonly (readonly Origin[])[];
  /** Those that were asked for and those that relations lead to: what another says changes nothing. */
  readonly lookedAt: ReadonlySet<string>;
}

/**
 * For each side of conclusions or of allegations of one case, the origins behind its claims (`originsBehind`): all of these that stand, with at most
 * COMPARED_MAX more that relations lead to, as far as the identity of the transaction may see them. What is left out would count as an origin of
 * its own, so none of the claims that were asked for is.
 */
export async function originsOfSides(
  tx: Tx,
  caseId: string,
  sides: readonly (readonly string[])[],
): Promise<OriginsFound> {
  const ids = [...new Set(sides.flat())];
  if (ids.length === 0) return { sides: sides.map(() => []), lookedAt: new Set() };
  const { claims } = await gather(tx, { caseId, ids, measures: [], most: ids.length + COMPARED_MAX }, null);
  return { sides: originsBehind(claims, sides), lookedAt: new Set(claims.map(({ id }) => id)) };
}
