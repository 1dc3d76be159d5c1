import { createHash, type Hash } from 'node:crypto';

/** How bytes stand to the digest that a capture states of them; `unknown`: stated in a way that we do not check. */
export type DigestState = 'none' | 'matches' | 'differs' | 'unknown';

const BYTES: Readonly<Record<string, number>> = { md5: 16, sha1: 20, sha256: 32, sha384: 48, sha512: 64 };
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const letter of text) {
    held = ((held << 5) | BASE32.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return Buffer.from(bytes);
}

function parsed(stated: string): { readonly algorithm: string; readonly value: Buffer } | null {
  const [, name = '', text = ''] = /^([a-z0-9-]{1,16}):([A-Za-z0-9]{1,200})=*$/i.exec(stated.trim()) ?? [];
  const algorithm = name.toLowerCase().replaceAll('-', '');
  const length = BYTES[algorithm];
  if (length === undefined) return null;
  if (text.length === length * 2 && /^[0-9a-f]+$/i.test(text))
    return { algorithm, value: Buffer.from(text, 'hex') };
  const letters = text.toUpperCase();
  if (letters.length !== Math.ceil((length * 8) / 5) || !/^[A-Z2-7]+$/.test(letters)) return null;
  return { algorithm, value: fromBase32(letters) };
}

/**
 * Bytes compared with a digest as WARC and WACZ state it: `sha1:` or another algorithm, in base32 or hexadecimal (WARC 1.1 §5.8). Whoever
 * made the capture controls what is stated.
 */
export class DigestCheck {
  readonly #stated: ReturnType<typeof parsed> | undefined;
  readonly #hash: Hash | null;

  constructor(stated: string | undefined) {
    this.#stated = stated === undefined ? undefined : parsed(stated);
    this.#hash = this.#stated ? createHash(this.#stated.algorithm) : null;
  }

  /** Takes the next bytes. */
  readonly update = (bytes: Uint8Array): void => {
    this.#hash?.update(bytes);
  };

  /** How all bytes that were taken stand to what was stated. Asked once. */
  state(): DigestState {
    if (this.#stated === undefined) return 'none';
    if (!this.#stated || !this.#hash) return 'unknown';
    return this.#hash.digest().equals(this.#stated.value) ? 'matches' : 'differs';
  }
}
