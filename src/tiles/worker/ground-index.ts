import Flatbush from 'flatbush';
import {
  answersOf,
  type AskedGround,
  type DegreeBox,
  type GroundCounts,
  type InView,
  type Mark,
  type StandingPart,
  type StandingRecord,
} from '../model.ts';
import { isOn, ThemeOfDays } from './days.ts';
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

/** An area, or a part of one that was released, with where it lies. */
export interface PlacedPart extends Omit<StandingPart, 'extent'> {
  readonly shape: Shape;
}

/** Boxes to be searched; null where there are none. */
function searched(shapes: readonly Shape[]): Flatbush | null {
  if (shapes.length === 0) return null;
  const boxes = new Flatbush(shapes.length);
  for (const { box } of shapes) boxes.add(...(box ?? [0, 0, 0, 0]));
  boxes.finish();
  return boxes;
}

/** What readers with the same rights see of the ground, in one state of it. */
export class GroundIndex {
  readonly hazards: ThemeOfDays;
  readonly accidents: ThemeOfDays;
  readonly groundAreas: ThemeOfDays;
  readonly released: ThemeOfDays;
  /** Ids of its records, areas and parts, also of those that have no place. */
  readonly ids: readonly string[];
  readonly #shapes: readonly Shape[];
  readonly #boxes: Flatbush | null;
  readonly #parts: readonly PlacedPart[];
  readonly #partBoxes: Flatbush | null;
  readonly #settlements = new Map<string, ThemeOfDays>();

  constructor(
    records: readonly StandingRecord[],
    kept: KeptShapes,
    of: {
      readonly accidents: { readonly marks: readonly Mark[]; readonly unplaced: readonly (string | null)[] };
      readonly parts: readonly Omit<StandingPart, 'extent'>[];
    },
  ) {
    const { accidents, parts } = of;
    const marks: Mark[] = [];
    const unplaced: (string | null)[] = [];
    const shapes: Shape[] = [];
    for (const { id, version, decided } of records) {
      const shape = kept.get(id, version);
      // What is not known here would be missing on the map, which looks like ground without mines.
      if (shape === null) throw new Error(`the shape of ${id} was not read`);
      const { box, since, isBefore } = shape;
      if (box === null) unplaced.push(since);
      else {
        marks.push({
          id,
          lon: (box[0] + box[2]) / 2,
          lat: (box[1] + box[3]) / 2,
          kind: decided,
          since,
          isBefore,
        });
        shapes.push(shape);
      }
    }
    this.hazards = new ThemeOfDays('hazards', marks, unplaced);
    this.accidents = new ThemeOfDays('accidents', accidents.marks, accidents.unplaced);
    this.#parts = parts.flatMap((part): PlacedPart[] => {
      const shape = kept.get(part.id, part.version);
      if (shape === null) throw new Error(`the extent of ${part.id} was not read`);
      return shape.box === null ? [] : [{ ...part, shape }];
    });
    this.#partBoxes = searched(this.#parts.map(({ shape }) => shape));
    this.groundAreas = this.#themeOf('groundAreas', parts);
    this.released = this.#themeOf('released', parts);
    this.ids = [...records, ...parts].map(({ id }) => id);
    this.#shapes = shapes;
    this.#boxes = searched(shapes);
  }

  #themeOf(
    theme: StandingPart['theme'],
    all: readonly Pick<StandingPart, 'id' | 'theme' | 'since'>[],
  ): ThemeOfDays {
    const marks = this.#parts
      .filter((part) => part.theme === theme)
      .map(({ id, kind, since, isBefore, of, shape: { box } }): Mark => {
        const [west, south, east, north] = box ?? [0, 0, 0, 0];
        return { id, kind, since, isBefore, of, lon: (west + east) / 2, lat: (south + north) / 2 };
      });
    const placed = new Set(marks.map(({ id }) => id));
    const unplaced = all.filter((one) => one.theme === theme && !placed.has(one.id));
    return new ThemeOfDays(
      theme,
      marks,
      unplaced.map(({ since }) => since),
    );
  }

  /** Areas and parts whose box meets a box, on a day, at most so many and one more. */
  partsIn(on: string, box: DegreeBox, most: number): PlacedPart[] {
    const out: PlacedPart[] = [];
    for (const at of this.#partBoxes?.search(...box) ?? []) {
      const part = this.#parts[at];
      if (part && isOn(part, on)) out.push(part);
      if (out.length > most) break;
    }
    return out;
  }

  /** Records whose box meets a box, that stood on a day or of which nobody says since when, at most so many and one more. */
  shapesIn(on: string, box: DegreeBox, most: number): Shape[] {
    const found = this.#boxes?.search(...box) ?? [];
    const out: Shape[] = [];
    for (const at of found) {
      const shape = this.#shapes[at];
      if (shape && isOn(shape, on)) out.push(shape);
      if (out.length > most) break;
    }
    return out;
  }

  /** Settlements with the answer for a day; null when they were not told yet. */
  settlements(asked: AskedGround): ThemeOfDays | null {
    return this.#settlements.get(answersOf(asked)) ?? null;
  }

  settle(asked: AskedGround, marks: readonly Mark[], unplaced: number): void {
    const none = Array.from({ length: unplaced }, () => '');
    this.#settlements.set(answersOf(asked), new ThemeOfDays('settlements', marks, none));
  }

  unsettle(asked: AskedGround): void {
    this.#settlements.delete(answersOf(asked));
  }

  /** What there is on a day. */
  counts(on: string, settlements: ThemeOfDays): GroundCounts {
    const points = [...this.accidents.marks, ...settlements.marks].map(({ lon, lat }): DegreeBox => [
      lon,
      lat,
      lon,
      lat,
    ]);
    const days = [this.hazards, this.accidents, this.groundAreas, this.released]
      .map((one) => one.days)
      .filter((one) => one !== null);
    const shapes = [...this.#shapes, ...this.#parts.map(({ shape }) => shape)];
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
      groundAreas: this.groundAreas.count(on),
      released: this.released.count(on),
      box: around([...shapes.flatMap(({ box }) => (box ? [box] : [])), ...points]),
      days: first !== undefined && last !== undefined ? [first, last] : null,
      outlinesLeftOut: shapes.filter(({ isLeftOut }) => isLeftOut).length,
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
      groundAreas: told(this.groundAreas),
      released: told(this.released),
    };
  }
}
