import { dayKey } from './days.ts';
import { dayOfFigure, figureKey, scopeKey } from './figures.ts';
import { citationJoins, groupJoins, itemJoins, linkJoins, type Join } from './joins.ts';
import { byText, type CheckedClaim } from './model.ts';
import { Sets } from './sets.ts';
import { Voices } from './voices.ts';

/** Claims that are taken to go back to one statement. */
export interface Origin {
  /** Sorted; one claim alone is an origin too. */
  readonly claimIds: readonly string[];
  /** Why they are one: with each of these two claims came together, the surest reasons first. */
  readonly joins: readonly Join[];
}

/** How many origins stand behind a claim and against it; who is right is not said. */
export interface ClaimOrigins {
  /** Origins of claims that say the same, that of the claim itself first. */
  readonly supporting: readonly Origin[];
  readonly contradicting: readonly Origin[];
}

/** Claims by id, without doubles, so that no result depends on the order in which they came. */
export function inOrder(claims: readonly CheckedClaim[]): CheckedClaim[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return [...byId.values()].sort((a, b) => byText(a.id, b.id));
}

/** Sets of claims with the joins that made them; a join that says nothing new is left out, unless a person stated it. */
function joined(claims: readonly CheckedClaim[], joins: readonly Join[]): Origin[] {
  const sets = new Sets();
  const kept = joins.filter(({ claimIds, basis }) => sets.join(...claimIds) || basis === 'link');
  const origins = new Map<string, { claimIds: string[]; joins: Join[] }>();
  for (const { id } of claims) {
    const root = sets.rootOf(id);
    const origin = origins.get(root);
    if (origin) origin.claimIds.push(id);
    else origins.set(root, { claimIds: [id], joins: [] });
  }
  for (const one of kept) origins.get(sets.rootOf(one.claimIds[0]))?.joins.push(one);
  return [...origins.values()];
}

/** The origins of claims, in the order of their first claims. */
export function origins(claims: readonly CheckedClaim[]): Origin[] {
  const sorted = inOrder(claims);
  return originsAmong(sorted, new Voices(sorted));
}

/** All joins but those that people stated, the surest first. */
function likelyJoins(
  sorted: readonly CheckedClaim[],
  voices: Voices,
  when: 'same-day' | 'any-day' = 'same-day',
): Join[] {
  const ofItems = itemJoins(sorted, voices);
  const ofBasis = (basis: Join['basis']): Join[] => ofItems.filter((one) => one.basis === basis);
  return [
    ...ofBasis('same-text'),
    ...ofBasis('same-item'),
    ...ofBasis('near-duplicate'),
    ...citationJoins(sorted, voices),
    ...groupJoins(sorted, voices, when),
  ];
}

/** The same for claims that are in order and whose voices are known. */
export function originsAmong(sorted: readonly CheckedClaim[], voices: Voices): Origin[] {
  return joined(sorted, [...linkJoins(sorted), ...likelyJoins(sorted, voices)]);
}

/** A claim of which only whose it is and where it stands is looked at, not what it says. */
const unsaid = (claim: CheckedClaim): CheckedClaim => ({
  ...claim,
  facts: { ...claim.facts, polarity: 'affirms', measure: null, value: null, lower: null, upper: null },
});

/**
 * For each side of a conclusion, given by the ids of its claims, the origins behind it. Claims of one side may say different things, so that
 * one voice, one item or one group of sources is one origin whatever it says. A relation that people stated counts though it leads
 * over other claims; origins may hold those too. No side changes what is found for another.
 */
export function originsBehind(
  claims: readonly CheckedClaim[],
  sides: readonly (readonly string[])[],
): Origin[][] {
  const sorted = inOrder(claims);
  const voices = new Voices(sorted);
  const stated = linkJoins(sorted);
  return sides.map((ids) => {
    const own = new Set(ids);
    const side = sorted.filter(({ id }) => own.has(id)).map(unsaid);
    const all = joined(sorted, [...stated, ...likelyJoins(side, voices, 'any-day')]);
    return all.filter(({ claimIds }) => claimIds.some((id) => own.has(id)));
  });
}

/** The same for claims of the same number of the same thing for the same day; null without a number. */
function statementKey({ facts }: CheckedClaim): string | null {
  const figure = figureKey(facts);
  if (figure === null) return null;
  return [facts.measure, figure, scopeKey(facts), dayKey(dayOfFigure(facts))].join('|');
}

/** Which claims say the same as one, or the contrary: as people stated, and by their numbers. */
export class Standing {
  private readonly byStatement = new Map<string, CheckedClaim[]>();
  private readonly originOf = new Map<string, Origin>();

  constructor(claims: readonly CheckedClaim[], found: readonly Origin[]) {
    for (const claim of claims) {
      const key = statementKey(claim);
      if (key === null) continue;
      const list = this.byStatement.get(key);
      if (list) list.push(claim);
      else this.byStatement.set(key, [claim]);
    }
    for (const origin of found) for (const id of origin.claimIds) this.originOf.set(id, origin);
  }

  private originsOf(ids: readonly string[]): Origin[] {
    const found = new Set<Origin>();
    for (const id of ids) {
      const origin = this.originOf.get(id);
      if (origin) found.add(origin);
    }
    return [...found];
  }

  of(claim: CheckedClaim): ClaimOrigins {
    const linked = (relation: string): string[] =>
      claim.links.filter((link) => link.relation === relation).map(({ otherId }) => otherId);
    const key = statementKey(claim);
    const same = key === null ? [] : (this.byStatement.get(key) ?? []);
    const isAlike = (one: CheckedClaim): boolean => one.facts.polarity === claim.facts.polarity;
    const idsOf = (claims: readonly CheckedClaim[]): string[] => claims.map(({ id }) => id);
    const sorted = (ids: readonly string[]): string[] => [...ids].sort(byText);
    return {
      supporting: this.originsOf([
        claim.id,
        ...sorted([...linked('supports'), ...idsOf(same.filter(isAlike))]),
      ]),
      contradicting: this.originsOf(
        sorted([...linked('contradicts'), ...idsOf(same.filter((one) => !isAlike(one)))]),
      ),
    };
  }
}
