import type { Db, Identity } from '#db';
import { AppError, csvLine, sheetOf } from '#kernel';
import { openGazetteer } from '#places';
import { COLUMNS } from './columns.ts';
import { featureOf } from './geojson.ts';
import type { ExportedClaim } from './model.ts';
import { claimsToExport, quotesToExport } from './read.ts';
import type { WantedCoding } from './store.ts';
import { annotationOfQuote, annotationsOfClaim, collectionAround } from './web-annotation.ts';

/** Forms in which claims are handed out (docs/formats/coding.md). */
export const claimFormats = ['json', 'ndjson', 'csv', 'xlsx', 'webannotation', 'geojson'] as const;
/** One of them. */
export type ClaimFormat = (typeof claimFormats)[number];

/** Rows of a sheet, which is put together in memory; beyond it one takes CSV, which is a stream. */
const SHEET_ROWS = 50_000;

/** How much has been handed out so far. */
export interface ExportTally {
  readonly claims: number;
  readonly quotes: number;
  /** Annotations of a web annotation collection, features of a map, else rows. */
  readonly written: number;
  /** Claims that are not on the map, because nobody chose a place for them or it has no position. */
  readonly withoutPosition: number;
}

type Batches = AsyncIterable<readonly ExportedClaim[]>;
type Tally = { -readonly [Name in keyof ExportTally]: ExportTally[Name] };

async function* joined(
  batches: AsyncIterable<readonly unknown[]>,
  around: { readonly head: string; readonly foot: () => string },
): AsyncGenerator<string> {
  yield around.head;
  let before = '\n';
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield before + batch.map((one) => JSON.stringify(one)).join(',\n');
    before = ',\n';
  }
  yield around.foot();
}

async function* mapped<In, Out>(
  batches: AsyncIterable<readonly In[]>,
  each: (one: In) => readonly Out[],
  tally: Tally,
): AsyncGenerator<Out[]> {
  for await (const batch of batches) {
    const out = batch.flatMap((one) => [...each(one)]);
    tally.written += out.length;
    yield out;
  }
}

async function* flat(batches: Batches): AsyncGenerator<ExportedClaim> {
  for await (const batch of batches) yield* batch;
}

async function* lines(batches: Batches, head: string, line: (claim: ExportedClaim) => string) {
  yield head;
  for await (const batch of batches) yield batch.map(line).join('');
}

async function* geojson(batches: Batches, tally: Tally): AsyncGenerator<string> {
  const { places } = await openGazetteer();
  const features = mapped(
    batches,
    (claim) => {
      const feature = featureOf(claim, places);
      if (!feature) tally.withoutPosition += 1;
      return feature ? [feature] : [];
    },
    tally,
  );
  yield* joined(features, {
    head: '{"type":"FeatureCollection","features":[',
    foot: () => `\n],"withoutPosition":${tally.withoutPosition}}\n`,
  });
}

async function* sheet(batches: Batches): AsyncGenerator<Buffer> {
  yield await sheetOf(flat(batches), COLUMNS, {
    sheet: 'claims',
    most: SHEET_ROWS,
    tooMany: () => new AppError('CODING_SHEET_FULL', { limit: SHEET_ROWS }),
  });
}

function written(format: ClaimFormat, batches: Batches, caseId: string, tally: Tally) {
  const rows = (): Batches => mapped(batches, (claim) => [claim], tally);
  switch (format) {
    case 'json':
      return joined(rows(), { head: '[', foot: () => '\n]\n' });
    case 'ndjson':
      return lines(rows(), '', (claim) => `${JSON.stringify(claim)}\n`);
    case 'csv':
      return lines(rows(), `\ufeff${csvLine(COLUMNS.map(([name]) => name))}`, (claim) =>
        csvLine(COLUMNS.map(([, pick]) => pick(claim))),
      );
    case 'xlsx':
      return sheet(rows());
    case 'geojson':
      return geojson(batches, tally);
    case 'webannotation': {
      const { head, foot } = collectionAround(caseId, 'Claims');
      return joined(mapped(batches, annotationsOfClaim, tally), { head, foot: () => foot(tally.written) });
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
  const annotations = mapped(
    quotesToExport(db, by, wanted),
    (quote) => {
      tally.quotes += 1;
      return [annotationOfQuote(quote)];
    },
    tally,
  );
  const { head, foot } = collectionAround(wanted.caseId, 'Quotes');
  for await (const piece of joined(annotations, { head, foot: () => foot(tally.written) })) {
    as.onBatch?.({ ...tally });
    yield piece;
  }
}
