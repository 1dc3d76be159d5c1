import { join } from 'node:path';
import type { PageSize } from './model.ts';
import { tool, whyNot } from './run.ts';

/** A PDF with more pages than this is no exhibit to be printed. */
const MOST_PAGES = 10_000;

/** What pdfinfo says of the number of pages. */
const COUNT = /^Pages:\s+(\d+)/;

/** What pdfinfo says of each page: its size and how it is turned. */
const PAGE = /^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts/;
const TURN = /^Page\s+\d+ rot:\s+(\d+)/;

interface Refused {
  readonly why: string;
  readonly as: 'locked' | 'too-long' | 'unreadable';
}

/** The sizes of a PDF's pages as they are seen, turned as the file says; why not, when it cannot be read or has too many. */
async function sizesOf(folder: string, file: string): Promise<PageSize[] | Refused> {
  const { exitCode, stdout } = await tool(folder, file, 'pdfinfo', [
    '-f',
    '1',
    '-l',
    String(MOST_PAGES),
    '{in}',
  ]);
  const lines = exitCode === 0 ? stdout.toString('utf8').split('\n') : [];
  const count = Number(lines.map((line) => COUNT.exec(line)?.[1]).find(Boolean) ?? 0);
  // Never some of them: whoever is shown less than there is takes it for the whole.
  if (count > MOST_PAGES) return { why: `it has ${count} pages, more than ${MOST_PAGES}`, as: 'too-long' };
  const sizes: PageSize[] = [];
  for (const line of lines) {
    const size = PAGE.exec(line);
    if (size) sizes.push({ width: Number(size[1]), height: Number(size[2]) });
    const turned = Number(TURN.exec(line)?.[1] ?? 0) % 180 !== 0;
    const last = sizes.at(-1);
    if (turned && last) sizes[sizes.length - 1] = { width: last.height, height: last.width };
  }
  const areWhole = sizes.length > 0 && sizes.every(({ width, height }) => width > 0 && height > 0);
  return areWhole && sizes.length === count
    ? sizes
    : { why: 'its pages cannot be counted', as: 'unreadable' };
}

/** Columns of pdffonts: a name, cut short where it is long, and whether the font is in the file. */
const FONT = /^(\S.*?)\s+(?:Type|CID|TrueType|unknown).*\s(yes|no)\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+$/;

/** The fonts that a PDF names and does not contain. */
export async function missingFonts(folder: string, file: string): Promise<string[]> {
  const { stdout } = await tool(folder, file, 'pdffonts', ['{in}']);
  const fonts = stdout
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name = '', isEmbedded] = FONT.exec(line) ?? [];
      return isEmbedded === 'no' ? [name] : [];
    });
  return [...new Set(fonts)].sort();
}

/**
 * A PDF as pages and nothing else: what was filled in and remarked is drawn on them, damaged tables of contents are mended, and a
 * password that is not needed for reading goes. `why` says why there are none, `as` what is to be done with it: one that asks for a password, one of more than ten thousand pages, and one that cannot be read.
 */
export async function plainPdf(
  folder: string,
  file: string,
): Promise<{ file: string; pages: PageSize[] } | Refused> {
  const made = join(folder, 'plain.pdf');
  const result = await tool(folder, file, 'qpdf', [
    '--decrypt',
    '--generate-appearances',
    '--flatten-annotations=all',
    '--deterministic-id',
    '{in}',
    '{out}/plain.pdf',
  ]);
  // 3: it was made, with warnings about what was mended.
  if (result.exitCode !== 0 && result.exitCode !== 3)
    return { why: whyNot(result), as: /invalid password/i.test(result.stderr) ? 'locked' : 'unreadable' };
  const pages = await sizesOf(folder, made);
  return 'why' in pages ? pages : { file: made, pages };
}
