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
