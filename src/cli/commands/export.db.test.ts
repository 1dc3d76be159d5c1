import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';
import { assertMatches } from '../../../test/schemas/assert-matches.ts';

const { addText, archive, code, compartmentId, folder, sealed } = await codedArchive();
await code(await addText('release.txt', '180 persons were killed.', compartmentId), '180 persons');
await code(await addText('statement.txt', 'A witness saw mines.', sealed), 'saw mines');

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
