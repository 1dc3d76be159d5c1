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

/** What evidence for and against comes to, gathered in one reading. */
interface Gathered {
  readonly pro: number;
  readonly contra: number;
  readonly unweighed: number;
  readonly isAnswered: boolean;
  /** Exhibits with something for it; two are enough to know that one can go. */
  readonly firstItem: string | null;
  readonly hasOtherItem: boolean;
  /** Per exhibit its strongest band for it. */
  readonly bestOf: ReadonlyMap<string, number>;
  /** Per origin that is strong enough the one exhibit that carries it, or null when several do. */
  readonly carriers: ReadonlyMap<string, string | null>;
}

function gathered(evidence: readonly Evidence[], from: number): Gathered {
  const bestOf = new Map<string, number>();
  const carriers = new Map<string, string | null>();
  let [pro, contra, unweighed, isAnswered, hasOtherItem] = [0, 0, 0, true, false];
  let firstItem: string | null = null;
  for (const { item, origin, stance, band, isAnswered: answered } of evidence) {
    if (band === null) unweighed += 1;
    if (stance === 'against') {
      contra += 1;
      if (answered !== true) isAnswered = false;
      continue;
    }
    pro += 1;
    firstItem ??= item;
    if (item !== firstItem) hasOtherItem = true;
    if (band === null) continue;
    const before = bestOf.get(item);
    if (before === undefined || band > before) bestOf.set(item, band);
    if (band < from) continue;
    const carrier = carriers.get(origin);
    if (carrier === undefined) carriers.set(origin, item);
    else if (carrier !== null && carrier !== item) carriers.set(origin, null);
  }
  return { pro, contra, unweighed, isAnswered, firstItem, hasOtherItem, bestOf, carriers };
}

/**
 * How far the evidence that is laid to one slot proves it: the strongest item, how many independent origins corroborate, whether what
 * contradicts is answered. Only what was weighed counts. Linear in the evidence, also for which exhibits the result hangs on. The same
 * code for either side. Never a percentage (reference B7).
 */
export function judge(scale: Scale, evidence: readonly Evidence[]): Judgement {
  const all = gathered(evidence, scale.corroborationFrom);
  const { isAnswered, bestOf, carriers, firstItem, hasOtherItem } = all;
  let [best, second, strongest] = [-1, -1, 0];
  for (const band of bestOf.values())
    if (band > best) [second, best, strongest] = [best, band, 1];
    else if (band === best) strongest += 1;
    else if (band > second) second = band;
  const result = resultOf(scale, { best, origins: carriers.size, isAnswered }, all.pro > 0);
  const alone = new Map<string, number>();
  for (const item of carriers.values()) if (item !== null) alone.set(item, (alone.get(item) ?? 0) + 1);
  const place = (id: string): number => scale.results.findIndex((one) => one.id === id);
  // What an exhibit carries alone is all that is lost with it; most lose nothing, and are not looked at.
  const candidates = new Set(alone.keys());
  if (strongest === 1) for (const [item, band] of bestOf) if (band === best) candidates.add(item);
  const hangsOn = [...candidates].flatMap((item) => {
    const without = {
      best: strongest === 1 && bestOf.get(item) === best ? second : best,
      origins: carriers.size - (alone.get(item) ?? 0),
      isAnswered,
    };
    const left = resultOf(scale, without, hasOtherItem || item !== firstItem);
    return place(left) < place(result) ? [{ item, result: left }] : [];
  });
  return {
    result,
    best: best < 0 ? null : best,
    origins: carriers.size,
    isAnswered,
    counts: { for: all.pro, against: all.contra, unweighed: all.unweighed },
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
