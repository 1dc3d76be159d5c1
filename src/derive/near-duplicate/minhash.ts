/**
 * MinHash with locality-sensitive bands (Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3).
 * 64 values in 16 bands of 4: two texts that share 80 % of their word shingles meet in some band with probability
 * 1 − (1 − 0.8⁴)¹⁶ ≈ 0.9998; at 30 % with 0.12, and the estimate then tells them apart.
 */
const VALUES = 64;
const ROWS = 4;
const WORDS = 4;
const PRIME = 2_147_483_647;

// Fixed multipliers from a small generator (Park–Miller), so that sketches of different years compare.
const FACTORS: readonly (readonly [number, number])[] = (() => {
  let state = 20_210_916;
  const next = (): number => (state = Number((BigInt(state) * 48_271n) % BigInt(PRIME)));
  return Array.from({ length: VALUES }, () => [next(), next()] as const);
})();

function hashText(text: string): number {
  // FNV-1a, 32 bits, folded below the prime.
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 1) % PRIME;
}

/** Hashes of all runs of four words, case and punctuation folded; empty for fewer than eight words. */
export function shinglesOf(text: string): Set<number> {
  const words =
    text
      .slice(0, 2_000_000)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const shingles = new Set<number>();
  if (words.length < 2 * WORDS) return shingles;
  for (let at = 0; at + WORDS <= words.length; at += 1)
    shingles.add(hashText(words.slice(at, at + WORDS).join(' ')));
  return shingles;
}

function permute(value: number, a: number, b: number): number {
  // a·value mod 2³¹−1 without leaving exact integers: split a into two 16-bit halves.
  const high = ((a >>> 16) * value) % PRIME;
  return (high * 65_536 + (a & 0xffff) * value + b) % PRIME;
}

/** The smallest permuted hash under each of 64 permutations. */
export function sketchOf(shingles: ReadonlySet<number>): number[] {
  return FACTORS.map(([a, b]) => {
    let least = PRIME;
    for (const shingle of shingles) {
      const value = permute(shingle, a, b);
      if (value < least) least = value;
    }
    return least;
  });
}

/** One number a band, its position mixed in: texts that share one are candidates. */
export function bandsOf(sketch: readonly number[]): number[] {
  const bands: number[] = [];
  for (let band = 0; band * ROWS < sketch.length; band += 1) {
    let hash = BigInt(band) + 0xcbf29ce484222325n;
    for (const value of sketch.slice(band * ROWS, band * ROWS + ROWS))
      hash = ((hash ^ BigInt(value)) * 0x100000001b3n) & 0xffffffffffffffffn;
    // 53 bits, so that the number is exact in JSON.
    bands.push(Number(hash >> 11n));
  }
  return bands;
}

/** Estimated share of common shingles (Jaccard), 0 to 1. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  let same = 0;
  for (let at = 0; at < VALUES; at += 1) if (a[at] === b[at]) same += 1;
  return same / VALUES;
}
