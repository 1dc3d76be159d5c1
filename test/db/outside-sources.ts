import { get, IF_MATCH, list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';

/** Routes of sources, as `routesAsked` has them. */
export const sourceRoutes: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/sources': list('sources of one’s compartments, with how many items one sees', '/api/sources'),
  'POST /api/sources': named('the compartment is not there for them', (n) =>
    put('POST', '/api/sources', {
      name: n.word,
      kind: 'person',
      affiliation: null,
      note: null,
      compartmentId: n.compartment,
    }),
  ),
  'GET /api/sources/{id}': named('the policy of source', (n) => get(`/api/sources/${n.source}`)),
  'PUT /api/sources/{id}': named('the policy of source', (n) =>
    put(
      'PUT',
      `/api/sources/${n.source}`,
      { name: 'x', kind: 'person', affiliation: null, note: null, reason: REASON },
      IF_MATCH,
    ),
  ),
  'POST /api/sources/{id}/protection': named(
    'the policy of source, and a compartment that is not there for them',
    (n) =>
      put('POST', `/api/sources/${n.source}/protection`, {
        identityCompartmentId: n.compartment,
        contact: null,
        reason: REASON,
      }),
  ),
  'GET /api/sources/{id}/identity': named('the policies of source and source_identity', (n) =>
    get(`/api/sources/${n.source}/identity`),
  ),
  'PUT /api/sources/{id}/identity': named('the policies of source and source_identity', (n) =>
    put(
      'PUT',
      `/api/sources/${n.source}/identity`,
      { name: 'x', affiliation: null, contact: null, note: null, reason: REASON },
      IF_MATCH,
    ),
  ),
  'POST /api/sources/{id}/names': named('the policy of source', (n) =>
    put('POST', `/api/sources/${n.source}/names`, { name: 'x', language: null }),
  ),
  'POST /api/source-names/{id}/withdrawal': named('the policy of source_name', (n) =>
    put('POST', `/api/source-names/${n.sourceName}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/sources/{id}/positions': named('the policy of source', (n) =>
    put('POST', `/api/sources/${n.source}/positions`, {
      position: 'pos-party',
      towards: null,
      reason: REASON,
    }),
  ),
  'POST /api/sources/{id}/links': named('the policy of source: both must be seen', (n) =>
    put('POST', `/api/sources/${n.source}/links`, { otherId: n.source, basis: 'owner', reason: REASON }),
  ),
  'POST /api/source-links/{id}/withdrawal': named('the policy of source_link', (n) =>
    put('POST', `/api/source-links/${n.sourceLink}/withdrawal`, { reason: REASON }),
  ),
};
