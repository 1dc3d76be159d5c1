import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPart, makeIncident } from '#coding';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';
import { assertMatches } from '../../../test/schemas/assert-matches.ts';

const { addText, archive, by, caseId, code, compartmentId, folder, sealed } = await codedArchive();
await code(await addText('release.txt', '180 persons were killed.', compartmentId), '180 persons');
await code(await addText('statement.txt', 'A witness saw mines.', sealed), 'saw mines');

await archive.db.tx(by, async (tx) => {
  const values = { title: 'A convoy is said to have been shelled', happenedOn: '2031-05' };
  const { id } = await makeIncident(tx, by, { caseId, compartmentId, values });
  await addPart(tx, by, id, { form: 'act', values: { kind: 'act-looting' } });
});

type Json = Record<string, unknown>;

test('the command writes whole files for their owner alone, and says what it wrote', async () => {
  const file = join(folder, 'claims.jsonld');
  const ran = await muniment(
    archive,
    'export',
    'claims',
    '--format',
    'webannotation',
    '--output',
    file,
    '--with-sealed',
    '--json',
  );
  assert.equal(ran.code, 0, ran.stderr);
  const said = JSON.parse(ran.stdout) as Json;
  const bytes = await readFile(file);
  assert.deepEqual(
    [said['claims'], said['written'], said['bytes'], said['sha256']],
    [2, 2, bytes.length, createHash('sha256').update(bytes).digest('hex')],
  );
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assertMatches('web-annotation.json', JSON.parse(bytes.toString('utf8')));
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.endsWith('.part')),
    [],
  );
  const incidents = join(folder, 'incidents.json');
  const acts = await muniment(archive, 'export', 'incidents', '--output', incidents, '--json');
  assert.equal((JSON.parse(acts.stdout) as Json)['incidents'], 1, acts.stderr);
  assert.equal((await stat(incidents)).mode & 0o777, 0o600);
  const graph = await muniment(archive, 'export', 'case', '--format', 'prov');
  assertMatches('prov.json', JSON.parse(graph.stdout));
  const piped = await muniment(archive, 'export', 'claims', '--format', 'geojson');
  assertMatches('geojson.json', JSON.parse(piped.stdout));
  const nowhere = await muniment(
    archive,
    'export',
    'quotes',
    '--output',
    join(folder, 'no', 'x.jsonld'),
    '--json',
  );
  assert.deepEqual(
    [nowhere.code, (JSON.parse(nowhere.stdout) as { error: { code: string } }).error.code],
    [3, 'EXPORT_UNWRITABLE'],
  );
  assert.equal((await muniment(archive, 'export', 'claims', '--format', 'xlsx')).code, 2);
});

test('incidents are listed and shown, a chronology for people and one object a line for programs', async () => {
  const listed = await muniment(archive, 'incidents', 'list');
  assert.match(listed.stdout, /2031-05 {2}A convoy is said to have been shelled/);
  const [line = ''] = (
    await muniment(archive, 'incidents', 'list', '--act', 'act-property', '--json')
  ).stdout.split('\n');
  const { id, acts } = JSON.parse(line) as Json & { id: string };
  assert.deepEqual(acts, ['act-looting']);
  const none = await muniment(archive, 'incidents', 'list', '--text', 'no such words', '--json');
  assert.equal(none.stdout, '');
  const shown = await muniment(archive, 'incidents', 'show', id, '--json');
  assertMatches('incident.json', JSON.parse(shown.stdout));
  assert.match((await muniment(archive, 'incidents', 'show', id)).stdout, /act-looting/);
  for (const wrong of ['00000000-0000-4000-8000-000000000000', 'no-id']) {
    const gone = await muniment(archive, 'incidents', 'show', wrong, '--json');
    assert.equal((JSON.parse(gone.stdout) as { error: { code: string } }).error.code, 'NOT_FOUND');
  }
  const wrong = await muniment(archive, 'incidents', 'list', '--act', 'act-of-nature', '--json');
  assert.equal((JSON.parse(wrong.stdout) as { error: { code: string } }).error.code, 'INVALID_INPUT');
});
