import { sql, type ExpressionBuilder, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { Schema, Tx } from '#db';
import type { Box, ItemFilter } from '../model.ts';

/** A query over items that is still to be narrowed. */
export type ItemQuery<O> = SelectQueryBuilder<Schema, 'item', O>;

/** Counting one by one stops here, and so many matches are put in order by themselves rather than looked for along all items. */
export const FEW = 10_000;

function openFinding(eb: ExpressionBuilder<Schema, 'item'>) {
  return eb.exists(
    eb
      .selectFrom('finding as f')
      .select(sql.lit(1).as('one'))
      .whereRef('f.item_id', '=', 'item.id')
      .where('f.cleared_at', 'is', null),
  );
}

const likeOf = (title: string): string => `%${title.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Narrows by what the database knows the frequency of, so that it plans well. */
export function plainly<O>(start: ItemQuery<O>, filter: ItemFilter): ItemQuery<O> {
  let query = start;
  if (filter.caseId !== undefined) query = query.where('item.case_id', '=', filter.caseId);
  if (filter.kinds?.length) {
    const kinds = [...filter.kinds];
    // `unknown` is the facet of items that have not been identified.
    query = kinds.includes('unknown')
      ? query.where((eb) => eb.or([eb('item.kind', 'in', kinds), eb('item.kind', 'is', null)]))
      : query.where('item.kind', 'in', kinds);
  }
  if (filter.sourceIds?.length) query = query.where('item.source_id', 'in', [...filter.sourceIds]);
  if (filter.compartmentIds?.length)
    query = query.where('item.compartment_id', 'in', [...filter.compartmentIds]);
  if (filter.receivedAfter !== undefined) query = query.where('item.received_at', '>=', filter.receivedAfter);
  if (filter.receivedBefore !== undefined)
    query = query.where('item.received_at', '<', filter.receivedBefore);
  if (filter.ids !== undefined) query = query.where(sql<boolean>`item.id = any (${[...filter.ids]}::uuid[])`);
  return query;
}

// A trigram index has nothing for less.
const TITLE_LETTERS = /[\p{L}\p{N}]{3}/u;

/**
 * Parts of a filter that few items pass, of which those few are kept for this transaction: they are looked up from that side. `keys`
 * are languages with kinds and sources.
 */
export type Rare = readonly Part[];
type Part = 'title' | 'findings' | 'tags' | 'dates' | 'box' | 'keys';

const titled = (title: string, { caseId = null }: { readonly caseId?: string | null }) =>
  sql<string>`(select id from items_titled(${likeOf(title)}, ${caseId}::uuid, ${FEW + 1}) as id)`;

/**
 * The ids of the newest items of which a part of the title is all that is asked (of one case), when many match: null when more
 * is asked, or less than an index of titles can tell. `before`: those before this one.
 */
export function newestTitled(
  filter: ItemFilter,
  before: { readonly receivedAt: string; readonly id: string } | null,
  limit: number,
): RawBuilder<string> | null {
  const { title, caseId = null, ...rest } = filter;
  const isAll = Object.values(rest).every((value) => Array.isArray(value) && value.length === 0);
  if (title === undefined || !TITLE_LETTERS.test(title) || !isAll) return null;
  return sql<string>`(select id from items_titled_newest(${likeOf(title)}, ${caseId}::uuid,
    ${before?.receivedAt ?? null}::timestamptz, ${before?.id ?? null}::uuid, ${limit}) as id)`;
}
const withFinding = sql<string>`(select distinct item_id from finding where cleared_at is null and item_id is not null limit ${sql.lit(2 * FEW)})`;
const tagged = (tags: readonly string[]) =>
  sql<string>`(select item_id from item_tag where tag = any (${[...tags]}::text[]) limit ${sql.lit(2 * FEW)})`;
const having = (filter: ItemFilter) => {
  const of = (name: string, values: readonly string[] | undefined) =>
    values?.length ? values.map((value) => `${name}${value}`) : null;
  return sql<string>`(select id from items_having(${of('', filter.languages)}::text[], ${of('kind:', filter.kinds)}::text[],
    ${of('source:', filter.sourceIds)}::text[], ${2 * FEW}) as id)`;
};

/** Days of the filter, open ends made wide. */
const days = ({ datedFrom = '0001-01-01', datedUntil = '9999-12-31' }: ItemFilter) =>
  [sql`${datedFrom}::date`, sql`${datedUntil}::date`] as const;
/** Whether the items' own dates are asked for. */
export const isDated = (filter: ItemFilter): boolean =>
  filter.datedFrom !== undefined || filter.datedUntil !== undefined;
const dated = (filter: ItemFilter) =>
  sql<string>`(select id from items_dated(${sql.join(days(filter))}, ${2 * FEW}) as id)`;

/** Whether the place `p` lies in a box. */
export const inBox = ({ west, south, east, north }: Box) =>
  sql<boolean>`p.latitude between ${south} and ${north} and ${
    west <= east
      ? sql`p.longitude between ${west} and ${east}`
      : sql`(p.longitude >= ${west} or p.longitude <= ${east})`
  }`;
const placed = (box: Box) =>
  sql<string>`(select p.item_id from item_spot p where ${inBox(box)} limit ${sql.lit(2 * FEW)})`;

const keptName = (part: Part): string => `muniment.few_${part}`;

/**
 * Keeps the items of `ids` for this transaction when they are at most 10,000, and tells whether they are. They are found once: to
 * count them and look them up by the same question again would be the most of what a list costs.
 */
async function keepFew(tx: Tx, part: Part, ids: RawBuilder<string>): Promise<boolean> {
  const { rows } = await sql<{ kept: string | null }>`
    select case when n <= ${FEW} then set_config(${keptName(part)}, coalesce(ids::text, '{}'), true) is not null end as kept
    from (select count(*) as n, array_agg(id) as ids from (select id from ${ids} as found(id) limit ${FEW + 1}) few) counted`.execute(
    tx,
  );
  return rows[0]?.kept !== null;
}

/** Keeps the items with a finding that is not cleared, when at most 10,000 have one, and tells whether so few have. */
export function areFewDamaged(tx: Tx): Promise<boolean> {
  return keepFew(tx, 'findings', withFinding);
}

/** Which parts of the filter few items pass; these are kept. `counted`: how many items of these languages, kinds and sources there are, when that is known. */
export async function rareOf(tx: Tx, filter: ItemFilter, counted: number | null): Promise<Rare> {
  const { title, hasFindings, tags, languages, box } = filter;
  const rare: Part[] = [];
  const look = async (part: Part, ids: RawBuilder<string>): Promise<void> => {
    if (await keepFew(tx, part, ids)) rare.push(part);
  };
  if (title !== undefined && TITLE_LETTERS.test(title)) await look('title', titled(title, filter));
  if (hasFindings === true) await look('findings', withFinding);
  if (tags?.length) await look('tags', tagged(tags));
  if (isDated(filter)) await look('dates', dated(filter));
  if (box) await look('box', placed(box));
  if (languages?.length && counted !== null && counted <= FEW) await look('keys', having(filter));
  return rare;
}

/** Whether something must be looked at item by item. */
export const isCloselyFiltered = (filter: ItemFilter): boolean =>
  (filter.languages?.length ?? 0) > 0 ||
  (filter.tags?.length ?? 0) > 0 ||
  filter.title !== undefined ||
  filter.hasFindings !== undefined ||
  isDated(filter) ||
  filter.box !== undefined ||
  filter.ids !== undefined;

/** Narrows to these. */
export const among = (ids: RawBuilder<string>) => sql<boolean>`item.id = any (array${ids})`;

/** Narrows to those kept for this transaction. */
const amongKept = (part: Part) =>
  sql<boolean>`item.id = any (array(select unnest(current_setting(${sql.lit(keptName(part))})::uuid[])))`;

/** Narrows by what must be looked at item by item; the database guesses how many pass, and guesses badly. What is kept was looked at. */
export function closely<O>(start: ItemQuery<O>, filter: ItemFilter, rare: Rare): ItemQuery<O> {
  const { languages, title, hasFindings, tags, box } = filter;
  let query = start;
  for (const part of rare) query = query.where(amongKept(part));
  const isOpen = (part: Part): boolean => !rare.includes(part);
  if (languages?.length && isOpen('keys'))
    query = query.where(sql<boolean>`item.languages && ${[...languages]}::text[]`);
  if (title !== undefined && isOpen('title'))
    query = query.where(sql<boolean>`item.title ilike ${likeOf(title)}`);
  if (tags?.length && isOpen('tags'))
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('item_tag as t')
          .select(sql.lit(1).as('one'))
          .whereRef('t.item_id', '=', 'item.id')
          .where('t.tag', 'in', [...tags]),
      ),
    );
  if (isDated(filter) && isOpen('dates')) {
    const [from, until] = days(filter);
    query = query.where(
      sql<boolean>`item.document_date is not null and edtf_first(item.document_date) <= ${until} and edtf_last(item.document_date) >= ${from}`,
    );
  }
  if (box && isOpen('box'))
    query = query.where(
      sql<boolean>`exists (select from item_spot p where p.item_id = item.id and ${inBox(box)})`,
    );
  if (hasFindings !== undefined && isOpen('findings'))
    query = query.where((eb) => (hasFindings ? openFinding(eb) : eb.not(openFinding(eb))));
  return query;
}

/** Narrows by everything. */
export function filtered<O>(start: ItemQuery<O>, filter: ItemFilter, rare: Rare): ItemQuery<O> {
  return closely(plainly(start, filter), filter, rare);
}

/** Narrows to items with a finding that is not cleared. `areFew`: what `areFewDamaged` told in this transaction. */
export function damaged<O>(query: ItemQuery<O>, areFew: boolean): ItemQuery<O> {
  return query.where((eb) => (areFew ? amongKept('findings') : openFinding(eb)));
}
