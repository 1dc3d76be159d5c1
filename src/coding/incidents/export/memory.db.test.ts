import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { addPart, exportIncidents, incidentFormats, makeIncident } from '#coding';
import { newId } from '#kernel';
import { record, type LedgeredRow, type RowChange } from '#ledger';
import { codedArchive } from '../../../../test/db/coded.ts';

const { archive, by, caseId, compartmentId } = await codedArchive();

const INCIDENTS = 5000;
// About four kilobytes each in the database: together they would be seen.
const WORDS = 'w'.repeat(1900);

await archive.db.tx(by, async (tx) => {
  const values = {
    title: 'A convoy is said to have been shelled',
    latitude: 40,
    longitude: 46,
    positionKind: 'exact',
  };
  const incident = await makeIncident(tx, by, { caseId, compartmentId, values });
  await addPart(tx, by, incident.id, { form: 'act', values: { kind: 'act-looting' } });
  const act = await tx.selectFrom('act').selectAll().executeTakeFirstOrThrow();
  const {
    sorted_day: _,
    last_day: __,
    ...row
  } = incident as LedgeredRow<'incident'> & Record<string, unknown>;
  for (let made = 1; made < INCIDENTS; made += 150) {
    const rows = Array.from({ length: Math.min(150, INCIDENTS - made) }, (): RowChange[] => {
      const id = newId();
      return [
        { table: 'incident', op: 'put', row: { ...row, id, facts: { summary: WORDS } } as never },
        {
          table: 'act',
          op: 'put',
          row: { ...act, id: newId(), incident_id: id, facts: { comparator: WORDS } },
        },
      ];
    });
    await record(tx, by, [
      {
        kind: 'incident-changed',
        subject: { table: 'incident', id: incident.id },
        compartmentId,
        rows: rows.flat(),
      },
    ]);
  }
});

// As the server does by itself after a while; until then it reads every incident for each batch.
const owner = new pg.Client({ connectionString: archive.ownerUrl });
await owner.connect();
await owner.query('analyze');
await owner.end();

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

for (const format of incidentFormats.filter((one) => one !== 'xlsx'))
  test(`what ${INCIDENTS} incidents take in memory as ${format} does not grow with them`, async () => {
    let [incidents, bytes] = [0, 0];
    let early: { heap: number; rss: number } | null = null;
    const now = () => {
      collect();
      const { heapUsed, rss } = process.memoryUsage();
      return { heap: heapUsed, rss };
    };
    const onBatch = (tally: { incidents: number }): void => {
      ({ incidents } = tally);
    };
    for await (const piece of exportIncidents(archive.db, by, { caseId }, { format, onBatch })) {
      bytes += piece.length;
      if (!early && incidents >= INCIDENTS / 10) early = now();
    }
    const late = now();
    assert.ok(early);
    assert.equal(incidents, INCIDENTS);
    // FollowTheMoney has no place for what was written of an act.
    assert.ok(bytes > INCIDENTS * (format === 'ftm' ? 1900 : 3800), `${bytes} bytes`);
    assert.ok(late.heap - early.heap < 4e6, `${late.heap - early.heap} bytes more are held`);
    assert.ok(late.rss - early.rss < 60e6, `the process grew by ${late.rss - early.rss} bytes`);
  });
