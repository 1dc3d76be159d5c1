import jstat from 'jstat';

/** A share of something counted, which never stands without its numbers and its interval. */
export interface Share {
  readonly of: number;
  readonly total: number;
  /** Null where nothing was counted: no share is nought. */
  readonly share: number | null;
  /** Wilson's score interval at 95 % (Wilson 1927). */
  readonly wilson95: readonly [number, number] | null;
  /** Posterior of the share with Jeffreys' prior Beta(½, ½): its mean and central 95 %. */
  readonly jeffreys: { readonly mean: number; readonly low: number; readonly high: number };
}

/** 97.5 % point of the normal distribution. */
const Z = 1.959_963_984_540_054;

/** A share with its intervals. `of` and `total` are whole numbers, 0 ≤ of ≤ total. */
export function shareOf(of: number, total: number): Share {
  const [alpha, beta] = [of + 0.5, total - of + 0.5];
  const jeffreys = {
    mean: alpha / (alpha + beta),
    low: jstat.beta.inv(0.025, alpha, beta),
    high: jstat.beta.inv(0.975, alpha, beta),
  };
  if (total === 0) return { of, total, share: null, wilson95: null, jeffreys };
  const share = of / total;
  const middle = (share + Z ** 2 / (2 * total)) / (1 + Z ** 2 / total);
  const half =
    (Z / (1 + Z ** 2 / total)) * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2));
  return { of, total, share, wilson95: [Math.max(0, middle - half), Math.min(1, middle + half)], jeffreys };
}
