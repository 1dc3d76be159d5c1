import type { Tx } from '#db';
import { pagesFiled, type ExhibitLine } from './model.ts';
import { registrationsOf } from './volumes/store.ts';

/**
 * How many pages of each of these exhibits are filed, by its id: of one whose item has no pages of its own, such as a text, those that it was
 * printed on when it was registered; null where nobody has counted any yet.
 */
export async function pageCounts(
  tx: Tx,
  lines: readonly ExhibitLine[],
): Promise<ReadonlyMap<string, number | null>> {
  const without = lines.filter((line) => pagesFiled(line) === null);
  const registered = await registrationsOf(
    tx,
    without.map(({ itemId }) => itemId),
  );
  return new Map(
    lines.map((line) => [line.exhibitId, pagesFiled(line) ?? registered.get(line.itemId)?.pages ?? null]),
  );
}
