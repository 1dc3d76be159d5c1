import type { Finding } from '#kernel';
import { leafHash, openingLeaf, toBase64, type Opening } from '#verify';
import { fastHash } from './digest.ts';
import type { LogFiles } from './log-files.ts';
import { parseSealedPack } from './sealed-pack.ts';
import { parseEntryBundle, tileWidth } from './tiles.ts';
import { treeRoot } from './tree.ts';

/** One pack as the archive has it: openings (null where erased or unreadable) and the leaf hashes of its entries. */
export interface ReadPack {
  readonly firstIndex: number;
  readonly openings: readonly (Opening | null)[];
  readonly leafHashes: readonly Uint8Array[];
}

function finding(code: string, subject: string, detail: string): Finding {
  return { code, subject, detail, severity: 'error' };
}

async function readPack(
  files: LogFiles,
  index: number,
  width: number,
  findings: Finding[],
): Promise<ReadPack | null> {
  const first = index * tileWidth;
  const where = `entries ${first} to ${first + width - 1}`;
  const bundle = await files.read({ kind: 'entries', index: BigInt(index), width });
  const sealed = await files.read({ kind: 'sealed', index: BigInt(index), width });
  if (!bundle || !sealed) {
    findings.push(
      finding(
        'LEDGER_FILE_MISSING',
        where,
        `The ${bundle ? 'sealed pack' : 'entry bundle'} is not in the archive.`,
      ),
    );
    if (!bundle) return null;
  }
  let leaves: Uint8Array[] = [];
  let openings: (Opening | null)[] = [];
  try {
    leaves = parseEntryBundle(bundle ?? new Uint8Array());
    openings = sealed ? parseSealedPack(sealed.toString('utf8'), BigInt(first)) : [];
  } catch (error) {
    findings.push(
      finding(
        'LEDGER_FILE_DAMAGED',
        where,
        `It cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      ),
    );
  }
  if (leaves.length !== width)
    findings.push(
      finding(
        'LEDGER_FILE_DAMAGED',
        where,
        `The entry bundle holds ${leaves.length} entries instead of ${width}.`,
      ),
    );
  if (sealed && openings.length !== width)
    findings.push(
      finding(
        'LEDGER_FILE_DAMAGED',
        where,
        `The sealed pack holds ${openings.length} entries instead of ${width}.`,
      ),
    );
  for (const [at, opening] of openings.entries()) {
    const leaf = leaves[at];
    if (!opening || !leaf) continue;
    const expected = openingLeaf(opening, fastHash);
    if (toBase64(expected) === toBase64(leaf)) continue;
    findings.push(
      finding(
        'LEDGER_ENTRY_ALTERED',
        `entry ${first + at}`,
        'The entry and its salt do not give the commitment that is in the log.',
      ),
    );
    openings[at] = null;
  }
  return { firstIndex: first, openings, leafHashes: leaves.map((leaf) => leafHash(leaf, fastHash)) };
}

/**
 * Reads every pack of a ledger of `size` entries in order, one at a time, checks each against its entry bundle and the
 * hash tile over it, and adds what is wrong to `findings`. Goes on to the end whatever it meets.
 */
export async function* readPacks(
  files: LogFiles,
  size: number,
  findings: Finding[],
): AsyncGenerator<ReadPack> {
  for (let index = 0; index * tileWidth < size; index += 1) {
    const width = Math.min(tileWidth, size - index * tileWidth);
    const pack = await readPack(files, index, width, findings);
    if (!pack) continue;
    const tile = await files.read({ kind: 'tile', level: 0, index: BigInt(index), width });
    if (!tile)
      findings.push(
        finding('LEDGER_FILE_MISSING', `tile 0/${index}`, 'The hash tile is not in the archive.'),
      );
    else if (!tile.equals(Buffer.concat(pack.leafHashes)))
      findings.push(
        finding(
          'LEDGER_TILE_ALTERED',
          `tile 0/${index}`,
          'The hash tile does not match the entry bundle beside it.',
        ),
      );
    yield pack;
  }
}

/** Folds leaf hashes into roots without keeping them: RFC 6962 compact range, 32 bytes a level. */
export class RootFold {
  readonly #peaks: { hash: Uint8Array; leaves: number }[] = [];

  /** Adds the next leaf. */
  add(leaf: Uint8Array): void {
    let node = { hash: leaf, leaves: 1 };
    for (let last = this.#peaks.at(-1); last?.leaves === node.leaves; last = this.#peaks.at(-1)) {
      this.#peaks.pop();
      node = { hash: treeRoot([last.hash, node.hash], fastHash), leaves: node.leaves * 2 };
    }
    this.#peaks.push(node);
  }

  /** Root of the leaves so far. */
  root(): Uint8Array {
    return (
      this.#peaks.reduceRight<Uint8Array | null>(
        (right, peak) => (right === null ? peak.hash : treeRoot([peak.hash, right], fastHash)),
        null,
      ) ?? treeRoot([], fastHash)
    );
  }
}
