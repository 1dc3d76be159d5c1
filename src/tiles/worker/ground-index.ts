import Flatbush from 'flatbush';
import type { DegreeBox, GroundCounts, InView, Mark, StandingRecord } from '../model.ts';
import { ThemeOfDays } from './days.ts';
import type { KeptShapes, Shape } from './kept-shapes.ts';

const around = (boxes: readonly DegreeBox[]): DegreeBox | null =>
  boxes.length === 0
    ? null
    : boxes.reduce((all, one) => [
        Math.min(all[0], one[0]),
        Math.min(all[1], one[1]),
        Math.max(all[2], one[2]),
        Math.max(all[3], one[3]),
      ]);

/** What readers with the same rights see of the ground, in one state of it. */
export class GroundIndex {
  readonly hazards: ThemeOfDays;
  readonly accidents: ThemeOfDays;
  /** Ids of its records, also of those that have no place. */
  readonly ids: readonly string[];
  readonly #shapes: readonly Shape[];
  readonly #boxes: Flatbush | null;
  readonly #settlements = new Map<string, ThemeOfDays>();

  constructor(
    records: readonly StandingRecord[],
    kept: KeptShapes,
    accidents: { readonly marks: readonly Mark[]; readonly unplaced: readonly (string | null)[] },
  ) {
    const marks: Mark[] = [];
    const unplaced: (string | null)[] = [];
    const shapes: Shape[] = [];
    for (const { id, version, decided } of records) {
      const shape = kept.get(id, version);
      // What is not known here would be missing on the map, which looks like ground without mines.
      if (shape === null) throw new Error(`the shape of ${id} was not read`);
      const { box, since } = shape;
      if (box === null) unplaced.push(since);
      else {
        marks.push({ id, lon: (box[0] + box[2]) / 2, lat: (box[1] + box[3]) / 2, kind: decided, since });
        shapes.push(shape);
      }
    }
    this.hazards = new ThemeOfDays('hazards', marks, unplaced);
    this.accidents = new ThemeOfDays('accidents', accidents.marks, accidents.unplaced);
    this.ids = records.map(({ id }) => id);
    this.#shapes = shapes;
    this.#boxes = shapes.length === 0 ? null : new Flatbush(shapes.length);
    for (const { box } of shapes) if (box) this.#boxes?.add(...box);
    this.#boxes?.finish();
  }

  /** Records whose box meets a box, that stood on a day or of which nobody says since when, at most so many and one more. */
  shapesIn(on: string, box: DegreeBox, most: number): Shape[] {
    const found = this.#boxes?.search(...box) ?? [];
    const out: Shape[] = [];
    for (const at of found) {
      const shape = this.#shapes[at];
      if (shape && (shape.since === null || shape.since <= on)) out.push(shape);
      if (out.length > most) break;
    }
    return out;
  }

  /** Settlements with the answer for a day; null when they were not told yet. */
  settlements(on: string): ThemeOfDays | null {
    return this.#settlements.get(on) ?? null;
  }

  settle(on: string, marks: readonly Mark[], unplaced: number): void {
    const none = Array.from({ length: unplaced }, () => '');
    this.#settlements.set(on, new ThemeOfDays('settlements', marks, none));
  }

  unsettle(on: string): void {
    this.#settlements.delete(on);
  }

  /** What there is on a day. */
  counts(on: string, settlements: ThemeOfDays): GroundCounts {
    const points = [...this.accidents.marks, ...settlements.marks].map(({ lon, lat }): DegreeBox => [
      lon,
      lat,
      lon,
      lat,
    ]);
    const days = [this.hazards.days, this.accidents.days].filter((one) => one !== null);
    const [first, last] = [
      days.map(([one]) => one).sort()[0],
      days
        .map(([, one]) => one)
        .sort()
        .at(-1),
    ];
    return {
      hazards: this.hazards.count(on),
      accidents: this.accidents.count(on),
      settlements: settlements.count(on),
      box: around([...this.#shapes.flatMap(({ box }) => (box ? [box] : [])), ...points]),
      days: first !== undefined && last !== undefined ? [first, last] : null,
      outlinesLeftOut: this.#shapes.filter(({ isLeftOut }) => isLeftOut).length,
    };
  }

  /** What lies in a box on a day, the first of each theme. */
  inView(
    on: string,
    box: DegreeBox,
    of: { readonly settlements: ThemeOfDays; readonly limit: number },
  ): InView {
    const told = (theme: ThemeOfDays) => {
      const found = theme.inBox(on, box);
      return { total: found.length, ids: found.slice(0, of.limit).map(({ id }) => id) };
    };
    return {
      hazards: told(this.hazards),
      accidents: told(this.accidents),
      settlements: told(of.settlements),
    };
  }
}
