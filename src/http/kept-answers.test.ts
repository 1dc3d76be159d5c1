import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { KeptAnswers, removeOld } from './kept-answers.ts';

const folder = await mkdtemp(join(tmpdir(), 'answers-'));
after(() => rm(folder, { recursive: true }));

test('a final answer is given again, also by a server started anew; another is worked out again', async () => {
  let worked = 0;
  const give = (ask: string, isFinal: boolean, answers = new KeptAnswers(folder)): Promise<number> =>
    answers.give(
      ask,
      async () => ({ answer: (worked += 1), isFinal }),
      async () => undefined,
    );
  assert.deepEqual([await give('a', true), await give('a', true), await give('b', true)], [1, 1, 2]);
  assert.deepEqual([await give('c', false), await give('c', false)], [3, 4]);
  const same = new KeptAnswers(folder);
  assert.deepEqual(await Promise.all([give('d', false, same), give('d', false, same)]), [5, 5]);
});

test('a failure is not an answer', async () => {
  const answers = new KeptAnswers(folder);
  const give = (work: () => Promise<{ answer: string; isFinal: boolean }>): Promise<string> =>
    answers.give('e', work, async () => undefined);
  await assert.rejects(
    give(() => Promise.reject(new Error('disk'))),
    /disk/,
  );
  assert.equal(await give(async () => ({ answer: 'done', isFinal: true })), 'done');
});

test('only files that nobody has written to for long are removed', async () => {
  const old = join(folder, 'uploads');
  await mkdir(join(old, 'answers'), { recursive: true });
  for (const name of ['old', 'new']) await writeFile(join(old, name), '');
  const hourAgo = new Date(Date.now() - 3_600_000);
  await utimes(join(old, 'old'), hourAgo, hourAgo);
  await utimes(join(old, 'answers'), hourAgo, hourAgo);
  await removeOld(old, 1_800_000);
  assert.deepEqual((await readdir(old)).toSorted(), ['answers', 'new']);
});
