import { get, list, named, put, REASON, silent, type Route, type RouteAsked } from './asked.ts';

const OF_ITEM = 'opens the item first: there is none for them';
const GROUNDS = { category: 'witness', authority: 'Order of 3 May', reason: null } as const;
const NOBODY = '00000000-0000-7000-8000-000000000001';

/** Routes of redactions, sealed texts and what is proposed. */
export const redactionRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/items/{serial}/redactions': named(OF_ITEM, (n) =>
    get(`/api/items/${n.serial}/redactions`, `/api/items/${n.photo}/redactions`),
  ),
  'POST /api/items/{serial}/redactions': named(OF_ITEM, (n) =>
    put('POST', `/api/items/${n.serial}/redactions`, {
      place: { kind: 'region', page: 1, regions: [{ x: 1, y: 1, width: 2, height: 2 }] },
      ...GROUNDS,
    }),
  ),
  'POST /api/redactions/{id}/withdrawal': silent('the policy of redaction: its item', () =>
    put('POST', `/api/redactions/${NOBODY}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/dossiers/{id}/redaction-proposals': silent(
    'exhibits that one sees alone; refused while a name or text of the case is sealed from whoever asks, whichever',
    (n) => put('POST', `/api/dossiers/${n.dossier}/redaction-proposals`, {}),
  ),
  'POST /api/dossiers/{id}/redactions': silent('as above', (n) =>
    put('POST', `/api/dossiers/${n.dossier}/redactions`, { proposals: ['x'], ...GROUNDS }),
  ),
  'GET /api/sealed-texts': list('the policy of sealed_text: its compartment', '/api/sealed-texts'),
  'POST /api/sealed-texts': silent('goes into a compartment of whoever asks', (n) =>
    put('POST', '/api/sealed-texts', { body: 'fictional text', kind: 'other', compartmentId: n.compartment }),
  ),
  'POST /api/sealed-texts/{id}/withdrawal': silent('the policy of sealed_text: its compartment', () =>
    put('POST', `/api/sealed-texts/${NOBODY}/withdrawal`, { reason: REASON }),
  ),
};
