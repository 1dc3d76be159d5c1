import { recordRead } from '#access';
import { copiesOf, getItem } from '#catalogue';
import type { Importer, ImportParts } from './open-import.ts';
import { openSheet, type OpenSheet, type Reading } from './read-sheet.ts';
import { shortened } from './model.ts';
import type { SampledColumn } from './suggest-map.ts';

const SAMPLE = 3;
const LOOKED_AT = 200;

/**
 * The columns of a sheet with three different values of each, from its first rows. That a sealed item is read is recorded. Errors NOT_FOUND
 * and those of `openSheet`.
 */
export async function sampleSheet(
  parts: ImportParts,
  by: Importer,
  of: { readonly serial: string; readonly sheet: number },
  reading: Reading = {},
): Promise<{ title: string; columns: SampledColumn[]; text: OpenSheet['text'] }> {
  const { item, copies } = await parts.db.tx(by, async (tx) => {
    const found = await getItem(tx, { serial: of.serial });
    await recordRead(
      tx,
      by,
      { table: 'item', id: found.id, compartmentId: found.compartment_id },
      'read for an import',
    );
    return { item: found, copies: await copiesOf(tx, found.id) };
  });
  const { header, rows, text } = await openSheet(parts.blobs, { item, copies, sheet: of.sheet }, reading);
  const samples = header.map(() => new Set<string>());
  let looked = 0;
  for await (const { cells } of rows) {
    for (const [at, seen] of samples.entries()) {
      const value = (cells[at] ?? '').trim();
      if (value !== '' && seen.size < SAMPLE) seen.add(shortened(value));
    }
    if ((looked += 1) >= LOOKED_AT) break;
  }
  const columns = header.map((name, at) => ({ name, sample: [...(samples[at] ?? [])] }));
  return { title: item.title, columns, text };
}
