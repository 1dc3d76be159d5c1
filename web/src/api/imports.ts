import { queryOptions } from '@tanstack/react-query';
import { addressOf, call } from './client.ts';

/** What a row of a sheet is. */
export const IMPORT_KINDS = ['incidents', 'people', 'casualties'] as const;
/** One of them. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** The columns of a sheet with some of their values, and a mapping to begin with. */
export const sheetSampleQuery = (serial: string, kind: ImportKind, sheet: number) =>
  queryOptions({
    queryKey: ['imports', 'sample', serial, kind, sheet],
    queryFn: ({ signal }) =>
      call('POST /api/items/{serial}/imports/sample', {
        params: { serial },
        body: { kind, sheet },
        signal,
      }),
    staleTime: Infinity,
  });

/** Imports from an item, the newest first. */
export const importsOfItemQuery = (serial: string) =>
  queryOptions({
    queryKey: ['imports', 'of', serial],
    queryFn: ({ signal }) => call('GET /api/items/{serial}/imports', { params: { serial }, signal }),
  });

const ASKED_EVERY_MS = 1000;
const OVER = new Set(['done', 'stopped']);

/** Whether nothing more is imported by a run. */
export const isOver = (state: string): boolean => OVER.has(state);

/** One import, asked for again until it is over. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => call('GET /api/imports/{id}', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && isOver(state.data.run.state) ? false : ASKED_EVERY_MS),
  });

/** The first rows that were not imported. */
export const failuresQuery = (id: string, state: string) =>
  queryOptions({
    queryKey: ['imports', 'failures', id, state],
    queryFn: ({ signal }) =>
      call('GET /api/imports/{id}/failures', { params: { id }, query: { limit: 100 }, signal }),
  });

/** Address of the rows that were not imported. */
export const failuresAddress = (id: string): string =>
  addressOf('/api/imports/{id}/failures.csv', { id }, {});
