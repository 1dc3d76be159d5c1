import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson, changeAccess } from '#access';
import {
  agreeToRelease,
  askForRelease,
  correctRecord,
  decideOnRecord,
  endRelease,
  withdrawRecord,
} from '#mines';
import { changeArea, withdrawArea, withdrawWork } from '#clearance';
import { agreeToReleases, askForReleases, endReleases } from '#releases';
import { addObstacle, makeSettlement, unsaid } from '#settlements';
import { groundArchive, squareAt } from '../../test/db/ground.ts';
import { RECORD, refusal, type Who } from '../../test/db/mined.ts';
import { readTile, tileAt } from '../../test/db/tiles.ts';
import { GroundTiles, inViewNamed, readOfGround, sightOf } from './index.ts';
import { standingRecords } from './store.ts';

const scene = await groundArchive();
const { archive, beforeClose, by, caseId, compartmentId, sealed } = scene;
const { second, outsider, planner, planners, enter, accident, area, work, entriesOf } = scene;
const { db } = archive;
const tiles = new GroundTiles(db);
beforeClose(() => tiles.close());
// Of the field at the mill; invented.
const MILL = [46.9289, 39.9915] as const;
const ON = '2031-06-01';

const sight = (who: Who) => db.tx(who, (tx) => sightOf(tx, caseId));
const tile = async (who: Who, z: number, on = ON) =>
  readTile(await tiles.tile(who, await sight(who), { tile: tileAt(z, MILL), on }));
const many = async (who: Who, on = ON) => (await tiles.counts(who, await sight(who), { on })).hazards;
const version = async (who: Who, id: string): Promise<string> =>
  db.tx(who, async (tx) => {
    const all = (await Array.fromAsync(standingRecords(tx, caseId))).flat();
    return String(all.find((one) => one.id === id)?.version);
  });

test('a sealed record is in no tile and no count for who may not see it, and in those of who may', async () => {
  const id = await enter({ entered: { ...RECORD, laid: { from: '1993-07' } } });
  const [near, far] = [await tile(by, 14), await tile(second, 0)];
  assert.deepEqual(near['hazards'], [{ count: 1, id, kind: 'not-decided' }]);
  assert.deepEqual(
    near['areas']?.map(({ kind }) => kind),
    ['p95', 'p50', 'outline'],
  );
  assert.equal(far['hazards']?.[0]?.['count'], 1);
  assert.equal((await many(by)).all, 1);
  for (const who of [outsider, planner]) {
    for (const z of [0, 8, 14, 16]) assert.deepEqual(await tile(who, z), {});
    const none = await tiles.counts(who, await sight(who), { on: ON });
    assert.deepEqual([none.hazards.all, none.box, none.days], [0, null, null]);
    const view = await tiles.inView(who, await sight(who), { box: [-180, -85, 180, 85], on: ON, limit: 50 });
    assert.deepEqual(view.hazards, { total: 0, ids: [] });
  }
});

test('what changes is on the next tile: a decision, a correction, another record, a withdrawal; and nothing is made anew for who does not see it', async () => {
  const before = await sight(outsider);
  const id = await enter();
  assert.deepEqual(await many(by), {
    all: 2,
    shown: 1,
    undated: 1,
    maybe: 0,
    later: 0,
    unplaced: 0,
    kinds: { sha: 0, cha: 0, 'not-decided': 2 },
  });
  assert.deepEqual((await tile(by, 16))['hazards-undated'], [{ count: 1, id, kind: 'not-decided' }]);
  const decided = { version: await version(by, id), decided: 'cha', reasons: 'seen' } as const;
  await db.tx(by, (tx) => decideOnRecord(tx, by, id, decided));
  assert.deepEqual((await tile(by, 16))['hazards-undated'], [{ count: 1, id, kind: 'cha' }]);
  await db.tx(by, (tx) =>
    correctRecord(tx, by, id, {
      version: decided.version,
      facts: { entered: { ...RECORD, laid: { from: '2031-05-03' } } },
      why: 'the day is on the back',
    }),
  );
  assert.deepEqual([(await many(by, '2031-05-03')).shown, (await many(by, '2031-05-02')).later], [2, 1]);
  assert.equal((await tile(by, 16, '2031-05-02'))['hazards-undated'], undefined);
  await db.tx(by, (tx) => withdrawRecord(tx, by, id, 'entered twice'));
  assert.equal((await many(by)).all, 1);
  assert.deepEqual(await sight(outsider), before);
});

test('what is released is on the map of those it was released to until it is taken back, and nothing else of its compartment', async () => {
  const [id] = [await enter({ entered: { ...RECORD, laid: { from: '1992' } } }), await enter()];
  const before = await sight(planner);
  const release = await db.tx(by, (tx) =>
    askForRelease(tx, by, id, { toCompartmentId: planners, reason: 'plans of return' }),
  );
  assert.deepEqual(await sight(planner), before, 'that somebody asks is told to nobody');
  await db.tx(second, (tx) => agreeToRelease(tx, second, release.id));
  assert.deepEqual((await tile(planner, 14))['hazards'], [{ count: 1, id, kind: 'not-decided' }]);
  assert.equal((await many(planner)).all, 1);
  const released = await sight(planner);
  await enter();
  assert.deepEqual(await sight(planner), released, 'another record there changes nothing for them');
  const decided = { version: '1', decided: 'sha', reasons: 'said by the map' } as const;
  await db.tx(by, (tx) => decideOnRecord(tx, by, id, decided));
  assert.deepEqual((await tile(planner, 14))['hazards'], [{ count: 1, id, kind: 'sha' }]);
  await db.tx(by, (tx) => endRelease(tx, by, release.id, 'the plans are made'));
  assert.deepEqual([(await many(planner)).all, await tile(planner, 14)], [0, {}]);
});

test('accidents and settlements are on it too, by the answer for the day; whoever leaves a compartment has nothing of it on the next tile', async () => {
  const [longitude, latitude] = MILL;
  await accident({ dated: '1994-03~', longitude, latitude, precision: 'map' });
  await accident({ dated: null });
  const settlement = await db.tx(by, (tx) =>
    makeSettlement(tx, by, {
      caseId,
      compartmentId,
      facts: {
        ...unsaid.settlement,
        names: [
          {
            name: 'Stone Well (fictional)',
            language: null,
            kind: 'unclassified',
            usedBy: null,
            from: null,
            until: null,
            source: 'this archive',
            basis: 'to-be-checked',
          },
        ],
        isInvented: true,
        latitude,
        longitude,
        precision: 'approximate',
      },
    }),
  );
  assert.equal((await tile(by, 14))['settlements']?.[0]?.['kind'], 'unknown', 'nothing is recorded of it');
  await db.tx(by, (tx) =>
    addObstacle(tx, by, settlement.id, {
      ...unsaid.obstacle,
      kind: 'mines',
      holdsFrom: '1993-01-01',
      reliability: 'high',
      reliabilityReasons: 'seen',
    }),
  );
  const kinds = async (who: Who, on: string) =>
    (await tile(who, 14, on))['settlements']?.map(({ kind }) => kind);
  assert.deepEqual(
    [await kinds(by, '1993-02-01'), await kinds(by, '1992-02-01')],
    [['blocked'], ['unknown']],
  );
  const narrowed = async (on: string, obstacle: 'mines' | 'occupied') => {
    const asked = { on, obstacle };
    const { settlements } = await tiles.counts(by, await sight(by), asked);
    const view = await tiles.inView(by, await sight(by), { box: [-180, -85, 180, 85], limit: 50, ...asked });
    const there = readTile(await tiles.tile(by, await sight(by), { tile: tileAt(14, MILL), ...asked }));
    return [settlements.all, view.settlements.total, there['settlements']?.length ?? 0];
  };
  assert.deepEqual(await narrowed('1993-02-01', 'mines'), [1, 1, 1], 'the obstacle holds');
  assert.deepEqual(await narrowed('1992-02-01', 'mines'), [0, 0, 0], 'it did not hold yet');
  assert.deepEqual(await narrowed('1993-02-01', 'occupied'), [0, 0, 0], 'of that kind there is none');
  assert.deepEqual(await kinds(by, '1993-02-01'), ['blocked'], 'and without an obstacle all are there again');
  assert.equal((await tile(by, 14))['accidents']?.length, 1);
  const { accidents } = await tiles.counts(by, await sight(by), { on: ON });
  assert.deepEqual([accidents.all, accidents.shown, accidents.unplaced], [2, 1, 1]);
  const leaving = await db.tx(by, (tx) =>
    addPerson(tx, by, {
      name: 'L. Leaving',
      email: 'leaving@example.org',
      roles: ['analyst'],
      compartmentIds: [compartmentId, sealed],
    }),
  );
  const who: Who = { kind: 'person', personId: leaving };
  assert.ok((await many(who)).all > 0);
  const change = { what: 'membership', compartmentId: sealed, granted: false, reason: 'left' } as const;
  await db.tx(by, (tx) => changeAccess(tx, by, leaving, change));
  assert.deepEqual(Object.keys(await tile(who, 14)), ['settlements']);
  assert.equal((await many(who)).all, 0);
});

test('looking is recorded for each sealed compartment, also where only something of it was released; listing, for each record named', async () => {
  const id = await enter();
  const release = await db.tx(by, (tx) =>
    askForRelease(tx, by, id, { toCompartmentId: planners, reason: 'plans of return' }),
  );
  await db.tx(second, (tx) => agreeToRelease(tx, second, release.id));
  const places = async (who: Who) => readOfGround(await sight(who)).map((one) => one.id);
  assert.deepEqual(
    [await places(by), await places(planner), await places(outsider)],
    [[sealed], [sealed], []],
  );
  const looked = await sight(planner);
  await db.tx(planner, async (tx) => {
    for (const one of readOfGround(looked)) await one.write(tx, planner);
  });
  assert.deepEqual((await entriesOf(sealed)).at(-1), 'read');
  const of = { box: [46, 39, 47, 40] as const, on: ON, limit: 50 };
  const view = await tiles.inView(planner, looked, of);
  const named = await db.tx(planner, (tx) => inViewNamed(tx, planner, { view, lang: null }));
  assert.deepEqual(
    named.hazards.items.map((one) => one.title),
    [RECORD.title],
  );
  assert.deepEqual((await entriesOf(id)).at(-1), 'read');
});

test('many ask at once, and what is no tile is refused', async () => {
  const now = await sight(by);
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, z) =>
      tiles.tile(by, now, { tile: tileAt(z % 17, MILL), on: `20${10 + z}-01-01` }),
    ),
  );
  assert.ok(all.every(({ length }) => length > 0));
  for (const tile of [
    { z: 17, x: 0, y: 0 },
    { z: 3, x: 8, y: 0 },
    { z: 0, x: 0, y: -1 },
    { z: 1, x: 0.5, y: 0 },
    { z: 2, x: 0, y: 2 ** 53 },
  ])
    await assert.rejects(tiles.tile(by, now, { tile, on: ON }), refusal('TILE_OUTSIDE'));
});

test('an accident that two people released is on the map of those who see it, and not when that has ended', async () => {
  const { id } = await accident({
    latitude: MILL[1],
    longitude: MILL[0],
    precision: 'measured',
    dated: '2030-05-01',
  });
  const on = async () => (await tiles.counts(planner, await sight(planner), { on: ON })).accidents.all;
  const before = await on();
  const [release] = await db.tx(by, (tx) =>
    askForReleases(tx, by, {
      caseId,
      table: 'accident',
      ids: [id],
      toCompartmentId: planners,
      reason: 'the way of the return is planned',
    }),
  );
  assert.ok(release);
  assert.equal(await on(), before, 'asking shows nothing');
  await db.tx(second, (tx) => agreeToReleases(tx, second, [release.id]));
  assert.equal(await on(), before + 1);
  const of = { box: [46, 39, 47, 40] as const, on: ON, limit: 50 };
  const view = await tiles.inView(planner, await sight(planner), of);
  await db.tx(planner, (tx) => inViewNamed(tx, planner, { view, lang: null }));
  assert.equal((await entriesOf(id)).filter((kind) => kind === 'read').length, 1);
  await db.tx(second, (tx) => endReleases(tx, second, [release.id], 'the plans are made'));
  assert.equal(await on(), before);
});

test('a sealed area is in no tile, count or list of who may not see it; released by two it is, with what was released of it, until that has ended', async () => {
  const made = await area({ extent: squareAt(46.928, 39.99, 46.93, 39.993) });
  const unseen = await sight(outsider);
  const cleared = await work(made.id, {
    extent: squareAt(46.928, 39.99, 46.929, 39.993),
    ended: '2030-06',
    organisation: 'Slow Steps (fictional)',
  });
  await work(made.id, {
    name: 'Part 2',
    released: 'reduced',
    extent: squareAt(46.9295, 39.99, 46.93, 39.993),
    ended: null,
  });
  await work(made.id, { name: 'Part 3', released: 'none', extent: null });
  const counts = async (who: Who, on = ON) => {
    const { groundAreas, released } = await tiles.counts(who, await sight(who), { on });
    return [groundAreas.all, released.shown, released.undated, released.later];
  };
  const box = [46.9, 39.9, 47, 40.1] as const;
  const list = async (who: Who, on = ON) => tiles.inView(who, await sight(who), { box, on, limit: 50 });
  const LAYERS = [
    'ground-areas-undated',
    'ground-outlines',
    'released',
    'released-outlines',
    'released-undated',
  ];
  const drawn = async (who: Who, on = ON) => {
    const layers = await tile(who, 14, on);
    return LAYERS.filter((name) => layers[name] !== undefined);
  };
  assert.deepEqual(await counts(by), [1, 1, 1, 0]);
  assert.deepEqual(await drawn(by), LAYERS);
  const near = await tile(by, 14);
  assert.deepEqual(near['released'], [{ count: 1, id: cleared, kind: 'cleared', of: made.id }]);
  assert.deepEqual(near['ground-outlines'], [
    { kind: 'not-decided', id: made.id, of: made.id, undated: true },
  ]);
  // A month is over on its last day, and nothing is said to be released before.
  assert.deepEqual(
    [await counts(by, '2030-06-29'), await counts(by, '2030-06-30')],
    [
      [1, 0, 1, 1],
      [1, 1, 1, 0],
    ],
  );
  for (const who of [outsider, planner]) {
    assert.deepEqual([await counts(who), await drawn(who)], [[0, 0, 0, 0], []]);
    const { groundAreas, released } = await list(who);
    assert.deepEqual(
      [groundAreas, released],
      [
        { total: 0, ids: [] },
        { total: 0, ids: [] },
      ],
    );
  }
  assert.deepEqual(await sight(outsider), unseen, 'and nothing tells them that there was a work');
  const [release] = await db.tx(by, (tx) =>
    askForReleases(tx, by, {
      caseId,
      table: 'ground_area',
      ids: [made.id],
      toCompartmentId: planners,
      reason: 'the way of the return is planned',
    }),
  );
  assert.ok(release);
  assert.deepEqual(await counts(planner), [0, 0, 0, 0], 'asking shows nothing');
  await db.tx(second, (tx) => agreeToReleases(tx, second, [release.id]));
  assert.deepEqual([await counts(planner), await drawn(planner)], [[1, 1, 1, 0], LAYERS]);
  assert.deepEqual(
    readOfGround(await sight(planner)).map((one) => one.id),
    [sealed],
    'that they look is recorded there',
  );
  const view = await list(planner);
  const named = await db.tx(planner, (tx) => inViewNamed(tx, planner, { view, lang: null }));
  assert.deepEqual(
    named.released.items.map(({ dated, work: done }) => [dated, done?.released, done?.organisation]),
    [
      ['2030-06', 'cleared', 'Slow Steps (fictional)'],
      [null, 'reduced', 'An organisation (fictional)'],
    ],
  );
  assert.deepEqual((await entriesOf(made.id)).filter((kind) => kind === 'read').length, 1);
  await db.tx(second, (tx) => endReleases(tx, second, [release.id], 'the plans are made'));
  assert.deepEqual([await counts(planner), await drawn(planner)], [[0, 0, 0, 0], []]);
});

test('what changes of an area is on the next tile: its record is decided of, its outline is drawn anew, a work is withdrawn, it is withdrawn', async () => {
  const record = await enter({ entered: { ...RECORD, laid: { to: '1994' } } });
  const serial = await db.tx(by, async (tx) => {
    const rows = await tx.selectFrom('hazard_record').select('serial').where('id', '=', record).execute();
    return rows[0]?.serial ?? '';
  });
  const [before] = [await tiles.counts(by, await sight(by), { on: ON })];
  const made = await area({ record: serial, extent: squareAt(46.928, 39.99, 46.93, 39.993) });
  const part = await work(made.id, { extent: squareAt(46.928, 39.99, 46.929, 39.993), ended: '2020-01-01' });
  const outlines = async (on = ON) =>
    (await tile(by, 15, on))['ground-outlines']?.filter(({ id }) => id === made.id);
  assert.deepEqual(await outlines(), [{ kind: 'not-decided', id: made.id, of: made.id, undated: false }]);
  assert.deepEqual(
    (await outlines('1994-12-30'))?.[0]?.['undated'],
    true,
    'laid by the end of 1994: it may have been there',
  );
  const told = await tiles.counts(by, await sight(by), { on: '1994-12-30' });
  assert.deepEqual([told.groundAreas.maybe, told.hazards.maybe, told.groundAreas.later], [1, 1, 0]);
  const decided = { version: await version(by, record), decided: 'cha', reasons: 'seen' } as const;
  await db.tx(by, (tx) => decideOnRecord(tx, by, record, decided));
  assert.equal((await outlines())?.[0]?.['kind'], 'cha');
  await db.tx(by, (tx) =>
    changeArea(tx, by, made.id, {
      version: '1',
      facts: { extent: squareAt(10, 10, 10.1, 10.1) },
      why: 'read from the wrong sheet',
    }),
  );
  assert.deepEqual(await outlines(), []);
  await db.tx(by, (tx) => withdrawWork(tx, by, part, 'the certificate is not of it'));
  const without = await tiles.counts(by, await sight(by), { on: ON });
  assert.equal(without.released.all, before.released.all);
  await db.tx(by, (tx) => withdrawArea(tx, by, made.id, 'entered twice'));
  const after = await tiles.counts(by, await sight(by), { on: ON });
  assert.equal(after.groundAreas.all, before.groundAreas.all);
});
