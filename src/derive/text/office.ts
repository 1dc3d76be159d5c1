import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToolContext } from '../model.ts';

const FAMILIES: readonly [RegExp, string][] = [
  [/spreadsheet|ms-excel/, 'calc_pdf_Export'],
  [/presentation|ms-powerpoint/, 'impress_pdf_Export'],
  [/graphics/, 'draw_pdf_Export'],
  [/html/, 'writer_web_pdf_Export'],
];

/** What LibreOffice is told beyond the form that is wanted. */
export interface Conversion {
  /** Filter by which the form is written. */
  readonly filter?: string;
  /** Filter by which the file is read; without it LibreOffice looks inside. */
  readonly readAs?: string;
  /** The file to read; without it the evidentiary copy. */
  readonly input?: string;
}

/** Converts a file with LibreOffice to the form named by its extension; the path of what was made, or why there is none. */
export async function convert(
  context: ToolContext,
  extension: 'pdf' | 'fods',
  { filter, readAs, input }: Conversion = {},
): Promise<{ path: string } | { why: string }> {
  const result = await context.run({
    program: 'soffice',
    args: [
      '-env:UserInstallation=file:///tmp/profile',
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--nodefault',
      ...(readAs === undefined ? [] : [`--infilter=${readAs}`]),
      '--convert-to',
      filter === undefined ? extension : `${extension}:${filter}`,
      '--outdir',
      '{out}',
      '{in}',
    ],
    limits: { timeoutMs: 120_000, memoryMb: 0, outputMb: 512 },
    env: { SAL_USE_VCLPLUGIN: 'svp' },
    ...(input === undefined ? {} : { input }),
  });
  const made = (await readdir(context.workDir)).find((name) => name.endsWith(`.${extension}`));
  if (made !== undefined) return { path: join(context.workDir, made) };
  if (result.reason === 'timeout') return { why: 'LibreOffice did not finish within two minutes' };
  return {
    why: (
      result.stderr
        .trim()
        .split('\n')
        .find((line) => /error|could not/i.test(line)) ??
      `LibreOffice made no ${extension.toUpperCase()} (exit ${result.exitCode})`
    ).slice(0, 200),
  };
}

/** Converts an office document to PDF with LibreOffice; the path of the PDF, or why there is none. */
export function officePdf(
  context: ToolContext,
  mediaType: string,
  more: Conversion = {},
): Promise<{ path: string } | { why: string }> {
  const filter = FAMILIES.find(([type]) => type.test(mediaType))?.[1] ?? 'writer_pdf_Export';
  return convert(context, 'pdf', { filter, ...more });
}
