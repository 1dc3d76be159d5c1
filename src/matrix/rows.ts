import type { Alternative, Element, Law, Provision } from '#law';
import { meetsStandard, type Judgement, type Scale } from './judge.ts';

/** What is charged and before whom. */
export interface Charged {
  /** Id of a provision. */
  readonly provision: string;
  readonly forum: string;
  /** The standard that counsel chose for this charge; null: what the law says of the provision. */
  readonly standard: string | null;
  /** The stage of proceedings at which it is looked at, by its id; null or left out: the merits, as law and counsel say. */
  readonly stage?: string | null;
}

/** One way to prove an element. */
export interface AlternativeRow {
  readonly alternative: Alternative;
  readonly judgement: Judgement;
  /** Provisions all of whose elements prove it too; empty when there are none. */
  readonly provisions: readonly ProvisionRows[];
  readonly result: string;
  readonly isMet: boolean;
}

/** An element against its evidence. */
export interface ElementRow {
  readonly element: Element;
  /** Id of the standard that is asked for; null when nobody says which. */
  readonly required: string | null;
  /** What is laid to the element itself. */
  readonly judgement: Judgement;
  readonly alternatives: readonly AlternativeRow[];
  /** The highest result that the element or one of its alternatives reaches. */
  readonly result: string;
  /** Whether the standard is met; false without a standard. Of an exception: whether it is made out. */
  readonly isMet: boolean;
}

/** A provision with its elements. */
export interface ProvisionRows {
  readonly provision: Provision;
  readonly rows: readonly ElementRow[];
  /** The lowest result of what is required; nothing proves more than its weakest element. */
  readonly result: string;
  /** There are required elements, every one is met, and no exception is made out. */
  readonly isMet: boolean;
}

/** What a row is worked out from. */
export interface Context {
  readonly law: Law;
  readonly scale: Scale;
  readonly charged: Charged;
  readonly own: Provision;
  /** The standard that the stage asks for before this forum; null: it asks for none of its own. */
  readonly asked: string | null;
  readonly judgementOf: (slot: string) => Judgement;
  /** Provisions that are being gone through, so that alternatives which name each other end. */
  readonly open: ReadonlySet<string>;
}

/** Where a result stands on the scale. */
export const place = ({ results }: Scale, id: string): number => results.findIndex((one) => one.id === id);

/** The highest or the lowest of some results; of none the lowest of the scale. */
export function extreme(scale: Scale, ids: readonly string[], which: 'highest' | 'lowest'): string {
  const [none] = scale.results;
  const sorted = ids.toSorted((one, other) => place(scale, one) - place(scale, other));
  return (which === 'highest' ? sorted.at(-1) : sorted[0]) ?? none?.id ?? '';
}

function standardFor(
  { charged, own, asked }: Context,
  provision: Provision,
  element: Element,
): string | null {
  const { forum } = charged;
  // What the respondent may raise is not decided at a stage that asks for less: it keeps what the merits ask of it.
  if (asked !== null && element.kind !== 'exception') return asked;
  return (
    element.standards[forum] ??
    (provision.id === own.id ? charged.standard : null) ??
    provision.standards[forum] ??
    charged.standard ??
    own.standards[forum] ??
    null
  );
}

/** Whether what is laid to a slot meets the standard that is asked for; without one it does not. */
function isProved({ standards }: Scale, judgement: Judgement, required: string | null): boolean {
  const standard = required === null ? undefined : standards.get(required);
  return standard !== undefined && meetsStandard(judgement, standard);
}

function alternativeRow(context: Context, alternative: Alternative, required: string | null): AlternativeRow {
  const { scale, law, open } = context;
  const judgement = context.judgementOf(alternative.id);
  const provisions = alternative.provisions
    .filter((id) => !open.has(id))
    .map((id) => rowsOf({ ...context, open: new Set([...open, id]) }, law.provision(id)));
  const through = provisions.length > 0 && provisions.length === alternative.provisions.length;
  const results = [
    judgement.result,
    ...(through
      ? [
          extreme(
            scale,
            provisions.map(({ result }) => result),
            'lowest',
          ),
        ]
      : []),
  ];
  return {
    alternative,
    judgement,
    provisions,
    result: extreme(scale, results, 'highest'),
    isMet: isProved(scale, judgement, required) || (through && provisions.every(({ isMet }) => isMet)),
  };
}

/** An element against what is laid to it, with its alternatives and what proves them. */
export function elementRow(context: Context, provision: Provision, element: Element): ElementRow {
  const { scale } = context;
  const required = standardFor(context, provision, element);
  const judgement = context.judgementOf(element.id);
  const alternatives = element.alternatives.map((one) => alternativeRow(context, one, required));
  return {
    element,
    required,
    judgement,
    alternatives,
    result: extreme(scale, [judgement.result, ...alternatives.map(({ result }) => result)], 'highest'),
    isMet: isProved(scale, judgement, required) || alternatives.some(({ isMet }) => isMet),
  };
}

function rowsOf(context: Context, provision: Provision): ProvisionRows {
  const rows = provision.elements.map((element) => elementRow(context, provision, element));
  return { provision, rows, ...outcomeOf(context.scale, tallyOf(context.scale, rows)) };
}

/** What rows of a provision come to, counted so that one of them can be put in the place of another. */
export interface Tally {
  /** How many required elements reach each result, by its place on the scale. */
  readonly reached: readonly number[];
  readonly required: number;
  readonly unmet: number;
  readonly exceptionsMet: number;
}

/** A tally with a row more, or with one less. */
export function counted(
  scale: Scale,
  tally: Tally,
  { element, result, isMet }: ElementRow,
  by: 1 | -1,
): Tally {
  if (element.kind === 'exception')
    return isMet ? { ...tally, exceptionsMet: tally.exceptionsMet + by } : tally;
  const at = place(scale, result);
  return {
    ...tally,
    reached: tally.reached.map((count, here) => (here === at ? count + by : count)),
    required: tally.required + by,
    unmet: tally.unmet + (isMet ? 0 : by),
  };
}

/** What rows come to, counted. */
export const tallyOf = (scale: Scale, rows: readonly ElementRow[]): Tally =>
  rows.reduce<Tally>((tally, row) => counted(scale, tally, row, 1), {
    reached: scale.results.map(() => 0),
    required: 0,
    unmet: 0,
    exceptionsMet: 0,
  });

/** The lowest result of what is required; what asks for no proof is not met by none. */
export function outcomeOf(
  scale: Scale,
  { reached, required, unmet, exceptionsMet }: Tally,
): Pick<ProvisionRows, 'result' | 'isMet'> {
  const lowest = Math.max(
    0,
    reached.findIndex((count) => count > 0),
  );
  return {
    result: scale.results[lowest]?.id ?? '',
    isMet: required > 0 && unmet === 0 && exceptionsMet === 0,
  };
}

/** Slots that a row of an element is made of, its alternatives and what proves them included. */
export function slotsWithin(law: Law, element: Element, seen = new Set<string>()): ReadonlySet<string> {
  const slots = new Set([element.id]);
  for (const { id, provisions } of element.alternatives) {
    slots.add(id);
    for (const one of provisions) {
      if (seen.has(one)) continue;
      seen.add(one);
      for (const inner of law.provision(one).elements)
        for (const slot of slotsWithin(law, inner, seen)) slots.add(slot);
    }
  }
  return slots;
}
