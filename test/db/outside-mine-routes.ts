import { get, IF_MATCH, list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';
import { sealedRecord } from './sealed-mines.ts';

const HANDOVER = 'the policy of handover: it lies in a compartment of theirs or is not there';
const PART = 'the policy of handover_item and handover_claim: of a handover that they see';
const RECORD = 'the policy of hazard_record: it is theirs or was released to them, or is not there';
const RELEASE = 'the policy of hazard_release: of a record that is theirs';

/** Routes about handovers of minefield records, the records, and who may see them. */
export const mineRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/handovers': list(HANDOVER, '/api/handovers', '/api/handovers?text=quassiomel'),
  'GET /api/handovers/{id}': named(HANDOVER, (n) => get(`/api/handovers/${n.handover}`)),
  'POST /api/handovers': named('the compartment is not there for them', (n) =>
    put('POST', '/api/handovers', { title: 'x', compartmentId: n.compartment }),
  ),
  'PATCH /api/handovers/{id}': named(HANDOVER, (n) =>
    put('PATCH', `/api/handovers/${n.handover}`, { custodian: null }, IF_MATCH),
  ),
  'POST /api/handovers/{id}/withdrawal': named(HANDOVER, (n) =>
    put('POST', `/api/handovers/${n.handover}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/handovers/{id}/items': named(HANDOVER, (n) =>
    put('POST', `/api/handovers/${n.handover}/items`, { serial: n.serial, kind: 'sheet' }),
  ),
  'POST /api/handovers/{id}/claims': named(HANDOVER, (n) =>
    put('POST', `/api/handovers/${n.handover}/claims`, {
      measure: 'mines',
      words: 'x',
      claimant: 'x',
      claimId: n.claim,
    }),
  ),
  'POST /api/handover-items/{id}/removal': named(PART, (n) =>
    put('POST', `/api/handover-items/${n.handoverItem}/removal`, { reason: REASON }),
  ),
  'POST /api/handover-claims/{id}/withdrawal': named(PART, (n) =>
    put('POST', `/api/handover-claims/${n.handoverClaim}/withdrawal`, { reason: REASON }),
  ),
  'GET /api/hazard-records': list(
    RECORD,
    '/api/hazard-records',
    '/api/hazard-records?text=quassiomel',
    '/api/hazard-records?form=soviet&decided=not-decided',
  ),
  'GET /api/hazard-records/map': list(RECORD, '/api/hazard-records/map'),
  'GET /api/hazard-records/{id}': named(RECORD, (n) =>
    get(`/api/hazard-records/${n.hazardRecord}`, `/api/hazard-records/${n.hazardRecord}?version=1`),
  ),
  'POST /api/hazard-records': named(
    'the compartment, the handover and the sheet are not there for them',
    (n) => [
      ...put('POST', '/api/hazard-records', { entered: sealedRecord('x'), compartmentId: n.compartment }),
      ...put('POST', '/api/hazard-records', { entered: sealedRecord('x'), handoverId: n.handover }),
      ...put('POST', '/api/hazard-records', { entered: sealedRecord('x'), serial: n.serial }),
    ],
  ),
  'PATCH /api/hazard-records/{id}': named(RECORD, (n) =>
    put('PATCH', `/api/hazard-records/${n.hazardRecord}`, { why: REASON, serial: null }, IF_MATCH),
  ),
  'POST /api/hazard-records/{id}/withdrawal': named(RECORD, (n) =>
    put('POST', `/api/hazard-records/${n.hazardRecord}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/hazard-records/{id}/decisions': named(RECORD, (n) =>
    put(
      'POST',
      `/api/hazard-records/${n.hazardRecord}/decisions`,
      { decided: 'cha', reasons: REASON },
      IF_MATCH,
    ),
  ),
  'POST /api/hazard-records/{id}/releases': named(RECORD, (n) =>
    put('POST', `/api/hazard-records/${n.hazardRecord}/releases`, {
      toCompartmentId: n.compartment,
      reason: REASON,
    }),
  ),
  'POST /api/hazard-releases/{id}/agreement': named(RELEASE, (n) =>
    put('POST', `/api/hazard-releases/${n.hazardRelease}/agreement`, {}),
  ),
  'POST /api/hazard-releases/{id}/end': named(RELEASE, (n) =>
    put('POST', `/api/hazard-releases/${n.hazardRelease}/end`, { reason: REASON }),
  ),
};
