import type { Tx } from '#db';
import type { Phrase } from '#kernel';
import { groupBy } from '../checks/model.ts';
import type { Origin } from '../checks/origins.ts';
import { originsOfSides } from '../checks/store.ts';
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

/** Claims of one side that are taken to have one origin, and why; one claim alone is an origin too. */
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

function whyOne({ joins }: Origin, ids: ReadonlySet<string>): Phrase[] {
  if (ids.size < 2) return [];
  const near = joins.filter(({ claimIds }) => claimIds.some((id) => ids.has(id)));
  const byText = new Map(near.map(({ why }) => [why.text, why]));
  return [...byText.values()].slice(0, REASONS_MAX);
}

/** Grounds of one side by their origins, in the order of the first of each. */
function byOrigin(grounds: readonly Ground[], origins: readonly Origin[]): GroundOrigin[] {
  const originOf = new Map(origins.flatMap((one) => one.claimIds.map((id): [string, Origin] => [id, one])));
  const groups = groupBy(grounds, ({ claim }) => originOf.get(claim.id)?.claimIds[0] ?? claim.id);
  return [...groups.values()].map((own) => {
    const ids = new Set(own.map(({ claim }) => claim.id));
    const origin = originOf.get(own[0]?.claim.id ?? '');
    return { grounds: own, why: origin ? whyOne(origin, ids) : [] };
  });
}

/**
 * What conclusions of a case rest on and what speaks against them, at most GROUNDS_PAGE of them, each side by independent origin
 * (docs/formats/claims-checks.md). A claim that the identity of the transaction may not see is neither shown nor counted; with
 * `isShown` one may leave out more. Every conclusion that was asked for has an answer.
 */
export async function groundsOf(
  tx: Tx,
  of: { readonly caseId: string; readonly conclusionIds: readonly string[] },
  isShown: (named: NamedFor) => boolean = () => true,
): Promise<ReadonlyMap<string, ConclusionGrounds>> {
  const { caseId, conclusionIds } = of;
  const named = (await namedFor(tx, conclusionIds, GROUNDS_MAX + 1)).filter(isShown);
  const byConclusion = groupBy(named, ({ conclusion_id: id }) => id);
  const kept = conclusionIds.map((id) => (byConclusion.get(id) ?? []).slice(0, GROUNDS_MAX));
  const ids = [...new Set(kept.flat().flatMap((one) => (one.is_withdrawn ? [] : one.claim_id)))];
  const claims = await listClaims(tx, { caseId, ids }, { limit: ids.length, cursor: null });
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
  const sides = kept.flatMap((own) =>
    (['supports', 'contradicts'] as const).map((stance) =>
      own.flatMap((one): Ground[] => {
        const claim = one.stance === stance && !one.is_withdrawn ? claimOf.get(one.claim_id) : undefined;
        return claim ? [{ claim, note: one.note }] : [];
      }),
    ),
  );
  const { sides: origins } = await originsOfSides(
    tx,
    caseId,
    sides.map((side) => side.map(({ claim }) => claim.id)),
  );
  const grouped = sides.map((side, at) => byOrigin(side, origins[at] ?? []));
  return new Map(
    conclusionIds.map((id, at) => [
      id,
      {
        supporting: grouped[2 * at] ?? [],
        contradicting: grouped[2 * at + 1] ?? [],
        withdrawn: kept[at]?.filter((one) => one.is_withdrawn).length ?? 0,
        hasMore: (byConclusion.get(id)?.length ?? 0) > GROUNDS_MAX,
      },
    ]),
  );
}
