import { checkQuotes } from '#coding';
import { AppError } from '#kernel';
import type { DossierParts } from './build.ts';
import { exhibitNumber, type ExhibitLine } from './model.ts';

/**
 * Looks every quote of a dossier’s exhibits up again in the very text that it was taken from. Error DOSSIER_QUOTE_DIFFERS names the first
 * exhibit with one that is not there; an element of a web page that could not be read in time is left to `fsck`.
 */
export async function assertQuotesStand(
  { db, blobs }: Pick<DossierParts, 'db' | 'blobs'>,
  lines: readonly Pick<ExhibitLine, 'itemId' | 'serial' | 'position'>[],
): Promise<void> {
  const missing = new Map<string, number>();
  const itemIds = lines.map(({ itemId }) => itemId);
  for await (const { faults } of checkQuotes(db, blobs, itemIds))
    for (const { serial, why } of faults)
      if (why !== 'element-unread') missing.set(serial, (missing.get(serial) ?? 0) + 1);
  const first = lines.find(({ serial }) => missing.has(serial));
  if (first)
    throw new AppError('DOSSIER_QUOTE_DIFFERS', {
      number: exhibitNumber(first.position),
      serial: first.serial,
      n: missing.get(first.serial) ?? 0,
    });
}
