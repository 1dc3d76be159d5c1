import type { Authority, LawFile, LawText, Limit, Standards, Statement } from './model.ts';
import type { Skeleton } from './model-skeletons.ts';

/** One way to reach a standard; all that it names is needed. */
export interface ProofRule {
  /** The strongest item has at least this band. */
  readonly best: number;
  /** At least so many independent origins with a band from `Rubric.corroborationFrom` on; 0 when none is asked for. */
  readonly corroboration: number;
  /** What contradicts has been answered in the text. */
  readonly contradictionsAnswered: boolean;
}

/** How sure a forum has to be. */
export interface Standard extends Statement {
  readonly id: string;
  readonly names: LawText;
  /** What it asks, in our own words. */
  readonly text: LawText;
  /** Reached when one of these holds. A starting calibration. */
  readonly provenBy: readonly ProofRule[];
  readonly authority: readonly Authority[];
}

/** Which standard a charge needs. */
export interface Charge extends Statement {
  readonly id: string;
  readonly forum: string;
  readonly text: LawText;
  /** Null: the authorities name none of the standards; counsel chooses. */
  readonly standard: string | null;
  readonly authority: readonly Authority[];
}

/** A stage of proceedings: what has to be shown then, where it is another thing than on the merits. */
export interface Stage extends Statement {
  readonly id: string;
  readonly names: LawText;
  /** What is decided then, and what is not. */
  readonly text: LawText;
  /**
   * By forum: the standard of all that has to be proved then, in place of those that provisions, gates and counsel ask for. Exceptions keep theirs: what
   * the respondent may raise is not decided then. Empty: those of the merits.
   */
  readonly asks: Standards;
  readonly authority: readonly Authority[];
}

/** A step of the scale of results, the lowest first. */
export interface Result {
  readonly id: string;
  readonly names: LawText;
  /** The standard that reaches it; null for those below every standard. */
  readonly standard: string | null;
}

/** Forums, standards, which charges need which, and the scale of results. */
export interface StandardSet extends LawFile {
  readonly forums: readonly { readonly id: string; readonly names: LawText }[];
  readonly standards: readonly Standard[];
  readonly charges: readonly Charge[];
  /** In the order of proceedings; the one that asks for nothing of its own is the usual one. */
  readonly stages: readonly Stage[];
  readonly results: readonly Result[];
}

/** What a case of a factor does to a band, or to lists beside it. */
export interface Effect {
  /** Added to the band. */
  readonly adjust?: number;
  /** The band is at most this. */
  readonly cap?: number;
  /** The band is at least this. */
  readonly floor?: number;
  /** The band is this, whatever else adjusts it; caps still hold, and of two the lower wins. */
  readonly set?: number;
  /** Shown to whoever assesses. */
  readonly alert?: LawText;
  /** Id of a list of the rubric to which the item is added. */
  readonly list?: string;
}

/** When a case applies; `null` for “in every other case”. */
export type Condition =
  | { readonly kind: 'is'; readonly values: readonly (string | boolean)[] }
  /** The number lies within the bounds, both included; null is no bound. */
  | { readonly kind: 'number'; readonly atLeast: number | null; readonly atMost: number | null }
  /** How many of `of` were chosen lies within the bounds. */
  | {
      readonly kind: 'chosen';
      readonly of: readonly string[];
      readonly atLeast: number | null;
      readonly atMost: number | null;
    };

/** A question about an item whose answer changes its weight. */
export interface Factor extends Statement {
  /** Such as `F1`; unique in the rubric. */
  readonly id: string;
  readonly names: LawText;
  readonly question: LawText;
  readonly value:
    | { readonly type: 'boolean' }
    /** A whole number from 0 on. */
    | { readonly type: 'number'; readonly unit: 'days' | 'count' }
    /** One of the options, or any number of them. */
    | {
        readonly type: 'choice' | 'choices';
        readonly options: readonly { readonly id: string; readonly names: LawText }[];
      };
  /** Kinds of evidence about which it is asked; empty: all. */
  readonly appliesTo: readonly string[];
  /** The first whose condition holds applies, and no other. */
  readonly cases: readonly { readonly when: Condition | null; readonly effects: readonly Effect[] }[];
  readonly authority: readonly Authority[];
}

/** A kind of evidence and the band with which it begins. */
export interface EvidenceKind extends Statement {
  readonly id: string;
  readonly names: LawText;
  readonly band: number;
}

/** How a piece of evidence is weighed. */
export interface Rubric extends LawFile {
  /** The numbers are where somebody began; nobody has measured them yet. */
  readonly calibration: 'starting' | 'measured';
  /** From 0 on, without a gap. */
  readonly bands: readonly { readonly band: number; readonly names: LawText; readonly text: LawText }[];
  /** The band from which an origin counts as corroboration. */
  readonly corroborationFrom: number;
  readonly kinds: readonly EvidenceKind[];
  readonly factors: readonly Factor[];
  readonly lists: readonly { readonly id: string; readonly names: LawText; readonly text: LawText }[];
}

/** Something to be made sure of before a forum. */
export interface ChecklistTest extends Statement {
  /** Such as `J1`; unique in the checklist. */
  readonly id: string;
  readonly label: LawText;
  readonly text: LawText;
  /** What evidence shows it. */
  readonly evidence: readonly LawText[];
  /** Whether exchanges between the parties before the proceeding show it: their history stands under the test. */
  readonly isOfExchanges: boolean;
  /** The rule that asks for it, and the day of the text that was read; null where there is none. */
  readonly rule: { readonly text: string; readonly asOf: string | null } | null;
  readonly limits: readonly Limit[];
  readonly authority: readonly Authority[];
}

/** Tests of one purpose before one forum. */
export interface Checklist extends LawFile {
  readonly forum: string;
  readonly about: 'jurisdiction' | 'admissibility' | 'provisional-measures' | 'pleadings' | 'application';
  /** Instrument it concerns; null: any. */
  readonly instrument: string | null;
  readonly tests: readonly ChecklistTest[];
  /** What pleadings hold, at most one for each kind of them; empty where the checklist does not say it. */
  readonly skeletons: readonly Skeleton[];
}
