import type { Tx } from '#db';
import { isCaptionsName, pathsBeside } from './stems.ts';

/** An item that belongs to another by its name. */
export interface Beside {
  readonly id: string;
  readonly serial: string;
  readonly title: string;
  /** Whether it is the captions of the other; else it is the film or the recording. */
  readonly isCaptions: boolean;
}

// One item may have been received in very many batches.
const MOST = 50;

/** Captions that were received in the same batch beside a film or a recording, or what captions belong to. */
export async function captionsBeside(tx: Tx, itemId: string): Promise<Beside[]> {
  const received = await tx
    .selectFrom('provenance')
    .select(['batch_id', 'original_path'])
    .where('item_id', '=', itemId)
    .limit(MOST)
    .execute();
  const found = new Map<string, Beside>();
  for (const { batch_id: batchId, original_path: path } of received) {
    const rows = await tx
      .selectFrom('provenance as p')
      .innerJoin('item as o', 'o.id', 'p.item_id')
      .select(['o.id', 'o.serial', 'o.title'])
      .where('p.batch_id', '=', batchId)
      .where('p.original_path', 'in', pathsBeside(path))
      .where('o.id', '<>', itemId)
      .orderBy('p.original_path')
      .limit(MOST)
      .execute();
    for (const row of rows) found.set(row.id, { ...row, isCaptions: !isCaptionsName(path) });
  }
  return [...found.values()];
}
