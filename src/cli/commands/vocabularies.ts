import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { addTermsFrom, refreshTerms, termsTable, vocabularies } from '#coding';
import { AppError } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';

interface AddOptions extends CommonOptions {
  readonly reason?: string;
}

/** Deeper than this no term is set further to the right. */
const MOST_INDENT = 12;

function sayList(name: string): void {
  const all = vocabularies();
  for (const term of all.vocabulary(name).terms) {
    const marks = [
      term.id.startsWith('x-') ? 'added here' : null,
      term.retired !== null && term.retired <= all.version ? 'no longer offered' : null,
      term.isSensitive ? 'sensitive' : null,
      term.toCheck.length > 0 ? `to be checked by a lawyer: ${term.toCheck.join(', ')}` : null,
    ].filter((mark) => mark !== null);
    const indent = '  '.repeat(Math.min(all.ancestors(term.id).length, MOST_INDENT));
    say(
      `${indent}${term.id}  ${plain(term.labels.en)}${marks.length === 0 ? '' : `  (${marks.join('; ')})`}`,
    );
  }
}

function listCommand(group: Command): void {
  group
    .command('list')
    .description('the lists of terms, or the terms of one; with --json one object a line')
    .argument('[name]', 'name of a list, such as act-type')
    .addHelpText(
      'after',
      '\nExample:\n  muniment vocabularies list act-type --archive ./case --json > acts.ndjson',
    )
    .action(async (name: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async () => {
        const all = vocabularies();
        if (name !== undefined) {
          if (options.json) for (const term of all.vocabulary(name).terms) sayJson(term);
          else sayList(name);
          return;
        }
        for (const list of all.names.map((one) => all.vocabulary(one))) {
          const { terms, ...head } = list;
          const own = terms.filter(({ id }) => id.startsWith('x-')).length;
          if (options.json) sayJson({ ...head, terms: terms.length, own });
          else say(`${list.name}  ${plain(list.labels.en)}: ${terms.length} terms, ${own} added here`);
        }
      });
    });
}

function addCommand(group: Command): void {
  group
    .command('add')
    .description('add terms and names from a table (CSV), all of it or nothing')
    .argument('<file>', 'columns list, id, parent, en, fr, az, hy, ru, note, huridocs, flags')
    .option('--reason <text>', 'why; kept in the ledger')
    .addHelpText(
      'after',
      `
Terms of your own have ids that begin with x-. A row with a known id adds names: one that was to be checked is replaced. What each
column takes is written in src/vocabulary/data/README.md. Everybody in the archive sees the terms.

Example:
  muniment vocabularies add our-terms.csv --archive ./case --reason "agreed by counsel"`,
    )
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<AddOptions>();
      const { reason } = options;
      if (reason === undefined)
        throw new AppError('USAGE', { what: 'Say why with --reason "…"; the ledger keeps it.' });
      const text = await readFile(file, 'utf8').catch((cause: unknown) => {
        throw new AppError('INVALID_INPUT', { what: file, why: 'the file cannot be read' }, { cause });
      });
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const changed = await archive.db.tx(by, (tx) => addTermsFrom(tx, by, { file, text }, reason));
        await refreshTerms(archive.db, true);
        if (options.json) sayJson({ changed });
        else say(`${changed} terms were added or named.`);
      });
    });
}

function exportCommand(group: Command): void {
  group
    .command('export')
    .description('the terms and names that were added here, as a table that `add` takes in another archive')
    .addHelpText('after', '\nExample:\n  muniment vocabularies export --archive ./case > our-terms.csv')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const table = await archive.db.tx(by, termsTable);
        if (options.json) sayJson({ table });
        else process.stdout.write(table);
      });
    });
}

/** `vocabularies list`, `add` and `export`. */
export function vocabulariesCommands(program: Command): void {
  const group = program
    .command('vocabularies')
    .description('the terms with which is coded, and those added here');
  listCommand(group);
  addCommand(group);
  exportCommand(group);
}
