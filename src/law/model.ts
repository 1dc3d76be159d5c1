import type { ConfirmedStatement } from './confirmed.ts';
import type { Profile } from './model-profile.ts';
import type { Checklist, Rubric, Stage, Standard, StandardSet } from './model-scales.ts';

/** The languages in which a text of the law may be given; English always is. */
export const LAW_LANGUAGES = ['en', 'fr', 'az', 'hy', 'ru'] as const;
export type LawLanguage = (typeof LAW_LANGUAGES)[number];

/** A text of our own or of whoever wrote the package, never that of a treaty. */
export type LawText = { readonly en: string } & Readonly<Partial<Record<LawLanguage, string>>>;

/** Where somebody read something. */
export interface LawSource {
  /** As files of the package refer to it, such as `AzA24`. */
  readonly key: string;
  /** Web address, document number or shelf mark. */
  readonly address: string;
  readonly text: LawText;
}

/** That a named person looked a statement up. */
export interface Confirmation {
  readonly by: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Where it was read, in that person's words. */
  readonly foundIn: string;
  /** SHA-256 of what the statement said to that person: it holds as long as it says the same. */
  readonly digest: string;
}

/** What every statement carries: how we come to say it. */
export interface Statement {
  /** `found`: read in `source`. `knowledge`: said from general knowledge, by nobody checked. */
  readonly basis: 'found' | 'knowledge';
  /** Never null when the basis is `found`; null otherwise. */
  readonly source: LawSource | null;
  /** True when the basis is `knowledge` and nobody confirmed it: a screen says “to be checked by a lawyer”. */
  readonly toCheck: boolean;
  /** Who looked it up, in the archive whose law this is; null: nobody, or it rests on a source of its package. */
  readonly confirmed: Confirmation | null;
}

/** A case or another text that is relied upon. */
export interface Authority extends Statement {
  readonly kind: 'case' | 'text';
  /** Short name of the case or text. */
  readonly name: string;
  /** Paragraphs or pages; null when the whole is meant. */
  readonly pinpoint: string | null;
  readonly year: number | null;
  /** What it is relied upon for, when that is not plain from where it stands. */
  readonly for: LawText | null;
}

/** A limit of time or length. Where several are given, the one holds within whose days the event lies. */
export interface Limit {
  readonly unit: 'days' | 'months' | 'pages';
  readonly atMost: number;
  /** First and last day (YYYY-MM-DD) on which it is in force; null when it has no such day. */
  readonly from: string | null;
  readonly until: string | null;
  /** What its time runs from, such as `memorial`: the day on which that happened. Null: not said, so that no day can be computed. */
  readonly after: string | null;
  /** True: something may be done only when the time is over. False: it has to be done within it. */
  readonly isWaiting: boolean;
  readonly text: LawText;
}

/** Standard of proof (its id) by forum. */
export type Standards = Readonly<Record<string, string>>;

/** One of several ways to prove an element; any one suffices. */
export interface Alternative extends Statement {
  /** Begins with the id of its element and a dot; unique in the instrument. */
  readonly id: string;
  readonly text: LawText;
  readonly prompts: readonly LawText[];
  /** Provisions all of whose elements prove it, besides claims that are mapped to it directly. */
  readonly provisions: readonly string[];
}

/** Who has to prove, when it is not the claimant alone. */
export interface Burden extends Statement {
  readonly on: 'respondent' | 'shifts';
  readonly text: LawText;
}

/** Something that must be proved: a slot for claims and findings. */
export interface Element extends Statement {
  /** Begins with the id of its provision and a dot; unique in the instrument. */
  readonly id: string;
  /** Id of the provision it belongs to. */
  readonly provision: string;
  /** `required`: without it there is no breach. `exception`: what the respondent may raise; if it is made out there is none. */
  readonly kind: 'required' | 'exception';
  readonly text: LawText;
  /** What may prove it. */
  readonly prompts: readonly LawText[];
  /** What respondents usually answer. */
  readonly answers: readonly LawText[];
  /** Empty, or two and more of which one suffices. */
  readonly alternatives: readonly Alternative[];
  /** Null: on the claimant. */
  readonly burden: Burden | null;
  /** Overrides those of the provision. */
  readonly standards: Standards;
  readonly authority: readonly Authority[];
}

/**
 * What a provision is for: `duty` can be charged; `gate` must be proved with others; `attribution` ties conduct to a State;
 * `consequence` is what follows from a breach; `procedure` is how a forum is reached; by a `yardstick` others are measured, and
 * nothing is charged under it alone.
 */
export type ProvisionKind = 'duty' | 'gate' | 'attribution' | 'consequence' | 'procedure' | 'yardstick';

/** A provision of an instrument, broken into what must be proved. */
export interface Provision extends Statement {
  /** Begins with the id of its instrument and a dot, such as `icerd.5.b`. */
  readonly id: string;
  readonly instrument: string;
  readonly kind: ProvisionKind;
  /** How it is cited, such as “Art. 5(b)”. */
  readonly label: LawText;
  /** What it says, in our own words. */
  readonly text: LawText;
  /** Ids of provisions whose elements must be proved too, of this instrument or another. */
  readonly gate: readonly string[];
  /** Its own over those of the instrument. A forum that is not in it: the standard of the provision that is charged. */
  readonly standards: Standards;
  readonly limits: readonly Limit[];
  readonly elements: readonly Element[];
  readonly authority: readonly Authority[];
}

/** What an instrument is good for before a forum. */
export interface ForumBasis extends Statement {
  readonly forum: string;
  /** `jurisdictional`: the forum can find a breach of it. `interpretive`: it is read with what the forum applies. `none`: context only. */
  readonly kind: 'jurisdictional' | 'interpretive' | 'none';
  /** The provision that gives jurisdiction or lets it be read; null where there is none. */
  readonly by: string | null;
  readonly text: LawText | null;
}

/** A day on which something happened, as a statement. */
export interface DatedStatement extends Statement {
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** A State that is bound. */
export interface Party extends Statement {
  /** ISO 3166-1 alpha-3. */
  readonly state: string;
  /** Day on which the instrument entered into force for it, YYYY-MM-DD. */
  readonly inForce: string;
  /** The first day on which it was bound no more, and how that came; null: none is stated. */
  readonly ended: (DatedStatement & { readonly text: LawText | null }) | null;
  /** How that day comes about, where it does not follow from the instrument. Not named `text`: the digest of what has none stays as it was. */
  readonly note: LawText | null;
  readonly reservations: readonly (Statement & {
    readonly text: LawText;
    readonly provisions: readonly string[];
  })[];
}

/** From when two States are bound towards each other. */
export interface Between extends Statement {
  readonly states: readonly [string, string];
  readonly inForce: string;
  readonly text: LawText | null;
}

/** What all files but package.yaml have in common. */
export interface LawFile {
  readonly id: string;
  readonly version: number;
  readonly names: LawText;
  /** Languages whose name is not certain. */
  readonly namesToCheck: readonly LawLanguage[];
  /** Id of the package it came in. */
  readonly package: string;
  /** Where it lies, as errors and people name it. */
  readonly file: string;
  /** SHA-256 over the canonical JSON of what the file says: an assessment keeps it beside id and version. */
  readonly digest: string;
}

/** A treaty or another body of rules. */
export interface Instrument extends LawFile, Statement {
  readonly citation: string;
  readonly adopted: DatedStatement | null;
  readonly inForce: DatedStatement | null;
  readonly forumBasis: readonly ForumBasis[];
  readonly parties: readonly Party[];
  readonly between: readonly Between[];
  /** Which acts it covers in time. */
  readonly temporal: readonly (Statement & { readonly text: LawText })[];
  readonly provisions: readonly Provision[];
}

/** A folder of files that somebody answers for. */
export interface LawPackage {
  readonly id: string;
  readonly version: number;
  readonly title: LawText;
  /** SPDX expression for the text that its authors wrote. */
  readonly licence: string;
  readonly sources: readonly LawSource[];
  readonly digest: string;
}

/** How many statements there are, and how many of them a lawyer has to check. */
export interface StatementCount {
  readonly all: number;
  readonly toCheck: number;
}

/** Everything that was loaded. Nothing in it changes. Without a version the highest one is meant. */
export interface Law {
  readonly packages: readonly LawPackage[];
  /** The highest version of each, in the order of the folders. */
  readonly instruments: readonly Instrument[];
  readonly standardSets: readonly StandardSet[];
  /** The forums of all sets of standards. */
  readonly forums: StandardSet['forums'];
  /** The stages of all sets of standards. */
  readonly stages: readonly Stage[];
  readonly rubrics: readonly Rubric[];
  readonly checklists: readonly Checklist[];
  readonly profiles: readonly Profile[];
  /** The same law, in which what was confirmed as it stands here is no longer to be checked. */
  confirmedBy(confirmed: readonly ConfirmedStatement[]): Law;
  /** Versions that were loaded, ascending; empty for an id that nobody has. */
  versions(id: string): readonly number[];
  /** What these look up may be missing: error LAW_UNKNOWN. */
  instrument(id: string, version?: number): Instrument;
  standardSet(id: string, version?: number): StandardSet;
  rubric(id: string, version?: number): Rubric;
  checklist(id: string, version?: number): Checklist;
  profile(id: string, version?: number): Profile;
  provision(id: string, instrumentVersion?: number): Provision;
  /** By its id or that of one of its alternatives. */
  element(id: string, instrumentVersion?: number): Element;
  /** A standard of the current sets. */
  standard(id: string): Standard;
  /** A stage of proceedings by its id. Error LAW_UNKNOWN. */
  stage(id: string): Stage;
  /** A forum by its id. Error LAW_UNKNOWN. */
  forum(id: string): StandardSet['forums'][number];
  /** Provisions that must be proved with this one, through all gates, the farthest first; each once, itself left out. */
  gatesOf(provisionId: string, instrumentVersion?: number): readonly Provision[];
  /** From when two States are bound towards each other: as stated, else the later of both days, else null; and until when: `ended` of whichever was bound no more first, null where neither says so. */
  between(
    instrumentId: string,
    one: string,
    other: string,
  ): { readonly inForce: string; readonly stated: Between | null; readonly ended: Party['ended'] } | null;
  /** Statements of one instrument, set, rubric or checklist. */
  count(id: string, version?: number): StatementCount;
}
