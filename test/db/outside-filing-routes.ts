import { get, IF_MATCH, put, REASON, silent, type Route, type RouteAsked } from './asked.ts';

const NOBODY = '00000000-0000-7000-8000-000000000002';

/** Routes of extracts, filings, late documents and errata. */
export const filingRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'PUT /api/dossiers/{id}/exhibits/{exhibitId}/extract': silent(
    'only of an exhibit that one sees, in the list that one read',
    (n) =>
      put(
        'PUT',
        `/api/dossiers/${n.dossier}/exhibits/${NOBODY}/extract`,
        { pages: '1', reason: REASON },
        IF_MATCH,
      ),
  ),
  'GET /api/dossiers/{id}/filings': silent(
    'the policy of filing: its dossier; of filing_note: its item as well',
    (n) => get(`/api/dossiers/${n.dossier}/filings`),
  ),
  'POST /api/dossiers/{id}/filings': silent('a build that one does not see cannot be filed', (n) =>
    put('POST', `/api/dossiers/${n.dossier}/filings`, {
      buildId: NOBODY,
      filedOn: '2031-05-06',
      filedWith: 'x',
      reference: null,
    }),
  ),
  'GET /api/filings/{id}/errata': silent('the policy of filing: its dossier', () =>
    get(`/api/filings/${NOBODY}/errata`),
  ),
  'POST /api/filings/{id}/reopening': silent('the policy of filing: its dossier', () =>
    put('POST', `/api/filings/${NOBODY}/reopening`, { reason: REASON }),
  ),
  'POST /api/filings/{id}/notes': silent('an item that one does not see cannot be noted', (n) =>
    put('POST', `/api/filings/${NOBODY}/notes`, { kind: 'late', serial: n.serial, reason: REASON }),
  ),
  'POST /api/filing-notes/{id}/outcome': silent('the policy of filing_note', () =>
    put('POST', `/api/filing-notes/${NOBODY}/outcome`, { outcome: 'refused', reason: REASON }),
  ),
};
