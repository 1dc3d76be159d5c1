import type { Tx } from '#db';
import { record as write } from '#ledger';
import type { DisplacementRecord, Person } from './model.ts';

/** Records that records were read (invariant 7), each in its own compartment, which is a sealed one always. */
export async function readDisplacements(
  tx: Tx,
  by: Person,
  read: readonly Pick<DisplacementRecord, 'id' | 'compartment_id'>[],
  how: string,
): Promise<void> {
  if (read.length === 0) return;
  await write(
    tx,
    by,
    read.map(({ id, compartment_id: compartmentId }) => ({
      kind: 'read',
      subject: { table: 'displacement_record', id },
      compartmentId,
      rows: [],
      note: { how },
    })),
  );
}
