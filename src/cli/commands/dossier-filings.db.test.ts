import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { listItems } from '#catalogue';
import { buildDossier, openDossier, setExhibits } from '#dossier';
import { receive, walk } from '#intake';
import { testArchive } from '../../../test/db/archive.ts';
import { muniment } from '../../../test/db/command.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const input = join(folder, 'in');
await mkdir(input);
await writeFile(join(input, 'only.txt'), 'fictional');
await receive(
  archive,
  { by, caseId, compartmentId, statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } },
  walk([input], archive.paths.root),
);
const [item] = await archive.db.tx(by, (tx) => listItems(tx, {}, 1, null));
const serial = item?.serial ?? '';
const dossier = await archive.db.tx(by, async (tx) => {
  const facts = { name: 'memorial', title: 'Memorial', forum: null, numbering: 'Annex {1}' };
  const made = await openDossier(tx, by, { caseId, compartmentId, ...facts });
  await setExhibits(tx, by, made, [{ itemId: item?.id ?? '' }]);
  return made;
});
const { build } = await buildDossier(archive, by, dossier);
const json = async <T>(...args: readonly string[]): Promise<T> => {
  const { code, stdout, stderr } = await muniment(archive, 'dossier', ...args, '--json');
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as T;
};

test('an exhibit is annexed as an extract, and whole again', async () => {
  const extract = (...more: readonly string[]) =>
    json<{ label: string; extract: string | null }>('extract', 'memorial', serial, ...more);
  const reason = ['--reason', 'the rest is of another fictional region'];
  assert.deepEqual(
    [
      (await extract('--pages', '4, 2-3', ...reason)).extract,
      (await extract('--whole', ...reason)).extract,
      (await extract('--whole', ...reason)).label,
    ],
    ['2-4', null, 'Annex 1'],
  );
  for (const wrong of [[], ['--pages', 'some'], ['--pages', '1', '--whole']]) {
    const { code } = await muniment(archive, 'dossier', 'extract', 'memorial', serial, ...wrong, ...reason);
    assert.equal(code, 2, wrong.join(' '));
  }
});

test('a filing is recorded, noted to, settled, listed and reopened', async () => {
  const early = await muniment(archive, 'dossier', 'late', 'memorial', serial, '--reason', 'x');
  assert.match(early.stderr, /DOSSIER_NOT_FILED/);
  const filed = await json<{ sha256: string }>(
    'file',
    'memorial',
    '--on',
    '2031-05-06',
    '--with',
    'the fictional Registry',
  );
  assert.equal(filed.sha256, build.bundle_sha256);
  const { id } = await json<{ id: string }>('late', 'memorial', serial, '--reason', 'it was published since');
  await json('settle', 'memorial', id, '--outcome', 'refused', '--reason', 'out of time');
  const place = ['--place', 'Annex 1', '--says', '1992', '--should-say', '1993', '--reason', 'misread'];
  await json('erratum', 'memorial', ...place);
  const sheet = join(folder, 'errata.pdf');
  await json('errata', 'memorial', '--out', sheet);
  assert.equal((await readFile(sheet)).subarray(0, 5).toString(), '%PDF-');
  const listed = await muniment(archive, 'dossier', 'filings', 'memorial');
  assert.match(listed.stdout, /^2031-05-06 {2}the fictional Registry\n/);
  assert.match(listed.stdout, /late {2}\S+ only\.txt {2}it was published since {2}refused: out of time\n/);
  assert.match(listed.stdout, /erratum {2}Annex 1: “1992” → “1993” {2}misread/);
  await json('reopen', 'memorial', '--reason', 'leave of the fictional Court');
  const [last] = [await json<{ reopenedReason: string; notes: unknown[] }>('filings', 'memorial')];
  assert.deepEqual([last.reopenedReason, last.notes.length], ['leave of the fictional Court', 2]);
});
