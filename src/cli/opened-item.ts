import { recordRead } from '#access';
import { getItem } from '#catalogue';
import type { Identity, Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { readSerial } from './read-serial.ts';

/** The item that was typed; that a sealed one is read, and for what, is recorded. Errors INVALID_INPUT, NOT_FOUND. */
export async function openedItem(
  tx: Tx,
  by: Identity,
  typed: string,
  how: string,
): Promise<LedgeredRow<'item'>> {
  const item = await getItem(tx, { serial: readSerial(typed) });
  await recordRead(tx, by, { table: 'item', id: item.id, compartmentId: item.compartment_id }, how);
  return item;
}
