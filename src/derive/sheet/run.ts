import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '#kernel';
import type { MadeCopy, ToolContext, ToolOutcome } from '../model.ts';
import { writtenSize } from '../program.ts';
import { convert } from '../text/office.ts';

const PROJECT = join(import.meta.dirname, '../../..');

interface Index {
  readonly sheets: readonly {
    readonly name: string;
    readonly isHidden: boolean;
    readonly isWhole: boolean;
  }[];
  readonly total: number;
}

function finding(context: ToolContext, code: string, detail: string, severity: Finding['severity']): Finding {
  return { code, subject: context.name, detail, severity };
}

function findingsOf(context: ToolContext, { sheets, total }: Index): Finding[] {
  const findings: Finding[] = [];
  const cut = sheets.filter(({ isWhole }) => !isWhole).length;
  const hidden = sheets.filter(({ isHidden }) => isHidden).length;
  if (cut > 0 || total > sheets.length)
    findings.push(
      finding(
        context,
        'SHEET_CUT',
        `It is too large for its grid to be whole: ${sheets.length} of ${total} sheets are shown, ${cut} of them in part. The original has all of it.`,
        'warning',
      ),
    );
  if (hidden > 0)
    findings.push(
      finding(
        context,
        'SHEET_HIDDEN',
        `${hidden} of its ${total} sheets are hidden from who opens it.`,
        'info',
      ),
    );
  return findings;
}

/** Each sheet as a grid of text, and a list of them; a finding when LibreOffice cannot open the file. */
export async function readSheets(context: ToolContext): Promise<ToolOutcome> {
  const made = await convert(context, 'fods');
  const failed = (why: string): ToolOutcome => ({
    outcome: 'failed',
    findings: [finding(context, 'SHEET_UNREADABLE', `Its cells could not be read: ${why}`, 'warning')],
  });
  if ('why' in made) return failed(made.why);
  const { reason, exitCode } = await context.run({
    program: process.execPath,
    args: [join(PROJECT, 'src/derive/sheet/split.ts'), '{in}', '{out}'],
    input: made.path,
    readable: [PROJECT],
    limits: { dataMb: 3072 },
  });
  const index = await readFile(join(context.workDir, 'sheets.json'), 'utf8').catch(() => null);
  if (index === null) return failed(reason ?? `the reader ended with ${exitCode}`);
  const copies: MadeCopy[] = [
    { role: 'sheet', page: null, mediaType: 'application/json', content: Buffer.from(index) },
  ];
  for (let page = 1; ; page += 1) {
    const file = join(context.workDir, `sheet-${page}.json`);
    if (!(await writtenSize(file))) break;
    copies.push({ role: 'sheet', page, mediaType: 'application/json', content: { file } });
  }
  return {
    outcome: 'done',
    copies,
    findings: findingsOf(context, JSON.parse(index) as Index),
    params: { sheets: copies.length - 1 },
  };
}
