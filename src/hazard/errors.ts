import { defineErrors } from '#kernel';

/** Refusals about records of mines. */
export const hazardErrors = defineErrors({
  HAZARD_RECORD_UNREADABLE: {
    message: '{file} is not a minefield record that can be read: {why}',
    help: 'docs/formats/hazard-record.md says what stands in one. Leave out what is not on the sheet, and name what cannot be read there (illegible).',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  TRAVERSE_UNREADABLE: {
    message: '{file} is not a traverse that can be read: {why}',
    help: 'docs/formats/traverse.md says what stands in one. Mend that field; nothing was reckoned.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  TRAVERSE_POSITION: {
    message: 'The position of {id}, “{text}”, cannot be read as {system}.',
    help: 'Write degrees with N, S, E, W or с.ш., ю.ш., в.д., з.д., a grid as two numbers, or a whole MGRS reference; state the system that the sheet names.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  TRAVERSE_BEARING: {
    message: 'The bearing from {from} to {to}, “{text}”, cannot be read in {unit}.',
    help: 'Write a number, degrees as 12°30′, or mils of 6000 as 12-50. A bearing that nobody can read is left out with its leg.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
});
