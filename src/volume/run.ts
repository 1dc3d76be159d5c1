import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findProgram, runProgram, type ProgramLimits, type ProgramResult } from '#derive';
import { AppError } from '#kernel';

const PROJECT = join(import.meta.dirname, '../..');

/** Limits of one tool on one exhibit, and of Typst on a whole volume. */
const LIMITS = { timeoutMs: 180_000, memoryMb: 0, dataMb: 2048, outputMb: 2048 } as const;

/** Debian packages of the programs without which no volume is made. */
const PACKAGES: Readonly<Record<string, string>> = {
  qpdf: 'qpdf',
  pdfinfo: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdfimages: 'poppler-utils',
};

/**
 * Runs a tool on hostile input, in the sandbox. `input` is `{in}`, `folder` is `{out}`. Whatever was stopped for time or room is refused, and
 * never taken for a file without pages: numbers of the register are given for good. Errors VOLUME_TOOL_MISSING, VOLUME_TOOL_STOPPED.
 */
export async function tool(
  folder: string,
  input: string,
  program: string,
  args: readonly string[],
  limits: ProgramLimits = LIMITS,
): Promise<ProgramResult> {
  const debian = PACKAGES[program];
  if (debian !== undefined && (await findProgram(program)) === null)
    throw new AppError('VOLUME_TOOL_MISSING', { program, debian });
  const result = await runProgram({
    program,
    args,
    input,
    workDir: folder,
    readable: [PROJECT],
    limits,
  });
  if (result.reason !== null)
    throw new AppError('VOLUME_TOOL_STOPPED', { program: basename(program), why: result.reason });
  return result;
}

/** Why a tool made nothing, in a few words. */
export function whyNot({ stderr, exitCode }: ProgramResult): string {
  const line = /^\w*Error: (.+)$/m.exec(stderr)?.[1] ?? stderr.split('\n').find((one) => /error/i.test(one));
  const said = line?.replaceAll(/\/(in|out)\/\S*/g, 'the file').slice(0, 300);
  return said ?? `it ended with ${exitCode}`;
}

/** Typesets a template in a folder that holds the files it names, as PDF/A where that is asked for; the path of the PDF and its pages, or why there is none. */
export async function typesetIn(
  folder: string,
  template: 'text' | 'pictures' | 'file' | 'volume' | 'drawn' | 'withheld' | 'sheet',
  data: object,
  isPdfA = false,
): Promise<{ path: string; pages: number } | { why: string }> {
  const job = join(folder, 'job.json');
  await writeFile(job, JSON.stringify({ template, data, isPdfA }));
  const result = await tool(folder, job, process.execPath, [
    '--disable-warning=ExperimentalWarning',
    join(PROJECT, 'src/volume/typeset-program.ts'),
    '{out}',
  ]);
  const pages = Number(result.stdout.toString('utf8').trim());
  return result.exitCode === 0 && pages > 0
    ? { path: join(folder, 'made.pdf'), pages }
    : { why: whyNot(result) };
}
