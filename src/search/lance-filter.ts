import type { DayRange, IndexFilter } from './model.ts';

/** A value as the engine's SQL writes it; it may hold anything. */
export function sqlText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Values between commas, for `in (…)`. */
export function sqlTexts(values: readonly string[]): string {
  return values.map(sqlText).join(', ');
}

function oneOf(column: string, values: readonly string[]): string {
  return values.length === 0 ? 'false' : `${column} in (${sqlTexts(values)})`;
}

function typed(values: readonly string[]): string {
  return values.length === 0 ? 'false' : `(${oneOf('kind', values)} or ${oneOf('media_type', values)})`;
}

function inLanguages(values: readonly string[]): string {
  return values.length === 0 ? 'false' : `array_has_any(langs, [${sqlTexts(values)}])`;
}

function within(from: string, to: string, range: DayRange): string[] {
  return [
    `${from} > 0`,
    ...(range.from === undefined ? [] : [`${to} >= ${Math.trunc(range.from)}`]),
    ...(range.to === undefined ? [] : [`${from} <= ${Math.trunc(range.to)}`]),
  ];
}

/** The condition of a filter in the engine's SQL. Values may hold anything: they are quoted. */
export function filterSql(filter: IndexFilter): string {
  const given = <T>(value: T | undefined, write: (value: T) => string): string[] =>
    value === undefined ? [] : [write(value)];
  return [
    oneOf('compartment_id', filter.compartmentIds),
    ...given(filter.caseIds, (ids) => oneOf('case_id', ids)),
    ...given(filter.sourceIds, (ids) => oneOf('source_id', ids)),
    ...given(filter.notSourceIds, (ids) => `not ${oneOf('source_id', ids)}`),
    ...given(filter.types, typed),
    ...given(filter.notTypes, (types) => `not ${typed(types)}`),
    ...given(filter.languages, inLanguages),
    ...given(filter.notLanguages, (languages) => `not ${inLanguages(languages)}`),
    ...given(filter.parts, (parts) => oneOf('part', parts)),
    ...given(filter.itemIds, (ids) => oneOf('item_id', ids)),
    ...(filter.received ? within('received_day', 'received_day', filter.received) : []),
    ...(filter.dated ? within('dated_from', 'dated_to', filter.dated) : []),
  ].join(' and ');
}
