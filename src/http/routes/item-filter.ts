import { Type, type Static } from 'typebox';
import { readBox, type ItemFilter } from '#catalogue';
import { AppError, isId } from '#kernel';
import type { Requester } from '../context.ts';
import { httpPhrase } from '../errors.ts';

const many = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { maxItems: 50 })]));

/** What narrows a list of items, as a query. */
export const FilterQuery = Type.Object({
  kind: many,
  language: many,
  source: many,
  compartment: many,
  tag: many,
  title: Type.Optional(Type.String({ maxLength: 200 })),
  findings: Type.Optional(Type.Union([Type.Literal('yes'), Type.Literal('no')])),
  after: Type.Optional(Type.String({ maxLength: 40 })),
  before: Type.Optional(Type.String({ maxLength: 40 })),
  /** Whose own date may lie between these days, both included. */
  datedFrom: Type.Optional(Type.String({ format: 'date' })),
  datedUntil: Type.Optional(Type.String({ format: 'date' })),
  /** West, south, east and north in degrees. */
  box: Type.Optional(Type.String({ maxLength: 120 })),
});

const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

/** Ids as an address has them. Error INVALID_INPUT for one that is none. */
function ids(value: string | string[] | undefined): string[] {
  const all = list(value);
  const wrong = all.find((one) => !isId(one));
  if (wrong !== undefined)
    throw new AppError('INVALID_INPUT', { what: `“${wrong}”`, why: httpPhrase('not-an-id') });
  return all;
}

/** The same as a filter of the case that one is at work in. Error INVALID_INPUT for a date or a box that is none. */
export function filterFrom(
  query: Static<typeof FilterQuery>,
  { caseId }: Pick<Requester, 'caseId'>,
): ItemFilter {
  const when = (text: string): string => {
    if (Number.isNaN(Date.parse(text)))
      throw new AppError('INVALID_INPUT', { what: `“${text}”`, why: httpPhrase('not-a-day') });
    return new Date(text).toISOString();
  };
  return {
    caseId,
    kinds: list(query.kind),
    languages: list(query.language),
    sourceIds: ids(query.source),
    compartmentIds: ids(query.compartment),
    tags: list(query.tag),
    ...(query.title ? { title: query.title } : {}),
    ...(query.findings ? { hasFindings: query.findings === 'yes' } : {}),
    ...(query.after ? { receivedAfter: when(query.after) } : {}),
    ...(query.datedFrom ? { datedFrom: query.datedFrom } : {}),
    ...(query.datedUntil ? { datedUntil: query.datedUntil } : {}),
    ...(query.box ? { box: readBox(query.box) } : {}),
    ...(query.before ? { receivedBefore: when(query.before) } : {}),
  };
}
