import type { Static } from 'typebox';
import {
  criteriaSource,
  daysBetween,
  nameOf,
  namesOf,
  type ObstacleToShow,
  type ReachedSettlement,
  type Settlement,
  type ShownEvidence,
  type ShownSettlement,
} from '#settlements';
import type {
  AssessmentSchema,
  ListedSettlementSchema,
  ObstacleSchema,
  ReturnEvidenceSchema,
  SettlementRouteSchema,
  SettlementSchema,
  WholeSettlementSchema,
} from './schema-settlements.ts';

type Names = ReadonlyMap<string, string>;

const OTHER_NAMES = 6;

const shownSettlement = (
  row: Settlement,
  names: Names,
  lang: string | null,
): Static<typeof SettlementSchema> => ({
  id: row.id,
  serial: row.serial,
  placeId: row.place_id,
  name: nameOf(row, lang),
  names: namesOf(row).map(({ name, language, usedBy, from, until, basis }) => ({
    name,
    language,
    usedBy,
    from,
    until,
    isChecked: basis === 'found',
  })),
  latitude: row.latitude,
  longitude: row.longitude,
  precision: row.precision as Static<typeof SettlementSchema>['precision'],
  extent: row.extent,
  note: row.note,
  isInvented: row.is_invented,
  version: String(row.version),
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
  withdrawnReason: row.withdrawn_reason,
});

const shownEvidence = (one: ShownEvidence): Static<typeof ReturnEvidenceSchema> => ({
  serial: one.serial,
  quoteId: one.quoteId,
  claimId: one.claimId,
  incidentId: one.incidentId,
  eventId: one.eventId,
  undertakingId: one.undertakingId,
  body: one.body,
  isWithdrawn: one.isWithdrawn,
});

const shownObstacle = (one: ObstacleToShow, names: Names): Static<typeof ObstacleSchema> => {
  const { obstacle, versions } = one;
  const ofDay = new Set(one.words.map(({ id }) => id));
  return {
    id: obstacle.id,
    kind: obstacle.kind,
    what: obstacle.what,
    holdsFrom: obstacle.holdsFrom,
    holdsTo: obstacle.holdsTo,
    begins: daysBetween(obstacle.holdsFrom),
    ends: daysBetween(obstacle.holdsTo),
    reliability: obstacle.reliability,
    reliabilityReasons: obstacle.reliabilityReasons,
    geometry: obstacle.geometry,
    hazardSerial: obstacle.hazardSerial,
    hold: one.hold,
    isContested: one.isContested,
    evidence: one.evidence.map(shownEvidence),
    words: one.allWords.map((word) => ({
      id: word.id,
      says: word.says,
      side: word.side,
      saidBy: word.saidBy,
      saidOn: word.saidOn,
      ofWhen: word.ofWhen,
      ownWords: word.ownWords,
      days: daysBetween(word.ofWhen ?? word.saidOn),
      isOfDay: ofDay.has(word.id),
      evidence: word.evidence.map(shownEvidence),
      recordedBy: names.get(word.madeBy) ?? null,
      recordedAt: word.knownFrom,
    })),
    versions: versions.map((version) => ({
      version: String(version.version),
      kind: version.kind,
      what: version.what,
      holdsFrom: version.holdsFrom,
      holdsTo: version.holdsTo,
      reliability: version.reliability,
      reliabilityReasons: version.reliabilityReasons,
      knownBy: names.get(version.knownBy) ?? null,
      knownFrom: version.knownFrom,
      knownTo: version.knownTo,
    })),
    version: String(obstacle.version),
    isCurrent: obstacle.knownTo === null,
  };
};

const shownAssessments = (
  { assessments, ability }: ShownSettlement,
  names: Names,
): Static<typeof AssessmentSchema>[] => {
  const ofDay = new Set(ability.assessments.map(({ id }) => id));
  return assessments.map((one) => ({
    id: one.id,
    criterion: one.criterion,
    finding: one.finding as Static<typeof AssessmentSchema>['finding'],
    holdsFrom: one.holdsFrom,
    holdsTo: one.holdsTo,
    assessedBy: one.assessedBy,
    assessedOn: one.assessedOn,
    words: one.words,
    isOfDay: ofDay.has(one.id),
    evidence: one.evidence.map(shownEvidence),
    recordedBy: names.get(one.madeBy) ?? null,
    recordedAt: one.knownFrom,
  }));
};

const shownRoutes = ({ routes, checks }: ShownSettlement): Static<typeof SettlementRouteSchema>[] =>
  routes.map(({ id, name, line, bufferM }) => {
    const check = checks.find(({ routeId }) => routeId === id);
    const hazards = [...new Set(check?.links.flatMap((link) => link.hazards))];
    return { id, name, line, bufferM, status: check?.status ?? null, hazards };
  });

/** A settlement as of a day, as its page shows it; `names` are those of the people that may be seen, by id. */
export const shownWholeSettlement = (
  shown: ShownSettlement,
  names: Names,
  lang: string | null,
): Static<typeof WholeSettlementSchema> => ({
  settlement: shownSettlement(shown.settlement, names, lang),
  on: shown.ability.on,
  knownAt: shown.ability.knownAt,
  status: shown.ability.status,
  access: shown.ability.access,
  obstacles: shown.obstacles.map((one) => shownObstacle(one, names)),
  assessments: shownAssessments(shown, names),
  routes: shownRoutes(shown),
  findings: [...shown.findings],
  unknown: [...shown.ability.unknown],
  criteria: { title: criteriaSource.title, toCheck: criteriaSource.toCheck },
});

/** A settlement as lists show it. */
export const shownReached = ({
  settlement,
  name,
  reached,
}: ReachedSettlement): Static<typeof ListedSettlementSchema> => ({
  id: settlement.id,
  serial: settlement.serial,
  name,
  otherNames: [...new Set(namesOf(settlement).map((one) => one.name))]
    .filter((one) => one !== name)
    .slice(0, OTHER_NAMES),
  latitude: settlement.latitude,
  longitude: settlement.longitude,
  precision: settlement.precision as Static<typeof ListedSettlementSchema>['precision'],
  isInvented: settlement.is_invented,
  status: reached.status,
  kinds: [...reached.kinds],
  standing: reached.standing,
  isContested: reached.isContested,
  unknown: reached.unknown.length,
});
