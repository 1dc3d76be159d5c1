import type { Tx } from '#db';
import type { Law } from '#law';
import type { Person, PleadingLanguage } from '../model.ts';
import { makePleading, pleadingOf, writePleading } from '../pleadings.ts';
import { filledParts } from './filled.ts';
import { gathered, type BeginFrom, type LeftOut } from './gathered.ts';
import { skeletonWords } from './words.ts';

/**
 * Begins a pleading with the sections that a forum wants in it, filled from what is recorded: parties and answers of a proceeding, facts and
 * allegations with what is laid to them, each claim as the claim that it is, cited by page and quote where it stands in an exhibit of the dossier.
 * Sections that are left to the author are empty, and remarked on. Returns its id and what was left out. Errors as `makePleading` and
 * `gathered`.
 */
export async function beginPleading(
  tx: Tx,
  by: Person,
  given: Omit<Parameters<typeof makePleading>[2], 'parts'> & { readonly from: BeginFrom; readonly law: Law },
): Promise<{ readonly id: string; readonly leftOut: LeftOut }> {
  const { from, law, ...facts } = given;
  const id = await makePleading(tx, by, facts);
  const pleading = await pleadingOf(tx, id);
  const found = await gathered(tx, by, { law, pleading, from });
  const language = pleading.language as PleadingLanguage;
  const parts = filledParts({ law, from: found, language, words: skeletonWords(language) });
  await writePleading(tx, by, id, { version: String(pleading.version), parts });
  return { id, leftOut: found.leftOut };
}
