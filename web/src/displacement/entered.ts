import type { DisplacementEventFacts, HouseholdFacts } from '../api/schema.gen.ts';
import { CAUSES, RETURN_STATES, SIZE_KINDS, WISHES } from '../search-displacement.ts';

const text = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;
const wordOf = <T extends string>(values: readonly T[], given: string | null): T | null =>
  values.find((one) => one === given) ?? null;

type Size = HouseholdFacts['sizeThen'];

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

type Whole = Pick<HouseholdFacts, 'sizeThen' | 'sizeNow' | 'intentions' | 'statuses' | 'note'>;

/** What the fields of a household say. What was said of wish and return before stays: what is typed is added to it. */
export function householdFacts(
  form: FormData,
  known: Partial<Pick<HouseholdFacts, 'intentions' | 'statuses'>>,
): Whole {
  const wish = wordOf(WISHES, text(form, 'wish'));
  const status = wordOf(RETURN_STATES, text(form, 'status'));
  const saidBy = text(form, 'wishSaidBy') ?? '';
  const intention = { on: text(form, 'wishOn'), conditions: text(form, 'conditions'), saidBy };
  const state = { from: text(form, 'statusFrom'), until: null, words: null };
  return {
    sizeThen: sizeIn(form, 'sizeThen'),
    sizeNow: sizeIn(form, 'sizeNow'),
    intentions: [...(known.intentions ?? []), ...(wish === null ? [] : [{ wish, ...intention }])],
    statuses: [
      ...(known.statuses ?? []),
      ...(status === null ? [] : [{ status, ...state, saidBy: text(form, 'statusSaidBy') ?? '' }]),
    ],
    note: text(form, 'note'),
  };
}

type EventWords = Omit<DisplacementEventFacts, 'size'> & { readonly settlementId: string | null };

/** What the fields of a displacement say. */
export function eventFacts(form: FormData): EventWords {
  const [actor, place] = [text(form, 'actor'), text(form, 'destination')];
  return {
    settlementId: text(form, 'settlementId'),
    origin: text(form, 'origin'),
    address: text(form, 'address'),
    from: text(form, 'from'),
    until: text(form, 'until'),
    cause: wordOf(CAUSES, text(form, 'cause')) ?? 'not-said',
    causeWords: text(form, 'causeWords'),
    alleged: actor === null ? [] : [{ actor, saidBy: text(form, 'actorSaidBy') ?? '', words: null }],
    destinations: place === null ? [] : [{ place, from: text(form, 'destinationFrom'), saidBy: null }],
    note: null,
  };
}

/** Who is picked as head of the household then and now. */
export const headsIn = (form: FormData) =>
  (['then', 'now'] as const).flatMap((at) => {
    const actorId = text(form, at === 'then' ? 'headThen' : 'headNow');
    return actorId === null ? [] : [{ actorId, role: 'head' as const, at }];
  });
