import { defineErrors, definePhrases } from '#kernel';

/** Refusals of the catalogue. */
export const catalogueErrors = defineErrors({
  CATALOGUE_ALREADY_THERE: {
    message: 'The compartment has the same bytes already: {serial} is {other} there.',
    help: 'Leave {serial} out, or work with {other}.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  CATALOGUE_OTHER_COMPARTMENT: {
    message: 'Item {serial} lies in another compartment than the source “{source}”.',
    help: 'Choose a source of the same compartment, or register it there.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  CATALOGUE_SOURCE_KNOWN: {
    message: 'There is a source “{name}” in this compartment already.',
    help: 'Use that one, or tell the two apart by name.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  CATALOGUE_SOURCE_PROTECTED: {
    message: 'The source {name} is protected.',
    help: 'Who it is can be read and changed by those who may see the compartment of its identity, on the page of the source.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CATALOGUE_TRANSLATION_STANDS: {
    message:
      'Of items {serial} and {other} one is said to translate the other already, or they are the same.',
    help: 'Look at the translations on either item; withdraw the one that is wrong, with a reason, and say it anew.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CATALOGUE_NOT_SEALED: {
    message: 'The compartment for the identity is not sealed.',
    help: 'Choose a sealed compartment of this case of which you are a member; nothing was changed.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CATALOGUE_SOURCES_LINKED: {
    message: 'The two sources are linked on this basis already.',
    help: 'Nothing needs to be done.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CATALOGUE_IDENTITIES_APART: {
    message: 'The identities of the two sources lie in different compartments.',
    help: 'No place is for those alone who may see both; say it in a note of each identity.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
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

/** What is said about boxes and sources. */
export const cataloguePhrase = definePhrases({
  'not-a-box': 'it is not a box: west, south, east and north in degrees, with commas between',
  'source-of': 'source “{name}”',
  'no-day': 'it is not a day (YYYY-MM-DD)',
  'day-without-name': 'a day is given and nobody who certified it',
  'translation-note': 'which passages were translated',
  'translation-translator': 'who translated it',
  'translation-certified-by': 'who certified the translation',
  'translation-certified-on': 'day on which the translation was certified',
  'translation-reason': 'why it is no translation',
  'no-day-or-span': 'it is not a day, a month, a year or a span of them without a time of day (EDTF)',
});
