import { get, IF_MATCH, list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';

const PROCEEDING = 'the policy of proceeding: it lies in a compartment of theirs or is not there';
const STEP = 'the policy of step: of a proceeding that they see';

/** Routes about proceedings, their steps, links and answers. */
export const proceedingRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/proceedings': list(PROCEEDING, '/api/proceedings'),
  'GET /api/proceedings/{id}': named(PROCEEDING, (n) => get(`/api/proceedings/${n.proceeding}`)),
  'GET /api/proceedings/{id}/calendar.ics': named(PROCEEDING, (n) =>
    get(`/api/proceedings/${n.proceeding}/calendar.ics`),
  ),
  'GET /api/proceedings/{id}/answers': named(PROCEEDING, (n) =>
    get(`/api/proceedings/${n.proceeding}/answers?checklist=icj-icerd-22&test=J4`),
  ),
  'POST /api/proceedings': named('the compartment is not there for them', (n) =>
    put('POST', '/api/proceedings', {
      title: 'x',
      forum: 'icj',
      parties: [{ name: 'x', role: 'third' }],
      status: 'pending',
      compartmentId: n.compartment,
    }),
  ),
  'PATCH /api/proceedings/{id}': named(PROCEEDING, (n) =>
    put('PATCH', `/api/proceedings/${n.proceeding}`, { bench: null }, IF_MATCH),
  ),
  'POST /api/proceedings/{id}/withdrawal': named(PROCEEDING, (n) =>
    put('POST', `/api/proceedings/${n.proceeding}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/proceedings/{id}/steps': named(PROCEEDING, (n) =>
    put('POST', `/api/proceedings/${n.proceeding}/steps`, { kind: 'other', what: 'x' }),
  ),
  'PATCH /api/steps/{id}': named(STEP, (n) =>
    put('PATCH', `/api/steps/${n.step}`, { event: null }, IF_MATCH),
  ),
  'POST /api/steps/{id}/withdrawal': named(STEP, (n) =>
    put('POST', `/api/steps/${n.step}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/proceedings/{id}/links': named('both must be seen', (n) =>
    put('POST', `/api/proceedings/${n.proceeding}/links`, {
      otherId: n.otherProceeding,
      relation: 'parallel',
      reason: REASON,
    }),
  ),
  'POST /api/proceeding-links/{id}/withdrawal': named('both must be seen', (n) =>
    put('POST', `/api/proceeding-links/${n.proceedingLink}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/proceedings/{id}/answers': named(PROCEEDING, (n) =>
    put('POST', `/api/proceedings/${n.proceeding}/answers`, {
      checklist: 'icj-icerd-22',
      test: 'J1',
      state: 'open',
      claimIds: [n.claim],
      serials: [n.serial],
    }),
  ),
};
