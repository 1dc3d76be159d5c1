import { shortened, type Said } from '#coding';
import { parseSerial } from '#kernel';
import { settlementsNamed, type Settlement } from '#settlements';

const MOST_SPELLINGS = 20_000;

type Row = Pick<Settlement, 'id' | 'serial' | 'names'>;

/** Which settlement the spellings of a sheet mean; each is looked up once. Nothing is guessed: where several are called so, none is taken. */
export class SettlementSpellings {
  readonly #rows: readonly Row[];
  readonly #bySerial: ReadonlyMap<string, string>;
  readonly #known = new Map<string, readonly string[]>();

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
    this.#bySerial = new Map(rows.map(({ serial, id }) => [serial, id]));
  }

  #idsOf(spelling: string): readonly string[] {
    const before = this.#known.get(spelling);
    if (before) return before;
    const serial = parseSerial(spelling);
    const one = serial === null ? undefined : this.#bySerial.get(serial);
    const ids = one === undefined ? settlementsNamed(this.#rows, spelling).rows.map(({ id }) => id) : [one];
    if (this.#known.size < MOST_SPELLINGS) this.#known.set(spelling, ids);
    return ids;
  }

  /** Id of the settlement that is meant; null, and why in `notes`, where that cannot be said. */
  idOf(place: { readonly spelling: string; readonly column: string | null }, notes: Said[]): string | null {
    const ids = this.#idsOf(place.spelling);
    if (ids.length === 1) return ids[0] ?? null;
    const code = ids.length === 0 ? 'displaced-no-settlement' : 'displaced-settlement-two';
    notes.push({ code, column: place.column, value: shortened(place.spelling) });
    return null;
  }
}
