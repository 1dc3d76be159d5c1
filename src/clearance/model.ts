import { dayOrSpan } from '#catalogue';
import type { Identity } from '#db';
import { AppError, definePhrases, optionalText, requiredText } from '#kernel';
import type { LedgeredRow } from '#ledger';

/** Whoever records something: never a service. */
export type Person = Identity & { readonly personId: string };

/** Something exploded and hurt somebody, or might have. */
export type Accident = LedgeredRow<'accident'>;
/** Somebody whom it killed or injured. */
export type Victim = LedgeredRow<'accident_victim'>;
/** A hazardous area as it was drawn before it was worked on. */
export type GroundArea = LedgeredRow<'ground_area'>;
/** A survey or a clearance of an area, with the part of it that it released. */
export type GroundWork = LedgeredRow<'ground_work'>;
/** Somebody checked a work. */
export type QualityVisit = LedgeredRow<'quality_visit'>;
/** A device that was found. */
export type FoundDevice = LedgeredRow<'found_device'>;

/** Classes of accidents (IMSMA). */
export const accidentClasses = [
  'mine',
  'demining',
  'cluster',
  'ied',
  'uxo-axo',
  'stored-ammunition',
  'other',
] as const;
/** How a position is known: measured, read from a map, within some five kilometres, of the settlement, or none. */
export const positionPrecisions = ['measured', 'map', 'approximate', 'settlement', 'none'] as const;
/** What is asked and may not be known. */
export const answers = ['yes', 'no', 'unknown'] as const;
/** Categories of devices: those of records, and what else explodes (IMAS; the umbrella of explosive ordnance). */
export const foundCategories = [
  'anti-personnel',
  'anti-vehicle',
  'improvised',
  'booby-trap',
  'submunition',
  'uxo',
  'axo',
  'other',
  'unknown',
] as const;
/** Sex of a victim. */
export const victimSexes = ['female', 'male', 'other', 'unknown'] as const;
/** Age of a victim at the accident, where it is not known in years. */
export const ageBands = ['child', 'adult', 'older', 'unknown'] as const;
/** What happened to a victim. */
export const outcomes = ['killed', 'injured', 'unknown'] as const;
/** What a victim was. */
export const victimRoles = ['civilian', 'combatant', 'deminer', 'unknown'] as const;
/** Whether somebody agrees to be told of. */
export const consents = ['given', 'refused', 'not-asked'] as const;
/** What was done to an area (IMAS 07.11). */
export const workKinds = ['non-technical-survey', 'technical-survey', 'clearance'] as const;
/** How a part of an area was released. */
export const releases = ['cancelled', 'reduced', 'cleared', 'none'] as const;
/** How far a field was searched. */
export const searchStates = ['fully', 'partly', 'no'] as const;
/** How grave it is that a work did not conform. */
export const nonconformities = ['none', 'minor', 'major', 'critical'] as const;

/** Coordinates of a GeoJSON MultiPolygon in WGS 84: polygons, their rings. */
export type Extent = readonly (readonly (readonly (readonly [number, number])[])[])[];

/** Where something was, and how that is known; without a position the precision is `none`. */
export interface PositionFacts {
  /** WGS 84, degrees; both or none of them. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly precision: (typeof positionPrecisions)[number];
}

/** What is said of an accident; what is left out of a change stays as it is. */
export interface AccidentFacts extends PositionFacts {
  readonly title: string;
  /** EDTF, without a time of day. */
  readonly dated: string | null;
  /** Id of the gazetteer. */
  readonly placeId: string | null;
  readonly class: (typeof accidentClasses)[number];
  readonly deviceCategory: (typeof foundCategories)[number] | null;
  readonly deviceModel: string | null;
  readonly circumstances: string | null;
  readonly ground: string | null;
  /** Whether the place was marked or fenced. */
  readonly marked: (typeof answers)[number];
  /** Whether the device had been moved before. */
  readonly moved: (typeof answers)[number];
  readonly killedLeast: number | null;
  readonly killedMost: number | null;
  readonly injuredLeast: number | null;
  readonly injuredMost: number | null;
  /** Who says how many. */
  readonly countedBy: string | null;
  /** Serial of the item that tells of it. */
  readonly serial: string | null;
}

/** What is said of a victim, by the minimum data of IMAS 05.10. */
export interface VictimFacts {
  /** A person whose identity is kept, and sealed, by itself; null: nobody knows who it was. */
  readonly actorId: string | null;
  readonly sex: (typeof victimSexes)[number];
  readonly age: number | null;
  readonly ageBand: (typeof ageBands)[number];
  readonly outcome: (typeof outcomes)[number];
  readonly role: (typeof victimRoles)[number];
  /** By which rule the role was told. */
  readonly roleRule: string | null;
  readonly activity: string | null;
  readonly tampered: (typeof answers)[number];
  readonly consent: (typeof consents)[number];
  readonly note: string | null;
}

/** What is said of a hazardous area. */
export interface AreaFacts {
  readonly title: string;
  readonly placeId: string | null;
  /** As a request holds it: numbers in range, at least three corners a ring. */
  readonly extent: Extent;
  readonly isMeasured: boolean;
  /** Serial of the minefield record whose field it is. */
  readonly record: string | null;
  readonly searched: (typeof searchStates)[number];
  readonly searchedReasons: string | null;
  readonly note: string | null;
}

/** What is said of a survey or a clearance. */
export interface WorkFacts {
  readonly name: string;
  readonly kind: (typeof workKinds)[number];
  readonly released: (typeof releases)[number];
  readonly extent: Extent | null;
  readonly criteria: string | null;
  readonly organisation: string;
  readonly started: string | null;
  readonly ended: string | null;
  readonly method: string | null;
  readonly depthCm: number | null;
  /** Serial of the handover certificate. */
  readonly serial: string | null;
}

/** What is said of a visit of those who checked a work. */
export interface VisitFacts {
  readonly visitedOn: string | null;
  readonly inspectedBy: string;
  readonly nonconformity: (typeof nonconformities)[number];
  readonly words: string | null;
  readonly measures: string | null;
}

/** What is said of a device that was found. */
export interface DeviceFacts extends PositionFacts {
  readonly foundOn: string | null;
  readonly category: (typeof foundCategories)[number];
  readonly model: string | null;
  readonly lot: string | null;
  /** EDTF: when it was made, as it is marked. */
  readonly madeOn: string | null;
  readonly condition: string | null;
  readonly depthCm: number | null;
  readonly destroyed: (typeof answers)[number];
  /** Serial of the minefield record to which it belongs, where somebody says so. */
  readonly record: string | null;
  readonly areaId: string | null;
  /** Serial of the photo of its marking. */
  readonly serial: string | null;
  readonly note: string | null;
}

/** What is said about what the ground showed. */
export const groundPhrase = definePhrases({
  'accident-of': 'accident {text}',
  'ground-area-of': 'area {text}',
  'found-device-of': 'device {text}',
  'work-of': 'work {text}',
  'the-ground-title': 'the title',
  'the-ground-day': 'the day',
  'the-ground-position': 'the position',
  'the-ground-words': 'what is written',
  'who-counted': 'who says how many',
  'the-least-and-most': 'the least and the most',
  'the-role-rule': 'the rule by which the role was told',
  'the-release-criteria': 'the criteria of the release',
  'the-released-part': 'the part that was released',
  'how-searched': 'how it is known how far it was searched',
  'the-inspector': 'who checked',
  'the-organisation': 'who did the work',
  'why-ground-changed': 'why it is changed',
  'position-and-precision': 'a position needs how it is known, and there is none without a position',
  'least-above-most': 'the least is more than the most',
  'released-needs-part': 'what is released needs its polygon and its criteria',
});

type Code = Parameters<typeof groundPhrase>[0];

/** An input that is refused: what, and why. */
export const wrong = (what: Code, why: Code): AppError =>
  new AppError('INVALID_INPUT', { what: groundPhrase(what), why: groundPhrase(why) });

/** A text that has to be there. Error INVALID_INPUT. */
export const required = (what: Code, text: string | null, most: number): string =>
  requiredText(groundPhrase(what), text ?? '', most);

/** A text that may be left out. Error INVALID_INPUT when it is too long. */
export const optional = (text: string | null, most: number): string | null =>
  optionalText(groundPhrase('the-ground-words'), text, most);

/** A day or a span of days in EDTF. Error INVALID_INPUT. */
export const dated = (given: string | null): string | null =>
  dayOrSpan(groundPhrase('the-ground-day'), given);

/** The columns of a position. Error INVALID_INPUT where it and its precision do not go together. */
export function positionOf({ latitude, longitude, precision }: PositionFacts): PositionFacts {
  const isWhole = (latitude === null) === (longitude === null);
  if (!isWhole || (latitude === null) !== (precision === 'none'))
    throw wrong('the-ground-position', 'position-and-precision');
  return { latitude, longitude, precision };
}

/** Polygons of a row. */
export const extentOf = (row: { readonly extent: unknown }): Extent => row.extent as Extent;
