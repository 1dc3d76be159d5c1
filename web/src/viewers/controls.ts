/** A piece of a text: what can be read, or the short name of an invisible sign that stood there. */
export type Piece = { readonly text: string } | { readonly sign: string };

// Signs that are not seen but change what is: directions of writing (Unicode UAX #9), zero widths, and other controls.
const SIGNS: Readonly<Record<string, string>> = {
  '\u061C': 'ALM',
  '\u200B': 'ZWSP',
  '\u200E': 'LRM',
  '\u200F': 'RLM',
  '\u202A': 'LRE',
  '\u202B': 'RLE',
  '\u202C': 'PDF',
  '\u202D': 'LRO',
  '\u202E': 'RLO',
  '\u2060': 'WJ',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\uFEFF': 'BOM',
};

const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;

/** Whether a text holds signs that are not seen. */
export function hasSigns(text: string): boolean {
  return INVISIBLE.test(text);
}

const nameOf = (sign: string): string =>
  SIGNS[sign] ?? `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Takes a text apart so that invisible signs can be shown by name and do nothing. Joined again, nothing else is lost. */
export function piecesOf(text: string): Piece[] {
  return text
    .split(new RegExp(`(${INVISIBLE.source})`, 'u'))
    .flatMap((part): Piece[] =>
      part === ''
        ? []
        : part.length === 1 && INVISIBLE.test(part)
          ? [{ sign: nameOf(part) }]
          : [{ text: part }],
    );
}
