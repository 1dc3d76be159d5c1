import type { Archive } from '#archive';
import { itemFacets, listAndCount } from '#catalogue';
import { describeError, log } from '#kernel';

/** As many questions as the first page asks at once. */
const AT_ONCE = 4;
const FIRST_ROWS = 100;

/** Routes that the first page of a person asks: whoever comes first does not wait until they are compiled. */
export const FIRST_ROUTES: ReadonlySet<string> = new Set([
  '/api/me',
  '/api/items',
  '/api/items/facets',
  '/api/ledger',
  '/api/saved-views',
  '/api/notifications/unread',
]);

/**
 * Asks what the first page of a person asks, as the server itself and for nobody: connections are opened, and the database and this
 * process have read what every question needs, so that whoever comes first does not wait longer than those after. Never rejects;
 * what goes wrong is said in the log, and is said to people when they ask.
 */
export async function warmUp({ db }: Pick<Archive, 'db'>): Promise<void> {
  const by = { kind: 'service', name: 'server' } as const;
  await Promise.all(
    Array.from({ length: AT_ONCE }, () =>
      db.tx(by, async (tx) => {
        await listAndCount(tx, {}, FIRST_ROWS, null);
        await itemFacets(tx, {});
      }),
    ),
  ).catch((error: unknown) => log('warn', 'http.warm-up', describeError(error)));
}
