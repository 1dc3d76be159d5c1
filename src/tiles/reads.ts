import type { Identity, Tx } from '#db';
import { record } from '#ledger';
import type { Sight } from './ground-tiles.ts';

/** A sealed compartment that a map of the ground shows something of. */
interface ReadPlace {
  readonly id: string;
  /** Writes the entry that the map was looked at (invariant 7), in the compartment, of the compartment. */
  readonly write: (tx: Tx, by: Identity) => Promise<void>;
}

/**
 * What has to be recorded before a tile, a count or a list is given to whoever sees by `sight`: one entry for each sealed compartment that holds
 * something of the ground. It says that all that lies there could be seen, which is more than was looked at and never less (decision 0051).
 */
export function readOfGround({ places }: Sight): ReadPlace[] {
  return places
    .filter(({ isSealed, isMember, changes }) => isSealed && (changes > 0 || !isMember))
    .map(({ id, isMember }) => ({
      id,
      async write(tx, by) {
        await record(tx, by, [
          {
            kind: 'read',
            subject: { table: 'compartment', id },
            compartmentId: id,
            rows: [],
            note: {
              how: isMember
                ? 'seen on the map of the ground'
                : 'what was released seen on the map of the ground',
            },
          },
        ]);
      },
    }));
}
