import { listItems } from '#catalogue';
import { openDossier, setExhibits } from '#dossier';
import type { BenchArchive } from './place.ts';

/** Lays the items of an archive, at most `count`, out in a new dossier, by their titles, and publishes that. */
export async function layOut(
  { archive, by, caseId, compartmentId }: BenchArchive,
  name: string,
  count: number,
): Promise<void> {
  await archive.db.tx(by, async (tx) => {
    const items = await listItems(tx, { caseId }, count, null);
    const facts = { name, title: name, forum: 'Benchmark', numbering: 'Annex {1}' };
    const dossier = await openDossier(tx, by, { caseId, compartmentId, ...facts });
    const wanted = items.toSorted((a, b) => (a.title < b.title ? -1 : 1)).map(({ id }) => ({ itemId: id }));
    await setExhibits(tx, by, dossier, wanted);
  });
  await archive.ledger.publishAll();
}
