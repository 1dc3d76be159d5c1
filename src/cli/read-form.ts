import { readFile } from 'node:fs/promises';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { AppError, refusedForm } from '#kernel';

const FILE_LIMIT_BYTES = 4_000_000;

/** Reads a JSON file that somebody wrote, of the form of `schema`. Error INVALID_INPUT says what of it is not of the form, and where. */
export async function readForm<Form extends TSchema>(file: string, schema: Form): Promise<Static<Form>> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AppError('INVALID_INPUT', { what: file, why: 'the file cannot be read' }, { cause });
  });
  if (bytes.length > FILE_LIMIT_BYTES)
    throw new AppError('INVALID_INPUT', { what: file, why: 'it has more than 4 MB' });
  let given: unknown;
  try {
    given = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('INVALID_INPUT', { what: file, why: 'it is no JSON in UTF-8' }, { cause });
  }
  if (!Value.Check(schema, given)) throw refusedForm(Value.Errors(schema, given), { of: file });
  return Value.Parse(schema, given);
}
