import { readFile } from 'node:fs/promises';
import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { AppError, refusedForm } from '#kernel';

const FILE_LIMIT_BYTES = 4_000_000;

async function readJson(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AppError('INVALID_INPUT', { what: file, why: 'the file cannot be read' }, { cause });
  });
  if (bytes.length > FILE_LIMIT_BYTES)
    throw new AppError('INVALID_INPUT', { what: file, why: 'it has more than 4 MB' });
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('INVALID_INPUT', { what: file, why: 'it is no JSON in UTF-8' }, { cause });
  }
}

function parsed<Form extends TSchema>(file: string, schema: Form, given: unknown): Static<Form> {
  if (!Value.Check(schema, given)) throw refusedForm(Value.Errors(schema, given), { of: file });
  return Value.Parse(schema, given);
}

/** Reads a JSON file that somebody wrote, of the form of `schema`. Error INVALID_INPUT says what of it is not of the form, and where. */
export async function readForm<Form extends TSchema>(file: string, schema: Form): Promise<Static<Form>> {
  return parsed(file, schema, await readJson(file));
}

/** What a file holds of one form: `isList` tells whether it was a list, in which each has its place, or the one alone. */
export interface Several<One> {
  readonly all: readonly One[];
  readonly isList: boolean;
}

/**
 * Reads a JSON file of one such thing, or of a list of one to `most`. A choice of two forms would be refused as a whole; like this the field
 * is named. Error INVALID_INPUT as `readForm`.
 */
export async function readSeveral<Form extends TSchema>(
  file: string,
  schema: Form,
  most: number,
): Promise<Several<Static<Form>>> {
  const given = await readJson(file);
  if (!Array.isArray(given)) return { all: [parsed(file, schema, given)], isList: false };
  const list = Type.Array(schema, { minItems: 1, maxItems: most });
  return { all: parsed(file, list, given), isList: true };
}
