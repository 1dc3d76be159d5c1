import { open, readFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { recordRead, recordReads } from '#access';
import type { Identity, Tx } from '#db';
import {
  blocksToFile,
  FILE_MAX,
  fileOf,
  findingsOf,
  importDocument,
  listPleadings,
  pleadingFormats,
  pleadingOf,
  readPleadingFile,
  renumberCites,
  type Pleading,
  type PleadingFormat,
} from '#drafting';
import { AppError, isId } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';
import { contentsCommand, newCommand } from './pleading-begin.ts';
import { findingLines, reportLines } from '../pleading-words.ts';

const MOST = 500;

const readOf = ({ id, compartment_id: compartmentId }: Pleading) =>
  ({ table: 'pleading', id, compartmentId }) as const;

/** The pleading of the case that is named; that a sealed one is read is recorded. Error NOT_FOUND. */
async function opened(
  tx: Tx,
  by: Identity,
  of: { readonly caseId: string; readonly id: string; readonly how: string },
): Promise<Pleading> {
  const row = isId(of.id) ? await pleadingOf(tx, of.id) : null;
  if (row?.case_id !== of.caseId) throw new AppError('NOT_FOUND', { what: 'pleading', id: of.id });
  await recordRead(tx, by, readOf(row), of.how);
  return row;
}

function listCommand(group: Command): void {
  group
    .command('list')
    .description('pleadings of the case, the newest first; with --json one object a line')
    .addHelpText('after', '\nExample:\n  muniment pleading list --archive ./case')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const rows = await archive.db.tx(by, async (tx) => {
          const found = await listPleadings(tx, { caseId, limit: MOST });
          await recordReads(tx, by, found.map(readOf), 'listed');
          return found;
        });
        for (const { id, kind, title, language, version, dossier_title: dossier, paragraphs } of rows)
          if (options.json) sayJson({ id, kind, title, language, version, dossier, paragraphs });
          else
            say(
              `${kind}  ${plain(title)}\n  ${id}  version ${version}, ${paragraphs} paragraphs, ${plain(dossier)}`,
            );
        if (rows.length === 0 && !options.json) say('No pleadings yet.');
      });
    });
}

function exportCommand(group: Command): void {
  group
    .command('export')
    .description('writes a pleading as Markdown or DOCX, in which cites are links that stay what they are')
    .argument('<id>', 'id of the pleading, as the list has it')
    .addOption(
      new Option('--format <format>', 'form of the file').choices([...pleadingFormats]).default('docx'),
    )
    .requiredOption('--out <file>', 'where to; a file that is there already is not written over')
    .addHelpText(
      'after',
      `
What is written is described in docs/formats/pleading.md. That a sealed one goes out is recorded.

Example:
  muniment pleading export 019ac0de-0000-7000-8000-000000000004 --archive ./case --format docx --out memorial.docx`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { format: PleadingFormat; out: string }>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const { row, blocks } = await archive.db.tx(by, async (tx) => {
          const found = await opened(tx, by, { caseId, id, how: 'exported' });
          return { row: found, blocks: await blocksToFile(tx, found) };
        });
        const bytes = await fileOf(blocks, { pleading: row, format: options.format });
        const file = await open(options.out, 'wx').catch((cause: unknown) => {
          throw new AppError(
            'INVALID_INPUT',
            { what: `--out ${options.out}`, why: 'it is there already or cannot be written' },
            { cause },
          );
        });
        try {
          await file.writeFile(bytes);
        } finally {
          await file.close();
        }
        if (options.json) sayJson({ id, version: row.version, file: options.out, sizeBytes: bytes.length });
        else say(`${options.out}: version ${row.version}, ${bytes.length} bytes`);
      });
    });
}

async function bytesOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new AppError('INVALID_INPUT', { what: file, why: 'it cannot be read' }, { cause });
  });
  try {
    const { size } = await handle.stat();
    // One byte more than is read is refused by its size, whatever it is.
    return size > FILE_MAX ? Buffer.alloc(FILE_MAX + 1) : await readFile(handle);
  } finally {
    await handle.close();
  }
}

function importCommand(group: Command): void {
  group
    .command('import')
    .description('makes a Markdown or DOCX file the text of a pleading, and tells what it changed')
    .argument('<file>', 'the file, as it was exported and edited')
    .requiredOption('--into <id>', 'id of the pleading')
    .option('--dry-run', 'tell what it would change, and change nothing')
    .option('--anyway', 'also a file that was made of an older version or of another pleading')
    .addHelpText(
      'after',
      `
What the file leaves out is taken off, and told; every version stays in the history. Nothing in a file is followed, fetched or run.

Example:
  muniment pleading import memorial.docx --into 019ac0de-0000-7000-8000-000000000004 --archive ./case --dry-run`,
    )
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<
        CommonOptions & { into: string; dryRun?: boolean; anyway?: boolean }
      >();
      const read = await readPleadingFile(await bytesOf(file));
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const isDry = options.dryRun === true;
        const { row, report, parts } = await archive.db.tx(by, async (tx) => {
          const found = await opened(tx, by, { caseId, id: options.into, how: 'read' });
          const isAnyway = options.anyway === true;
          return { row: found, ...(await importDocument(tx, by, found, { read, isDry, isAnyway })) };
        });
        const findings = await findingsOf(archive, by, row, isDry ? parts : null);
        if (options.json) return sayJson({ ...report, dryRun: isDry, findings });
        for (const line of reportLines(report)) say(line);
        for (const line of findings.flatMap(findingLines)) say(line);
        if (isDry) say('Nothing was changed.');
      });
    });
}

function checkCommand(group: Command): void {
  group
    .command('check')
    .description(
      'what to look at: sentences of fact without a cite, cites that no longer hold, exhibits that are not cited',
    )
    .argument('<id>', 'id of the pleading, as the list has it')
    .addHelpText(
      'after',
      `
Exit status 1 when there is anything but remarks. With --json one object with all findings.

Example:
  muniment pleading check 019ac0de-0000-7000-8000-000000000004 --archive ./case --json`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const row = await archive.db.tx(by, (tx) => opened(tx, by, { caseId, id, how: 'read' }));
        const findings = await findingsOf(archive, by, row);
        if (options.json) sayJson({ id, version: row.version, findings });
        else for (const line of findings.flatMap(findingLines)) say(line);
        if (findings.length === 0 && !options.json) say('Nothing to look at.');
        if (findings.some(({ severity }) => severity !== 'info')) process.exitCode = 1;
      });
    });
}

function renumberCommand(group: Command): void {
  group
    .command('renumber')
    .description('has cites that name another number than their exhibit has now say the right one')
    .argument('<id>', 'id of the pleading, as the list has it')
    .addHelpText(
      'after',
      '\nExample:\n  muniment pleading renumber 019ac0de-0000-7000-8000-000000000004 --archive ./case',
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const changed = await archive.db.tx(by, async (tx) => {
          const row = await opened(tx, by, { caseId, id, how: 'read' });
          return renumberCites(tx, by, id, String(row.version));
        });
        if (options.json) sayJson({ id, changed });
        else say(`${changed} cites changed.`);
      });
    });
}

/** `pleading list`, `new`, `export`, `import`, `check` and `renumber`. */
export function pleadingCommands(program: Command): void {
  const group = program
    .command('pleading')
    .description('pleadings drafted in a dossier: facts and law whose sentences cite its exhibits');
  listCommand(group);
  contentsCommand(group);
  newCommand(group);
  exportCommand(group);
  importCommand(group);
  checkCommand(group);
  renumberCommand(group);
}
