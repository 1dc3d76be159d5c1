import { dayOrSpan } from '#catalogue';
import type { Identity } from '#db';
import { AppError, optionalText, requiredText } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { displacementPhrase, type DisplacementCode } from './phrases.ts';

/** Whoever records something: never a service. */
export type Person = Identity & { readonly personId: string };

/** A household, a displacement of one or of a group, or a property. */
export type DisplacementRecord = LedgeredRow<'displacement_record'>;
/** What is recorded of one. */
export type DisplacementVersion = LedgeredRow<'displacement_version'>;
/** Who belonged to a household, or does. */
export type Member = LedgeredRow<'displacement_member'>;

/** What a record is of. */
export const recordKinds = ['household', 'event', 'property'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Whether a number is exact, the least, or not known. The three are never added. */
export const sizeKinds = ['exact', 'at-least', 'unknown'] as const;
export type SizeKind = (typeof sizeKinds)[number];

/** What is said to have made people leave; whoever says so is named beside it. */
export const causes = [
  'hostilities',
  'shelling',
  'threat',
  'expulsion',
  'order',
  'evacuation',
  'mines',
  'destroyed-home',
  'other',
  'not-said',
] as const;
export type Cause = (typeof causes)[number];

/** What a household wishes; `return-if`: under conditions that are named. */
export const wishes = ['return', 'return-if', 'stay', 'resettle', 'undecided'] as const;
export type Wish = (typeof wishes)[number];

/** How far a household has returned. */
export const returnStates = [
  'not-possible',
  'visit',
  'partial',
  'returned',
  'relocated',
  'deceased',
] as const;
export type ReturnState = (typeof returnStates)[number];

/** What a property is. */
export const propertyTypes = [
  'house',
  'flat',
  'land',
  'garden',
  'farm',
  'business',
  'grave',
  'communal',
  'other',
  'not-said',
] as const;
/** By which right it was used; a right of use as Soviet law knew it is no ownership, and neither is made the other. */
export const userRights = ['ownership', 'right-of-use', 'lease', 'communal', 'other', 'not-said'] as const;
/** What a piece of evidence of a title is. */
export const titleKinds = [
  'technical-passport',
  'household-register',
  'title-deed',
  'map-or-plan',
  'official-record',
  'witness',
  'photograph',
  'other',
] as const;
/** How strong somebody judges such a piece to be. */
export const titleGrades = ['not-graded', 'weak', 'moderate', 'strong'] as const;
/** States of a property. */
export const conditions = ['intact', 'damaged', 'destroyed', 'looted', 'rebuilt', 'unknown'] as const;

/** Parts of a record that something supports or contradicts. */
export const evidenceParts = [
  'whole',
  'size',
  'members',
  'origin',
  'dates',
  'cause',
  'actor',
  'destination',
  'title',
  'right',
  'condition',
  'occupant',
  'intention',
  'status',
  'loss',
] as const;
export type EvidencePart = (typeof evidenceParts)[number];
/** On which side it stands. */
export const stances = ['supports', 'contradicts'] as const;
export type Stance = (typeof stances)[number];

/** In which capacity somebody belongs to a household, and of which time that is said. */
export const memberRoles = ['head', 'member'] as const;
export const memberTimes = ['then', 'now'] as const;

/** How many people, and who says so. */
export interface Size {
  readonly are: SizeKind;
  /** Null where it is not known. */
  readonly count: number | null;
  readonly saidBy: string | null;
}

/** A loss that can be valued in money, of a period, as somebody values it. Nothing is converted. */
export interface Loss {
  readonly what: string;
  /** A decimal number in digits, such as `1200.50`. */
  readonly amount: string;
  /** Three letters of ISO 4217. */
  readonly currency: string;
  /** EDTF, without a time of day, as all days here. */
  readonly from: string | null;
  readonly until: string | null;
  readonly basis: string | null;
  readonly valuedBy: string;
  /** Serial of the record of the property; null where it is of none that is recorded. */
  readonly property: string | null;
}

/** What is recorded of a household. Who belongs to it is kept apart, as persons of the archive. */
export interface HouseholdFacts {
  readonly sizeThen: Size;
  readonly sizeNow: Size;
  /** In the order of time; the last one holds. */
  readonly intentions: readonly {
    readonly on: string | null;
    readonly wish: Wish;
    readonly conditions: string | null;
    readonly saidBy: string;
  }[];
  /** In the order of time; the last one holds. */
  readonly statuses: readonly {
    readonly status: ReturnState;
    readonly from: string | null;
    readonly until: string | null;
    readonly saidBy: string;
    readonly words: string | null;
  }[];
  readonly losses: readonly Loss[];
  readonly note: string | null;
}

/** What is recorded of a displacement. */
export interface EventFacts {
  /** Where from, in the words of who says so; beside the settlement, where that is known. */
  readonly origin: string | null;
  /** Address or parcel. */
  readonly address: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly cause: Cause;
  readonly causeWords: string | null;
  /** Of a group how many; of a household it is the size of the household. */
  readonly size: Size;
  /** Who is said to have displaced them: each statement with who makes it, and none is a finding. */
  readonly alleged: readonly {
    readonly actor: string;
    readonly saidBy: string;
    readonly words: string | null;
  }[];
  readonly destinations: readonly {
    readonly place: string;
    readonly from: string | null;
    readonly saidBy: string | null;
  }[];
  readonly note: string | null;
}

/** What is recorded of a property. */
export interface PropertyFacts {
  readonly type: (typeof propertyTypes)[number];
  readonly place: string | null;
  readonly parcel: string | null;
  /** In words, with its unit. */
  readonly extent: string | null;
  readonly right: (typeof userRights)[number];
  readonly rightWords: string | null;
  readonly titles: readonly {
    readonly kind: (typeof titleKinds)[number];
    readonly grade: (typeof titleGrades)[number];
    readonly words: string;
    /** Of the item in which it is; null where the archive holds none. */
    readonly serial: string | null;
  }[];
  readonly conditions: readonly {
    readonly condition: (typeof conditions)[number];
    readonly on: string | null;
    readonly saidBy: string;
    readonly words: string | null;
  }[];
  readonly occupants: readonly {
    readonly who: string;
    readonly from: string | null;
    readonly until: string | null;
    readonly saidBy: string;
  }[];
  readonly note: string | null;
}

/** What is recorded of a record of each kind. */
export interface FactsOf {
  readonly household: HouseholdFacts;
  readonly event: EventFacts;
  readonly property: PropertyFacts;
}

/** A size of which nothing is said. */
export const noSize: Size = { are: 'unknown', count: null, saidBy: null };

/** What is recorded where nothing is said. */
export const unsaid: { readonly [K in RecordKind]: FactsOf[K] } = {
  household: { sizeThen: noSize, sizeNow: noSize, intentions: [], statuses: [], losses: [], note: null },
  event: {
    origin: null,
    address: null,
    from: null,
    until: null,
    cause: 'not-said',
    causeWords: null,
    size: noSize,
    alleged: [],
    destinations: [],
    note: null,
  },
  property: {
    type: 'not-said',
    place: null,
    parcel: null,
    extent: null,
    right: 'not-said',
    rightWords: null,
    titles: [],
    conditions: [],
    occupants: [],
    note: null,
  },
};

/** What supports a part or contradicts it: exactly one of an item by its serial and a claim. */
export interface EvidenceFacts {
  readonly part: EvidencePart;
  readonly stance: Stance;
  readonly serial: string | null;
  readonly claimId: string | null;
  readonly note: string | null;
}

/** Somebody who belongs to a household. */
export interface MemberFacts {
  readonly actorId: string;
  readonly role: (typeof memberRoles)[number];
  readonly at: (typeof memberTimes)[number];
}

/** An input that is refused: what, and why. */
export const wrong = (what: DisplacementCode, why: DisplacementCode): AppError =>
  new AppError('INVALID_INPUT', { what: displacementPhrase(what), why: displacementPhrase(why) });

/** A text that has to be there. Error INVALID_INPUT. */
export const required = (what: DisplacementCode, text: string, most: number): string =>
  requiredText(displacementPhrase(what), text, most);

/** A text that may be left out. Error INVALID_INPUT when it is too long. */
export const optional = (what: DisplacementCode, text: string | null, most: number): string | null =>
  optionalText(displacementPhrase(what), text, most);

/** A day or a span of days in EDTF. Error INVALID_INPUT. */
export const dated = (what: DisplacementCode, given: string | null): string | null =>
  dayOrSpan(displacementPhrase(what), given);

/** A record as messages name it: by its serial, which says nothing of whom it is about. */
export const recordCalled = ({ serial }: Pick<DisplacementRecord, 'serial'>) =>
  displacementPhrase('displacement-record-of', { text: serial });
