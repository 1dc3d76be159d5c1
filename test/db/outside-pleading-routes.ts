import { get, IF_MATCH, list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';

const PLEADING = 'the policy of pleading: it lies in a compartment of theirs and in a dossier that they see';

/** Routes about pleadings. */
export const pleadingRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/pleadings': list(PLEADING, '/api/pleadings'),
  'GET /api/pleading-skeletons': list(
    'the policies of proceedings and allegations',
    '/api/pleading-skeletons',
  ),
  'GET /api/pleadings/{id}': named(PLEADING, (n) => get(`/api/pleadings/${n.pleading}`)),
  'GET /api/pleadings/{id}/findings': named(PLEADING, (n) => get(`/api/pleadings/${n.pleading}/findings`)),
  'GET /api/pleadings/{id}/citable': named(PLEADING, (n) =>
    get(`/api/pleadings/${n.pleading}/citable?q=${n.word}`),
  ),
  'GET /api/pleadings/{id}/file': named(PLEADING, (n) => get(`/api/pleadings/${n.pleading}/file?format=md`)),
  'POST /api/pleadings': named('the compartment is not there for them', (n) =>
    put('POST', '/api/pleadings', {
      dossierId: n.dossier,
      kind: 'memorial',
      title: 'x',
      language: 'en',
      compartmentId: n.compartment,
    }),
  ),
  'PATCH /api/pleadings/{id}': named(PLEADING, (n) =>
    put('PATCH', `/api/pleadings/${n.pleading}`, { title: 'x' }, IF_MATCH),
  ),
  'PUT /api/pleadings/{id}/text': named(PLEADING, (n) =>
    put('PUT', `/api/pleadings/${n.pleading}/text`, { parts: [] }, IF_MATCH),
  ),
  'POST /api/pleadings/{id}/renumber': named(PLEADING, (n) =>
    put('POST', `/api/pleadings/${n.pleading}/renumber`, {}, IF_MATCH),
  ),
  'POST /api/pleadings/{id}/preview': named(PLEADING, (n) =>
    put('POST', `/api/pleadings/${n.pleading}/preview`, { body: `[](cite:${n.itemId})` }),
  ),
  'POST /api/pleadings/{id}/import': named(PLEADING, (n) =>
    put('POST', `/api/pleadings/${n.pleading}/import`, { file: 'eA==', dryRun: true, anyway: false }),
  ),
  'POST /api/pleadings/{id}/withdrawal': named(PLEADING, (n) =>
    put('POST', `/api/pleadings/${n.pleading}/withdrawal`, { reason: REASON }),
  ),
};
