import { csvLine } from '#kernel';
import type { ReturnStatus } from './ability.ts';
import { criteria, criteriaSource, type Criterion } from './criteria.ts';
import { nameOf, type ObstacleKind, type Reliability, type Settlement, type WordKind } from './model.ts';
import type { ObstacleToShow, ShownSettlement, WordToShow } from './show.ts';
import type { ObstacleLine, ShownEvidence } from './store.ts';

/** What is told of something that shows another thing, in a machine’s form: by what it is found again. */
export interface EvidenceRef {
  readonly kind: 'item' | 'quote' | 'claim' | 'incident' | 'compliance-event';
  /** Of an item, and of the item that is quoted. */
  readonly serial: string | null;
  /** Of what has no serial. */
  readonly id: string | null;
}

/** By what a piece of evidence is found again. */
export function evidenceRef(one: ShownEvidence): EvidenceRef {
  const { serial, quoteId, claimId, incidentId, eventId } = one;
  if (quoteId !== null) return { kind: 'quote', serial, id: quoteId };
  if (claimId !== null) return { kind: 'claim', serial: null, id: claimId };
  if (incidentId !== null) return { kind: 'incident', serial: null, id: incidentId };
  if (eventId !== null) return { kind: 'compliance-event', serial: null, id: eventId };
  return { kind: 'item', serial, id: null };
}

const wordOf = ({ says, side, saidBy, saidOn, ofWhen, ownWords, evidence }: WordToShow) => ({
  says,
  side,
  saidBy,
  saidOn,
  ofWhen,
  ownWords,
  evidence: evidence.map(evidenceRef),
});

const obstacleOf = (one: ObstacleToShow) => ({
  id: one.obstacle.id,
  kind: one.obstacle.kind,
  what: one.obstacle.what,
  from: one.obstacle.holdsFrom,
  to: one.obstacle.holdsTo,
  stands: one.hold,
  isContested: one.isContested,
  hazardSerial: one.obstacle.hazardSerial,
  evidence: one.evidence.map(evidenceRef),
  reliability: { is: one.obstacle.reliability, reasons: one.obstacle.reliabilityReasons },
  words: one.words.map(wordOf),
});

const CAUTION = 'What is not recorded is not known. That nothing is recorded does not mean that it is safe.';

/** Whether people could return, in a machine’s form. `unknown` lists criteria without information on the day, `routes` where nothing is known of the ways. */
export function returnAnswer(shown: ShownSettlement) {
  const { settlement, ability, obstacles, checks, findings } = shown;
  const isStanding = ({ hold }: ObstacleToShow): boolean => hold === 'holds' || hold === 'may-hold';
  return {
    place: { serial: settlement.serial, name: nameOf(settlement), placeId: settlement.place_id },
    on: ability.on,
    knownAt: ability.knownAt,
    status: ability.status,
    obstacles: obstacles.filter(isStanding).map(obstacleOf),
    others: obstacles.filter((one) => !isStanding(one)).map(obstacleOf),
    routes: checks.map(({ name, status, links }) => ({ name, status, links })),
    findings,
    unknown: [...ability.unknown, ...(ability.access === null ? ['routes'] : [])],
    criteria: criteriaSource,
    caution: CAUTION,
  };
}

/** What each word is called in a report, which is in English. */
const STATUS: Readonly<Record<ReturnStatus, string>> = {
  blocked: 'BLOCKED: an obstacle is recorded as standing that nobody recorded denies',
  'at-risk': 'AT RISK: an obstacle may stand, is contested, or rests on little',
  'none-recorded':
    'NO OBSTACLE RECORDED of this day: those that were known had ended; that is no word of safety',
  unknown: 'UNKNOWN: nothing is recorded of this day; that is no word of safety',
};
const KINDS: Readonly<Record<ObstacleKind, string>> = {
  mines: 'mines',
  'booby-traps': 'booby-traps',
  'destroyed-housing': 'destroyed housing',
  'no-services': 'no services',
  'access-denied': 'access denied',
  occupied: 'occupied by others',
  security: 'security',
  legal: 'legal',
};
const SAYS: Readonly<Record<WordKind, string>> = {
  stands: 'says that it stands',
  denied: 'denies it',
  ended: 'says that it has ended',
};
const RELIABILITY: Readonly<Record<Reliability, string>> = {
  'not-said': 'nobody judged its reliability',
  low: 'low reliability',
  moderate: 'moderate reliability',
  high: 'high reliability',
};
/** What the criteria are called in a report. */
const CRITERIA: Readonly<Record<Criterion, string>> = {
  safety: 'safety and security, freedom of movement',
  living: 'adequate standard of living',
  livelihoods: 'employment and livelihoods',
  property: 'housing, land and property',
  documents: 'documentation',
  family: 'family reunification',
  participation: 'participation in public affairs',
  remedies: 'effective remedies and justice',
};

// Signs that turn what is read, or that no text may hold, are shown as a mark.
const safe = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');

const refText = (one: ShownEvidence): string => {
  const { kind, serial, id } = evidenceRef(one);
  return [kind, serial ?? id].join(' ');
};
const shownBy = (evidence: readonly ShownEvidence[]): string =>
  evidence.length === 0 ? 'nothing is named that shows it' : `shown by ${evidence.map(refText).join(', ')}`;

const timeOf = (from: string | null, to: string | null): string =>
  `from ${from ?? 'a day that is not known'}${to === null ? ', no end recorded' : ` to ${to}`}`;

function* obstacleLines(one: ObstacleToShow): Generator<string> {
  const { obstacle, hold, words, isContested, evidence } = one;
  const held = { holds: 'stands', 'may-hold': 'may stand', ended: 'had ended', 'not-yet': 'had not begun' };
  yield `- ${KINDS[obstacle.kind]}, ${held[hold]} (${timeOf(obstacle.holdsFrom, obstacle.holdsTo)})${isContested ? ', CONTESTED' : ''}`;
  if (obstacle.what !== null) yield `  ${obstacle.what}`;
  const reasons = obstacle.reliabilityReasons;
  yield `  ${RELIABILITY[obstacle.reliability]}${reasons === null ? '' : `: ${reasons}`}; ${shownBy(evidence)}`;
  for (const word of words)
    yield `  ${word.side === null || word.side === word.saidBy ? word.saidBy : `${word.side} (${word.saidBy})`}, ${word.saidOn ?? 'on a day that is not known'}: ${SAYS[word.says]}${word.ownWords === null ? '' : `, “${word.ownWords}”`}; ${shownBy(word.evidence)}`;
}

function* linesOf(shown: ShownSettlement): Generator<string> {
  const { settlement, ability, obstacles, checks, findings } = shown;
  yield `${nameOf(settlement)} (${settlement.serial})${settlement.is_invented ? ', an invented place' : ''}`;
  yield `On ${ability.on}${ability.knownAt === null ? ', as known now' : `, as known at the end of ${ability.knownAt}`}`;
  yield STATUS[ability.status];
  for (const { severity, says, safety } of findings) yield `${severity.toUpperCase()}: ${says} ${safety}`;
  for (const one of obstacles) yield* obstacleLines(one);
  for (const { name, status, links } of checks)
    yield `- route ${name}: ${status}${links.flatMap(({ hazards }) => hazards).length === 0 ? '' : ` (${[...new Set(links.flatMap(({ hazards }) => hazards))].join(', ')})`}`;
  if (ability.access === null) yield 'Not known: the ways there';
  for (const one of ability.unknown) yield `Not known: ${CRITERIA[one]}`;
  yield `The criteria are said from general knowledge of the ${criteriaSource.title}: to be checked.`;
  yield CAUTION;
}

/** Whether people could return, in English, for people. What is sealed is named and not said. */
export const returnText = (shown: ShownSettlement): string =>
  [...linesOf(shown)]
    .map((line) => `${safe(line.replace(/^ +/, '')).replace(/^(?!-)/, line.startsWith('  ') ? '  ' : '')}\n`)
    .join('');

const CSV_COLUMNS = [
  'settlement',
  'name',
  'on',
  'known_at',
  'status',
  'obstacle',
  'from',
  'to',
  'reliability',
  'is_invented',
  'not_known',
] as const;

/** A settlement of the list that is exported. */
export interface ListedLine {
  readonly settlement: Pick<Settlement, 'serial' | 'names' | 'is_invented'>;
  readonly status: ReturnStatus;
  readonly unknown: readonly Criterion[];
  /** What stands or may stand on the day. */
  readonly obstacles: readonly ObstacleLine[];
}

/** The obstacles of a list as CSV, a row for each, one for a settlement without any; no text becomes a formula. */
export function obstaclesCsv(
  lines: readonly ListedLine[],
  asked: { readonly on: string; readonly knownAt: string | null },
): string {
  const rows = lines.flatMap(({ settlement, status, unknown, obstacles }) => {
    const own = [settlement.serial, nameOf(settlement), asked.on, asked.knownAt, status];
    const end = [String(settlement.is_invented), criteria.filter((one) => unknown.includes(one)).join(' ')];
    if (obstacles.length === 0) return [csvLine([...own, null, null, null, null, ...end])];
    return obstacles.map(({ kind, holdsFrom, holdsTo, reliability }) =>
      csvLine([...own, kind, holdsFrom, holdsTo, reliability, ...end]),
    );
  });
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return `\ufeff${csvLine(CSV_COLUMNS)}${rows.join('')}`;
}
