import { join } from 'node:path';
import { AppError, pageRanges } from '#kernel';
import type { ExhibitPages, VolumeExhibit } from './model.ts';
import { plainPdf } from './pdf.ts';
import { tool, whyNot } from './run.ts';

/**
 * Some pages of an exhibit as a PDF of their own in `folder`, which is empty and ours: the others are not in it. `pages`: from 1, in order, each once and
 * each there, which the caller looked at. The PDF is hostile; equal input, equal bytes. Errors VOLUME_TOOL_MISSING, VOLUME_TOOL_STOPPED,
 * VOLUME_NOT_CUT.
 */
export async function extractPages(
  folder: string,
  whole: ExhibitPages,
  pages: readonly number[],
): Promise<ExhibitPages> {
  const ranges = pageRanges(pages).replaceAll(' ', '');
  const cut = ['--deterministic-id', '--empty', '--pages', '{in}', ranges, '--', '{out}/extract.pdf'];
  const result = await tool(folder, whole.file, 'qpdf', cut);
  const refused = (why: string): AppError => new AppError('VOLUME_NOT_CUT', { pages: ranges, why });
  // 3: it was made, with warnings about what was mended.
  if (result.exitCode !== 0 && result.exitCode !== 3) throw refused(whyNot(result));
  const plain = await plainPdf(folder, join(folder, 'extract.pdf'));
  if ('why' in plain) throw refused(plain.why);
  if (plain.pages.length !== pages.length) throw refused(`${plain.pages.length} pages came out`);
  const { picture: _whole, ...rest } = whole;
  return { ...rest, ...plain, extract: { pages: [...pages], of: whole.pages.length } };
}

/** Numbers, among those of the whole document, of the pages that a volume shows of an exhibit, from 1. */
export const pagesShown = ({ pages }: Pick<VolumeExhibit, 'pages'>): readonly number[] =>
  pages.extract?.pages ?? pages.pages.map((_, at) => at + 1);
