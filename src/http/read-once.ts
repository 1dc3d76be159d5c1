import { isSealed, recordRead } from '#access';
import type { Tx } from '#db';
import type { Requester } from './context.ts';

const LASTS_MS = 10 * 60_000;
const MOST = 10_000;

/**
 * Records the reading of things that come in hundreds of small parts, such as the tiles of a picture: one entry for each
 * person and thing in ten minutes, so that invariant 7 holds and the record stays readable.
 */
export class ReadOnce {
  readonly #until = new Map<string, number>();

  /** Records it unless that was done a moment ago; `what` was read by `tx` as this person, who may therefore see it. */
  async record(
    tx: Tx,
    { by }: Requester,
    what: { readonly id: string; readonly compartment_id: string },
    how: string,
  ): Promise<void> {
    const key = `${by.personId} ${what.id}`;
    const now = Date.now();
    if ((this.#until.get(key) ?? 0) > now || (await isSealed(tx, what.compartment_id)) === false) return;
    await recordRead(tx, by, { table: 'item', id: what.id, compartmentId: what.compartment_id }, how);
    this.#until.delete(key);
    this.#until.set(key, now + LASTS_MS);
    const [oldest] = this.#until.keys();
    if (this.#until.size > MOST && oldest !== undefined) this.#until.delete(oldest);
  }
}
