import { dayOrSpan } from '#catalogue';
import type { Identity } from '#db';
import { AppError, definePhrases, optionalText, requiredText } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { displayName, type Place, type PlaceName, type Precision } from '#places';

/** Whoever records something: never a service. */
export type Person = Identity & { readonly personId: string };

/** A place to which people may want to return. */
export type Settlement = LedgeredRow<'settlement'>;
/** A way by which it can be reached. */
export type SettlementRoute = LedgeredRow<'settlement_route'>;
/** Something that keeps people from returning, as it is known now. */
export type Obstacle = LedgeredRow<'obstacle'>;
/** What somebody says of it. */
export type ObstacleWord = LedgeredRow<'obstacle_word'>;
/** What somebody found of one of the eight criteria. */
export type Assessment = LedgeredRow<'criterion_assessment'>;

/** What an obstacle is. */
export const obstacleKinds = [
  'mines',
  'booby-traps',
  'destroyed-housing',
  'no-services',
  'access-denied',
  'occupied',
  'security',
  'legal',
] as const;
export type ObstacleKind = (typeof obstacleKinds)[number];

/** How far what shows an obstacle can be relied on, in words; a person judges it and says why. */
export const reliabilities = ['not-said', 'low', 'moderate', 'high'] as const;
export type Reliability = (typeof reliabilities)[number];

/** What can be said of an obstacle. */
export const wordKinds = ['stands', 'denied', 'ended'] as const;
export type WordKind = (typeof wordKinds)[number];

/** What can be found of a criterion. */
export const criterionFindings = ['met', 'partly-met', 'not-met', 'not-clear'] as const;

/** What a position is of; as the gazetteer has it. */
export const precisions = [
  'settlement',
  'seat',
  'approximate',
  'none',
] as const satisfies readonly Precision[];

/** A name of a settlement, in its own script, and who uses it. */
export type SettlementName = Pick<
  PlaceName,
  'name' | 'language' | 'kind' | 'usedBy' | 'from' | 'until' | 'source' | 'basis'
>;

/** What something rests on: serials of items, ids of quotes, claims, incidents and compliance events. */
export interface EvidenceFacts {
  readonly serials: readonly string[];
  readonly quoteIds: readonly string[];
  readonly claimIds: readonly string[];
  readonly incidentIds: readonly string[];
  readonly eventIds: readonly string[];
}

/** What is said of a settlement; what is left out of a change stays as it is. */
export interface SettlementFacts {
  /** Id of the gazetteer; its names and position are taken over where none are given. */
  readonly placeId: string | null;
  readonly names: readonly SettlementName[];
  /** WGS 84, degrees; both null together, and then the precision is `none`. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly precision: Precision;
  /** GeoJSON Polygon or MultiPolygon, hostile input. */
  readonly extent: unknown;
  readonly note: string | null;
  readonly isInvented: boolean;
}

/** What is said of an obstacle; what is left out of a change stays as it is. */
export interface ObstacleFacts extends EvidenceFacts {
  readonly kind: ObstacleKind;
  readonly what: string | null;
  /** EDTF, without a time of day; null where it is not known. */
  readonly holdsFrom: string | null;
  /** The last day on which it was; null where no end is recorded. */
  readonly holdsTo: string | null;
  readonly reliability: Reliability;
  readonly reliabilityReasons: string | null;
  /** GeoJSON Point, line or area, hostile input. */
  readonly geometry: unknown;
  readonly hazardSerial: string | null;
}

/** What somebody says of an obstacle. */
export interface WordFacts extends EvidenceFacts {
  readonly says: WordKind;
  /** The side for which it is said; null where whoever says it is no side. */
  readonly side: string | null;
  readonly saidBy: string;
  readonly saidOn: string | null;
  /** The days of which it is said; of an end, since when it is no more. */
  readonly ofWhen: string | null;
  readonly ownWords: string | null;
}

/** What is said about settlements. */
export const settlementPhrase = definePhrases({
  'settlement-of': 'settlement “{text}”',
  'obstacle-of': 'the obstacle “{text}”',
  'word-of': 'what {text} says of an obstacle',
  'assessment-of': 'the assessment by {text}',
  'route-of': 'the route “{text}”',
  'the-settlement-names': 'the names of the settlement',
  'the-settlement-position': 'the position of the settlement',
  'the-settlement-extent': 'the extent of the settlement',
  'the-settlement-note': 'the note on the settlement',
  'the-obstacle-words': 'what the obstacle is',
  'the-obstacle-from': 'the day since when the obstacle stands',
  'the-obstacle-to': 'the last day of the obstacle',
  'the-obstacle-geometry': 'where the obstacle lies',
  'the-obstacle-hazard': 'the record of the minefield',
  'the-reliability-reasons': 'the reasons for the reliability',
  'the-side-of-the-word': 'the side that speaks',
  'who-says-the-word': 'who speaks',
  'the-day-of-the-word': 'the day on which it was said',
  'the-time-of-the-word': 'the days of which they speak',
  'their-own-words': 'their own words',
  'the-route-name': 'the name of the route',
  'the-route-line': 'the line of the route',
  'who-assessed': 'who assessed it',
  'the-assessed-time': 'the time that was assessed',
  'the-day-of-assessment': 'the day of the assessment',
  'the-words-of-assessment': 'what was found',
  'needs-names': 'it takes one to sixty names',
  'position-whole': 'it takes a latitude and a longitude, or neither and no precision',
  'no-geometry-of-kind': 'it is no GeoJSON of this kind in WGS 84 degrees',
  'too-many-corners': 'it has more than {number} points',
  'reliability-needs-reasons': 'a reliability that is judged needs reasons',
  'only-of-mines': 'only mines have one',
  'ends-before-it-begins': 'it would end before it begins',
});

type Code = Parameters<typeof settlementPhrase>[0];

/** An input that is refused: what, and why. */
export const wrong = (what: Code, why: Code, facts: Record<string, string | number> = {}): AppError =>
  new AppError('INVALID_INPUT', { what: settlementPhrase(what), why: settlementPhrase(why, facts) });

/** A text that has to be there. Error INVALID_INPUT. */
export const required = (what: Code, text: string, most: number): string =>
  requiredText(settlementPhrase(what), text, most);

/** A text that may be left out. Error INVALID_INPUT when it is too long. */
export const optional = (what: Code, text: string | null, most: number): string | null =>
  optionalText(settlementPhrase(what), text, most);

/** A day or a span of days in EDTF. Error INVALID_INPUT. */
export const dated = (what: Code, given: string | null): string | null =>
  dayOrSpan(settlementPhrase(what), given);

/** The names of a settlement, as they are stored. */
export const namesOf = (row: Pick<Settlement, 'names'>): readonly SettlementName[] =>
  row.names as unknown as SettlementName[];

/** The name to show, by the rule of the gazetteer for all places (`displayName`). */
export const nameOf = (row: Pick<Settlement, 'serial' | 'names'>, lang: string | null = null): string =>
  displayName({ id: row.serial, names: namesOf(row) } as unknown as Place, lang);

const CALLED = 80;

/** A settlement as messages name it. */
export const called = (row: Settlement) => settlementPhrase('settlement-of', { text: nameOf(row) });

/** An obstacle as messages name it. */
export const obstacleCalled = ({ what, kind }: Pick<Obstacle, 'what' | 'kind'>) =>
  settlementPhrase('obstacle-of', { text: (what ?? kind).slice(0, CALLED) });
