import type { Tx } from '#db';
import type { Profile } from '#law';
import { barredExhibits } from '../barred.ts';
import type { ExhibitLine } from '../model.ts';
import { pageCounts } from '../page-counts.ts';
import { pagesLedTo } from '../problems/store.ts';
import { exhibitsOf } from '../store.ts';

/** An exhibit to choose from where pages are limited. */
export interface Choosable extends ExhibitLine {
  /** Pages that quotes and cites lead to, where fewer than all of them could be annexed; empty: only the whole can. */
  readonly quotedPages: readonly number[];
  /** It may not be filed: it was withdrawn, or no consent covers it. */
  readonly isBarred: boolean;
}

/**
 * The exhibits of a dossier with the pages that are filed of each, and those that an extract would have to hold. `profile`: by which volumes are made; one whose
 * forum takes no extracts, or none, gives none to propose. What is an extract already stays what somebody made it.
 */
export async function choosable(tx: Tx, dossierId: string, profile: Profile | null): Promise<Choosable[]> {
  const lines = await exhibitsOf(tx, dossierId);
  const ledTo = profile?.extracts ? await pagesLedTo(tx, dossierId, 'whole') : [];
  const byExhibit = Map.groupBy(ledTo, ({ exhibitId }) => exhibitId);
  const counts = await pageCounts(tx, lines);
  const bars = await barredExhibits(tx, lines, profile);
  return lines.map((line) => {
    const { pages: all } = line;
    const pages = [...new Set(byExhibit.get(line.exhibitId)?.map(({ page }) => page))];
    // A page that the document has not comes of another reading of it: nothing is proposed by it.
    const isExtract = all !== null && pages.length < all && pages.every((page) => page <= all);
    return {
      ...line,
      pages: counts.get(line.exhibitId) ?? null,
      quotedPages: isExtract ? pages : [],
      isBarred: (bars.get(line.itemId)?.share ?? null) !== null,
    };
  });
}
