import { isBefore } from '#coding';
import type { Tx } from '#db';
import { validateRecords, type Validation, type ValidationFinding, type ValidationResult } from '#hazard';
import { readMines } from '#mines';
import { earliestLaying } from './devices.ts';
import {
  extentOf,
  type Accident,
  type FoundDevice,
  type GroundArea,
  type GroundWork,
  type Person,
} from './model.ts';
import {
  heldRecords,
  listAccidents,
  listAreas,
  listDevices,
  RECKONED_MAX,
  worksOf,
  type HeldRecord,
} from './store.ts';

/** What the ground showed of a case, as records are held against it. */
export interface Ground {
  readonly records: readonly HeldRecord[];
  readonly devices: readonly FoundDevice[];
  readonly accidents: readonly Accident[];
  readonly areas: readonly GroundArea[];
  readonly works: readonly GroundWork[];
}

/** Of which records is asked: of all of the case, of those of one handover, or of one. */
export type Asked = { readonly handoverId: string } | { readonly recordId: string } | null;

type Placed = { readonly latitude: number | null; readonly longitude: number | null };
const at = ({ latitude, longitude }: Placed) =>
  latitude === null || longitude === null ? {} : { at: [longitude, latitude] as [number, number] };

type Plain<T> = T extends readonly (infer One)[] ? Plain<One>[] : T;
/** The pure reckoning takes lists that it could change, and does not. */
const plain = <T>(value: T): Plain<T> => value as unknown as Plain<T>;

const typeOf = ({ model, category }: { readonly model?: string | null; readonly category: string }): string =>
  model ?? category;

const worst = { no: 0, partly: 1, fully: 2 } as const;

/** A record with what was done of its field: of several areas the one that was searched furthest tells how far. */
function heldAgainst(record: HeldRecord, areas: readonly GroundArea[]): Validation['records'][number] {
  const own = areas.filter(({ record_id: id }) => id === record.id);
  const states = own.map(({ searched }) => searched as keyof typeof worst);
  const worked = states.toSorted((a, b) => worst[b] - worst[a])[0] ?? 'no';
  const measured = own.filter(({ is_measured: isMeasured }) => isMeasured).map(extentOf);
  // An outline that was measured as one polygon can be laid over the recorded one; of several nobody says which is which.
  const [surveyed] = measured.length === 1 && measured[0]?.length === 1 ? (measured[0][0] ?? []) : [];
  const counts = Map.groupBy(
    record.devices.filter(({ count }) => count !== undefined),
    typeOf,
  );
  return {
    id: record.serial,
    worked,
    ...(record.ring === null ? {} : { recorded: plain(record.ring) as [number, number][] }),
    ...(record.p95 === null ? {} : { p95: plain(record.p95) as [number, number][][][] }),
    ...(surveyed ? { surveyed: plain(surveyed) as [number, number][] } : {}),
    devices: [...counts].map(([type, some]) => ({
      type,
      count: some.reduce((total, { count }) => total + (count ?? 0), 0),
    })),
    ...(record.laid_to === null ? {} : { laidBy: record.laid_to }),
  };
}

/** What happened in a part after it was cleared; what was found while it was cleared was to be expected there. */
function afterClearance(ground: Ground): ValidationFinding[] {
  const cleared = ground.works.filter(({ released, ended }) => released === 'cleared' && ended !== null);
  return cleared.flatMap(({ name, extent, ended }) => {
    if (extent === null) return [];
    const accidents = ground.accidents.filter(({ dated }) => isBefore(ended, dated));
    const found = ground.devices.filter(({ found_on: day }) => isBefore(ended, day));
    const { findings } = validateRecords({
      v: 1,
      title: name,
      records: [],
      found: found.map((one) => ({ id: one.serial, ...at(one) })),
      accidents: accidents.map((one) => ({ id: one.serial, ...at(one) })),
      statedClear: [{ id: name, area: plain(extentOf({ extent })) as [number, number][][][] }],
    });
    return findings.filter(
      ({ code }) => code === 'accident-in-stated-clear' || code === 'found-in-stated-clear',
    );
  });
}

/** Serials of what lies outside of the envelopes of these records, by the reckoning itself. */
function outsideOf(
  records: Validation['records'],
  things: readonly (Placed & { readonly serial: string })[],
) {
  const accidents = things.map((one) => ({ id: one.serial, ...at(one) }));
  const { findings } = validateRecords({ v: 1, title: '', records, found: [], accidents });
  return new Set(findings.filter(({ code }) => code === 'accident-outside').map(({ subject }) => subject));
}

/** What the ground says of records, with what of it could not be looked at. */
export interface GroundValidation extends ValidationResult {
  /** Accidents are asked of a handover and of a case; of one record it says nothing that they happened elsewhere. */
  readonly isOfOne: boolean;
}

/**
 * Holds records against what the ground showed (`validateRecords`). Of a handover only what belongs to its records, or to none and lies outside
 * of the envelopes of all others, is held against it; of one record only what somebody says belongs to it. Pure.
 */
export function validationOf(ground: Ground, asked: Asked, title: string): GroundValidation {
  const isAsked = (record: HeldRecord): boolean =>
    asked === null ||
    ('recordId' in asked ? record.id === asked.recordId : record.handover_id === asked.handoverId);
  const own = ground.records.filter(isAsked);
  const ids = new Set(own.map(({ id }) => id));
  const others = ground.records.filter(({ id }) => !ids.has(id)).map((one) => heldAgainst(one, ground.areas));
  const recordOfArea = new Map(ground.areas.map(({ id, record_id: record }) => [id, record]));
  const belongs = ({ record_id: record, area_id: area }: FoundDevice): string | null =>
    record ?? (area === null ? null : (recordOfArea.get(area) ?? null));
  const isOfOne = asked !== null && 'recordId' in asked;
  const loose = ground.devices.filter((one) => belongs(one) === null);
  const outside = asked === null ? null : outsideOf(others, [...loose, ...ground.accidents]);
  const isElsewhere = (one: Placed & { readonly serial: string }): boolean =>
    outside !== null && one.latitude !== null && !outside.has(one.serial);
  const found = ground.devices.filter((one) => {
    const record = belongs(one);
    return record === null ? !isOfOne && !isElsewhere(one) : ids.has(record);
  });
  const accidents = isOfOne ? [] : ground.accidents.filter((one) => !isElsewhere(one));
  const serials = new Map(own.map(({ id, serial }) => [id, serial]));
  const result = validateRecords({
    v: 1,
    title,
    records: own.map((one) => heldAgainst(one, ground.areas)),
    found: found.map((one) => {
      const [record, made] = [serials.get(belongs(one) ?? ''), earliestLaying(one)];
      return {
        id: one.serial,
        type: typeOf(one),
        ...at(one),
        ...(record === undefined ? {} : { record }),
        ...(made === null ? {} : { madeFrom: made }),
      };
    }),
    accidents: accidents.map((one) => ({ id: one.serial, ...at(one) })),
  });
  return {
    ...result,
    isOfOne,
    findings: [...result.findings, ...(asked === null ? afterClearance(ground) : [])],
  };
}

/**
 * The same of what is kept, as far as the identity of `tx` sees it. That the records asked of, and what was found, were reckoned with is recorded as a
 * reading.
 */
export async function groundValidation(
  tx: Tx,
  by: Person,
  of: { readonly caseId: string; readonly asked: Asked; readonly title: string },
): Promise<GroundValidation> {
  const { caseId, asked, title } = of;
  const all = { caseId, limit: RECKONED_MAX, after: null };
  const [records, devices] = [await heldRecords(tx, caseId), await listDevices(tx, all)];
  const [accidents, areas] = [await listAccidents(tx, all), await listAreas(tx, all)];
  const works = await worksOf(
    tx,
    areas.map(({ id }) => id),
  );
  const read = records.filter((one) =>
    asked === null
      ? true
      : 'recordId' in asked
        ? one.id === asked.recordId
        : one.handover_id === asked.handoverId,
  );
  await readMines(tx, by, read, 'held against the ground');
  return validationOf({ records, devices, accidents, areas, works }, asked, title);
}
