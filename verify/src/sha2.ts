/** Hashes bytes that are at hand; the Merkle functions take one so that the writer can pass a native one. */
export type HashFunction = (bytes: Uint8Array) => Uint8Array;

/** A hash that is fed piece by piece. `digest` ends it; neither method may be called afterwards. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}

/** The first 64 bits of the fractional part of the k-th root of n: FIPS 180-4 defines its constants so. */
function rootFraction(n: number, k: bigint): bigint {
  const target = BigInt(n) << (64n * k);
  let low = 0n;
  let high = 1n << 70n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** k <= target) low = middle;
    else high = middle;
  }
  return BigInt.asUintN(64, low);
}

const constants64 = primes(80).map((p) => rootFraction(p, 3n));
const initial64 = primes(8).map((p) => rootFraction(p, 2n));
const top = (words: readonly bigint[]) => Int32Array.from(words, (word) => Number(BigInt.asIntN(32, word >> 32n)));
const low = (words: readonly bigint[]) => Int32Array.from(words, (word) => Number(BigInt.asIntN(32, word)));
const k256 = top(constants64.slice(0, 64));
const kHigh = top(constants64);
const kLow = low(constants64);

/** Buffers input into blocks and pads as FIPS 180-4 §5 says; `compress` takes one block at an offset. */
function blockHasher(
  blockBytes: number,
  compress: (view: DataView, at: number) => void,
  result: () => Uint8Array,
): Hasher {
  const block = new Uint8Array(blockBytes);
  const blockView = new DataView(block.buffer);
  let filled = 0;
  let total = 0;
  function update(bytes: Uint8Array): void {
    total += bytes.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(blockBytes - filled, bytes.length);
      block.set(bytes.subarray(0, at), filled);
      filled += at;
      if (filled < blockBytes) return;
      compress(blockView, 0);
      filled = 0;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (; at + blockBytes <= bytes.length; at += blockBytes) compress(view, at);
    block.set(bytes.subarray(at), 0);
    filled = bytes.length - at;
  }
  function digest(): Uint8Array {
    const bits = BigInt(total) * 8n;
    const lengthBytes = blockBytes / 8;
    const zeros = (2 * blockBytes - 1 - lengthBytes - filled) % blockBytes;
    const padding = new Uint8Array(1 + zeros + lengthBytes);
    padding[0] = 0x80;
    new DataView(padding.buffer).setBigUint64(padding.length - 8, bits);
    update(padding);
    return result();
  }
  return { update, digest };
}

/** Portable SHA-256 (FIPS 180-4), fed piece by piece. Slower than a native one; the same everywhere. */
export function createSha256(): Hasher {
  const h = top(initial64);
  const w = new Int32Array(64);
  const at = (i: number) => w[i] as number;
  function compress(view: DataView, offset: number): void {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(offset + i * 4);
    for (let i = 16; i < 64; i++) {
      const x = at(i - 15);
      const y = at(i - 2);
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = at(i - 16) + s0 + at(i - 7) + s1;
    }
    let [a, b, c, d, e, f, g, hh] = h as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (hh + s1 + ((e & f) ^ (~e & g)) + (k256[i] as number) + at(i)) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [hh, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, hh].forEach((word, i) => (h[i] = (h[i] as number) + word));
  }
  return blockHasher(64, compress, () => words32(h));
}

function words32(words: Int32Array): Uint8Array {
  const out = new Uint8Array(words.length * 4);
  const view = new DataView(out.buffer);
  words.forEach((word, i) => view.setInt32(i * 4, word));
  return out;
}

/** Portable SHA-512 (FIPS 180-4), fed piece by piece; 64-bit words are kept as pairs of 32-bit halves. */
export function createSha512(): Hasher {
  const h = words32Pairs(initial64);
  const w = new Int32Array(160);
  const at = (words: Int32Array, i: number) => words[i] as number;
  const carry = (sum: number) => (sum / 0x1_0000_0000) | 0;
  function compress(view: DataView, offset: number): void {
    for (let i = 0; i < 32; i++) w[i] = view.getInt32(offset + i * 4);
    for (let i = 32; i < 160; i += 2) {
      const [xh, xl, yh, yl] = [at(w, i - 30), at(w, i - 29), at(w, i - 4), at(w, i - 3)];
      const s0h = ((xh >>> 1) | (xl << 31)) ^ ((xh >>> 8) | (xl << 24)) ^ (xh >>> 7);
      const s0l = ((xl >>> 1) | (xh << 31)) ^ ((xl >>> 8) | (xh << 24)) ^ ((xl >>> 7) | (xh << 25));
      const s1h = ((yh >>> 19) | (yl << 13)) ^ ((yl >>> 29) | (yh << 3)) ^ (yh >>> 6);
      const s1l = ((yl >>> 19) | (yh << 13)) ^ ((yh >>> 29) | (yl << 3)) ^ ((yl >>> 6) | (yh << 26));
      const sum = (at(w, i - 31) >>> 0) + (s0l >>> 0) + (at(w, i - 13) >>> 0) + (s1l >>> 0);
      w[i + 1] = sum;
      w[i] = at(w, i - 32) + s0h + at(w, i - 14) + s1h + carry(sum);
    }
    const v = h.slice();
    for (let i = 0; i < 160; i += 2) round(v, i);
    for (let i = 0; i < 16; i += 2) {
      const sum = (at(h, i + 1) >>> 0) + (at(v, i + 1) >>> 0);
      h[i + 1] = sum;
      h[i] = at(h, i) + at(v, i) + carry(sum);
    }
  }
  function round(v: Int32Array, i: number): void {
    const [ah, al, bh, bl, ch, cl] = [at(v, 0), at(v, 1), at(v, 2), at(v, 3), at(v, 4), at(v, 5)];
    const [eh, el, fh, fl, gh, gl] = [at(v, 8), at(v, 9), at(v, 10), at(v, 11), at(v, 12), at(v, 13)];
    const s1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23));
    const s1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23));
    const choice = ((el & fl) ^ (~el & gl)) >>> 0;
    const t1l = (at(v, 15) >>> 0) + (s1l >>> 0) + choice + (at(kLow, i / 2) >>> 0) + (at(w, i + 1) >>> 0);
    const t1h = (at(v, 14) + s1h + ((eh & fh) ^ (~eh & gh)) + at(kHigh, i / 2) + at(w, i) + carry(t1l)) | 0;
    const s0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25));
    const s0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25));
    const t2l = (s0l >>> 0) + (((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0);
    const t2h = (s0h + ((ah & bh) ^ (ah & ch) ^ (bh & ch)) + carry(t2l)) | 0;
    v.copyWithin(2, 0, 14);
    const newE = (at(v, 9) >>> 0) + (t1l >>> 0);
    v[9] = newE;
    v[8] = at(v, 8) + t1h + carry(newE);
    const newA = (t1l >>> 0) + (t2l >>> 0);
    v[1] = newA;
    v[0] = t1h + t2h + carry(newA);
  }
  return blockHasher(128, compress, () => words32(h));
}

function words32Pairs(words: readonly bigint[]): Int32Array {
  return Int32Array.from(words.flatMap((word) => [...top([word]), ...low([word])]));
}

/** Portable SHA-256 of bytes at hand. */
export const sha256: HashFunction = (bytes) => {
  const hasher = createSha256();
  hasher.update(bytes);
  return hasher.digest();
};
