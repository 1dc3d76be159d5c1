import type { Command } from 'commander';
import { healIndex } from '#archive';
import { search, searchCounts } from '#search';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, progress, say, sayJson } from '../output.ts';

/** `search QUERY`. */
export function searchCommand(program: Command): void {
  program
    .command('search')
    .description('find pages by their words in any of the languages')
    .argument(
      '<query...>',
      'words, "phrases", AND OR NOT, prefix*, fuzzy~1, source: type: lang: before: after: in:',
    )
    .option('--limit <n>', 'at most so many pages', (text) => Number.parseInt(text, 10), 20)
    .addHelpText(
      'after',
      '\nExamples:\n  muniment search --archive ./case \'"map of" AND mines\'\n  muniment search --archive ./case мин* lang:ru --json',
    )
    .action(async (words: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { limit: number }>();
      await withArchive(options, async (archive) => {
        await healIndex(archive, (items) => progress(`  indexing: ${items} items`));
        const { by, caseId } = await ownerOf(archive);
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
        for (const note of [...answer.notes, ...counts.notes]) say(`  ${plain(note)}`);
        for (const hit of hits)
          say(
            `\n${hit.serial}  ${plain(hit.title)}${hit.page > 0 ? `, page ${hit.page}` : ''}\n  ${plain(hit.snippet.replaceAll(/\s+/g, ' '))}`,
          );
      });
    });
}
