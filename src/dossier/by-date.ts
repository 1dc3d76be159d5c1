import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { byDate } from '#volume';
import { exhibitsVersion, setExhibits } from './compose.ts';
import type { ExhibitLine } from './model.ts';
import { exhibitsOf } from './store.ts';

type Dated = Pick<ExhibitLine, 'section' | 'documentDate'>;

/** As the list in a volume has them. */
const order = (one: Dated, other: Dated): number => byDate(one.documentDate ?? '', other.documentDate ?? '');

/** Runs of neighbours with the same section. */
function sectionsIn<T extends Dated>(lines: readonly T[]): T[][] {
  const sections: T[][] = [];
  for (const line of lines) {
    const last = sections.at(-1);
    if (last && last[0]?.section === line.section) last.push(line);
    else sections.push([line]);
  }
  return sections;
}

/** The exhibits that stand behind one with a later date in their section, each with that one. */
export function outOfOrder<T extends Dated>(lines: readonly T[]): { readonly line: T; readonly behind: T }[] {
  return sectionsIn(lines).flatMap((own) =>
    own.flatMap((line, at) => {
      const behind = own[at - 1];
      return behind && order(line, behind) < 0 ? [{ line, behind }] : [];
    }),
  );
}

/** Exhibits by the dates that their documents carry, each within its section; those of one day, and those without a date, as they stood. */
export function sortedByDate<T extends Dated>(lines: readonly T[]): T[] {
  return sectionsIn(lines).flatMap((own) => own.toSorted(order));
}

/** Puts the exhibits of a dossier in the order of their dates; whether any moved. Errors as of `setExhibits`. */
export async function orderByDate(
  tx: Tx,
  by: Parameters<typeof setExhibits>[1],
  dossier: LedgeredRow<'dossier'>,
): Promise<boolean> {
  const version = await exhibitsVersion(tx, dossier.id);
  const lines = await exhibitsOf(tx, dossier.id);
  if (outOfOrder(lines).length === 0) return false;
  const wanted = sortedByDate(lines).map(({ itemId }) => ({ itemId }));
  await setExhibits(tx, by, dossier, wanted, version);
  return true;
}
