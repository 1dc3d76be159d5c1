import { Type } from 'typebox';
import { AppError, placeCalled } from '#kernel';

/** A text with something in it. */
export const Words = Type.String({ minLength: 1 });

/** The same, where it may be left out. */
export const MayBe = Type.Optional(Words);

/** The same, where null takes away what was said; no choice of two forms, of which a refusal would name neither. */
export const OrNull = Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], minLength: 1 }));

/** Id of a record, as --json has it. */
export const IdForm = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
});

/** A member that nobody knows is refused: it may be a name that was mistyped. */
export const closed = { additionalProperties: false };

/**
 * Does something with one part of a file that somebody wrote, so that a refusal says which part it was: to people as its cause, to
 * programs as the fact `at`, a JSON pointer.
 */
export async function atPlace<T>(at: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const cause = new Error(`what the file has at ${placeCalled(at)}`, { cause: error });
    throw new AppError(error.code, { ...error.detail, at }, { cause });
  }
}
