import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { muniment } from '../../../test/db/command.ts';
import { minedArchive, POSITION, RECORD } from '../../../test/db/mined.ts';

const { archive, by, folder, make } = await minedArchive();
const { db } = archive;
const handover = await make({ title: 'Sheets\u001b[31m of the river line (fictional)' });
const { serial } = await db.tx(by, (tx) =>
  tx.selectFrom('handover').select('serial').where('id', '=', handover).executeTakeFirstOrThrow(),
);
const file = async (name: string, content: unknown): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const count = (): Promise<number> =>
  db.tx(by, async (tx) => (await tx.selectFrom('hazard_record').select('id').execute()).length);

test('records are entered from files, all of them or none; each that is refused is named with why', async () => {
  const good = await file('good.json', RECORD);
  const bad = await file('bad.json', { ...RECORD, colour: 'green' });
  const none = await muniment(archive, 'hazard', 'list');
  assert.match(none.stdout, /No hazard records yet\. That says nothing of where mines are\./);
  const refused = await muniment(archive, 'hazard', 'import', good, bad, '--batch', serial, '--json');
  assert.equal(refused.code, 1, refused.stderr);
  const told = JSON.parse(refused.stdout) as {
    entered: number;
    refused: number;
    records: { file: string; serial?: string | null; refused?: { code: string; message: string } }[];
  };
  assert.deepEqual([told.entered, told.refused, await count()], [0, 1, 0]);
  assert.deepEqual(
    told.records.map((one) => one.refused?.code ?? one.serial),
    [null, 'HAZARD_RECORD_UNREADABLE'],
  );
  const words = await muniment(archive, 'hazard', 'import', bad);
  assert.match(words.stdout, /REFUSED .*bad\.json[\s\S]*Nothing was entered: 1 of 1 cannot be read/);
  const dry = await muniment(archive, 'hazard', 'import', good, '--dry-run');
  assert.match(dry.stdout, /would be entered .*\n.*external validation: not yet done[\s\S]*dry run/);
  assert.deepEqual([dry.code, await count()], [0, 0]);
  const unknown = await muniment(archive, 'hazard', 'import', good, '--batch', '7K3F-2QX0');
  assert.deepEqual([unknown.code, await count()], [2, 0]);
  const entered = await muniment(archive, 'hazard', 'import', good, good, '--batch', serial, '--json');
  assert.equal(entered.code, 0, entered.stderr);
  assert.deepEqual([(JSON.parse(entered.stdout) as { entered: number }).entered, await count()], [2, 2]);
});

test('lists and a handover are told without a coordinate, and without what would steer a terminal', async () => {
  const list = await muniment(archive, 'hazard', 'list', '--json');
  const lines = list.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { handover: string; external: null; decided: string });
  assert.deepEqual(
    lines.map((one) => [one.handover, one.external, one.decided]),
    [
      [serial, null, 'not-decided'],
      [serial, null, 'not-decided'],
    ],
  );
  const shown = await muniment(archive, 'handover', 'show', serial);
  assert.equal(shown.code, 0, shown.stderr);
  assert.match(shown.stdout, /records entered: 2, of which 2 state 120 devices/);
  assert.match(shown.stdout, /WARNING {2}record-without-sheet/);
  const json = await muniment(archive, 'handover', 'show', serial, '--json');
  const { support, findings } = JSON.parse(json.stdout) as {
    support: { mines: { devices: number } };
    findings: { code: string }[];
  };
  assert.deepEqual([support.mines.devices, findings.length], [120, 2]);
  const handovers = await muniment(archive, 'handover', 'list');
  for (const { stdout } of [list, shown, json, handovers]) {
    assert.ok(!stdout.includes(POSITION.slice(0, 7)) && !stdout.includes('46.92'), stdout);
    assert.ok(!stdout.includes('\u001b'), stdout);
  }
  assert.match(handovers.stdout, new RegExp(`^${serial} `, 'm'));
  const absent = await muniment(archive, 'handover', 'show', '7K3F-2QX0');
  assert.notEqual(absent.code, 0);
});

test('records leave the archive in a file for its owner alone, with the reason in the ledger', async () => {
  const out = join(folder, 'fields.geojson');
  const why = 'survey of the river line (fictional)';
  const given = ['--out', out, '--format', 'geojson'];
  assert.equal((await muniment(archive, 'hazard', 'export', ...given)).code, 2);
  const told = await muniment(archive, 'hazard', 'export', ...given, '--why', why, '--json');
  assert.equal(told.code, 0, told.stderr);
  const { records } = JSON.parse(told.stdout) as { records: number };
  assert.equal(records, await count());
  assert.equal((await stat(out)).mode & 0o777, 0o600);
  const { features } = JSON.parse(await readFile(out, 'utf8')) as {
    features: {
      geometry: { type: string } | null;
      properties: { is: string; caution: string; serial: string };
    }[];
  };
  assert.deepEqual(
    new Set(features.map(({ properties }) => properties.is.split(' ')[0])),
    new Set(['outline', 'envelope-p95', 'envelope-p50', 'point']),
  );
  const ring = features.find(({ properties }) => properties.is === 'outline')?.geometry;
  assert.deepEqual(
    [ring?.type, (ring as { coordinates?: unknown[][] } | null)?.coordinates?.[0]?.length],
    ['Polygon', 4],
  );
  assert.ok(features.every(({ properties }) => /nothing is known/.test(properties.caution)));
  const reads = await db.tx(by, (tx) =>
    tx.selectFrom('ledger_entry').select('body').where('kind', '=', 'read').execute(),
  );
  assert.equal(reads.filter(({ body }) => body.includes(why)).length, records);
  // Another format, and a file that is there stays as it is.
  const gpx = await muniment(
    archive,
    'hazard',
    'export',
    '--format',
    'gpx',
    '--out',
    join(folder, 'f.gpx'),
    '--why',
    why,
  );
  assert.match(gpx.stdout, /Written: .*f\.gpx.*\n.*nothing is known/);
  assert.equal((await muniment(archive, 'hazard', 'export', ...given, '--why', why)).code, 2);
});
