import type { Obstacle, ObstacleWord } from '../api/schema.gen.ts';
import { dayNumber, lanesOf, type TimeScale } from '../proceedings/time-scale.ts';

/** What somebody said, where it is drawn; lengths are of the line. */
export interface DrawnWord {
  readonly word: ObstacleWord;
  readonly at: number;
  /** Null: there is no room to name it, and its mark stands alone. */
  readonly lane: number | null;
}

/** An obstacle as a bar: between the two inner points it stood for certain, outside them it may have. */
export interface DrawnBar {
  readonly obstacle: Obstacle;
  readonly mayFrom: number;
  readonly sureFrom: number;
  readonly sureTo: number;
  readonly mayTo: number;
  /** Nobody knows since when. */
  readonly isOpenBefore: boolean;
  /** No end is recorded. */
  readonly isOpenAfter: boolean;
  readonly words: readonly DrawnWord[];
  readonly lanes: number;
}

/** All that is drawn. */
export interface ReturnPicture {
  readonly bars: readonly DrawnBar[];
  readonly scale: TimeScale;
  /** Where the day lies that is asked for. */
  readonly on: number;
  /** Words without a day: they cannot be drawn. */
  readonly undated: number;
}

const LANES_MAX = 4;
/** Room at both ends, measured by all days that are drawn. */
const EDGE = 0.04;
const LEAST_DAYS = 60;

const days = (of: { readonly first: string | null; readonly last: string | null }): number[] =>
  [of.first, of.last].flatMap((day) => (day === null ? [] : [dayNumber(day)]));

const wordDay = ({ days: { first, last } }: ObstacleWord): number | null => {
  const day = first ?? last;
  return day === null ? null : dayNumber(day);
};

/**
 * Lays obstacles out over time, one bar for each, by kind and then as they began; what is uncertain of a beginning or an end is a part of the bar of
 * its own, and an end that nobody recorded runs out of the picture. `wide` is how much of the line a word takes, `day` is the day that is asked for.
 */
export function returnPicture(
  obstacles: readonly Obstacle[],
  given: { readonly wide: number; readonly day: number; readonly kinds: readonly string[] },
): ReturnPicture {
  const all = obstacles.flatMap((one) => [
    ...days(one.begins),
    ...days(one.ends),
    ...one.words.flatMap((word) => wordDay(word) ?? []),
  ]);
  const known = [...all, given.day];
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const room = Math.max(LEAST_DAYS, most - least) * EDGE;
  const [first, last] = [Math.floor(least - room), Math.ceil(most + room)];
  const at = (day: number): number => Math.min(1, Math.max(0, (day - first) / (last - first)));
  const place = (day: string | null, otherwise: number): number =>
    day === null ? otherwise : at(dayNumber(day));
  const bars = obstacles.map((obstacle): DrawnBar => {
    const { begins, ends, holdsFrom, holdsTo } = obstacle;
    const isOpenBefore = begins.first === null;
    const isOpenAfter = holdsTo === null || ends.last === null;
    const mayTo = isOpenAfter ? 1 : place(ends.last, 1);
    const mayFrom = place(begins.first, 0);
    // Where nobody knows since when, no part of it is certain.
    const sureFrom = holdsFrom === null ? mayTo : Math.min(mayTo, place(begins.last, mayTo));
    const sureTo = holdsTo === null ? 1 : Math.max(sureFrom, place(ends.first, mayTo));
    const placed = obstacle.words
      .flatMap((word) => {
        const day = wordDay(word);
        return day === null ? [] : [{ word, at: at(day) }];
      })
      .toSorted((one, other) => one.at - other.at);
    const lanes = lanesOf(
      placed.map((one) => one.at + given.wide / 2),
      given.wide,
      LANES_MAX,
    );
    return {
      obstacle,
      mayFrom,
      sureFrom,
      sureTo,
      mayTo,
      isOpenBefore,
      isOpenAfter,
      words: placed.map((one, i) => ({ ...one, lane: lanes[i] ?? null })),
      lanes: lanes.reduce<number>((sum, lane) => Math.max(sum, (lane ?? -1) + 1), 0),
    };
  });
  const order = ({ obstacle: { kind } }: DrawnBar): number => given.kinds.indexOf(kind);
  return {
    bars: bars.toSorted(
      (one, other) =>
        order(one) - order(other) || one.mayFrom - other.mayFrom || one.sureFrom - other.sureFrom,
    ),
    scale: { at, breaks: [], first, last },
    on: at(given.day),
    undated: obstacles.reduce((n, { words }) => n + words.filter((word) => wordDay(word) === null).length, 0),
  };
}
