import type {
  AskedGround,
  DegreeBox,
  GroundCounts,
  InView,
  Mark,
  ShapeRow,
  StandingPart,
  StandingRecord,
  TileAddress,
} from './model.ts';

/** What a tile is asked of: an index, which is of one set of what may be seen and one state of it, as of a day. */
export interface OfDay extends AskedGround {
  readonly index: string;
}

/** What the thread of the tiles is asked. */
export type TileTask =
  /** Begins an index, which replaces one of the same name when it is finished. */
  | { readonly do: 'begin'; readonly index: string }
  /** Which of these, which are to be in it, are not known yet in this version. */
  | { readonly do: 'records'; readonly index: string; readonly records: readonly StandingRecord[] }
  | { readonly do: 'shapes'; readonly rows: readonly ShapeRow[] }
  /** Areas, and parts of them that were released, that are to be in it. */
  | { readonly do: 'parts'; readonly index: string; readonly parts: readonly StandingPart[] }
  | {
      readonly do: 'finish';
      readonly index: string;
      readonly accidents: readonly Mark[];
      readonly unplacedAccidents: readonly (string | null)[];
    }
  | ({
      readonly do: 'settlements';
      readonly marks: readonly Mark[];
      readonly unplaced: number;
    } & OfDay)
  | ({ readonly do: 'unsettle' } & OfDay)
  | ({ readonly do: 'tile'; readonly tile: TileAddress } & OfDay)
  | ({ readonly do: 'counts' } & OfDay)
  | ({ readonly do: 'view'; readonly box: DegreeBox; readonly limit: number } & OfDay)
  | { readonly do: 'forget'; readonly index: string };

/** What it answers. */
export type TileAnswer =
  | { readonly missing: readonly StandingRecord[] }
  | { readonly bytes: Uint8Array }
  | { readonly counts: GroundCounts }
  | { readonly view: InView }
  | { readonly done: true };

/** A task or an answer on its way; an answer that failed says why. */
export interface Sent<T> {
  readonly number: number;
  readonly what: T;
}
