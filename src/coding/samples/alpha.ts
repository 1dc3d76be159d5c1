/** One unit: what each coder said of it; null or undefined where one said nothing. */
export type Ratings = readonly (string | null | undefined)[];

/** Agreement of coders about one variable. */
export interface Agreement {
  /** 1 is perfect, 0 what chance would give; null where it is not defined: fewer than two answers to compare, or no variation at all. */
  readonly alpha: number | null;
  /** Units that two coders or more answered, and the answers that could be compared. */
  readonly units: number;
  readonly answers: number;
  /** Of the units, those about which all who answered agree. */
  readonly agreed: number;
}

/**
 * Krippendorff’s alpha for nominal data with any number of coders and missing answers: 1 − observed disagreement ÷ expected (K. Krippendorff,
 * Computing Krippendorff’s Alpha-Reliability, 2011). Tested on the published examples. No kept library was found (decision 0025).
 */
export function krippendorffAlpha(units: readonly Ratings[]): Agreement {
  const totals = new Map<string, number>();
  let [observed, answers, compared, agreed] = [0, 0, 0, 0];
  for (const unit of units) {
    const given = unit.filter((one): one is string => one !== null && one !== undefined);
    if (given.length < 2) continue;
    compared += 1;
    answers += given.length;
    const counts = new Map<string, number>();
    for (const one of given) counts.set(one, (counts.get(one) ?? 0) + 1);
    for (const [value, n] of counts) totals.set(value, (totals.get(value) ?? 0) + n);
    const same = [...counts.values()].reduce((sum, n) => sum + n * (n - 1), 0);
    observed += (given.length * (given.length - 1) - same) / (given.length - 1);
    if (counts.size === 1) agreed += 1;
  }
  const pairs = [...totals.values()].reduce((sum, n) => sum + n * (answers - n), 0);
  const alpha = pairs === 0 ? null : 1 - (answers - 1) * (observed / pairs);
  return { alpha, units: compared, answers, agreed };
}
