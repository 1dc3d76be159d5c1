import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { addPerson, openCompartment, setUpArchive } from '#access';
import { openBatch } from '#catalogue';
import type { Identity } from '#db';
import { newId, newSerial, nowUtc } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import {
  openLanceIndex,
  search,
  searchCounts,
  type IndexDocument,
  type SearchAnswer,
  type SearchOptions,
} from './index.ts';
import { testDatabase } from '../../test/db/template.ts';

const { db, folder } = await testDatabase();
const home = await setUpArchive(db, newId(), { ownerName: 'Owner', ownerEmail: null, caseTitle: 'Test' });
const owner = { kind: 'person', personId: home.ownerId } as const;
const index = openLanceIndex(join(folder, 'search'));
after(() => index.close());

const sealedId = await db.tx(owner, (tx) =>
  openCompartment(tx, owner, {
    caseId: home.caseId,
    name: 'Witnesses',
    description: 'Test',
    isSealed: true,
    memberIds: [home.ownerId],
  }),
);
const person = async (compartmentIds: string[]): Promise<Identity> => ({
  kind: 'person',
  personId: await db.tx(owner, (tx) =>
    addPerson(tx, owner, { name: 'Someone', email: null, roles: ['analyst'], compartmentIds }),
  ),
});
const reader = await person([home.compartmentId]);
const outsider = await person([]);

async function addItem(
  title: string,
  compartmentId: string,
  sourceName: string,
  row: Partial<LedgeredRow<'item'>> = {},
): Promise<LedgeredRow<'item'>> {
  return db.tx(owner, async (tx) => {
    const batch = await openBatch(
      tx,
      owner,
      { caseId: home.caseId, compartmentId, receivedBy: home.ownerId },
      { source: { name: sourceName, kind: 'organisation' }, label: 'test' },
    );
    const item: LedgeredRow<'item'> = {
      id: newId(),
      serial: newSerial(),
      case_id: home.caseId,
      compartment_id: compartmentId,
      source_id: batch.source_id,
      title,
      sha256: hash('sha256', title),
      size_bytes: title.length,
      media_type: 'application/pdf',
      kind: 'document',
      page_count: 1,
      languages: ['en'],
      document_date: null,
      received_at: nowUtc(),
      ...row,
    };
    const subject = { table: 'item', id: item.id } as const;
    const rows = [{ table: 'item', op: 'put', row: item }] as const;
    await record(tx, owner, [{ kind: 'item-received', subject, compartmentId, rows }]);
    return item;
  });
}

function documentOf(item: LedgeredRow<'item'>, text: string, lang: string | null): IndexDocument {
  return {
    itemId: item.id,
    caseId: item.case_id,
    compartmentId: item.compartment_id,
    sourceId: item.source_id,
    kind: item.kind,
    mediaType: item.media_type,
    languages: item.languages,
    receivedAt: item.received_at,
    title: item.title,
    serial: item.serial,
    pages: [{ page: 1, text, lang }],
  };
}

const find = async (who: Identity, query: string, options: SearchOptions = {}) => ({
  ...(await searchCounts({ db, index }, who, query, options)),
  ...(await search({ db, index }, who, query, options)),
});
const titles = async (who: Identity, query: string): Promise<string[]> =>
  (await find(who, query)).hits.map(({ title }) => title);

const map = await addItem('Map of the valley', home.compartmentId, 'Ministry X');
const witness = await addItem('Statement 7', sealedId, 'Ministry of Secrets', { kind: 'text' });
const moved = await addItem('Moved away', sealedId, 'Ministry of Secrets');
const notes = await addItem('Qeydlər', home.compartmentId, 'Şuşa Arxivi', {
  languages: ['az'],
  kind: 'image',
});
await index.put([
  documentOf(map, 'The maps of the mines were handed over in Aghdam.', 'en'),
  documentOf(witness, 'The witness saw the mines near the village.', 'en'),
  // What the index still says of an item that was moved into a sealed compartment a moment ago.
  documentOf({ ...moved, compartment_id: home.compartmentId }, 'Mines and the name of a victim.', 'en'),
  documentOf(notes, 'Minaların xəritəsi təhvil verildi.', 'az'),
]);

void test('each sees their compartments only, in hits, totals and facets alike', async () => {
  const own = await find(owner, 'mines');
  assert.deepEqual(own.hits.map(({ title }) => title).sort(), [
    'Map of the valley',
    'Moved away',
    'Statement 7',
  ]);
  assert.deepEqual([own.total, own.items, own.totalIsExact, own.next], [3, 3, true, null]);
  assert.deepEqual(own.facets.kind, [
    { value: 'document', label: 'document', count: 2 },
    { value: 'text', label: 'text', count: 1 },
  ]);
  const read = await find(reader, 'mines');
  assert.deepEqual(
    read.hits.map(({ serial, page, part }) => [serial, page, part]),
    [[map.serial, 1, 'text']],
  );
  assert.deepEqual([read.total, read.items], [1, 1], 'the moved item is not even counted');
  assert.deepEqual(
    read.facets.source.map(({ label, count }) => [label, count]),
    [['Ministry X', 1]],
  );
  for (const query of [
    'mines',
    'mine*',
    'mimes~1',
    'type:document',
    '-zebra',
    'victim',
    'in:title statement',
    witness.serial,
  ]) {
    const none = await find(outsider, query);
    assert.deepEqual(
      [none.total, none.items, none.hits, none.facets.kind, none.next],
      [0, 0, [], [], null],
      query,
    );
  }
  assert.deepEqual(await titles(reader, 'witness OR victim OR statement'), []);
  assert.deepEqual(await titles(reader, witness.serial), []);
  assert.deepEqual(await titles(owner, witness.serial.toLowerCase().replace('-', '')), ['Statement 7']);
});

void test('what may not be seen leaves no empty place among the hits, whichever of them it is', async () => {
  const seen: string[] = [];
  for (let cursor: string | null = null, parts = 0; parts === 0 || cursor !== null; parts += 1) {
    const answer: SearchAnswer = await search({ db, index }, reader, 'mines OR minalar', {
      limit: 1,
      cursor,
    });
    assert.equal(answer.hits.length, 1);
    seen.push(...answer.hits.map(({ title }) => title));
    cursor = answer.next;
  }
  assert.deepEqual(seen.toSorted(), ['Map of the valley', 'Qeydlər']);
});

void test('a source is found by its name only by those who may see it', async () => {
  assert.deepEqual(await titles(reader, 'source:"ministry x" map*'), [
    'Map of the valley',
    'Map of the valley',
  ]);
  assert.deepEqual(await titles(reader, 'source:"susa arxivi"'), ['Qeydlər']);
  assert.deepEqual(await titles(reader, '-source:"Ministry X" mina'), ['Qeydlər']);
  for (const query of ['source:"Ministry of Secrets" mines', 'source:nobody'])
    await assert.rejects(find(reader, query), { code: 'SEARCH_BAD_QUERY' });
  assert.equal((await find(owner, 'source:"Ministry of Secrets" mines')).total, 2);
});

void test('an answer says what was found where, in whichever form it was asked', async () => {
  const answer = await find(reader, 'xerite');
  assert.deepEqual(
    answer.hits.map(({ title, page, language, kind, pagesOfItem }) => [
      title,
      page,
      language,
      kind,
      pagesOfItem,
    ]),
    [['Qeydlər', 1, 'az', 'image', 1]],
  );
  assert.deepEqual(answer.hits[0]?.snippet, [
    { text: 'Minaların ', hit: false },
    { text: 'xəritəsi', hit: true },
    { text: ' təhvil verildi.', hit: false },
  ]);
  assert.deepEqual(await titles(reader, 'lang:az type:image'), ['Qeydlər']);
  assert.deepEqual(await titles(reader, '"handed over" -village after:2020'), ['Map of the valley']);
  assert.deepEqual(await titles(reader, 'mines before:2020'), []);
  assert.equal((await find(reader, '"handed over')).notes.length, 1);
  assert.deepEqual((await find(reader, '***')).hits, []);
});

void test('counting stops where it is told to, and says that there is more', async () => {
  const counted = async (upTo: number) =>
    searchCounts({ db, index }, owner, 'mines', { caseId: home.caseId, upTo });
  const some = await counted(2);
  assert.deepEqual(
    [some.total, some.totalIsExact, some.notes.map(({ code }) => code)],
    [2, false, ['counted-first']],
  );
  const all = await counted(3);
  assert.deepEqual([all.total, all.totalIsExact, all.notes], [3, true, []]);
});

void test('another case is another world', async () => {
  assert.equal((await find(owner, 'mines', { caseId: home.caseId })).total, 3);
  assert.equal((await find(owner, 'mines', { caseId: newId() })).total, 0);
});

void test('answers are paged by a cursor; wrong cursors and limits are refused', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const answer = await find(owner, 'mines', { limit: 2, cursor });
    seen.push(...answer.hits.map(({ itemId }) => itemId));
    cursor = answer.next;
  } while (cursor !== null);
  assert.deepEqual(seen.toSorted(), [map.id, witness.id, moved.id].toSorted());
  for (const bad of ['p-1', 'p99999', '2', "p1'"])
    await assert.rejects(find(owner, 'mines', { cursor: bad }), { code: 'SEARCH_BAD_CURSOR' });
  for (const limit of [0, 101, 1.5])
    await assert.rejects(find(owner, 'mines', { limit }), { code: 'INVALID_INPUT' });
});

void test('a sealed item that is shown in a search is recorded as read, an open one is not', async () => {
  const reads = async (): Promise<string[]> =>
    db.tx(owner, async (tx) =>
      (await tx.selectFrom('ledger_entry').select('subject_id').where('kind', '=', 'read').execute()).map(
        (row) => row.subject_id,
      ),
    );
  const before = (await reads()).length;
  await find(owner, 'mines');
  const after = (await reads()).slice(before);
  assert.deepEqual(after.toSorted(), [witness.id, moved.id].toSorted());
  await find(reader, 'mines');
  assert.equal((await reads()).length, before + after.length);
});
