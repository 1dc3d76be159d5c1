import { asEdtf } from '#catalogue';
import { AppError, type Phrase } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { daysOf, isBefore, isReversed } from '../checks/days.ts';
import { codingPhrase } from '../errors.ts';
import { isTermOf } from '../model.ts';
import { actorPhrase } from './errors.ts';

/** Kinds of actor. */
export const actorKinds = ['person', 'group'] as const;
/** One of them. */
export type ActorKind = (typeof actorKinds)[number];

/** What a person can be said to be; null while nobody said. */
export const sexes = ['female', 'male', 'other'] as const;

/**
 * Fields of the Events Standard Formats that nothing is filtered by. Texts are the source's own words. `characteristics` are terms of
 * victim-characteristic, `citizenships` ISO 3166-1 alpha-2 codes, `languages` BCP 47 tags. The last four are special categories.
 */
export interface ActorDetails {
  readonly occupations: readonly string[];
  readonly civilStatus: string | null;
  readonly birthplace: string | null;
  /** The place of the gazetteer that somebody chose for it. */
  readonly birthplaceId: string | null;
  readonly characteristics: readonly string[];
  readonly citizenships: readonly string[];
  readonly languages: readonly string[];
  readonly religion: string | null;
  readonly ethnicBackground: string | null;
  readonly nationalOrigin: string | null;
  readonly health: string | null;
}

/** What is said of who an actor is. Dates are EDTF. All of it is seen with the identity alone. */
export interface IdentityFacts extends ActorDetails {
  readonly sex: (typeof sexes)[number] | null;
  readonly bornOn: string | null;
  readonly diedOn: string | null;
  readonly ageLower: number | null;
  readonly ageUpper: number | null;
  /** The day for which the age is stated. */
  readonly ageOn: string | null;
  /** How many people a group has. */
  readonly numberLower: number | null;
  readonly numberUpper: number | null;
  readonly description: string | null;
}

/** An actor about whom nothing is said. */
export const NOBODY_KNOWN: IdentityFacts = {
  sex: null,
  bornOn: null,
  diedOn: null,
  ageLower: null,
  ageUpper: null,
  ageOn: null,
  numberLower: null,
  numberUpper: null,
  description: null,
  occupations: [],
  civilStatus: null,
  birthplace: null,
  birthplaceId: null,
  characteristics: [],
  citizenships: [],
  languages: [],
  religion: null,
  ethnicBackground: null,
  nationalOrigin: null,
  health: null,
};

/** Names of the fields that a claim can be the basis of. */
export const identityFields = Object.keys(NOBODY_KNOWN) as (keyof IdentityFacts)[];

type Columns = Pick<
  LedgeredRow<'actor_identity'>,
  | 'sex'
  | 'born_on'
  | 'died_on'
  | 'age_lower'
  | 'age_upper'
  | 'age_on'
  | 'number_lower'
  | 'number_upper'
  | 'description'
  | 'details'
>;

/** The facts as the table keeps them: what was not said of the details is not there. */
export function columnsOf(facts: IdentityFacts): Columns {
  const {
    sex,
    bornOn,
    diedOn,
    ageLower,
    ageUpper,
    ageOn,
    numberLower,
    numberUpper,
    description,
    ...details
  } = facts;
  const said = Object.entries(details).filter(([, value]) => value !== null && value.length > 0);
  return {
    sex,
    born_on: bornOn,
    died_on: diedOn,
    age_lower: ageLower,
    age_upper: ageUpper,
    age_on: ageOn,
    number_lower: numberLower,
    number_upper: numberUpper,
    description,
    details: Object.fromEntries(said) as Columns['details'],
  };
}

/** The facts of a row. */
export function factsOf(row: Columns): IdentityFacts {
  return {
    ...NOBODY_KNOWN,
    ...(row.details as Partial<ActorDetails>),
    sex: sexes.find((one) => one === row.sex) ?? null,
    bornOn: row.born_on,
    diedOn: row.died_on,
    ageLower: row.age_lower,
    ageUpper: row.age_upper,
    ageOn: row.age_on,
    numberLower: row.number_lower,
    numberUpper: row.number_upper,
    description: row.description,
  };
}

function refuse(what: Phrase, why: Phrase): never {
  throw new AppError('INVALID_INPUT', { what, why });
}

/** The date unchanged, when it is EDTF and its days are in the calendar. Error INVALID_INPUT, which names the field. */
export function checkedDate(field: Phrase, value: string | null): string | null {
  if (value === null) return null;
  try {
    asEdtf(value);
  } catch {
    refuse(field, actorPhrase('actor-no-date'));
  }
  if (isReversed(value)) refuse(field, actorPhrase('actor-end-before-beginning'));
  if (daysOf(value) === null) refuse(field, actorPhrase('actor-no-date'));
  return value;
}

/** A text as it is kept: NFC, trimmed; null when nothing is left. */
export function cleanText(text: string | null | undefined): string | null {
  const clean = text?.normalize('NFC').trim() ?? '';
  return clean === '' ? null : clean;
}

function cleaned(facts: IdentityFacts): IdentityFacts {
  const all = Object.entries(facts).map(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') return [name, cleanText(value)];
    if (!Array.isArray(value)) return [name, value];
    const texts = value.map((one) => cleanText(String(one))).filter((one) => one !== null);
    return [name, [...new Set(texts)]];
  });
  return Object.fromEntries(all) as IdentityFacts;
}

const COUNTRY = /^[A-Z]{2}$/;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

function checkLists({ characteristics, citizenships, languages }: IdentityFacts): void {
  const wrong = (list: readonly string[], isRight: (one: string) => boolean) =>
    list.some((one) => !isRight(one));
  if (wrong(characteristics, (one) => isTermOf('victim-characteristic', one)))
    refuse(actorPhrase('actor-characteristics'), codingPhrase('no-such-term'));
  if (wrong(citizenships, (one) => COUNTRY.test(one)))
    refuse(actorPhrase('actor-citizenships'), codingPhrase('no-such-term'));
  if (wrong(languages, (one) => LANGUAGE.test(one)))
    refuse(actorPhrase('actor-languages'), codingPhrase('no-such-term'));
}

/**
 * The facts as they may be recorded: NFC, trimmed, dates of the calendar in EDTF, terms that exist, nothing of a group said of a
 * person. Error INVALID_INPUT, which names the field.
 */
export function checkedIdentity(kind: ActorKind, given: IdentityFacts): IdentityFacts {
  const facts = cleaned(given);
  const { ageLower, ageUpper, ageOn, numberLower, numberUpper, bornOn, diedOn } = facts;
  checkedDate(actorPhrase('actor-born-on'), bornOn);
  checkedDate(actorPhrase('actor-died-on'), diedOn);
  checkedDate(actorPhrase('actor-age-on'), ageOn);
  const age = actorPhrase('actor-age');
  const number = actorPhrase('actor-number');
  const hasAge = ageLower !== null || ageUpper !== null;
  if (kind === 'group' && (hasAge || facts.sex !== null || bornOn !== null || diedOn !== null))
    refuse(bornOn !== null ? actorPhrase('actor-born-on') : age, actorPhrase('actor-of-people-only'));
  if (kind === 'person' && (numberLower !== null || numberUpper !== null))
    refuse(number, actorPhrase('actor-of-groups-only'));
  if (isBefore(diedOn, bornOn)) refuse(actorPhrase('actor-died-on'), actorPhrase('actor-death-before-birth'));
  if (hasAge !== (ageOn !== null)) refuse(age, actorPhrase('actor-age-without-day'));
  if (ageLower !== null && ageUpper !== null && ageLower > ageUpper)
    refuse(age, codingPhrase('bounds-swapped'));
  if (numberLower !== null && numberUpper !== null && numberLower > numberUpper)
    refuse(number, codingPhrase('bounds-swapped'));
  checkLists(facts);
  return facts;
}

/** The unit that an actor counts as; of its kind when nobody says. Error INVALID_INPUT. */
export function checkedUnit(kind: ActorKind, unit: string | null | undefined): string {
  const term = unit ?? (kind === 'person' ? 'unit-individual' : 'unit-group');
  if (!isTermOf('counting-unit', term))
    refuse(actorPhrase('actor-counting-unit'), codingPhrase('no-such-term'));
  return term;
}
