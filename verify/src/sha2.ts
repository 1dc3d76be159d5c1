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

/** The first 32 bits of the fractional part of the k-th root of n: FIPS 180-4 defines its constants so. */
function rootFraction(n: number, k: bigint): bigint {
  const target = BigInt(n) << (32n * k);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** k <= target) low = middle;
    else high = middle;
  }
  return low;
}

/** An index that is always in range. */
const word = (array: Int32Array, i: number) => array[i] as number;
const words = (count: number, root: bigint) =>
  Int32Array.from(primes(count), (p) => Number(BigInt.asIntN(32, rootFraction(p, root))));
const k256 = words(64, 3n);
const initial256 = words(8, 2n);

/** Portable SHA-256 (FIPS 180-4), fed piece by piece. Slower than a native one; the same everywhere. */
export function createSha256(): Hasher {
  const h = initial256.slice();
  const w = new Int32Array(64);
  function compress(view: DataView, offset: number): void {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(offset + i * 4);
    for (let i = 16; i < 64; i++) {
      const x = word(w, i - 15);
      const y = word(w, i - 2);
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = word(w, i - 16) + s0 + word(w, i - 7) + s1;
    }
    // Plain variables and assignments: going through arrays makes this several times slower.
    let a = word(h, 0);
    let b = word(h, 1);
    let c = word(h, 2);
    let d = word(h, 3);
    let e = word(h, 4);
    let f = word(h, 5);
    let g = word(h, 6);
    let k = word(h, 7);
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (k + s1 + ((e & f) ^ (~e & g)) + word(k256, i) + word(w, i)) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      k = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    h[0] = word(h, 0) + a;
    h[1] = word(h, 1) + b;
    h[2] = word(h, 2) + c;
    h[3] = word(h, 3) + d;
    h[4] = word(h, 4) + e;
    h[5] = word(h, 5) + f;
    h[6] = word(h, 6) + g;
    h[7] = word(h, 7) + k;
  }
  return blockHasher(compress, () => {
    const out = new DataView(new ArrayBuffer(32));
    h.forEach((word, i) => out.setInt32(i * 4, word));
    return new Uint8Array(out.buffer);
  });
}

/** Buffers input into 64-byte blocks and pads as FIPS 180-4 §5 says; `compress` takes one block at an offset. */
function blockHasher(compress: (view: DataView, at: number) => void, result: () => Uint8Array): Hasher {
  const block = new Uint8Array(64);
  const blockView = new DataView(block.buffer);
  let filled = 0;
  let total = 0;
  function update(bytes: Uint8Array): void {
    total += bytes.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(64 - filled, bytes.length);
      block.set(bytes.subarray(0, at), filled);
      filled += at;
      if (filled < 64) return;
      compress(blockView, 0);
      filled = 0;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (; at + 64 <= bytes.length; at += 64) compress(view, at);
    block.set(bytes.subarray(at), 0);
    filled = bytes.length - at;
  }
  function digest(): Uint8Array {
    const bits = BigInt(total) * 8n;
    const padding = new Uint8Array(9 + ((119 - filled) % 64));
    padding[0] = 0x80;
    new DataView(padding.buffer).setBigUint64(padding.length - 8, bits);
    update(padding);
    return result();
  }
  return { update, digest };
}

/** Portable SHA-256 of bytes at hand. */
export const sha256: HashFunction = (bytes) => {
  const hasher = createSha256();
  hasher.update(bytes);
  return hasher.digest();
};
