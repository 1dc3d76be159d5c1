import { concat, toHex } from './bytes.ts';
import { type ByteSource, crc32 } from './zip.ts';

/** Hashes bytes that are at hand; the Merkle functions take one so that the writer can pass a native one. */
export type HashFunction = (bytes: Uint8Array) => Uint8Array;

/** A hash that is fed piece by piece. `digest` ends it; neither method may be called afterwards. */
export type Hasher = Readonly<{ update(bytes: Uint8Array): Hasher; digest(): Uint8Array }>;

/** The first 32 bits after the point: FIPS 180-4 takes its constants so from roots of the first primes. */
const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0;
const numbers = Array.from({ length: 310 }, (_, i) => i + 2);
const primes = numbers.filter((n) => numbers.every((d) => d >= n || n % d !== 0));
const k256 = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
// The state is kept with a to d and e to h each in reverse, as they come out of the rounds.
const initial256 = Int32Array.from([7, 5, 3, 2, 19, 17, 13, 11], (prime) => fraction(Math.sqrt(prime)));

/** An index that is always in range. */
const word = (array: Int32Array, i: number) => array[i] as number;
const rotate = (x: number, by: number) => (x >>> by) | (x << (32 - by));

/** Values of w, a and e by round: b, c, d are earlier ones of a, and f, g, h of e, so that nothing has to be moved along. */
const [w, aRow, eRow] = [new Int32Array(64), new Int32Array(68), new Int32Array(68)] as const;

/** FIPS 180-4 §6.2.2: works one block of 64 bytes into the state. */
function compress(state: Int32Array, view: DataView, at: number): void {
  aRow.set(state.subarray(0, 4));
  eRow.set(state.subarray(4));
  for (let i = 0; i < 64; i++) {
    const x = i < 16 ? 0 : word(w, i - 15);
    const y = i < 16 ? 0 : word(w, i - 2);
    const mixed = (rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)) + (rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10));
    w[i] = i < 16 ? view.getInt32(at + i * 4) : word(w, i - 16) + word(w, i - 7) + mixed;
    const a = word(aRow, i + 3);
    const b = word(aRow, i + 2);
    const e = word(eRow, i + 3);
    const choice = (e & word(eRow, i + 2)) ^ (~e & word(eRow, i + 1));
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (word(eRow, i) + s1 + choice + word(k256, i) + word(w, i)) | 0;
    const majority = (a & b) ^ ((a ^ b) & word(aRow, i + 1));
    eRow[i + 4] = word(aRow, i) + t1;
    aRow[i + 4] = t1 + (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority;
  }
  for (let i = 0; i < 8; i++) state[i] = word(state, i) + (i < 4 ? word(aRow, 64 + i) : word(eRow, 60 + i));
}

/** Portable SHA-256 (FIPS 180-4), fed piece by piece. Slower than a native one; the same everywhere. */
export function createSha256(): Hasher {
  const state = initial256.slice();
  let rest = new Uint8Array();
  let total = 0;
  function update(bytes: Uint8Array): Hasher {
    total += bytes.length;
    const input = concat([rest, bytes]);
    let at = 0;
    for (const view = new DataView(input.buffer); at + 64 <= input.length; at += 64)
      compress(state, view, at);
    rest = input.slice(at);
    return hasher;
  }
  function digest(): Uint8Array {
    const padding = new DataView(new ArrayBuffer(9 + ((119 - rest.length) % 64)));
    padding.setUint8(0, 0x80);
    padding.setBigUint64(padding.byteLength - 8, BigInt(total) * 8n);
    update(new Uint8Array(padding.buffer));
    const out = new DataView(new ArrayBuffer(32));
    state.forEach((value, i) => out.setInt32((i ^ 3) * 4, value));
    return new Uint8Array(out.buffer);
  }
  const hasher = { update, digest };
  return hasher;
}

/** Portable SHA-256 of bytes at hand. */
export const sha256: HashFunction = (bytes) => createSha256().update(bytes).digest();

/** Hashes of one file in lower-case hexadecimal; `sha512` is null where this platform cannot compute it. */
export type Digests = Readonly<{ crc32: number; sha256: string; sha512: string | null }>;

/** Reads a file once, in pieces, and hashes it. */
export type Digester = (source: ByteSource) => Promise<Digests>;

/** The pieces of a source in order, 4 MiB each; never the whole of it in memory. */
export async function* pieces(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.sizeBytes; at += 1 << 22)
    yield source.read(at, Math.min(1 << 22, source.sizeBytes - at));
}

/** A hash by WebCrypto, in bytes. `name` is one of its names, such as SHA-256. */
export const webHash = async (name: string, bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest(name, bytes as Uint8Array<ArrayBuffer>));

/** What was signed, and the signature as WebCrypto reads one. */
export type Signed = Readonly<{ message: Uint8Array; signature: Uint8Array }>;
type WebAlgorithm = Readonly<{ name: string; hash?: string; namedCurve?: string }>;

/** Whether a signature is right; null where the platform does not have the algorithm. Only an Ed25519 key is raw, others are SPKI. */
export async function webVerify(algorithm: WebAlgorithm, key: Uint8Array, { message, signature }: Signed) {
  const format = algorithm.name === 'Ed25519' ? 'raw' : 'spki';
  try {
    const imported = await crypto.subtle.importKey(format, key.slice(), algorithm, false, ['verify']);
    return await crypto.subtle.verify(algorithm, imported, signature.slice(), message.slice());
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? null : false;
  }
}

/** Hashes files: whole by WebCrypto up to a size, on other threads meanwhile, else piece by piece; a second hasher is SHA-512. */
export function digester(crc: typeof crc32, wholeUpTo: number, hashers: readonly (() => Hasher)[]): Digester {
  return async (source) => {
    if (source.sizeBytes <= wholeUpTo) {
      const bytes = await source.read(0, source.sizeBytes);
      const begun = Promise.all([webHash('SHA-256', bytes), webHash('SHA-512', bytes)]);
      const sum = crc(bytes);
      const [short, long] = await begun;
      return { crc32: sum, sha256: toHex(short), sha512: toHex(long) };
    }
    const made = hashers.map((make) => make());
    let sum = 0;
    for await (const piece of pieces(source)) {
      for (const hasher of made) hasher.update(piece);
      sum = crc(piece, sum);
    }
    const [short = '', long = null] = made.map((hasher) => toHex(hasher.digest()));
    return { crc32: sum, sha256: short, sha512: long };
  };
}

/** With what every platform has; SHA-512 of files over 512 MiB is left out: WebCrypto hashes only what it holds whole. */
export const portableDigest = digester(crc32, 1 << 29, [createSha256]);
