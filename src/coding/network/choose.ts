import type { NetworkKind } from './model.ts';

/** A record that may be drawn. */
export interface Candidate {
  readonly kind: NetworkKind;
  readonly rowId: string;
}

/** The name under which a record is kept while a network is put together. */
export const keyOf = ({ kind, rowId }: Candidate): string => `${kind}:${rowId}`;

/**
 * The order in which records are drawn when not all can be: of each kind in turn, of each the newest first (their ids say when they were
 * made), so that ten thousand of one kind do not hide three of another. Each once; the same records give the same order.
 */
export function inTurn<T extends Candidate>(found: readonly T[]): T[] {
  const once = [...new Map(found.map((one) => [keyOf(one), one])).values()];
  const kinds = [...Map.groupBy(once, ({ kind }) => kind)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ofKind]) => ofKind.toSorted((a, b) => (a.rowId < b.rowId ? 1 : -1)));
  const longest = Math.max(0, ...kinds.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => kinds.flatMap((ofKind) => ofKind[place] ?? [])).flat();
}
