import type { LedgeredRow } from '#ledger';
import type { ClaimRow, QuoteRow } from './store.ts';

/** A quote as it leaves the archive. Places are code points of the page’s frozen text, which is the blob `targetSha256`. */
export interface ExportedQuote {
  readonly id: string;
  readonly kind: string;
  readonly serial: string;
  /** Whether the item that it lies in was withdrawn: it is filed in nothing then. */
  readonly isWithdrawnItem: boolean;
  readonly page: number | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly exact: string | null;
  readonly language: string | null;
  readonly targetSha256: string;
  /** W3C Web Annotation selector, as it was stored. */
  readonly selector: LedgeredRow<'quote'>['selector'];
  /** Of a page of a web capture, as the capture states them: its address and the time of its capture. */
  readonly captured: QuoteRow['captured'];
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
  /** Whether it stands in nothing but items that were withdrawn, as far as the export reaches. */
  readonly isOfWithdrawn: boolean;
  /** From which suggestion it was made; null when somebody made it from nothing that was proposed. */
  readonly suggestedBy: SuggestedBy | null;
}

/** Who or what proposed a claim, and who looked at it before it was recorded. */
export interface SuggestedBy {
  readonly by: 'rules' | 'model';
  readonly kind: string;
  /** Whether the claim said something else than was proposed when it was made. */
  readonly isChanged: boolean;
  readonly reviewer: string | null;
  readonly reviewedAt: string;
  /** Of a language model: its name, where it answered, and the SHA-256 of what was sent as prompt and of the page’s text. */
  readonly model: string | null;
  readonly host: string | null;
  readonly promptVersion: string | null;
  readonly promptSha256: string | null;
  readonly textSha256: string | null;
}

/** Who proposed a claim, as it leaves the archive. */
export function exportedSuggestion(
  taken: LedgeredRow<'suggestion_taken'>,
  run: LedgeredRow<'model_run'> | null,
  reviewer: string | null,
): SuggestedBy {
  return {
    by: taken.run_id === null ? 'rules' : 'model',
    kind: taken.kind,
    isChanged: taken.is_changed,
    reviewer,
    reviewedAt: taken.made_at,
    model: run && (run.model ?? run.model_asked),
    host: run?.host ?? null,
    promptVersion: run?.prompt_version ?? null,
    promptSha256: run?.prompt_sha256 ?? null,
    textSha256: run?.text_sha256 ?? null,
  };
}

/** A quote as it leaves the archive. */
export function exportedQuote(row: QuoteRow): ExportedQuote {
  return {
    id: row.id,
    kind: row.kind,
    serial: row.serial,
    isWithdrawnItem: row.is_withdrawn_item,
    page: row.page,
    start: row.start_at,
    end: row.end_at,
    exact: row.exact,
    language: row.language,
    targetSha256: row.target_sha256,
    selector: row.selector,
    captured: row.captured,
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
