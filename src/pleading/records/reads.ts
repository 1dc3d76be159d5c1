import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
import { record } from '#ledger';
import type { LayableRecord } from './store.ts';

/** Tables all of whose records lie sealed; hazard records are seen by others too, to whom they were released. */
const ALWAYS_SEALED = [
  'hazard_record',
  'accident',
  'ground_area',
  'found_device',
  'detention_record',
  'displacement_record',
] as const;

type Read = Pick<LayableRecord, 'record_table' | 'id' | 'home_id' | 'compartment_id'>;

const isAlwaysSealed = (table: Read['record_table']): table is (typeof ALWAYS_SEALED)[number] =>
  (ALWAYS_SEALED as readonly string[]).includes(table);

/**
 * Records that records of the ground and of people were read (invariant 7), each once: what lies sealed always in its own compartment, also where
 * the reader is no member of it; of an obstacle its settlement, and a handover, where they lie sealed.
 */
export async function readRecords(tx: Tx, by: Identity, read: readonly Read[], how: string): Promise<void> {
  const once = [...new Map(read.map((one) => [`${one.record_table} ${one.id}`, one])).values()];
  await record(
    tx,
    by,
    once.flatMap(({ record_table: table, id, compartment_id: compartmentId }) =>
      isAlwaysSealed(table)
        ? [{ kind: 'read' as const, subject: { table, id }, compartmentId, rows: [], note: { how } }]
        : [],
    ),
  );
  await recordReads(
    tx,
    by,
    once.flatMap(({ record_table: table, id, home_id: home, compartment_id: compartmentId }) => {
      if (isAlwaysSealed(table)) return [];
      return [
        table === 'obstacle'
          ? { table: 'settlement', id: home, compartmentId }
          : { table, id, compartmentId },
      ];
    }),
    how,
  );
}
