import { get, IF_MATCH, named, put, REASON, type Route, type RouteAsked } from './asked.ts';

const ACTOR = 'the policy of actor: it lies in a compartment of theirs or is not there';
const BOTH_ACTORS = 'its policy: the identities of both must be seen';

/** Routes about people and groups, and about what values rest on. */
export const actorRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/actors': named('the policies of actor and actor_name; counts run under them', (n) =>
    get(
      `/api/actors?text=${n.word}`,
      `/api/actors?text=${n.word}&merged=all`,
      `/api/actors?text=${n.word}&protected=yes`,
    ),
  ),
  'GET /api/actors/candidates': named(ACTOR, (n) => get(`/api/actors/candidates?of=${n.actor}`)),
  'GET /api/actors/{id}': named(ACTOR, (n) => get(`/api/actors/${n.actor}`)),
  'GET /api/actors/{id}/history': named(ACTOR, (n) => get(`/api/actors/${n.actor}/history`)),
  'POST /api/actors': named('the compartment is not there for them', (n) =>
    put('POST', '/api/actors', { kind: 'person', compartmentId: n.compartment }),
  ),
  'PATCH /api/actors/{id}': named(ACTOR, (n) =>
    put('PATCH', `/api/actors/${n.actor}`, { facts: { sex: null } }, IF_MATCH),
  ),
  'POST /api/actors/{id}/protection': named(ACTOR, (n) =>
    put('POST', `/api/actors/${n.actor}/protection`, { isProtected: false, reason: REASON }),
  ),
  'POST /api/actors/{id}/withdrawal': named(ACTOR, (n) =>
    put('POST', `/api/actors/${n.actor}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/actors/{id}/names': named(ACTOR, (n) =>
    put('POST', `/api/actors/${n.actor}/names`, {
      name: 'x',
      kind: 'other',
      language: null,
      sourceId: null,
      claimId: null,
    }),
  ),
  'POST /api/actor-names/{id}/withdrawal': named('the policy of actor_name', (n) =>
    put('POST', `/api/actor-names/${n.actorName}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/actors/{id}/merges': named(ACTOR, (n) =>
    put('POST', `/api/actors/${n.actor}/merges`, { otherId: n.quote, reason: REASON }),
  ),
  'POST /api/actor-merges/{id}/undoing': named(BOTH_ACTORS, (n) =>
    put('POST', `/api/actor-merges/${n.actorMerge}/undoing`, { reason: REASON }),
  ),
  'POST /api/actors/{id}/distincts': named(ACTOR, (n) =>
    put('POST', `/api/actors/${n.actor}/distincts`, { otherId: n.quote, reason: REASON }),
  ),
  'POST /api/actor-distincts/{id}/withdrawal': named(BOTH_ACTORS, (n) =>
    put('POST', `/api/actor-distincts/${n.actorDistinct}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/actors/{id}/relations': named(ACTOR, (n) =>
    put('POST', `/api/actors/${n.actor}/relations`, {
      otherId: n.quote,
      kind: 'kin',
      words: null,
      from: null,
      until: null,
      claimId: null,
      reason: REASON,
    }),
  ),
  'POST /api/actor-relations/{id}/withdrawal': named(BOTH_ACTORS, (n) =>
    put('POST', `/api/actor-relations/${n.actorRelation}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/bases': named('the record is not there for them', (n) =>
    put('POST', '/api/bases', {
      table: 'actor',
      recordId: n.actor,
      field: 'sex',
      claimId: n.claim,
      stance: 'supports',
      note: null,
    }),
  ),
  'POST /api/bases/{id}/withdrawal': named(
    'the policy of field_basis: the claim and the record must be seen',
    (n) => put('POST', `/api/bases/${n.basis}/withdrawal`, { reason: REASON }),
  ),
};
