import { get, IF_MATCH, list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';

const SETTLEMENT = 'the policy of settlement: it lies in a compartment of theirs or is not there';
const OF_IT = 'the policy of its table: of a settlement that they see';

/** Routes about settlements and what blocks return to them. */
export const settlementRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/settlements': list(SETTLEMENT, '/api/settlements'),
  'GET /api/settlements/spots': list(SETTLEMENT, '/api/settlements/spots'),
  'GET /api/settlements/priorities': list(SETTLEMENT, '/api/settlements/priorities'),
  'GET /api/settlements/obstacles.csv': list(SETTLEMENT, '/api/settlements/obstacles.csv'),
  'GET /api/settlements/{id}': named(SETTLEMENT, (n) => get(`/api/settlements/${n.settlement}`)),
  'POST /api/settlements': named('the compartment is not there for them', (n) =>
    put('POST', '/api/settlements', {
      names: [{ name: 'x', language: null, usedBy: null }],
      compartmentId: n.compartment,
    }),
  ),
  'PATCH /api/settlements/{id}': named(SETTLEMENT, (n) =>
    put('PATCH', `/api/settlements/${n.settlement}`, { note: null }, IF_MATCH),
  ),
  'POST /api/settlements/{id}/withdrawal': named(SETTLEMENT, (n) =>
    put('POST', `/api/settlements/${n.settlement}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/settlements/{id}/obstacles': named(SETTLEMENT, (n) =>
    put('POST', `/api/settlements/${n.settlement}/obstacles`, {
      kind: 'mines',
      claimIds: [n.claim],
      serials: [n.serial],
      eventIds: [n.complianceEvent],
    }),
  ),
  'POST /api/settlements/{id}/routes': named(SETTLEMENT, (n) =>
    put('POST', `/api/settlements/${n.settlement}/routes`, {
      name: 'x',
      bufferM: 50,
      line: {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [2, 2],
        ],
      },
    }),
  ),
  'POST /api/settlements/{id}/assessments': named(SETTLEMENT, (n) =>
    put('POST', `/api/settlements/${n.settlement}/assessments`, {
      criterion: 'safety',
      finding: 'not-clear',
      assessedBy: 'x',
      words: 'x',
    }),
  ),
  'PATCH /api/obstacles/{id}': named(OF_IT, (n) =>
    put('PATCH', `/api/obstacles/${n.obstacle}`, { why: REASON }, IF_MATCH),
  ),
  'POST /api/obstacles/{id}/withdrawal': named(OF_IT, (n) =>
    put('POST', `/api/obstacles/${n.obstacle}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/obstacles/{id}/words': named(OF_IT, (n) =>
    put('POST', `/api/obstacles/${n.obstacle}/words`, { says: 'denied', saidBy: 'x' }),
  ),
  'POST /api/obstacle-words/{id}/withdrawal': named(OF_IT, (n) =>
    put('POST', `/api/obstacle-words/${n.obstacleWord}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/settlement-routes/{id}/withdrawal': named(OF_IT, (n) =>
    put('POST', `/api/settlement-routes/${n.settlementRoute}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/criterion-assessments/{id}/withdrawal': named(OF_IT, (n) =>
    put('POST', `/api/criterion-assessments/${n.assessment}/withdrawal`, { reason: REASON }),
  ),
};
