import type { Db, Identity, Tx } from '#db';
import { AppError, groupsOf } from '#kernel';
import { listSettlements } from '#settlements';
import type { TileAnswer } from './messages.ts';
import {
  answersOf,
  isTile,
  type AskedGround,
  type DegreeBox,
  type GroundCounts,
  type InView,
  type Mark,
  type TileAddress,
} from './model.ts';
import {
  accidentMarks,
  RECORDS_MAX,
  seenPlaces,
  shapesOf,
  standingParts,
  standingRecords,
  type SeenPlace,
} from './store.ts';
import { TileThread } from './thread.ts';

/** Sets of compartments whose indexes are kept: whoever sees the same shares one. */
const KEPT = 6;
/** Days of an index whose answers about settlements are kept. */
const KEPT_DAYS = 16;
/** Most areas and parts of them on one map. */
const PARTS_MAX = 200_000;
/** Shapes that are read and handed over together: the server answers others in between. */
const AT_ONCE = 2_000;

/** What somebody sees of the ground of a case, as it is now. */
export interface Sight {
  readonly caseId: string;
  /** Compartments of which they see something. */
  readonly places: readonly SeenPlace[];
}

/** What the identity of `tx` sees of the ground: asked before each tile, so that nobody gets what they no longer see. */
export async function sightOf(tx: Tx, caseId: string): Promise<Sight> {
  return { caseId, places: await seenPlaces(tx, caseId) };
}

const setOf = ({ caseId, places }: Sight): string =>
  `${caseId} ${places.map(({ id, isMember }) => `${id}${isMember ? '' : '?'}`).join(' ')}`;
/** Counts of changes go up only, so that of two states of one set the larger is the later. */
const stateOf = ({ places }: Sight): number => places.reduce((sum, { changes }) => sum + changes, 0);

interface Made {
  /** The state that it was read in, or a later one. */
  state: number;
  /** How often the thread had failed: what an earlier one was told is gone. */
  readonly failures: number;
  /** Settles when it is there. */
  ready: Promise<unknown>;
  /** For which days and obstacles settlements were told, the newest last. */
  readonly days: Map<string, { readonly asked: AskedGround; readonly told: Promise<unknown> }>;
}

const bytesIn = (answer: TileAnswer): Uint8Array => {
  if ('bytes' in answer) return answer.bytes;
  throw new AppError('TILES_FAILED');
};

/**
 * Vector tiles of the ground. Guarantees: an index is of one set of compartments and one state of what is recorded in them, read as one of those
 * who see exactly these; nobody gets a tile of another set, and a change in what one does not see makes nothing anew. Circles add up.
 */
export class GroundTiles {
  readonly #db: Db;
  readonly #thread = new TileThread();
  readonly #made = new Map<string, Made>();
  /** One index is read at a time: that bounds the memory, and no two ask for other versions of one record. */
  #reading: Promise<unknown> = Promise.resolve();

  constructor(db: Db) {
    this.#db = db;
  }

  /** A tile of a day (YYYY-MM-DD), as `by` sees it by `sight`, which was asked for with the same identity a moment ago. Errors TILE_OUTSIDE, TILES_TOO_MANY, TILES_FAILED. */
  async tile(
    by: Identity,
    sight: Sight,
    of: { readonly tile: TileAddress } & AskedGround,
  ): Promise<Uint8Array> {
    const { tile, ...asked } = of;
    if (!isTile(tile)) throw new AppError('TILE_OUTSIDE', { tile: `${tile.z}/${tile.x}/${tile.y}` });
    const index = await this.#indexFor(by, sight, asked);
    return bytesIn(await this.#thread.ask({ do: 'tile', index, ...asked, tile }));
  }

  /** How much there is on a day, and where. Errors TILES_TOO_MANY, TILES_FAILED. */
  async counts(by: Identity, sight: Sight, asked: AskedGround): Promise<GroundCounts> {
    const index = await this.#indexFor(by, sight, asked);
    const answer = await this.#thread.ask({ do: 'counts', index, ...asked });
    if ('counts' in answer) return answer.counts;
    throw new AppError('TILES_FAILED');
  }

  /** What lies in a box on a day, at most `limit` of each theme named. Errors likewise. */
  async inView(
    by: Identity,
    sight: Sight,
    of: { readonly box: DegreeBox; readonly limit: number } & AskedGround,
  ): Promise<InView> {
    const index = await this.#indexFor(by, sight, of);
    const answer = await this.#thread.ask({ do: 'view', index, ...of });
    if ('view' in answer) return answer.view;
    throw new AppError('TILES_FAILED');
  }

  /** Ends its thread. */
  close(): Promise<void> {
    return this.#thread.close();
  }

  async #indexFor(by: Identity, sight: Sight, { on, obstacle }: AskedGround): Promise<string> {
    const set = setOf(sight);
    let made = this.#made.get(set);
    if (!made || made.state < stateOf(sight) || made.failures !== this.#thread.failures)
      made = this.#make(by, sight);
    // The newest last: the first is the one that was not looked at for longest.
    this.#made.delete(set);
    this.#made.set(set, made);
    this.#forgetOldest();
    await made.ready;
    const asked = { on, obstacle };
    await (made.days.get(answersOf(asked))?.told ?? this.#settleOnce(by, sight, { made, asked }));
    return set;
  }

  #make(by: Identity, sight: Sight): Made {
    const index = setOf(sight);
    const made: Made = {
      state: stateOf(sight),
      failures: this.#thread.failures,
      ready: Promise.resolve(),
      days: new Map(),
    };
    made.ready = this.#inTurn(() => this.#read(by, sight, made));
    made.ready.catch(() => {
      if (this.#made.get(index) === made) this.#made.delete(index);
    });
    return made;
  }

  #inTurn(work: () => Promise<unknown>): Promise<unknown> {
    const done = this.#reading.then(work);
    this.#reading = done.catch(() => undefined);
    return done;
  }

  #forgetOldest(): void {
    const [oldest] = this.#made.keys();
    if (this.#made.size <= KEPT || oldest === undefined) return;
    this.#made.delete(oldest);
    // It is asked for no more; that it cannot be forgotten is told by the next question.
    this.#inTurn(() => this.#thread.ask({ do: 'forget', index: oldest })).catch(() => undefined);
  }

  /** Reads what `by` sees, and has the index made. */
  async #read(by: Identity, sight: Sight, made: Made): Promise<void> {
    const index = setOf(sight);
    await this.#db.tx(by, async (tx) => {
      const now = await sightOf(tx, sight.caseId);
      // Who became a member meanwhile would fill the index of those who are not.
      if (setOf(now) !== index) throw new AppError('TILES_FAILED');
      made.state = stateOf(now);
      await this.#thread.ask({ do: 'begin', index });
      let many = 0;
      for await (const records of standingRecords(tx, sight.caseId)) {
        many += records.length;
        if (many > RECORDS_MAX) throw new AppError('TILES_TOO_MANY', { most: RECORDS_MAX });
        const told = await this.#thread.ask({ do: 'records', index, records });
        for (const group of groupsOf('missing' in told ? told.missing : [], AT_ONCE))
          await this.#thread.ask({ do: 'shapes', rows: await shapesOf(tx, group) });
      }
      let parts = 0;
      for await (const some of standingParts(tx, sight.caseId)) {
        parts += some.length;
        if (parts > PARTS_MAX) throw new AppError('TILES_TOO_MANY', { most: PARTS_MAX });
        await this.#thread.ask({ do: 'parts', index, parts: some });
      }
      const accidents = await accidentMarks(tx, sight.caseId);
      const placed = accidents.flatMap(({ id, lon, lat, since }): Mark[] =>
        lon === null || lat === null ? [] : [{ id, lon, lat, since, kind: 'accident' }],
      );
      const unplaced = accidents.filter(({ lon }) => lon === null).map(({ since }) => since);
      await this.#thread.ask({ do: 'finish', index, accidents: placed, unplacedAccidents: unplaced });
    });
  }

  #settleOnce(
    by: Identity,
    sight: Sight,
    of: { readonly made: Made; readonly asked: AskedGround },
  ): Promise<unknown> {
    const { made, asked } = of;
    const told = this.#settle(by, sight, asked);
    const key = answersOf(asked);
    made.days.set(key, { asked, told });
    told.catch(() => made.days.delete(key));
    const [[oldest, first] = []] = made.days;
    if (made.days.size > KEPT_DAYS && oldest !== undefined && first) {
      made.days.delete(oldest);
      this.#thread.ask({ do: 'unsettle', index: setOf(sight), ...first.asked }).catch(() => undefined);
    }
    return told;
  }

  /** Works out for a day whether people could return to each settlement that `by` sees. */
  async #settle(by: Identity, sight: Sight, { on, obstacle: kind }: AskedGround): Promise<void> {
    const { caseId } = sight;
    const { rows } = await this.#db.tx(by, async (tx) => {
      if (setOf(await sightOf(tx, caseId)) !== setOf(sight)) throw new AppError('TILES_FAILED');
      return listSettlements(tx, { caseId, asked: { on, knownAt: null }, filter: { kind }, lang: null });
    });
    const marks = rows.flatMap(({ settlement: { id, latitude, longitude }, reached }): Mark[] =>
      latitude === null || longitude === null
        ? []
        : [{ id, lat: latitude, lon: longitude, kind: reached.status, since: '' }],
    );
    await this.#thread.ask({
      do: 'settlements',
      index: setOf(sight),
      on,
      obstacle: kind,
      marks,
      unplaced: rows.length - marks.length,
    });
  }
}
