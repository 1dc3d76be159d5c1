import type { Alternative, Element, Law, Provision } from '#law';
import { judge, meetsStandard, type Evidence, type Judgement, type Scale } from './judge.ts';

/** What is charged and before whom. */
export interface Charged {
  /** Id of a provision. */
  readonly provision: string;
  readonly forum: string;
  /** The standard that counsel chose for this charge; null: what the law says of the provision. */
  readonly standard: string | null;
}

/** Evidence by the slot that it is laid to: the id of an element or of one of its alternatives. */
export type Laid = ReadonlyMap<string, readonly Evidence[]>;

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

/** A charge, element by element, against all that was laid to it. */
export interface Matrix {
  readonly charged: Charged;
  /** Gates first, the provision that is charged last. */
  readonly provisions: readonly ProvisionRows[];
  readonly result: string;
  readonly isMet: boolean;
  /** Exhibits without any one of which the charge would fall, or fall lower, with what it would come to. */
  readonly hangsOn: readonly { readonly item: string; readonly result: string; readonly isMet: boolean }[];
}

interface Context {
  readonly law: Law;
  readonly scale: Scale;
  readonly charged: Charged;
  readonly own: Provision;
  readonly judgementOf: (slot: string) => Judgement;
  /** Provisions that are being gone through, so that alternatives which name each other end. */
  readonly open: ReadonlySet<string>;
}

const place = ({ results }: Scale, id: string): number => results.findIndex((one) => one.id === id);

function extreme(scale: Scale, ids: readonly string[], which: 'highest' | 'lowest'): string {
  const [none] = scale.results;
  const sorted = ids.toSorted((one, other) => place(scale, one) - place(scale, other));
  return (which === 'highest' ? sorted.at(-1) : sorted[0]) ?? none?.id ?? '';
}

function standardFor({ charged, own }: Context, provision: Provision, element: Element): string | null {
  const { forum } = charged;
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

function elementRow(context: Context, provision: Provision, element: Element): ElementRow {
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
  const required = rows.filter(({ element }) => element.kind === 'required');
  const exceptions = rows.filter(({ element }) => element.kind === 'exception');
  return {
    provision,
    rows,
    result: extreme(
      context.scale,
      required.map(({ result }) => result),
      'lowest',
    ),
    // What asks for no proof is not met by none.
    isMet:
      required.length > 0 && required.every(({ isMet }) => isMet) && !exceptions.some(({ isMet }) => isMet),
  };
}

type Outcome = Pick<Matrix, 'provisions' | 'result' | 'isMet'>;

/** The matrix of a charge, kept so that what is laid anew to one slot is judged alone. */
export interface OpenMatrix {
  readonly matrix: () => Matrix;
  /** Replaces what is laid to one slot. */
  readonly lay: (slot: string, evidence: readonly Evidence[]) => void;
}

/**
 * Opens the matrix of a charge: every element of the provision and of its gates against what was laid to it, with its standard, and
 * which exhibits it hangs on. Each slot is judged once, and again only when its evidence changes. The same for either side of a case;
 * it says how far something is proved and never who is guilty. Error LAW_UNKNOWN for a provision that the law has not.
 */
export function openMatrix(law: Law, scale: Scale, charged: Charged, laid: Laid): OpenMatrix {
  const own = law.provision(charged.provision);
  const gates = law.gatesOf(own.id);
  const evidence = new Map(laid);
  const judged = new Map<string, Judgement>();
  const nothing = judge(scale, []);
  const judgementOf = (slot: string): Judgement => {
    const known = judged.get(slot);
    if (known) return known;
    const here = evidence.get(slot);
    const made = here ? judge(scale, here) : nothing;
    judged.set(slot, made);
    return made;
  };
  const outcome = (of: (slot: string) => Judgement): Outcome => {
    const provisions = [...gates, own].map((provision) =>
      rowsOf({ law, scale, charged, own, judgementOf: of, open: new Set([provision.id]) }, provision),
    );
    return {
      provisions,
      result: extreme(
        scale,
        provisions.map(({ result }) => result),
        'lowest',
      ),
      isMet: provisions.every(({ isMet }) => isMet),
    };
  };
  const without = (item: string): Outcome =>
    outcome((slot) => {
      const here = evidence.get(slot);
      return here?.some((one) => one.item === item)
        ? judge(
            scale,
            here.filter((one) => one.item !== item || one.stance === 'against'),
          )
        : judgementOf(slot);
    });
  return {
    lay: (slot, here) => {
      evidence.set(slot, here);
      judged.delete(slot);
    },
    matrix: () => {
      const whole = outcome(judgementOf);
      // Only what some slot hangs on can change the whole.
      const candidates = new Set(
        [...judged.values()].flatMap(({ hangsOn }) => hangsOn.map(({ item }) => item)),
      );
      const hangsOn = [...candidates].flatMap((item) => {
        const { result, isMet } = without(item);
        return place(scale, result) < place(scale, whole.result) || (whole.isMet && !isMet)
          ? [{ item, result, isMet }]
          : [];
      });
      return { charged, ...whole, hangsOn };
    },
  };
}
