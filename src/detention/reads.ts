import { recordReads } from '#access';
import type { Tx } from '#db';
import { record as write } from '#ledger';
import { findHandover, listRecords, readMines, supportOf, type Handover, type Support } from '#mines';
import type { CheckedRecord } from './checks.ts';
import type { DetentionRecord, Person } from './model.ts';
import { PARTS_MAX, type KeptRecord } from './store.ts';

/** Records that records were read (invariant 7), each in its own compartment, which is a sealed one always. */
export async function readDetentions(
  tx: Tx,
  by: Person,
  read: readonly Pick<DetentionRecord, 'id' | 'compartment_id'>[],
  how: string,
): Promise<void> {
  if (read.length === 0) return;
  await write(
    tx,
    by,
    read.map(({ id, compartment_id: compartmentId }) => ({
      kind: 'read',
      subject: { table: 'detention_record', id },
      compartmentId,
      rows: [],
      note: { how },
    })),
  );
}

/** How many devices the records of these handovers state, by handover, and the handovers; that they were read is recorded. */
export async function supportsOf(
  tx: Tx,
  by: Person,
  ids: readonly string[],
): Promise<{ supports: ReadonlyMap<string, Support>; handovers: ReadonlyMap<string, Handover> }> {
  const [supports, handovers] = [new Map<string, Support>(), new Map<string, Handover>()];
  for (const id of new Set(ids)) {
    const handover = await findHandover(tx, id);
    if (!handover) continue;
    const of = { caseId: handover.case_id, handoverId: id, limit: PARTS_MAX, after: null };
    const records = await listRecords(tx, of);
    if (records.length > 0) await readMines(tx, by, records, 'listed');
    supports.set(id, supportOf(records).mines);
    handovers.set(id, handover);
  }
  const read = [...handovers.values()].map(({ id, compartment_id: compartmentId }) => ({
    table: 'handover' as const,
    id,
    compartmentId,
  }));
  await recordReads(tx, by, read, 'listed');
  return { supports, handovers };
}

/** A record as the checks need it; `kept` says of each actor which one it was merged into. */
export const checkedOf = (
  { id, serial, actor_id: actor, unnamed }: KeptRecord,
  kept: ReadonlyMap<string, string>,
): CheckedRecord => ({ id, serial, person: actor === null ? null : (kept.get(actor) ?? actor), unnamed });
