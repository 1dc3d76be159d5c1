import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { listItems } from '#catalogue';
import { receive, walk } from '#intake';
import { testArchive } from '../../../test/db/archive.ts';
import {
  changeDossier,
  dossierProblems,
  dossierVersion,
  openDossier,
  pagesOverLimit,
  setExhibits,
  type VolumePlan,
} from '../index.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const input = join(folder, 'in');
await mkdir(input);
const PAGES = { 'one.txt': 3, 'other.txt': 4 } as const;
for (const name of Object.keys(PAGES)) await writeFile(join(input, name), `fictional ${name}`);
await receive(
  archive,
  { by, caseId, compartmentId, statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } },
  walk([input], archive.paths.root),
);
const items = await archive.db.tx(by, async (tx) => {
  for (const [title, pages] of Object.entries(PAGES))
    await tx.updateTable('item').set({ page_count: pages }).where('title', '=', title).execute();
  return listItems(tx, {}, 10, null);
});

const PARTY: VolumePlan = {
  profile: 'icj-volumes',
  language: 'en',
  ernPrefix: 'ABC-APP',
  caseName: 'Fictional Republic v. Fictional Kingdom',
};

const dossierOf = (
  name: string,
  volumes: VolumePlan,
  titles: readonly string[],
  pageLimit: number | null = null,
) =>
  archive.db.tx(by, async (tx) => {
    const facts = { title: name, forum: null, numbering: 'Annex {1}' };
    const made = await openDossier(tx, by, { caseId, compartmentId, name, ...facts });
    const change = { ...facts, pageLimit, languages: [], volumes };
    await changeDossier(tx, by, made, change, await dossierVersion(tx, made));
    const ids = titles.map((title) => items.find((one) => one.title === title)?.id ?? assert.fail(title));
    await setExhibits(
      tx,
      by,
      made,
      ids.map((itemId) => ({ itemId })),
    );
    return made;
  });

test('dossiers of one party in one case share the limit; another party, another case and none that is named do not', async () => {
  const { caseName: _, ...unnamed } = PARTY;
  const memorial = await dossierOf('memorial', PARTY, ['one.txt'], 6);
  const lookAt = (of: typeof memorial) => archive.db.tx(by, (tx) => dossierProblems(tx, of, null));
  await dossierOf('other-case', { ...PARTY, caseName: 'Another v. Another' }, ['one.txt']);
  await dossierOf('other-party', { ...PARTY, ernPrefix: 'ABC-RESP' }, ['one.txt']);
  const alone = [
    await dossierOf('unnamed', unnamed, ['one.txt']),
    await dossierOf('unnamed-2', unnamed, ['one.txt']),
  ];
  for (const one of [memorial, ...alone]) {
    const { budget } = await lookAt(one);
    assert.deepEqual([budget.pages, budget.otherPages], [3, 0], one.name);
  }
  const reply = await dossierOf('reply', PARTY, ['other.txt']);
  const { budget, problems } = await lookAt(memorial);
  assert.deepEqual(budget, { pages: 3, otherPages: 4, withoutPages: 0, limit: 6 });
  assert.equal(problems.find(({ code }) => code === 'over-limit')?.n, 1);
  assert.equal(await archive.db.tx(by, (tx) => pagesOverLimit(tx, memorial)), 1);
  assert.equal((await lookAt(reply)).budget.otherPages, 3);
});
