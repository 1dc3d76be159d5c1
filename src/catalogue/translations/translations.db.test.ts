import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { listItems } from '#catalogue';
import { changeDossier, dossierProblems, dossierVersion, openDossier, setExhibits } from '#dossier';
import { receive, walk } from '#intake';
import { testArchive } from '../../../test/db/archive.ts';
import { getItem, makeTranslation, translatedAmong, translationsOf, withdrawTranslation } from '../index.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const input = join(folder, 'in');
await mkdir(input);
for (const name of ['a-original.txt', 'b-translation.txt', 'c-other.txt'])
  await writeFile(join(input, name), `fictional ${name}`);
await receive(
  archive,
  { by, caseId, compartmentId, statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } },
  walk([input], archive.paths.root),
);
const [original, translation, other] = await archive.db.tx(by, async (tx) => {
  const items = await listItems(tx, {}, 10, null);
  const of = (title: string) => getItem(tx, { id: items.find((one) => one.title === title)?.id ?? '' });
  return Promise.all([of('a-original.txt'), of('b-translation.txt'), of('c-other.txt')]);
});
const FACTS = {
  language: 'en',
  isWhole: true,
  note: null,
  translator: 'T. Translator',
  certifiedBy: 'A. Agent',
  certifiedOn: '2031-05-06',
};
const say = (item: typeof original, of: typeof original, facts = {}) =>
  archive.db.tx(by, (tx) => makeTranslation(tx, by, { item, of, facts: { ...FACTS, ...facts } }));

test('a translation is read from both sides, said once, and taken back with a reason', async () => {
  const id = await say(translation, original);
  const read = (item: typeof original) => archive.db.tx(by, (tx) => translationsOf(tx, item.id));
  const [own] = await read(translation);
  const [theirs] = await read(original);
  assert.deepEqual(
    [own?.isTranslation, own?.serial, own?.certifiedOn],
    [true, original.serial, '2031-05-06'],
  );
  assert.deepEqual(
    [theirs?.isTranslation, theirs?.serial, theirs?.madeBy],
    [false, translation.serial, 'A. Archivist'],
  );
  assert.deepEqual(await read(other), []);
  const among = async (ids: readonly string[]) =>
    [...(await archive.db.tx(by, (tx) => translatedAmong(tx, ids)))].map(([of, rows]) => [
      of,
      rows.map((row) => row.translated_item_id),
    ]);
  assert.deepEqual(await among([original.id, translation.id]), [[translation.id, [original.id]]]);
  assert.deepEqual(await among([translation.id, other.id]), []);
  await assert.rejects(say(translation, original), { code: 'CATALOGUE_TRANSLATION_STANDS' });
  await assert.rejects(say(original, translation), { code: 'CATALOGUE_TRANSLATION_STANDS' });
  await assert.rejects(say(original, original), { code: 'CATALOGUE_TRANSLATION_STANDS' });
  await archive.db.tx(by, (tx) => withdrawTranslation(tx, by, id, 'it translates another one'));
  await assert.rejects(
    archive.db.tx(by, (tx) => withdrawTranslation(tx, by, id, 'again')),
    { code: 'NOT_FOUND' },
  );
  assert.deepEqual(await read(original), []);
});

test('a part says which, a certificate has a name, and a day is one of the calendar', async () => {
  for (const wrong of [
    { isWhole: false },
    { isWhole: false, note: '  ' },
    { certifiedBy: null },
    { certifiedOn: '2031-02-31' },
    { certifiedOn: '2031-05' },
    { note: 'n'.repeat(2001) },
  ])
    await assert.rejects(say(translation, other, wrong), { code: 'INVALID_INPUT' }, JSON.stringify(wrong));
  assert.ok(
    await say(translation, other, {
      isWhole: false,
      note: 'paragraphs 3 to 5',
      certifiedBy: null,
      certifiedOn: null,
    }),
  );
});

test('what a translation in the dossier translates needs no other', async () => {
  await archive.db.tx(by, (tx) =>
    tx
      .updateTable('item')
      .set({ languages: ['az'] })
      .where('id', '=', original.id)
      .execute(),
  );
  const untranslated = async (ids: readonly string[], name: string): Promise<number> =>
    archive.db.tx(by, async (tx) => {
      const facts = { title: 'D', forum: null, numbering: '{1}' };
      const made = await openDossier(tx, by, { caseId, compartmentId, name, ...facts });
      const change = { ...facts, pageLimit: null, languages: ['en'], volumes: null };
      await changeDossier(tx, by, made, change, await dossierVersion(tx, made));
      await setExhibits(
        tx,
        by,
        made,
        ids.map((itemId) => ({ itemId })),
      );
      return (await dossierProblems(tx, made, null)).problems.filter(({ code }) => code === 'untranslated')
        .length;
    });
  assert.equal(await untranslated([original.id, translation.id], 'before'), 1);
  await say(translation, original);
  assert.equal(await untranslated([original.id, translation.id], 'after'), 0);
  // It exists, and is not filed.
  assert.equal(await untranslated([original.id], 'alone'), 1);
});
