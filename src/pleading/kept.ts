import { recordRead, visibleCompartmentIds } from '#access';
import type { Db, Identity, Tx } from '#db';
import { AppError } from '#kernel';
import type { Law } from '#law';
import { changesSince, type ChangeSince, type LedgerPosition, type Since } from '#ledger';
import { laidPage, shownCharge, type AskedLaid, type LaidPage, type ShownCharge } from './laid-page.ts';
import { answersOf } from './laid/store.ts';
import type { Allegation } from './model.ts';
import { readStanding, type ChargeStanding } from './standing.ts';
import { findAllegation, weighingsOf } from './store.ts';
import { touchesOf } from './touches.ts';
import { RUBRIC } from './weighings.ts';

/** Who looks at what came since: entries that wait for a place are shown to no person. Nothing of it is handed on. */
const LOOKING = { kind: 'service', name: 'matrices' } as const;
/** Matrices that are kept, and claims laid in all of them together. */
const KEPT_MAX = 40;
const REFS_MAX = 500_000;
/** Changes that are put right one by one; of more all is read anew. */
const TOUCHES_MAX = 100;

interface KeptMatrix {
  /** What the standing has in it, or more. */
  readonly position: LedgerPosition;
  readonly law: Law;
  /** Compartments that the reader saw. */
  readonly seen: string;
  readonly standing: ChargeStanding;
}

/** What a request works with. */
interface Current {
  readonly tx: Tx;
  readonly law: Law;
  readonly allegation: Allegation;
  readonly standing: ChargeStanding;
}

/** Puts right what entries changed; null where that cannot be told and all has to be read anew. */
async function caughtUp(
  tx: Tx,
  { standing }: KeptMatrix,
  of: { readonly allegationId: string; readonly changes: readonly ChangeSince[] },
): Promise<ChargeStanding | null> {
  const { allegationId, changes } = of;
  const touches = changes.flatMap((change) => touchesOf({ allegationId, standing }, change));
  if (touches.length > TOUCHES_MAX || touches.some(({ kind }) => kind === 'anything')) return null;
  const claims = new Set(touches.flatMap((one) => (one.kind === 'weighed' ? [one.claimId] : [])));
  const laid = new Set(touches.flatMap((one) => (one.kind === 'answered' ? [one.laidId] : [])));
  // What is there now is read, not what an entry says: several may have come, and their order is not that of their numbers.
  const weighings = await weighingsOf(tx, [...claims], RUBRIC);
  const answers = laid.size === 0 ? [] : await answersOf(tx, [...laid]);
  for (const one of weighings) standing.reweigh(one.claim_id, one.band);
  for (const { id, is_answered: isAnswered } of answers) standing.answer(id, isAnswered);
  return standing;
}

/**
 * Matrices of allegations that are kept between requests, so that one change does not have all that is laid read anew. Guarantees: what is kept was
 * read by one person under the policies of the database and is given to nobody else; before each answer it is asked what was recorded since, of
 * whatever kind and wherever, and what they may see; what cannot be told from that is read anew, and so is everything when the law or what they may
 * see is another. Words of evidence are never kept: they are read for each answer by whoever is shown them.
 */
export class KeptMatrices {
  readonly #db: Db;
  readonly #kept = new Map<string, KeptMatrix>();
  /** One reading of one matrix at a time: two would put right the same thing twice, or read all of it twice. */
  readonly #busy = new Map<string, Promise<void>>();

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * An allegation with its matrix at a stage of proceedings (null: on the merits), and what is laid to it where that is little. That it was read, and
   * what of what is shown is sealed, is recorded. Errors NOT_FOUND, LAW_UNKNOWN.
   */
  show(
    by: Identity,
    lawOf: (tx: Tx) => Promise<Law>,
    id: string,
    stage: string | null = null,
  ): Promise<ShownCharge> {
    return this.#current(by, lawOf, { id, stage }, (current) => shownCharge(current.tx, by, current));
  }

  /** A page of what is laid to an allegation. Errors NOT_FOUND, LAW_UNKNOWN, CATALOGUE_BAD_CURSOR. */
  evidence(
    by: Identity,
    lawOf: (tx: Tx) => Promise<Law>,
    of: { readonly id: string; readonly asked: AskedLaid },
  ): Promise<LaidPage> {
    const { id, asked } = of;
    // What is laid is the same at every stage.
    return this.#current(by, lawOf, { id, stage: null }, (current) =>
      laidPage(current.tx, by, { ...current, asked }),
    );
  }

  #current<T>(
    by: Identity,
    lawOf: (tx: Tx) => Promise<Law>,
    of: { readonly id: string; readonly stage: string | null },
    use: (current: Current) => Promise<T>,
  ): Promise<T> {
    // Standards differ by stage, and with them whether it is met and what it hangs on.
    const key = `${by.kind} ${by.personId ?? ''} ${of.id} ${of.stage ?? ''}`;
    return this.#inTurn(key, () => this.#read({ key, by, lawOf, ...of, use }));
  }

  async #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#busy.get(key);
    const { promise: done, resolve } = Promise.withResolvers<void>();
    this.#busy.set(key, done);
    try {
      await before;
      return await work();
    } finally {
      if (this.#busy.get(key) === done) this.#busy.delete(key);
      resolve();
    }
  }

  async #read<T>(of: {
    readonly key: string;
    readonly by: Identity;
    readonly lawOf: (tx: Tx) => Promise<Law>;
    readonly id: string;
    readonly stage: string | null;
    readonly use: (current: Current) => Promise<T>;
  }): Promise<T> {
    const { key, by, lawOf, id, stage, use } = of;
    const known = this.#kept.get(key);
    // Not there while it is put right: what fails half-way is read anew.
    this.#kept.delete(key);
    // Before anything is read, so that what is read has all of it.
    const since = await this.#db.tx(LOOKING, (tx) => changesSince(tx, known?.position ?? null));
    const { result, kept } = await this.#db.tx(by, async (tx) => {
      const allegation = await findAllegation(tx, id);
      if (!allegation) throw new AppError('NOT_FOUND', { what: 'allegation', id });
      await recordRead(tx, by, { table: 'allegation', id, compartmentId: allegation.compartment_id }, 'read');
      const law = await lawOf(tx);
      const seen = (await visibleCompartmentIds(tx)).toSorted().join(' ');
      const standing =
        (await this.#stillHolds(tx, { known, since, law, seen, id })) ??
        (await readStanding(tx, law, allegation, stage));
      const current = { tx, law, allegation, standing };
      return { result: await use(current), kept: { position: since.position, law, seen, standing } };
    });
    this.#keep(key, kept);
    return result;
  }

  async #stillHolds(
    tx: Tx,
    of: {
      readonly known: KeptMatrix | undefined;
      readonly since: Since;
      readonly law: Law;
      readonly seen: string;
      readonly id: string;
    },
  ): Promise<ChargeStanding | null> {
    const { known, since, law, seen, id: allegationId } = of;
    if (!known || since.changes === null || known.law !== law || known.seen !== seen) return null;
    return caughtUp(tx, known, { allegationId, changes: since.changes });
  }

  #keep(key: string, kept: KeptMatrix): void {
    // The newest last: what nobody looked at for longest goes first.
    this.#kept.set(key, kept);
    let refs = [...this.#kept.values()].reduce((sum, { standing }) => sum + standing.refs.length, 0);
    for (const [oldest, { standing }] of this.#kept) {
      if (this.#kept.size <= KEPT_MAX && refs <= REFS_MAX) break;
      refs -= standing.refs.length;
      this.#kept.delete(oldest);
    }
  }
}
