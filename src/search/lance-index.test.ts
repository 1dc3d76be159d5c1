import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { AppError } from '#kernel';
import { openLanceIndex, optimiseApart, parseQuery, planQuery, snippetOf } from './index.ts';
import { indexDocument, searchIndexContract } from '../../test/contract/search.ts';

const base = await mkdtemp(join(tmpdir(), 'muniment-index-'));
after(() => rm(base, { recursive: true, force: true }));
let made = 0;
const folder = (): string => join(base, `index ${(made += 1)} — индекс`);

searchIndexContract('LanceDB', async () => {
  const dir = folder();
  return { index: openLanceIndex(dir), openAgain: () => openLanceIndex(dir) };
});

async function filesUnder(dir: string, ending: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}

for (const [what, ending, damage] of [
  ['a data file that is gone', '.lance', (path: string) => rm(path)],
  ['a data file that is cut', '.lance', (path: string) => writeFile(path, 'cut')],
  ['a manifest of nonsense', '.manifest', (path: string) => writeFile(path, 'nonsense')],
] as const)
  void test(`${what} is reported as damage, searching refuses, and a rebuild heals it`, async () => {
    const dir = folder();
    const index = openLanceIndex(dir);
    await index.put([indexDocument('a', ['mines'])]);
    assert.equal((await index.state()).status, 'ok');
    await index.close();
    const data = await filesUnder(
      join(dir, 'pages_2.lance', ending === '.lance' ? 'data' : '_versions'),
      ending,
    );
    assert.ok(data.length > 0);
    for (const path of data) await damage(path);
    const again = openLanceIndex(dir);
    assert.equal((await again.state()).status, 'damaged');
    await assert.rejects(
      again.search(
        { op: 'word', exact: ['mines'], forms: [] },
        { compartmentIds: ['open'] },
        { limit: 5, offset: 0 },
      ),
      { code: 'SEARCH_INDEX_UNREADABLE' },
    );
    await again.drop();
    assert.equal((await again.state()).status, 'missing');
    await again.put([indexDocument('b', ['mines'])]);
    assert.equal((await again.state()).status, 'ok');
    await again.close();
  });

void test('optimising in a process of its own folds in what is pending; stopped or failed, the index is as it was', async () => {
  const dir = folder();
  const index = openLanceIndex(dir);
  await index.put([indexDocument('a', ['mines and maps'])]);
  const ask = async (): Promise<number> =>
    (await index.countMatches({ op: 'word', exact: ['mines'], forms: [] }, { compartmentIds: ['open'] }))
      .total;
  assert.equal(await index.pending(), 3, 'title, serial and page');
  await optimiseApart(dir, AbortSignal.abort());
  const stopping = new AbortController();
  const stopped = optimiseApart(dir, stopping.signal);
  stopping.abort();
  await stopped;
  assert.deepEqual([await index.pending(), await ask()], [3, 1]);
  await optimiseApart(dir, new AbortController().signal);
  assert.deepEqual([await index.pending(), await ask()], [0, 1]);
  await index.close();
  const file = join(base, 'no folder');
  await writeFile(file, '');
  await assert.rejects(optimiseApart(file, new AbortController().signal), {
    code: 'SEARCH_INDEX_UNREADABLE',
  });
});

void test('no query and no text of anybody breaks the index', async () => {
  const index = openLanceIndex(folder());
  const strange = [
    '\0',
    '\ud800x',
    "'; drop table --",
    '"',
    '\\',
    '%_',
    '\u202E',
    'a'.repeat(20_000),
    '🕊️',
    '﷽',
    '',
  ];
  await index.put([indexDocument("it's/strange", strange), indexDocument('empty', [])]);
  const piece = fc.oneof(
    fc.constantFrom(...strange.slice(0, -1), '*', '~2', ' OR ', '-', '(', ')', "it's", 'title'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      let plan;
      try {
        plan = planQuery(parseQuery(pieces.join('')), () => []);
      } catch (error) {
        assert.ok(error instanceof AppError && error.code === 'SEARCH_BAD_QUERY');
        return;
      }
      const filter = { ...plan.filter, compartmentIds: ['open'] };
      const { hits } = await index.search(plan.query, filter, { limit: 5, offset: 0 });
      for (const { text, lang } of hits) snippetOf(text, lang, plan.query);
    }),
    { numRuns: 150 },
  );
  await index.close();
});
