import { get, IF_MATCH, list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';

const RECORD = 'the policy of displacement_record: it lies in a compartment of theirs or is not there';
const PART = 'the policies of displacement_member and displacement_evidence: of a record that they see';
const COUNTED = 'the policy of displacement_record: what they do not see is not counted';

/** Routes about displaced people. */
export const displacementRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/displacements': list(
    RECORD,
    '/api/displacements',
    '/api/displacements?text=quassiomel',
    '/api/displacements?kind=event&cause=order&year=2031',
    '/api/displacements?kind=property',
    '/api/displacements?wish=not-said&status=not-said',
  ),
  'GET /api/displacements/{id}': named(RECORD, (n) => [
    ...get(`/api/displacements/${n.household}`, `/api/displacements/${n.displacement}`),
    ...get(`/api/displacements/${n.property}`),
  ]),
  'GET /api/displacement-aggregates': list(
    COUNTED,
    '/api/displacement-aggregates',
    '/api/displacement-aggregates?by=cause',
    '/api/displacement-aggregates?by=destination',
  ),
  'GET /api/displacement-aggregates/public': list(
    COUNTED,
    '/api/displacement-aggregates/public',
    '/api/displacement-aggregates/public?k=5',
  ),
  'GET /api/settlements/{id}/displaced': named('the policy of settlement', (n) =>
    get(`/api/settlements/${n.settlement}/displaced`),
  ),
  'POST /api/displacements/households': named('the compartment is not there for them', (n) =>
    put('POST', '/api/displacements/households', { compartmentId: n.compartment }),
  ),
  'POST /api/displacements/events': named(RECORD, (n) => [
    ...put('POST', '/api/displacements/events', { householdId: n.household }),
    ...put('POST', '/api/displacements/events', { compartmentId: n.compartment }),
  ]),
  'POST /api/displacements/properties': named(RECORD, (n) =>
    put('POST', '/api/displacements/properties', { householdId: n.household }),
  ),
  'PATCH /api/displacements/households/{id}': named(RECORD, (n) =>
    put('PATCH', `/api/displacements/households/${n.household}`, { why: REASON, note: null }, IF_MATCH),
  ),
  'PATCH /api/displacements/events/{id}': named(RECORD, (n) =>
    put('PATCH', `/api/displacements/events/${n.displacement}`, { why: REASON, note: null }, IF_MATCH),
  ),
  'PATCH /api/displacements/properties/{id}': named(RECORD, (n) =>
    put('PATCH', `/api/displacements/properties/${n.property}`, { why: REASON, note: null }, IF_MATCH),
  ),
  'POST /api/displacements/{id}/withdrawal': named(RECORD, (n) =>
    put('POST', `/api/displacements/${n.household}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/displacements/{id}/members': named(RECORD, (n) =>
    put('POST', `/api/displacements/${n.household}/members`, { actorId: n.actor, role: 'head', at: 'now' }),
  ),
  'POST /api/displacements/members/{id}/removal': named(PART, (n) =>
    put('POST', `/api/displacements/members/${n.householdMember}/removal`, { reason: REASON }),
  ),
  'POST /api/displacements/{id}/evidence': named(RECORD, (n) =>
    put('POST', `/api/displacements/${n.displacement}/evidence`, {
      part: 'whole',
      stance: 'supports',
      serial: n.serial,
    }),
  ),
  'POST /api/displacements/evidence/{id}/removal': named(PART, (n) =>
    put('POST', `/api/displacements/evidence/${n.displacementEvidence}/removal`, { reason: REASON }),
  ),
};
