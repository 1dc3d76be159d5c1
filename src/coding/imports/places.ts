import { openGazetteer, resolvePlace, type Gazetteer } from '#places';

const MOST_SPELLINGS = 20_000;

/** How many places the spellings of a sheet may mean; each spelling is looked up once. */
export class Spellings {
  readonly #gazetteer: Gazetteer;
  readonly #known = new Map<string, number>();

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  /** Candidates of this spelling; null when more spellings were asked for than are looked up. */
  candidates(spelling: string): number | null {
    const known = this.#known.get(spelling);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_SPELLINGS) return null;
    const found = resolvePlace(this.#gazetteer, spelling).length;
    this.#known.set(spelling, found);
    return found;
  }
}

let opened: Promise<Gazetteer> | null = null;

/** Spellings against our own tables and the settlements of the world, which are read once: that takes two seconds. */
export async function openSpellings(): Promise<Spellings> {
  opened ??= openGazetteer({ world: true });
  opened.catch(() => (opened = null));
  return new Spellings(await opened);
}
