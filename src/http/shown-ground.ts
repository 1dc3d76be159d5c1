import type { Static } from 'typebox';
import {
  earliestLaying,
  extentOf,
  type Casualties,
  type ListedAccident,
  type ListedArea,
  type ListedDevice,
  type ShownAccident,
  type ShownArea,
} from '#clearance';
import { placeOf, placesAtSea } from '#hazard';
import type {
  CasualtiesSchema,
  FoundDeviceSchema,
  ListedAccidentSchema,
  ListedAreaSchema,
  WholeAccidentSchema,
  WholeAreaSchema,
} from './schema-ground.ts';

type Accident = Static<typeof ListedAccidentSchema>;
type Area = Static<typeof ListedAreaSchema>;
type Device = Static<typeof FoundDeviceSchema>;
type WholeArea = Static<typeof WholeAreaSchema>;
type Victim = Static<typeof WholeAccidentSchema>['people'][number];

const polygonsOf = (row: { readonly extent: unknown }): WholeArea['extent'] =>
  extentOf(row).map((polygon) => polygon.map((ring) => ring.map((at) => [...at])));

/** An accident as lists have it. The database holds no other words than those of the schema. */
export const shownListedAccident = (row: ListedAccident): Accident => ({
  id: row.id,
  serial: row.serial,
  title: row.title,
  dated: row.dated,
  placeId: row.place_id,
  precision: row.precision as Accident['precision'],
  class: row.class as Accident['class'],
  victims: row.victims,
  killed: row.killed,
  injured: row.injured,
  killedLeast: row.killed_least,
  killedMost: row.killed_most,
  injuredLeast: row.injured_least,
  injuredMost: row.injured_most,
  countedBy: row.counted_by,
  version: String(row.version),
  madeAt: row.made_at,
});

/** An accident with all that pages show of it. */
export const shownWholeAccident = ({
  accident,
  victims,
  findings,
  support,
}: ShownAccident): Static<typeof WholeAccidentSchema> => ({
  ...shownListedAccident(accident),
  latitude: accident.latitude,
  longitude: accident.longitude,
  deviceCategory: accident.device_category,
  deviceModel: accident.device_model,
  circumstances: accident.circumstances,
  ground: accident.ground,
  marked: accident.marked as 'yes',
  moved: accident.moved as 'yes',
  item: accident.item_serial,
  withdrawnReason: accident.withdrawn_reason,
  findings: [...findings],
  support,
  people: victims.map((one) => ({
    id: one.id,
    actor: one.actor_id === null ? null : { id: one.actor_id, pseudonym: one.pseudonym },
    sex: one.sex as Victim['sex'],
    age: one.age,
    ageBand: one.age_band as Victim['ageBand'],
    outcome: one.outcome as Victim['outcome'],
    role: one.role as Victim['role'],
    roleRule: one.role_rule,
    activity: one.activity,
    tampered: one.tampered as Victim['tampered'],
    consent: one.consent as Victim['consent'],
    note: one.note,
  })),
});

const recordIn = (row: { readonly record_id: string | null; readonly record_serial: string | null }) =>
  row.record_id === null || row.record_serial === null
    ? null
    : { id: row.record_id, serial: row.record_serial };

/** An area as lists have it. */
export const shownListedArea = (row: ListedArea): Area => ({
  id: row.id,
  serial: row.serial,
  title: row.title,
  record: recordIn(row),
  isMeasured: row.is_measured,
  searched: row.searched as Area['searched'],
  works: row.works,
  devices: row.devices,
  version: String(row.version),
  madeAt: row.made_at,
});

/** A device as lists have it: without a coordinate. */
export const shownDevice = (row: ListedDevice): Device => ({
  id: row.id,
  serial: row.serial,
  foundOn: row.found_on,
  precision: row.precision as Device['precision'],
  category: row.category as Device['category'],
  model: row.model,
  lot: row.lot,
  madeOn: row.made_on,
  earliestLaying: earliestLaying(row),
  condition: row.condition,
  depthCm: row.depth_cm,
  destroyed: row.destroyed as Device['destroyed'],
  record: recordIn(row),
  area: row.area_id === null || row.area_title === null ? null : { id: row.area_id, title: row.area_title },
  item: row.item_serial,
  note: row.note,
  findings: placesAtSea([placeOf(row)]),
  version: String(row.version),
  madeAt: row.made_at,
});

/** An area with all that pages show of it. */
export const shownWholeArea = ({ area, works, devices, findings, conservation }: ShownArea): WholeArea => ({
  ...shownListedArea(area),
  placeId: area.place_id,
  extent: polygonsOf(area),
  searchedReasons: area.searched_reasons,
  note: area.note,
  withdrawnReason: area.withdrawn_reason,
  findings: [...findings],
  parts: works.map((one) => ({
    id: one.id,
    name: one.name,
    kind: one.kind as WholeArea['parts'][number]['kind'],
    released: one.released as WholeArea['parts'][number]['released'],
    extent: one.extent === null ? null : polygonsOf(one),
    criteria: one.criteria,
    organisation: one.organisation,
    started: one.started,
    ended: one.ended,
    method: one.method,
    depthCm: one.depth_cm,
    item: one.item_serial,
    visits: one.visits.map((visit) => ({
      id: visit.id,
      visitedOn: visit.visited_on,
      inspectedBy: visit.inspected_by,
      nonconformity: visit.nonconformity as 'none',
      words: visit.words,
      measures: visit.measures,
    })),
  })),
  found: devices.map(shownDevice),
  conservation: {
    ...conservation,
    remaining: conservation.remaining,
    twice: [...conservation.twice],
    outside: [...conservation.outside],
  } as unknown as WholeArea['conservation'],
});

/** Casualties, each total by itself. */
export const shownCasualties = ({
  support,
  totals,
  wrongSums,
}: Casualties): Static<typeof CasualtiesSchema> => ({
  support,
  totals: [...totals],
  wrongSums: wrongSums.map(({ whole, parts, sum }) => ({ whole, parts: [...parts], sum })),
});
