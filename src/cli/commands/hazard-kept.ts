import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { WRITTEN_FORMATS, writeGroundFile, type WrittenFormat } from '#geodata';
import { assessRecord, readRecord, type HazardRecord, type RecordAssessment } from '#hazard';
import { AppError } from '#kernel';
import {
  enterRecord,
  exportRecords,
  recordsToExport,
  handoverBySerial,
  listRecords,
  readMines,
  type ListedRecord,
} from '#mines';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { everyPage } from '../every-page.ts';
import { hazardText } from '../hazard-file.ts';
import { plain, say, sayJson, size } from '../output.ts';
import { readSerial } from '../read-serial.ts';

const PAGE = 500;
const FILES_MAX = 1000;

interface ImportOptions extends CommonOptions {
  readonly batch?: string;
  readonly sheet?: string;
  readonly dryRun?: boolean;
}

/** A file as it was read: what stands in it and how good that is, or why it is refused. */
type Read =
  | { readonly file: string; readonly record: HazardRecord; readonly assessed: RecordAssessment }
  | { readonly file: string; readonly refused: AppError };

async function readFile(file: string): Promise<Read> {
  const name = basename(file);
  try {
    const record = readRecord(await hazardText(file, 'HAZARD_RECORD_UNREADABLE'), name);
    return { file, record, assessed: assessRecord(record) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { file, refused: error };
  }
}

function told(read: Read, serial: string | null): Record<string, unknown> {
  if ('refused' in read) {
    const { code, message, help } = read.refused;
    return { file: read.file, refused: { code, message, help } };
  }
  const { completeness, consistency, traverse } = read.assessed;
  return {
    file: read.file,
    serial,
    title: read.record.title,
    form: read.record.form,
    completeness: completeness.counts,
    consistency: consistency.counts,
    findings: (traverse?.findings ?? []).map(({ code, severity, subject }) => ({ code, severity, subject })),
  };
}

function sayRead(read: Read, serial: string | null): void {
  if ('refused' in read) {
    say(
      `REFUSED  ${plain(read.file)}  ${read.refused.code}\n  ${plain(read.refused.message)}\n  ${plain(read.refused.help)}`,
    );
    return;
  }
  const { completeness, consistency, traverse } = read.assessed;
  say(`${serial ?? 'would be entered'}  ${plain(read.record.title)}  (${plain(read.file)})`);
  say(
    `  completeness: ${completeness.counts.present} of 14 present; consistency: ${consistency.counts['does-not-fit']} do not fit; external validation: not yet done; findings of the points: ${traverse?.findings.length ?? 0}`,
  );
}

/** Enters all of them, in one transaction: all or none. Returns their serials. */
async function bring(options: ImportOptions, records: readonly HazardRecord[]): Promise<string[]> {
  const batch = options.batch === undefined ? null : readSerial(options.batch);
  const sheet = options.sheet === undefined ? null : readSerial(options.sheet);
  return withArchive(options, async (archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    return archive.db.tx(by, async (tx) => {
      const handover = batch === null ? null : await handoverBySerial(tx, batch);
      if (batch !== null && handover?.case_id !== caseId)
        throw new AppError('NOT_FOUND', { what: 'handover', id: batch });
      const serials: string[] = [];
      for (const entered of records) {
        const facts = { entered, handoverId: handover?.id ?? null, serial: sheet };
        serials.push((await enterRecord(tx, by, { caseId, facts })).serial);
      }
      return serials;
    });
  });
}

function importCommand(hazard: Command): void {
  hazard
    .command('import')
    .description('enter minefield records from files, into a sealed compartment: all of them or none')
    .argument('<files...>', 'records as JSON (docs/formats/hazard-record.md), one in each file')
    .option('--batch <serial>', 'the handover that they came with')
    .option('--sheet <serial>', 'the item from which it was entered; with one file only')
    .option('--dry-run', 'say what would be entered and what is refused; write nothing')
    .addHelpText(
      'after',
      `
Each record that cannot be read is named with why, and then nothing is entered. A dry run opens no archive.

Exit status: 0 entered (or would be), 1 a record is refused and nothing was entered, 2 the command cannot be carried out.

Example:
  muniment hazard import sheets/*.json --batch 7K3F-2QX0 --archive ./case --dry-run`,
    )
    .action(async (files: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>();
      if (options.sheet !== undefined && files.length > 1)
        throw new AppError('INVALID_INPUT', { what: '--sheet', why: 'it names one sheet, of one file' });
      if (files.length > FILES_MAX)
        throw new AppError('INVALID_INPUT', { what: 'files', why: `at most ${FILES_MAX} at once` });
      const read: Read[] = [];
      for (const file of files) read.push(await readFile(file));
      const records = read.flatMap((one) => ('record' in one ? [one.record] : []));
      const refused = read.length - records.length;
      const isEntered = refused === 0 && options.dryRun !== true;
      const serials = isEntered ? await bring(options, records) : [];
      if (options.json)
        sayJson({
          entered: serials.length,
          refused,
          isDryRun: options.dryRun === true,
          records: read.map((one, at) => told(one, serials[at] ?? null)),
        });
      else {
        for (const [at, one] of read.entries()) sayRead(one, serials[at] ?? null);
        say(
          refused > 0
            ? `Nothing was entered: ${refused} of ${read.length} cannot be read.`
            : options.dryRun
              ? `Nothing was entered: this is a dry run. ${read.length} can be.`
              : `Entered: ${serials.length}.`,
        );
      }
      if (refused > 0) process.exitCode = 1;
    });
}

const line = (row: ListedRecord): Record<string, unknown> => ({
  id: row.id,
  serial: row.serial,
  title: row.title,
  form: row.form,
  handover: row.handover_serial,
  sheet: row.sheet_serial,
  total: row.total,
  hasOutline: row.has_outline,
  completeness: { present: row.present, asked: row.asked },
  consistency: { doesNotFit: row.does_not_fit },
  external: null,
  decided: row.decided,
  version: row.version,
  madeAt: row.made_at,
});

function listCommand(hazard: Command): void {
  hazard
    .command('list')
    .description(
      'minefield records of the case, the newest first, without coordinates; with --json one object a line',
    )
    .addHelpText(
      'after',
      `
That a place is on no record says nothing of whether it is safe. That the sealed ones are listed is recorded.

Example:
  muniment hazard list --archive ./case --json`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        let isEmpty = true;
        for await (const { rows } of everyPage(PAGE, (after) =>
          archive.db.tx(by, async (tx) => {
            const page = await listRecords(tx, { caseId, limit: PAGE, after });
            await readMines(tx, by, page, 'listed');
            return { rows: page };
          }),
        )) {
          isEmpty &&= rows.length === 0;
          for (const row of rows)
            if (options.json) sayJson(line(row));
            else
              say(
                `${row.serial}  ${row.form}  ${plain(row.title)}\n  completeness ${row.present} of ${row.asked}; does not fit: ${row.does_not_fit}; external validation: not yet done; decided: ${row.decided}`,
              );
        }
        if (isEmpty && !options.json) say('No hazard records yet. That says nothing of where mines are.');
      });
    });
}

interface ExportOptions extends CommonOptions {
  readonly format: WrittenFormat;
  readonly out: string;
  readonly why: string;
}

function exportCommand(hazard: Command): void {
  hazard
    .command('export')
    .description('write outlines, envelopes and points of the records of a case for maps and receivers')
    .addOption(new Option('--format <format>', 'the format').choices([...WRITTEN_FORMATS]).default('geojson'))
    .requiredOption(
      '--out <file>',
      'where it is written, for its owner alone to read; a file that is there stays',
    )
    .requiredOption(
      '--why <words>',
      'why coordinates leave the archive; it stays in the ledger with each record',
    )
    .addHelpText(
      'after',
      `
Coordinates of mines are of the highest class: whoever has the file needs no right any more. Each record is recorded as read, with the reason.

Example:
  muniment hazard export --archive ./case --format gpx --out team-3.gpx --why "survey of the river line"`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ExportOptions>();
      const { format, out, json } = options;
      const why = options.why.trim();
      if (why === '' || why.length > 500)
        throw new AppError('INVALID_INPUT', { what: '--why', why: 'a reason in at most 500 letters' });
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        // Kept before the file is made: whatever happens then, no coordinate has left without an entry.
        const ids = await archive.db.tx(by, (tx) => recordsToExport(tx, by, { caseId, why }));
        const written = await archive.db.tx(by, (tx) =>
          writeGroundFile(out, format, () => exportRecords(tx, { caseId, ids })),
        );
        const records = ids.size;
        if (json) sayJson({ v: 1, records, written });
        else {
          for (const { path, sizeBytes } of written)
            say(`Written: ${plain(path)} (${size(sizeBytes)}), ${records} records`);
          say('Outside the outlines nothing is known: no record is no evidence that there are no mines.');
        }
      });
    });
}

/** `hazard import`, `hazard list` and `hazard export`: records that are kept. */
export function keptHazardCommands(hazard: Command): void {
  importCommand(hazard);
  listCommand(hazard);
  exportCommand(hazard);
}
