import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, compartmentId, folder } = await codedArchive();
const serial = await addText(
  'report.txt',
  'The fictional nurse Vali Hasanov wrote this at 14 Lane Street.\nV. Hasanov left.',
  compartmentId,
);
const GROUNDS = ['--category', 'witness', '--authority', 'Order of 3 May'];
const redact = (...args: readonly string[]) => muniment(archive, 'redact', ...args);
const lines = async <T>(...args: readonly string[]): Promise<T[]> => {
  const { code, stdout, stderr } = await redact(...args, '--json');
  assert.equal(code, 0, stderr);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
};

test('words are covered once they are said without doubt, listed, and opened again with a reason', async () => {
  assert.equal((await redact(serial, '--words', 'Hasanov', ...GROUNDS)).code, 2, 'they stand there twice');
  assert.equal((await redact(serial, '--words', 'nurse')).code, 2, 'nobody said why');
  assert.equal((await redact(serial, '--words', 'nurse', '--whole', ...GROUNDS)).code, 2, 'one place');
  assert.equal((await redact(serial, '--box', '1,2,3', ...GROUNDS)).code, 2);
  assert.equal((await redact(...GROUNDS)).code, 2, 'of no item');
  const [made] = await lines<{ id: string }>(serial, '--words', 'nurse', ...GROUNDS);
  const [one] = await lines<{ id: string; category: string; passage: object }>('list', serial);
  assert.deepEqual([one?.id, one?.category], [made?.id, 'witness']);
  assert.deepEqual(one?.passage, { page: 1, start: 14, end: 19 });
  assert.notEqual((await redact('withdraw', made?.id ?? '')).code, 0, 'no reason');
  assert.equal((await redact('withdraw', made?.id ?? '', '--reason', 'lifted')).code, 0);
  assert.deepEqual(await lines('list', serial), []);
});

test('by rule nothing is covered unasked; a public version is built from what was', async () => {
  const [sealed] = await lines<{ id: string }>('seal', 'Вали Гасанов', '--kind', 'name');
  assert.deepEqual(
    (await lines<{ body: string }>('sealed')).map(({ body }) => body),
    ['Вали Гасанов'],
  );
  const build = (...args: readonly string[]) =>
    muniment(archive, 'dossier', 'build', 'memorial', '--json', ...args);
  assert.equal((await build('--items', serial)).code, 0);
  const refused = await build('--public');
  assert.equal(refused.code, 1, refused.stderr);
  assert.ok(
    refused.stderr.includes('exhibit.pdf page 1') && !refused.stderr.includes('Hasanov'),
    refused.stderr,
  );
  const proposed = await lines<{ likeness: string }>('--by-rule', 'memorial');
  assert.deepEqual(
    proposed.map(({ likeness }) => likeness),
    ['whole', 'initials'],
  );
  assert.deepEqual(await lines('list', serial), []);
  assert.equal((await redact('--by-rule', 'memorial', '--accept')).code, 2, 'nobody said why');
  assert.equal((await lines('--by-rule', 'memorial', '--accept', ...GROUNDS)).length, 1);
  const out = join(folder, 'public.zip');
  const { code, stdout, stderr } = await build('--public', '--out', out);
  assert.equal(code, 0, stderr);
  const { public: tested, bundle } = JSON.parse(stdout) as {
    bundle: string;
    public: { covered: number; alike: number };
  };
  assert.deepEqual([tested.covered, tested.alike], [1, 1]);
  assert.equal(bundle, out);
  await access(out);
  assert.equal((await muniment(archive, 'verify', out)).code, 0);
  assert.equal((await redact('unseal', sealed?.id ?? '', '--reason', 'lifted')).code, 0);
  assert.deepEqual(await lines('sealed'), []);
});
