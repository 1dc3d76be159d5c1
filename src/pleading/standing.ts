import { originsOfSides } from '#coding';
import type { Tx } from '#db';
import type { Law } from '#law';
import { openMatrix, scaleOf, type Evidence, type Matrix, type OpenMatrix } from '#matrix';
import { bareLaid, laidRefs, type BareLaid, type LaidRef } from './laid/store.ts';
import type { Allegation } from './model.ts';
import { weighingsOf } from './store.ts';
import { RUBRIC } from './weighings.ts';

/**
 * Claims of one allegation that its matrix is made of at most: measured up to here (docs/benchmarks.md, `matrix`). What lies beyond is not taken into
 * account, and that is said.
 */
export const LAID_MAX = 100_000;

/** What was read of an allegation, as one reader sees it. */
export interface StandingOf {
  readonly refs: readonly LaidRef[];
  readonly bare: readonly BareLaid[];
  /** By claim: the band that a person confirmed last. */
  readonly bands: ReadonlyMap<string, number>;
  /** By claim: claims that go back to one statement have one number. */
  readonly origins: ReadonlyMap<string, number>;
  /** Claims that were looked at to tell the origins: those that stand, and those that relations lead to. */
  readonly lookedAt: ReadonlySet<string>;
  readonly hasMore: boolean;
}

const bySlot = (refs: readonly LaidRef[]): Map<string, LaidRef[]> => Map.groupBy(refs, ({ slot }) => slot);

/**
 * How far an allegation is proved by what one reader sees, and what changes it one by one. Guarantees: after a change it says what one that was read
 * anew would say. It holds no words of what is laid: they are read for whoever is shown them.
 */
export class ChargeStanding {
  readonly refs: readonly LaidRef[];
  readonly bare: readonly BareLaid[];
  readonly origins: ReadonlyMap<string, number>;
  readonly lookedAt: ReadonlySet<string>;
  readonly hasMore: boolean;
  /** Whether something besides claims is laid, so that what it rests on matters. */
  readonly hasBringers: boolean;
  readonly #bands: Map<string, number>;
  /** Of what is laid: that the pleading answers it, where that has changed since. */
  readonly #answered = new Map<string, boolean>();
  readonly #bySlot: ReadonlyMap<string, readonly LaidRef[]>;
  readonly #slots: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #open: OpenMatrix;
  #matrix: Matrix | null = null;
  #unanswered: readonly LaidRef[] | null = null;
  #unweighed: readonly LaidRef[] | null = null;

  constructor(
    law: Law,
    { provision, forum, standard, stage }: Allegation & { readonly stage: string | null },
    of: StandingOf,
  ) {
    this.refs = of.refs;
    this.bare = of.bare;
    this.origins = of.origins;
    this.lookedAt = of.lookedAt;
    this.hasMore = of.hasMore;
    this.hasBringers = of.bare.length > 0 || of.refs.some((one) => !one.is_direct);
    this.#bands = new Map(of.bands);
    this.#bySlot = bySlot(of.refs);
    const slots = new Map<string, Set<string>>();
    for (const { claim_id: claim, slot } of of.refs)
      slots.set(claim, (slots.get(claim) ?? new Set()).add(slot));
    this.#slots = slots;
    this.#open = openMatrix(
      law,
      scaleOf(law, law.rubric(RUBRIC)),
      { provision, forum, standard, stage },
      new Map([...this.#bySlot.keys()].map((slot) => [slot, this.#evidenceAt(slot)])),
    );
  }

  /** Each element against what is laid to it. */
  matrix(): Matrix {
    return (this.#matrix ??= this.#open.matrix());
  }

  /** Elements and alternatives to which something is laid, withdrawn or not. */
  laidTo(): readonly string[] {
    return [...this.#bySlot.keys()];
  }

  /** Whether a claim is laid, by itself or through something that brings it. */
  has(claimId: string): boolean {
    return this.#slots.has(claimId);
  }

  /** The band that counts; null of what nobody weighed. */
  bandOf(claimId: string): number | null {
    return this.#bands.get(claimId) ?? null;
  }

  isAnswered(one: LaidRef): boolean {
    return one.stance === 'against' && (this.#answered.get(one.laid_id) ?? one.is_answered);
  }

  /** A claim was weighed anew. */
  reweigh(claimId: string, band: number): void {
    if (!this.#bands.has(claimId)) this.#unweighed = null;
    this.#bands.set(claimId, band);
    this.#layAnew(this.#slots.get(claimId) ?? []);
  }

  /** What is laid was answered, or is not any more. */
  answer(laidId: string, isAnswered: boolean): void {
    this.#answered.set(laidId, isAnswered);
    this.#unanswered = null;
    this.#layAnew(new Set(this.refs.flatMap((one) => (one.laid_id === laidId ? [one.slot] : []))));
  }

  /**
   * What speaks against an element and is answered by none of the ways in which it was laid there: each claim once for a slot, by the first of them.
   */
  unanswered(): readonly LaidRef[] {
    return (this.#unanswered ??= this.#findUnanswered());
  }

  /** What nobody weighed. */
  unweighed(): readonly LaidRef[] {
    return (this.#unweighed ??= this.refs.filter(
      (one) => !one.is_withdrawn && this.bandOf(one.claim_id) === null,
    ));
  }

  #findUnanswered(): readonly LaidRef[] {
    const against = this.refs.filter((one) => !one.is_withdrawn && one.stance === 'against');
    const same = Map.groupBy(against, (one) => `${one.slot} ${one.claim_id}`);
    return [...same.values()].flatMap((ways) =>
      ways.every((one) => !this.isAnswered(one)) ? ways.slice(0, 1) : [],
    );
  }

  /** What is laid to a slot, for it before against it, each side by origin; what was withdrawn comes last. */
  at(slot: string): readonly LaidRef[] {
    const origin = ({ is_withdrawn: isWithdrawn, claim_id: claim }: LaidRef): number =>
      (isWithdrawn ? null : this.origins.get(claim)) ?? Number.MAX_SAFE_INTEGER;
    return (this.#bySlot.get(slot) ?? []).toSorted(
      (one, other) =>
        Number(one.stance === 'against') - Number(other.stance === 'against') || origin(one) - origin(other),
    );
  }

  #layAnew(slots: Iterable<string>): void {
    for (const slot of slots) this.#open.lay(slot, this.#evidenceAt(slot));
    this.#matrix = null;
  }

  /**
   * Each claim that stands once for each side of a slot, by however many ways it was laid there: by itself, through a conclusion, an incident or a
   * record it is one claim. Where it is answered by one of them it is answered.
   */
  #evidenceAt(slot: string): Evidence[] {
    const standing = (this.#bySlot.get(slot) ?? []).filter((one) => !one.is_withdrawn);
    const same = Map.groupBy(standing, (one) => `${one.claim_id} ${one.stance}`);
    return [...same].flatMap(([id, [one, ...others]]) =>
      one
        ? [
            {
              id,
              // A claim without an item is dropped by itself.
              item: one.serial ?? one.claim_id,
              origin: String(this.origins.get(one.claim_id) ?? one.claim_id),
              stance: one.stance,
              band: this.bandOf(one.claim_id),
              isAnswered: [one, ...others].some((way) => this.isAnswered(way)),
            },
          ]
        : [],
    );
  }
}

/** What tells one of what is laid from the others: where a page of it ends. */
export const pageMark = ({
  laid_id: laid,
  claim_id: claim,
  stance,
}: Pick<LaidRef, 'laid_id' | 'claim_id' | 'stance'>): string => `${laid} ${claim} ${stance}`;

/**
 * Reads how far an allegation is proved by what the identity of the transaction may see, in a few questions however much is laid; at a stage of
 * proceedings, or null: on the merits. Error LAW_UNKNOWN when the law that is loaded has the provision no more, or not that stage.
 */
export async function readStanding(
  tx: Tx,
  law: Law,
  allegation: Allegation,
  stage: string | null = null,
): Promise<ChargeStanding> {
  const { id, case_id: caseId } = allegation;
  const rows = await laidRefs(tx, id, LAID_MAX + 1);
  const refs = rows.slice(0, LAID_MAX);
  const ids = [...new Set(refs.filter((one) => !one.is_withdrawn).map((one) => one.claim_id))];
  const weighings = await weighingsOf(tx, ids, RUBRIC);
  const found = await originsOfSides(tx, caseId, [ids]);
  const [origins = []] = found.sides;
  const charged = { ...allegation, stage };
  return new ChargeStanding(law, charged, {
    refs,
    bare: await bareLaid(tx, id),
    bands: new Map(weighings.map((one) => [one.claim_id, one.band])),
    origins: new Map(
      origins.flatMap(({ claimIds }, number) => claimIds.map((claim) => [claim, number + 1] as const)),
    ),
    lookedAt: found.lookedAt,
    hasMore: rows.length > LAID_MAX,
  });
}
