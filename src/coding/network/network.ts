import { recordReads, type WhatWasRead } from '#access';
import type { Identity, Tx } from '#db';
import { AppError, isId, parseSerial } from '#kernel';
import { listActors } from '../actors/lists/store.ts';
import { inTurn, keyOf, type Candidate } from './choose.ts';
import {
  BETWEEN_MOST,
  FAR_MOST,
  FEWEST_QUOTES,
  NEAR_MOST,
  networkKinds,
  NODES_MOST,
  QUOTES_MOST,
  type LinkWay,
  type Network,
  type NetworkLink,
  type NetworkNode,
  type RecordName,
  type WantedNetwork,
} from './model.ts';
import { keptOf, mergedInto, recordsNamed, rowIdOf } from './nodes/store.ts';
import { haveMoreQuotes, linksOf, type LinkRow, type Narrowing, type Start } from './store.ts';

/** Links that stand, the merged put under those that are kept. */
interface Read {
  readonly links: readonly (Pick<LinkRow, 'role' | 'term' | 'words'> & { from: Candidate; to: Candidate })[];
  /** The ends that were found, each as often as it is linked. */
  readonly others: readonly Candidate[];
  /** False when there are more links than were read. */
  readonly isWhole: boolean;
}

type Limits = Omit<Narrowing, 'most' | 'mostQuotes' | 'isOnce'>;

/** The rows under which links name these records: an actor also under those that are the same. */
async function startsAt(tx: Tx, records: readonly Candidate[]): Promise<Start[]> {
  const actors = records.filter(({ kind }) => kind === 'actor').map(({ rowId }) => rowId);
  const merged = await mergedInto(tx, actors);
  return [
    ...records.map(({ kind, rowId }) => ({ kind, id: rowId, rowId })),
    ...merged.map(({ keptId, id }) => ({ kind: 'actor' as const, id: keptId, rowId: id })),
  ];
}

/** Whether of no record more links of one sort were there than are read. */
function isWhole(rows: readonly LinkRow[], most: number): boolean {
  const counts = new Map<string, number>();
  for (const { sort, id } of rows) {
    const key = `${sort} ${id}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()].every((count) => count < most);
}

async function readLinks(
  tx: Tx,
  records: readonly Candidate[],
  limits: Omit<Narrowing, 'mostQuotes'>,
): Promise<Read> {
  const items = records.flatMap(({ kind, rowId }) => (kind === 'item' ? [rowId] : []));
  const mostQuotes = Math.min(
    limits.most,
    Math.max(FEWEST_QUOTES, Math.floor(QUOTES_MOST / (items.length || 1))),
  );
  const narrowing: Narrowing = { ...limits, mostQuotes };
  const rows = await linksOf(tx, await startsAt(tx, records), narrowing);
  const startKinds = new Map(records.map((one) => [one.rowId, one.kind]));
  const standing = rows.filter(({ stands }) => stands);
  const actors = new Set(standing.flatMap(({ kind, rowId }) => (kind === 'actor' ? [rowId] : [])));
  const kept = await keptOf(tx, [...actors]);
  const links = standing.flatMap(({ id, kind, rowId, isForward, role, term, words }) => {
    const start = { kind: startKinds.get(id) ?? kind, rowId: id };
    const other = { kind, rowId: kept.get(rowId) ?? rowId };
    // Two that are the same are no link.
    if (keyOf(start) === keyOf(other)) return [];
    const [from, to] = isForward ? [start, other] : [other, start];
    return [{ from, to, role, term, words, other }];
  });
  const whole = isWhole(rows, narrowing.most) && !(await haveMoreQuotes(tx, items, mostQuotes));
  return { links, others: links.map(({ other }) => other), isWhole: whole };
}

const isNamed = ({ kind, id }: RecordName): boolean =>
  kind === 'place' ? /^[\w:.-]{1,100}$/.test(id) : kind === 'item' ? parseSerial(id) !== null : isId(id);

async function centreOf(tx: Tx, { caseId, of }: WantedNetwork): Promise<Candidate> {
  const found = isNamed(of) ? await rowIdOf(tx, caseId, of) : null;
  if (found === null) throw new AppError('NOT_FOUND', { what: of.kind, id: of.id });
  const kept = of.kind === 'actor' ? (await keptOf(tx, [found])).get(found) : undefined;
  return { kind: of.kind, rowId: kept ?? found };
}

/** What is shown of these records; who is named and what is sealed among them is recorded as read. */
async function shown(
  tx: Tx,
  by: Identity,
  of: { readonly caseId: string; readonly drawn: ReadonlyMap<string, Candidate & { hop: 0 | 1 | 2 }> },
): Promise<NetworkNode[]> {
  const ids = Map.groupBy(of.drawn.values(), ({ kind }) => kind);
  const idsOf = (kind: Candidate['kind']): string[] => (ids.get(kind) ?? []).map(({ rowId }) => rowId);
  const named = new Map<string, Omit<NetworkNode, 'hop' | 'kind'>>();
  const read: WhatWasRead[] = [];
  const actorIds = idsOf('actor');
  const filter = { caseId: of.caseId, ids: actorIds, merged: 'all', withWithdrawn: true } as const;
  const actors =
    actorIds.length === 0 ? [] : await listActors(tx, filter, { limit: actorIds.length, cursor: null });
  for (const { id, kind, pseudonym, name, identity, withdrawn_at: withdrawnAt } of actors) {
    named.set(`actor:${id}`, {
      id,
      actorKind: kind === 'person' ? 'person' : 'group',
      name: name ?? pseudonym,
      aside: name === null ? null : pseudonym,
      isWithdrawn: withdrawnAt !== null,
    });
    if (identity) read.push({ table: 'actor_identity', id, compartmentId: identity.compartment_id });
  }
  for (const kind of ['incident', 'item'] as const)
    for (const row of await recordsNamed(tx, kind, idsOf(kind))) {
      const { id, shownId, name, aside, isWithdrawn, compartmentId } = row;
      named.set(`${kind}:${id}`, { id: shownId, actorKind: null, name, aside, isWithdrawn });
      read.push({ table: kind, id, compartmentId });
    }
  for (const id of idsOf('place'))
    named.set(`place:${id}`, { id, actorKind: null, name: id, aside: null, isWithdrawn: false });
  await recordReads(tx, by, read, 'listed');
  return [...of.drawn].map(([key, { kind, hop }]) => {
    const node = named.get(key);
    // Links end only at what may be seen, in the same transaction.
    if (!node) throw new Error(`a record of the network is not there: ${key}`);
    return { kind, hop, ...node };
  });
}

/** Links between records that are drawn, the ways of a pair together, each once, in a fixed order. */
function drawnLinks(all: Read['links'], drawn: ReadonlyMap<string, unknown>): NetworkLink[] {
  const places = new Map([...drawn.keys()].map((key, place) => [key, place]));
  const pairs = new Map<string, { from: number; to: number; ways: Map<string, LinkWay> }>();
  for (const { from, to, role, term, words } of all) {
    const [a, b] = [places.get(keyOf(from)), places.get(keyOf(to))];
    if (a === undefined || b === undefined) continue;
    const pair = pairs.get(`${a} ${b}`) ?? { from: a, to: b, ways: new Map<string, LinkWay>() };
    pairs.set(`${a} ${b}`, pair);
    pair.ways.set([role, term, words].join('\n'), { role, term, words });
  }
  return [...pairs.values()]
    .toSorted((one, other) => one.from - other.from || one.to - other.to)
    .map(({ from, to, ways }) => ({
      from,
      to,
      ways: [...ways].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, way]) => way),
    }));
}

/**
 * What is linked with a record, one or two links away, and how those are linked with each other: at most 200 records, and of each at most
 * so many links are read, however many it has. Only what `by` may see is drawn, counted or gone through; an actor stands for all who were
 * merged into it; what was withdrawn is left out. That sealed ones were shown is recorded. Places have their ids for names. The same
 * records give the same network. Error NOT_FOUND.
 */
export async function networkOf(tx: Tx, by: Identity, wanted: WantedNetwork): Promise<Network> {
  const { caseId, hops, kinds = networkKinds, from, until, skip = 0 } = wanted;
  const centre = await centreOf(tx, wanted);
  const limits: Limits = { caseId, kinds: new Set(kinds), from, until };
  const first = await readLinks(tx, [centre], { ...limits, most: NEAR_MOST, isOnce: false });
  const near = inTurn(first.others);
  const drawn = new Map<string, Candidate & { hop: 0 | 1 | 2 }>([[keyOf(centre), { ...centre, hop: 0 }]]);
  for (const one of near.slice(skip, skip + NODES_MOST)) drawn.set(keyOf(one), { ...one, hop: 1 });
  const known = new Set([keyOf(centre), ...near.map(keyOf)]);
  let isExact = first.isWhole;
  // With as many around the record as are drawn, what lies behind them would only be counted.
  const isFull = drawn.size > NODES_MOST;
  if (hops === 2 && isFull) isExact = false;
  else if (hops === 2) {
    const around = [...drawn.values()].filter(({ hop }) => hop === 1);
    const second = await readLinks(tx, around, { ...limits, most: FAR_MOST, isOnce: false });
    isExact &&= second.isWhole && around.length === near.length;
    const far = inTurn(second.others.filter((one) => !known.has(keyOf(one))));
    for (const one of far.slice(0, NODES_MOST + 1 - drawn.size)) drawn.set(keyOf(one), { ...one, hop: 2 });
    for (const one of far) known.add(keyOf(one));
  }
  // A link with a place says nothing but that there is one: those of a place that is looked at are known when all it is linked with were read,
  // or only what is linked with it is drawn.
  const isKnown = centre.kind === 'place' && (hops === 1 || isFull || first.isWhole);
  const ends = [...drawn.values()].filter(({ hop }) => hop > 0 || !isKnown);
  const between = await readLinks(tx, ends, {
    ...limits,
    kinds: new Set(ends.map(({ kind }) => kind)),
    most: BETWEEN_MOST,
    isOnce: true,
  });
  return {
    nodes: await shown(tx, by, { caseId, drawn }),
    links: drawnLinks([...first.links, ...between.links], drawn),
    total: known.size - 1,
    totalIsExact: isExact,
    near: near.length,
    linksAreWhole: between.isWhole,
  };
}
