import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { workOnImports } from '#coding';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { sheetOf } from '#kernel';
import { servedArchive } from '../../test/db/served.ts';

const { archive, by, caseId, compartmentId, cookie, enter, folder, get, send } = await servedArchive();

const ROWS = [
  { title: 'A fictional bridge is said to have been hit', date: '04.10.2031', place: 'Martuni' },
  { title: '=1+1', date: '31.02.2031', place: '' },
  { title: 'A made-up hill', date: '05.10.2031', place: 'Nowhere' },
];
await writeFile(
  join(folder, 'incidents.csv'),
  ['Title;Date;Place', ...ROWS.map(({ title, date, place }) => `${title};${date};${place}`)].join('\n'),
);
await writeFile(
  join(folder, 'incidents.xlsx'),
  await sheetOf(
    (async function* () {
      yield* ROWS;
    })(),
    [
      ['Title', ({ title }) => title, 30],
      ['Date', ({ date }) => date, 12],
      ['Place', ({ place }) => place, 12],
    ],
    { sheet: 'Incidents', most: 100, tooMany: () => new Error('too many') },
  ),
);
for (const name of ['incidents.csv', 'incidents.xlsx'])
  await receive(
    archive,
    {
      by,
      caseId,
      compartmentId,
      statement: { source: { name: 'Fictional Registry', kind: 'organisation' }, label: name },
    },
    walk([join(folder, name)], archive.paths.root),
  );
const { items } = (await get('/api/items', { cookie })).json<{
  items: { id: string; serial: string; title: string }[];
}>();
const serialOf = (name: string): string => items.find(({ title }) => title === name)?.serial ?? '';
for (const { id, title } of items)
  if (title.startsWith('incidents'))
    await deriveItem(archive, { itemId: id, queue: 'derive' }, new AbortController().signal);

const mapping = {
  v: 1,
  list: 'A fictional list',
  incident: {
    fields: {
      title: { column: 'Title' },
      happenedOn: { column: 'Date', format: 'dd.mm.yyyy' },
      place: { column: 'Place' },
    },
  },
};
const body = { kind: 'incidents', sheet: 1, mapping };

interface Run {
  state: string;
  imported: number;
  failed: number;
  already: number;
}

/** The run once its job is over; the queue is asked every half second. */
async function ended(id: string): Promise<{ run: Run; causes: { code: string; isError: boolean }[] }> {
  for (const until = Date.now() + 30_000; Date.now() < until; await delay(100)) {
    const answer = (await get(`/api/imports/${id}`, { cookie })).json<Awaited<ReturnType<typeof ended>>>();
    if (answer.run.state === 'done') return answer;
  }
  throw new Error('the import did not end');
}

test('a sheet is looked at, tried and imported by a job; what failed is told, and taken away as CSV without formulas', async () => {
  const of = `/api/items/${serialOf('incidents.csv')}/imports`;
  const sample = (await send('POST', `${of}/sample`, { kind: 'incidents', sheet: 1 }, { cookie })).json<{
    columns: { name: string; sample: string[] }[];
    mapping: typeof mapping;
    text: { delimiter: string };
  }>();
  assert.deepEqual(sample.columns[2], { name: 'Place', sample: ['Martuni', 'Nowhere'] });
  assert.equal(sample.text.delimiter, ';');
  assert.deepEqual(sample.mapping.incident.fields.place, { column: 'Place' });
  const dry = await send('POST', `${of}/dry-run`, body, { cookie });
  assert.equal(dry.statusCode, 200, dry.body);
  const { imported, failed, made } = dry.json<Run & { made: Record<string, number> }>();
  assert.deepEqual([imported, failed, made['incidents']], [2, 1, 2]);
  const streamed = await send('POST', `${of}/dry-run`, body, { cookie, accept: 'application/x-ndjson' });
  const last = JSON.parse(streamed.body.trim().split('\n').at(-1) ?? '{}') as Run;
  assert.deepEqual([last.imported, last.failed], [2, 1]);
  const begun = await send('POST', of, body, { cookie });
  assert.equal(begun.statusCode, 201, begun.body);
  const { id } = begun.json<{ id: string }>();
  await workOnImports(archive);
  const { run, causes } = await ended(id);
  assert.deepEqual([run.imported, run.failed], [2, 1]);
  assert.deepEqual(
    causes.map(({ code, isError }) => [code, isError]),
    [
      ['import-no-day', true],
      ['import-place-candidates', false],
      ['import-place-unknown', false],
    ].toSorted((a, b) => Number(b[1]) - Number(a[1])),
  );
  const failures = (await get(`/api/imports/${id}/failures?limit=1`, { cookie })).json<{
    items: { line: number }[];
    next: number;
  }>();
  assert.deepEqual([failures.items[0]?.line, failures.next], [3, 3]);
  const csv = await get(`/api/imports/${id}/failures.csv`, { cookie });
  assert.match(
    csv.body,
    /^\ufeffrow,why,Title,Date,Place\r\n3,Date: the calendar has no such day,'=1\+1,31\.02\.2031,\r\n$/,
  );
  const runs = (await get('/api/imports', { cookie })).json<{ items: { id: string }[] }>();
  assert.deepEqual(
    runs.items.map((one) => one.id),
    [id],
  );
  assert.equal((await send('POST', `/api/imports/${id}/stop`, {}, { cookie })).statusCode, 409);
});

test('cells of a spreadsheet are imported like those of CSV, and the same list knows the same rows', async () => {
  const of = `/api/items/${serialOf('incidents.xlsx')}/imports`;
  const dry = await send('POST', `${of}/dry-run`, body, { cookie });
  assert.equal(dry.statusCode, 200, dry.body);
  const { imported, failed, already } = dry.json<Run>();
  assert.deepEqual([imported, failed, already], [0, 1, 2]);
  const none = await send('POST', `${of}/dry-run`, { ...body, sheet: 9 }, { cookie });
  assert.deepEqual([none.statusCode, none.json<{ code: string }>().code], [409, 'IMPORT_NO_SHEET']);
});

test('an incident says from which row it comes; readers import nothing', async () => {
  const { items: incidents } = (await get('/api/incidents', { cookie })).json<{
    items: { id: string; title: string }[];
  }>();
  const hill = incidents.find(({ title }) => title.includes('hill'))?.id ?? '';
  const { origin } = (await get(`/api/import-origin/incident/${hill}`, { cookie })).json<{
    origin: { serial: string; lines: number[] };
  }>();
  assert.deepEqual([origin.serial, origin.lines], [serialOf('incidents.csv'), [4]]);
  const reader = await enter('reader', ['reader'], [compartmentId]);
  const refused = await send('POST', `/api/items/${serialOf('incidents.csv')}/imports`, body, {
    cookie: reader,
  });
  assert.equal(refused.statusCode, 403);
});
