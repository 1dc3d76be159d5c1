import { readFile } from 'node:fs/promises';
import { AppError } from '#kernel';

/** A sheet has some hundred legs; whatever is larger is none. */
const LIMIT_BYTES = 1 << 20;

/** The text of a file of a record or of a traverse; it is hostile. Error `code`. */
export async function hazardText(
  file: string,
  code: 'TRAVERSE_UNREADABLE' | 'HAZARD_RECORD_UNREADABLE',
): Promise<string> {
  const refuse = (why: string, cause?: unknown) =>
    new AppError(code, { file, why }, cause === undefined ? {} : { cause });
  const bytes = await readFile(file).catch((cause: Error) => {
    throw refuse(cause.message, cause);
  });
  if (bytes.length > LIMIT_BYTES) throw refuse('it is larger than 1 MiB');
  return bytes.toString('utf8');
}
