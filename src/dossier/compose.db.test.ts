import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { listItems } from '#catalogue';
import { receive, walk } from '#intake';
import { testArchive } from '../../test/db/archive.ts';
import { openDossier, setExhibits } from './index.ts';

const { archive, by, caseId, compartmentId, folder } = await testArchive();
const COUNT = 1100;

test('a thousand exhibits are laid out in entries that stay small, and what stays as it was is not written anew', async () => {
  const input = join(folder, 'many');
  await mkdir(input);
  for (let n = 0; n < COUNT; n += 1) await writeFile(join(input, `${n}.txt`), `file ${n}`);
  const statement = { source: { name: 'Desk', kind: 'organisation' as const }, label: 'many' };
  await receive(archive, { by, caseId, compartmentId, statement }, walk([input], archive.paths.root));
  const entries = (dossierId: string): Promise<number> =>
    archive.db.tx(by, async (tx) => {
      const rows = await tx
        .selectFrom('ledger_entry')
        .select('kind')
        .where('subject_id', '=', dossierId)
        .where('kind', '=', 'dossier-changed')
        .execute();
      return rows.length;
    });
  const dossier = await archive.db.tx(by, (tx) =>
    openDossier(tx, by, {
      caseId,
      compartmentId,
      name: 'many',
      title: 'Many',
      forum: null,
      numbering: 'Annex {1}',
    }),
  );
  const before = await entries(dossier.id);
  const wanted = await archive.db.tx(by, async (tx) => {
    const items = await listItems(tx, { caseId }, COUNT, null);
    // As long as a title may be, in letters of four bytes.
    return items.map(({ id }) => ({ itemId: id, title: '𐍈'.repeat(150) }));
  });
  assert.equal(wanted.length, COUNT);
  const set = (order: typeof wanted) => archive.db.tx(by, (tx) => setExhibits(tx, by, dossier, order));
  await set(wanted);
  assert.equal(await entries(dossier.id), before + 3);
  await set(wanted);
  assert.equal(await entries(dossier.id), before + 3, 'nothing changed');
  const [first, second, ...rest] = wanted;
  assert.ok(first && second);
  await set([second, first, ...rest]);
  assert.equal(await entries(dossier.id), before + 4);
  const places = await archive.db.tx(by, async (tx) => {
    const rows = await tx
      .selectFrom('exhibit')
      .select(['item_id', 'position'])
      .where('dossier_id', '=', dossier.id)
      .orderBy('position')
      .execute();
    return rows.map(({ item_id: id }) => id);
  });
  assert.deepEqual(
    places,
    [second, first, ...rest].map(({ itemId }) => itemId),
  );
});
