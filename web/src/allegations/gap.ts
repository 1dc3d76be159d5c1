import type { AlternativeRow, ElementRow, Judgement, Matrix, ProvisionRows } from '../api/schema.gen.ts';

/** An element or one of its ways to be proved: what is laid to it and what it comes to. */
export interface Judged {
  readonly judgement: Judgement;
  readonly result: string;
  readonly isMet: boolean;
  readonly alternatives?: readonly AlternativeRow[];
}

/** Evidence of an element with all its alternatives, as it is counted in one line. */
export interface Counted {
  readonly for: number;
  readonly against: number;
  readonly unweighed: number;
}

/** How much is laid to it and to its alternatives. */
export function countsOf({ judgement, alternatives = [] }: Judged): Counted {
  const all = [judgement, ...alternatives.map((one) => one.judgement)];
  const sum = (pick: 'for' | 'against' | 'unweighed'): number =>
    all.reduce((total, one) => total + one[pick], 0);
  return { for: sum('for'), against: sum('against'), unweighed: sum('unweighed') };
}

/** What carries the result: what is laid to the element itself, or one of its alternatives. */
export interface Lead {
  readonly judgement: Judgement;
  readonly alternative: AlternativeRow | null;
  /** That the alternative has its result from provisions that prove it, not from what is laid to it. */
  readonly isThrough: boolean;
}

/** Finds it; the element itself before its alternatives, and among those the first that comes to the result. */
export function leadOf({ judgement, result, alternatives = [] }: Judged): Lead {
  const isEmpty = judgement.for + judgement.against === 0;
  if (judgement.result === result && !isEmpty) return { judgement, alternative: null, isThrough: false };
  const best =
    alternatives.find((one) => one.result === result && one.judgement.for > 0) ??
    alternatives.find((one) => one.result === result && one.judgement.result !== result);
  if (!best) return { judgement, alternative: null, isThrough: false };
  return {
    judgement: best.judgement,
    alternative: best,
    isThrough: best.judgement.result !== best.result,
  };
}

/** What is missing, by the first of these that holds. */
export type Gap =
  | 'made-out'
  | 'not-made-out'
  | 'nothing-for-exception'
  | 'met'
  | 'nothing'
  | 'through'
  | 'unweighed'
  | 'no-standard'
  | 'short';

/** Says what is missing of an element, or of one of its alternatives, before the standard that is asked for is met. */
export function gapOf(of: Judged, required: string | null, isException = false): Gap {
  const counts = countsOf(of);
  if (isException) {
    if (of.isMet) return 'made-out';
    return counts.for === 0 ? 'nothing-for-exception' : 'not-made-out';
  }
  if (of.isMet) return 'met';
  const lead = leadOf(of);
  if (lead.isThrough) return 'through';
  if (counts.for === 0) return 'nothing';
  if (lead.judgement.best === null) return 'unweighed';
  return required === null ? 'no-standard' : 'short';
}

/** A required element of what is charged, with the provision it stands in. */
export interface Required {
  readonly provision: ProvisionRows;
  readonly element: ElementRow;
}

/** Elements of the gates and of what is charged, without those that only prove an alternative. */
export function elementsOf({ provisions }: Matrix): readonly Required[] {
  return provisions
    .filter(({ through }) => through === null)
    .flatMap((provision) => provision.elements.map((element) => ({ provision, element })));
}

/** Required elements, the weakest first: by result, then by the strongest item, then by independent origins. */
export function weakestFirst(matrix: Matrix, results: readonly string[]): readonly Required[] {
  const rank = ({ element }: Required): readonly number[] => {
    const { judgement } = leadOf(element);
    return [results.indexOf(element.result), judgement.best ?? -1, judgement.origins];
  };
  return elementsOf(matrix)
    .filter(({ element }) => !element.isException)
    .toSorted((one, other) => {
      const [a, b] = [rank(one), rank(other)];
      return a.map((n, at) => n - (b[at] ?? 0)).find((n) => n !== 0) ?? 0;
    });
}
