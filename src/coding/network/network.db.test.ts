import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson, openCase } from '#access';
import {
  addBasis,
  addPart,
  linkIncidents,
  makeActor,
  makeIncident,
  mergeActors,
  networkOf,
  relateActors,
  withdrawRecord,
  withPlaceNames,
  type Network,
  type RecordName,
} from '#coding';
import type { Identity, Tx } from '#db';
import { AppError } from '#kernel';
import { codedArchive } from '../../../test/db/coded.ts';
import type { WantedNetwork } from './model.ts';

const { addText, archive, by, caseId, code, compartmentId, reads, sealed } = await codedArchive();
type Person = Identity & { readonly personId: string };
const mine = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => archive.db.tx(by, work);
const outsider: Person = {
  kind: 'person',
  personId: await mine((tx) =>
    addPerson(tx, by, {
      name: 'outsider',
      email: null,
      roles: ['analyst'],
      compartmentIds: [compartmentId],
    }),
  ),
};

const network = (who: Person, of: RecordName, more: Partial<WantedNetwork> = {}): Promise<Network> =>
  archive.db.tx(who, (tx) => networkOf(tx, who, { caseId, of, hops: 1, ...more }));
/** Links in words, each record by its name. */
const said = ({ nodes, links }: Network): string[] =>
  links
    .flatMap(({ from, to, ways }) =>
      ways.map(
        ({ role, term, words }) =>
          `${nodes[from]?.name} ${[role, term, words].filter((one) => one !== null).join(' ')} ${nodes[to]?.name}`,
      ),
    )
    .toSorted();
const names = ({ nodes }: Network): string[] => nodes.map(({ name }) => name).toSorted();
const isCode = (wanted: string) => (error: unknown) => error instanceof AppError && error.code === wanted;

const group = async (name: string, isProtected = false) => {
  const { actor } = await mine((tx) =>
    makeActor(tx, by, {
      caseId,
      kind: 'group',
      isProtected,
      openReason: isProtected ? null : 'for this test',
      identityCompartmentId: sealed,
      names: [{ name, kind: 'official', language: 'en', sourceId: null, claimId: null }],
      facts: name === 'Villagers' ? { birthplaceId: 'fictional-mill' } : {},
    }),
  );
  return actor;
};
const incident = (title: string, more: object = {}, where = compartmentId): Promise<string> =>
  mine(
    async (tx) =>
      (await makeIncident(tx, by, { caseId, compartmentId: where, values: { title, ...more } })).id,
  );
const part = (incidentId: string, given: Parameters<typeof addPart>[3]): Promise<string> =>
  mine((tx) => addPart(tx, by, incidentId, given));
const rests = (
  table: 'incident' | 'act' | 'actor',
  recordId: string,
  field: string,
  claimId: string,
  stance: 'supports' | 'contradicts' = 'supports',
) => mine((tx) => addBasis(tx, by, { table, recordId, field, claimId, stance, note: null }));

// All are invented.
const open = await addText('open.txt', 'Villagers fled at the mill. It was denied.', compartmentId);
const hidden = await addText('hidden.txt', 'A witness saw the brigade.', sealed);
const fled = await code(open, 'Villagers fled at the mill', { place_id: 'fictional-mill' });
const denied = await code(open, 'It was denied');
const saw = await code(hidden, 'A witness saw the brigade');
const [villagers, witness] = [await group('Villagers'), await group('Witnesses of the fire', true)];
const brigade = await group('Brigade');
const flight = await incident('Flight', { happenedOn: '2031-05-04', placeId: 'fictional-mill' });
const arrest = await incident('Arrest', { happenedOn: '2032' });
const secret = await incident('Secret', {}, sealed);
const act = await part(flight, {
  form: 'act',
  values: { kind: 'act-flight-attack', victimId: villagers.id },
});
await part(flight, {
  form: 'involvement',
  actId: act,
  values: { degree: 'inv-command', actorId: brigade.id },
});
await part(flight, {
  form: 'information',
  values: { actorId: witness.id, connection: 'conn-eyewitness' },
});
await part(arrest, { form: 'act', values: { kind: 'act-torture', victimId: villagers.id } });
await part(secret, { form: 'act', values: { kind: 'act-torture', victimId: villagers.id } });
await rests('incident', flight, 'title', fled.claimId);
await rests('act', act, 'kind', denied.claimId, 'contradicts');
await rests('act', act, 'victimId', saw.claimId);
await mine((tx) =>
  linkIncidents(tx, by, flight, { otherId: arrest, relation: 'chain-precedes', reason: 'for this test' }),
);
await mine((tx) =>
  relateActors(tx, by, brigade.id, {
    otherId: witness.id,
    kind: 'employed',
    words: 'as drivers',
    from: null,
    until: null,
    claimId: null,
    reason: 'for this test',
  }),
);

test('each link says what it is; whoever sees less is drawn and counted less, and nothing hints at the rest', async () => {
  const of = { kind: 'incident', id: flight } as const;
  const [all, some] = [await network(by, of), await network(outsider, of)];
  assert.deepEqual(said(all), [
    'Brigade employed as drivers Witnesses of the fire',
    'Brigade part inv-command Flight',
    'Flight at fictional-mill',
    'Flight chain chain-precedes Arrest',
    'Flight contradicted open.txt',
    'Flight rests-on hidden.txt',
    'Flight rests-on open.txt',
    'Villagers born fictional-mill',
    'Villagers victim act-flight-attack Flight',
    'Villagers victim act-torture Arrest',
    'Witnesses of the fire tells conn-eyewitness Flight',
    'open.txt names fictional-mill',
  ]);
  assert.deepEqual([all.total, all.near, all.totalIsExact], [7, 7, true]);
  assert.deepEqual(
    names(some),
    ['Arrest', 'Brigade', 'Flight', 'Villagers', 'fictional-mill', 'open.txt', witness.pseudonym].toSorted(),
  );
  assert.deepEqual([some.total, some.near, some.totalIsExact], [6, 6, true]);
  assert.ok(!JSON.stringify(some).includes('drivers'), 'a relation to somebody sealed');
  assert.ok(!JSON.stringify(some).includes('Witnesses'));
  const far = await network(outsider, { kind: 'actor', id: villagers.id }, { hops: 2 });
  assert.ok(!names(far).includes('Secret') && !names(far).includes('hidden.txt'), names(far).join());
  assert.ok(names(await network(by, { kind: 'actor', id: villagers.id })).includes('Secret'));
});

test('what may not be seen is not found, as what is not there', async () => {
  for (const of of [
    { kind: 'incident', id: secret },
    { kind: 'incident', id: '00000000-0000-7000-8000-000000000000' },
    { kind: 'item', id: hidden },
    { kind: 'item', id: 'no serial' },
    { kind: 'actor', id: flight },
  ] as const)
    await assert.rejects(network(outsider, of), isCode('NOT_FOUND'), of.id);
  const elsewhere = await mine((tx) => openCase(tx, by, 'Another'));
  await assert.rejects(
    network(by, { kind: 'incident', id: flight }, { caseId: elsewhere }),
    isCode('NOT_FOUND'),
  );
  const place = { kind: 'place', id: 'fictional-mill' } as const;
  const none = await network(by, place, { caseId: elsewhere });
  assert.deepEqual([none.nodes.length, none.total], [1, 0]);
  assert.throws(() => withPlaceNames(none, place, () => null), isCode('NOT_FOUND'));
  assert.equal(withPlaceNames(none, place, () => 'Mill').nodes[0]?.name, 'Mill');
});

test('a place and an item are looked at like a record, and two links away is what one link leads to', async () => {
  const place = await network(by, { kind: 'place', id: 'fictional-mill' });
  assert.deepEqual(names(place), ['Flight', 'Villagers', 'fictional-mill', 'open.txt']);
  const item = await network(by, { kind: 'item', id: hidden });
  assert.deepEqual(names(item), ['Flight', 'hidden.txt']);
  const two = await network(by, { kind: 'item', id: hidden }, { hops: 2 });
  assert.deepEqual(
    names(two),
    [
      'Arrest',
      'Brigade',
      'Flight',
      'Villagers',
      'Witnesses of the fire',
      'fictional-mill',
      'hidden.txt',
      'open.txt',
    ].toSorted(),
  );
  assert.deepEqual(new Set(two.nodes.map(({ hop }) => hop)), new Set([0, 1, 2]));
  assert.deepEqual([two.total, two.near], [7, 1]);
  assert.deepEqual(await network(by, { kind: 'item', id: hidden }, { hops: 2 }), two, 'the same again');
});

test('kinds and days narrow what is drawn and what is gone through', async () => {
  const of = { kind: 'actor', id: villagers.id } as const;
  assert.deepEqual(names(await network(by, of, { kinds: ['incident'], from: '2032-01-01' })), [
    'Arrest',
    'Villagers',
  ]);
  assert.deepEqual(names(await network(by, of, { kinds: ['incident'], until: '2031-12-31' })), [
    'Flight',
    'Villagers',
  ]);
  assert.deepEqual(names(await network(by, of, { kinds: ['place'], hops: 2 })), [
    'Villagers',
    'fictional-mill',
  ]);
});

test('that sealed ones were shown is recorded, once each', async () => {
  const before = (await reads()).length;
  await network(by, { kind: 'incident', id: flight });
  const after = (await reads()).slice(before).map(({ subject_table: table }) => table);
  assert.deepEqual(after.toSorted(), ['actor_identity', 'item']);
});

test('who was merged stands under the one that is kept; what is withdrawn is not drawn', async () => {
  const again = await group('Villagers, spelt otherwise');
  const raid = await incident('Raid');
  await part(raid, { form: 'act', values: { kind: 'act-torture', victimId: again.id } });
  await mine((tx) => mergeActors(tx, by, villagers.id, { otherId: again.id, reason: 'for this test' }));
  const of = await network(by, { kind: 'actor', id: again.id });
  assert.equal(of.nodes[0]?.id, villagers.id);
  assert.ok(names(of).includes('Raid') && names(of).includes('Flight'));
  assert.deepEqual(names(await network(by, { kind: 'incident', id: raid })), ['Raid', 'Villagers']);
  await mine((tx) => withdrawRecord(tx, by, 'incident', { id: raid, reason: 'for this test' }));
  assert.ok(!names(await network(by, { kind: 'actor', id: villagers.id })).includes('Raid'));
});

test('of more than can be drawn the newest of each kind are drawn in turn, and the others are counted and come next', async () => {
  const hub = await group('Hub');
  const incidents: string[] = [];
  await mine(async (tx) => {
    for (let n = 0; n < 230; n += 1) {
      const { id } = await makeIncident(tx, by, { caseId, compartmentId, values: { title: `Event ${n}` } });
      await addPart(tx, by, id, { form: 'act', values: { kind: 'act-torture', victimId: hub.id } });
      incidents.push(id);
    }
  });
  await mine((tx) =>
    relateActors(tx, by, hub.id, {
      otherId: brigade.id,
      kind: 'member',
      words: null,
      from: null,
      until: null,
      claimId: null,
      reason: 'for this test',
    }),
  );
  const first = await network(by, { kind: 'actor', id: hub.id });
  assert.deepEqual([first.nodes.length, first.total, first.near, first.totalIsExact], [201, 231, 231, true]);
  assert.ok(names(first).includes('Brigade') && names(first).includes('Event 229'));
  const both = await network(by, { kind: 'actor', id: hub.id }, { hops: 2 });
  assert.deepEqual(
    [both.nodes.length, both.total, both.totalIsExact],
    [201, 231, false],
    'nothing behind them is drawn',
  );
  const next = await network(by, { kind: 'actor', id: hub.id }, { skip: 200 });
  assert.equal(next.nodes.length, 32);
  assert.deepEqual(
    [...first.nodes, ...next.nodes]
      .filter(({ kind }) => kind === 'incident')
      .map(({ id }) => id)
      .toSorted(),
    incidents.toSorted(),
  );
  const two = await network(by, { kind: 'actor', id: brigade.id }, { hops: 2 });
  assert.ok(!two.totalIsExact && two.total > 50, 'of one that is not the centre so many are read');
  assert.ok(two.nodes.length <= 201);
});
