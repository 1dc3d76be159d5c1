import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { AppError, formRefusal, placeCalled, refusedForm } from '#kernel';

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
  const { at, why } = formRefusal(Value.Errors(schema, value));
  throw new AppError(code, { file: name, why: at === '' ? why : `${placeCalled(at)}: ${why.text}` });
}

/** A value by its schema, which stands at `under` (a JSON pointer) of what was sent. Input is hostile. Error INVALID_INPUT names field and rule. */
export function readValueAs<T extends TSchema>(schema: T, value: unknown, under: string): Static<T> {
  if (Value.Check(schema, value)) return value;
  throw refusedForm(Value.Errors(schema, value), { under });
}
