import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ALL_PACKS, findProgram, parseTsv, runProgram, type OcrWord, type ProgramResult } from '#derive';
import { AppError } from '#kernel';
import type { PageSize, PageWord } from '#volume';

const LIMITS = { timeoutMs: 300_000, memoryMb: 0, dataMb: 2048, outputMb: 512 } as const;
/** Longest side of a drawing, as pages of public versions have it. */
const MOST_PX = 6000;
/** What tesseract says, and goes on without, when it has no pack for a script. */
const NO_PACK = /Failed loading language '([^']*)'|Error opening data file (\S+)/;

/**
 * How tesseract tells ink from paper: once for the page as a whole, and once by what lies around each dot. The first sees nothing of what is written
 * on a grey picture on a white page, the second less of what is large; words that both find are given twice.
 */
const THRESHOLDS = [0, 2] as const;

/** A page that OCR has to read as it is drawn. */
export interface DrawnPage {
  /** An empty folder of ours, or one whose other files have other names. */
  readonly folder: string;
  readonly file: string;
  /** From 1. */
  readonly page: number;
  readonly size: PageSize;
  /** Dots to the inch. */
  readonly dpi: number;
  /** What a refusal calls the page; it tells nothing that is sealed. */
  readonly name: string;
}

/**
 * Words that OCR finds anywhere on a page as it is drawn, in every script for which there is a pack, with their places on it. The page is hostile.
 * Error REDACTION_UNREADABLE when the page was not read whole: it could not be drawn, or a tool or a pack is missing. Then nobody could say what it
 * holds, and no words are never given for words that nobody looked for.
 */
export async function readAnew({ folder, file, page, size, dpi, name }: DrawnPage): Promise<PageWord[]> {
  const refuse = (why: string): AppError => new AppError('REDACTION_UNREADABLE', { file: name, why });
  const run = async (program: string, args: readonly string[], input: string): Promise<ProgramResult> => {
    if ((await findProgram(program)) === null) throw refuse(`${program} is not installed`);
    const result = await runProgram({ program, args, input, workDir: work, limits: LIMITS });
    if (result.exitCode !== 0 || result.reason !== null)
      throw refuse(`${program} ended with ${result.reason ?? String(result.exitCode)}`);
    return result;
  };
  const work = join(folder, `anew-${page}`);
  await mkdir(work, { mode: 0o700 });
  try {
    const dots = Math.max(1, Math.min(dpi, Math.floor((MOST_PX * 72) / Math.max(size.width, size.height))));
    const at = ['-f', String(page), '-l', String(page)];
    await run(
      'pdftoppm',
      ['-cropbox', '-r', String(dots), '-gray', '-png', ...at, '{in}', '{out}/drawn'],
      file,
    );
    const drawing = (await readdir(work)).find((one) => one.endsWith('.png'));
    if (drawing === undefined) throw refuse('it could not be drawn');
    const words: OcrWord[] = [];
    for (const method of THRESHOLDS) {
      // 11: text anywhere, in no order of columns; in every script, since nobody said which.
      const how = [
        '-l',
        ALL_PACKS,
        '--psm',
        '11',
        '--dpi',
        String(dots),
        '-c',
        `thresholding_method=${method}`,
      ];
      const args = ['{in}', 'stdout', ...how, 'tsv'];
      const { stdout, stderr } = await run('tesseract', args, join(work, drawing));
      const [, pack, data] = NO_PACK.exec(stderr) ?? [];
      if (pack !== undefined || data !== undefined)
        throw refuse(`tesseract has no pack ${pack ?? data?.split('/').at(-1) ?? ''}`);
      words.push(...parseTsv(stdout.toString('utf8')).words);
    }
    const [across, down] = [(size.width * dots) / 72 / 100, (size.height * dots) / 72 / 100];
    return words.map(({ text, box: [x, y, wide, high] }) => ({
      text,
      x: x / across,
      y: y / down,
      width: wide / across,
      height: high / down,
    }));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
