import type { Law, ProofRule, Result, Rubric, Standard } from '#law';

/** A piece of evidence that is laid to a slot: an element, or one of its alternatives. */
export interface Evidence {
  /** Whatever is weighed: a claim, as a rule. Unique. */
  readonly id: string;
  /** The exhibit that it comes from: what can be dropped. */
  readonly item: string;
  /** What it goes back to: ten papers that print one agency have one. */
  readonly origin: string;
  readonly stance: 'for' | 'against';
  /** Null while nobody has weighed it: it counts for nothing, and is shown. */
  readonly band: number | null;
  /** Of what speaks against: that the text answers it. */
  readonly isAnswered?: boolean;
}

/** What proof is measured by. */
export interface Scale {
  /** The lowest first; the first two are for nothing and for too little. */
  readonly results: readonly Result[];
  readonly standards: ReadonlyMap<string, Standard>;
  readonly corroborationFrom: number;
}

/** How far a slot is proved. */
export interface Judgement {
  /** Id of a result of the scale. */
  readonly result: string;
  /** The strongest band for it; null without any that was weighed. */
  readonly best: number | null;
  /** Independent origins that are strong enough to corroborate. */
  readonly origins: number;
  readonly isAnswered: boolean;
  readonly counts: { readonly for: number; readonly against: number; readonly unweighed: number };
  /** Exhibits without which the result would be lower, and what it would be. */
  readonly hangsOn: readonly { readonly item: string; readonly result: string }[];
}

interface Strength {
  readonly best: number;
  readonly origins: number;
  readonly isAnswered: boolean;
}

const reaches = ({ best, origins, isAnswered }: Strength, rule: ProofRule): boolean =>
  best >= rule.best && origins >= rule.corroboration && (isAnswered || !rule.contradictionsAnswered);

/** Whether a standard is met by so strong a best item, so many origins, and what is answered. */
const meets = (strength: Strength, standard: Standard): boolean =>
  standard.provenBy.some((rule) => reaches(strength, rule));

/** The highest result that is reached. A scale without steps below the first standard is refused when the law is read. */
function resultOf(scale: Scale, strength: Strength, isAddressed: boolean): string {
  const [none, little] = scale.results;
  if (!isAddressed) return none?.id ?? '';
  const reached = scale.results.findLast(({ standard }) => {
    const known = standard === null ? undefined : scale.standards.get(standard);
    return known !== undefined && meets(strength, known);
  });
  return reached?.id ?? little?.id ?? '';
}

/** Per exhibit: its strongest band, and the origins that it alone carries. */
interface Exhibits {
  readonly bestOf: Map<string, number>;
  readonly carriers: Map<string, Set<string>>;
}

function exhibitsOf(weighed: readonly (Evidence & { band: number })[], from: number): Exhibits {
  const bestOf = new Map<string, number>();
  const carriers = new Map<string, Set<string>>();
  for (const { item, origin, band } of weighed) {
    if (band > (bestOf.get(item) ?? -1)) bestOf.set(item, band);
    if (band < from) continue;
    const known = carriers.get(origin);
    if (known) known.add(item);
    else carriers.set(origin, new Set([item]));
  }
  return { bestOf, carriers };
}

/**
 * How far the evidence that is laid to one slot proves it: the strongest item, how many independent origins corroborate, whether what
 * contradicts is answered. Only what was weighed counts. Linear in the evidence, also for which exhibits the result hangs on. The same
 * code for either side. Never a percentage (reference B7).
 */
export function judge(scale: Scale, evidence: readonly Evidence[]): Judgement {
  const pro = evidence.filter(({ stance }) => stance === 'for');
  const contra = evidence.filter(({ stance }) => stance === 'against');
  const weighed = pro.filter((one): one is Evidence & { band: number } => one.band !== null);
  const { bestOf, carriers } = exhibitsOf(weighed, scale.corroborationFrom);
  const bands = [...bestOf.values()].toSorted((one, other) => other - one);
  const [best = -1, second = -1] = bands;
  const isAnswered = contra.every((one) => one.isAnswered === true);
  const whole = { best, origins: carriers.size, isAnswered };
  const result = resultOf(scale, whole, pro.length > 0);
  const alone = new Map<string, number>();
  for (const items of carriers.values())
    if (items.size === 1) for (const item of items) alone.set(item, (alone.get(item) ?? 0) + 1);
  // What an exhibit carries alone is all that is lost with it; most lose nothing, and are not looked at.
  const strongest = bands.filter((band) => band === best).length === 1;
  const place = (id: string): number => scale.results.findIndex((one) => one.id === id);
  const hangsOn = [...bestOf].flatMap(([item, band]) => {
    const lost = alone.get(item) ?? 0;
    if (lost === 0 && !(strongest && band === best)) return [];
    const without = {
      best: strongest && band === best ? second : best,
      origins: carriers.size - lost,
      isAnswered,
    };
    const isLeft = pro.some((one) => one.item !== item);
    const left = resultOf(scale, without, isLeft);
    return place(left) < place(result) ? [{ item, result: left }] : [];
  });
  return {
    result,
    best: best < 0 ? null : best,
    origins: carriers.size,
    isAnswered,
    counts: {
      for: pro.length,
      against: contra.length,
      unweighed: evidence.filter(({ band }) => band === null).length,
    },
    hangsOn,
  };
}

/** Whether a judgement meets a standard by that standard’s own rules. */
export const meetsStandard = ({ best, origins, isAnswered }: Judgement, standard: Standard): boolean =>
  meets({ best: best ?? -1, origins, isAnswered }, standard);

/** The scale that a law and one of its rubrics give. */
export function scaleOf(law: Law, rubric: Pick<Rubric, 'corroborationFrom'>): Scale {
  const sets = law.standardSets;
  const results = sets.flatMap((set) => set.results);
  return {
    results,
    standards: new Map(sets.flatMap((set) => set.standards.map((one) => [one.id, one] as const))),
    corroborationFrom: rubric.corroborationFrom,
  };
}
