import { recordRead } from '#access';
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

  /** Has a reading written, unless that was done a moment ago. */
  async once({ by }: Pick<Requester, 'by'>, id: string, write: () => Promise<void>): Promise<void> {
    const key = `${by.personId} ${id}`;
    const now = Date.now();
    if ((this.#until.get(key) ?? 0) > now) return;
    await write();
    this.#until.delete(key);
    this.#until.set(key, now + LASTS_MS);
    const [oldest] = this.#until.keys();
    if (this.#until.size > MOST && oldest !== undefined) this.#until.delete(oldest);
  }

  /** Records it of an item; `what` was read by `tx` as this person, who may therefore see it. */
  record(
    tx: Tx,
    who: Requester,
    what: { readonly id: string; readonly compartment_id: string },
    how: string,
  ): Promise<void> {
    const { id, compartment_id: compartmentId } = what;
    return this.once(who, id, () => recordRead(tx, who.by, { table: 'item', id, compartmentId }, how));
  }
}
