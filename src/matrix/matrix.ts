import type { Law, Provision } from '#law';
import { judge, type Evidence, type Judgement, type Scale } from './judge.ts';
import {
  counted,
  elementRow,
  extreme,
  outcomeOf,
  place,
  slotsWithin,
  tallyOf,
  type Charged,
  type ElementRow,
  type ProvisionRows,
  type Tally,
} from './rows.ts';

/** Evidence by the slot that it is laid to: the id of an element or of one of its alternatives. */
export type Laid = ReadonlyMap<string, readonly Evidence[]>;

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

/** A gate, or what is charged, with its rows as they were worked out last. */
interface Top {
  readonly provision: Provision;
  /** Undefined where what is laid to it has changed since. */
  readonly rows: (ElementRow | undefined)[];
  made: ProvisionRows | null;
  tally: Tally;
}

/** Where a slot counts: numbers of a top and of one of its rows. */
type RowAt = readonly [top: number, row: number];

/** The matrix of a charge, kept so that what is laid anew to one slot is judged alone. */
export interface OpenMatrix {
  readonly matrix: () => Matrix;
  /** Replaces what is laid to one slot. */
  readonly lay: (slot: string, evidence: readonly Evidence[]) => void;
}

/** What the provisions of a charge come to together. */
function wholeOf(scale: Scale, tallies: readonly Tally[]): Pick<Matrix, 'result' | 'isMet'> {
  const outcomes = tallies.map((tally) => outcomeOf(scale, tally));
  return {
    result: extreme(
      scale,
      outcomes.map(({ result }) => result),
      'lowest',
    ),
    isMet: outcomes.every(({ isMet }) => isMet),
  };
}

/**
 * Opens the matrix of a charge: every element of the provision and of its gates against what was laid to it, with its standard, and
 * which exhibits it hangs on. Each slot is judged once, and again only when its evidence changes; a row is worked out again only when a
 * slot within it was, and an exhibit is dropped only from the rows that it counts in. The same for either side of a case; it says how far
 * something is proved and never who is guilty. Error LAW_UNKNOWN for a provision or a stage that the law has not.
 */
export function openMatrix(law: Law, scale: Scale, charged: Charged, laid: Laid): OpenMatrix {
  const own = law.provision(charged.provision);
  const stage = charged.stage === undefined || charged.stage === null ? null : law.stage(charged.stage);
  const asked = stage?.asks[charged.forum] ?? null;
  const tops = [...law.gatesOf(own.id), own].map((provision): Top => ({
    provision,
    rows: provision.elements.map(() => undefined),
    made: null,
    tally: tallyOf(scale, []),
  }));
  const rowsAt = new Map<string, RowAt[]>();
  for (const [top, { provision }] of tops.entries())
    for (const [row, element] of provision.elements.entries())
      for (const slot of slotsWithin(law, element))
        rowsAt.set(slot, [...(rowsAt.get(slot) ?? []), [top, row]]);
  const evidence = new Map(laid);
  const judged = new Map<string, Judgement>();
  /** Slots at which an exhibit speaks for something; made when one is looked for first, as most charges hang on few. */
  let slotsOf: Map<string, Set<string>> | null = null;
  const index = (slot: string, here: readonly Evidence[], isThere: boolean): void => {
    for (const { item, stance } of slotsOf === null ? [] : here) {
      if (stance !== 'for') continue;
      const slots = slotsOf?.get(item) ?? new Set();
      slotsOf?.set(item, slots);
      if (isThere) slots.add(slot);
      else slots.delete(slot);
    }
  };
  const slotsWith = (item: string): ReadonlySet<string> => {
    if (slotsOf === null) {
      slotsOf = new Map();
      for (const [slot, here] of evidence) index(slot, here, true);
    }
    return slotsOf.get(item) ?? new Set();
  };
  const nothing = judge(scale, []);
  const judgementOf = (slot: string): Judgement => {
    const known = judged.get(slot);
    if (known) return known;
    const here = evidence.get(slot);
    const made = here ? judge(scale, here) : nothing;
    judged.set(slot, made);
    return made;
  };
  const rowAt = ([top, row]: RowAt, of: (slot: string) => Judgement): ElementRow | null => {
    const provision = tops[top]?.provision;
    const element = provision?.elements[row];
    if (!provision || !element) return null;
    const open = new Set([provision.id]);
    return elementRow({ law, scale, charged, own, asked, judgementOf: of, open }, provision, element);
  };
  const refresh = (): ProvisionRows[] =>
    tops.map((top, at) => {
      if (top.made) return top.made;
      const rows = top.rows.map((known, row) => known ?? rowAt([at, row], judgementOf));
      const made = rows.filter((row) => row !== null);
      top.rows.splice(0, top.rows.length, ...made);
      top.tally = tallyOf(scale, made);
      return (top.made = { provision: top.provision, rows: made, ...outcomeOf(scale, top.tally) });
    });
  /** What the whole comes to without an exhibit: what it says against something stays. */
  const without = (item: string): Pick<Matrix, 'result' | 'isMet'> => {
    const lost = new Map(
      [...slotsWith(item)].map((slot) => {
        const left = (evidence.get(slot) ?? []).filter(
          (one) => one.item !== item || one.stance === 'against',
        );
        return [slot, judge(scale, left)] as const;
      }),
    );
    const touched = new Map(
      [...lost.keys()].flatMap((slot) => rowsAt.get(slot) ?? []).map((at) => [at.join(' '), at]),
    );
    const tallies = tops.map(({ tally }) => tally);
    for (const at of touched.values()) {
      const [top, row] = at;
      const [before, after] = [
        tops[top]?.rows[row],
        rowAt(at, (slot) => lost.get(slot) ?? judgementOf(slot)),
      ];
      const tally = tallies[top];
      if (before && after && tally)
        tallies[top] = counted(scale, counted(scale, tally, before, -1), after, 1);
    }
    return wholeOf(scale, tallies);
  };
  return {
    lay: (slot, here) => {
      index(slot, evidence.get(slot) ?? [], false);
      evidence.set(slot, here);
      index(slot, here, true);
      judged.delete(slot);
      for (const [top, row] of rowsAt.get(slot) ?? []) {
        const changed = tops[top];
        if (!changed) continue;
        changed.rows[row] = undefined;
        changed.made = null;
      }
    },
    matrix: () => {
      const provisions = refresh();
      const whole = wholeOf(
        scale,
        tops.map(({ tally }) => tally),
      );
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
      return { charged, provisions, ...whole, hangsOn };
    },
  };
}
