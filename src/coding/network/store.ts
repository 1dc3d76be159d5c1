import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#db';
import { partForms } from '../incidents/forms.ts';
import type { LinkRole, NetworkKind, RecordName } from './model.ts';

/** A record whose links are asked for. Of an actor that others were merged into there are several rows, one for each that is the same. */
export interface Start extends RecordName {
  /** The id that links have. */
  readonly rowId: string;
}

/** A link as it is read: from the record that was asked for to another; `rowId` is the other’s id in its table. */
export interface LinkRow {
  /** Which sort of link it is, so that the rows of each can be counted. */
  readonly sort: number;
  readonly id: string;
  readonly kind: NetworkKind;
  readonly rowId: string;
  readonly role: LinkRole;
  readonly term: string | null;
  readonly words: string | null;
  /** Whether it is read from the record that was asked for to the other, or the other way round. */
  readonly isForward: boolean;
  /** Whether the other may be seen, was not withdrawn, and lies in the case and between the days. */
  readonly stands: boolean;
}

/** What narrows the other ends of links. */
export interface Narrowing {
  readonly caseId: string;
  readonly kinds: ReadonlySet<NetworkKind>;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Most links of one sort that are read of one record, the newest. */
  readonly most: number;
  /** Most quotes of one item that are gone through for what it names and what rests on it, the newest. */
  readonly mostQuotes: number;
  /** Only sorts that are read forward, and acts from their incidents: each link once, where both its ends are asked for. */
  readonly isOnce: boolean;
}

type Sql = RawBuilder<unknown>;

/** Links of one sort, seen from one of their ends: `rows` are those of the record `f`, at most `most`. */
interface Sort {
  readonly start: NetworkKind;
  readonly other: NetworkKind;
  readonly isForward: boolean;
  /** That the other end is asked for instead, where both are. */
  readonly isTwin: boolean;
  readonly rows: (most: Sql, mostQuotes: Sql) => Sql;
}

const NONE = sql`null::text`;
const said = (other: Sql, role: Sql, more: { term?: Sql; words?: Sql } = {}): Sql =>
  sql`${other}::text as other, ${role} as role, ${more.term ?? NONE} as term, ${more.words ?? NONE} as words`;
const latest = (most: Sql): Sql => sql`order by l.id desc limit ${most}`;

/** Both ways in which a row of a table links two records that it names in two columns. */
function both(
  [one, other]: readonly [NetworkKind, NetworkKind],
  of: {
    readonly table: string;
    readonly columns: readonly [string, string];
    readonly role: Sql;
    readonly term?: Sql;
    readonly words?: Sql;
    readonly also?: Sql;
    /** Which end is asked where both are: the second by itself. */
    readonly asked?: 'one' | 'other';
  },
): Sort[] {
  const [first, second] = of.columns.map((column) => sql.ref(`l.${column}`)) as [Sql, Sql];
  const rows =
    (start: Sql, end: Sql, isText: boolean) =>
    (most: Sql): Sql =>
      sql`
      select ${said(end, of.role, of)} from ${sql.table(of.table)} l
      where ${start} = ${isText ? sql`f.id` : sql`f.id::uuid`} and ${end} is not null and l.withdrawn_at is null
        ${of.also ?? sql``} ${latest(most)}`;
  const asked = of.asked ?? 'other';
  return [
    {
      start: one,
      other,
      isForward: true,
      isTwin: asked !== 'one',
      rows: rows(first, second, one === 'place'),
    },
    {
      start: other,
      other: one,
      isForward: false,
      isTwin: asked !== 'other',
      rows: rows(second, first, other === 'place'),
    },
  ];
}

const role = (name: LinkRole): Sql => sql`${sql.lit(name)}::text`;
const actStands = sql`and exists (select from act a where a.id = l.act_id and a.withdrawn_at is null)`;
const stance = sql`case b.stance when 'supports' then 'rests-on' else 'contradicted' end`;
/** From bases `b` to the items of the quotes of their claims. */
const toItems = sql`
  join claim c on c.id = b.claim_id and c.withdrawn_at is null
  join claim_quote cq on cq.claim_id = c.id join quote l on l.id = cq.quote_id and l.withdrawn_at is null`;
/** From the item `f` to its claims, those of its newest quotes. */
const fromItem = (mostQuotes: Sql): Sql => sql`
  (select q.id from quote q where q.item_id = f.id::uuid and q.withdrawn_at is null order by q.id desc limit ${mostQuotes}) q
  join claim_quote cq on cq.quote_id = q.id join claim c on c.id = cq.claim_id and c.withdrawn_at is null`;
/** A selection from each table of what hangs on incidents, under one that is there already. */
const andParts = (select: (part: Sql) => Sql): Sql =>
  sql.join(
    partForms.map((form) => sql`union all ${select(sql.table(form))} and withdrawn_at is null`),
    sql` `,
  );

/** What is said of an incident and of what hangs on it, and of actors, rests on claims, and these on quotes of items. */
const bases: readonly Sort[] = [
  {
    start: 'incident',
    other: 'item',
    isForward: true,
    isTwin: false,
    rows: (most) => sql`
      select ${said(sql`l.item_id`, stance)} from (
        select f.id::uuid as id ${andParts((part) => sql`select id from ${part} where incident_id = f.id::uuid`)}
      ) r join field_basis b on b.record_id = r.id and b.record_table <> 'actor' and b.withdrawn_at is null ${toItems}
      ${latest(most)}`,
  },
  {
    start: 'item',
    other: 'incident',
    isForward: false,
    isTwin: true,
    rows: (most, mostQuotes) => sql`
      select ${said(sql`r.incident_id`, stance)} from ${fromItem(mostQuotes)}
      join field_basis b on b.claim_id = c.id and b.withdrawn_at is null
      cross join lateral (
        select b.record_id as incident_id where b.record_table = 'incident' ${andParts((part) => sql`select incident_id from ${part} where id = b.record_id`)}
      ) r order by r.incident_id desc limit ${most}`,
  },
  {
    start: 'actor',
    other: 'item',
    isForward: true,
    isTwin: false,
    rows: (most) => sql`
      select ${said(sql`l.item_id`, stance)} from field_basis b ${toItems}
      where b.record_id = f.id::uuid and b.record_table = 'actor' and b.withdrawn_at is null ${latest(most)}`,
  },
  {
    start: 'item',
    other: 'actor',
    isForward: false,
    isTwin: true,
    rows: (most, mostQuotes) => sql`
      select ${said(sql`b.record_id`, stance)} from ${fromItem(mostQuotes)}
      join field_basis b on b.claim_id = c.id and b.record_table = 'actor' and b.withdrawn_at is null
      order by b.record_id desc limit ${most}`,
  },
];

/** Names that an item has of actors and of places, in claims; and where actors are said to be born. */
const naming: readonly Sort[] = [
  {
    start: 'item',
    other: 'actor',
    isForward: true,
    isTwin: true,
    rows: (most, mostQuotes) => sql`
      select ${said(sql`n.actor_id`, role('names'))} from ${fromItem(mostQuotes)}
      join actor_name n on n.claim_id = c.id and n.withdrawn_at is null order by n.id desc limit ${most}`,
  },
  {
    start: 'actor',
    other: 'item',
    isForward: false,
    isTwin: false,
    rows: (most) => sql`
      select ${said(sql`l.item_id`, role('names'))} from actor_name b ${toItems}
      where b.actor_id = f.id::uuid and b.withdrawn_at is null ${latest(most)}`,
  },
  {
    start: 'item',
    other: 'place',
    isForward: true,
    isTwin: false,
    rows: (most, mostQuotes) => sql`
      select ${said(sql`c.place_id`, role('names'))} from ${fromItem(mostQuotes)}
      where c.place_id is not null order by c.id desc limit ${most}`,
  },
  {
    start: 'place',
    other: 'item',
    isForward: false,
    isTwin: true,
    rows: (most) => sql`
      select ${said(sql`l.item_id`, role('names'))} from (
        select id as claim_id from claim where place_id = f.id and withdrawn_at is null order by id desc limit ${most}
      ) b ${toItems} ${latest(most)}`,
  },
  {
    start: 'actor',
    other: 'place',
    isForward: true,
    isTwin: false,
    rows: () => sql`
      select ${said(sql`i.details ->> 'birthplaceId'`, role('born'))} from actor_identity i
      where i.actor_id = f.id::uuid and i.details ->> 'birthplaceId' is not null`,
  },
  {
    start: 'place',
    other: 'actor',
    isForward: false,
    isTwin: true,
    rows: (most) => sql`select ${said(sql`born`, role('born'))} from actors_born_in(f.id, ${most}::int) born`,
  },
];

const term = sql.ref;
const inIncident = (table: string, column: string, of: { role: Sql; term: string; also?: Sql }): Sort[] =>
  both(['actor', 'incident'], { ...of, table, columns: [column, 'incident_id'], term: term(`l.${of.term}`) });

const at = (table: string, column: string) =>
  ({ table, columns: [column, 'place_id'], role: role('at'), asked: 'one' }) as const;

/** Every sort of link, from each of its ends. */
const sorts: readonly Sort[] = [
  ...inIncident('act', 'victim_id', { role: role('victim'), term: 'kind' }),
  ...inIncident('involvement', 'actor_id', { role: role('part'), term: 'degree', also: actStands }),
  ...inIncident('information', 'actor_id', { role: role('tells'), term: 'connection' }),
  ...inIncident('intervention', 'party_id', { role: role('intervened'), term: 'kind' }),
  ...inIncident('intervention', 'victim_id', { role: role('helped'), term: 'kind' }),
  ...both(['actor', 'actor'], {
    table: 'actor_relation',
    columns: ['actor_id', 'other_id'],
    role: term('l.kind'),
    words: term('l.words'),
    asked: 'one',
  }),
  ...both(['incident', 'incident'], {
    table: 'incident_link',
    columns: ['incident_id', 'other_incident_id'],
    role: role('chain'),
    term: term('l.relation'),
    asked: 'one',
  }),
  ...both(['incident', 'place'], at('incident', 'id')),
  ...both(['incident', 'place'], at('act', 'incident_id')),
  ...bases,
  ...naming,
];

/** What the other end must be; places are of no case. */
function standing(other: NetworkKind, { caseId, from, until }: Narrowing): { join: Sql; stands: Sql } {
  if (other === 'place') return { join: sql``, stands: sql`true` };
  const between =
    other === 'incident'
      ? sql`${from === undefined ? sql`` : sql`and o.last_day >= ${from}::date`}
          ${until === undefined ? sql`` : sql`and o.sorted_day <= ${until}::date`}`
      : sql``;
  const isThere = other === 'item' ? sql`` : sql`and o.withdrawn_at is null`;
  return {
    join: sql`left join lateral (
      select o.id from ${sql.table(other)} o where o.id = l.other::uuid and o.case_id = ${caseId} ${isThere} ${between} limit 1
    ) o on true`,
    stands: sql`o.id is not null`,
  };
}

/** Whether everything is looked up by its index: so many rows at most are read, whatever the planner makes of limits within limits. */
const lookUp = (tx: Tx, isOn: boolean): Promise<unknown> =>
  sql`select set_config(name, ${isOn ? 'off' : 'on'}, true)
    from unnest('{enable_hashjoin,enable_mergejoin,enable_seqscan,enable_bitmapscan}'::text[]) name`.execute(
    tx,
  );

/** Links of these records, of each sort of each the newest; an end that may not be seen does not stand. */
export async function linksOf(
  tx: Tx,
  starts: readonly Start[],
  narrowing: Narrowing,
): Promise<readonly LinkRow[]> {
  const byKind = Map.groupBy(starts, ({ kind }) => kind);
  const asked = sorts.flatMap((sort, index) => {
    const of = byKind.get(sort.start);
    if (!of || !narrowing.kinds.has(sort.other) || (narrowing.isOnce && sort.isTwin)) return [];
    const { join, stands } = standing(sort.other, narrowing);
    return sql`
      select ${sql.lit(index)} as sort, f.node as id, ${sql.lit(sort.other)} as kind, l.other as "rowId", l.role, l.term, l.words,
        ${sql.lit(sort.isForward)} as "isForward", ${stands} as stands
      from unnest(${of.map(({ id }) => id)}::text[], ${of.map(({ rowId }) => rowId)}::text[]) f (node, id)
      cross join lateral (${sort.rows(sql.lit(narrowing.most), sql.lit(narrowing.mostQuotes))}) l ${join}`;
  });
  if (asked.length === 0) return [];
  await lookUp(tx, true);
  const { rows } = await sql<LinkRow>`${sql.join(asked, sql` union all `)}`.execute(tx);
  await lookUp(tx, false);
  return rows;
}

/** Whether one of these items has more quotes than are gone through. */
export async function haveMoreQuotes(tx: Tx, itemIds: readonly string[], most: number): Promise<boolean> {
  if (itemIds.length === 0) return false;
  const { rows } = await sql<{ more: boolean }>`
    select exists (
      select from unnest(${[...itemIds]}::uuid[]) f (id)
      where exists (select from quote q where q.item_id = f.id and q.withdrawn_at is null offset ${most} limit 1)
    ) as more`.execute(tx);
  return rows[0]?.more ?? false;
}
