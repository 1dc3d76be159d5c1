import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDatabase, openDatabase } from '#db';
import { rebuild, tableDigests } from '#ledger';
import { REASON, sourcesArchive } from '../../test/db/sources.ts';

const { analyst, archive, by, claim, code, cookie, folder, get, ok, post, release, sealed, send } =
  await sourcesArchive();

interface Line {
  kind: string;
  actor: string | null;
  changes: { field: string; from: string | null; to: string | null; list?: string }[];
}

/** Words that stand in comments and tasks and nowhere else. */
const WORD = 'Quorvanish';

const claimId = await claim(release.serial);
const { id: incidentId } = await ok(
  post('/api/incidents', { claimId, values: { title: '12 houses', status: 'viol-possible' } }),
);
const { id: actorId } = await ok(
  post('/api/actors', {
    kind: 'group',
    names: [
      { name: 'Inhabitants of Nowhere', kind: 'official', language: null, sourceId: null, claimId: null },
    ],
  }),
);
const { id: conclusionId } = await ok(
  post('/api/conclusions', { statement: 'Twelve houses burned.', claimId, incidentId }),
);
const { id: allegationId } = await ok(
  post('/api/allegations', {
    title: 'Houses burned (fictional)',
    party: 'State A',
    respondent: 'State B',
    forum: 'icj',
    provision: 'icerd.5.b',
  }),
);
const { id: proceedingId } = await ok(
  post('/api/proceedings', {
    title: 'State A v. State B (fictional)',
    forum: 'icj',
    parties: [{ name: 'State A', role: 'applicant' }],
    instruments: ['icerd'],
    status: 'pending',
  }),
);
const ofItem = [
  { table: 'claim', id: claimId },
  { table: 'incident', id: incidentId },
  { table: 'actor_identity', id: actorId },
  { table: 'conclusion', id: conclusionId },
] as const;
const records = [
  ...ofItem,
  { table: 'allegation', id: allegationId },
  { table: 'proceeding', id: proceedingId },
] as const;
const [, , someone] = records;

const commentsOn = ({ table, id }: { table: string; id: string }, own: string) =>
  get(`/api/comments?table=${table}&id=${id}`, { cookie: own });
const historyOf = ({ table, id }: { table: string; id: string }, own = cookie) =>
  get(`/api/history?table=${table}&id=${id}`, { cookie: own });
/** Everything that somebody can read of what is said and done, as one text. */
const heardBy = async (own: string): Promise<string> =>
  (
    await Promise.all(
      ['/api/tasks?show=all', '/api/notifications', '/api/changes?limit=200'].map((url) =>
        get(url, { cookie: own }),
      ),
    )
  )
    .map(({ body }) => body)
    .join('\n');

test('everything that is argued with can be talked about; whoever is named is told, with a link', async () => {
  for (const record of records) {
    await ok(post('/api/comments', { ...record, body: `@analyst ${WORD} ${record.table}` }));
    await ok(
      post('/api/tasks', { record, title: `${WORD} task on ${record.table}`, assigneeId: null, dueOn: null }),
    );
    const said = (await commentsOn(record, analyst)).json<{ comments: { body: string }[] }>().comments;
    assert.deepEqual(
      said.map(({ body }) => body),
      [`@analyst ${WORD} ${record.table}`],
    );
  }
  const { notifications } = (await get('/api/notifications', { cookie: analyst })).json<{
    notifications: { kind: string; record: { table: string; id: string; label: string } | null }[];
  }>();
  assert.deepEqual(
    new Set(notifications.map(({ record }) => `${record?.table} ${record?.id}`)),
    new Set(records.map(({ table, id }) => `${table} ${id}`)),
  );
  // A person or group is named by the pseudonym.
  assert.match(
    notifications.find(({ record }) => record?.table === 'actor_identity')?.record?.label ?? '',
    /^G-\d{4}$/,
  );
  const { tasks } = (await get('/api/tasks?show=all', { cookie: analyst })).json<{
    tasks: { record: { table: string; label: string } | null }[];
  }>();
  assert.deepEqual(
    new Set(tasks.map(({ record }) => record?.table)),
    new Set(records.map(({ table }) => table)),
  );
  const other = await post('/api/comments', { table: 'claim', id: incidentId, body: 'x' });
  assert.equal(code(other), 'NOT_FOUND');
});

test('the history of a record tells what was changed, from what to what', async () => {
  const { claim: was } = (await get(`/api/claims/${claimId}`, { cookie })).json<{
    claim: { version: string };
  }>();
  await ok(
    send(
      'PATCH',
      `/api/claims/${claimId}`,
      { body: 'Twelve houses, it says, burned.' },
      {
        cookie,
        'if-match': `"${was.version}"`,
      },
    ),
  );
  const { incident } = (await get(`/api/incidents/${incidentId}`, { cookie })).json<{
    incident: { version: string };
  }>();
  await ok(
    send(
      'PATCH',
      `/api/incident-records/incident/${incidentId}`,
      { values: { status: 'viol-likely', summary: 'As told.' } },
      { cookie, 'if-match': `"${incident.version}"` },
    ),
  );
  const changesIn = async (record: { table: string; id: string }, kind: string) =>
    (await historyOf(record)).json<{ entries: Line[] }>().entries.findLast((line) => line.kind === kind)
      ?.changes;
  const ofClaim = await changesIn(records[0], 'claim-changed');
  assert.deepEqual(
    ofClaim?.map(({ field, from, to }) => [field, from, to]),
    [['body', '12 houses', 'Twelve houses, it says, burned.']],
  );
  const ofIncident = await changesIn(records[1], 'incident-changed');
  assert.deepEqual(
    ofIncident?.map(({ field, from, to, list }) => [field, from, to, list]),
    [
      ['status', 'viol-possible', 'viol-likely', 'violation-status'],
      ['summary', null, 'As told.', undefined],
    ],
  );
  // What the title rests on stands by itself in the ledger.
  assert.ok(await changesIn(records[1], 'basis-added'));
  // The feed says that it was changed, and repeats no words of it.
  const feed = (await get('/api/changes?kind=claim-changed', { cookie })).json<{ changes: Line[] }>();
  assert.deepEqual(
    feed.changes.map(({ changes }) => changes),
    [[]],
  );
});

test('what was said of somebody is hidden with who it is', async () => {
  assert.match(await heardBy(analyst), new RegExp(`${WORD} actor_identity`));
  await ok(
    post(`/api/actors/${actorId}/protection`, {
      isProtected: true,
      identityCompartmentId: sealed,
      reason: REASON,
    }),
  );
  assert.equal((await get(`/api/actors/${actorId}`, { cookie: analyst })).statusCode, 200);
  assert.equal(code(await commentsOn(someone, analyst)), 'NOT_FOUND');
  assert.equal(code(await historyOf(someone, analyst)), 'NOT_FOUND');
  const heard = await heardBy(analyst);
  assert.doesNotMatch(heard, new RegExp(`${WORD}[^"]* actor_identity`));
  assert.match(heard, new RegExp(`${WORD} claim`));
});

test('what was said of what was made of an item goes out of sight with the item, and the read of a sealed one is recorded', async () => {
  await ok(
    post('/api/items/compartment', { serials: [release.serial], compartmentId: sealed, reason: REASON }),
  );
  for (const record of ofItem) {
    assert.equal(code(await commentsOn(record, analyst)), 'NOT_FOUND', record.table);
    assert.equal(code(await historyOf(record, analyst)), 'NOT_FOUND', record.table);
  }
  const tables = ofItem.map(({ table }) => table).join('|');
  assert.doesNotMatch(await heardBy(analyst), new RegExp(`${WORD} (task on )?(${tables})`));
  assert.ok((await commentsOn(records[0], cookie)).body.includes(WORD));
  await ok(historyOf(records[0]));
  const reads = await archive.db.tx(by, async (tx) =>
    (await archive.ledger.history(tx, claimId))
      .filter(({ kind }) => kind === 'read')
      .map(({ entry }) => entry['note']),
  );
  assert.deepEqual(reads, [{ how: 'comments read' }, { how: 'history read' }]);
});

test('it comes back from the archive alone', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `talk_${process.pid}`);
  const db = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'rebuilt.secret') });
  try {
    const { digests } = await rebuild(db, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(archive.db));
  } finally {
    await db.close();
  }
});
