import { toHex } from './bytes.ts';
import { createSha256 } from './sha2.ts';
import type { ByteSource } from './zip.ts';
import { crc32 } from './zip-layout.ts';

/** Hashes of one file in lower-case hexadecimal; `sha512` is null where this platform cannot compute it. */
export type Digests = Readonly<{ crc32: number; sha256: string; sha512: string | null }>;

/** Reads a file once, in pieces, and hashes it. */
export type Digester = (source: ByteSource) => Promise<Digests>;

/** The pieces of a source in order; never the whole of it in memory. */
export async function* pieces(source: ByteSource): AsyncGenerator<Uint8Array> {
  const pieceBytes = 1 << 22;
  for (let at = 0; at < source.sizeBytes; at += pieceBytes)
    yield source.read(at, Math.min(pieceBytes, source.sizeBytes - at));
}

/** A hash by WebCrypto, in bytes. `name` is one of its names, such as SHA-256. */
export const webHash = async (name: string, bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest(name, bytes as Uint8Array<ArrayBuffer>));

/** A key as WebCrypto reads one, and the algorithm it is for. */
export type WebKey = Readonly<{ algorithm: WebAlgorithm; format: 'raw' | 'spki'; bytes: Uint8Array }>;
type WebAlgorithm = Readonly<{ name: string; hash?: string; namedCurve?: string }>;

/** What was signed, and the signature as WebCrypto reads one. */
export type Signed = Readonly<{ message: Uint8Array; signature: Uint8Array }>;

/** Whether a signature is right; null where the platform does not have the algorithm. */
export async function webVerify(key: WebKey, { message, signature }: Signed): Promise<boolean | null> {
  const { format, bytes, algorithm } = key;
  try {
    const imported = await crypto.subtle.importKey(format, bytes.slice(), algorithm, false, ['verify']);
    return await crypto.subtle.verify(algorithm, imported, signature.slice(), message.slice());
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? null : false;
  }
}

/** Hashing with what every platform has; SHA-512 of files over 512 MiB is left out: WebCrypto hashes only what it holds whole. */
export const portableDigest: Digester = async (source) => {
  if (source.sizeBytes <= 1 << 29) {
    const bytes = await source.read(0, source.sizeBytes);
    const [short, long] = [await webHash('SHA-256', bytes), await webHash('SHA-512', bytes)];
    return { crc32: crc32(bytes), sha256: toHex(short), sha512: toHex(long) };
  }
  const hasher = createSha256();
  let crc = 0;
  for await (const piece of pieces(source)) {
    hasher.update(piece);
    crc = crc32(piece, crc);
  }
  return { crc32: crc, sha256: toHex(hasher.digest()), sha512: null };
};
