import type { LedgeredRow } from '#ledger';
import type { ClaimRow, QuoteRow } from './store.ts';

/** A quote as it leaves the archive. Places are code points of the page’s frozen text, which is the blob `targetSha256`. */
export interface ExportedQuote {
  readonly id: string;
  readonly kind: string;
  readonly serial: string;
  readonly page: number | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly exact: string | null;
  readonly language: string | null;
  readonly targetSha256: string;
  /** W3C Web Annotation selector, as it was stored. */
  readonly selector: LedgeredRow<'quote'>['selector'];
  readonly madeBy: string | null;
  readonly madeById: string;
  readonly madeAt: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
}

/** What a claim says, under the names of the API. */
export interface ExportedFacts {
  readonly kind: string;
  readonly body: string;
  readonly speaker: string | null;
  readonly polarity: string;
  readonly certainty: string | null;
  readonly saidOn: string | null;
  readonly happenedOn: string | null;
  readonly place: string | null;
  readonly placeId: string | null;
  readonly measure: string | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly population: string | null;
  readonly area: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly asOf: string | null;
  readonly source: string | null;
  /** Newest Admiralty grade; F and 6 without any. */
  readonly reliability: string;
  readonly credibility: string;
  readonly version: number;
}

/** A claim as it leaves the archive, with the quotes it rests on. */
export interface ExportedClaim extends ExportedFacts {
  readonly id: string;
  readonly madeBy: string | null;
  readonly madeById: string;
  readonly madeAt: string;
  readonly changedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
  readonly quotes: readonly ExportedQuote[];
}

/** A quote as it leaves the archive. */
export function exportedQuote(row: QuoteRow): ExportedQuote {
  return {
    id: row.id,
    kind: row.kind,
    serial: row.serial,
    page: row.page,
    start: row.start_at,
    end: row.end_at,
    exact: row.exact,
    language: row.language,
    targetSha256: row.target_sha256,
    selector: row.selector,
    madeBy: row.maker,
    madeById: row.made_by,
    madeAt: row.made_at,
    withdrawnAt: row.withdrawn_at,
    withdrawnReason: row.withdrawn_reason,
  };
}

/** What a claim says, as it leaves the archive. */
export function exportedFacts(
  row: LedgeredRow<'claim'> & Pick<ClaimRow, 'source_name' | 'reliability' | 'credibility'>,
): ExportedFacts {
  return {
    kind: row.kind,
    body: row.body,
    speaker: row.speaker,
    polarity: row.polarity,
    certainty: row.certainty,
    saidOn: row.said_on,
    happenedOn: row.happened_on,
    place: row.place,
    placeId: row.place_id,
    measure: row.measure,
    value: row.value,
    lower: row.lower,
    upper: row.upper,
    population: row.population,
    area: row.area,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    asOf: row.as_of,
    source: row.source_name,
    reliability: row.reliability,
    credibility: row.credibility,
    version: row.version,
  };
}
