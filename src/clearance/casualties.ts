import { daysOf } from '#coding';

/** What published totals count of casualties; terms of the vocabulary `count-measure`. */
export const casualtyMeasures = ['count-killed', 'count-injured', 'count-killed-or-injured'] as const;
export type CasualtyMeasure = (typeof casualtyMeasures)[number];

/** A victim as it is counted. */
export interface CountedVictim {
  /** The person, after merges of persons who are the same; null: nobody knows who it was. */
  readonly identity: string | null;
  readonly outcome: 'killed' | 'injured' | 'unknown';
}

/** An accident as it is counted: what somebody says of it, and its victims one by one. Never added to one another. */
export interface CountedAccident {
  /** EDTF; null: not known. */
  readonly dated: string | null;
  /** Id of the gazetteer; null: not known. */
  readonly placeId: string | null;
  readonly killed: { readonly least: number | null; readonly most: number | null };
  readonly injured: { readonly least: number | null; readonly most: number | null };
  readonly victims: readonly CountedVictim[];
}

/** Where and when casualties are counted. */
export interface CasualtyScope {
  /** Id of the gazetteer; null: everywhere. */
  readonly placeId: string | null;
  /** EDTF: no accident before it; null: from the beginning. */
  readonly from: string | null;
  /** EDTF: none after it; null: until now. */
  readonly to: string | null;
}

/** What records support of a measure. Its parts stay apart, and none of them is an estimate of how many there were. */
export interface CasualtySupport {
  /** Accidents that lie in the scope whatever their dates mean. */
  readonly accidents: number;
  /** Victims that are recorded one by one in them. The same person can be in more than one. */
  readonly records: number;
  /** Persons of them who are identified, each once. */
  readonly identified: number;
  /** Others whom nobody has named: at least so many. Of each accident the larger of its victims one by one and of what is said of it, less those who are identified. */
  readonly unnamedAtLeast: number;
  /** `identified` and `unnamedAtLeast` together: what the records support. */
  readonly atLeast: number;
  /** At most so many by what is said of the accidents, and of those that may lie in the scope; null where of one of them no most is said. */
  readonly atMost: number | null;
  /** Accidents that may lie in the scope and may not: their date or place says too little. They are not in the numbers before. */
  readonly mayBe: number;
}

const isOf = (measure: CasualtyMeasure, { outcome }: CountedVictim): boolean =>
  measure === 'count-killed-or-injured' || outcome === (measure === 'count-killed' ? 'killed' : 'injured');

const sum = (one: number | null, other: number | null): number | null =>
  one === null && other === null ? null : (one ?? 0) + (other ?? 0);

function said({ killed, injured }: CountedAccident, measure: CasualtyMeasure) {
  if (measure === 'count-killed') return killed;
  if (measure === 'count-injured') return injured;
  const isWhole = killed.most !== null && injured.most !== null;
  return {
    least: sum(killed.least, injured.least),
    most: isWhole ? sum(killed.most, injured.most) : null,
  };
}

/** Whether an accident lies in a scope: surely, maybe, or not. What is not known of it makes it a maybe. */
function lies({ dated, placeId }: CountedAccident, scope: CasualtyScope): 'yes' | 'maybe' | 'no' {
  if (scope.placeId !== null && placeId !== null && placeId !== scope.placeId) return 'no';
  const [first, last] = [daysOf(scope.from)?.first ?? -Infinity, daysOf(scope.to)?.last ?? Infinity];
  const days = daysOf(dated);
  if (days && (days.last < first || days.first > last)) return 'no';
  const isPlaced = scope.placeId === null || placeId !== null;
  const isBounded = first !== -Infinity || last !== Infinity;
  const isDated = !isBounded || (days !== null && days.first >= first && days.last <= last);
  return isPlaced && isDated ? 'yes' : 'maybe';
}

/**
 * What records support of a measure in a scope: by the larger of two sources that may tell of the same people, never by their sum. Pure; follows
 * the standards for casualty recording (Every Casualty, 2016): records, identified persons and the lower bound of the unnamed are kept apart.
 */
export function supportedBy(
  accidents: readonly CountedAccident[],
  measure: CasualtyMeasure,
  scope: CasualtyScope,
): CasualtySupport {
  const surely = accidents.filter((one) => lies(one, scope) === 'yes');
  const maybe = accidents.filter((one) => lies(one, scope) === 'maybe');
  const people = new Set<string>();
  let [records, unnamedAtLeast] = [0, 0];
  for (const one of surely) {
    const own = one.victims.filter((victim) => isOf(measure, victim));
    const here = new Set(own.flatMap(({ identity }) => identity ?? []));
    const listed = here.size + own.filter(({ identity }) => identity === null).length;
    records += own.length;
    unnamedAtLeast += Math.max(listed, said(one, measure).least ?? 0) - here.size;
    for (const identity of here) people.add(identity);
  }
  const mosts = [...surely, ...maybe].map((one) => {
    const { least, most } = said(one, measure);
    // Whoever was hurt in a way that nobody recorded may have been hurt in this one.
    const own = one.victims.filter((victim) => isOf(measure, victim) || victim.outcome === 'unknown').length;
    return most === null ? null : Math.max(own, least ?? 0, most);
  });
  const isBounded = mosts.every((one) => one !== null);
  return {
    accidents: surely.length,
    records,
    identified: people.size,
    unnamedAtLeast,
    atLeast: people.size + unnamedAtLeast,
    // Where nothing is recorded nobody says that there were none.
    atMost:
      isBounded && mosts.length > 0 ? mosts.reduce((total: number, one) => total + (one ?? 0), 0) : null,
    mayBe: maybe.length,
  };
}

/** A total that somebody published: never without its measure, its day and who says so. */
export interface PublishedTotal {
  readonly claimId: string;
  readonly measure: CasualtyMeasure;
  readonly value: number | null;
  readonly least: number | null;
  readonly most: number | null;
  /** Whom it counts, and where, in the words of the source. */
  readonly population: string | null;
  readonly area: string | null;
  readonly placeId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly asOf: string | null;
  readonly claimant: string;
  readonly source: string;
  /** Serial of the item and the words that it rests on; null where they may not be seen. */
  readonly serial: string | null;
  readonly quote: string | null;
}

/** A total with what the records support for the same measure, area and period. */
export interface ComparedTotal extends PublishedTotal {
  readonly support: CasualtySupport;
  /** Whether the area of the total is one that records can be compared with: a place of the gazetteer, or none is said. */
  readonly isAreaCompared: boolean;
  /** Whether the total is below what the records support, or above all that is said to be the most; null: neither. */
  readonly stands: 'below-records' | 'above-records' | null;
}

/** Each published total beside what records support. A total above what is recorded is no error of it: records are never complete. */
export function comparedTotals(
  totals: readonly PublishedTotal[],
  accidents: readonly CountedAccident[],
): ComparedTotal[] {
  return totals.map((total): ComparedTotal => {
    // Counted until the day for which it is stated, where no end is said.
    const scope = { placeId: total.placeId, from: total.from, to: total.to ?? total.asOf };
    const support = supportedBy(accidents, total.measure, scope);
    const [low, high] = [total.value ?? total.least, total.value ?? total.most];
    const isAreaCompared = total.placeId !== null || total.area === null;
    const stands =
      !isAreaCompared || (support.accidents === 0 && support.mayBe === 0)
        ? null
        : high !== null && high < support.atLeast
          ? 'below-records'
          : low !== null && support.atMost !== null && low > support.atMost
            ? 'above-records'
            : null;
    return { ...total, support, isAreaCompared, stands };
  });
}

/** Totals of one claimant, day and scope whose parts do not make up their whole, with each figure and who says it. */
export interface WrongSum {
  readonly whole: PublishedTotal;
  readonly parts: readonly [killed: PublishedTotal, injured: PublishedTotal];
  readonly sum: number;
}

const scopeKey = ({ population, area, placeId, from, to, asOf, claimant }: PublishedTotal): string =>
  JSON.stringify([population, area, placeId, from, to, asOf, claimant]);

/** Killed and injured that are not the killed or injured of the same claimant, day and scope, where all three are numbers. Pure. */
export function wrongSums(totals: readonly PublishedTotal[]): WrongSum[] {
  return [...Map.groupBy(totals, scopeKey).values()].flatMap((own) => {
    const of = (measure: CasualtyMeasure) =>
      own.filter((one) => one.measure === measure && one.value !== null);
    const pairs = of('count-killed').flatMap((killed) =>
      of('count-injured').map((injured) => [killed, injured] as const),
    );
    return of('count-killed-or-injured').flatMap((whole): WrongSum[] => {
      const sums = pairs.map((parts) => ({ parts, sum: (parts[0].value ?? 0) + (parts[1].value ?? 0) }));
      const [first] = sums;
      if (!first || sums.some(({ sum: total }) => total === whole.value)) return [];
      return [{ whole, ...first }];
    });
  });
}
