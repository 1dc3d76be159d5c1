import type { Db, Identity } from '#db';
import { exportActors } from '../../actors/export/export.ts';
import { csvOf, joined, jsonLines, mapped, xlsxOf, type Batches } from '../../export/pieces.ts';
import type { WantedCoding } from '../../export/store.ts';
import { INCIDENT_COLUMNS, rowsOf } from './columns.ts';
import { eventOf } from './esf.ts';
import { entitiesOf } from './ftm.ts';
import { featureOf } from './geojson.ts';
import type { ExportedIncident } from './model.ts';
import { incidentsToExport, type IncidentBatch } from './read.ts';

/** Forms in which incidents are handed out (docs/formats/incidents.md). */
export const incidentFormats = ['json', 'ndjson', 'csv', 'xlsx', 'geojson', 'esf', 'ftm'] as const;
/** One of them. */
export type IncidentFormat = (typeof incidentFormats)[number];

/** How much has been handed out so far. */
export interface IncidentTally {
  readonly incidents: number;
  /** Rows of a table, features of a map, entities of a graph, else incidents. */
  readonly written: number;
  /** Incidents that are not on the map, because no position was recorded for them. */
  readonly withoutPosition: number;
}

type Tally = { -readonly [Name in keyof IncidentTally]: IncidentTally[Name] };

/** What is made of each batch, counted. */
async function* made<Out>(
  batches: AsyncIterable<IncidentBatch>,
  tally: Tally,
  each: (incident: ExportedIncident, kept: IncidentBatch['kept']) => readonly Out[],
): AsyncGenerator<Out[]> {
  for await (const { incidents, kept } of batches) {
    const all = incidents.flatMap((incident) => [...each(incident, kept)]);
    tally.written += all.length;
    yield all;
  }
}

/** Hands the pieces on and says at the end how much it was. */
async function* counting<Piece>(pieces: AsyncIterable<Piece>, said: () => void): AsyncGenerator<Piece> {
  yield* pieces;
  said();
}

/** Events and links, then the people and groups that they name: one entity a line, in any order. */
async function* graph(
  batches: AsyncIterable<IncidentBatch>,
  tally: Tally,
  people: AsyncIterable<string | Buffer>,
): AsyncGenerator<string | Buffer> {
  yield* jsonLines(made(batches, tally, entitiesOf));
  for await (const lines of people) {
    tally.written += lines.toString().split('\n').length - 1;
    yield lines;
  }
}

function written(
  format: IncidentFormat,
  batches: AsyncIterable<IncidentBatch>,
  of: { readonly tally: Tally; readonly people: () => AsyncIterable<string | Buffer> },
): AsyncGenerator<string | Buffer> {
  const { tally } = of;
  const each = (): Batches<ExportedIncident> => made(batches, tally, (incident) => [incident]);
  const features = (): Batches<object> =>
    made(batches, tally, (incident) => {
      const feature = featureOf(incident);
      if (!feature) tally.withoutPosition += 1;
      return feature ? [feature] : [];
    });
  switch (format) {
    case 'json':
      return joined(each(), { head: '[', foot: () => '\n]\n' });
    case 'ndjson':
      return jsonLines(each());
    case 'csv':
      return csvOf(made(batches, tally, rowsOf), INCIDENT_COLUMNS);
    case 'xlsx':
      return xlsxOf(made(batches, tally, rowsOf), INCIDENT_COLUMNS, 'incidents');
    case 'geojson':
      return joined(features(), {
        head: '{"type":"FeatureCollection","features":[',
        foot: () => `\n],"withoutPosition":${tally.withoutPosition}}\n`,
      });
    case 'esf':
      return joined(
        mapped(each(), (incident) => [eventOf(incident)]),
        {
          head: '{"events":[',
          foot: () => '\n]}\n',
        },
      );
    case 'ftm':
      return graph(batches, tally, of.people());
  }
}

/**
 * The incidents of a case in a format, in pieces as they are read: what lies in memory does not grow with them, but for a spreadsheet.
 * `onBatch` hears how much has been handed out. Exports deny by default (WantedCoding). Error CODING_SHEET_FULL.
 */
export function exportIncidents(
  db: Db,
  by: Identity,
  wanted: WantedCoding,
  as: { readonly format: IncidentFormat; readonly onBatch?: (tally: IncidentTally) => void },
): AsyncGenerator<string | Buffer> {
  const tally: Tally = { incidents: 0, written: 0, withoutPosition: 0 };
  const said = (): void => as.onBatch?.({ ...tally });
  async function* counted(): AsyncGenerator<IncidentBatch> {
    for await (const batch of incidentsToExport(db, by, wanted)) {
      yield batch;
      tally.incidents += batch.incidents.length;
      said();
    }
  }
  const people = (): AsyncIterable<string | Buffer> =>
    exportActors(db, by, { ...wanted, areInIncidents: true }, { format: 'ftm' });
  return counting(written(as.format, counted(), { tally, people }), said);
}
