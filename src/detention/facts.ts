import {
  dated,
  optional,
  required,
  wrong,
  type DetentionFacts,
  type ExchangeFacts,
  type FactsOf,
  type MissingFacts,
  type RecordKind,
} from './model.ts';

const LINES_MAX = 50;

const lines = <T>(what: Parameters<typeof wrong>[0], given: readonly T[]): readonly T[] => {
  if (given.length > LINES_MAX) throw wrong(what, 'too-many-lines');
  return given;
};

function checkedDetention(facts: DetentionFacts): DetentionFacts {
  const { outcome, outcomeOn, outcomeWords } = facts;
  if (outcome === null && (outcomeOn !== null || outcomeWords !== null))
    throw wrong('the-outcome-words', 'outcome-needs-kind');
  return {
    capturedOn: dated('the-capture-day', facts.capturedOn),
    capturedAt: optional('the-capture', facts.capturedAt, 300),
    capturedUnit: optional('the-capture', facts.capturedUnit, 300),
    capturedBy: optional('the-capture', facts.capturedBy, 300),
    statuses: lines('a-status', facts.statuses).map(({ party, words, code, asOf }) => ({
      party: required('the-status-party', party, 300),
      words: required('a-status', words, 300),
      code,
      asOf: dated('the-status-day', asOf),
    })),
    places: lines('a-held-place', facts.places).map(({ name, from, until }) => ({
      name: required('a-held-place', name, 300),
      from: dated('a-held-day', from),
      until: dated('a-held-day', until),
    })),
    acknowledged: lines('who-acknowledged', facts.acknowledged).map(({ by, on }) => ({
      by: required('who-acknowledged', by, 300),
      on: dated('the-acknowledged-day', on),
    })),
    visits: lines('a-visit-day', facts.visits).flatMap((one) => dated('a-visit-day', one) ?? []),
    outcome,
    outcomeOn: dated('the-outcome-day', outcomeOn),
    outcomeWords: optional('the-outcome-words', outcomeWords, 1000),
    note: optional('the-detention-note', facts.note, 4000),
  };
}

const checkedMissing = (facts: MissingFacts): MissingFacts => ({
  lastSeenOn: dated('the-last-seen-day', facts.lastSeenOn),
  lastSeenAt: optional('last-seen', facts.lastSeenAt, 300),
  circumstances: optional('the-circumstances', facts.circumstances, 4000),
  states: lines('who-says-state', facts.states).map(({ state, by, on, words }) => ({
    state,
    by: required('who-says-state', by, 300),
    on: dated('the-state-day', on),
    words: optional('the-state-words', words, 1000),
  })),
  sample: facts.sample,
  sampleNote: optional('the-sample-note', facts.sampleNote, 1000),
  grave: optional('the-grave-words', facts.grave, 1000),
  note: optional('the-detention-note', facts.note, 4000),
});

const checkedExchange = (facts: ExchangeFacts): ExchangeFacts => ({
  title: required('the-exchange-title', facts.title, 300),
  heldOn: dated('the-exchange-day', facts.heldOn),
  heldAt: optional('the-exchange-place', facts.heldAt, 300),
  mediators: lines('who-mediated-exchange', facts.mediators).map((one) =>
    required('who-mediated-exchange', one, 300),
  ),
  sideA: required('the-sides', facts.sideA, 300),
  sideB: required('the-sides', facts.sideB, 300),
  note: optional('the-detention-note', facts.note, 4000),
});

const CHECKED: { readonly [K in RecordKind]: (facts: FactsOf[K]) => FactsOf[K] } = {
  detention: checkedDetention,
  missing: checkedMissing,
  exchange: checkedExchange,
};

/** What is recorded of a record of this kind, its texts cleaned, its days read. Error INVALID_INPUT. */
export const checkedFacts = <K extends RecordKind>(kind: K, facts: FactsOf[K]): FactsOf[K] =>
  CHECKED[kind](facts);
