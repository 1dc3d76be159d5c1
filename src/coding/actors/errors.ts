import { defineErrors, definePhrases } from '#kernel';

/** Refusals about people and groups. */
export const actorErrors = defineErrors({
  ACTOR_NO_SEALED: {
    message:
      'The identity of a person is sealed, and you are a member of no sealed compartment of this case.',
    help: 'Ask an owner or a steward: under “Keep”, “People” they open a sealed compartment and make you its member. Or leave the identity open and say why.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  ACTOR_SEALED: {
    message: 'Who {name} is lies in a compartment that you are not a member of.',
    help: 'Only its members change or connect it; others speak of it by its pseudonym.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  ACTOR_MERGED: {
    message: '{name} is the same as {into} already.',
    help: 'Work with the one that is kept, or undo that merge first.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  ACTOR_HOLDS_OTHERS: {
    message: 'Others are merged into {name} (number: {n}).',
    help: 'Undo those merges first.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  ACTOR_OTHER_COMPARTMENT: {
    message: 'The identities of {name} and {other} lie in different compartments.',
    help: 'Protect both in the same compartment first; merged, each would tell who the other is.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  ACTOR_SAID_DISTINCT: {
    message: 'Somebody said that {name} and {other} are not the same.',
    help: 'Read the reason; withdraw it first when it does not hold.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  ACTOR_SAID_ALREADY: {
    message: 'This was recorded already.',
    help: 'Nothing needs to be done.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

/** What is said about people and groups. */
export const actorPhrase = definePhrases({
  'actor-age': 'the age',
  'actor-age-on': 'the day for which the age is stated',
  'actor-birthplace': 'the place of birth',
  'actor-born-on': 'the date of birth',
  'actor-characteristics': 'the characteristics',
  'actor-citizenships': 'the citizenships',
  'actor-counting-unit': 'the counting unit',
  'actor-died-on': 'the date of death',
  'actor-languages': 'the languages',
  'actor-name': 'the name',
  'actor-number': 'the number of people in the group',
  'actor-open': 'an identity that is left open',
  'actor-other': 'the other one',
  'actor-relation-from': 'the beginning of the relation',
  'actor-relation-until': 'the end of the relation',
  'alike-born': 'the dates of birth overlap',
  'alike-name': 'the names are alike',
  'alike-name-part': 'two words of the names are alike',
  'alike-name-spelling': 'the same name in another script or spelling',
  'alike-place': 'the same place of birth',
  'basis-field': 'the field',
  'actor-age-without-day': 'an age needs the day for which it is stated',
  'actor-death-before-birth': 'it is before the date of birth',
  'actor-end-before-beginning': 'its end is before its beginning',
  'actor-needs-reason': 'it needs a reason',
  'basis-no-field': 'such a record has no such field',
  'actor-no-name': 'it is no name, or has more than 200 characters',
  'actor-no-date':
    'it is no date of the calendar in the form YYYY, YYYY-MM or YYYY-MM-DD, with ~ for about, or two with a slash between',
  'actor-of-groups-only': 'only a group has one',
  'actor-of-people-only': 'only a person has one',
  'actor-other-kind': 'a person and a group are never the same',
  'actor-same': 'it is the same one',
  'unlike-born': 'the dates of birth do not fit',
  'unlike-sex': 'the sex is not the same',
});
