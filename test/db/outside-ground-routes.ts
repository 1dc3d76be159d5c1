import { get, IF_MATCH, list, named, put, REASON, type Route, type RouteAsked } from './asked.ts';
import { SQUARE } from './sealed-ground.ts';

const ACCIDENT = 'the policy of accident: it lies in a compartment of theirs or is not there';
const AREA = 'the policy of ground_area, likewise';
const DEVICE = 'the policy of found_device, likewise';
const PART = 'the policy of its table: of an accident, an area or a work that they see';
const RECORD =
  'the policies of hazard_record and handover: it is theirs or was released to them, or is not there';
const MAP =
  'an index that only those share who see the same compartments, read under the policies of its tables as one of them';
const NAMED = 'the compartment, the item, the record, the person and the area are not there for them';

/** Routes about what the ground showed. */
export const groundRoutesAsked: Readonly<Record<Route, RouteAsked>> = {
  'GET /api/accidents': list(
    ACCIDENT,
    '/api/accidents',
    '/api/accidents?text=quassiomel',
    '/api/accidents?class=mine',
  ),
  'GET /api/accidents/{id}': named(ACCIDENT, (n) => get(`/api/accidents/${n.accident}`)),
  'GET /api/casualties': list('the policies of accident and claim', '/api/casualties'),
  'POST /api/accidents': named(NAMED, (n) => [
    ...put('POST', '/api/accidents', { title: 'x', compartmentId: n.compartment }),
    ...put('POST', '/api/accidents', { title: 'x', serial: n.serial }),
  ]),
  'PATCH /api/accidents/{id}': named(ACCIDENT, (n) =>
    put('PATCH', `/api/accidents/${n.accident}`, { why: REASON, marked: 'no' }, IF_MATCH),
  ),
  'POST /api/accidents/{id}/victims': named(ACCIDENT, (n) =>
    put('POST', `/api/accidents/${n.accident}/victims`, { outcome: 'killed', actorId: n.actor }),
  ),
  'POST /api/accidents/{id}/withdrawal': named(ACCIDENT, (n) =>
    put('POST', `/api/accidents/${n.accident}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/accident-victims/{id}/withdrawal': named(PART, (n) =>
    put('POST', `/api/accident-victims/${n.victim}/withdrawal`, { reason: REASON }),
  ),
  'GET /api/ground-works': list(AREA, '/api/ground-works'),
  'GET /api/ground-works/{id}': named(AREA, (n) => get(`/api/ground-works/${n.groundArea}`)),
  'POST /api/ground-works': named(NAMED, (n) => [
    ...put('POST', '/api/ground-works', { title: 'x', extent: SQUARE, compartmentId: n.compartment }),
  ]),
  'PATCH /api/ground-works/{id}': named(AREA, (n) =>
    put('PATCH', `/api/ground-works/${n.groundArea}`, { why: REASON, note: null }, IF_MATCH),
  ),
  'POST /api/ground-works/{id}/parts': named(AREA, (n) =>
    put('POST', `/api/ground-works/${n.groundArea}/parts`, {
      name: 'x',
      kind: 'clearance',
      released: 'none',
      organisation: 'x',
    }),
  ),
  'POST /api/ground-works/{id}/withdrawal': named(AREA, (n) =>
    put('POST', `/api/ground-works/${n.groundArea}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/ground-work-parts/{id}/visits': named(PART, (n) =>
    put('POST', `/api/ground-work-parts/${n.groundWork}/visits`, { inspectedBy: 'x', nonconformity: 'none' }),
  ),
  'POST /api/ground-work-parts/{id}/withdrawal': named(PART, (n) =>
    put('POST', `/api/ground-work-parts/${n.groundWork}/withdrawal`, { reason: REASON }),
  ),
  'POST /api/quality-visits/{id}/withdrawal': named(PART, (n) =>
    put('POST', `/api/quality-visits/${n.qualityVisit}/withdrawal`, { reason: REASON }),
  ),
  'GET /api/found-devices': list(DEVICE, '/api/found-devices'),
  'POST /api/found-devices': named(NAMED, (n) =>
    put('POST', '/api/found-devices', {
      compartmentId: n.compartment,
      serial: n.serial,
      areaId: n.groundArea,
    }),
  ),
  'PATCH /api/found-devices/{id}': named(DEVICE, (n) =>
    put('PATCH', `/api/found-devices/${n.foundDevice}`, { why: REASON, lot: null }, IF_MATCH),
  ),
  'POST /api/found-devices/{id}/withdrawal': named(DEVICE, (n) =>
    put('POST', `/api/found-devices/${n.foundDevice}/withdrawal`, { reason: REASON }),
  ),
  'GET /api/ground/tiles/{z}/{x}/{y}': list(
    MAP,
    '/api/ground/tiles/0/0/0',
    '/api/ground/tiles/6/40/24?on=2031-06-01',
    '/api/ground/tiles/14/10327/6203',
  ),
  'GET /api/ground/counts': list(MAP, '/api/ground/counts', '/api/ground/counts?on=2031-06-01'),
  'GET /api/ground/view': list(MAP, '/api/ground/view?box=-180,-85,180,85'),
  'GET /api/hazard-records/{id}/ground': named(RECORD, (n) =>
    get(`/api/hazard-records/${n.hazardRecord}/ground`),
  ),
  'GET /api/handovers/{id}/ground': named(RECORD, (n) => get(`/api/handovers/${n.handover}/ground`)),
};
