import { get, IF_MATCH, list, named, put, REASON, silent, type Route, type RouteAsked } from './asked.ts';

const ALLEGATION = 'the policy of allegation: it lies in a compartment of theirs or is not there';

/** Routes about the law, allegations and what is laid to them. */
export const allegationRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/law': list('words of our own, of no case', '/api/law'),
  'GET /api/law/calibration': list('decided cases, of no case of theirs', '/api/law/calibration'),
  'GET /api/law/files/{id}': list('words of our own, of no case', '/api/law/files/icerd'),
  'GET /api/law/instruments/{id}/scope': list(
    'words of our own, of no case',
    '/api/law/instruments/icerd/scope',
  ),
  'POST /api/law/files/{id}/confirmations': silent('words of our own, of no case', () =>
    put('POST', '/api/law/files/icerd/confirmations', {
      statement: 'icerd.1.b',
      digest: 'a'.repeat(64),
      foundIn: 'x',
    }),
  ),
  'POST /api/law/confirmations/{id}/withdrawal': silent('of no case', () =>
    put('POST', '/api/law/confirmations/00000000-0000-7000-8000-000000000001/withdrawal', { reason: REASON }),
  ),
  'GET /api/law/files': silent('words of our own, of no case', () => get('/api/law/files')),
  'GET /api/law/files/{id}/versions': silent('words of our own, of no case', () =>
    get('/api/law/files/icerd/versions'),
  ),
  'GET /api/law/files/{id}/versions/{version}': list(
    'words of our own, of no case',
    '/api/law/files/icerd/versions/1',
  ),
  'GET /api/law/files/{id}/uses': list(
    'the policies of allegation, claim and proceeding',
    '/api/law/files/icerd/uses',
    '/api/law/files/b7/uses',
    '/api/law/files/icj-icerd-22/uses',
  ),
  'POST /api/law/drafts/{id}': silent('their own draft', () => put('POST', '/api/law/drafts/icerd', {})),
  'GET /api/law/drafts/{id}': list('their own draft', '/api/law/drafts/echr'),
  'PUT /api/law/drafts/{id}': silent('their own draft', () =>
    put('PUT', '/api/law/drafts/echr', { text: 'x' }, IF_MATCH),
  ),
  'DELETE /api/law/drafts/{id}': silent('their own draft', () => put('DELETE', '/api/law/drafts/echr', {})),
  'POST /api/law/drafts/{id}/changes': silent('their own draft', () =>
    put('POST', '/api/law/drafts/echr/changes', { changes: [{ path: '/citation', value: 'x' }] }, IF_MATCH),
  ),
  'POST /api/law/drafts/{id}/following': silent('their own draft', () =>
    put('POST', '/api/law/drafts/echr/following', {}, IF_MATCH),
  ),
  'POST /api/law/drafts/{id}/publication': silent('their own draft', () =>
    put('POST', '/api/law/drafts/echr/publication', { reason: REASON }, IF_MATCH),
  ),
  'GET /api/allegations': list(ALLEGATION, '/api/allegations'),
  'GET /api/allegations/{id}': named(ALLEGATION, (n) => get(`/api/allegations/${n.allegation}`)),
  'GET /api/allegations/{id}/evidence': named(ALLEGATION, (n) =>
    get(`/api/allegations/${n.allegation}/evidence?only=unanswered`),
  ),
  'GET /api/layable-records': list(
    'the policy of each table of records',
    '/api/layable-records?q=a',
    '/api/layable-records?q=-',
  ),
  'POST /api/allegations': named('the compartment is not there for them', (n) =>
    put('POST', '/api/allegations', {
      title: 'x',
      party: 'x',
      respondent: 'x',
      forum: 'icj',
      provision: 'icerd.2.1.a',
      compartmentId: n.compartment,
    }),
  ),
  'PATCH /api/allegations/{id}': named(ALLEGATION, (n) =>
    put('PATCH', `/api/allegations/${n.allegation}`, { facts: null }, IF_MATCH),
  ),
  'POST /api/allegations/{id}/evidence': named(ALLEGATION, (n) =>
    put('POST', `/api/allegations/${n.allegation}/evidence`, {
      slot: 'icerd.1.a',
      stance: 'for',
      claimId: n.claim,
    }),
  ),
  'POST /api/allegations/{id}/withdrawal': named(ALLEGATION, (n) =>
    put('POST', `/api/allegations/${n.allegation}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/laid-evidence/{id}/answer': named('both must be seen', (n) =>
    put('POST', `/api/laid-evidence/${n.laidEvidence}/answer`, { answer: 'x' }),
  ),
  'POST /api/laid-evidence/{id}/withdrawal': named('both must be seen', (n) =>
    put('POST', `/api/laid-evidence/${n.laidEvidence}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/claims/{id}/weighings': named('the policy of claim', (n) =>
    put('POST', `/api/claims/${n.claim}/weighings`, { kind: 'press', answers: {} }),
  ),
};
