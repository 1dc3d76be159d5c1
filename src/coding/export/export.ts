import type { Db, Identity } from '#db';
import { openGazetteer } from '#places';
import { COLUMNS } from './columns.ts';
import { featureOf } from './geojson.ts';
import type { ExportedClaim } from './model.ts';
import { claimsToExport, quotesToExport } from './read.ts';
import { csvOf, joined, jsonLines, mapped, xlsxOf, type Batches } from './pieces.ts';
import type { WantedCoding } from './store.ts';
import { annotationOfQuote, annotationsOfClaim, collectionAround } from './web-annotation.ts';

/** Forms in which claims are handed out (docs/formats/coding.md). */
export const claimFormats = ['json', 'ndjson', 'csv', 'xlsx', 'webannotation', 'geojson'] as const;
/** One of them. */
export type ClaimFormat = (typeof claimFormats)[number];

/** How much has been handed out so far. */
export interface ExportTally {
  readonly claims: number;
  readonly quotes: number;
  /** Annotations of a web annotation collection, features of a map, else rows. */
  readonly written: number;
  /** Claims that are not on the map, because nobody chose a place for them or it has no position. */
  readonly withoutPosition: number;
}

type Tally = { -readonly [Name in keyof ExportTally]: ExportTally[Name] };

/** Counts what comes out. */
async function* tallied<Out>(batches: Batches<Out>, tally: Tally): AsyncGenerator<readonly Out[]> {
  for await (const batch of batches) {
    tally.written += batch.length;
    yield batch;
  }
}

async function* geojson(batches: Batches<ExportedClaim>, tally: Tally): AsyncGenerator<string> {
  const { places } = await openGazetteer();
  const features = mapped(batches, (claim) => {
    const feature = featureOf(claim, places);
    if (!feature) tally.withoutPosition += 1;
    return feature ? [feature] : [];
  });
  yield* joined(tallied(features, tally), {
    head: '{"type":"FeatureCollection","features":[',
    foot: () => `\n],"withoutPosition":${tally.withoutPosition}}\n`,
  });
}

function written(format: ClaimFormat, batches: Batches<ExportedClaim>, caseId: string, tally: Tally) {
  const rows = () => tallied(batches, tally);
  switch (format) {
    case 'json':
      return joined(rows(), { head: '[', foot: () => '\n]\n' });
    case 'ndjson':
      return jsonLines(rows());
    case 'csv':
      return csvOf(rows(), COLUMNS);
    case 'xlsx':
      return xlsxOf(rows(), COLUMNS, 'claims');
    case 'geojson':
      return geojson(batches, tally);
    case 'webannotation': {
      const { head, foot } = collectionAround(caseId, 'Claims');
      return joined(tallied(mapped(batches, annotationsOfClaim), tally), {
        head,
        foot: () => foot(tally.written),
      });
    }
  }
}

/**
 * The claims of a case in a format, in pieces as they are read: what lies in memory does not grow with them, but for a spreadsheet.
 * `onBatch` hears how much has been handed out. Exports deny by default (WantedCoding). Error CODING_SHEET_FULL.
 */
export function exportClaims(
  db: Db,
  by: Identity,
  wanted: WantedCoding,
  as: { readonly format: ClaimFormat; readonly onBatch?: (tally: ExportTally) => void },
): AsyncGenerator<string | Buffer> {
  const tally: Tally = { claims: 0, quotes: 0, written: 0, withoutPosition: 0 };
  async function* counted(): AsyncGenerator<ExportedClaim[]> {
    for await (const batch of claimsToExport(db, by, wanted)) {
      yield batch;
      tally.claims += batch.length;
      tally.quotes += batch.reduce((sum, { quotes }) => sum + quotes.length, 0);
      as.onBatch?.({ ...tally });
    }
  }
  return written(as.format, counted(), wanted.caseId, tally);
}

/** The quotes of a case as a Web Annotation collection, as `exportClaims` hands out its claims. */
export async function* exportQuotes(
  db: Db,
  by: Identity,
  wanted: WantedCoding,
  as: { readonly onBatch?: (tally: ExportTally) => void } = {},
): AsyncGenerator<string> {
  const tally: Tally = { claims: 0, quotes: 0, written: 0, withoutPosition: 0 };
  const annotations = mapped(quotesToExport(db, by, wanted), (quote) => {
    tally.quotes += 1;
    return [annotationOfQuote(quote)];
  });
  const { head, foot } = collectionAround(wanted.caseId, 'Quotes');
  for await (const piece of joined(tallied(annotations, tally), { head, foot: () => foot(tally.written) })) {
    as.onBatch?.({ ...tally });
    yield piece;
  }
}
