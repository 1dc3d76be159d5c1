import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { archiveHome, setUpArchive } from '#access';
import { FileBlobStore } from '#blobs';
import { listItems, provenanceOf } from '#catalogue';
import { Jobs, prepareJobs } from '#jobs';
import { receive, walk, type IntakeResult } from './index.ts';
import { testDatabase } from '../../test/db/template.ts';

const { db, ownerUrl, folder } = await testDatabase();
await prepareJobs(ownerUrl);
const home = await setUpArchive(db, '00000000-0000-7000-8000-000000000000', {
  ownerName: 'A. Archivist',
  ownerEmail: null,
  caseTitle: 'Test',
});
const blobs = new FileBlobStore(join(folder, 'archive/blobs'));
const jobs = new Jobs(db);
const by = { kind: 'person', personId: home.ownerId } as const;

function take(paths: string[], label = 'first hand-over'): Promise<IntakeResult> {
  const statement = {
    source: { name: 'Fictional Desk', kind: 'organisation' as const },
    label,
    obtainedAt: '2021-09~',
  };
  return receive({ db, blobs, jobs }, { by, ...home, statement }, walk(paths, join(folder, 'archive')));
}

const codes = (result: IntakeResult): string[] => result.findings.map(({ code }) => code).toSorted();
const input = join(folder, 'in');
await mkdir(join(input, 'Ճամբար'), { recursive: true });
await writeFile(join(input, 'Ճամբար', 'Şuşə — акт.txt'), 'one');
await writeFile(join(input, 'copy.txt'), 'one');
await writeFile(join(input, 'empty.txt'), '');
await writeFile(
  Buffer.concat([Buffer.from(`${input}/bad-`), Buffer.from([0xff, 0xfe]), Buffer.from('.txt')]),
  'two',
);
await symlink('/etc/passwd', join(input, 'link'));
execFileSync('mkfifo', [join(input, 'pipe')]);
await mkdir(join(input, 'z'));
await writeFile(join(input, 'z', 'inner.txt'), 'inside');
execFileSync('python3', [
  '-c',
  `
import zipfile, tarfile, io, sys
d=sys.argv[1]
z=zipfile.ZipFile(d+'/box.zip','w',zipfile.ZIP_DEFLATED)
z.writestr('a/one.txt','one'); z.writestr('../../escape.txt','escape'); z.writestr('bomb.bin', b'\\0'*100_000_000)
b=io.BytesIO(); n=zipfile.ZipFile(b,'w'); n.writestr('deep.txt','deep'); n.close(); z.writestr('nested.zip', b.getvalue()); z.close()
t=tarfile.open(d+'/box.tar.gz','w:gz')
def add(name, data=None, **k):
  i=tarfile.TarInfo(name); [setattr(i,a,v) for a,v in k.items()]
  if data is not None: i.size=len(data)
  t.addfile(i, io.BytesIO(data) if data is not None else None)
add('t/file.txt', b'tarred'); add('t/link', type=tarfile.SYMTYPE, linkname='/etc/shadow'); add('/abs.txt', b'absolute'); t.close()
open(d+'/cut.zip','wb').write(open(d+'/box.zip','rb').read()[:300])
`,
  input,
]);

test('every thing becomes an item, a further receipt, or a finding', async () => {
  const result = await take([input]);
  assert.equal(result.received, result.items + result.duplicates + result.failed);
  assert.deepEqual(codes(result), [
    'ARCHIVE_BOMB',
    'ARCHIVE_DAMAGED',
    'FILE_EMPTY',
    'NAME_NOT_UTF8',
    'PATH_TRAVERSAL',
    'PATH_TRAVERSAL',
    'SPECIAL_FILE',
    'SYMLINK',
    'SYMLINK',
  ]);
  // one, empty, two, inside, three containers, escape, nested.zip, deep, tarred, absolute
  assert.deepEqual(
    { items: result.items, duplicates: result.duplicates, failed: result.failed },
    { items: 12, duplicates: 2, failed: 5 },
  );
  const items = await db.tx(by, (tx) => listItems(tx, {}, 100, null));
  const one = items.find(
    ({ title }) => title === 'copy.txt' || title === 'Şuşə — акт.txt' || title === 'one.txt',
  );
  assert.ok(one);
  const receipts = await db.tx(by, (tx) => provenanceOf(tx, one.id));
  assert.deepEqual(
    receipts.map(({ originalPath }) => originalPath).toSorted(),
    ['in/box.zip!/a/one.txt', 'in/copy.txt', 'in/Ճամբար/Şuşə — акт.txt'].toSorted(),
  );
  assert.equal((await jobs.state()).find(({ name }) => name === 'derive')?.waiting, 12);
});

test('the same intake again adds nothing; another statement adds provenance only', async () => {
  const again = await take([input]);
  assert.equal(again.items, 0);
  const count = async (): Promise<number> =>
    (await db.tx(by, (tx) => tx.selectFrom('provenance').select('id').execute())).length;
  const receipts = await count();
  await take([input]);
  assert.equal(await count(), receipts);
  const second = await take([join(input, 'copy.txt')], 'second hand-over');
  assert.deepEqual([second.items, second.duplicates], [0, 1]);
  assert.equal(await count(), receipts + 1);
});

test('two intakes of the same bytes at once make one item', async () => {
  await mkdir(join(folder, 'race'));
  for (let n = 0; n < 60; n += 1) await writeFile(join(folder, 'race', `${n}.txt`), `race ${n}`);
  const results = await Promise.all([
    take([join(folder, 'race')], 'left'),
    take([join(folder, 'race')], 'right'),
  ]);
  assert.equal(results[0].items + results[1].items, 60);
  assert.equal(results[0].duplicates + results[1].duplicates, 60);
});

test('nothing at a path, or the archive itself, is refused before anything is stored', async () => {
  await assert.rejects(take([join(input, 'no such')]), { code: 'INTAKE_NOTHING_THERE' });
  await assert.rejects(take([join(folder, 'archive', 'blobs')]), { code: 'INTAKE_INSIDE_ARCHIVE' });
  assert.equal((await archiveHome(db)).caseId, home.caseId);
  await jobs.close();
  await blobs.close();
});

test('the same bytes in batches that are registered at once: one item, and a receipt for each', async () => {
  const twice = join(folder, 'twice');
  for (const half of ['a', 'b']) await mkdir(join(twice, half), { recursive: true });
  // More than two transactions' worth, so that both copies of a file are under way together.
  for (let n = 0; n < 700; n += 1)
    for (const half of ['a', 'b']) await writeFile(join(twice, half, `${n}.txt`), `content ${n}`);
  const result = await take([twice], 'twice');
  const { received, items, duplicates, failed } = result;
  assert.deepEqual(
    { received, items, duplicates, failed },
    { received: 1400, items: 700, duplicates: 700, failed: 0 },
  );
  const again = await take([twice], 'twice');
  assert.deepEqual([again.items, again.duplicates], [0, 1400]);
});
