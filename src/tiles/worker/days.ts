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

/** Whether something is on the map on a day, or may be: what has no day, what began until then, and what may have been there before its day. */
export const isOn = ({ since, isBefore }: Pick<Mark, 'since' | 'isBefore'>, on: string): boolean =>
  since === null || isBefore === true || since <= on;

/** Days whose circles are kept; somebody who moves the slider comes back to a few of them. */
const KEPT = 4;

const tally = (kinds: readonly string[], marks: readonly Mark[]): Record<string, number> => {
  const all = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  for (const { kind } of marks) all[kind] = (all[kind] ?? 0) + 1;
  return all;
};

/**
 * The marks of a theme, as of any day: those that began until then, and apart from them those of which nobody says when, and those that are said to
 * have been there by a later day. Circles are made for a day when they are asked for; days between which nothing began share them.
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
  readonly #later = new Map<number, Clusters>();
  readonly #hasBefore: boolean;
  #apart: Clusters | null = null;
  #places: Flatbush | null = null;

  constructor(theme: Theme, marks: readonly Mark[], unplaced: readonly (string | null)[]) {
    this.#theme = theme;
    this.#undated = marks.filter(({ since }) => since === null);
    this.#dated = marks
      .filter(({ since }) => since !== null)
      .toSorted((one, other) => ((one.since ?? '') < (other.since ?? '') ? -1 : 1));
    this.#hasBefore = this.#dated.some(({ isBefore }) => isBefore);
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

  /** Of the dated from so many on: those that may have been there before their day. */
  #maybe(many: number): readonly Mark[] {
    return this.#hasBefore ? this.#dated.slice(many).filter(({ isBefore }) => isBefore) : [];
  }

  count(on: string): ThemeCount {
    const many = this.#until(on);
    const maybe = this.#maybe(many);
    return {
      all: this.#dated.length + this.#undated.length + this.#unplaced.length,
      shown: many,
      undated: this.#undated.length,
      maybe: maybe.length,
      later: this.#dated.length - many - maybe.length,
      unplaced: this.#unplaced.length,
      kinds: tally(kindsOf[this.#theme], [...this.#dated.slice(0, many), ...this.#undated, ...maybe]),
    };
  }

  /** Circles of a tile on a day. */
  shown(on: string, tile: TileAddress): TilePoint[] {
    const many = this.#until(on);
    return this.#kept(this.#made, many, () => this.#dated.slice(0, many)).tile(tile);
  }

  /** Circles of what may have been there on a day, and is said to have been there by a later one. */
  maybe(on: string, tile: TileAddress): TilePoint[] {
    if (!this.#hasBefore) return [];
    const many = this.#until(on);
    return this.#kept(this.#later, many, () => this.#maybe(many)).tile(tile);
  }

  #kept(all: Map<number, Clusters>, many: number, marks: () => readonly Mark[]): Clusters {
    const made = all.get(many) ?? new Clusters(marks(), kindsOf[this.#theme]);
    all.delete(many);
    all.set(many, made);
    const [oldest] = all.keys();
    if (all.size > KEPT && oldest !== undefined) all.delete(oldest);
    return made;
  }

  /** Circles of what has no date, likewise. */
  undated(tile: TileAddress): TilePoint[] {
    this.#apart ??= new Clusters(this.#undated, kindsOf[this.#theme]);
    return this.#apart.tile(tile);
  }

  /** What lies in a box on a day, those without a date and those that may have been there among it. */
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
      .filter((mark) => isOn(mark, on));
  }
}
