import { ByteReader } from './byte-reader.ts';
import { readFields, type Fields } from './fields.ts';

const VERSION = /^WARC\/\d{1,2}\.\d{1,2}\r?\n$/;
const MOST_LINE = 64 * 2 ** 10;

/** One record of a WARC file. Everything in it is stated by whoever made the file. */
export interface WarcRecord {
  readonly kind: 'record';
  /** Its place among the records of the file, from 1. */
  readonly number: number;
  /** `response`, `request`, `revisit`, `warcinfo`, …, in lower case. */
  readonly type: string;
  readonly fields: Fields;
  /** Bytes of its block, as it states them. */
  readonly length: number;
  /** Its block; it can be read until the next record is asked for. */
  readonly block: AsyncIterable<Buffer>;
  /** Bytes of the block that the file does not hold; known when the block has been read. */
  missing(): number;
}

/** Something between the records that is not as it should be; reading went on behind it where that was possible. */
export interface WarcDamage {
  readonly kind: 'damage';
  /** Records read before it. */
  readonly after: number;
  readonly detail: string;
}

/** What names a record to a person. */
export const recordName = (number: number, url: string | undefined): string =>
  url ? `record ${number} (${url.slice(0, 300)})` : `record ${number}`;

/** Passes over everything up to the line with which a record begins; `stray` counts what is not an empty line. */
async function nextBeginning(reader: ByteReader): Promise<{ found: boolean; stray: number }> {
  let stray = 0;
  let isLineStart = true;
  for (;;) {
    const line = await reader.line(MOST_LINE);
    if (line.length === 0) return { found: false, stray };
    const text = line.length > 12 ? '' : line.toString('latin1');
    if (isLineStart && VERSION.test(text)) return { found: true, stray };
    isLineStart = line.at(-1) === 10;
    if (text.trim() !== '' || line.length > 12) stray += line.length;
  }
}

/**
 * The records of an uncompressed WARC (ISO 28500, 1.0 and 1.1) in their order, in memory for one piece of one. Damage is told and passed
 * over: what follows it is found by the line with which records begin. Never throws for what is in the file.
 */
export async function* warcRecords(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<WarcRecord | WarcDamage> {
  let failure: Error | null = null;
  // What was read before a failure of the source stays good: it ends there, and is told at the end.
  const reader = new ByteReader(
    (async function* () {
      try {
        yield* source;
      } catch (error) {
        failure = error as Error;
      }
    })(),
  );
  const failed = (): Error | null => failure;
  let number = 0;
  // What stands behind a record without length is its block, and was told with it.
  let isToldAlready = false;
  const damage = (detail: string): WarcDamage => ({ kind: 'damage', after: number, detail });
  try {
    for (;;) {
      const { found, stray } = await nextBeginning(reader);
      if (stray > 0 && !isToldAlready)
        yield damage(
          number === 0
            ? `${stray} bytes before the first record belong to none.`
            : `${stray} bytes after record ${number} belong to no record.`,
        );
      isToldAlready = false;
      if (!found) break;
      const fields = await readFields(reader);
      number += 1;
      if (fields === null) {
        yield damage(`The fields of record ${number} do not end, or are longer than 256 KB.`);
        isToldAlready = true;
        continue;
      }
      const stated = fields.get('content-length') ?? '';
      if (!/^\d{1,15}$/.test(stated)) {
        const name = recordName(number, fields.get('warc-target-uri'));
        yield damage(`It is not stated how long ${name} is; what it holds was passed over.`);
        isToldAlready = true;
        continue;
      }
      let left = Number(stated);
      const block = (async function* () {
        for await (const piece of reader.take(left)) {
          left -= piece.length;
          yield piece;
        }
      })();
      yield {
        kind: 'record',
        number,
        type: (fields.get('warc-type') ?? '').toLowerCase(),
        fields,
        length: Number(stated),
        block,
        missing: () => left,
      };
      for await (const piece of reader.take(left)) left -= piece.length;
      if (left > 0)
        yield damage(
          `The file ends within ${recordName(number, fields.get('warc-target-uri'))}: ${left} of its ${stated} bytes are not there.`,
        );
    }
    const error = failed();
    if (error) yield damage(`It cannot be read further than record ${number}: ${error.message}.`);
  } finally {
    await reader.close();
  }
}
