import Supercluster from 'supercluster';
import { EXTENT, ZOOM_MAX, type Mark, type TileAddress } from '../model.ts';

/** A point of a tile, in units of it: how many lie there, of which kinds; of one alone also its id. */
export interface TilePoint {
  readonly x: number;
  readonly y: number;
  readonly tags: Readonly<Record<string, string | number>>;
}

/** How near to one another what becomes one circle lies: forty pixels of a map. */
const RADIUS = 320;

type Counted = Record<string, number>;

/**
 * Places together at every zoom. Guarantees: at each zoom every mark is in exactly one circle, so that the circles whose middle lies in a tile
 * (0 ≤ x, y < EXTENT) add up, over all tiles of the zoom, to the number of marks, in all and by kind.
 */
export class Clusters {
  readonly #marks: readonly Mark[];
  readonly #index: Supercluster<{ at: number }, Counted>;

  constructor(marks: readonly Mark[], kinds: readonly string[]) {
    this.#marks = marks;
    const start: Counted = Object.fromEntries(kinds.map((kind) => [kind, 0]));
    this.#index = new Supercluster<{ at: number }, Counted>({
      maxZoom: ZOOM_MAX,
      radius: RADIUS,
      extent: EXTENT,
      map: ({ at }) => {
        const kind = marks[at]?.kind ?? '';
        return { ...start, [kind]: 1 };
      },
      reduce: (sum, one) => {
        for (const kind of kinds) sum[kind] = (sum[kind] ?? 0) + (one[kind] ?? 0);
      },
    }).load(
      marks.map(({ lon, lat }, at) => ({
        type: 'Feature',
        properties: { at },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      })),
    );
  }

  /** Circles and single places of a tile, those a little outside of it among them, as neighbours draw them too. */
  tile({ z, x, y }: TileAddress): TilePoint[] {
    const found = this.#index.getTile(z, x, y)?.features ?? [];
    return found.flatMap(({ geometry: [place], tags }): TilePoint[] => {
      if (!place || !tags) return [];
      const at = { x: place[0], y: place[1] };
      if ('point_count' in tags) {
        const {
          point_count: count,
          cluster: _c,
          cluster_id: _i,
          point_count_abbreviated: _a,
          ...kinds
        } = tags as Counted;
        return [{ ...at, tags: { ...kinds, count: count ?? 0 } }];
      }
      const mark = this.#marks[(tags as { at: number }).at];
      if (!mark) return [];
      const { id, kind, of } = mark;
      return [{ ...at, tags: { count: 1, id, kind, ...(of === undefined ? {} : { of }) } }];
    });
  }
}
