import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { healIndex, type Archive } from '#archive';
import type { Identity } from '#db';
import { AppError } from '#kernel';
import { batchQueries, search, searchBatch, searchCounts } from '#search';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, progress, say, sayJson } from '../output.ts';

async function runBatch(
  archive: Archive,
  by: Identity,
  file: string,
  options: { readonly caseId: string; readonly hits: number; readonly json: boolean },
): Promise<void> {
  const csv = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new AppError(
      'SEARCH_BATCH_UNREADABLE',
      { why: `${file}: ${cause.code ?? cause.message}` },
      { cause },
    );
  });
  const queries = batchQueries(csv);
  let done = 0;
  for await (const answer of searchBatch(archive, by, queries, options)) {
    done += 1;
    progress(`  ${done} of ${queries.length} searches`);
    if (options.json) sayJson(answer);
    else
      say(
        answer.problem
          ? `${plain(answer.query)}: ${plain(answer.problem.message)} (${answer.problem.code})`
          : `${plain(answer.query)}: ${answer.isExact ? '' : 'more than '}${answer.pages} pages of ${answer.items} items`,
      );
  }
}

/** `search QUERY`, and `search --batch FILE`. */
export function searchCommand(program: Command): void {
  program
    .command('search')
    .description('find pages by their words in any of the languages')
    .argument(
      '[query...]',
      'words, "phrases", AND OR NOT, prefix*, fuzzy~1, source: type: lang: before: after: in:',
    )
    .option(
      '--batch <file>',
      'run every search in the first column of a CSV file; with --json one object a line',
    )
    .option('--limit <n>', 'at most so many pages', (text) => Number.parseInt(text, 10), 20)
    .addHelpText(
      'after',
      '\nExamples:\n  muniment search --archive ./case \'"map of" AND mines\'\n  muniment search --archive ./case мин* lang:ru --json\n  muniment search --archive ./case --batch searches.csv --json > found.ndjson',
    )
    .action(async (words: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { limit: number; batch?: string }>();
      if (words.length === 0 && options.batch === undefined)
        throw new AppError('INVALID_INPUT', {
          what: 'the search',
          why: 'words, or --batch with a file, are needed',
        });
      await withArchive(options, async (archive) => {
        await healIndex(archive, (items) => progress(`  indexing: ${items} items`));
        const { by, caseId } = await ownerOf(archive, options.case);
        if (options.batch !== undefined)
          return runBatch(archive, by, options.batch, {
            caseId,
            hits: options.limit,
            json: options.json === true,
          });
        const query = words.join(' ');
        const [answer, counts] = await Promise.all([
          search(archive, by, query, { caseId, limit: options.limit }),
          searchCounts(archive, by, query, { caseId }),
        ]);
        const hits = answer.hits.map(({ serial, title, page, snippet, score }) => ({
          serial,
          title,
          page,
          snippet: snippet.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join(''),
          score,
        }));
        if (options.json) return sayJson({ total: counts.total, hits });
        say(`${counts.total} pages`);
        for (const note of [...answer.notes, ...counts.notes]) say(`  ${plain(note.text)}`);
        for (const hit of hits)
          say(
            `\n${hit.serial}  ${plain(hit.title)}${hit.page > 0 ? `, page ${hit.page}` : ''}\n  ${plain(hit.snippet.replaceAll(/\s+/g, ' '))}`,
          );
      });
    });
}
