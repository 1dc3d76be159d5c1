import type { Db, Identity, Tx } from '#db';
import { describeError, log } from '#kernel';
import type { SearchIndex } from '../model.ts';
import { matchesAmong } from '../search.ts';
import { noteFound, watches, type Watch } from './store.ts';

const WATCHER = { kind: 'service', name: 'saved-searches' } as const satisfies Identity;

/** The words of a search page's address, or null. */
function queryOf(address: string): string | null {
  return new URLSearchParams(address).get('q');
}

/**
 * Runs every watched search over items that have just been put into the index, each on behalf of its owner, and notes
 * what it finds; `tell` is called in the same transaction when it had not found it before. One that fails (its words are no query any more) is logged and the others go on.
 */
export async function runWatches(
  parts: { readonly db: Db; readonly index: SearchIndex },
  itemIds: readonly string[],
  tell: (tx: Tx, watch: Watch) => Promise<void>,
): Promise<void> {
  for (const watch of await parts.db.tx(WATCHER, watches)) {
    const { id, personId, caseId, query } = watch;
    const words = queryOf(query);
    if (words === null) continue;
    try {
      const found = await matchesAmong(parts, { kind: 'person', personId }, words, { caseId, itemIds });
      if (found.length > 0)
        await parts.db.tx(WATCHER, async (tx) => {
          if ((await noteFound(tx, id, found)) > 0) await tell(tx, watch);
        });
    } catch (error) {
      log('warn', 'search.watch', { view: id, ...describeError(error) });
    }
  }
}
