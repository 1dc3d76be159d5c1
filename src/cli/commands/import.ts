import { readFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import {
  beginImport,
  carryOn,
  causesOfRun,
  dryRun,
  importKinds,
  parseMapping,
  sampleSheet,
  suggestMapping,
  type ImportCause,
  type ImportKind,
  type ImportProgress,
} from '#coding';
import { AppError, allPhrases } from '#kernel';
import { ownerOf, untilInterrupted, withArchive, type CommonOptions } from '../context.ts';
import { plain, progress, say, sayJson } from '../output.ts';
import { readSerial } from '../read-serial.ts';

interface ImportOptions extends CommonOptions {
  readonly as?: ImportKind;
  readonly map?: string;
  readonly sheet: number;
  readonly dryRun?: boolean;
  readonly suggestMap?: boolean;
  readonly continue?: string;
}

async function mappingIn(file: string | undefined) {
  if (file === undefined) throw new AppError('USAGE', { what: 'Name the mapping with --map FILE.json.' });
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('INVALID_INPUT', { what: `--map ${file}`, why: 'the file cannot be read' }, { cause });
  });
  return parseMapping(text);
}

const showProgress = ({ rows, imported, failed, already }: ImportProgress): void =>
  progress(`${rows} rows: ${imported} pass, ${failed} fail, ${already} were imported before`);

function sayCauses(causes: readonly ImportCause[]): void {
  const texts = new Map(allPhrases());
  for (const { code, column, isError, count, sample } of causes) {
    say(
      `${isError ? 'error' : 'look'}  ${count} rows, ${plain(column ?? 'the row')}: ${texts.get(code) ?? code}`,
    );
    for (const { line, value } of sample)
      say(`         row ${line}${value === null ? '' : `: ${plain(value)}`}`);
  }
}

/** `import`: records of incidents, people or casualties from a spreadsheet that was received. */
export function importCommand(program: Command): void {
  program
    .command('import')
    .description('record the incidents, people or casualties of a spreadsheet that was received')
    .argument('<serial>', 'serial of the item, such as 7K3F-2QX0')
    .addOption(new Option('--as <kind>', 'what a row is').choices(importKinds))
    .option('--map <file>', 'what the columns mean (docs/formats/imports.md)')
    .option('--sheet <n>', 'which sheet, from 1', (text) => Number.parseInt(text, 10), 1)
    .option('--dry-run', 'check every row and count, write nothing')
    .option('--suggest-map', 'print a mapping to begin with, made of the headings')
    .option('--continue <run>', 'go on with a run that was interrupted')
    .addHelpText(
      'after',
      `
Examples:
  muniment import 7K3F-2QX0 --as casualties --suggest-map --archive ./case > map.json
  muniment import 7K3F-2QX0 --as casualties --map map.json --dry-run --archive ./case
  muniment import 7K3F-2QX0 --as casualties --map map.json --archive ./case`,
    )
    .action(async (typed: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>();
      const serial = readSerial(typed);
      const { as: kind, sheet } = options;
      if (kind === undefined && options.continue === undefined)
        throw new AppError('USAGE', { what: 'Say what a row is with --as.' });
      const signal = untilInterrupted();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        if (kind !== undefined && options.suggestMap) {
          const { title, columns } = await sampleSheet(archive, by, { serial, sheet });
          say(JSON.stringify(suggestMapping(kind, title, columns), null, 2));
          return;
        }
        if (kind !== undefined && options.dryRun) {
          const order = { serial, sheet, kind, mapping: await mappingIn(options.map) };
          const found = await dryRun(archive, by, order, { progress: showProgress, signal });
          if (options.json) sayJson(found);
          else {
            say(
              `${found.rows} rows: ${found.imported} would be imported, ${found.failed} fail, ${found.already} were imported before.`,
            );
            say(
              Object.entries(found.made)
                .map(([name, n]) => `${name}: ${n}`)
                .join(', '),
            );
            if (found.text)
              say(
                `Read as ${found.text.encoding}${found.text.isGuess ? ' (a guess: state it in the mapping)' : ''}.`,
              );
            sayCauses(found.causes);
          }
          if (found.failed > 0) process.exitCode = 1;
          return;
        }
        const begun =
          options.continue ??
          (kind === undefined
            ? ''
            : (await beginImport(archive, by, { serial, sheet, kind, mapping: await mappingIn(options.map) }))
                .id);
        const run = await carryOn(archive, by, begun, { progress: showProgress, signal });
        const causes = await archive.db.tx(by, (tx) => causesOfRun(tx, run.id));
        const { id, state, rows_done: rows, imported, failed, already, counts } = run;
        if (options.json) sayJson({ id, state, rows, imported, failed, already, made: counts, causes });
        else {
          say(
            `${rows} rows: ${imported} imported, ${failed} failed, ${already} were imported before. Run ${id}.`,
          );
          sayCauses(causes);
          if (state !== 'done') say(`It was interrupted. Go on: muniment import ${serial} --continue ${id}`);
        }
        if (failed > 0 || state !== 'done') process.exitCode = 1;
      });
    });
}
