import { toHex } from './bytes.ts';
import { createSha256 } from './sha2.ts';
import type { ByteSource } from './zip.ts';
import { crc32 } from './zip-layout.ts';

/** Hashes of one file. A name that is missing could not be computed on this platform. */
export interface Digests {
  readonly crc32: number;
  /** Lower-case hexadecimal by BagIt name: sha256, sha512, … */
  readonly hex: ReadonlyMap<string, string>;
}

/** Reads a file once, in pieces, and hashes it. */
export type Digester = (source: ByteSource, algorithms: readonly string[]) => Promise<Digests>;

const pieceBytes = 1 << 22;

/** The pieces of a source in order; never the whole of it in memory. */
export async function* pieces(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.sizeBytes; at += pieceBytes) {
    yield source.read(at, Math.min(pieceBytes, source.sizeBytes - at));
  }
}

const webNames: Readonly<Record<string, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

/** Above this a browser streams SHA-256 only: WebCrypto hashes nothing it does not hold whole. */
export const wholeLimitBytes = 1 << 29;

/** Hashing with what every platform has; SHA-512 of files over 512 MiB is left out. */
export const portableDigest: Digester = async (source, algorithms) => {
  const hex = new Map<string, string>();
  if (source.sizeBytes <= wholeLimitBytes) {
    const bytes = await source.read(0, source.sizeBytes);
    for (const name of algorithms) {
      const webName = webNames[name];
      if (webName)
        hex.set(
          name,
          toHex(new Uint8Array(await crypto.subtle.digest(webName, bytes as Uint8Array<ArrayBuffer>))),
        );
    }
    return { crc32: crc32(bytes), hex };
  }
  const hasher = createSha256();
  let crc = 0;
  for await (const piece of pieces(source)) {
    hasher.update(piece);
    crc = crc32(piece, crc);
  }
  return { crc32: crc, hex: hex.set('sha256', toHex(hasher.digest())) };
};
