import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addPerson, openCompartment } from '#access';
import { itemFacets, listAndCount, listItems, openBatch, type ItemFilter } from '#catalogue';
import type { Identity } from '#db';
import { newId, newSerial } from '#kernel';
import { record, type LedgeredRow, type RowChange } from '#ledger';
import { testArchive } from '../../../test/db/archive.ts';

const { archive, by, caseId, compartmentId } = await testArchive();
const { db } = archive;

const closedId = await db.tx(by, (tx) =>
  openCompartment(tx, by, {
    caseId,
    name: 'Closed',
    description: '',
    isSealed: false,
    memberIds: [by.personId],
  }),
);
const personIn = async (compartmentIds: string[]): Promise<Identity> => ({
  kind: 'person',
  personId: await db.tx(by, (tx) =>
    addPerson(tx, by, { name: 'Someone', email: null, roles: ['reader'], compartmentIds }),
  ),
});
const reader = await personIn([compartmentId]);
const outsider = await personIn([]);

const sourceIn = async (compartment: string): Promise<string> =>
  db.tx(by, async (tx) => {
    const given = { caseId, compartmentId: compartment, receivedBy: by.personId };
    const batch = await openBatch(tx, by, given, {
      source: { name: 'Desk', kind: 'organisation' },
      label: 'test',
    });
    return batch.source_id;
  });
const sources = new Map([
  [compartmentId, await sourceIn(compartmentId)],
  [closedId, await sourceIn(closedId)],
]);

type Row = LedgeredRow<'item'>;

// More than are ever named by their ids, so that both ways of finding a page are gone. Rare things are old ones.
const MANY = 10_200;
const serials = new Set<string>();
while (serials.size < MANY + 300) serials.add(newSerial());
const rows = Array.from(serials, (serial, n): Row => {
  const compartment = n % 50 === 0 ? closedId : compartmentId;
  const isRare = n % 1_000 < 3;
  return {
    id: newId(),
    serial,
    case_id: caseId,
    compartment_id: compartment,
    source_id: sources.get(compartment) ?? '',
    title: `${isRare ? 'Xəritə 100%' : 'Scan'} ${n}`,
    sha256: hash('sha256', String(n)),
    size_bytes: 1,
    media_type: null,
    kind: n % 7 === 0 ? null : n % 3 === 0 ? 'image' : 'document',
    page_count: null,
    languages: isRare ? ['hy', 'en'] : ['en'],
    document_date: null,
    // Several at the same moment: their ids decide.
    received_at: new Date(Date.UTC(2021, 0, 1) + Math.floor(n / 3) * 60_000).toISOString(),
  };
});
const hasFinding = (n: number): boolean => n % 700 === 5;

const tagged = (row: Row, tag: string): RowChange => ({
  table: 'item_tag',
  op: 'put',
  row: { item_id: row.id, tag, tagged_at: row.received_at },
});

await db.tx(by, (tx) =>
  record(
    tx,
    by,
    rows.map((row, n) => {
      const finding: RowChange = {
        table: 'finding',
        op: 'put',
        row: {
          id: newId(),
          item_id: row.id,
          batch_id: null,
          compartment_id: row.compartment_id,
          tool: 'test',
          code: 'X',
          subject: 'x',
          detail: 'x',
          severity: 'warning',
          found_at: row.received_at,
          cleared_at: n % 1_400 === 5 ? row.received_at : null,
        },
      };
      return {
        kind: 'item-received' as const,
        subject: { table: 'item' as const, id: row.id },
        compartmentId: row.compartment_id,
        rows: [
          { table: 'item' as const, op: 'put' as const, row },
          ...(hasFinding(n) ? [finding] : []),
          ...(n % 4 === 0 ? [tagged(row, 'read')] : []),
          ...(n % 2_500 === 1 ? [tagged(row, 'urgent')] : []),
        ],
      };
    }),
  ),
);

const isDamaged = (n: number): boolean => hasFinding(n) && n % 1_400 !== 5;
const cases: readonly [string, ItemFilter, (row: Row, n: number) => boolean][] = [
  ['everything', {}, () => true],
  ['a kind', { kinds: ['image'] }, ({ kind }) => kind === 'image'],
  ['not identified', { kinds: ['unknown'] }, ({ kind }) => kind === null],
  ['a common language', { languages: ['en'] }, () => true],
  ['a rare language', { languages: ['hy'] }, ({ languages }) => languages.includes('hy')],
  [
    'kinds and a language',
    { kinds: ['image', 'unknown'], languages: ['hy'] },
    ({ kind, languages }) => kind !== 'document' && languages.includes('hy'),
  ],
  ['whole days', { receivedBefore: '2021-01-02T00:00:00.000Z' }, ({ received_at: at }) => at < '2021-01-02'],
  [
    'part of a day',
    { receivedAfter: '2021-01-02T12:00:00.000Z' },
    ({ received_at: at }) => at >= '2021-01-02T12',
  ],
  ['a common tag', { tags: ['read'] }, (_, n) => n % 4 === 0],
  ['a rare tag', { tags: ['urgent', 'nowhere'] }, (_, n) => n % 2_500 === 1],
  ['a common title', { title: 'sCaN' }, ({ title }) => title.startsWith('Scan')],
  ['a rare title', { title: 'xəritə' }, ({ title }) => title.startsWith('X')],
  ['a sign', { title: '%' }, ({ title }) => title.includes('%')],
  ['two letters', { title: 'an' }, ({ title }) => title.startsWith('Scan')],
  ['a title that is nowhere', { title: 'zebra' }, () => false],
  ['findings', { hasFindings: true }, (_, n) => isDamaged(n)],
  ['no findings', { hasFindings: false }, (_, n) => !isDamaged(n)],
  [
    'all at once',
    { title: 'scan', hasFindings: true, languages: ['en'], kinds: ['document'] },
    ({ title, kind }, n) => title.startsWith('Scan') && kind === 'document' && isDamaged(n),
  ],
];

for (const [name, filter, matches] of cases)
  void test(`a list shows and counts what matches, newest first, each once: ${name}`, async () => {
    const expected = rows
      .filter((row, n) => row.compartment_id === compartmentId && matches(row, n))
      .toSorted((a, b) => b.received_at.localeCompare(a.received_at) || (a.id < b.id ? 1 : -1));
    const first = await db.tx(reader, (tx) => listAndCount(tx, filter, 40, null));
    // Where it is not exact there are more, and never fewer than a page.
    assert.ok(first.totalIsExact ? first.total === expected.length : first.total < expected.length);
    assert.ok(first.totalIsExact || first.total >= 40);
    if (expected.length < 40) assert.ok(first.totalIsExact);
    const last = first.items.at(-1);
    const second = last ? await db.tx(reader, (tx) => listItems(tx, filter, 40, last)) : [];
    const far = expected.at(-30);
    const end = far
      ? await db.tx(reader, (tx) => listItems(tx, filter, 40, { ...far, receivedAt: far.received_at }))
      : [];
    const serialsOf = (of: readonly { serial: string }[]): string[] => of.map(({ serial }) => serial);
    assert.deepEqual(serialsOf([...first.items, ...second]), serialsOf(expected.slice(0, 80)));
    assert.deepEqual(serialsOf(end), far ? serialsOf(expected.slice(-29)) : []);
    const { items, facets, isWhole } = await db.tx(reader, (tx) => itemFacets(tx, filter));
    assert.ok(isWhole);
    assert.equal(items, expected.length);
    const urgent = expected.filter((row) => rows.indexOf(row) % 2_500 === 1).length;
    assert.equal(facets.tag.find(({ value }) => value === 'urgent')?.count ?? 0, urgent);
    const hidden = await db.tx(outsider, (tx) => listAndCount(tx, filter, 40, null));
    assert.deepEqual([hidden.items, hidden.total], [[], 0]);
  });

void test('the look into the index of titles names nothing that may not be seen', async () => {
  const looks = [
    sql<{ id: string }>`select items_titled('%', null, 100000) as id`,
    sql<{ id: string }>`select items_titled_newest('%', null, null, null, 100000) as id`,
    sql<{ id: string }>`select items_having('{en}', null, null, 100000) as id`,
  ];
  for (const look of looks) {
    const named = async (who: Identity): Promise<string[]> =>
      db.tx(who, async (tx) => (await look.execute(tx)).rows.map(({ id }) => id));
    assert.deepEqual(await named(outsider), []);
    const open = rows.filter((row) => row.compartment_id === compartmentId).map(({ id }) => id);
    assert.deepEqual((await named(reader)).toSorted(), open.toSorted());
    assert.equal((await named(by)).length, rows.length);
  }
});

void test('numbers kept by triggers follow items that change, and stay the same when they are added up', async () => {
  const kinds = async (): Promise<unknown> =>
    (await db.tx(reader, (tx) => itemFacets(tx, {}))).facets.kind.map(({ value, count }) => [value, count]);
  const before = await kinds();
  const unknown = rows.find((row) => row.kind === null && row.compartment_id === compartmentId);
  assert.ok(unknown);
  const as = async (kind: string | null): Promise<void> =>
    db.tx(by, async (tx) => {
      await record(tx, by, [
        {
          kind: 'item-described',
          subject: { table: 'item', id: unknown.id },
          compartmentId,
          rows: [{ table: 'item', op: 'put', row: { ...unknown, kind } }],
        },
      ]);
    });
  await as('audio');
  assert.ok(JSON.stringify(await kinds()).includes('["audio",1]'));
  await as(null);
  assert.deepEqual(await kinds(), before);
  const rowsKept = async (): Promise<number> =>
    db.tx(
      by,
      async (tx) =>
        (await sql<{ n: number }>`select count(*) as n from item_count`.execute(tx)).rows[0]?.n ?? 0,
    );
  const many = await rowsKept();
  await db.tx(by, (tx) => sql`select fold_item_counts(1)`.execute(tx));
  assert.ok((await rowsKept()) < many);
  assert.deepEqual(await kinds(), before);
  // What was added up before is added to, not written anew, and each sees only their own compartments in it.
  const places = async (): Promise<string[]> =>
    db.tx(by, async (tx) =>
      (await sql<{ at: string }>`select ctid::text as at from item_count`.execute(tx)).rows.map(
        ({ at }) => at,
      ),
    );
  const stood = new Set(await places());
  await as('audio');
  await db.tx(by, (tx) => sql`select fold_item_counts(1)`.execute(tx));
  assert.ok(JSON.stringify(await kinds()).includes('["audio",1]'));
  // One sort lost an item and one was given it; all others lie where they lay.
  const moved = (await places()).filter((at) => !stood.has(at)).length;
  assert.ok(stood.size > 10 && moved > 0 && moved <= 2, `${moved} of ${stood.size} written`);
  const seen = async (who: Identity): Promise<number | null | undefined> =>
    db.tx(
      who,
      async (tx) =>
        (await sql<{ n: number | null }>`select sum(n)::bigint as n from item_sum`.execute(tx)).rows[0]?.n,
    );
  assert.equal(await seen(outsider), null);
  assert.equal(await seen(reader), rows.filter((row) => row.compartment_id === compartmentId).length);
  assert.equal(await seen(by), rows.length);
  await as(null);
  assert.deepEqual(await kinds(), before);
});
