import type { Phrase } from '#kernel';
import { dayKey } from './days.ts';
import { dayOfFigure, figureKey, foldText } from './figures.ts';
import { byText, groupBy, type CheckedClaim } from './model.ts';
import { checkPhrase } from './phrases.ts';
import { Sets } from './sets.ts';
import type { Voices } from './voices.ts';

/** Why two claims are taken to go back to one statement, the surest first. */
export type Basis = 'link' | 'same-text' | 'same-item' | 'near-duplicate' | 'citation' | 'group';

/** Two claims that are taken to go back to one statement, and why. */
export interface Join {
  readonly claimIds: readonly [string, string];
  readonly basis: Basis;
  readonly why: Phrase;
}

function join(one: CheckedClaim, other: CheckedClaim, basis: Basis, why: Phrase): Join {
  const [first = one.id, second = other.id] = [one.id, other.id].sort(byText);
  return { claimIds: [first, second], basis, why };
}

/** The same for claims that say the same: affirming or denying, and the same number, whatever it counts. */
const sayingKey = ({ facts }: CheckedClaim): string => `${facts.polarity} ${figureKey(facts) ?? 'no number'}`;

/** Who is named as saying it: an organisation; without a number, where “the same” is little, whoever is named. */
function namedKey(claim: CheckedClaim, voices: Voices): string {
  if (claim.facts.speaker === null) return '';
  return (
    voices.organisationOf(claim) ?? (figureKey(claim.facts) === null ? foldText(claim.facts.speaker) : '')
  );
}

/**
 * Takes apart claims of which several are named as saying it, as two organisations that say the same are two origins, even in one item.
 * Claims that name nobody stay together; with those of a name only where there is but one.
 */
function byName(claims: readonly CheckedClaim[], voices: Voices): CheckedClaim[][] {
  const names = groupBy(claims, (claim) => namedKey(claim, voices));
  return names.size - (names.has('') ? 1 : 0) <= 1 ? [[...claims]] : [...names.values()];
}

/** What people stated; `claims` sorted by id. */
export function linkJoins(claims: readonly CheckedClaim[]): Join[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const joins = new Map<string, Join>();
  for (const claim of claims)
    for (const { otherId, relation, reason } of claim.links) {
      const other = byId.get(otherId);
      if (relation !== 'same-origin' || !other || other === claim) continue;
      const made = join(claim, other, 'link', checkPhrase('origin-link', { reason }));
      // Each of the two claims has the link; of several reasons the first in the alphabet, whatever the order of the claims.
      const key = made.claimIds.join(' ');
      const known = joins.get(key);
      if (!known || byText(made.why.text, known.why.text) < 0) joins.set(key, made);
    }
  return [...joins.values()];
}

interface Likeness {
  readonly itemIds: readonly [string, string];
  readonly kind: 'same-text' | 'near-duplicate';
}

/** How the items of these claims are like each other, each likeness once. */
function likenesses(claims: readonly CheckedClaim[]): Likeness[] {
  const items = new Set(claims.flatMap(({ itemIds }) => itemIds));
  const found = new Map<string, Likeness>();
  // Claims on one item have the same likenesses: often the very same.
  for (const { itemId, otherItemId, kind } of new Set(claims.flatMap(({ itemRelations }) => itemRelations))) {
    if (itemId === otherItemId || !items.has(itemId) || !items.has(otherItemId)) continue;
    const [first, second] = itemId < otherItemId ? [itemId, otherItemId] : [otherItemId, itemId];
    found.set(`${kind} ${first} ${second}`, { itemIds: [first, second], kind });
  }
  return [...found].sort(([a], [b]) => byText(a, b)).map(([, one]) => one);
}

/** Claims that say the same in one item, or in items of the same text or nearly so; `claims` sorted by id. */
export function itemJoins(claims: readonly CheckedClaim[], voices: Voices): Join[] {
  const alike = likenesses(claims);
  const clusters = new Sets();
  for (const { itemIds } of alike) clusters.join(...itemIds);
  const places = claims.flatMap((claim) =>
    [...new Set(claim.itemIds)].map((itemId) => ({ claim, itemId, cluster: clusters.rootOf(itemId) })),
  );
  // Whoever is named anywhere among items that are alike counts for all of them.
  const joins: Join[] = [];
  const first = new Map<string, Map<string, CheckedClaim>>();
  const perSaying = groupBy(places, ({ claim, cluster }) => `${cluster} ${sayingKey(claim)}`);
  for (const [saying, at] of perSaying) {
    const apart = byName([...new Set(at.map(({ claim }) => claim))], voices);
    const partOf = new Map(apart.flatMap((part, index) => part.map((claim) => [claim, index] as const)));
    for (const { claim, itemId } of at) {
      const key = `${partOf.get(claim)} ${saying}`;
      const inItem = first.get(itemId) ?? new Map<string, CheckedClaim>();
      first.set(itemId, inItem);
      const one = inItem.get(key);
      if (one) joins.push(join(one, claim, 'same-item', checkPhrase('origin-same-item')));
      else inItem.set(key, claim);
    }
  }
  for (const { itemIds, kind } of alike) {
    const [here, there] = [first.get(itemIds[0]), first.get(itemIds[1])];
    for (const [key, claim] of here ?? []) {
      const other = there?.get(key);
      if (other && other !== claim) joins.push(join(claim, other, kind, checkPhrase(`origin-${kind}`)));
    }
  }
  return joins;
}

/** Joins each of the claims to the first of them. */
function toFirst(
  claims: readonly CheckedClaim[],
  basis: Basis,
  why: (first: CheckedClaim) => Phrase,
): Join[] {
  const [first, ...rest] = claims;
  return first ? rest.map((claim) => join(first, claim, basis, why(first))) : [];
}

/** Claims that state the same and name, or come from, the same organisation; `claims` sorted by id. */
export function citationJoins(claims: readonly CheckedClaim[], voices: Voices): Join[] {
  const groups = groupBy(claims, (claim) => {
    const name = voices.organisationOf(claim);
    return name === null ? null : `${sayingKey(claim)} ${name}`;
  });
  return [...groups.values()].flatMap((group) =>
    toFirst(group, 'citation', (claim) =>
      checkPhrase('origin-citation', { name: voices.organisationOf(claim) ?? '' }),
    ),
  );
}

/** Claims that state the same for the same day, or for whatever day, from sources of one group; `claims` sorted by id. */
export function groupJoins(
  claims: readonly CheckedClaim[],
  voices: Voices,
  when: 'same-day' | 'any-day' = 'same-day',
): Join[] {
  const groups = groupBy(claims, (claim) => {
    const group = foldText(claim.independenceGroup);
    const day = when === 'any-day' ? '' : dayKey(dayOfFigure(claim.facts));
    return group === '' ? null : `${sayingKey(claim)} ${day} ${group}`;
  });
  return [...groups.values()]
    .flatMap((group) => byName(group, voices))
    .flatMap((part) =>
      toFirst(part, 'group', (claim) =>
        checkPhrase('origin-group', { group: claim.independenceGroup ?? '' }),
      ),
    );
}
