import { get, list, named, put, type Route, type RouteAsked } from './asked.ts';

const ITEM = 'the policy of item: it lies in a compartment of theirs or is not there';
const RUN = 'the policy of import_run: its item and its compartment must be seen';
const WANTED = {
  kind: 'incidents',
  sheet: 1,
  mapping: { v: 1, incident: { fields: { title: { constant: 'x' } } } },
};

/** Routes about imports of spreadsheets. */
export const importRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'POST /api/items/{serial}/imports/sample': named(ITEM, (n) =>
    put('POST', `/api/items/${n.serial}/imports/sample`, { kind: 'incidents', sheet: 1 }),
  ),
  'POST /api/items/{serial}/imports/dry-run': named(ITEM, (n) =>
    put('POST', `/api/items/${n.serial}/imports/dry-run`, WANTED),
  ),
  'POST /api/items/{serial}/imports': named(ITEM, (n) =>
    put('POST', `/api/items/${n.serial}/imports`, WANTED),
  ),
  'GET /api/items/{serial}/imports': named(ITEM, (n) => get(`/api/items/${n.serial}/imports`)),
  'GET /api/imports': list('runs under the policy of import_run', '/api/imports'),
  'GET /api/imports/{id}': named(RUN, (n) => get(`/api/imports/${n.importRun}`)),
  'GET /api/imports/{id}/failures': named(RUN, (n) => get(`/api/imports/${n.importRun}/failures`)),
  'GET /api/imports/{id}/failures.csv': named(RUN, (n) => get(`/api/imports/${n.importRun}/failures.csv`)),
  'POST /api/imports/{id}/stop': named(RUN, (n) => put('POST', `/api/imports/${n.importRun}/stop`, {})),
  'GET /api/import-origin/{table}/{id}': named('rows of runs that may be seen', (n) =>
    get(`/api/import-origin/incident/${n.importedIncident}`, `/api/import-origin/actor/${n.actor}`),
  ),
};
