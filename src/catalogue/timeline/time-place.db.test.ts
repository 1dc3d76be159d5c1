import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addPerson, openCompartment } from '#access';
import { itemFacets, itemPlaces, itemTimeline, listAndCount, openBatch, type Box } from '#catalogue';
import type { Identity } from '#db';
import { newId, newSerial } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { testArchive } from '../../../test/db/archive.ts';

const { archive, by, caseId, compartmentId } = await testArchive();
const { db } = archive;
const closedId = await db.tx(by, (tx) =>
  openCompartment(tx, by, {
    caseId,
    name: 'Closed',
    description: '',
    isSealed: true,
    memberIds: [by.personId],
  }),
);
const reader: Identity = {
  kind: 'person',
  personId: await db.tx(by, (tx) =>
    addPerson(tx, by, { name: 'Reader', email: null, roles: ['reader'], compartmentIds: [compartmentId] }),
  ),
};
const sourceIn = (compartment: string): Promise<string> =>
  db.tx(by, async (tx) => {
    const given = { caseId, compartmentId: compartment, receivedBy: by.personId };
    return (await openBatch(tx, by, given, { source: { name: 'Desk', kind: 'organisation' }, label: 'test' }))
      .source_id;
  });
const sources = new Map([
  [compartmentId, await sourceIn(compartmentId)],
  [closedId, await sourceIn(closedId)],
]);

interface Given {
  readonly date: string | null;
  readonly place: readonly [latitude: number, longitude: number] | null;
  readonly isClosed: boolean;
}

const DATES = ['2020-10-03', '2020-10', '2020', '2019-11/2020-02', null, '2021-02-28', 'long ago', '201X'];
const PLACES = [[10.5, 20.25], [10.5004, 20.2504], [-33, 151], [64, -179.9], [64, 179.9], null] as const;
const given = Array.from({ length: 240 }, (_, n): Given => ({
  date: DATES[n % DATES.length] ?? null,
  place: PLACES[n % PLACES.length] ?? null,
  isClosed: n % 5 === 0,
}));

const rows = given.map(({ date, isClosed }, n): LedgeredRow<'item'> => {
  const compartment = isClosed ? closedId : compartmentId;
  return {
    id: newId(),
    serial: newSerial(),
    case_id: caseId,
    compartment_id: compartment,
    source_id: sources.get(compartment) ?? '',
    title: `Scan ${n}`,
    sha256: hash('sha256', String(n)),
    size_bytes: 1,
    media_type: null,
    kind: 'image',
    page_count: null,
    languages: [],
    document_date: date,
    received_at: new Date(Date.UTC(2021, 0, 1) + n * 60_000).toISOString(),
  };
});
await db.tx(by, (tx) =>
  record(
    tx,
    by,
    rows.map((row, n) => {
      const derivation = {
        id: newId(),
        item_id: row.id,
        tool: 'metadata',
        tool_version: '2',
        params: {},
        input_sha256: row.sha256,
        outcome: 'done' as const,
        started_at: row.received_at,
        ended_at: row.received_at,
      };
      const place = given[n]?.place;
      return {
        kind: 'item-received' as const,
        subject: { table: 'item' as const, id: row.id },
        compartmentId: row.compartment_id,
        rows: [
          { table: 'item' as const, op: 'put' as const, row },
          { table: 'derivation' as const, op: 'put' as const, row: derivation },
          ...(place
            ? [
                {
                  table: 'item_place' as const,
                  op: 'put' as const,
                  row: {
                    item_id: row.id,
                    latitude: place[0],
                    longitude: place[1],
                    accuracy_m: 5,
                    derivation_id: derivation.id,
                  },
                },
              ]
            : []),
        ],
      };
    }),
  ),
);

/** Items that a check of our own lets pass. */
const how = (who: Identity, passes: (one: Given) => boolean): number =>
  given.filter((one) => passes(one) && (who === by || !one.isClosed)).length;

void test('an EDTF date means the days from its first to its last', async () => {
  const spans: [string | null, string | null, string | null][] = [
    ['2020-10-03', '2020-10-03', '2020-10-03'],
    ['2020-10~', '2020-10-01', '2020-10-31'],
    ['2020?', '2020-01-01', '2020-12-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['201X', '2010-01-01', '2019-12-31'],
    ['19XX', '1900-01-01', '1999-12-31'],
    ['2010-XX-05', '2010-01-01', '2010-12-31'],
    ['2010-10-XX', '2010-10-01', '2010-10-31'],
    ['2020-10-03T10:00:00Z', '2020-10-03', '2020-10-03'],
    ['2019-11/2020-02', '2019-11-01', '2020-02-29'],
    ['2019-11/..', '2019-11-01', '2019-11-30'],
    ['/2019-11', '2019-11-01', '2019-11-30'],
    ['2020-13', null, null],
    ['2020-02-30', null, null],
    ['2020-02-29', '2020-02-29', '2020-02-29'],
    ['2021-02-29', null, null],
    ['2021-04-30', '2021-04-30', '2021-04-30'],
    ['2021-04-31', null, null],
    ['2021-12-31', '2021-12-31', '2021-12-31'],
    ['0000-01-31', null, null],
    ['0000', null, null],
    ['long ago', null, null],
    [null, null, null],
  ];
  await db.tx(by, async (tx) => {
    for (const [edtf, first, last] of spans) {
      const { rows: found } = await sql`
        select edtf_first(${edtf})::text as first, edtf_last(${edtf})::text as last`.execute(tx);
      assert.deepEqual(found[0], { first, last }, String(edtf));
    }
  });
});

void test('the timeline counts what one may see, and keeps spans that are not exact', async () => {
  for (const who of [by, reader]) {
    const n = (date: string): number => how(who, (one) => one.date === date);
    const all = await db.tx(who, (tx) => itemTimeline(tx, {}));
    assert.deepEqual(all, {
      unit: 'month',
      spans: [
        { from: '2010-01-01', to: '2019-12-31', count: n('201X') },
        { from: '2019-11-01', to: '2020-02-29', count: n('2019-11/2020-02') },
        { from: '2020-01-01', to: '2020-12-31', count: n('2020') },
        { from: '2020-10-01', to: '2020-10-31', count: n('2020-10-03') + n('2020-10') },
        { from: '2021-02-01', to: '2021-02-28', count: n('2021-02-28') },
      ],
      undated: how(who, ({ date }) => date === null || date === 'long ago'),
      isWhole: true,
    });
    const october = await db.tx(who, (tx) =>
      itemTimeline(tx, { datedFrom: '2020-10-01', datedUntil: '2020-10-31' }),
    );
    assert.deepEqual(october, {
      unit: 'day',
      spans: [
        { from: '2020-01-01', to: '2020-12-31', count: n('2020') },
        { from: '2020-10-01', to: '2020-10-31', count: n('2020-10') },
        { from: '2020-10-03', to: '2020-10-03', count: n('2020-10-03') },
      ],
      undated: 0,
      isWhole: true,
    });
  }
});

void test('lists and facets narrowed to days are the same from kept numbers, from the index and by looking', async () => {
  for (const who of [by, reader])
    for (const [datedFrom, datedUntil, dates] of [
      ['2020-10-01', '2020-10-31', ['2020-10-03', '2020-10', '2020']],
      ['2020-10-03', '2020-10-03', ['2020-10-03', '2020-10', '2020']],
      ['2020-10-04', '2020-12-31', ['2020-10', '2020']],
      ['2021-02-01', undefined, ['2021-02-28']],
      [undefined, '2019-12-31', ['201X', '2019-11/2020-02']],
    ] as const) {
      const filter = { ...(datedFrom ? { datedFrom } : {}), ...(datedUntil ? { datedUntil } : {}) };
      const expected = how(who, ({ date }) => date !== null && (dates as readonly string[]).includes(date));
      const { total, totalIsExact } = await db.tx(who, (tx) => listAndCount(tx, filter, 500, null));
      assert.deepEqual([total, totalIsExact], [expected, true], JSON.stringify(filter));
      assert.equal((await db.tx(who, (tx) => itemFacets(tx, filter))).items, expected);
      const titled = await db.tx(who, (tx) => itemTimeline(tx, { ...filter, title: 'Scan' }));
      assert.equal(
        titled.spans.reduce((sum, { count }) => sum + count, 0),
        expected,
      );
    }
});

void test('the look into the index of dates names nothing that may not be seen', async () => {
  const look = sql<{ id: string }>`select items_dated('0001-01-01', '9999-12-31', 1000) as id`;
  const isUnderstood = ({ date }: Given): boolean => date !== null && date !== 'long ago';
  for (const who of [by, reader]) {
    const named = await db.tx(who, async (tx) => (await look.execute(tx)).rows);
    assert.equal(named.length, how(who, isUnderstood));
  }
});

void test('places near each other are one cell, and only those that one may see are counted', async () => {
  for (const who of [by, reader]) {
    const isAt =
      (at: number) =>
      (one: Given): boolean =>
        one.place === PLACES[at];
    const world = await db.tx(who, (tx) => itemPlaces(tx, {}, { zoom: 3 }));
    assert.equal(
      world.total,
      how(who, ({ place }) => place !== null),
    );
    const near = how(who, isAt(0)) + how(who, isAt(1));
    assert.ok(world.cells.some(({ count, accuracyM }) => count === near && accuracyM === 5));
    const close = await db.tx(who, (tx) =>
      itemPlaces(tx, {}, { zoom: 18, box: { west: 20, south: 10, east: 21, north: 11 } }),
    );
    assert.deepEqual(
      close.cells.map(({ count }) => count).toSorted((a, b) => a - b),
      [how(who, isAt(0)), how(who, isAt(1))].toSorted((a, b) => a - b),
    );
  }
});

void test('a box narrows the list, also across the antimeridian, and with a date and a title', async () => {
  const pacific: Box = { west: 179, south: 60, east: -179, north: 70 };
  for (const who of [by, reader]) {
    const inPacific = ({ place }: Given): boolean => place?.[0] === 64;
    const { total } = await db.tx(who, (tx) => listAndCount(tx, { box: pacific }, 10, null));
    assert.equal(total, how(who, inPacific));
    const both = await db.tx(who, (tx) =>
      listAndCount(
        tx,
        { box: pacific, datedFrom: '2020-10-03', datedUntil: '2020-10-03', title: 'Scan' },
        10,
        null,
      ),
    );
    assert.equal(
      both.total,
      how(who, (one) => inPacific(one) && ['2020-10-03', '2020-10', '2020'].includes(String(one.date))),
    );
  }
});

void test('kept months follow an item whose date changes', async () => {
  const row = rows[5];
  assert.ok(row);
  const february = async (): Promise<number> =>
    (
      await db.tx(by, (tx) =>
        listAndCount(tx, { datedFrom: '2021-02-01', datedUntil: '2021-02-28' }, 1, null),
      )
    ).total;
  const before = await february();
  await db.tx(by, async (tx) => {
    await record(tx, by, [
      {
        kind: 'item-described',
        subject: { table: 'item', id: row.id },
        compartmentId: row.compartment_id,
        rows: [{ table: 'item', op: 'put', row: { ...row, document_date: '1990' } }],
      },
    ]);
    await sql`select fold_item_counts(1)`.execute(tx);
  });
  assert.equal(await february(), before - 1);
});

void test('places follow an item that goes into another compartment, and one that is taken off', async () => {
  const seen = async (who: Identity): Promise<number> =>
    (await db.tx(who, (tx) => itemPlaces(tx, {}, { zoom: 0 }))).total;
  const at = given.findIndex(({ place, isClosed }) => place !== null && !isClosed);
  const row = rows[at];
  assert.ok(row);
  const [before, all] = [await seen(reader), await seen(by)];
  const put = (compartmentId_: string) =>
    db.tx(by, (tx) =>
      record(tx, by, [
        {
          kind: 'item-moved',
          subject: { table: 'item', id: row.id },
          compartmentId: compartmentId_,
          rows: [{ table: 'item', op: 'put', row: { ...row, compartment_id: compartmentId_ } }],
        },
      ]),
    );
  await put(closedId);
  assert.deepEqual([await seen(reader), await seen(by)], [before - 1, all]);
  const named = await db.tx(
    reader,
    async (tx) => (await sql`select from item_spot where item_id = ${row.id}`.execute(tx)).rows,
  );
  assert.deepEqual(named, []);
  await put(compartmentId);
  assert.equal(await seen(reader), before);
  await db.tx(by, (tx) =>
    record(tx, by, [
      {
        kind: 'derived',
        subject: { table: 'item', id: row.id },
        compartmentId,
        rows: [{ table: 'item_place', op: 'remove', row: { item_id: row.id } }],
      },
    ]),
  );
  assert.deepEqual([await seen(reader), await seen(by)], [before - 1, all - 1]);
});
