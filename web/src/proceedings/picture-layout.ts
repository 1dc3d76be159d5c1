import type { Deadline, Party, ProceedingStep } from '../api/schema.gen.ts';
import { sideOf, type Side } from './sides.ts';
import { dayNumber, lanesOf, timeScale, type TimeScale } from './time-scale.ts';

/** Bands of the picture from above to below; the line of time lies between the second and the third. */
export const ZONES = ['applicant', 'between', 'deadline', 'respondent'] as const;
export type Zone = (typeof ZONES)[number];

/** A step or the end of a time, where it is drawn; lengths are of the line. */
export interface Drawn {
  readonly key: string;
  readonly zone: Zone;
  /** The first of the days that it may have been on, and both ends, as parts of the line: so the order is that of the list. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Null: there is no room to name it, and its mark stands alone. */
  readonly lane: number | null;
  readonly step: ProceedingStep | null;
  readonly deadline: Deadline | null;
}

/** All that is drawn, in the order of time. */
export interface Picture {
  readonly drawn: readonly Drawn[];
  readonly lanes: Readonly<Record<Zone, number>>;
  readonly scale: TimeScale;
  /** Steps without a day: they cannot be drawn. */
  readonly undated: number;
}

const LANES_MAX = 7;
/** Room at both ends of the line. */
const EDGE = 0.02;

type Placed = Omit<Drawn, 'at' | 'from' | 'to' | 'lane'> & { readonly days: readonly [number, number] };

const zoneOf: Readonly<Record<Side, Zone>> = {
  applicant: 'applicant',
  respondent: 'respondent',
  between: 'between',
};

function placed(first: string | null, last: string | null): readonly [number, number] | null {
  const [a, b] = [first ?? last, last ?? first];
  return a === null || b === null ? null : [dayNumber(a), dayNumber(b)];
}

/** Lays steps and deadlines out over time. `wide` is how much of the line a label takes, `broken` what a shortened stretch takes at
 * least, `now` is today where it is drawn. */
export function pictureOf(
  of: {
    readonly steps: readonly ProceedingStep[];
    readonly deadlines: readonly Deadline[];
    readonly parties: readonly Party[];
  },
  given: { readonly wide: number; readonly now: number | null; readonly broken?: number },
): Picture {
  const steps = of.steps.flatMap((step): Placed[] => {
    const days = placed(step.firstDay, step.lastDay);
    const zone = zoneOf[sideOf(step, of.parties)];
    return days === null ? [] : [{ key: step.id, zone, days, step, deadline: null }];
  });
  const ends = of.deadlines.flatMap((deadline): Placed[] => {
    const days = placed(deadline.first, deadline.last);
    return days === null ? [] : [{ key: deadline.key, zone: 'deadline', days, step: null, deadline }];
  });
  const all = [...steps, ...ends].toSorted((a, b) => a.days[0] - b.days[0] || a.days[1] - b.days[1]);
  const now = given.now === null || all.length === 0 ? [] : [given.now];
  const line = timeScale([...all.flatMap(({ days }) => days), ...now], given.broken);
  // What is at its ends is not cut off.
  const scale: TimeScale = { ...line, at: (day) => EDGE + (1 - 2 * EDGE) * line.at(day) };
  const lanes: Record<Zone, number> = { applicant: 0, between: 0, deadline: 0, respondent: 0 };
  const laneOf = new Map<string, number | null>();
  const start = ({ days: [from] }: Placed): number => scale.at(from);
  for (const zone of ZONES) {
    const own = all.filter((one) => one.zone === zone);
    const found = lanesOf(own.map(start), given.wide, LANES_MAX);
    own.forEach(({ key }, at) => laneOf.set(key, found[at] ?? null));
    lanes[zone] = found.reduce<number>((most, lane) => Math.max(most, (lane ?? -1) + 1), 0);
  }
  return {
    drawn: all.map((one) => {
      const { days, ...rest } = one;
      const [from, to] = days;
      return {
        ...rest,
        at: start(one),
        from: scale.at(from),
        to: scale.at(to),
        lane: laneOf.get(one.key) ?? null,
      };
    }),
    lanes,
    scale,
    undated: of.steps.length - steps.length,
  };
}
