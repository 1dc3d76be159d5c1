import { defineErrors } from '#kernel';

/** Refusals of the drafting room. */
export const draftingErrors = defineErrors({
  PLEADING_FILE_REFUSED: {
    message: 'The file was not read: {why}.',
    help: 'Save it anew as DOCX without macros (or as Markdown) with a word processor, and bring that. Nothing was changed and nothing in it was followed.',
    http: 422,
    exit: 2,
    retry: 'never',
  },
  PLEADING_FILE_OLD: {
    message: 'The file was made of version {was} of the pleading; version {now} is there now.',
    help: 'Look at what changed since, or have the file replace it all the same (--anyway); either way every version stays in the history.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  PLEADING_FILE_OF_OTHER: {
    message: 'The file is of another pleading ({id}).',
    help: 'Bring it into the pleading that it was made of, or have it taken for this one all the same (--anyway).',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});
