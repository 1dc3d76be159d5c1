import { detect } from 'chardet';
import iconv from 'iconv-lite';

/** Text decoded from bytes of unknown character set, and how sure that is. */
export interface DecodedText {
  readonly text: string;
  readonly charset: string;
  /** Neither declared nor provable: a statistical guess that a reader must know of. */
  readonly guessed: boolean;
}

const BOMS: readonly [number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Decodes bytes: byte order mark, then what was declared, then valid UTF-8, then a guess. Never throws. */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  for (const [bom, charset] of BOMS)
    if (bom.every((byte, at) => bytes[at] === byte))
      return {
        text: iconv.decode(Buffer.from(bytes.subarray(bom.length)), charset),
        charset,
        guessed: false,
      };
  if (declared !== null && iconv.encodingExists(declared) && !/^utf-?8$/i.test(declared))
    return {
      text: iconv.decode(Buffer.from(bytes), declared),
      charset: declared.toLowerCase(),
      guessed: false,
    };
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      charset: 'utf-8',
      guessed: false,
    };
  } catch {
    const charset = detect(bytes.subarray(0, 200_000)) ?? 'windows-1252';
    const usable = iconv.encodingExists(charset) ? charset : 'windows-1252';
    return { text: iconv.decode(Buffer.from(bytes), usable), charset: usable.toLowerCase(), guessed: true };
  }
}

/** The name of a character set as we write it; null for one that nobody knows. */
export function charsetNamed(name: string): string | null {
  return iconv.encodingExists(name) ? name.toLowerCase() : null;
}

/**
 * The character set of a file that is read piece by piece, found as `decodeText` finds it: whatever is UTF-8 to its end is that, else it
 * is guessed from its beginning.
 */
export async function charsetOf(
  open: () => Promise<AsyncIterable<Uint8Array>>,
): Promise<Pick<DecodedText, 'charset' | 'guessed'>> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const head: Uint8Array[] = [];
  let length = 0;
  let isUtf8 = true;
  for await (const piece of await open()) {
    if (length < 200_000) head.push(piece);
    length += piece.length;
    try {
      decoder.decode(piece, { stream: true });
    } catch {
      isUtf8 = false;
    }
    if (!isUtf8 && length >= 200_000) break;
  }
  try {
    decoder.decode();
  } catch {
    isUtf8 = false;
  }
  const beginning = Buffer.concat(head);
  const { charset, guessed } = decodeText(beginning);
  // A beginning may end in the middle of a character, or be UTF-8 where the rest is not.
  if (isUtf8 && guessed) return { charset: 'utf-8', guessed: false };
  return { charset, guessed: guessed || (!isUtf8 && charset === 'utf-8') };
}

/** The text of bytes in a character set that exists, piece by piece; what cannot be decoded becomes U+FFFD. */
export async function* decodePieces(
  bytes: AsyncIterable<Uint8Array>,
  charset: string,
): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(charset);
  for await (const piece of bytes) yield decoder.write(Buffer.from(piece));
  const last = decoder.end();
  if (last !== undefined && last !== '') yield last;
}
