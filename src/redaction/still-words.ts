import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ALL_PACKS, findProgram, parseTsv, runProgram, type ProgramResult } from '#derive';
import { AppError } from '#kernel';
import type { PageSize, PageWord } from '#volume';

/** Stills are printed at about 375 dots to the inch: drawn with fewer, small subtitles are lost. */
const DPI = 375;
const LIMITS = { timeoutMs: 300_000, memoryMb: 0, dataMb: 2048, outputMb: 512 } as const;

/**
 * Words that OCR finds anywhere on a page of film stills, with their places on it. No tool read them when the film came: stills are made when it is
 * printed. The film is hostile; its stills were drawn by us. Error REDACTION_UNREADABLE when the page could not be read, or tesseract is not
 * installed: nobody could say what it holds.
 */
export async function stillWords(
  { folder, file }: { readonly folder: string; readonly file: string },
  page: number,
  { width, height }: PageSize,
): Promise<PageWord[]> {
  if ((await findProgram('tesseract')) === null)
    throw new AppError('REDACTION_UNREADABLE', { file: `still ${page}`, why: 'tesseract is not installed' });
  const run = async (program: string, args: readonly string[], input: string): Promise<ProgramResult> => {
    const result = await runProgram({ program, args, input, workDir: folder, limits: LIMITS });
    if (result.exitCode !== 0 || result.reason !== null)
      throw new AppError('REDACTION_UNREADABLE', {
        file: `still ${page}`,
        why: `${program} ended with ${result.reason ?? String(result.exitCode)}`,
      });
    return result;
  };
  const at = ['-f', String(page), '-l', String(page)];
  await run('pdftoppm', ['-r', String(DPI), '-gray', '-png', ...at, '{in}', '{out}/still'], file);
  const name = (await readdir(folder)).find((one) => /^still-\d+\.png$/.test(one));
  if (name === undefined) throw new Error(`page ${page} was not drawn`);
  const drawn = join(folder, name);
  try {
    // 11: text anywhere, in no order of columns; in every script, since nobody said which.
    const args = ['{in}', 'stdout', '-l', ALL_PACKS, '--psm', '11', '--dpi', String(DPI), 'tsv'];
    const { words } = parseTsv((await run('tesseract', args, drawn)).stdout.toString('utf8'));
    const [across, down] = [(width * DPI) / 72 / 100, (height * DPI) / 72 / 100];
    return words.map(({ text, box: [x, y, wide, high] }) => ({
      text,
      x: x / across,
      y: y / down,
      width: wide / across,
      height: high / down,
    }));
  } finally {
    await rm(drawn, { force: true });
  }
}
