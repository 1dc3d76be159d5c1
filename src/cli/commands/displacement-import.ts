import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { Identity } from '#db';
import {
  importDisplacements,
  itemsWith,
  parseDisplacementMapping,
  type DisplacementImport,
  type RowFinding,
} from '#displacement';
import { allPhrases, AppError, parseSerial } from '#kernel';
import { ownerOf, untilInterrupted, withArchive, type CommonOptions } from '../context.ts';
import { plain, progress, say, sayJson } from '../output.ts';

interface ImportOptions extends CommonOptions {
  readonly mapping: string;
  readonly sheet: number;
  readonly dryRun?: boolean;
}

/** Most rows of which each finding is told where no --json is given; all are counted. */
const TOLD = 100;

async function mappingIn(file: string) {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError(
      'INVALID_INPUT',
      { what: `--mapping ${file}`, why: 'the file cannot be read' },
      { cause },
    );
  });
  return parseDisplacementMapping(text);
}

/** The item that is meant: by its serial, or by a file whose bytes it is. Errors INVALID_INPUT, DISPLACEMENT_NOT_RECEIVED. */
async function serialOf(
  db: { tx: <T>(by: Identity, work: (tx: Parameters<typeof itemsWith>[0]) => Promise<T>) => Promise<T> },
  by: Identity,
  of: { readonly caseId: string; readonly typed: string },
): Promise<string> {
  const { caseId, typed } = of;
  const serial = parseSerial(typed);
  if (serial !== null) return serial;
  const digest = createHash('sha256');
  await pipeline(createReadStream(typed), digest).catch((cause: unknown) => {
    throw new AppError('INVALID_INPUT', { what: typed, why: 'the file cannot be read' }, { cause });
  });
  const sha256 = digest.digest('hex');
  const [found] = await db.tx(by, (tx) => itemsWith(tx, { caseId, sha256 }));
  if (found === undefined) throw new AppError('DISPLACEMENT_NOT_RECEIVED', { file: typed });
  return found;
}

function tellFinding(
  { line, code, column, value, isError }: RowFinding,
  texts: ReadonlyMap<string, string>,
): void {
  const where = `row ${line}${column === null ? '' : `, ${plain(column)}`}`;
  say(
    `${isError ? 'error' : 'look '}  ${where}: ${texts.get(code) ?? code}${value === null ? '' : ` (${plain(value)})`}`,
  );
}

function tellDone(done: DisplacementImport, isDryRun: boolean, told: number): void {
  const { rows, imported, failed, already, made, text } = done;
  if (told > TOLD) say(`${told - TOLD} more things are said of rows; --json tells them all.`);
  say(
    `${rows} rows: ${imported} ${isDryRun ? 'would be imported' : 'imported'}, ${failed} fail, ${already} hold nothing new.`,
  );
  say(
    `households: ${made.households}, displacements: ${made.events}, properties: ${made.properties}, members: ${made.members}`,
  );
  if (text?.isGuess) say(`Read as ${text.encoding} (a guess: state it in the mapping).`);
}

/** `displacement import`: households, displacements and properties from a sheet that was received. */
export function displacementImportCommand(group: Command): void {
  group
    .command('import')
    .description('enter households, displacements and properties of a spreadsheet, into a sealed compartment')
    .argument('<file>', 'the spreadsheet (CSV or XLSX): a file that was received, or the serial of its item')
    .requiredOption('--mapping <file>', 'what the columns mean (docs/formats/displacement-imports.md)')
    .option('--sheet <n>', 'which sheet, from 1', (text) => Number.parseInt(text, 10), 1)
    .option('--dry-run', 'check every row and count, write nothing')
    .addHelpText(
      'after',
      `
What is wrong with a row is said, and then nothing of that row is entered; the row stays in the item. The same sheet again, or one that was
interrupted, enters what is not there yet and nothing twice. With --json one object for each thing that is said of a row, then one of the whole.

Exit status: 0 every row was entered or is there (or would be), 1 a row fails, 2 the command cannot be carried out.

Example:
  muniment displacement import register.csv --mapping register.json --archive ./case --dry-run`,
    )
    .action(async (typed: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>();
      const isDryRun = options.dryRun === true;
      const mapping = await mappingIn(options.mapping);
      const signal = untilInterrupted();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const serial = await serialOf(archive.db, by, { caseId, typed });
        const texts = new Map(allPhrases());
        let told = 0;
        const done = await importDisplacements(
          archive,
          by,
          { serial, sheet: options.sheet, mapping, isDryRun },
          {
            signal,
            progress: ({ rows, imported, failed, already }) =>
              progress(`${rows} rows: ${imported} pass, ${failed} fail, ${already} hold nothing new`),
            finding: (one) => {
              told += 1;
              if (options.json) sayJson({ ...one });
              else if (told <= TOLD) tellFinding(one, texts);
            },
          },
        );
        if (options.json) sayJson({ v: 1, serial, isDryRun, ...done });
        else tellDone(done, isDryRun, told);
        if (done.failed > 0) process.exitCode = 1;
      });
    });
}
