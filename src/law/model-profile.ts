import type { LawFile, LawLanguage, LawText, Statement } from './model.ts';

/** A text that somebody signs. */
export interface Certificate extends Statement {
  readonly id: string;
  readonly title: LawText;
  readonly text: LawText;
  /** Who signs it, such as the agent. */
  readonly signedBy: LawText;
  /** `translations`: wanted only where a translation is filed. */
  readonly about: 'all' | 'translations';
}

/** How volumes for a forum are numbered, listed, certified and divided. */
export interface Profile extends LawFile {
  readonly forum: string;
  /** Pattern of exhibit numbers that a new dossier begins with. */
  readonly numbering: string;
  /** How the list of annexes is sorted. */
  readonly order: 'as-numbered' | 'by-date';
  /** Whether a sheet that says what it is stands before each exhibit. */
  readonly hasSheets: boolean;
  /** Pages after which a further volume begins; null: one volume holds all. No exhibit is divided. */
  readonly pagesPerVolume: number | null;
  /** Whether load files are written beside the volumes. */
  readonly hasLoadFiles: boolean;
  /** The checklist of what else the forum asks for; null without one. */
  readonly checklist: string | null;
  /** Languages that the forum works in: volumes are printed in one of them, and what is in another needs a translation. */
  readonly languages: readonly LawLanguage[];
  /** How many pages are allowed in all; empty where nothing is known. */
  readonly limits: readonly (Statement & { readonly atMost: number; readonly text: LawText })[];
  /** What stands on the cover and above the list of exhibits. */
  readonly title: LawText;
  readonly listTitle: LawText;
  /** Who signs the list of exhibits, under which a place for it stands; null: nobody has to. */
  readonly listSigned: (Statement & { readonly signedBy: LawText }) | null;
  /** That extracts may be annexed, what is said of the whole on them and above the list of what is deposited; null: the forum wants whole documents. */
  readonly extracts: (Statement & { readonly listTitle: LawText; readonly text: LawText }) | null;
  readonly certificates: readonly Certificate[];
}
