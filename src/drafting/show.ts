import type { Identity, Tx } from '#db';
import { findDossier, standingFiling } from '#dossier';
import { checkParts, type CitedExhibit, type PleadingFinding } from './check.ts';
import {
  exhibitsFor,
  hiddenOf,
  itemsCited,
  knownFor,
  withQuotesChecked,
  type DraftingParts,
} from './known.ts';
import type { KeptPart, Part, Pleading } from './model.ts';
import { numbersOf } from './numbers.ts';
import { shownRuns, type ShownRun } from './shown-runs.ts';
import { partOfRow, partRows } from './store.ts';
import { masked } from './text.ts';

/** A part as it is shown: its number, its Markdown, and what that says. */
export interface ShownPart extends KeptPart {
  readonly number: string;
  readonly runs: readonly ShownRun[];
}

/** A pleading with its text, as far as the reader may see what it cites. */
export interface ShownPleading {
  readonly pleading: Pleading;
  readonly dossier: { readonly id: string; readonly title: string };
  /** The filing that it was part of, while that stands: nothing in it changes. */
  readonly filed: { readonly on: string; readonly with: string } | null;
  readonly parts: readonly ShownPart[];
  readonly exhibits: readonly CitedExhibit[];
}

/** The parts of a pleading, cites of what the identity of `tx` may not see without their visible text. */
export async function partsToShow(tx: Tx, pleadingId: string): Promise<KeptPart[]> {
  const parts = (await partRows(tx, pleadingId)).map(partOfRow);
  const hidden = await hiddenOf(tx, itemsCited(parts));
  return parts.map((part) => ({ ...part, body: masked(part.body, hidden) }));
}

/** A pleading with its text. The caller records that it is read. */
export async function pleadingToShow(tx: Tx, pleading: Pleading): Promise<ShownPleading> {
  const parts = await partsToShow(tx, pleading.id);
  const exhibits = await exhibitsFor(tx, pleading);
  const hidden = await hiddenOf(tx, itemsCited(parts));
  const numbers = numbersOf(parts);
  const dossier = await findDossier(tx, { id: pleading.dossier_id });
  const filing = await standingFiling(tx, pleading.dossier_id);
  const isFiled = filing !== null && Date.parse(pleading.made_at) <= Date.parse(filing.made_at);
  return {
    pleading,
    dossier: { id: pleading.dossier_id, title: dossier?.title ?? '' },
    filed: isFiled ? { on: filing.filed_on, with: filing.filed_with } : null,
    parts: parts.map((part, at) => ({
      ...part,
      number: numbers[at] ?? '',
      runs: shownRuns(part.body, { exhibits, hidden }),
    })),
    exhibits: [...exhibits.values()],
  };
}

/**
 * What is to be looked at in a pleading, every quote looked up again in the text that it was taken from. `parts`: what to look at instead of what is
 * kept. Reads blobs: not to be called within a transaction.
 */
export async function findingsOf(
  archive: DraftingParts,
  by: Identity,
  pleading: Pleading,
  parts: readonly Part[] | null = null,
): Promise<PleadingFinding[]> {
  const { looked, known } = await archive.db.tx(by, async (tx) => {
    const looked = (parts ?? (await partsToShow(tx, pleading.id))).map((part, at) => ({
      ...part,
      id: part.id ?? `new-${at}`,
    }));
    return { looked, known: await knownFor(tx, pleading, { parts: looked, root: archive.paths.root }) };
  });
  const found = checkParts(looked, await withQuotesChecked(archive, known));
  // What is not kept yet has no id that anybody knows.
  return found.map((one) => (one.partId?.startsWith('new-') ? { ...one, partId: null } : one));
}
