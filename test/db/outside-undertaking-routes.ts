import { get, IF_MATCH, list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';

const UNDERTAKING = 'the policy of undertaking: it lies in a compartment of theirs or is not there';
const OBLIGATION = 'the policy of obligation: of an undertaking that they see';
const EVENT = 'the policy of compliance_event: of an obligation that they see';

/** Routes about undertakings, their obligations and what was said of them. */
export const undertakingRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/undertakings': list(UNDERTAKING, '/api/undertakings'),
  'GET /api/undertakings/{id}': named(UNDERTAKING, (n) => get(`/api/undertakings/${n.undertaking}`)),
  'GET /api/undertakings/{id}/calendar.ics': named(UNDERTAKING, (n) =>
    get(`/api/undertakings/${n.undertaking}/calendar.ics`),
  ),
  'GET /api/undertakings/{id}/report': named(UNDERTAKING, (n) =>
    get(`/api/undertakings/${n.undertaking}/report?form=csv`),
  ),
  'POST /api/undertakings': named('the compartment is not there for them', (n) =>
    put('POST', '/api/undertakings', {
      kind: 'ceasefire',
      title: 'x',
      parties: [{ name: 'x', role: 'side' }],
      compartmentId: n.compartment,
    }),
  ),
  'PATCH /api/undertakings/{id}': named(UNDERTAKING, (n) =>
    put('PATCH', `/api/undertakings/${n.undertaking}`, { whichText: null }, IF_MATCH),
  ),
  'POST /api/undertakings/{id}/withdrawal': named(UNDERTAKING, (n) =>
    put('POST', `/api/undertakings/${n.undertaking}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/undertakings/{id}/obligations': named(UNDERTAKING, (n) =>
    put('POST', `/api/undertakings/${n.undertaking}/obligations`, {
      owedBy: 'x',
      words: 'x',
      claimIds: [n.claim],
      serials: [n.serial],
    }),
  ),
  'PATCH /api/obligations/{id}': named(OBLIGATION, (n) =>
    put('PATCH', `/api/obligations/${n.obligation}`, { label: null }, IF_MATCH),
  ),
  'POST /api/obligations/{id}/withdrawal': named(OBLIGATION, (n) =>
    put('POST', `/api/obligations/${n.obligation}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/obligations/{id}/events': named(OBLIGATION, (n) =>
    put('POST', `/api/obligations/${n.obligation}/events`, { says: 'disputed', saidBy: 'x' }),
  ),
  'PATCH /api/compliance-events/{id}': named(EVENT, (n) =>
    put('PATCH', `/api/compliance-events/${n.complianceEvent}`, { note: null }, IF_MATCH),
  ),
  'POST /api/compliance-events/{id}/withdrawal': named(EVENT, (n) =>
    put('POST', `/api/compliance-events/${n.complianceEvent}/withdrawal`, { reason: REASON }),
  ),
};
