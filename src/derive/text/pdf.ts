import type { Finding } from '#kernel';
import type { ToolContext } from '../model.ts';

/** Pages of a PDF as text, in order; empty strings where a page has none. Null when it cannot be opened. */
export interface PdfText {
  readonly pages: readonly string[] | null;
  readonly findings: readonly Finding[];
}

/** Most pages whose text is read from one document. */
export const PAGE_LIMIT = 20_000;

// poppler says this of every tagged PDF/UA of recent make; nothing is wrong with them.
const HARMLESS = /Suspects object is wrong type/;

function finding(context: ToolContext, code: string, detail: string, severity: Finding['severity']): Finding {
  return { code, subject: context.name, detail, severity };
}

/**
 * Whether an action of JavaScript stands in the file as it is. Poppler looks into what is compressed, and not at what runs when the document is opened; one that is
 * compressed and runs then is found by neither.
 */
async function namesScript(context: ToolContext, source: { readonly input?: string }): Promise<boolean> {
  const args = ['-a', '-q', '-E', '/S[[:space:]]*/JavaScript', '{in}'];
  return (await context.run({ program: 'grep', args, ...source })).exitCode === 0;
}

/** Reads a PDF with poppler: page count first, then the text, its pages parted by form feeds. */
export async function pdfText(context: ToolContext, input?: string): Promise<PdfText> {
  const source = input === undefined ? {} : { input };
  const info = await context.run({ program: 'pdfinfo', args: ['{in}'], ...source });
  const report = info.stdout.toString('utf8');
  const complaint = (
    info.stderr
      .trim()
      .split('\n')
      .find((line) => !HARMLESS.test(line)) ?? ''
  ).replaceAll('/in/file', 'the file');
  if (/Incorrect password/i.test(info.stderr))
    return {
      pages: null,
      findings: [
        finding(
          context,
          'PDF_ENCRYPTED',
          'It opens only with a password; the original is kept as it is.',
          'warning',
        ),
      ],
    };
  const count = Number(/^Pages:\s+(\d+)/m.exec(report)?.[1] ?? 0);
  if (count === 0)
    return {
      pages: null,
      findings: [
        finding(
          context,
          'PDF_DAMAGED',
          `It cannot be opened as a PDF: ${complaint || info.reason || 'no pages'}`,
          'error',
        ),
      ],
    };
  const findings: Finding[] = [];
  if (complaint)
    findings.push(
      finding(context, 'PDF_DEFECT', `It was read in spite of a defect: ${complaint.slice(0, 200)}`, 'info'),
    );
  // Of no harm here, where nothing of it is run; whoever opens what was received may have it run.
  if (/^JavaScript:\s+yes/m.test(report) || (await namesScript(context, source)))
    findings.push(
      finding(
        context,
        'PDF_SCRIPT',
        'It holds JavaScript. Nothing of it is run here, and it comes into no volume; the original, which is filed as it was received, keeps it.',
        'info',
      ),
    );
  if (count > PAGE_LIMIT)
    findings.push(
      finding(
        context,
        'PDF_TOO_LONG',
        `Only the first ${PAGE_LIMIT} of ${count} pages were read.`,
        'warning',
      ),
    );
  const result = await context.run({
    program: 'pdftotext',
    args: ['-enc', 'UTF-8', '-l', String(PAGE_LIMIT), '{in}', '-'],
    ...source,
  });
  if (result.reason !== null || (result.exitCode !== 0 && result.stdout.length === 0)) {
    const why = result.reason ?? (result.stderr.trim().split('\n')[0] || `exit ${result.exitCode}`);
    return {
      pages: null,
      findings: [
        ...findings,
        finding(
          context,
          'PDF_DAMAGED',
          `Its text cannot be read: ${why.replaceAll('/in/file', 'the file').slice(0, 200)}`,
          'error',
        ),
      ],
    };
  }
  const pages = result.stdout
    .toString('utf8')
    .split('\f')
    .map((page) => page.trim());
  // pdftotext ends every page with a form feed.
  if (pages.at(-1) === '' && pages.length > 1) pages.pop();
  while (pages.length < Math.min(count, PAGE_LIMIT)) pages.push('');
  return { pages, findings };
}
