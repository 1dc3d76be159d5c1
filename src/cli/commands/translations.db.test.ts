import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, compartmentId, reads, sealed } = await codedArchive();
const original = await addText('original\u001b[31m.txt', 'Uydurma məktub.', compartmentId);
const english = await addText('english.txt', 'A fictional letter.', compartmentId);
const french = await addText('french.txt', 'Une lettre fictive.', sealed);
const run = (...args: readonly string[]) => muniment(archive, 'translations', ...args);
const say = (serial: string, of: string, ...args: readonly string[]) =>
  run('record', serial, '--of', of, ...args);
const CERTIFIED = ['--certified-by', 'A. Agent', '--certified-on', '2031-05-06'];
const listed = async (serial: string) => {
  const { code, stdout, stderr } = await run('list', serial, '--json');
  assert.equal(code, 0, stderr);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};

test('what cannot be said of a translation is refused with its reason and its code, and nothing is kept', async () => {
  for (const [refused, words] of [
    [await say(english, original), /--language/],
    [await say(english, original, '--language', 'English'), /--language English.*INVALID_INPUT/s],
    [await say(english, original, '--language', 'en', '--part', ' '), /which passages.*INVALID_INPUT/s],
    [
      await say(english, original, '--language', 'en', ...CERTIFIED.slice(0, 3), '2031-02-31'),
      /certified.*INVALID_INPUT/s,
    ],
    [await say(english, original, '--language', 'en', ...CERTIFIED.slice(2)), /who certified/],
    [await say(english, 'none', '--language', 'en'), /“none”.*not a serial.*INVALID_INPUT/s],
    [await say(english, '0000-0000', '--language', 'en'), /no item “0000-0000”.*NOT_FOUND/s],
    [await say(english, english, '--language', 'en'), /CATALOGUE_TRANSLATION_STANDS/],
  ] as const) {
    assert.equal(refused.code, 2, refused.stderr);
    assert.match(refused.stderr, words);
  }
  const none = await run('list', original);
  assert.deepEqual([none.code, none.stdout], [0, 'No translations yet.\n']);
});

test('one is recorded, read from both sides, and withdrawn once with a reason', async () => {
  const made = await say(
    english.toLowerCase(),
    original,
    '--language',
    'en',
    '--translator',
    'T. Translator',
    ...CERTIFIED,
    '--json',
  );
  assert.equal(made.code, 0, made.stderr);
  const { id } = JSON.parse(made.stdout) as { id: string };
  const [theirs, ...others] = await listed(original);
  assert.equal(others.length, 0);
  const { madeAt, ...rest } = theirs ?? {};
  assert.match(String(madeAt), /^\d{4}-/);
  assert.deepEqual(rest, {
    id,
    serial: english,
    title: 'english.txt',
    isTranslation: false,
    language: 'en',
    isWhole: true,
    note: null,
    translator: 'T. Translator',
    certifiedBy: 'A. Agent',
    certifiedOn: '2031-05-06',
    madeBy: 'A. Archivist',
  });
  const { stdout } = await run('list', english);
  assert.ok(stdout.startsWith(`${id}  translates ${original} “original`), stdout);
  assert.match(stdout, /into en · all of it · by T\. Translator · certified by A\. Agent on 2031-05-06/);
  assert.ok(!stdout.includes('\u001b'), 'a title drives no terminal');
  assert.match((await say(original, english, '--language', 'az')).stderr, /CATALOGUE_TRANSLATION_STANDS/);
  const withdraw = (of: string, reason: string) => run('withdraw', of, '--reason', reason, '--json');
  for (const [refused, words] of [
    [await withdraw(id, ' '), /--reason.*INVALID_INPUT/s],
    [await withdraw('none', 'another one'), /no translation “none”.*NOT_FOUND/s],
  ] as const) {
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, words);
  }
  assert.equal((await listed(original)).length, 1);
  const gone = await withdraw(id, 'it translates another one');
  assert.deepEqual([gone.code, JSON.parse(gone.stdout)], [0, { withdrawn: id }], gone.stderr);
  assert.deepEqual(await listed(original), []);
  assert.match((await withdraw(id, 'again')).stderr, /NOT_FOUND/);
});

test('a part says which; that a sealed item is opened or described is recorded', async () => {
  const before = (await reads()).length;
  const made = await say(french, original, '--language', 'fr', '--part', 'the first paragraph');
  assert.equal(made.code, 0, made.stderr);
  assert.equal((await reads()).length, before + 1, 'described');
  const { stdout } = await run('list', french);
  assert.match(stdout, /into fr · a part: the first paragraph · said by A\. Archivist\n$/);
  assert.equal((await reads()).length, before + 2, 'opened');
  assert.equal((await listed(original)).length, 1);
  assert.equal((await reads()).length, before + 2, 'an open item is read without a word');
});
