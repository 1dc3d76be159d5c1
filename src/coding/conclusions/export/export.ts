import { recordReads, type WhatWasRead } from '#access';
import type { Db, Identity, Tx } from '#db';
import { AppError, isId } from '#kernel';
import { csvOf, joined, jsonLines, xlsxOf, type Batches } from '../../export/pieces.ts';
import { quoteRead } from '../../export/read.ts';
import { claimsOfWithdrawn, quotesUnder, type QuoteRow, type WantedCoding } from '../../export/store.ts';
import { sourcesNamed } from '../../incidents/export/store.ts';
import { GROUNDS_PAGE, groundsOf, type Ground, type GroundOrigin } from '../grounds.ts';
import { CONCLUSION_COLUMNS, type ExportedConclusion, type ExportedGround } from './model.ts';
import { compartmentsWithin, conclusionsAfter, stepsOfAll, type ConclusionRow } from './store.ts';

/** Forms in which conclusions are handed out (docs/formats/coding.md). */
export const conclusionFormats = ['json', 'ndjson', 'csv', 'xlsx'] as const;
/** One of them. */
export type ConclusionFormat = (typeof conclusionFormats)[number];

/** Which conclusions are wanted: those of a case, or one. */
interface Wanted extends WantedCoding {
  readonly id?: string;
}

/** What the export reaches beside the claims: their first quotes, and names of their sources. */
interface Beside {
  readonly quotes: ReadonlyMap<string, QuoteRow>;
  readonly sources: ReadonlyMap<string, string>;
  /** Claims that stand in nothing but items that were withdrawn. */
  readonly gone: ReadonlySet<string>;
}

function exportedGround({ claim, note }: Ground, { quotes, sources, gone }: Beside): ExportedGround {
  const quote = quotes.get(claim.id);
  return {
    claimId: claim.id,
    body: claim.body,
    polarity: claim.polarity,
    source: sources.get(claim.source_id) ?? null,
    speaker: claim.speaker,
    reliability: claim.reliability,
    credibility: claim.credibility,
    measure: claim.measure,
    value: claim.value,
    lower: claim.lower,
    upper: claim.upper,
    asOf: claim.as_of,
    serial: quote?.serial ?? null,
    quote: quote?.exact ?? null,
    isOfWithdrawn: gone.has(claim.id),
    note,
  };
}

interface Batch {
  readonly rows: readonly ConclusionRow[];
  readonly conclusions: readonly ExportedConclusion[];
}

async function readBatch(
  tx: Tx,
  by: Identity,
  wanted: Wanted,
  from: { readonly after: ConclusionRow | null; readonly how: string },
): Promise<Batch> {
  const rows = await conclusionsAfter(tx, wanted, from.after, GROUNDS_PAGE);
  const conclusionIds = rows.map(({ id }) => id);
  const reached = await compartmentsWithin(tx, wanted);
  const grounds = await groundsOf(tx, { caseId: wanted.caseId, conclusionIds }, (named) =>
    reached.has(named.claim_compartment_id),
  );
  const all = [...grounds.values()].flatMap(({ supporting, contradicting }) =>
    [...supporting, ...contradicting].flatMap((origin) => origin.grounds.map(({ claim }) => claim)),
  );
  const claims = [...new Map(all.map((claim) => [claim.id, claim])).values()];
  const quotes = await quotesUnder(
    tx,
    wanted,
    claims.map(({ id }) => id),
  );
  const sources = await sourcesNamed(tx, wanted, [...new Set(claims.map((claim) => claim.source_id))]);
  const lies = new Map(claims.map((claim) => [claim.id, claim.compartment_id]));
  const first = new Map(quotes.toReversed().map((quote) => [quote.claim_id, quote]));
  const elsewhere = [...first.values()].filter((quote) => quote.compartment_id !== lies.get(quote.claim_id));
  const read: WhatWasRead[] = [
    ...rows.map((row) => ({ table: 'conclusion' as const, id: row.id, compartmentId: row.compartment_id })),
    ...claims.map((row) => ({ table: 'claim' as const, id: row.id, compartmentId: row.compartment_id })),
    ...sources.map((row) => ({ table: 'source' as const, id: row.id, compartmentId: row.compartment_id })),
    ...new Map(elsewhere.map((quote) => [quote.item_id, quoteRead(quote)])).values(),
  ];
  await recordReads(tx, by, read, from.how);
  const steps = Map.groupBy(await stepsOfAll(tx, conclusionIds), (step) => step.conclusion_id);
  const gone = await claimsOfWithdrawn(
    tx,
    wanted,
    claims.map(({ id }) => id),
  );
  const beside = { quotes: first, sources: new Map(sources.map(({ id, name }) => [id, name])), gone };
  const side = (origins: readonly GroundOrigin[] = []): ExportedGround[][] =>
    origins.map((origin) => origin.grounds.map((ground) => exportedGround(ground, beside)));
  return {
    rows,
    conclusions: rows.map((row) => ({
      id: row.id,
      statement: row.statement,
      reasons: row.reasons,
      standard: row.standard,
      status: row.status,
      incidentId: row.incident_id,
      supersedesId: row.supersedes_id,
      supporting: side(grounds.get(row.id)?.supporting),
      contradicting: side(grounds.get(row.id)?.contradicting),
      withdrawnClaims: grounds.get(row.id)?.withdrawn ?? 0,
      hasMore: grounds.get(row.id)?.hasMore ?? false,
      steps: (steps.get(row.id) ?? []).map((step) => ({
        from: step.from_status,
        to: step.to_status,
        reason: step.reason,
        version: step.version,
        madeBy: step.maker,
        madeAt: step.made_at,
      })),
      version: row.version,
      madeBy: row.maker,
      madeAt: row.made_at,
      changedAt: row.changed_at,
      withdrawnAt: row.withdrawn_at,
      withdrawnReason: row.withdrawn_reason,
    })),
  };
}

/** One conclusion as exports have it, whatever is sealed or withdrawn that one may see. Error NOT_FOUND. */
export async function conclusionToShow(
  db: Db,
  by: Identity,
  of: { readonly caseId: string; readonly id: string },
): Promise<ExportedConclusion> {
  const wanted = { ...of, withSealed: true, withWithdrawn: true };
  const found = isId(of.id)
    ? await db.tx(by, (tx) => readBatch(tx, by, wanted, { after: null, how: 'read' }))
    : null;
  const [conclusion] = found?.conclusions ?? [];
  if (!conclusion) throw new AppError('NOT_FOUND', { what: 'conclusion', id: of.id });
  return conclusion;
}

function written(
  format: ConclusionFormat,
  batches: Batches<ExportedConclusion>,
): AsyncGenerator<string | Buffer> {
  switch (format) {
    case 'json':
      return joined(batches, { head: '[', foot: () => '\n]\n' });
    case 'ndjson':
      return jsonLines(batches);
    case 'csv':
      return csvOf(batches, CONCLUSION_COLUMNS);
    case 'xlsx':
      return xlsxOf(batches, CONCLUSION_COLUMNS, 'conclusions');
  }
}

/**
 * The conclusions of a case in a format, oldest first, in pieces as they are read, one short transaction for each batch. What is sealed is
 * left out unless `withSealed` asks for it: a conclusion, a claim that one names, a quote, the name of a source; each that is then read is
 * an entry (invariant 7). `onBatch` hears how many were handed out. Error CODING_SHEET_FULL.
 */
export function exportConclusions(
  db: Db,
  by: Identity,
  wanted: WantedCoding,
  as: { readonly format: ConclusionFormat; readonly onBatch?: (conclusions: number) => void },
): AsyncGenerator<string | Buffer> {
  async function* counted(): AsyncGenerator<readonly ExportedConclusion[]> {
    let conclusions = 0;
    for (let after: ConclusionRow | null = null; ;) {
      const from: ConclusionRow | null = after;
      const batch: Batch = await db.tx(by, (tx) =>
        readBatch(tx, by, wanted, { after: from, how: 'exported' }),
      );
      if (batch.rows.length > 0) yield batch.conclusions;
      conclusions += batch.rows.length;
      as.onBatch?.(conclusions);
      after = batch.rows.at(-1) ?? null;
      if (batch.rows.length < GROUNDS_PAGE) return;
    }
  }
  return written(as.format, counted());
}
