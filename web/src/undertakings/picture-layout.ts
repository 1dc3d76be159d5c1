import type { ComplianceEvent, DueDate, Obligation, WholeUndertaking } from '../api/schema.gen.ts';
import { dayNumber, lanesOf, timeScale, type TimeScale } from '../proceedings/time-scale.ts';

/** Something that was said, or a day that is due, where it is drawn; lengths are of the line. */
export interface Drawn {
  readonly key: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Null: there is no room to name it, and its mark stands alone. */
  readonly lane: number | null;
  readonly obligation: Obligation;
  readonly event: ComplianceEvent | null;
  readonly due: DueDate | null;
}

/** A band of the picture: one side, all others who spoke, or the days that are due. */
export interface Band {
  readonly kind: 'side' | 'others' | 'due';
  /** The side’s name; null of the other two. */
  readonly name: string | null;
  readonly lanes: number;
  readonly drawn: readonly Drawn[];
}

/** All that is drawn. */
export interface Picture {
  readonly bands: readonly Band[];
  readonly scale: TimeScale;
  /** Events without a day: they cannot be drawn. */
  readonly undated: number;
}

const LANES_MAX = 6;
/** Room at both ends of the line. */
const EDGE = 0.02;

type Placed = Omit<Drawn, 'at' | 'from' | 'to' | 'lane'> & { readonly days: readonly [number, number] };

function placed(first: string | null, last: string | null): readonly [number, number] | null {
  const [a, b] = [first ?? last, last ?? first];
  return a === null || b === null ? null : [dayNumber(a), dayNumber(b)];
}

const inOrder = (all: readonly Placed[]): Placed[] =>
  all.toSorted((a, b) => a.days[0] - b.days[0] || a.days[1] - b.days[1]);

/**
 * Lays what was said out over time, each side in a band of its own in the order in which the sides are recorded, alike for all; then whoever
 * else spoke, then the days that are due. `wide` is how much of the line a label takes, `broken` what a shortened stretch takes at least, `day`
 * is the day as of which it is shown.
 */
export function pictureOf(
  whole: Pick<WholeUndertaking, 'undertaking' | 'obligations' | 'dueDates'>,
  given: { readonly wide: number; readonly day: number; readonly broken?: number },
): Picture {
  const { undertaking, obligations, dueDates } = whole;
  const said = obligations.flatMap((obligation) =>
    obligation.events.flatMap((event): Placed[] => {
      const days = placed(event.firstDay, event.lastDay);
      return days === null ? [] : [{ key: event.id, obligation, event, due: null, days }];
    }),
  );
  const due = dueDates.flatMap((one, at): Placed[] => {
    const days = placed(one.first, one.last);
    const obligation = obligations.find(({ id }) => id === one.obligationId);
    const key = `${one.obligationId} ${one.dueOn} ${at}`;
    return days === null || obligation === undefined
      ? []
      : [{ key, obligation, event: null, due: one, days }];
  });
  const sides = undertaking.parties.filter(({ role }) => role === 'side').map(({ name }) => name);
  const isOthers = ({ event }: Placed): boolean => !sides.includes(event?.side ?? '');
  const all = [
    ...sides.map((name) => ({
      kind: 'side' as const,
      name,
      own: said.filter(({ event }) => event?.side === name),
    })),
    { kind: 'others' as const, name: null, own: said.filter(isOthers) },
    { kind: 'due' as const, name: null, own: due },
  ].filter(({ kind, own }) => kind === 'side' || own.length > 0);
  const days = [...said, ...due].flatMap((one) => one.days);
  const line = timeScale(days.length === 0 ? [] : [...days, given.day], given.broken);
  const at = (day: number): number => EDGE + (1 - 2 * EDGE) * line.at(day);
  return {
    bands: all.map(({ kind, name, own }) => {
      const sorted = inOrder(own);
      const lanes = lanesOf(
        sorted.map(({ days: [first] }) => at(first) + given.wide / 2),
        given.wide,
        LANES_MAX,
      );
      return {
        kind,
        name,
        lanes: lanes.reduce<number>((most, lane) => Math.max(most, (lane ?? -1) + 1), 0),
        drawn: sorted.map(({ days: [first, last], ...one }, i) => ({
          ...one,
          at: at(first),
          from: at(first),
          to: at(last),
          lane: lanes[i] ?? null,
        })),
      };
    }),
    scale: { ...line, at },
    undated: obligations.reduce((n, { events }) => n + events.length, 0) - said.length,
  };
}
