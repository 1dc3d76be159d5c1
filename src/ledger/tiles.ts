import { concat, FormatError } from '#verify';

/** Entries in a full tile, entry bundle or sealed pack (C2SP tlog-tiles). */
export const tileWidth = 256;

/** One file of the tiled log: hashes of a tree level, the entry bundle, or the sealed pack beside it. */
export type TileName =
  | { readonly kind: 'tile'; readonly level: number; readonly index: bigint; readonly width: number }
  | { readonly kind: 'entries' | 'sealed'; readonly index: bigint; readonly width: number };

/** C2SP tlog-tiles number: groups of three digits, all but the last marked x (1234067 is x001/x234/067). */
export function tileNumber(index: bigint): string {
  const digits = index.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** Path relative to the ledger folder. `width` 256 is a full tile; less adds `.p/<width>`. */
export function tilePath(name: TileName): string {
  const folder =
    name.kind === 'tile' ? `tile/${name.level}` : name.kind === 'entries' ? 'tile/entries' : 'sealed';
  return `${folder}/${tileNumber(name.index)}${name.width < tileWidth ? `.p/${name.width}` : ''}`;
}

/** Reads such a path back; anything `tilePath` would not write is refused (TILE_BAD_PATH). */
export function parseTilePath(path: string): TileName {
  const match = /^(tile\/(\d{1,2})|tile\/entries|sealed)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(
    path,
  );
  if (match?.[3] === undefined) throw new FormatError('TILE_BAD_PATH', `not a tile path: ${path}`);
  const index = BigInt(match[3].replace(/[x/]/g, ''));
  const width = match[4] === undefined ? tileWidth : Number(match[4]);
  const kind = match[1] === 'sealed' ? 'sealed' : 'entries';
  const name: TileName = match[2]
    ? { kind: 'tile', level: Number(match[2]), index, width }
    : { kind, index, width };
  if (width < 1 || tilePath(name) !== path)
    throw new FormatError('TILE_BAD_PATH', `not a tile path: ${path}`);
  return name;
}

/**
 * The files that a tree grown from `oldSize` to `newSize` needs and that did not exist before, lowest level first.
 * Each level ends in at most one partial tile; a file that was complete at `oldSize` is not listed again.
 */
export function tilesToWrite(oldSize: bigint, newSize: bigint): TileName[] {
  const names: TileName[] = [];
  const full = BigInt(tileWidth);
  for (let level = 0, divisor = 1n; newSize / divisor > 0n; level++, divisor *= full) {
    const [had, has] = [oldSize / divisor, newSize / divisor];
    if (had === has) continue;
    for (let index = had / full; index * full < has; index++) {
      const width = Number(has - index * full < full ? has - index * full : full);
      if (level === 0) names.push({ kind: 'entries', index, width }, { kind: 'sealed', index, width });
      names.push({ kind: 'tile', level, index, width });
    }
  }
  return names;
}

/** C2SP entry bundle: each leaf preceded by its length as two big-endian bytes. A leaf over 65,535 bytes is refused. */
export function encodeEntryBundle(leaves: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return concat(
    leaves.flatMap((leaf) => {
      if (leaf.length > 0xffff)
        throw new FormatError('TILE_LEAF_TOO_LONG', 'a leaf is longer than 65,535 bytes');
      return [Uint8Array.of(leaf.length >> 8, leaf.length & 0xff), leaf];
    }),
  );
}

/** The leaves of an entry bundle, at most 256; a bundle cut short is refused (TILE_BAD_BUNDLE). */
export function parseEntryBundle(bundle: Uint8Array): Uint8Array[] {
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < bundle.length;) {
    const end = at + 2 + ((bundle[at] ?? 0) << 8) + (bundle[at + 1] ?? 0);
    if (at + 2 > bundle.length || end > bundle.length || leaves.length === tileWidth) {
      throw new FormatError('TILE_BAD_BUNDLE', 'the entry bundle is cut short or holds too many entries');
    }
    leaves.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return leaves;
}
