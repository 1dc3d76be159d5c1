import { get, IF_MATCH, list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';

const INCIDENT = 'the policy of incident: it lies in a compartment of theirs or is not there';
const UNDER = 'lists, counts, dates and places run under the policies of incident and act';

/** Routes about incidents and what hangs on them, about places, and about what is linked with what. */
export const incidentRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/incident-forms': list('fields of our own, of no case', '/api/incident-forms'),
  'GET /api/gazetteer': list('places of our own tables and of the world', '/api/gazetteer?text=Aghdam'),
  'GET /api/gazetteer/{id}': list('names of our own tables', '/api/gazetteer/az-agdam'),
  'GET /api/incidents': named(UNDER, (n) =>
    get(
      `/api/incidents?text=${n.word}`,
      `/api/incidents?order=when&text=${n.word}`,
      `/api/incidents?actor=${n.actor}`,
    ),
  ),
  'GET /api/incidents/facets': named(UNDER, (n) => get(`/api/incidents/facets?text=${n.word}`)),
  'GET /api/incidents/timeline': named(UNDER, (n) => get(`/api/incidents/timeline?text=${n.word}`)),
  'GET /api/incidents/places': named(UNDER, (n) => get(`/api/incidents/places?zoom=3&text=${n.word}`)),
  'GET /api/network': named(
    'the record is looked for under its policy, and so is each end of each link',
    (n) =>
      get(
        `/api/network?of=incident:${n.incident}`,
        `/api/network?of=actor:${n.actor}&hops=2`,
        `/api/network?of=item:${n.serial}`,
      ),
  ),
  'GET /api/incidents/{id}': named(INCIDENT, (n) => get(`/api/incidents/${n.incident}`)),
  'POST /api/incidents': named('neither the compartment nor the claim is there for them', (n) => [
    ...put('POST', '/api/incidents', { compartmentId: n.compartment, values: { title: 'x' } }),
    ...put('POST', '/api/incidents', { claimId: n.claim, values: { title: 'x' } }),
  ]),
  'POST /api/incidents/{id}/parts': named(INCIDENT, (n) =>
    put('POST', `/api/incidents/${n.incident}/parts`, { form: 'act', values: { kind: 'act-torture' } }),
  ),
  'PATCH /api/incident-records/{form}/{id}': named(INCIDENT, (n) => [
    ...put('PATCH', `/api/incident-records/incident/${n.incident}`, { values: {} }, IF_MATCH),
    ...put('PATCH', `/api/incident-records/act/${n.act}`, { values: {} }, IF_MATCH),
  ]),
  'POST /api/incident-records/{form}/{id}/withdrawal': named(INCIDENT, (n) => [
    ...put('POST', `/api/incident-records/incident/${n.incident}/withdrawal`, { reason: REASON }),
    ...put('POST', `/api/incident-records/act/${n.act}/withdrawal`, { reason: REASON }),
  ]),
  'POST /api/incidents/{id}/links': named(INCIDENT, (n) =>
    put('POST', `/api/incidents/${n.incident}/links`, {
      otherId: n.incident,
      relation: 'chain-precedes',
      reason: REASON,
    }),
  ),
  'POST /api/incident-links/{id}/withdrawal': named('the policy of incident_link: both must be seen', (n) =>
    put('POST', `/api/incident-links/${n.incidentLink}/withdrawal`, { reason: REASON }),
  ),
};
