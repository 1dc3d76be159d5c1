import { dayKey, daysOf, type Days } from './days.ts';
import {
  dayOfFigure,
  foldText,
  scopeKey,
  spanOf,
  spanText,
  sumOf,
  whoWhereKey,
  type Span,
} from './figures.ts';
import { byText, groupBy, type Check, type CheckedClaim } from './model.ts';
import { checkPhrase } from './phrases.ts';
import { claimantOf, type Voices } from './voices.ts';

const WHOLE = 'count-killed-or-injured';
const PARTS = ['count-killed', 'count-injured'] as const;

interface Counted {
  readonly claim: CheckedClaim;
  readonly span: Span;
}

function counted(claims: readonly CheckedClaim[], measure: string): Counted[] {
  return claims.flatMap((claim) => {
    const span = claim.facts.measure === measure ? spanOf(claim.facts) : null;
    return span ? [{ claim, span }] : [];
  });
}

/** Answers whether one of many spans meets a given one, in the time of a binary search. */
class SpanIndex {
  private readonly los: number[];
  /** The highest end of all spans up to this one. */
  private readonly his: number[] = [];

  constructor(spans: readonly Span[]) {
    const sorted = [...spans].sort((a, b) => a.lo - b.lo);
    this.los = sorted.map(({ lo }) => lo);
    let highest = -Infinity;
    for (const { hi } of sorted) this.his.push((highest = Math.max(highest, hi)));
  }

  hasAny({ lo, hi }: Span): boolean {
    let [low, high] = [0, this.los.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.los[middle] ?? 0) <= hi) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (this.his[low - 1] ?? -Infinity) >= lo;
  }
}

/** One that rests on an item of the whole, else the first. */
function nearest(whole: CheckedClaim, parts: readonly Counted[]): Counted | undefined {
  const items = new Set(whole.itemIds);
  return parts.find(({ claim }) => claim.itemIds.some((id) => items.has(id))) ?? parts[0];
}

function wrongSum(whole: Counted, parts: readonly (readonly Counted[])[]): Check | null {
  const [first, second] = parts.map((some) => nearest(whole.claim, some));
  if (first && second)
    return {
      code: 'parts-not-whole',
      claimIds: [whole.claim.id, first.claim.id, second.claim.id],
      why: checkPhrase('check-parts', {
        whole: spanText(whole.span),
        first: spanText(first.span),
        second: spanText(second.span),
        sum: spanText(sumOf(first.span, second.span)),
      }),
      severity: 'warning',
    };
  const part = parts.flat().find(({ span }) => span.lo > whole.span.hi);
  if (!part) return null;
  return {
    code: 'part-above-whole',
    claimIds: [whole.claim.id, part.claim.id],
    why: checkPhrase('check-part-above', { whole: spanText(whole.span), part: spanText(part.span) }),
    severity: 'warning',
  };
}

/** Whether some two parts can make up the whole. */
function addsUp(whole: Span, [first = [], second = []]: readonly (readonly Counted[])[]): boolean {
  const index = new SpanIndex(second.map(({ span }) => span));
  return first.some(({ span }) =>
    index.hasAny({
      lo: whole.lo - span.hi,
      hi: whole.hi === Infinity ? Infinity : whole.hi - span.lo,
    }),
  );
}

/** Parts that do not add up to the whole, of one claimant or one source, for the same day and scope. */
export function partsAndWhole(claims: readonly CheckedClaim[], voices: Voices): Check[] {
  const sums = claims.filter(
    ({ facts }) => facts.measure === WHOLE || PARTS.some((part) => part === facts.measure),
  );
  const bounds = ({ facts }: CheckedClaim): string => `${dayKey(dayOfFigure(facts))} ${scopeKey(facts)}`;
  const ofVoices = groupBy(sums, (claim) => `${bounds(claim)} ${voices.voiceOf(claim)}`);
  const ofSources = groupBy(sums, (claim) => `${bounds(claim)} ${claim.sourceId}`);
  // What two speakers of one source say are not the parts of one whole.
  const isOfOne = (group: readonly CheckedClaim[]): boolean =>
    new Set(group.map(({ facts }) => foldText(facts.speaker)).filter(Boolean)).size <= 1;
  const fitting = new Set<string>();
  const wrong = new Map<string, Check>();
  for (const group of [...ofVoices.values(), ...[...ofSources.values()].filter(isOfOne)]) {
    const parts = PARTS.map((measure) => counted(group, measure));
    for (const whole of counted(group, WHOLE)) {
      const { id } = whole.claim;
      if (addsUp(whole.span, parts)) fitting.add(id);
      else {
        const check = wrongSum(whole, parts);
        if (check && !wrong.has(id)) wrong.set(id, check);
      }
    }
  }
  return [...wrong].filter(([id]) => !fitting.has(id)).map(([, check]) => check);
}

/** What is counted from a beginning on and cannot become less; those missing, displaced or held can. */
const ONLY_ADDS_UP: ReadonlySet<string> = new Set([
  WHOLE,
  ...PARTS,
  'count-returned',
  'count-released',
  'count-mines-found',
  'count-homes',
]);

interface Dated extends Counted {
  readonly days: Days;
}

/** A period that was over before the day of the number is told again, not counted further. */
function endKey({ facts }: CheckedClaim, days: Days): string {
  const end = daysOf(facts.period_to);
  return end === null || end.last >= days.first ? '' : dayKey(facts.period_to);
}

function falling(before: Dated, after: Dated): Check {
  const isSure = before.claim.facts.period_from !== null;
  return {
    code: 'total-falls',
    claimIds: [before.claim.id, after.claim.id],
    why: checkPhrase('check-falls', {
      claimant: claimantOf(after.claim),
      before: spanText(before.span),
      beforeDay: dayOfFigure(before.claim.facts) ?? '',
      after: spanText(after.span),
      afterDay: dayOfFigure(after.claim.facts) ?? '',
    }),
    // Without a beginning it may be the number of one day.
    severity: isSure && endKey(before.claim, before.days) === '' ? 'warning' : 'note',
  };
}

/** For each number the highest before it, when it is higher; and for each the lowest after it: so none that falls is left out. */
function falls(group: readonly Dated[]): Check[] {
  const byId = (a: Dated, b: Dated): number => byText(a.claim.id, b.claim.id);
  const ending = [...group].sort((a, b) => a.days.last - b.days.last || byId(a, b));
  const beginning = [...group].sort((a, b) => a.days.first - b.days.first || byId(a, b));
  const pairs = new Map<string, Check>();
  const keep = (before: Dated, after: Dated): void =>
    void pairs.set(`${before.claim.id} ${after.claim.id}`, falling(before, after));
  let next = 0;
  let highest: Dated | null = null;
  for (const after of beginning) {
    for (let one = ending[next]; one && one.days.last < after.days.first; one = ending[(next += 1)])
      if (!highest || one.span.lo > highest.span.lo) highest = one;
    if (highest && highest.span.lo > after.span.hi) keep(highest, after);
  }
  next = beginning.length - 1;
  let lowest: Dated | null = null;
  for (const before of ending.toReversed()) {
    for (let one = beginning[next]; one && one.days.first > before.days.last; one = beginning[(next -= 1)])
      if (!lowest || one.span.hi < lowest.span.hi) lowest = one;
    if (lowest && before.span.lo > lowest.span.hi) keep(before, lowest);
  }
  return [...pairs.values()];
}

/** Totals of one claimant and scope that become less with time. */
export function fallingTotals(claims: readonly CheckedClaim[], voices: Voices): Check[] {
  const dated = claims.flatMap((claim): Dated[] => {
    const span = spanOf(claim.facts);
    const days = daysOf(dayOfFigure(claim.facts));
    return span && days && ONLY_ADDS_UP.has(claim.facts.measure ?? '') ? [{ claim, span, days }] : [];
  });
  const groups = groupBy(dated, ({ claim, days }) =>
    [
      claim.facts.measure,
      whoWhereKey(claim.facts),
      dayKey(claim.facts.period_from),
      endKey(claim, days),
      voices.voiceOf(claim),
    ].join('|'),
  );
  return [...groups.values()].flatMap(falls);
}
