import { createHash } from 'node:crypto';

/** State of a version: digests (SHA-512) and the logical paths that have them. */
export type State = Readonly<Record<string, readonly string[]>>;

/** The inventory of an object (OCFL 1.1, 3.5). */
export interface Inventory {
  readonly id: string;
  readonly type: 'https://ocfl.io/1.1/spec/#inventory';
  readonly digestAlgorithm: 'sha512';
  readonly head: string;
  readonly manifest: State;
  readonly versions: Readonly<
    Record<
      string,
      {
        readonly created: string;
        readonly state: State;
        readonly message: string;
        readonly user: { readonly name: string; readonly address: string };
      }
    >
  >;
  readonly fixity: { readonly sha256: State };
}

/** The text of an inventory: the same content always gives the same bytes. */
export const inventoryText = (inventory: Inventory): string => `${JSON.stringify(inventory, null, 1)}\n`;

/** What its sidecar says: digest, a space, its name (OCFL 1.1, 3.7). */
export const sidecarText = (text: string): string =>
  `${createHash('sha512').update(text).digest('hex')} inventory.json\n`;

/** Reads an inventory that is on the disk; null for anything that is not one of ours. */
export function readInventory(text: string, sidecar: string, id: string): Inventory | null {
  if (sidecarText(text) !== sidecar) return null;
  const read = JSON.parse(text) as Partial<Inventory>;
  const isOurs =
    read.id === id &&
    read.type === 'https://ocfl.io/1.1/spec/#inventory' &&
    read.digestAlgorithm === 'sha512' &&
    typeof read.head === 'string' &&
    /^v[1-9]\d{0,6}$/.test(read.head) &&
    read.versions?.[read.head] !== undefined;
  return isOurs ? (read as Inventory) : null;
}

/** A map with one more path under a digest, in the order of digests, paths in theirs. */
export function withPath(state: State, digest: string, path: string): State {
  const paths = [...new Set([...(state[digest] ?? []), path])].toSorted();
  return Object.fromEntries(
    Object.entries({ ...state, [digest]: paths }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Whether two states are the same. */
export const sameState = (a: State, b: State): boolean => JSON.stringify(a) === JSON.stringify(b);
