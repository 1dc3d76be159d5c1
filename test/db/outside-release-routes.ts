import { list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';

const RELEASE = 'the policy of record_release: of a record that is theirs, or was released to them';

/** Routes about what lies sealed and is shown to others. */
export const releaseRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/releases': list(RELEASE, '/api/releases', '/api/releases?state=asked'),
  'POST /api/releases': named('the policy of the records', (n) =>
    put('POST', '/api/releases', {
      table: 'detention_record',
      ids: [n.detention],
      toCompartmentId: n.compartment,
      reason: REASON,
    }),
  ),
  'POST /api/releases/agreement': named(RELEASE, (n) =>
    put('POST', '/api/releases/agreement', { ids: [n.recordRelease] }),
  ),
  'POST /api/releases/end': named(RELEASE, (n) =>
    put('POST', '/api/releases/end', { ids: [n.recordRelease], reason: REASON }),
  ),
};
