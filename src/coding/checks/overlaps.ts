import { dayKey, daysOf } from './days.ts';
import {
  dayOfFigure,
  figureKey,
  foldText,
  periodKey,
  scopeKey,
  spanOf,
  spanText,
  whoWhereKey,
} from './figures.ts';
import { groupJoins, itemJoins, linkJoins } from './joins.ts';
import { groupBy, type Check, type CheckedClaim } from './model.ts';
import type { Origin } from './origins.ts';
import { checkPhrase } from './phrases.ts';
import { Sets } from './sets.ts';
import { claimantOf, type Voices } from './voices.ts';

const idsOf = (claims: readonly CheckedClaim[]): string[] => claims.map(({ id }) => id);

interface Stretch {
  readonly claim: CheckedClaim;
  /** From the last day on which it may begin to the first on which it may end: what it covers whatever its dates mean. */
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

function stretchOf(claim: CheckedClaim): Stretch | null {
  const { period_from: begin, period_to: end } = claim.facts;
  if (begin === null && end === null) return null;
  const until = end ?? dayOfFigure(claim.facts);
  const [first, last] = [daysOf(begin), daysOf(until)];
  if ((begin !== null && !first) || (until !== null && !last)) return null;
  const stretch = { from: first?.last ?? -Infinity, to: last?.first ?? Infinity };
  if (stretch.from > stretch.to) return null;
  return { claim, ...stretch, key: `${dayKey(begin)}/${dayKey(until)}` };
}

function overlapping(group: readonly Stretch[]): Stretch[][] {
  const runs: Stretch[][] = [];
  let [begin, end] = [NaN, NaN];
  for (const one of [...group].sort((a, b) => a.from - b.from || a.to - b.to)) {
    // One day in common is how “until” and “from” are often said.
    const isIn = one.from < end || one.from === begin;
    if (isIn) runs.at(-1)?.push(one);
    else runs.push([one]);
    begin = one.from;
    end = isIn ? Math.max(end, one.to) : one.to;
  }
  return runs.filter((run) => new Set(run.map(({ key }) => key)).size > 1);
}

/** Numbers of one claimant for the same thing whose periods overlap. */
export function overlappingPeriods(claims: readonly CheckedClaim[], voices: Voices): Check[] {
  const stretches = claims.flatMap((claim) => {
    const stretch = spanOf(claim.facts) === null ? null : stretchOf(claim);
    return stretch ? [stretch] : [];
  });
  const groups = groupBy(stretches, ({ claim }) =>
    [claim.facts.measure, whoWhereKey(claim.facts), voices.voiceOf(claim)].join('|'),
  );
  return [...groups.values()].flatMap(overlapping).map((run) => {
    const claimIds = run.map(({ claim }) => claim.id).sort();
    const claimant = run[0] ? claimantOf(run[0].claim) : '';
    return {
      code: 'periods-overlap' as const,
      claimIds,
      why: checkPhrase('check-periods-overlap', { claimant }),
      severity: 'note' as const,
    };
  });
}

/** Numbers of one claimant of which one is for all and another for some: of the people, or of the area. */
export function overlappingScopes(claims: readonly CheckedClaim[], voices: Voices): Check[] {
  const counts = claims.filter(({ facts }) => spanOf(facts) !== null);
  return (['population', 'area'] as const).flatMap((bound) => {
    const other = bound === 'population' ? 'area' : 'population';
    const groups = groupBy(counts, (claim) =>
      [
        claim.facts.measure,
        foldText(claim.facts[other]),
        periodKey(claim.facts),
        dayKey(dayOfFigure(claim.facts)),
        voices.voiceOf(claim),
      ].join('|'),
    );
    return [...groups.values()]
      .filter((group) => new Set(group.map(({ facts }) => foldText(facts[bound]) === '')).size === 2)
      .map((group) => ({
        code: 'scopes-overlap' as const,
        claimIds: idsOf(group),
        why: checkPhrase('check-scopes-overlap', { claimant: group[0] ? claimantOf(group[0]) : '' }),
        severity: 'note' as const,
      }));
  });
}

/** Of claims of one number those whose measures no single item has both: an item with both says two things. */
function confused(claims: readonly CheckedClaim[]): CheckedClaim[] {
  const measures = [...new Set(claims.map(({ facts }) => facts.measure ?? ''))].sort();
  if (measures.length < 2) return [];
  const together = new Set<string>();
  for (const group of groupBy(
    claims.flatMap((claim) =>
      claim.itemIds.map((itemId) => ({ itemId, measure: claim.facts.measure ?? '' })),
    ),
    ({ itemId }) => itemId,
  ).values())
    for (const one of new Set(group.map(({ measure }) => measure)))
      for (const other of new Set(group.map(({ measure }) => measure)))
        together.add(JSON.stringify([one, other]));
  const isConfused = (measure: string): boolean =>
    measures.some((other) => other !== measure && !together.has(JSON.stringify([measure, other])));
  return claims.filter(({ facts }) => isConfused(facts.measure ?? ''));
}

/** The same number of one origin, given for different things. */
export function otherMeasures(claims: readonly CheckedClaim[], origins: readonly Origin[]): Check[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return origins.flatMap(({ claimIds }) => {
    if (claimIds.length < 2) return [];
    const own = claimIds.flatMap((id) => byId.get(id) ?? []);
    const groups = groupBy(own, ({ facts }) => {
      const figure = figureKey(facts);
      return figure === null ? null : `${facts.polarity} ${figure}`;
    });
    return [...groups.values()].flatMap((group): Check[] => {
      const some = confused(group);
      const [first] = some;
      if (!first) return [];
      const number = spanText(spanOf(first.facts) ?? { lo: 0, hi: 0 });
      return [
        {
          code: 'same-number-other-measure',
          claimIds: idsOf(some),
          why: checkPhrase('check-same-number', { number }),
          severity: 'warning',
        },
      ];
    });
  });
}

/** Claims of one statement that items or sources tie to each other, unless people have said already that they are of one origin. */
function likely(group: readonly CheckedClaim[], voices: Voices): Check[] {
  const [tied, stated] = [new Sets(), new Sets()];
  for (const { claimIds } of linkJoins(group)) stated.join(...claimIds);
  const byItems = new Set<string>();
  const alike = itemJoins(group, voices);
  for (const { claimIds } of alike) tied.join(...claimIds);
  for (const { claimIds } of groupJoins(group, voices, 'any-day')) tied.join(...claimIds);
  for (const { claimIds, basis } of alike) if (basis !== 'same-item') byItems.add(tied.rootOf(claimIds[0]));
  return [...groupBy(group, ({ id }) => tied.rootOf(id))].flatMap(([root, some]): Check[] => {
    const isStated = new Set(some.map(({ id }) => stated.rootOf(id))).size === 1;
    const isOfSources = new Set(some.map(({ sourceId }) => sourceId)).size > 1;
    if (some.length < 2 || isStated || (!byItems.has(root) && !isOfSources)) return [];
    const n = some.length;
    const name = some.find(({ independenceGroup }) => independenceGroup !== null)?.independenceGroup ?? '';
    return [
      {
        code: 'same-origin-likely',
        claimIds: idsOf(some),
        why: byItems.has(root)
          ? checkPhrase('check-same-text', { n })
          : checkPhrase('check-same-group', { n, group: name }),
        severity: 'note',
      },
    ];
  });
}

/** The same number of the same thing, in items that are alike or from sources of one group. */
export function likelyOneOrigin(claims: readonly CheckedClaim[], voices: Voices): Check[] {
  const groups = groupBy(claims, ({ facts }) => {
    const figure = figureKey(facts);
    return figure === null ? null : [facts.measure, facts.polarity, figure, scopeKey(facts)].join('|');
  });
  return [...groups.values()].filter((group) => group.length > 1).flatMap((group) => likely(group, voices));
}
