import { byText, type Check, type CheckedClaim } from './model.ts';
import { inOrder, origins, originsAmong, Standing, type ClaimOrigins } from './origins.ts';
import { likelyOneOrigin, otherMeasures, overlappingPeriods, overlappingScopes } from './overlaps.ts';
import { checksOfOne } from './own.ts';
import { checkPhrase } from './phrases.ts';
import { fallingTotals, partsAndWhole } from './sums.ts';
import { Voices } from './voices.ts';

/** Origins that a claim must have to be graded as confirmed (NATO STANAG 2511: “confirmed by other sources”). */
const ORIGINS_TO_CONFIRM = 2;

function unconfirmed(claim: CheckedClaim, standing: Standing): Check[] {
  if (claim.credibility !== '1') return [];
  const n = standing.of(claim).supporting.length;
  if (n >= ORIGINS_TO_CONFIRM) return [];
  return [
    {
      code: 'confirmed-without-two-origins',
      claimIds: [claim.id],
      why: checkPhrase('check-confirmed', { n }),
      severity: 'warning',
    },
  ];
}

const inOwnOrder = (checks: readonly Check[]): Check[] => {
  const keyed = checks.map((check) => ({
    check,
    key: [check.code, ...check.claimIds, check.why.text].join('\n'),
  }));
  return keyed.sort((a, b) => byText(a.key, b.key)).map(({ check }) => check);
};

/**
 * What the checks find among claims; with `id` only what is about that one. The same for any order of the claims. Nothing is changed,
 * averaged or decided. Never throws, whatever dates and words the claims hold.
 */
export function checksAmong(claims: readonly CheckedClaim[], id?: string): Check[] {
  const sorted = inOrder(claims);
  const voices = new Voices(sorted);
  const found = originsAmong(sorted, voices);
  const standing = new Standing(sorted, found);
  const alone = id === undefined ? sorted : sorted.filter((claim) => claim.id === id);
  const checks = [
    ...alone.flatMap((claim) => [...checksOfOne(claim), ...unconfirmed(claim, standing)]),
    ...partsAndWhole(sorted, voices),
    ...fallingTotals(sorted, voices),
    ...overlappingPeriods(sorted, voices),
    ...overlappingScopes(sorted, voices),
    ...otherMeasures(sorted, found),
    ...likelyOneOrigin(sorted, voices),
  ];
  return inOwnOrder(id === undefined ? checks : checks.filter(({ claimIds }) => claimIds.includes(id)));
}

/** The origins that stand behind one of these claims, and against it; none where it is not among them. */
export function originsFor(claims: readonly CheckedClaim[], id: string): ClaimOrigins {
  const claim = claims.find((one) => one.id === id);
  if (!claim) return { supporting: [], contradicting: [] };
  return new Standing(inOrder(claims), origins(claims)).of(claim);
}
