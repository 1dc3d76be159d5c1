import Flatbush from 'flatbush';
import {
  kindsOf,
  type DegreeBox,
  type Mark,
  type Theme,
  type ThemeCount,
  type TileAddress,
} from '../model.ts';
import { Clusters, type TilePoint } from './clusters.ts';

/** Days whose circles are kept; somebody who moves the slider comes back to a few of them. */
const KEPT = 4;

const tally = (kinds: readonly string[], marks: readonly Mark[]): Record<string, number> => {
  const all = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  for (const { kind } of marks) all[kind] = (all[kind] ?? 0) + 1;
  return all;
};

/**
 * The marks of a theme, as of any day: those that began until then, and apart from them those of which nobody says when. Circles are made for a
 * day when they are asked for; days between which nothing began share them.
 */
export class ThemeOfDays {
  /** All of them, in the order of their days, those without one at the end. */
  readonly marks: readonly Mark[];
  readonly #theme: Theme;
  readonly #dated: readonly Mark[];
  readonly #undated: readonly Mark[];
  /** Beginnings of what has no place; null for those without a day. */
  readonly #unplaced: readonly (string | null)[];
  readonly #made = new Map<number, Clusters>();
  #apart: Clusters | null = null;
  #places: Flatbush | null = null;

  constructor(theme: Theme, marks: readonly Mark[], unplaced: readonly (string | null)[]) {
    this.#theme = theme;
    this.#undated = marks.filter(({ since }) => since === null);
    this.#dated = marks
      .filter(({ since }) => since !== null)
      .toSorted((one, other) => ((one.since ?? '') < (other.since ?? '') ? -1 : 1));
    this.marks = [...this.#dated, ...this.#undated];
    this.#unplaced = unplaced;
  }

  /** First and last day on which one begins. */
  get days(): readonly [string, string] | null {
    const [first, last] = [this.#dated[0]?.since ?? null, this.#dated.at(-1)?.since ?? null];
    return first !== null && last !== null ? [first, last] : null;
  }

  /** How many of the dated began until the end of a day. A year or a month is a text that comes before its days. */
  #until(on: string): number {
    let [low, high] = [0, this.#dated.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#dated[middle]?.since ?? '') <= on) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  count(on: string): ThemeCount {
    const many = this.#until(on);
    return {
      all: this.#dated.length + this.#undated.length + this.#unplaced.length,
      shown: many,
      undated: this.#undated.length,
      later: this.#dated.length - many,
      unplaced: this.#unplaced.length,
      kinds: tally(kindsOf[this.#theme], [...this.#dated.slice(0, many), ...this.#undated]),
    };
  }

  /** Circles of a tile on a day. */
  shown(on: string, tile: TileAddress): TilePoint[] {
    const many = this.#until(on);
    let made = this.#made.get(many);
    this.#made.delete(many);
    made ??= new Clusters(this.#dated.slice(0, many), kindsOf[this.#theme]);
    this.#made.set(many, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > KEPT && oldest !== undefined) this.#made.delete(oldest);
    return made.tile(tile);
  }

  /** Circles of what has no date, likewise. */
  undated(tile: TileAddress): TilePoint[] {
    this.#apart ??= new Clusters(this.#undated, kindsOf[this.#theme]);
    return this.#apart.tile(tile);
  }

  /** What lies in a box on a day, those without a date among it. */
  inBox(on: string, box: DegreeBox): Mark[] {
    const { marks } = this;
    if (marks.length === 0) return [];
    if (this.#places === null) {
      this.#places = new Flatbush(marks.length);
      for (const { lon, lat } of marks) this.#places.add(lon, lat, lon, lat);
      this.#places.finish();
    }
    const places = this.#places;
    const [west, south, east, north] = box;
    const found =
      west <= east
        ? places.search(west, south, east, north)
        : // Across the antimeridian.
          [...places.search(west, south, 180, north), ...places.search(-180, south, east, north)];
    return found
      .toSorted((one, other) => one - other)
      .flatMap((at) => marks[at] ?? [])
      .filter(({ since }) => since === null || since <= on);
  }
}
