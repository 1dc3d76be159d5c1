import { AppError } from '#kernel';
import { draftingPhrase } from './model.ts';

type Why = 'file-not-docx' | 'file-too-large' | 'file-with-macros' | 'file-with-entities' | 'file-not-read';

/** A file that is refused, and why. */
export const refused = (why: Why | 'file-not-text', n?: number, cause?: unknown): AppError =>
  new AppError(
    'PLEADING_FILE_REFUSED',
    { why: draftingPhrase(why, n === undefined ? {} : { n }) },
    { cause },
  );
