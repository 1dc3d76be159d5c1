import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToolContext } from '../model.ts';

const FAMILIES: readonly [RegExp, string][] = [
  [/spreadsheet|ms-excel/, 'calc_pdf_Export'],
  [/presentation|ms-powerpoint/, 'impress_pdf_Export'],
  [/graphics/, 'draw_pdf_Export'],
];

/** Converts an office document to PDF with LibreOffice; the path of the PDF, or why there is none. */
export async function officePdf(
  context: ToolContext,
  mediaType: string,
): Promise<{ pdf: string } | { why: string }> {
  const filter = FAMILIES.find(([type]) => type.test(mediaType))?.[1] ?? 'writer_pdf_Export';
  const result = await context.run({
    program: 'soffice',
    args: [
      '-env:UserInstallation=file:///tmp/profile',
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--nodefault',
      '--convert-to',
      `pdf:${filter}`,
      '--outdir',
      '{out}',
      '{in}',
    ],
    limits: { timeoutMs: 120_000, memoryMb: 0, outputMb: 512 },
    env: { SAL_USE_VCLPLUGIN: 'svp' },
  });
  const pdf = (await readdir(context.workDir)).find((name) => name.endsWith('.pdf'));
  if (pdf !== undefined) return { pdf: join(context.workDir, pdf) };
  if (result.reason === 'timeout') return { why: 'LibreOffice did not finish within two minutes' };
  return {
    why: (
      result.stderr
        .trim()
        .split('\n')
        .find((line) => /error|could not/i.test(line)) ?? `LibreOffice made no PDF (exit ${result.exitCode})`
    ).slice(0, 200),
  };
}
