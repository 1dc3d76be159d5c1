import type { Static } from 'typebox';
import type { ClaimFacts } from '#coding';
import type { ClaimFactsBody } from '../schema-coding.ts';

const COLUMNS = {
  kind: 'kind',
  body: 'body',
  speaker: 'speaker',
  polarity: 'polarity',
  certainty: 'certainty',
  saidOn: 'said_on',
  happenedOn: 'happened_on',
  place: 'place',
  placeId: 'place_id',
  measure: 'measure',
  value: 'value',
  lower: 'lower',
  upper: 'upper',
  population: 'population',
  area: 'area',
  periodFrom: 'period_from',
  periodTo: 'period_to',
  asOf: 'as_of',
} as const satisfies Record<keyof Static<typeof ClaimFactsBody>, keyof ClaimFacts>;

/** What a body says of a claim, under the names of the table; what is left out is left out. */
export function factsFrom(body: Static<typeof ClaimFactsBody>): Partial<ClaimFacts> {
  return Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([name, column]) => {
      const value = body[name as keyof typeof COLUMNS];
      return value === undefined ? [] : [[column, value]];
    }),
  );
}
