import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '#kernel';
import type { ToolContext, ToolOutcome } from '../model.ts';
import { sandboxProgram } from '../program.ts';
import { decodeText } from '../text/charset.ts';
import { htmlCharset } from '../text/html.ts';
import { officePdf } from '../text/office.ts';
import { inertHtml } from './inert.ts';

// Larger pages are data; their text is read all the same.
const LIMIT_BYTES = 24 * 2 ** 20;

/** The page as PDF, drawn without network from what was made inert; a finding when it cannot be drawn. */
export async function drawWebPage(context: ToolContext): Promise<ToolOutcome> {
  const failed = (why: string): ToolOutcome => {
    const detail = `No picture of the page could be drawn: ${why}. Its text and its bytes are there.`;
    const finding: Finding = {
      code: 'WEB_PAGE_NOT_DRAWN',
      subject: context.name,
      detail,
      severity: 'warning',
    };
    return { outcome: 'failed', findings: [finding] };
  };
  // Without the sandbox a mistake in `inertHtml` could reach the network.
  if ((await sandboxProgram()) === null) return failed('the sandbox does not work on this machine');
  if (context.item.size_bytes > LIMIT_BYTES) return failed('it is larger than 24 MB');
  const bytes = await readFile(context.inputPath);
  const input = join(context.workDir, 'page.html');
  await writeFile(input, inertHtml(decodeText(bytes, context.statedCharset ?? htmlCharset(bytes)).text));
  const made = await officePdf(context, 'text/html', { readAs: 'HTML (StarWriter)', input });
  if ('why' in made) return failed(made.why);
  return {
    outcome: 'done',
    copies: [{ role: 'pdf', page: null, mediaType: 'application/pdf', content: { file: made.path } }],
    params: { network: false, scripts: false },
  };
}
