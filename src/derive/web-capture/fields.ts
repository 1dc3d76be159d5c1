import type { ByteReader } from './byte-reader.ts';

// Longest block of fields that is read. Cookies and policies of one answer reach tens of kilobytes.
const MOST_BYTES = 256 * 2 ** 10;

/** Named fields as WARC and HTTP write them: names in lower case, the first value of each. */
export type Fields = ReadonlyMap<string, string>;

/**
 * The fields up to the empty line behind them (WARC 1.1 §4, RFC 9112 §5), lines that continue another joined to it; null where they are longer
 * than anybody writes them or end before that line. `mayEnd`: a block that ends with its last field is taken, too.
 */
export async function readFields(
  reader: ByteReader,
  as: { readonly mayEnd?: boolean } = {},
): Promise<Fields | null> {
  const fields = new Map<string, string>();
  let left = MOST_BYTES;
  let last: string | null = null;
  for (;;) {
    const bytes = await reader.line(left);
    left -= bytes.length;
    const line = bytes.toString('utf8');
    if (line === '' && left > 0 && as.mayEnd) return fields;
    if (!line.endsWith('\n')) return null;
    const text = line.trimEnd();
    if (text === '') return fields;
    if (/^[ \t]/.test(line)) {
      if (last !== null) fields.set(last, `${fields.get(last) ?? ''} ${text.trimStart()}`.trim());
      continue;
    }
    const colon = text.indexOf(':');
    last = colon > 0 ? text.slice(0, colon).trim().toLowerCase() : null;
    if (last === null) continue;
    if (fields.has(last)) last = null;
    else fields.set(last, text.slice(colon + 1).trim());
  }
}
