import { parseSerial } from '#kernel';
import { daysBetween } from '#settlements';
import {
  dated,
  optional,
  required,
  wrong,
  type EventFacts,
  type FactsOf,
  type HouseholdFacts,
  type Loss,
  type PropertyFacts,
  type RecordKind,
  type Size,
} from './model.ts';
import type { DisplacementCode } from './phrases.ts';

const LINES_MAX = 50;
const PERSONS_MAX = 10_000_000;

const lines = <T>(what: DisplacementCode, given: readonly T[]): readonly T[] => {
  if (given.length > LINES_MAX) throw wrong(what, 'displacement-lines');
  return given;
};

/** Two days of which the second does not lie before the first, whatever they mean. Error INVALID_INPUT. */
function period(what: DisplacementCode, from: string | null, until: string | null) {
  const days = { from: dated(what, from), until: dated(what, until) };
  const [first, last] = [daysBetween(days.from).first, daysBetween(days.until).last];
  if (first !== null && last !== null && last < first) throw wrong(what, 'displacement-ends-first');
  return days;
}

function checkedSize(what: DisplacementCode, { are, count, saidBy }: Size): Size {
  const isWhole = count !== null && Number.isInteger(count) && count >= 1 && count <= PERSONS_MAX;
  if (are === 'unknown' ? count !== null : !isWhole) throw wrong(what, 'size-needs-count');
  return { are, count, saidBy: optional('who-says-size', saidBy, 300) };
}

function checkedLoss(loss: Loss): Loss {
  if (!/^\d{1,15}(?:\.\d{1,4})?$/.test(loss.amount)) throw wrong('the-loss-amount', 'amount-is-decimal');
  if (!/^[A-Z]{3}$/.test(loss.currency)) throw wrong('the-loss-currency', 'currency-is-code');
  const property = loss.property === null ? null : parseSerial(loss.property);
  if (loss.property !== null && property === null) throw wrong('the-loss-property', 'household-is-record');
  return {
    what: required('a-loss', loss.what, 500),
    amount: loss.amount,
    currency: loss.currency,
    ...period('the-loss-period', loss.from, loss.until),
    basis: optional('the-loss-basis', loss.basis, 1000),
    valuedBy: required('who-values-loss', loss.valuedBy, 300),
    property,
  };
}

const checkedHousehold = (facts: HouseholdFacts): HouseholdFacts => ({
  sizeThen: checkedSize('the-household-size', facts.sizeThen),
  sizeNow: checkedSize('the-household-size', facts.sizeNow),
  intentions: lines('who-says-intention', facts.intentions).map((one) => ({
    on: dated('an-intention-day', one.on),
    wish: one.wish,
    conditions: optional('the-return-conditions', one.conditions, 1000),
    saidBy: required('who-says-intention', one.saidBy, 300),
  })),
  statuses: lines('who-says-return', facts.statuses).map((one) => ({
    status: one.status,
    ...period('a-return-day', one.from, one.until),
    saidBy: required('who-says-return', one.saidBy, 300),
    words: optional('the-return-words', one.words, 1000),
  })),
  losses: lines('a-loss', facts.losses).map(checkedLoss),
  note: optional('the-displacement-note', facts.note, 4000),
});

const checkedEvent = (facts: EventFacts): EventFacts => ({
  origin: optional('the-origin-words', facts.origin, 300),
  address: optional('the-origin-address', facts.address, 300),
  ...period('the-displacement-days', facts.from, facts.until),
  cause: facts.cause,
  causeWords: optional('the-cause-words', facts.causeWords, 1000),
  size: checkedSize('the-number-displaced', facts.size),
  alleged: lines('the-alleged-actor', facts.alleged).map((one) => ({
    actor: required('the-alleged-actor', one.actor, 300),
    saidBy: required('who-says-actor', one.saidBy, 300),
    words: optional('the-alleged-actor', one.words, 1000),
  })),
  destinations: lines('a-destination', facts.destinations).map((one) => ({
    place: required('a-destination', one.place, 300),
    from: dated('the-destination-day', one.from),
    saidBy: optional('a-destination', one.saidBy, 300),
  })),
  note: optional('the-displacement-note', facts.note, 4000),
});

const checkedProperty = (facts: PropertyFacts): PropertyFacts => ({
  type: facts.type,
  place: optional('the-property-words', facts.place, 300),
  parcel: optional('the-property-words', facts.parcel, 300),
  extent: optional('the-property-words', facts.extent, 300),
  right: facts.right,
  rightWords: optional('the-property-words', facts.rightWords, 1000),
  titles: lines('a-title-evidence', facts.titles).map((one) => ({
    kind: one.kind,
    grade: one.grade,
    words: required('a-title-evidence', one.words, 500),
    serial: one.serial === null ? null : required('a-title-evidence', one.serial, 20),
  })),
  conditions: lines('a-property-condition', facts.conditions).map((one) => ({
    condition: one.condition,
    on: dated('the-property-days', one.on),
    saidBy: required('a-property-condition', one.saidBy, 300),
    words: optional('a-property-condition', one.words, 1000),
  })),
  occupants: lines('a-property-occupant', facts.occupants).map((one) => ({
    who: required('a-property-occupant', one.who, 300),
    ...period('the-property-days', one.from, one.until),
    saidBy: required('a-property-occupant', one.saidBy, 300),
  })),
  note: optional('the-displacement-note', facts.note, 4000),
});

const CHECKED: { readonly [K in RecordKind]: (facts: FactsOf[K]) => FactsOf[K] } = {
  household: checkedHousehold,
  event: checkedEvent,
  property: checkedProperty,
};

/** What is recorded of a record of this kind, its texts cleaned, its days read. Error INVALID_INPUT. */
export const checkedFacts = <K extends RecordKind>(kind: K, facts: FactsOf[K]): FactsOf[K] =>
  CHECKED[kind](facts);

/** The year in which something began; null where its date may mean several, or none. */
export function yearOf(from: string | null): number | null {
  const { first, last } = daysBetween(from);
  const year = first?.slice(0, 4);
  return year !== undefined && year === last?.slice(0, 4) && Number(year) > 0 ? Number(year) : null;
}
