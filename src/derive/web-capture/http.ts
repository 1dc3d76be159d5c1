import type { ByteReader } from './byte-reader.ts';
import { readFields, type Fields } from './fields.ts';
import { decoded, dechunked } from './unpack.ts';

const MOST_LINE = 64 * 2 ** 10;

/** The head of an answer or of a request, as it was stored. */
export interface HttpHead {
  /** Of an answer; null of a request. */
  readonly status: number | null;
  readonly fields: Fields;
}

/** The head that a stored message begins with; null when it begins with none. What follows is its body. */
export async function readHead(reader: ByteReader): Promise<HttpHead | null> {
  const line = (await reader.line(MOST_LINE)).toString('latin1').trimEnd();
  const [, status] = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?:[ \t].*)?$/.exec(line) ?? [];
  if (status === undefined && !/^[A-Z]{1,20} .*HTTP\/\d(?:\.\d)?$/.test(line)) return null;
  const fields = await readFields(reader, { mayEnd: true });
  return fields && { status: status === undefined ? null : Number(status), fields };
}

/** Whether the body is said to be in chunks. */
export const isChunked = (head: HttpHead): boolean =>
  /(^|,)\s*chunked\s*$/i.test(head.fields.get('transfer-encoding') ?? '');

/** The body as a reader of the page was given it: without chunks and content encodings. Throws for what is damaged or not known. */
export function bodyOf(head: HttpHead, reader: ByteReader): AsyncGenerator<Buffer> {
  const entity = isChunked(head) ? dechunked(reader) : reader.rest();
  return decoded(head.fields.get('content-encoding'), entity);
}
