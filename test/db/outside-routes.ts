import {
  get,
  IF_MATCH,
  list,
  named,
  put,
  REASON,
  silent,
  type Asked,
  type Route,
  type RouteAsked,
} from './asked.ts';
import { actorRoutesAsked } from './outside-actor-routes.ts';
import { allegationRoutesAsked } from './outside-allegation-routes.ts';
import { conclusionRoutesAsked } from './outside-conclusion-routes.ts';
import { importRoutesAsked } from './outside-import-routes.ts';
import { incidentRoutesAsked } from './outside-incident-routes.ts';
import { proceedingRoutesAsked } from './outside-proceeding-routes.ts';
import { consentRoutesAsked } from './outside-consent-routes.ts';
import { redactionRoutesAsked } from './outside-redaction-routes.ts';
import { displacementRoutesAsked } from './outside-displacement-routes.ts';
import { settlementRoutesAsked } from './outside-settlement-routes.ts';
import { releaseRoutesAsked } from './outside-release-routes.ts';
import { detentionRoutesAsked } from './outside-detention-routes.ts';
import { groundRoutesAsked } from './outside-ground-routes.ts';
import { mineRoutesAsked } from './outside-mine-routes.ts';
import { undertakingRoutesAsked } from './outside-undertaking-routes.ts';
import { filingRoutesAsked } from './outside-filing-routes.ts';
import { pleadingRoutesAsked } from './outside-pleading-routes.ts';
import { sourceRoutes } from './outside-sources.ts';
import type { Names } from './outside.ts';

const ITEM = 'the policy of item: there is no such row for them';
const OF_ITEM = 'opens the item first: there is none for them';
const CODED = 'the policies of quote and claim: they lie in the compartment of their item and move with it';
const FILTERED = 'filters and counts run under the policy of item, counts add up what is theirs';
const ROLE =
  'for owners or stewards, who look after people and compartments; refused before anything is read';
const SELF = 'about whoever asks alone';
const TOKEN = 'for whoever holds a one-time link; reads nothing of cases';

const item = (rest: string) => (n: Names) =>
  get(`/api/items/${n.serial}${rest}`, `/api/items/${n.photo}${rest}`);
const change = (method: Asked['method'], rest: string, body: object) => (n: Names) =>
  put(method, `/api/items/${n.serial}${rest}`, body, IF_MATCH);
const filters =
  (path: string, rest = '') =>
  (n: Names) =>
    get(
      `${path}?title=${n.word}${rest}`,
      `${path}?tag=${n.tag}${rest}`,
      `${path}?compartment=${n.compartment}${rest}`,
      `${path}?title=${n.word}&findings=yes&kind=text${rest}`,
    );
const setting = (url: string, body: object): RouteAsked => silent(ROLE, () => put('POST', url, body));

/** Every route of the API. A route that is not here makes src/http/outside.db.test.ts fail until somebody has thought of it. */
export const routesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /healthz': list('says that the server is alive', '/healthz'),
  'GET /metrics': silent(
    'numbers of the whole archive by queue and route pattern: docs/threat-model.md',
    () => get('/metrics'),
  ),
  'GET /api/openapi.json': list('the same for every archive', '/api/openapi.json'),
  'GET /api/me': list(SELF, '/api/me'),
  'GET /api/account': silent(SELF, () => get('/api/account')),
  'POST /api/account/end-sessions': silent(SELF, () =>
    put('POST', '/api/account/end-sessions', { id: 'none' }),
  ),
  'GET /api/setup': list('whether there is an account at all', '/api/setup'),
  'POST /api/setup': silent(TOKEN, () =>
    put('POST', '/api/setup', { token: 'x'.repeat(32), email: 'x@example.org', password: 'x'.repeat(20) }),
  ),
  'POST /api/setup/place': silent(TOKEN, () => put('POST', '/api/setup/place', { token: 'x'.repeat(32) })),
  'POST /api/setup/sample': silent(ROLE, () => put('POST', '/api/setup/sample', {})),
  'POST /api/invitations/accept': silent(TOKEN, () =>
    put('POST', '/api/invitations/accept', { token: 'x'.repeat(32), password: 'x'.repeat(20) }),
  ),

  'GET /api/items': named(FILTERED, filters('/api/items')),
  'GET /api/items/facets': named(FILTERED, filters('/api/items/facets')),
  'GET /api/items/timeline': named(FILTERED, filters('/api/items/timeline')),
  'GET /api/items/places': named(FILTERED, filters('/api/items/places', '&zoom=3')),
  'GET /api/items.ndjson': named(FILTERED, filters('/api/items.ndjson')),
  'GET /api/items.csv': named(FILTERED, filters('/api/items.csv')),
  'GET /api/items.xlsx': silent(`${FILTERED}; a sheet holds the time it was written`, (n) =>
    get(`/api/items.xlsx?title=${n.word}`, '/api/items.xlsx'),
  ),
  'GET /api/items/{serial}': named(ITEM, item('')),
  'PATCH /api/items/{serial}': named(OF_ITEM, change('PATCH', '', { title: 'x' })),
  'GET /api/items/{serial}/text': named(OF_ITEM, item('/text')),
  'GET /api/items/{serial}/history': named(OF_ITEM, item('/history')),
  'GET /api/items/{serial}/receipt': named(OF_ITEM, item('/receipt')),
  'GET /api/items/{serial}/original': named(OF_ITEM, item('/original')),
  'GET /api/items/{serial}/media': named(OF_ITEM, item('/media')),
  'GET /api/items/{serial}/thumbnail': named(OF_ITEM, item('/thumbnail')),
  'GET /api/items/{serial}/copies/{id}': named(
    `${OF_ITEM}; text, sheets, captions, page pictures and metadata are copies`,
    (n) => item(`/copies/${n.copyId}`)(n),
  ),
  'GET /api/items/{serial}/picture': named(OF_ITEM, item('/picture')),
  'GET /api/items/{serial}/picture/{level}/{column}/{row}': named(OF_ITEM, item('/picture/0/0/0')),
  'POST /api/items/{serial}/derivations': named(OF_ITEM, change('POST', '/derivations', {})),
  'POST /api/items/derivations': named(OF_ITEM, (n) =>
    put('POST', '/api/items/derivations', { serials: [n.serial] }),
  ),
  'POST /api/items/tags': named(OF_ITEM, (n) =>
    put('POST', '/api/items/tags', { serials: [n.serial], add: ['x'], remove: [] }),
  ),
  'POST /api/items/compartment': named(OF_ITEM, (n) =>
    put('POST', '/api/items/compartment', {
      serials: [n.serial],
      compartmentId: n.compartment,
      reason: REASON,
    }),
  ),
  'POST /api/items/source': named(OF_ITEM, (n) =>
    put('POST', '/api/items/source', { serials: [n.serial], sourceId: n.source, reason: REASON }),
  ),

  'GET /api/search': named('the filter of compartments, and what the database shows of each hit', (n) =>
    get(`/api/search?q=${n.word}`, `/api/search?q=${n.serial}`, `/api/search?q=${n.word}*&counts=false`),
  ),
  'GET /api/search/counts': named('counts have the same filter', (n) =>
    get(`/api/search/counts?q=${n.word}`),
  ),
  'POST /api/search/batch': named('each query is a search', (n) =>
    put('POST', '/api/search/batch', { csv: `${n.word}\n${n.serial}` }),
  ),
  'GET /api/saved-views': list('one’s own, with counts of what one may see', '/api/saved-views'),
  'POST /api/saved-views': named('shared only with a compartment that one is in', (n) =>
    put('POST', '/api/saved-views', {
      page: 'search',
      name: n.word,
      query: `q=${n.word}`,
      compartmentId: n.compartment,
      alerts: false,
    }),
  ),
  'DELETE /api/saved-views/{id}': named('one’s own alone', (n) =>
    put('DELETE', `/api/saved-views/${n.view}`, {}),
  ),
  'POST /api/saved-views/{id}/looked': named('one’s own alone', (n) =>
    put('POST', `/api/saved-views/${n.view}/looked`, {}),
  ),

  ...sourceRoutes,
  'GET /api/findings': list('findings lie in the compartment of their item', '/api/findings'),
  'GET /api/findings/open': list('as above', '/api/findings/open?tool=text&code=X'),
  'POST /api/findings/retry': silent('takes items that one sees', () =>
    put('POST', '/api/findings/retry', { tool: 'text', code: 'NONE' }),
  ),
  'POST /api/intake': named(
    'an upload and a compartment of one’s own; what others hold of the same bytes is not said',
    (n) =>
      put('POST', '/api/intake', {
        statement: { source: { name: 'x', kind: 'person' }, label: 'x' },
        compartmentId: n.compartment,
        uploads: [{ id: n.copyId, path: 'x' }],
      }),
  ),

  'GET /api/dossiers': silent('dossiers of one’s compartments; how many exhibits they have is said', () =>
    get('/api/dossiers'),
  ),
  'POST /api/dossiers': silent(
    'makes a new one; that a name is taken in the case is said: docs/threat-model.md',
    () => put('POST', '/api/dossiers', { name: 'nobody-s', title: 'x', numbering: '' }),
  ),
  'GET /api/dossiers/{id}': silent(
    'hidden exhibits are counted, never named; bundles that hold them are not there',
    (n) => get(`/api/dossiers/${n.dossier}`),
  ),
  'PATCH /api/dossiers/{id}': silent('facts of the dossier alone', (n) =>
    put(
      'PATCH',
      `/api/dossiers/${n.dossier}`,
      { title: 'x', forum: null, numbering: '', pageLimit: null, languages: [], volumes: null },
      IF_MATCH,
    ),
  ),
  'PUT /api/dossiers/{id}/exhibits': named('an item that one does not see is no exhibit', (n) =>
    put('PUT', `/api/dossiers/${n.dossier}/exhibits`, { exhibits: [{ serial: n.serial }] }, IF_MATCH),
  ),
  'GET /api/dossiers/{id}/choice': silent(
    'of the exhibits that one sees, by the allegations that one sees',
    (n) => get(`/api/dossiers/${n.dossier}/choice`),
  ),
  'GET /api/dossiers/{id}/labels': silent('labels of the exhibits that one sees', (n) =>
    get(`/api/dossiers/${n.dossier}/labels?numbering=A`),
  ),
  ...filingRoutesAsked,
  'POST /api/dossiers/{id}/builds': silent('refused while exhibits are hidden', (n) =>
    put('POST', `/api/dossiers/${n.dossier}/builds`, {}),
  ),
  'GET /api/builds/{id}/bundle': named('the policy of dossier_build: only who sees all that it holds', (n) =>
    get(`/api/builds/${n.build}/bundle`),
  ),
  'GET /api/builds/{id}/volumes/{number}': named('as above', (n) => get(`/api/builds/${n.build}/volumes/1`)),
  'POST /api/builds/{id}/verify': named('as above', (n) => put('POST', `/api/builds/${n.build}/verify`, {})),

  ...consentRoutesAsked,
  'GET /api/items/{serial}/quotes': named(OF_ITEM, item('/quotes')),
  'GET /api/items/{serial}/suggestions': named(OF_ITEM, item('/suggestions')),
  'POST /api/items/{serial}/suggestions/left': named(
    OF_ITEM,
    change('POST', '/suggestions/left', { page: 0, start: 0, end: 1, kind: 'count', runId: null }),
  ),
  'POST /api/items/{serial}/suggestions/model': named(
    OF_ITEM,
    change('POST', '/suggestions/model', { page: 0 }),
  ),
  'POST /api/suggestions-left/{id}/restoration': named(
    'the policy of suggestion_left: it lies in the compartment of its item and moves with it',
    (n) => put('POST', `/api/suggestions-left/${n.suggestionLeft}/restoration`, {}),
  ),
  'POST /api/items/{serial}/quotes': named(
    OF_ITEM,
    change('POST', '/quotes', { quote: { kind: 'text', page: 0, start: 0, end: 1, exact: 'W' }, claim: {} }),
  ),
  'POST /api/quotes/{id}/withdrawal': named(CODED, (n) =>
    put('POST', `/api/quotes/${n.quote}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/quotes/{id}/translations': named(CODED, (n) =>
    put('POST', `/api/quotes/${n.quote}/translations`, {
      language: 'en',
      body: 'x',
      translator: 'x',
      translatedOn: null,
      isCertified: false,
    }),
  ),
  'GET /api/claims': named(CODED, (n) =>
    get(`/api/claims?text=${n.word}`, `/api/claims?item=${n.serial}`, `/api/claims?source=${n.source}`),
  ),
  'GET /api/claims/{id}': named(CODED, (n) => get(`/api/claims/${n.claim}`)),
  'GET /api/claims/{id}/checks': named(CODED, (n) => get(`/api/claims/${n.claim}/checks`)),
  'PATCH /api/claims/{id}': named(CODED, (n) =>
    put('PATCH', `/api/claims/${n.claim}`, { body: 'x' }, IF_MATCH),
  ),
  'POST /api/claims/{id}/withdrawal': named(CODED, (n) =>
    put('POST', `/api/claims/${n.claim}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/claims/{id}/quotes': named(CODED, (n) =>
    put('POST', `/api/claims/${n.claim}/quotes`, { quoteId: n.quote }),
  ),
  'POST /api/claims/{id}/links': named(CODED, (n) =>
    put('POST', `/api/claims/${n.claim}/links`, {
      otherId: n.quote,
      relation: 'supports',
      reason: REASON,
    }),
  ),
  'POST /api/claims/{id}/grades': named(CODED, (n) =>
    put('POST', `/api/claims/${n.claim}/grades`, { reliability: 'A', credibility: '1', reason: REASON }),
  ),
  'POST /api/claim-links/{id}/withdrawal': named('the policy of claim_link: both claims must be seen', (n) =>
    put('POST', `/api/claim-links/${n.claimLink}/withdrawal`, { reason: REASON }),
  ),
  ...actorRoutesAsked,
  ...incidentRoutesAsked,
  ...conclusionRoutesAsked,
  ...allegationRoutesAsked,
  ...proceedingRoutesAsked,
  ...redactionRoutesAsked,
  ...settlementRoutesAsked,
  ...mineRoutesAsked,
  ...detentionRoutesAsked,
  ...releaseRoutesAsked,
  ...displacementRoutesAsked,
  ...groundRoutesAsked,
  ...undertakingRoutesAsked,
  ...pleadingRoutesAsked,
  ...importRoutesAsked,
  'GET /api/vocabularies': list('words of our own, of no case', '/api/vocabularies'),
  'GET /api/vocabularies/{name}': list('words of our own, of no case', '/api/vocabularies/claim-kind'),
  'POST /api/vocabularies/{name}/terms': named('words of our own, of no case', () =>
    put('POST', '/api/vocabularies/claim-kind/terms', { parent: null, labels: {}, reason: REASON }),
  ),
  'PATCH /api/terms/{id}': named('words of our own, of no case', () =>
    put('PATCH', '/api/terms/claimk-nothing', { labels: { en: 'x' }, reason: REASON }, IF_MATCH),
  ),
  'GET /api/comments': named('the record is not there for them', (n) =>
    get(`/api/comments?table=item&id=${n.itemId}`),
  ),
  'GET /api/history': named('the record is not there for them', (n) =>
    get(`/api/history?table=item&id=${n.itemId}`),
  ),
  'POST /api/comments': named('the record is not there for them', (n) =>
    put('POST', '/api/comments', { table: 'item', id: n.itemId, body: 'x' }),
  ),
  'PATCH /api/comments/{id}': named('the policy of comment', (n) =>
    put('PATCH', `/api/comments/${n.comment}`, { body: 'x' }, IF_MATCH),
  ),
  'POST /api/comments/{id}/withdrawal': named('the policy of comment', (n) =>
    put('POST', `/api/comments/${n.comment}/withdrawal`, { reason: REASON }),
  ),
  'GET /api/tasks': list(
    'the policy of task',
    '/api/tasks',
    '/api/tasks?show=mine',
    '/api/tasks?show=overdue',
  ),
  'POST /api/tasks': named('the record is not there for them', (n) =>
    put('POST', '/api/tasks', { title: 'x', record: { table: 'item', id: n.itemId } }),
  ),
  'PATCH /api/tasks/{id}': named('the policy of task', (n) =>
    put('PATCH', `/api/tasks/${n.task}`, { state: 'done' }, IF_MATCH),
  ),
  'GET /api/notifications/unread': list('the policy of notification', '/api/notifications/unread'),
  'GET /api/notifications': list('the policy of notification', '/api/notifications'),
  'POST /api/notifications/read': silent('one’s own alone', () => put('POST', '/api/notifications/read', {})),
  'GET /api/changes': list('the policy of ledger_entry', '/api/changes?limit=200', '/api/changes?kind=read'),
  'GET /api/events': silent('a stream that does not end: src/http/outside.db.test.ts hears it', () => []),
  'PUT /api/events/{id}/record': named('the record is not there for them', (n) =>
    put('PUT', `/api/events/${n.copyId}/record`, { record: { table: 'item', id: n.itemId } }),
  ),

  'GET /api/ledger': silent('the checkpoint, which is public', () => get('/api/ledger')),
  'GET /api/ledger/entries': silent(
    'places and commitments of all entries; what is in them under their policy',
    () => get('/api/ledger/entries?limit=500', '/api/ledger/entries?limit=500&kind=item-received'),
  ),
  'GET /api/ledger/facets': list('kinds and actors of entries that one may read', '/api/ledger/facets'),
  'GET /api/ledger/entries/{index}': silent('the place, the commitment and its proof', () =>
    Array.from({ length: 80 }, (_, at) => get(`/api/ledger/entries/${at}`)).flat(),
  ),
  'GET /api/ledger/checkpoints': silent('public', () => get('/api/ledger/checkpoints')),
  'GET /api/ledger/consistency': silent('public', () => get('/api/ledger/consistency?old=1&now=2')),
  'GET /api/jobs': silent('numbers of the whole archive; no name of what one does not see', () =>
    get('/api/jobs'),
  ),
  'POST /api/jobs/retry': setting('/api/jobs/retry', { queue: 'derive', cause: 'x' }),
  'GET /api/health': silent(ROLE, () => get('/api/health')),
  'GET /api/settings': silent(ROLE, () => get('/api/settings')),
  'PUT /api/settings/case-title': silent(ROLE, () =>
    put('PUT', '/api/settings/case-title', { title: 'x', reason: REASON }),
  ),
  'PUT /api/settings/model': silent(ROLE, () =>
    put('PUT', '/api/settings/model', { isAllowed: true, reason: REASON }),
  ),
  'POST /api/settings/authorities': setting('/api/settings/authorities', {
    name: 'x',
    url: 'https://example.org',
    ca: 'x',
    reason: REASON,
  }),
  'POST /api/settings/authorities/remove': setting('/api/settings/authorities/remove', {
    name: 'x',
    reason: REASON,
  }),
  'POST /api/cases': setting('/api/cases', { title: 'x' }),
  'GET /api/people': silent(ROLE, () => get('/api/people')),
  'POST /api/people': setting('/api/people', {
    name: 'x',
    email: 'x@example.org',
    roles: ['reader'],
    compartmentIds: [],
  }),
  'POST /api/compartments': setting('/api/compartments', { name: 'Vaultname', isSealed: true }),
  'POST /api/people/{id}/invitations': named(ROLE, (n) =>
    put('POST', `/api/people/${n.person}/invitations`, {}),
  ),
  'POST /api/people/{id}/access': named(ROLE, (n) =>
    put('POST', `/api/people/${n.person}/access`, {
      what: 'membership',
      compartmentId: n.compartment,
      granted: true,
      reason: REASON,
    }),
  ),
};

/** Addresses that are no part of the OpenAPI document, and where they are looked at. */
export const hiddenRoutes: Readonly<Record<string, string>> = {
  '/metrics': 'asked like the others',
  '/api/openapi.json': 'asked like the others',
  '/api/auth/*': 'sign-in; knows accounts and no item',
  '/api/uploads': 'begins an upload; knows no item',
  '/api/uploads/*': 'goes on with an upload, named by an id that only its sender was told; knows no item',
};
