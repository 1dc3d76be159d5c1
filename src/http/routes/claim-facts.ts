import type { Static } from 'typebox';
import type { ClaimFacts } from '#coding';
import type { LedgeredRow } from '#ledger';
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

/** What a claim says, under the names of the API. */
export function factsOf(row: LedgeredRow<'claim'>) {
  return {
    kind: row.kind,
    body: row.body,
    speaker: row.speaker,
    polarity: row.polarity as 'affirms' | 'denies',
    certainty: row.certainty,
    saidOn: row.said_on,
    happenedOn: row.happened_on,
    place: row.place,
    placeId: row.place_id,
    measure: row.measure,
    value: row.value,
    lower: row.lower,
    upper: row.upper,
    population: row.population,
    area: row.area,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    asOf: row.as_of,
  };
}
