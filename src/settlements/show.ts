import type { Tx } from '#db';
import { placeOf, placesAtSea, type TraverseFinding } from '#hazard';
import { hazardsNear, type NearHazard } from '#mines';
import { abilityToReturn, isKnownAt, type Ability, type AskedDay, type ObstacleOnDay } from './ability.ts';
import { indexHazards, type DegreeBox, type RecordedHazard, type RouteCheck } from './corridor.ts';
import { linksOf, type Geometry } from './geometry.ts';
import type { Settlement } from './model.ts';
import { checkStored } from './routes.ts';
import {
  assessmentsOf,
  evidenceOf,
  obstacleVersions,
  routesOf,
  wordsOf,
  type AssessmentOf,
  type ObstacleVersion,
  type RouteOf,
  type ShownEvidence,
  type WordOf,
} from './store.ts';

/** Where recorded hazards come from: those whose envelope meets a box, as far as `tx` may see them, that may have lain there on the day, as it was known. */
export type HazardPort = (
  tx: Tx,
  of: AskedDay & { readonly caseId: string; readonly box: DegreeBox },
) => Promise<readonly (RecordedHazard & Pick<NearHazard, 'id' | 'compartmentId'>)[]>;

/** What somebody says, with what shows it. */
export interface WordToShow extends WordOf {
  readonly evidence: readonly ShownEvidence[];
}

/** An assessment, with what shows it. */
export interface AssessmentToShow extends AssessmentOf {
  readonly evidence: readonly ShownEvidence[];
}

/** An obstacle on the day, with all that is shown of it. */
export interface ObstacleToShow extends ObstacleOnDay<ObstacleVersion, WordToShow> {
  readonly evidence: readonly ShownEvidence[];
  /** All that was said of it and was known, whether it is of the day or not. */
  readonly allWords: readonly WordToShow[];
  /** How it was known, the first version first. */
  readonly versions: readonly ObstacleVersion[];
}

/** A settlement with all that is shown of it on a day. */
export interface ShownSettlement {
  readonly settlement: Settlement;
  readonly ability: Ability<ObstacleVersion, WordToShow, AssessmentToShow>;
  /** What stands or may stand on the day, then what does not; in the order of `ability`. */
  readonly obstacles: readonly ObstacleToShow[];
  /** All that was known of assessments, whether of the day or not. */
  readonly assessments: readonly AssessmentToShow[];
  readonly routes: readonly RouteOf[];
  /** What lies on them, as far as hazard records may be seen; nothing is no word of safety. */
  readonly checks: readonly RouteCheck[];
  /** What cannot be right of where it lies. */
  readonly findings: readonly TraverseFinding[];
  /** The hazard records that lie on them: they are sealed, and whoever shows this records that they were read. */
  readonly hazardsOnWays: readonly Pick<NearHazard, 'id' | 'serial' | 'compartmentId'>[];
}

/** Where a settlement lies: its position, and the corners of its extent. */
const placesOf = (settlement: Settlement) => {
  const extent = settlement.extent as Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }> | null;
  const polygons =
    extent === null ? [] : extent.type === 'Polygon' ? [extent.coordinates] : extent.coordinates;
  const { subject, at } = placeOf(settlement);
  return [{ subject, at: [...at, ...polygons.flatMap(([outer = []]) => outer)] }];
};

/** Metres of a degree of latitude at least, so that a margin is rather too wide. */
const M_PER_DEGREE = 110_500;

/** The box around all routes with their buffers, and no wider: each hazard in it is read. Null without any. */
export function boxOfRoutes(routes: readonly Pick<RouteOf, 'line' | 'bufferM'>[]): DegreeBox | null {
  let box: DegreeBox | null = null;
  for (const { line, bufferM } of routes) {
    const up = bufferM / M_PER_DEGREE;
    for (const [x, y] of linksOf(
      line as Extract<Geometry, { type: 'LineString' | 'MultiLineString' }>,
    ).flat()) {
      const aside = up / Math.max(0.01, Math.cos(((Math.abs(y) + up) * Math.PI) / 180));
      const [west, south, east, north]: DegreeBox = box ?? [x, y, x, y];
      box = [
        Math.min(west, x - aside),
        Math.min(south, y - up),
        Math.max(east, x + aside),
        Math.max(north, y + up),
      ];
    }
  }
  return box;
}

/**
 * A settlement with what blocks return to it, as of a day and as it was known at the end of another, as far as the identity of `tx` may see it.
 * The caller records that it is read.
 */
export async function settlementToShow(
  tx: Tx,
  settlement: Settlement,
  asked: AskedDay,
  hazards: HazardPort = hazardsNear,
): Promise<ShownSettlement> {
  const of = { settlementId: settlement.id };
  const isKnown = (one: { readonly knownFrom: string; readonly knownTo: string | null }): boolean =>
    isKnownAt(one, asked.knownAt);
  const evidence = (await evidenceOf(tx, settlement.id)).filter(isKnown);
  const byObstacle = Map.groupBy(evidence, ({ obstacleId }) => obstacleId);
  const byWord = Map.groupBy(evidence, ({ wordId }) => wordId);
  const byAssessment = Map.groupBy(evidence, ({ assessmentId }) => assessmentId);
  const words = (await wordsOf(tx, of)).map((one) => ({ ...one, evidence: byWord.get(one.id) ?? [] }));
  const assessments = (await assessmentsOf(tx, of)).map((one) => ({
    ...one,
    evidence: byAssessment.get(one.id) ?? [],
  }));
  const versions = await obstacleVersions(tx, settlement.id);
  const routes = (await routesOf(tx, of)).filter(isKnown);
  const box = boxOfRoutes(routes);
  const there = box === null ? [] : await hazards(tx, { ...asked, caseId: settlement.case_id, box });
  const index = indexHazards(there);
  const checks = routes.map((route) => checkStored(route, index));
  const onWays = new Set(checks.flatMap(({ links }) => links.flatMap(({ hazards: serials }) => serials)));
  const ability = abilityToReturn({ obstacles: versions, words, assessments, routes: checks }, asked);
  const byId = Map.groupBy(versions, ({ id }) => id);
  return {
    settlement,
    ability,
    obstacles: [...ability.obstacles, ...ability.others].map((one) => ({
      ...one,
      evidence: byObstacle.get(one.obstacle.id) ?? [],
      allWords: words.filter((word) => word.obstacleId === one.obstacle.id && isKnown(word)),
      versions: byId.get(one.obstacle.id) ?? [],
    })),
    assessments: assessments.filter(isKnown),
    routes,
    checks,
    findings: placesAtSea(placesOf(settlement)),
    hazardsOnWays: [...new Map(there.map((one) => [one.serial, one])).values()].filter(({ serial }) =>
      onWays.has(serial),
    ),
  };
}

/** The hazard records of which something is shown with a settlement, as the record of reads names them. */
export const hazardsRead = ({ hazardsOnWays }: ShownSettlement): { id: string; compartment_id: string }[] =>
  hazardsOnWays.map(({ id, compartmentId }) => ({ id, compartment_id: compartmentId }));
