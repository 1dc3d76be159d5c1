import { pagesNamed } from '#kernel';
import type { LawLanguage } from '#law';

/** A dossier in a list. */
export interface DossierSummary {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly forum: string | null;
  readonly numbering: string;
  readonly createdAt: string;
  readonly exhibits: number;
  /** Day on which it was filed, while that filing stands; null: it was not, or was reopened. */
  readonly filedOn: string | null;
  readonly filedWith: string | null;
  /** Its newest bundle, when one was built. */
  readonly lastBuild: {
    readonly id: string;
    readonly builtAt: string;
    readonly result: string;
    readonly sha256: string;
    readonly sizeBytes: number;
  } | null;
}

/** An exhibit with what is known of its item. */
export interface ExhibitLine {
  readonly exhibitId: string;
  readonly itemId: string;
  readonly position: number;
  readonly title: string;
  readonly serial: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string | null;
  readonly pages: number | null;
  readonly languages: readonly string[];
  readonly documentDate: string | null;
  readonly originalName: string;
  readonly compartmentId: string;
  readonly sourceName: string;
  /** Title of the part of the dossier that it stands in; null in none. */
  readonly section: string | null;
  /** What is printed on it, such as `Annex 12`. */
  readonly label: string;
  /** Pages of the document that are annexed, such as `3-5, 12`, where it is annexed as an extract; null: all. */
  readonly extract: string | null;
  /** Why these are enough; null where it is annexed whole. */
  readonly extractReason: string | null;
}

/** Pages of an exhibit that are filed in a volume; null while nobody counted them. */
export const pagesFiled = ({ extract, pages }: Pick<ExhibitLine, 'extract' | 'pages'>): number | null =>
  extract === null ? pages : (pagesNamed(extract)?.length ?? pages);

/** What the forum allows. */
export interface DossierPlan {
  /** Pages of all exhibits together; null without a limit. */
  readonly pageLimit: number | null;
  /** BCP 47 tags of languages that need no translation; empty: any. */
  readonly languages: readonly string[];
}

/** By which profile, in which language and under which prefix of the register volumes are made. */
export interface VolumePlan {
  /** Id of a profile in the law of the archive. */
  readonly profile: string;
  readonly language: LawLanguage;
  /** Capital letters, digits and hyphens, 40 at most. */
  readonly ernPrefix: string;
  /** The case as the forum names it, with its parties; stands on the cover. Left out: none does. */
  readonly caseName?: string;
  /** The day on the cover (YYYY-MM-DD), such as that of the filing. */
  readonly coverOn?: string;
}

/** Progress of a build. */
export type BuildProgress = (step: { done: number; total: number; what: string }) => void;

/** Number of an exhibit inside the bundle: three digits, more when there are more. */
export function exhibitNumber(position: number): string {
  return String(position).padStart(3, '0');
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A file name that the bundle format allows (docs/formats/bundle.md#names) and that stays recognisable: scripts are
 * kept, forbidden characters become `_`, and the extension survives shortening to 120 UTF-8 bytes.
 */
export function bundleFileName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replaceAll(/[\u0000-\u001f\u007f<>:"|?*%/\\]/g, '_')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '');
  const safe = clean === '' || RESERVED.test(clean) ? `file-${clean}` : clean;
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(safe)?.[0] ?? '';
  let stem = safe.slice(0, safe.length - extension.length);
  while (Buffer.byteLength(stem + extension) > 120) stem = [...stem].slice(0, -1).join('');
  return stem.trimEnd() + extension;
}
