import type { Tx } from '#db';
import type { Phrase } from '#kernel';
import { groupBy } from '../checks/model.ts';
import type { Origin } from '../checks/origins.ts';
import { originsAround } from '../checks/store.ts';
import { listClaims, type ListedClaim } from '../lists/store.ts';
import { namedFor, type NamedFor } from './store.ts';

/** The most claims of one conclusion that are shown; of a page of twenty they are as many as are compared (COMPARED_MAX). */
export const GROUNDS_MAX = 100;
/** Conclusions whose claims are looked at together. */
export const GROUNDS_PAGE = 20;
/** Reasons that are given why claims are one origin; they are the surest ones. */
const REASONS_MAX = 12;

/** A claim that a conclusion names, with what was noted of it. */
export interface Ground {
  readonly claim: ListedClaim;
  readonly note: string | null;
}

/** Claims of one side that are taken to go back to one statement, and why; one claim alone is an origin too. */
export interface GroundOrigin {
  readonly grounds: readonly Ground[];
  readonly why: readonly Phrase[];
}

/** What a conclusion rests on and what speaks against it, by independent origin; who is right is not said. */
export interface ConclusionGrounds {
  readonly supporting: readonly GroundOrigin[];
  readonly contradicting: readonly GroundOrigin[];
  /** Claims that it names and that were withdrawn since: they are neither shown nor counted. */
  readonly withdrawn: number;
  /** Whether it names more claims than are shown. */
  readonly hasMore: boolean;
}

/** The grounds of several conclusions. */
export interface Grounds {
  readonly of: ReadonlyMap<string, ConclusionGrounds>;
  /** Whether there were more comparable claims than were looked at to tell their origins. */
  readonly hasMore: boolean;
}

function whyOne({ joins }: Origin, ids: ReadonlySet<string>): Phrase[] {
  if (ids.size < 2) return [];
  const near = joins.filter(({ claimIds }) => claimIds.some((id) => ids.has(id)));
  const byText = new Map(near.map(({ why }) => [why.text, why]));
  return [...byText.values()].slice(0, REASONS_MAX);
}

function byOrigin(grounds: readonly Ground[], originOf: ReadonlyMap<string, Origin>): GroundOrigin[] {
  const groups = new Map<Origin | string, Ground[]>();
  for (const ground of grounds) {
    const key = originOf.get(ground.claim.id) ?? ground.claim.id;
    groups.set(key, [...(groups.get(key) ?? []), ground]);
  }
  return [...groups].map(([origin, own]) => ({
    grounds: own,
    why: typeof origin === 'string' ? [] : whyOne(origin, new Set(own.map(({ claim }) => claim.id))),
  }));
}

/**
 * What conclusions of a case rest on and what speaks against them, at most GROUNDS_PAGE of them, by the origins that the pages of the
 * claims tell too (docs/formats/claims-checks.md). A claim that the identity of the transaction may not see is neither shown nor
 * counted; with `isShown` one may leave out more. Every conclusion that was asked for has an answer.
 */
export async function groundsOf(
  tx: Tx,
  of: { readonly caseId: string; readonly conclusionIds: readonly string[] },
  isShown: (named: NamedFor) => boolean = () => true,
): Promise<Grounds> {
  const { caseId, conclusionIds } = of;
  const named = (await namedFor(tx, conclusionIds, GROUNDS_MAX + 1)).filter(isShown);
  const byConclusion = groupBy(named, ({ conclusion_id: id }) => id);
  const wanted = [...byConclusion.values()].flatMap((own) => own.slice(0, GROUNDS_MAX));
  const ids = [...new Set(wanted.flatMap((one) => (one.is_withdrawn ? [] : one.claim_id)))];
  const claims = await listClaims(tx, { caseId, ids }, { limit: ids.length, cursor: null });
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
  const found = await originsAround(tx, { caseId, ids, measures: claims.map(({ measure }) => measure) });
  const originOf = new Map(
    found.origins.flatMap((origin) => origin.claimIds.map((id): [string, Origin] => [id, origin])),
  );
  const groundsFor = (id: string): ConclusionGrounds => {
    const all = byConclusion.get(id) ?? [];
    const own = all.slice(0, GROUNDS_MAX);
    const side = (stance: NamedFor['stance']): GroundOrigin[] => {
      const grounds = own.flatMap((one): Ground[] => {
        const claim = one.stance === stance && !one.is_withdrawn ? claimOf.get(one.claim_id) : undefined;
        return claim ? [{ claim, note: one.note }] : [];
      });
      return byOrigin(grounds, originOf);
    };
    return {
      supporting: side('supports'),
      contradicting: side('contradicts'),
      withdrawn: own.filter((one) => one.is_withdrawn).length,
      hasMore: all.length > own.length,
    };
  };
  return {
    of: new Map(conclusionIds.map((id) => [id, groundsFor(id)])),
    hasMore: found.hasMore,
  };
}
