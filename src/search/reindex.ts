import { inBatches } from '#kernel';
import type { IndexDocument, SearchIndex } from './model.ts';

// One write makes one fragment of the index: few large ones are quick to search and to optimise.
const BATCH_ITEMS = 500;

/**
 * Empties the index and fills it again from `source`, which is read as fast as it can be written: memory holds one
 * batch of 500 items. `progress` is told how many items are in. Searches meanwhile see what is in already.
 * Interrupted, it leaves a partial index; run it again. Returns how many items were indexed.
 */
export async function reindexAll(
  index: SearchIndex,
  source: AsyncIterable<IndexDocument>,
  progress: (items: number) => void = () => undefined,
): Promise<number> {
  await index.drop();
  let items = 0;
  for await (const batch of inBatches(source, BATCH_ITEMS)) {
    await index.put(batch);
    items += batch.length;
    progress(items);
  }
  await index.optimise();
  return items;
}
