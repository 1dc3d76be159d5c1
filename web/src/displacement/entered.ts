import type { DisplacementEventFacts, HouseholdFacts, PropertyFacts } from '../api/schema.gen.ts';
import {
  CAUSES,
  CONDITIONS,
  PROPERTY_TYPES,
  RETURN_STATES,
  SIZE_KINDS,
  TITLE_GRADES,
  TITLE_KINDS,
  USER_RIGHTS,
  WISHES,
} from '../search-displacement.ts';
import type { Kept } from '../ui/kept-form.ts';

/** Most lines of a list; as the server takes them. */
export const LINES_MAX = 50;

const text = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;
const wordOf = <T extends string>(values: readonly T[], given: string | null): T | null =>
  values.find((one) => one === given) ?? null;

/** The name of a field of a line of a list, from 0. */
export const lineField = (list: string, line: number, column: string): string => `${list} ${line} ${column}`;

/** Lines of a list, from 0, into which something was typed. */
export const linesTyped = (list: string, kept: Kept): ReadonlySet<number> =>
  new Set(
    kept.flatMap(([name, value]) => {
      const [of, line] = name.split(' ');
      return of === list && value.trim() !== '' ? [Number(line)] : [];
    }),
  );

/** Lines of a list into which something was typed, each with what its columns say. */
function linesIn<C extends string>(
  form: FormData,
  list: string,
  columns: readonly C[],
): Record<C, string | null>[] {
  const all = Array.from(
    { length: LINES_MAX },
    (_, line) =>
      Object.fromEntries(columns.map((one) => [one, text(form, lineField(list, line, one))])) as Record<
        C,
        string | null
      >,
  );
  return all.filter((one) => Object.values(one).some((value) => value !== null));
}

type Size = HouseholdFacts['sizeThen'];
type Intention = HouseholdFacts['intentions'][number];
type State = HouseholdFacts['statuses'][number];
type Loss = HouseholdFacts['losses'][number];

/** A number with its kind: where no number is typed it is not known. */
export function sizeIn(form: FormData, name: string): Size {
  const typed = text(form, name);
  const saidBy = text(form, `${name}SaidBy`);
  const are = wordOf(SIZE_KINDS, text(form, `${name}Are`)) ?? 'exact';
  const count = typed === null ? null : Number(typed);
  return count === null || are === 'unknown' || Number.isNaN(count)
    ? { are: 'unknown', count: null, saidBy }
    : { are, count, saidBy };
}

/** How many a household is, and what is noted of it. */
export const householdFacts = (form: FormData): Pick<HouseholdFacts, 'sizeThen' | 'sizeNow' | 'note'> => ({
  sizeThen: sizeIn(form, 'sizeThen'),
  sizeNow: sizeIn(form, 'sizeNow'),
  note: text(form, 'note'),
});

/** What the fields of a wish say; null where none is chosen. */
export function wishIn(form: FormData): Intention | null {
  const wish = wordOf(WISHES, text(form, 'wish'));
  if (wish === null) return null;
  const said = { on: text(form, 'wishOn'), conditions: text(form, 'conditions') };
  return { wish, ...said, saidBy: text(form, 'wishSaidBy') ?? '' };
}

/** What the fields of a state of return say; null likewise. */
export function stateIn(form: FormData): State | null {
  const status = wordOf(RETURN_STATES, text(form, 'status'));
  if (status === null) return null;
  const days = { from: text(form, 'statusFrom'), until: text(form, 'statusUntil') };
  return { status, ...days, saidBy: text(form, 'statusSaidBy') ?? '', words: text(form, 'statusWords') };
}

/** What the fields of a loss say. */
export const lossIn = (form: FormData): Loss => ({
  what: text(form, 'what') ?? '',
  amount: text(form, 'amount') ?? '',
  currency: (text(form, 'currency') ?? '').toUpperCase(),
  from: text(form, 'from'),
  until: text(form, 'until'),
  basis: text(form, 'basis'),
  valuedBy: text(form, 'valuedBy') ?? '',
  property: text(form, 'property'),
});

/** The beginning of a day as it is written that can be put in order; null of one that cannot. */
const ordered = (day: string | null): string | null => /^\d{4}(?:-\d\d){0,2}/.exec(day ?? '')?.[0] ?? null;

/**
 * A line more, before the first that is of a later day: lines stand in the order of time, and the last one holds. One whose day is not known, or
 * cannot be put in order, is said last.
 */
export function inOrder<T>(lines: readonly T[], line: T, dayOf: (line: T) => string | null): T[] {
  const day = ordered(dayOf(line));
  const at =
    day === null
      ? -1
      : lines.findIndex((one) => {
          const other = ordered(dayOf(one));
          return other !== null && other > day;
        });
  return at === -1 ? [...lines, line] : lines.toSpliced(at, 0, line);
}

type EventWords = Omit<DisplacementEventFacts, 'size'> & { readonly settlementId: string | null };

/** What the fields of a displacement say. */
export const eventFacts = (form: FormData): EventWords => ({
  settlementId: text(form, 'settlementId'),
  origin: text(form, 'origin'),
  address: text(form, 'address'),
  from: text(form, 'from'),
  until: text(form, 'until'),
  cause: wordOf(CAUSES, text(form, 'cause')) ?? 'not-said',
  causeWords: text(form, 'causeWords'),
  alleged: linesIn(form, 'alleged', ['actor', 'saidBy', 'words'] as const).map((one) => ({
    actor: one.actor ?? '',
    saidBy: one.saidBy ?? '',
    words: one.words,
  })),
  destinations: linesIn(form, 'destinations', ['place', 'from', 'saidBy'] as const).map((one) => ({
    ...one,
    place: one.place ?? '',
  })),
  note: text(form, 'eventNote'),
});

/** What the fields of a property say. */
export const propertyFacts = (form: FormData): PropertyFacts & { readonly settlementId: string | null } => ({
  settlementId: text(form, 'settlementId'),
  type: wordOf(PROPERTY_TYPES, text(form, 'type')) ?? 'not-said',
  place: text(form, 'place'),
  parcel: text(form, 'parcel'),
  extent: text(form, 'extent'),
  right: wordOf(USER_RIGHTS, text(form, 'right')) ?? 'not-said',
  rightWords: text(form, 'rightWords'),
  titles: linesIn(form, 'titles', ['kind', 'grade', 'words', 'serial'] as const).map((one) => ({
    // The form asks for the kind of a line that says anything.
    kind: wordOf(TITLE_KINDS, one.kind) ?? 'other',
    grade: wordOf(TITLE_GRADES, one.grade) ?? 'not-graded',
    words: one.words ?? '',
    serial: one.serial,
  })),
  conditions: linesIn(form, 'conditions', ['condition', 'on', 'saidBy', 'words'] as const).map((one) => ({
    ...one,
    condition: wordOf(CONDITIONS, one.condition) ?? 'unknown',
    saidBy: one.saidBy ?? '',
  })),
  occupants: linesIn(form, 'occupants', ['who', 'from', 'until', 'saidBy'] as const).map((one) => ({
    ...one,
    who: one.who ?? '',
    saidBy: one.saidBy ?? '',
  })),
  note: text(form, 'note'),
});

/** Who is picked as head of the household then and now. */
export const headsIn = (form: FormData) =>
  (['then', 'now'] as const).flatMap((at) => {
    const actorId = text(form, at === 'then' ? 'headThen' : 'headNow');
    return actorId === null ? [] : [{ actorId, role: 'head' as const, at }];
  });
