import type { DetentionFacts, ExchangeFacts, MissingFacts } from '../api/schema.gen.ts';
import { MISSING_STATES, OUTCOMES, SAMPLE_STATES, STATUS_CODES } from '../search-detention.ts';

/** Most lines of a list. */
export const LINES_MAX = 50;

/** Columns of the lists of a record. */
export const LISTS = {
  statuses: ['party', 'words', 'code', 'asOf'],
  places: ['name', 'from', 'until'],
  acknowledged: ['by', 'on'],
  states: ['state', 'by', 'on', 'words'],
} as const;
export type ListName = keyof typeof LISTS;

/** What a field of a line is called in the form. */
export const lineField = (list: ListName, line: number, column: string): string =>
  `${list} ${line} ${column}`;

type Line = Readonly<Record<string, string | null>>;

const text = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;
const wordOf = <T extends string>(values: readonly T[], given: string | null, otherwise: T): T =>
  values.find((one) => one === given) ?? otherwise;
const perLine = (form: FormData, name: string): string[] =>
  (text(form, name) ?? '')
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The lines of a list in which something is typed; a choice alone is nothing. */
function linesOf(form: FormData, list: ListName, choice?: string): Line[] {
  const columns: readonly string[] = LISTS[list];
  return Array.from({ length: LINES_MAX }, (_, line) =>
    Object.fromEntries(columns.map((column) => [column, text(form, lineField(list, line, column))])),
  ).filter((one) => columns.some((column) => column !== choice && one[column] !== null));
}

/** What the fields of a time of being held say, as the server takes it. */
export const detentionFacts = (form: FormData): DetentionFacts => {
  const outcome = OUTCOMES.find((one) => one === form.get('outcome')) ?? null;
  return {
    capturedOn: text(form, 'capturedOn'),
    capturedAt: text(form, 'capturedAt'),
    capturedUnit: text(form, 'capturedUnit'),
    capturedBy: text(form, 'capturedBy'),
    statuses: linesOf(form, 'statuses', 'code').map((one) => ({
      party: one['party'] ?? '',
      words: one['words'] ?? '',
      code: wordOf(STATUS_CODES, one['code'] ?? null, 'not-said'),
      asOf: one['asOf'] ?? null,
    })),
    places: linesOf(form, 'places').map((one) => ({
      name: one['name'] ?? '',
      from: one['from'] ?? null,
      until: one['until'] ?? null,
    })),
    acknowledged: linesOf(form, 'acknowledged').map((one) => ({
      by: one['by'] ?? '',
      on: one['on'] ?? null,
    })),
    visits: perLine(form, 'visits'),
    outcome,
    outcomeOn: text(form, 'outcomeOn'),
    outcomeWords: text(form, 'outcomeWords'),
    note: text(form, 'note'),
  };
};

/** The same of a missing case. */
export const missingFacts = (form: FormData): MissingFacts => ({
  lastSeenOn: text(form, 'lastSeenOn'),
  lastSeenAt: text(form, 'lastSeenAt'),
  circumstances: text(form, 'circumstances'),
  states: linesOf(form, 'states', 'state').map((one) => ({
    state: wordOf(MISSING_STATES, one['state'] ?? null, 'missing'),
    by: one['by'] ?? '',
    on: one['on'] ?? null,
    words: one['words'] ?? null,
  })),
  sample: wordOf(SAMPLE_STATES, text(form, 'sample'), 'not-said'),
  sampleNote: text(form, 'sampleNote'),
  grave: text(form, 'grave'),
  note: text(form, 'note'),
});

/** The same of an exchange. */
export const exchangeFacts = (form: FormData): ExchangeFacts => ({
  title: text(form, 'title') ?? '',
  heldOn: text(form, 'heldOn'),
  heldAt: text(form, 'heldAt'),
  mediators: perLine(form, 'mediators'),
  sideA: text(form, 'sideA') ?? '',
  sideB: text(form, 'sideB') ?? '',
  note: text(form, 'note'),
});

/** Whom a record is about: somebody who was picked, or so many whom nobody named. */
export function whomIn(form: FormData): { actorId: string | null; unnamed: number } {
  const actorId = text(form, 'actorId');
  return { actorId, unnamed: actorId === null ? Number(text(form, 'unnamed') ?? 1) : 0 };
}

/** First and last day that a date may mean, `YYYY-MM-DD`; null where it is not a plain year, month or day, or a span of such. */
export function daysIn(edtf: string | null): { readonly first: string; readonly last: string } | null {
  const [from = '', to = from] = (edtf ?? '').replaceAll(/[~?%]/g, '').split('/');
  const edge = (part: string, isLast: boolean): string | null => {
    const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(part);
    if (!parts) return null;
    const [, year = '', month, day] = parts;
    if (day !== undefined) return part;
    const at = isLast
      ? Date.UTC(Number(year), month === undefined ? 12 : Number(month), 0)
      : Date.UTC(Number(year), month === undefined ? 0 : Number(month) - 1, 1);
    return new Date(at).toISOString().slice(0, 10);
  };
  const [first, last] = [edge(from, false), edge(to, true)];
  return first === null || last === null || last < first ? null : { first, last };
}
