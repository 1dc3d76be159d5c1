import { get, IF_MATCH, list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';

const RECORD = 'the policy of detention_record: it lies in a compartment of theirs or is not there';
const PART =
  'the policies of detention_evidence, exchange_part and exchange_claim: of a record that they see';
const PLACE = 'the compartment is not there for them';

/** Routes about detainees, missing people and exchanges. */
export const detentionRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/detentions': list(
    RECORD,
    '/api/detentions',
    '/api/detentions?text=quassiomel',
    '/api/detentions?status=prisoner-of-war&outcome=none-recorded',
  ),
  'GET /api/missing': list(RECORD, '/api/missing', '/api/missing?text=quassiomel&state=missing'),
  'GET /api/exchanges': list(RECORD, '/api/exchanges', '/api/exchanges?text=quassiomel'),
  'GET /api/detentions/checks': list(RECORD, '/api/detentions/checks'),
  'GET /api/detentions/{id}': named(RECORD, (n) => get(`/api/detentions/${n.detention}`)),
  'GET /api/missing/{id}': named(RECORD, (n) => get(`/api/missing/${n.missingCase}`)),
  'GET /api/exchanges/{id}': named(RECORD, (n) => get(`/api/exchanges/${n.exchange}`)),
  'GET /api/detentions/{id}/kind': named(RECORD, (n) => get(`/api/detentions/${n.exchange}/kind`)),
  'GET /api/detentions/{id}/registration': named(RECORD, (n) =>
    get(`/api/detentions/${n.detention}/registration`),
  ),
  'PUT /api/detentions/{id}/registration': named(RECORD, (n) =>
    put('PUT', `/api/detentions/${n.detention}/registration`, { number: 'x' }),
  ),
  'POST /api/detentions': named(PLACE, (n) => [
    ...put('POST', '/api/detentions', { unnamed: 1, compartmentId: n.compartment }),
  ]),
  'POST /api/missing': named(PLACE, (n) =>
    put('POST', '/api/missing', { unnamed: 1, compartmentId: n.compartment }),
  ),
  'POST /api/exchanges': named(PLACE, (n) =>
    put('POST', '/api/exchanges', { title: 'x', sideA: 'x', sideB: 'x', compartmentId: n.compartment }),
  ),
  'PATCH /api/detentions/{id}': named(RECORD, (n) =>
    put('PATCH', `/api/detentions/${n.detention}`, { why: REASON, note: null }, IF_MATCH),
  ),
  'PATCH /api/missing/{id}': named(RECORD, (n) =>
    put('PATCH', `/api/missing/${n.missingCase}`, { why: REASON, note: null }, IF_MATCH),
  ),
  'PATCH /api/exchanges/{id}': named(RECORD, (n) =>
    put('PATCH', `/api/exchanges/${n.exchange}`, { why: REASON, note: null }, IF_MATCH),
  ),
  'POST /api/detentions/{id}/withdrawal': named(RECORD, (n) =>
    put('POST', `/api/detentions/${n.detention}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/missing/{id}/withdrawal': named(RECORD, (n) =>
    put('POST', `/api/missing/${n.missingCase}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/exchanges/{id}/withdrawal': named(RECORD, (n) =>
    put('POST', `/api/exchanges/${n.exchange}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/detentions/{id}/evidence': named(RECORD, (n) =>
    put('POST', `/api/detentions/${n.detention}/evidence`, { part: 'whole', serial: n.serial }),
  ),
  'POST /api/detentions/evidence/{id}/removal': named(PART, (n) =>
    put('POST', `/api/detentions/evidence/${n.detentionEvidence}/removal`, { reason: REASON }),
  ),
  'POST /api/exchanges/{id}/parts': named(RECORD, (n) =>
    put('POST', `/api/exchanges/${n.exchange}/parts`, { side: 'a', kind: 'remains', note: 'x' }),
  ),
  'POST /api/exchanges/{id}/claims': named(RECORD, (n) =>
    put('POST', `/api/exchanges/${n.exchange}/claims`, {
      side: null,
      measure: 'other',
      words: 'x',
      claimant: 'x',
      claimId: n.claim,
    }),
  ),
  'POST /api/exchanges/parts/{id}/removal': named(PART, (n) =>
    put('POST', `/api/exchanges/parts/${n.exchangePart}/removal`, { reason: REASON }),
  ),
  'POST /api/exchanges/claims/{id}/withdrawal': named(PART, (n) =>
    put('POST', `/api/exchanges/claims/${n.exchangeClaim}/withdrawal`, { reason: REASON }),
  ),
};
