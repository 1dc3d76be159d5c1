import type { LawLanguage } from '#law';

/** How the pages of an exhibit were come by. */
export type PagesBy =
  | 'pages'
  | 'converted'
  | 'picture'
  | 'text'
  | 'stills'
  | 'file'
  | 'locked'
  | 'public'
  | 'withheld';

/** Size of a page in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** The pages of one exhibit, as a PDF that a volume takes them from. */
export interface ExhibitPages {
  /** Path of a PDF without annotations, forms, scripts, attachments or a password. */
  readonly file: string;
  readonly pages: readonly PageSize[];
  readonly by: PagesBy;
  /** Which pages of how many these are, where they are an extract of the document; left out where they are the whole. */
  readonly extract?: { readonly pages: readonly number[]; readonly of: number };
  /** Size in pixels of the one picture that is its only page; null for other pages. */
  readonly picture?: { readonly width: number; readonly height: number };
  /** Characters of its text that no font of ours prints; a few of them are named. */
  readonly unprintable: readonly string[];
  /** Fonts that its PDF names and does not contain, so that every reader shows others; a few of them are named, and left out where there are none. */
  readonly fontsMissing?: readonly string[];
}

/** An exhibit as a volume shows it. */
export interface VolumeExhibit {
  readonly exhibitId: string;
  readonly label: string;
  readonly title: string;
  readonly serial: string;
  readonly source: string;
  /** Day that the document carries, EDTF; null when unknown. */
  readonly date: string | null;
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  readonly sha256: string;
  /** Name of its file in the bundle. */
  readonly path: string;
  readonly pages: ExhibitPages;
  /** Number of the first page of the document in the register, also where that page is not shown, and the register's prefix. */
  readonly registered: { readonly prefix: string; readonly first: number };
}

/** What an exhibit is a translation of, as it was recorded. */
export interface Translated {
  /** Label of the exhibit that it translates. */
  readonly of: string;
  readonly isWhole: boolean;
  /** Which part, in the words of whoever recorded it; null of a whole one. */
  readonly note: string | null;
  /** Nobody is named in a public version. */
  readonly translator: string | null;
  readonly certifiedBy: string | null;
  /** `YYYY-MM-DD`. */
  readonly certifiedOn: string | null;
}

/** What volumes are made for. */
export interface VolumesWanted {
  readonly title: string;
  readonly forum: string;
  /** The case with its parties, and the day (YYYY-MM-DD), as the cover says them; null: it says none. */
  readonly caseName: string | null;
  readonly coverOn: string | null;
  readonly language: LawLanguage;
  /** Day (`YYYY-MM-DD`) that volumes as PDF/A carry, whose pages are pictures; null: PDF with the pages as they are. */
  readonly pdfA: string | null;
  /** A public version says so on its cover, and its certificates say that the confidential one is certified. */
  readonly isPublic: boolean;
  /** What an exhibit translates among the others, by its id. */
  readonly translations: ReadonlyMap<string, readonly Translated[]>;
}

/** A volume that was made. */
export interface MadeVolume {
  /** From 1. */
  readonly number: number;
  readonly file: string;
  /** With its cover, list and certificates. */
  readonly pages: number;
  /** Labels of its first and last exhibit. */
  readonly first: string;
  readonly last: string;
  /** Ids of its exhibits, in order. */
  readonly exhibits: readonly string[];
}

/** The number of a page in the register: prefix and eight digits, such as `ABC-OTP-0001-0042`. */
export function ernOf(prefix: string, page: number): string {
  const digits = String(page).padStart(8, '0');
  return `${prefix}-${digits.slice(0, -4)}-${digits.slice(-4)}`;
}
