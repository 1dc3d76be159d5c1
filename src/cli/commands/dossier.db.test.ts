import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { getItem, listItems } from '#catalogue';
import { changeDossier, dossierVersion, findDossier, listDossiers, planOf, volumePlanOf } from '#dossier';
import { receive, walk } from '#intake';
import { record } from '#ledger';
import { testArchive } from '../../../test/db/archive.ts';
import { muniment } from '../../../test/db/command.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const input = join(folder, 'in');
await mkdir(input);
for (const name of ['a.txt', 'b.txt']) await writeFile(join(input, name), `fictional ${name}`);
await receive(
  archive,
  { by, caseId, compartmentId, statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } },
  walk([input], archive.paths.root),
);
const serials = (await archive.db.tx(by, (tx) => listItems(tx, {}, 10, null))).map(({ serial }) => serial);
const dossier = (...args: readonly string[]) => muniment(archive, 'dossier', ...args);
const names = async () => (await archive.db.tx(by, (tx) => listDossiers(tx, caseId))).map(({ name }) => name);

interface Built {
  readonly bundle: string;
  readonly result: string;
  readonly pagesOverLimit: number;
  readonly otherVolumes: readonly string[];
  readonly volumes: readonly { file: string; pages: number; first: string; last: string; profile: string }[];
}

test('a dossier is built by the profile of a forum into a folder, and the bundle there verifies', async () => {
  const out = join(folder, 'filing');
  const volumes = ['--profile', 'icj', '--ern', 'ABC-APP', '--language', 'fr'];
  const args = ['build', 'memorial', '--items', ...serials, ...volumes, '--out', out, '--json'];
  const { code, stdout, stderr } = await dossier(...args);
  assert.equal(code, 0, stderr);
  const built = JSON.parse(stdout) as Built;
  assert.deepEqual([built.result, built.bundle, built.otherVolumes], ['PASS', join(out, 'memorial.zip'), []]);
  assert.deepEqual(
    built.volumes.map(({ file, first, last, profile }) => [file, first, last, profile]),
    [[join(out, 'volume-1.pdf'), 'Annex 1', 'Annex 2', 'icj-volumes']],
  );
  assert.deepEqual((await readdir(out)).toSorted(), ['memorial.zip', 'volume-1.pdf']);
  const text = execFileSync('pdftotext', ['-layout', join(out, 'volume-1.pdf'), '-'], { encoding: 'utf8' });
  assert.match(text, /ABC-APP-0000-0001[\s\S]+ABC-APP-0000-0002/);
  const verified = await muniment(archive, 'verify', built.bundle, '--json');
  assert.equal((JSON.parse(verified.stdout) as { result: string }).result, 'PASS');
});

test('built again, a folder keeps nothing that passes for a volume of it without saying so; a name in .zip takes the bundle alone', async () => {
  const out = join(folder, 'filing');
  await writeFile(join(out, 'volume-2.pdf'), 'of an earlier build');
  const again = await dossier('build', 'memorial', '--out', out, '--json');
  const built = JSON.parse(again.stdout) as Built;
  assert.deepEqual(built.otherVolumes, [join(out, 'volume-2.pdf')]);
  assert.match(
    (await dossier('build', 'memorial', '--out', out)).stdout,
    /not of this one: \S+volume-2\.pdf\n/,
  );
  const alone = join(folder, 'alone.zip');
  assert.equal((await dossier('build', 'memorial', '--out', alone)).code, 0);
  assert.ok((await stat(alone)).size > 10_000);
});

test('a name that nobody has, and a place that cannot be written, are refused before anything is made', async () => {
  const before = await names();
  const typo = await dossier('build', 'memorail');
  assert.deepEqual([typo.code, /NOT_FOUND/.test(typo.stderr)], [2, true], typo.stderr);
  const file = join(folder, 'a-file');
  await writeFile(file, 'kept');
  const builds = (await archive.db.tx(by, (tx) => listDossiers(tx, caseId)))[0]?.lastBuild?.builtAt;
  for (const out of [file, join(file, 'below'), join(folder, 'no', 'such', 'bundle.zip')]) {
    const { code, stderr } = await dossier('build', 'memorial', '--out', out);
    assert.deepEqual([code, /EXPORT_UNWRITABLE/.test(stderr)], [3, true], stderr);
    assert.doesNotMatch(stderr, /fault of Muniment|\n\s+at /);
  }
  const fresh = ['build', 'reply', '--items', serials[0] ?? '', '--profile', 'icj'];
  assert.equal((await dossier(...fresh, '--out', file)).code, 3);
  assert.deepEqual(await names(), before);
  assert.equal(await readFile(file, 'utf8'), 'kept');
  const [now] = await archive.db.tx(by, (tx) => listDossiers(tx, caseId));
  assert.equal(now?.lastBuild?.builtAt, builds);
});

test('more pages than the forum allows are said by the build and by its problems, and it is built', async () => {
  await archive.db.tx(by, async (tx) => {
    const found = await findDossier(tx, { caseId, name: 'memorial' });
    assert.ok(found);
    const { title, forum, numbering } = found;
    const plan = await planOf(tx, found.id);
    const volumes = await volumePlanOf(tx, found.id);
    const change = { title, forum, numbering, ...plan, volumes, pageLimit: 1 };
    await changeDossier(tx, by, found, change, await dossierVersion(tx, found));
  });
  const asked = await dossier('problems', 'memorial', '--json');
  const said = JSON.parse(asked.stdout) as {
    pages: number;
    limit: number;
    problems: { code: string; severity: string; n: number; exhibit: string | null }[];
  };
  assert.deepEqual([said.pages, said.limit], [2, 1]);
  assert.deepEqual(
    said.problems.find(({ code }) => code === 'over-limit'),
    { code: 'over-limit', severity: 'warning', n: 1, text: '', exhibit: null },
  );
  assert.match((await dossier('problems', 'memorial')).stdout, /^2 pages of 1\n[\s\S]*1 pages more than/);
  const built = await dossier('build', 'memorial', '--json');
  assert.match(built.stderr, /1 pages more than the forum allows/);
  assert.equal((JSON.parse(built.stdout) as Built).pagesOverLimit, 1);
  assert.equal((await dossier('problems', 'nobody')).code, 2);
});

test('exhibits are put in the order of their dates where the forum numbers them so', async () => {
  const args = ['build', 'application', '--items', ...serials, '--profile', 'ecthr-documents', '--json'];
  assert.equal((await dossier(...args)).code, 0);
  const codes = async () =>
    (
      JSON.parse((await dossier('problems', 'application', '--json')).stdout) as {
        problems: { code: string; text: string }[];
      }
    ).problems.filter(({ code }) => code === 'out-of-order');
  assert.deepEqual(await codes(), []);
  await archive.db.tx(by, async (tx) => {
    for (const [at, date] of ['1993-05', '1992-11-03'].entries()) {
      const row = await getItem(tx, { serial: serials[at] ?? '' });
      const rows = [{ table: 'item' as const, op: 'put' as const, row: { ...row, document_date: date } }];
      const subject = { table: 'item' as const, id: row.id };
      await record(tx, by, [{ kind: 'item-described', subject, compartmentId: row.compartment_id, rows }]);
    }
  });
  assert.deepEqual(
    (await codes()).map(({ text }) => text),
    ['1'],
  );
  assert.match((await dossier('problems', 'application')).stdout, /2: an earlier date than 1 before it/);
  const sorted = JSON.parse((await dossier('sort', 'application', '--json')).stdout) as {
    moved: boolean;
    exhibits: { serial: string }[];
  };
  assert.deepEqual([sorted.moved, sorted.exhibits.map(({ serial }) => serial)], [true, serials.toReversed()]);
  assert.deepEqual(await codes(), []);
  assert.equal((await dossier('sort', 'application')).stdout, 'They were in that order.\n');
});
