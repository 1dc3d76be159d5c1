import { get, IF_MATCH, list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';

const CONCLUSION = 'the policy of conclusion: it lies in a compartment of theirs or is not there';
const CHECK = 'the policy of verification_check: it lies in the compartment of its item';
const SAMPLE = 'the policy of coding_sample: it lies in a compartment of theirs or is not there';

/** Routes about conclusions, verification and samples. */
export const conclusionRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/conclusions': list(CONCLUSION, '/api/conclusions'),
  'GET /api/conclusion-claims': list(CONCLUSION, '/api/conclusion-claims'),
  'GET /api/conclusions/{id}': named(CONCLUSION, (n) => get(`/api/conclusions/${n.conclusion}`)),
  'POST /api/conclusions': named('neither the compartment nor the claim is there for them', (n) => [
    ...put('POST', '/api/conclusions', { statement: 'x', compartmentId: n.compartment }),
    ...put('POST', '/api/conclusions', { statement: 'x', claimId: n.claim }),
  ]),
  'PATCH /api/conclusions/{id}': named(CONCLUSION, (n) =>
    put('PATCH', `/api/conclusions/${n.conclusion}`, { reasons: null }, IF_MATCH),
  ),
  'POST /api/conclusions/{id}/steps': named(CONCLUSION, (n) =>
    put(
      'POST',
      `/api/conclusions/${n.conclusion}/steps`,
      { to: 'find-in-progress', reason: REASON },
      IF_MATCH,
    ),
  ),
  'POST /api/conclusions/{id}/revision': named(CONCLUSION, (n) =>
    put('POST', `/api/conclusions/${n.conclusion}/revision`, { reason: REASON }),
  ),
  'POST /api/conclusions/{id}/claims': named(CONCLUSION, (n) =>
    put('POST', `/api/conclusions/${n.conclusion}/claims`, {
      claimId: n.claim,
      stance: 'supports',
      note: null,
    }),
  ),
  'POST /api/conclusions/{id}/withdrawal': named(CONCLUSION, (n) =>
    put('POST', `/api/conclusions/${n.conclusion}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/conclusion-claims/{id}/withdrawal': named('both must be seen', (n) =>
    put('POST', `/api/conclusion-claims/${n.conclusionClaim}/withdrawal`, { reason: REASON }),
  ),
  'GET /api/items/{serial}/verification': named('opens the item first: there is none for them', (n) =>
    get(`/api/items/${n.serial}/verification`),
  ),
  'POST /api/items/{serial}/verification': named('opens the item first: there is none for them', (n) =>
    put('POST', `/api/items/${n.serial}/verification`, {
      part: 'source',
      subject: 'provenance',
      method: 'x',
      inputs: null,
      outcome: 'x',
      confidence: 'low',
    }),
  ),
  'POST /api/verification-checks/{id}/review': named(CHECK, (n) =>
    put('POST', `/api/verification-checks/${n.check}/review`, { note: null }),
  ),
  'POST /api/verification-checks/{id}/withdrawal': named(CHECK, (n) =>
    put('POST', `/api/verification-checks/${n.check}/withdrawal`, { reason: REASON }),
  ),
  'GET /api/samples': list(SAMPLE, '/api/samples'),
  'POST /api/samples': named('the compartment is not there for them', (n) =>
    put('POST', '/api/samples', {
      title: 'x',
      compartmentId: n.compartment,
      fields: ['kind'],
      coderIds: [n.person, n.itemId],
      size: 1,
      seed: 's',
    }),
  ),
  'GET /api/samples/{id}': named(SAMPLE, (n) => get(`/api/samples/${n.sample}`)),
  'PUT /api/samples/{id}/answers/{quoteId}': named(SAMPLE, (n) =>
    put('PUT', `/api/samples/${n.sample}/answers/${n.quote}`, { answers: { kind: 'claimk-event' } }),
  ),
  'POST /api/samples/{id}/closing': named(SAMPLE, (n) => put('POST', `/api/samples/${n.sample}/closing`, {})),
};
