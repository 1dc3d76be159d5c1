import { createHash } from 'node:crypto';
import { AppError } from '#kernel';
import { canonicalJson } from '#verify';
import { cataloguePhrase } from './errors.ts';

/** Kinds of item, from what is inside the file. */
export const itemKinds = [
  'document',
  'image',
  'audio',
  'video',
  'mail',
  'spreadsheet',
  'web',
  'text',
  'archive',
  'data',
  'other',
] as const;

/** One of the kinds. */
export type ItemKind = (typeof itemKinds)[number];

/** Kinds of source. */
export const sourceKinds = ['person', 'organisation', 'publication', 'account', 'device', 'unknown'] as const;

/** What is asked once for everything that is received together (Berkeley Protocol: provenance of a collection). */
export interface ProvenanceStatement {
  readonly source: {
    readonly name: string;
    readonly kind: (typeof sourceKinds)[number];
    readonly affiliation?: string | null;
  };
  /** Where or from whom it was obtained. */
  readonly obtainedFrom?: string | null;
  /** By which means: handed over, downloaded, photographed, … */
  readonly obtainedHow?: string | null;
  /** When, as an EDTF date. */
  readonly obtainedAt?: string | null;
  /** Conditions under which it was given. */
  readonly conditions?: string | null;
  /** Language that most of it is in, as the deliverer says; a BCP 47 tag. */
  readonly language?: string | null;
  /** Restrictions on its use or disclosure. */
  readonly restrictions?: string | null;
  /** A name for the batch. */
  readonly label: string;
}

const EDTF_DATE = String.raw`\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?)?)?[~?%]?|\.\.`;
const EDTF = new RegExp(`^(${EDTF_DATE})?(/(${EDTF_DATE})?)?$`);

const MONTHS = 12;

/** Whether the calendar (proleptic Gregorian, ISO 8601) has this day or month; an open end is no day. */
function isInCalendar(edge: string): boolean {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(edge) ?? [];
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > MONTHS) return false;
  const last = new Date(0);
  last.setUTCFullYear(Number(year), Number(month), 0);
  return day === undefined || (Number(day) >= 1 && Number(day) <= last.getUTCDate());
}

/** Whether an interval does not end before it begins, as far as both ends are known. */
function isForward([from, to]: readonly string[]): boolean {
  const [first, last] = [from, to].map((edge) => /^\d{4}(-\d\d){0,2}/.exec(edge ?? '')?.[0]);
  if (first === undefined || last === undefined) return true;
  const length = Math.min(first.length, last.length);
  return first.slice(0, length) <= last.slice(0, length);
}

/**
 * The date unchanged when it is EDTF level 0 or 1 (ISO 8601-2) as far as we use it, of days that the calendar has, and no interval that
 * ends before it begins. Error CATALOGUE_BAD_DATE.
 */
export function asEdtf(value: string): string {
  const edges = value.split('/');
  if (value === '' || !EDTF.test(value) || !edges.every(isInCalendar) || !isForward(edges))
    throw new AppError('CATALOGUE_BAD_DATE', { value });
  return value;
}

/** SHA-256 over everything stated: the same statement by the same person continues the same batch. */
export function statementFingerprint(
  statement: ProvenanceStatement,
  context: { caseId: string; compartmentId: string; receivedBy: string },
): string {
  return createHash('sha256')
    .update(canonicalJson({ ...context, statement: JSON.parse(JSON.stringify(statement)) as object }))
    .digest('hex');
}

/** A box on the globe: WGS 84 degrees, all edges included; `west` is greater than `east` across the antimeridian. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const DEGREES = /^-?\d{1,3}(\.\d{1,12})?$/;

/** `west,south,east,north` in degrees, as RFC 7946 §5 orders a bounding box. Error INVALID_INPUT. */
export function readBox(text: string): Box {
  const parts = text.split(',');
  const [west = 0, south = 0, east = 0, north = 0] = parts.map(Number);
  const isBox =
    parts.length === 4 &&
    parts.every((part) => DEGREES.test(part)) &&
    Math.max(Math.abs(west), Math.abs(east)) <= 180 &&
    south >= -90 &&
    north <= 90 &&
    south <= north;
  if (!isBox)
    throw new AppError('INVALID_INPUT', {
      what: `“${text}”`,
      why: cataloguePhrase('not-a-box'),
    });
  return { west, south, east, north };
}

/** Filters of the items list; all of them must hold. Controlled by the caller, checked at the border. */
export interface ItemFilter {
  readonly caseId?: string;
  readonly kinds?: readonly string[];
  readonly languages?: readonly string[];
  readonly sourceIds?: readonly string[];
  readonly compartmentIds?: readonly string[];
  /** Received on or after / before this RFC 3339 time. */
  readonly receivedAfter?: string;
  readonly receivedBefore?: string;
  /** Whose own date may lie between these days, both included (`YYYY-MM-DD`); items without a date do not. */
  readonly datedFrom?: string;
  readonly datedUntil?: string;
  /** Which say that they were made inside this box. */
  readonly box?: Box;
  /** Part of a title or of an original path, any case. */
  readonly title?: string;
  /** Only items with one of these tags. */
  readonly tags?: readonly string[];
  /** Only items with a finding that is not cleared (`true`) or without one (`false`). */
  readonly hasFindings?: boolean;
  /** Only these items. */
  readonly ids?: readonly string[];
}

/** One line of the items list. */
export interface ItemSummary {
  readonly id: string;
  readonly serial: string;
  readonly title: string;
  readonly kind: string | null;
  readonly mediaType: string | null;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly pages: number | null;
  readonly languages: readonly string[];
  readonly documentDate: string | null;
  readonly receivedAt: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly compartmentId: string;
  readonly findings: number;
  /** Whether it may be filed in nothing any more. */
  readonly isWithdrawn: boolean;
  /** SHA-256 of its thumbnail, when one was made. */
  readonly thumbnail: string | null;
}

/** What people say of a source. */
export interface SourceChange {
  readonly name: string;
  /** One of `sourceKinds`, or a term of the vocabulary source-kind, which the caller has checked. */
  readonly kind: string;
  /** The organisation that it belongs to, in words. */
  readonly affiliation: string | null;
  /** The source that is that organisation. */
  readonly organisationId: string | null;
  readonly note: string | null;
}
