import { defineErrors } from '#kernel';

/** Refusals of the catalogue. */
export const catalogueErrors = defineErrors({
  CATALOGUE_BAD_CURSOR: {
    message: 'The page marker “{cursor}” is not one that this list gave out.',
    help: 'Start from the first page again.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  CATALOGUE_BAD_DATE: {
    message: '“{value}” is not a date as EDTF writes it.',
    help: 'Write it as known, for example 2020-10-04, 2020-10~, 2020 or 2020-10-04/2020-10-05.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
});
