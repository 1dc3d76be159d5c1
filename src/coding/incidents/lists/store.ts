import { sql, type RawBuilder } from 'kysely';
import { cellsOf, inBox, inUnits, unitFor, type Box, type PlaceCell, type Timeline } from '#catalogue';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { likely, MANY_OF, pattern, PROBED } from '../../lists/store.ts';

/** Which incidents are wanted; a field that is left out narrows nothing. */
export interface IncidentFilter {
  readonly caseId: string;
  /** A part of the title, in any case of letters. */
  readonly text?: string;
  /** Terms of act-type, method and ground, groups already taken apart: incidents with one act that has one of each. */
  readonly acts?: readonly string[];
  readonly methods?: readonly string[];
  readonly grounds?: readonly string[];
  /** Terms of violation-status. */
  readonly statuses?: readonly string[];
  /** Incidents in which one of these actors is a victim, is said to have had a part, tells, or intervened. */
  readonly actorIds?: readonly string[];
  /** Incidents at one of these places of the gazetteer. */
  readonly placeIds?: readonly string[];
  /** First and last day (`YYYY-MM-DD`) between which it may have happened. */
  readonly from?: string;
  readonly until?: string;
  readonly box?: Box;
  readonly ids?: readonly string[];
  /** Withdrawn ones too, which are left out otherwise. */
  readonly withWithdrawn?: boolean;
}

/** An incident as a list shows it. */
export interface ListedIncident extends LedgeredRow<'incident'> {
  /** Kinds of its acts, each once, those with most acts first. */
  readonly acts: readonly string[];
  /** How many acts have a victim, how many say who is alleged to have had a part, and how many sources and people tell. */
  readonly victims: number;
  readonly perpetrators: number;
  readonly tellers: number;
}

/** Where a page of the list ended; `day` in the order of time, `madeAt` in that of making. */
export interface IncidentCursor {
  readonly key: string;
  readonly id: string;
}

/** The newest made first, or in the order in which they may have happened; those without a date come after the others. */
export type IncidentOrder = 'newest' | 'when';

const MOST_SPANS = 4_000;
const NEVER = '9999-12-31';

const withActs = (condition: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`p.id in (select a.incident_id from act a where a.withdrawn_at is null and ${condition})`;
const any = (values: readonly string[]): RawBuilder<string[]> => sql`any (${[...values]}::text[])`;
const overlaps = (column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`${column} && ${[...values]}::text[]`;

function withActor(ids: readonly string[]): RawBuilder<boolean> {
  const them = sql`any (${[...ids]}::uuid[])`;
  return sql<boolean>`p.id in (
    select incident_id from act where victim_id = ${them} and withdrawn_at is null
    union all select incident_id from involvement where actor_id = ${them} and withdrawn_at is null
    union all select incident_id from information where actor_id = ${them} and withdrawn_at is null
    union all select incident_id from intervention
      where (party_id = ${them} or victim_id = ${them}) and withdrawn_at is null)`;
}

/** Whether so many titles have the words that reading finds them sooner than an index: told from the newest. */
async function areMany(tx: Tx, { text, caseId }: IncidentFilter): Promise<boolean> {
  if (text === undefined) return false;
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select title from incident where case_id = ${caseId} order by made_at desc, id desc limit ${PROBED}
    ) newest where title ilike ${pattern(text)}`.execute(tx);
  return (rows[0]?.n ?? 0) > PROBED / MANY_OF;
}

/**
 * What incidents `p` must fulfil: `isRead`, words are looked for by reading; `isCounted`, all that match are gone through, so that
 * kinds of act are read where the rest of what is counted lies.
 */
function conditions(filter: IncidentFilter, isRead: boolean, isCounted = false): RawBuilder<boolean> {
  const { acts, methods, grounds, statuses, actorIds, placeIds, from, until, box, text, ids } = filter;
  const all = [sql<boolean>`p.case_id = ${filter.caseId}`];
  if (!filter.withWithdrawn) all.push(sql`p.withdrawn_at is null`);
  if (ids !== undefined) all.push(sql`p.id = any (${[...ids]}::uuid[])`);
  if (text !== undefined)
    all.push(
      isRead
        ? likely(sql`p.title_folded like lower(${pattern(text)})`)
        : sql`p.id in (select incidents_titled(${pattern(text)}, ${filter.caseId}, null))`,
    );
  const ofActs = [
    ...(acts?.length && (!isCounted || methods?.length || grounds?.length)
      ? [sql`a.kind = ${any(acts)}`]
      : []),
    ...(methods?.length ? [overlaps(sql`a.methods`, methods)] : []),
    ...(grounds?.length ? [overlaps(sql`a.grounds`, grounds)] : []),
  ];
  if (acts?.length && isCounted) all.push(overlaps(sql`p.act_kinds`, acts));
  // One act that is and has all of it.
  if (ofActs.length > 0) all.push(withActs(sql.join(ofActs, sql` and `)));
  if (statuses?.length) all.push(sql`p.status = ${any(statuses)}`);
  if (placeIds?.length) all.push(sql`p.place_id = ${any(placeIds)}`);
  if (actorIds?.length) all.push(withActor(actorIds));
  if (from !== undefined) all.push(sql`p.last_day >= ${from}::date`);
  if (until !== undefined) all.push(sql`p.sorted_day <= ${until}::date`);
  if (box) all.push(inBox(box));
  return sql.join(all, sql` and `);
}

const ORDERS = {
  newest: { key: sql`p.made_at`, type: sql`timestamptz`, before: sql`<`, direction: sql`desc` },
  when: {
    key: sql`p.sorted_day`,
    type: sql`date`,
    before: sql`>`,
    direction: sql`asc`,
  },
} as const;

/** Incidents that match in this order, at most `limit`, after `cursor`. */
export async function listIncidents(
  tx: Tx,
  filter: IncidentFilter,
  page: { readonly order: IncidentOrder; readonly limit: number; readonly cursor: IncidentCursor | null },
): Promise<(ListedIncident & { readonly key: string })[]> {
  const { order, limit, cursor } = page;
  const { key, type, before, direction } = ORDERS[order];
  const wanted = conditions(filter, await areMany(tx, filter));
  const after =
    cursor === null ? sql`true` : sql`(${key}, p.id) ${before} (${cursor.key}::${type}, ${cursor.id}::uuid)`;
  // Which incidents they are is settled before anything is looked up about them.
  const { rows } = await sql<ListedIncident & { readonly key: string }>`
    with page as materialized (
      select p.*, (${key})::text as key, ${key} as sorted from incident p where ${wanted} and ${after}
      order by ${key} ${direction}, p.id ${direction} limit ${limit}
    )
    select page.*, coalesce(a.acts, '{}') as acts, coalesce(a.victims, 0) as victims,
      (select count(*) from involvement v where v.incident_id = page.id and v.withdrawn_at is null) as perpetrators,
      (select count(*) from information o where o.incident_id = page.id and o.withdrawn_at is null) as tellers
    from page
    left join lateral (
      select array_agg(kind order by n desc, kind) as acts, sum(victims)::bigint as victims
      from (
        select kind, count(*) as n, count(victim_id) as victims from act
        where incident_id = page.id and withdrawn_at is null group by kind
      ) kinds
    ) a on true
    order by page.sorted ${direction}, page.id ${direction}`.execute(tx);
  return rows;
}

/** How many incidents match, counted no further than `most`. */
export async function countIncidents(tx: Tx, filter: IncidentFilter, most: number): Promise<number> {
  const wanted = conditions(filter, await areMany(tx, filter));
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select from incident p where ${wanted} limit ${most}) counted`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** How many incidents that match have acts of each kind and each status; a term’s own group is not added up here. */
export interface IncidentFacets {
  readonly acts: readonly { readonly id: string; readonly count: number }[];
  readonly statuses: readonly { readonly id: string | null; readonly count: number }[];
}

/** What incidents `p` that are counted must fulfil. Where all of it lies in an index, planners are told that it is read as fast as a table. */
async function counted(tx: Tx, filter: IncidentFilter): Promise<RawBuilder<boolean>> {
  const isRead = await areMany(tx, filter);
  if (filter.text === undefined || isRead)
    await sql`select set_config('random_page_cost', '1.1', true)`.execute(tx);
  return conditions(filter, isRead, true);
}

/** Kinds of act and statuses of the incidents that match, the most frequent first. */
export async function incidentFacets(tx: Tx, filter: IncidentFilter): Promise<IncidentFacets> {
  const wanted = await counted(tx, filter);
  // All of it lies in one index; the sorts that there are, are few.
  const { rows } = await sql<{ kinds: string[]; status: string | null; count: number }>`
    select p.act_kinds as kinds, p.status, count(*) as count from incident p where ${wanted} group by 1, 2`.execute(
    tx,
  );
  const [acts, statuses] = [new Map<string, number>(), new Map<string | null, number>()];
  for (const { kinds, status, count } of rows) {
    statuses.set(status, (statuses.get(status) ?? 0) + count);
    for (const kind of kinds) acts.set(kind, (acts.get(kind) ?? 0) + count);
  }
  return { acts: frequentFirst(acts), statuses: frequentFirst(statuses) };
}

const frequentFirst = <T extends string | null>(counts: ReadonlyMap<T, number>) =>
  [...counts]
    .map(([id, count]) => ({ id, count }))
    .toSorted((one, other) => other.count - one.count || ((one.id ?? '') < (other.id ?? '') ? -1 : 1));

/** When the incidents that match may have happened, in units that fit; a date that is less exact stays a span. */
export async function incidentTimeline(tx: Tx, filter: IncidentFilter): Promise<Timeline> {
  const wanted = await counted(tx, filter);
  const { rows } = await sql<{ from: string | null; to: string | null; count: number }>`
    select nullif(first, ${NEVER}::date)::text as "from", last::text as "to", count from (
      select p.sorted_day as first, p.last_day as last, count(*) as count
      from incident p where ${wanted} group by 1, 2 order by 3 desc limit ${MOST_SPANS + 1}
    ) spans`.execute(tx);
  const spans = rows.flatMap(({ from, to, count }) => (from && to ? [{ from, to, count }] : []));
  const first = spans.reduce((least, { from }) => (from < least ? from : least), NEVER);
  const last = spans.reduce((most, { to }) => (to > most ? to : most), '0000');
  const unit = spans.length === 0 ? 'year' : unitFor(filter.from ?? first, filter.until ?? last);
  return {
    unit,
    spans: inUnits(spans, unit),
    undated: rows.filter(({ from }) => from === null).reduce((sum, { count }) => sum + count, 0),
    isWhole: rows.length <= MOST_SPANS,
  };
}

/** Where the incidents that match are said to have happened, those near each other at this zoom together. */
export async function incidentPlaces(
  tx: Tx,
  filter: IncidentFilter,
  view: { readonly box?: Box; readonly zoom: number },
): Promise<{ readonly cells: readonly PlaceCell[]; readonly total: number }> {
  const within = view.box ? inBox(view.box) : sql`true`;
  const wanted = await counted(tx, filter);
  return cellsOf(
    tx,
    sql`(select p.latitude, p.longitude, null::double precision as accuracy_m from incident p
      where p.latitude is not null and ${within} and ${wanted})`,
    view.zoom,
  );
}
