/** Kinds of record in a network: people and groups, incidents with their acts, items, places of the gazetteer. */
export const networkKinds = ['actor', 'incident', 'item', 'place'] as const;
/** One of them. */
export type NetworkKind = (typeof networkKinds)[number];

/**
 * What a link says, read from its first record to its second: an actor is a `victim` of an act of the incident, is said to have had a
 * `part` in one, `tells` of it, `intervened`, was `helped`; an actor is a `member` of another, `commands` it, is its `kin`, is `employed`
 * by it, or stands to it in an`other` way; an actor was `born` in a place; an incident was `at` a place, or stands to another as a `chain`
 * of events; what is said of a record `rests-on` an item or is `contradicted` by one; an item `names` an actor or a place.
 */
export const linkRoles = [
  'victim',
  'part',
  'tells',
  'intervened',
  'helped',
  'member',
  'commands',
  'kin',
  'employed',
  'other',
  'born',
  'at',
  'chain',
  'rests-on',
  'contradicted',
  'names',
] as const;
/** One of them. */
export type LinkRole = (typeof linkRoles)[number];

/** A record by its kind and its id; of an item its serial. */
export interface RecordName {
  readonly kind: NetworkKind;
  readonly id: string;
}

/** Which network is wanted; a field that is left out narrows nothing. */
export interface WantedNetwork {
  /** The case in which one is at work; a record of another one is not found. */
  readonly caseId: string;
  readonly of: RecordName;
  /** 1: what is linked with the record; 2: also what is linked with that. */
  readonly hops: 1 | 2;
  /** Kinds that are drawn; what is left out is not gone through either. */
  readonly kinds?: readonly NetworkKind[];
  /** First and last day (`YYYY-MM-DD`) between which incidents may have happened; those without a date are left out then. */
  readonly from?: string;
  readonly until?: string;
  /** So many of the records that are linked with it are passed over: they were on the pictures before. */
  readonly skip?: number;
}

/** A record of a network. */
export interface NetworkNode extends RecordName {
  /** Of an actor whether it is a person or a group; null of others. */
  readonly actorKind: 'person' | 'group' | null;
  /** Name, title, or the pseudonym for whoever may not see who it is. */
  readonly name: string;
  /** Pseudonym of an actor with a name, date of an incident (EDTF); null when there is none. The id of an item is its serial already. */
  readonly aside: string | null;
  readonly isWithdrawn: boolean;
  /** How many links it is away from the record that is looked at: 0 is that one. */
  readonly hop: 0 | 1 | 2;
}

/** One thing that a link says; `term` is of the vocabulary of its role, `words` are what is said of it beyond that. */
export interface LinkWay {
  readonly role: LinkRole;
  readonly term: string | null;
  readonly words: string | null;
}

/** A link between two records, which are named by their places in the list of nodes. */
export interface NetworkLink {
  readonly from: number;
  readonly to: number;
  readonly ways: readonly LinkWay[];
}

/** A record with what is linked with it, as far as whoever asks may see it. */
export interface Network {
  /** The record first, then those that are linked with it, then those that are linked with these. */
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  /** How many records are linked, drawn or not; when it is not exact, at least so many. */
  readonly total: number;
  readonly totalIsExact: boolean;
  /** How many are linked with the record itself: what `skip` goes through. */
  readonly near: number;
  /** False: there are more links between the records that are drawn than were read. */
  readonly linksAreWhole: boolean;
}

/** Most records that are drawn around one. */
export const NODES_MOST = 200;
/** Most links of one sort that are read of the record itself, so that how many there are is known up to this. */
export const NEAR_MOST = 1_001;
/** The same of each record around it, and between those that are drawn. */
export const FAR_MOST = 50;
export const BETWEEN_MOST = 400;
/** Most quotes of items that are gone through at a time, shared among the items; and the fewest of each. */
export const QUOTES_MOST = 4_000;
export const FEWEST_QUOTES = 20;
