import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { beginImport, carryOn, changeActor, withdrawName, type Mapping } from '#coding';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { REASON, sourcesArchive } from '../../test/db/sources.ts';

const { analyst, archive, by, caseId, compartmentId, cookie, folder, get, ok, sealed, send } =
  await sourcesArchive();
const { db } = archive;

// More rows than are recorded at once, the last of the first incident: each kind of record is in an entry of its own among many.
const ROWS = 300;
const row = (at: number): string =>
  `${at};${at === ROWS ? 1 : at};Example Person ${at};${at % 2 === 0 ? 'f' : 'm'};killed;command`;
await writeFile(
  join(folder, 'casualties.csv'),
  ['No;Incident;Name;Sex;Outcome;Degree', ...Array.from({ length: ROWS }, (_, at) => row(at + 1))].join('\n'),
);
const statement = { source: { name: 'Fictional registry', kind: 'organisation' }, label: 'list' } as const;
await receive(
  archive,
  { by, caseId, compartmentId, statement },
  walk([join(folder, 'casualties.csv')], archive.paths.root),
);
const { items } = (await get('/api/items?title=casualties.csv', { cookie })).json<{
  items: { id: string; serial: string }[];
}>();
const [{ id: itemId, serial } = assert.fail()] = items;
await deriveItem(archive, { itemId, queue: 'derive' }, new AbortController().signal);

const mapping: Mapping = {
  v: 1,
  list: 'A fictional list',
  key: ['No'],
  incident: { key: ['Incident'], fields: { title: { template: 'What happened, {Incident}' } } },
  act: { fields: { kind: { column: 'Outcome', values: { killed: 'act-killing-civilian' } } } },
  involvement: { fields: { degree: { constant: 'inv-command' } } },
  actor: {
    kind: 'person',
    identityCompartment: sealed,
    names: [{ column: 'Name', kind: 'official', language: 'en' }],
    fields: { sex: { column: 'Sex', values: { f: 'female', m: 'male' } } },
  },
};
const { id: runId } = await beginImport(archive, by, { serial, sheet: 1, kind: 'casualties', mapping });
assert.equal((await carryOn(archive, by, runId)).imported, ROWS);

interface Line {
  kind: string;
  actor: string | null;
  detail: object;
  changes: { table: string; field: string; from: string | null; to: string | null }[];
}
const historyOf = async (table: string, id: string, own = cookie): Promise<Line[]> =>
  (await ok<{ entries: Line[] }>(get(`/api/history?table=${table}&id=${id}`, { cookie: own }))).entries;
/** What each line says: its kind and what was changed. */
const told = (lines: readonly Line[]): unknown[] =>
  lines
    .filter(({ kind }) => kind !== 'read')
    .map(({ kind, changes }) => [kind, ...changes.map(({ field, from, to }) => `${field}: ${from} → ${to}`)]);

interface Part {
  form: string;
  id: string;
  actId: string | null;
  version: string;
  values: { victimId?: string };
}
interface Incident {
  incident: { id: string; version: string };
  parts: Part[];
}
const incidentCalled = async (title: string): Promise<Incident> => {
  const found = await ok<{ items: { id: string; title: string }[] }>(
    get(`/api/incidents?text=${encodeURIComponent(title)}&limit=200`, { cookie }),
  );
  const id = found.items.find((one) => one.title === title)?.id;
  return ok<Incident>(get(`/api/incidents/${id}`, { cookie }));
};
const change = (form: string, { id, version }: Pick<Part, 'id' | 'version'>, values: object) =>
  ok(
    send('PATCH', `/api/incident-records/${form}/${id}`, { values }, { cookie, 'if-match': `"${version}"` }),
  );
const BEGINNING = ['rows-imported'];

test('an incident that came with an import, never changed, has the import in its history', async () => {
  const { incident } = await incidentCalled('What happened, 250');
  const lines = await historyOf('incident', incident.id);
  assert.deepEqual(told(lines), [BEGINNING]);
  // Which rows of the sheet are in that entry is not told of a record.
  assert.deepEqual([lines[0]?.actor, lines[0]?.detail], ['A. Archivist', {}]);
});

test('the first change of what came with an import is told from what to what, and so is the next', async () => {
  const { incident, parts } = await incidentCalled('What happened, 1');
  const acts = parts.filter(({ form }) => form === 'act');
  assert.equal(acts.length, 2);
  const last = acts[1] ?? assert.fail();
  const involvement = parts.find(({ form, actId }) => form === 'involvement' && actId === last.id);
  const teller = parts.find(({ form }) => form === 'information');
  assert.ok(involvement && teller);
  await change('incident', incident, { title: 'A house burned' });
  await change('act', last, { kind: 'act-killing-mass', statedReason: 'a reason that was stated' });
  await change('involvement', involvement, { degree: 'inv-direct' });
  await change('information', teller, { language: 'hy' });
  await change('incident', { id: incident.id, version: '2' }, { title: 'Two houses burned' });
  assert.deepEqual(told(await historyOf('incident', incident.id)), [
    BEGINNING,
    ['incident-changed', 'title: What happened, 1 → A house burned'],
    [
      'incident-changed',
      'kind: act-killing-civilian → act-killing-mass',
      'statedReason: null → a reason that was stated',
    ],
    ['incident-changed', 'degree: inv-command → inv-direct'],
    ['incident-changed', 'language: null → hy'],
    ['incident-changed', 'title: A house burned → Two houses burned'],
  ]);
});

test('of a person who came with an import facts and names are told to whoever may see the identity', async () => {
  const { parts } = await incidentCalled('What happened, 200');
  const id = parts.find(({ form }) => form === 'act')?.values.victimId ?? assert.fail();
  const { names } = await ok<{ names: { id: string }[] }>(get(`/api/actors/${id}`, { cookie }));
  await db.tx(by, async (tx) => {
    await changeActor(tx, by, id, { facts: { sex: 'male', description: 'a baker' }, version: '1' });
    await withdrawName(tx, by, names[0]?.id ?? '', REASON);
  });
  assert.deepEqual(told(await historyOf('actor_identity', id)), [
    BEGINNING,
    ['actor-changed', 'sex: female → male', 'description: null → a baker'],
    // The name is what it was.
    ['actor-name-withdrawn'],
  ]);
  const seen = await ok<{ entries: Line[] }>(get(`/api/actors/${id}/history`, { cookie: analyst }));
  assert.deepEqual(told(seen.entries), [BEGINNING]);
});
