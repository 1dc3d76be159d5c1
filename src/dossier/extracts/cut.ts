import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, pagesNamed } from '#kernel';
import { extractPages, type ExhibitPages, type PagesCache } from '#volume';
import type { ExhibitLine } from '../model.ts';

/**
 * The pages of an exhibit that are filed: of an extract those that it names and no others, of any other exhibit all of them. What was cut already
 * stays as it is. Errors VOLUME_EXTRACT_OUTSIDE, VOLUME_NOT_CUT.
 */
export async function filedPages(
  { extract, exhibitId, label, serial }: ExhibitLine,
  whole: ExhibitPages,
  { folder, cache }: { readonly folder: string; readonly cache: PagesCache },
): Promise<ExhibitPages> {
  const named = extract === null ? null : pagesNamed(extract);
  if (named === null || whole.extract) return whole;
  if ((named.at(-1) ?? 0) > whole.pages.length)
    throw new AppError('VOLUME_EXTRACT_OUTSIDE', {
      label,
      serial,
      pages: extract ?? '',
      n: whole.pages.length,
    });
  // The name under which the whole is kept says what it is.
  return cache.get(
    ['extract', basename(whole.file), whole.by, whole.unprintable, whole.fontsMissing, named],
    async () => {
      const work = join(folder, `extract-${exhibitId}`);
      await mkdir(work, { recursive: true });
      return extractPages(work, whole, named);
    },
  );
}
