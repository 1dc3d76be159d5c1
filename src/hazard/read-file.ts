import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { AppError } from '#kernel';

/** Reads a file of JSON by its schema; `name` is what it is called. Input is hostile. Error `code`, with the place of the first fault. */
export function readFileAs<T extends TSchema>(
  schema: T,
  text: string,
  { name, code }: { readonly name: string; readonly code: string },
): Static<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError(code, { file: name, why: (cause as Error).message }, { cause });
  }
  if (Value.Check(schema, value)) return value;
  const [first] = Value.Errors(schema, value);
  const where = first?.instancePath ? `${first.instancePath}: ` : '';
  throw new AppError(code, { file: name, why: `${where}${first?.message ?? 'not one'}` });
}
