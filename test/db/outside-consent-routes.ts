import { get, named, put, REASON, silent, type Route, type RouteAsked } from './asked.ts';

const OF_ITEM = 'opens the item first: there is none for them';
const NOBODY = '00000000-0000-7000-8000-000000000001';

/** Routes of consents, withdrawals and translations. */
export const consentRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/items/{serial}/consents': named(OF_ITEM, (n) => get(`/api/items/${n.serial}/consents`)),
  'POST /api/items/{serial}/restoration': named(OF_ITEM, (n) =>
    put('POST', `/api/items/${n.serial}/restoration`, { reason: REASON }),
  ),
  'POST /api/items/withdrawals': named(OF_ITEM, (n) =>
    put('POST', '/api/items/withdrawals', { serials: [n.serial], cause: 'danger', reason: REASON }),
  ),
  'POST /api/items/consents': named(OF_ITEM, (n) =>
    put('POST', '/api/items/consents', {
      serials: [n.serial],
      basis: 'oral',
      purposes: ['share'],
      forums: [],
      anonymity: 'unnamed',
      givenOn: null,
      expiresOn: null,
      informedBy: null,
      interpreter: null,
      witness: null,
      note: null,
    }),
  ),
  'POST /api/consents/{id}/withdrawal': silent('the policy of consent: its item', () =>
    put('POST', `/api/consents/${NOBODY}/withdrawal`, {
      reason: REASON,
      on: null,
    }),
  ),
  'GET /api/items/{serial}/translations': named(OF_ITEM, (n) => get(`/api/items/${n.serial}/translations`)),
  'POST /api/items/{serial}/translations': named(OF_ITEM, (n) =>
    put('POST', `/api/items/${n.serial}/translations`, {
      of: 'AAAA-AAAA',
      language: 'en',
      isWhole: true,
      note: null,
      translator: null,
      certifiedBy: null,
      certifiedOn: null,
    }),
  ),
  'POST /api/translations/{id}/withdrawal': silent('the policy of translation: both of its items', () =>
    put('POST', `/api/translations/${NOBODY}/withdrawal`, { reason: REASON }),
  ),
};
