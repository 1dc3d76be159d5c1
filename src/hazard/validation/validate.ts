import Flatbush from 'flatbush';
import type { Local } from '../frame.ts';
import { fitOf, type Fit } from './fit.ts';
import { shareOf, type Share } from './intervals.ts';
import type { Validation, ValidationRecord } from './model.ts';
import { areaOf, isInside, Plane, without, type PlaneArea } from './plane.ts';

/** Version of the metrics and of their words. */
export const METRICS_VERSION = '2026-11-29';

/** Something that stands against a record or a batch, with what it means for safety. */
export interface ValidationFinding {
  readonly code:
    | 'made-after-laying'
    | 'rotation-alike'
    | 'shift-alike'
    | 'accident-outside'
    | 'accident-in-stated-clear'
    | 'found-in-stated-clear'
    | 'expected-without-record';
  readonly severity: 'info' | 'warning' | 'error';
  readonly subject: string;
  /** What `says` says, for sentences in other languages. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly says: string;
  readonly safety: string;
}

/** How many of a type a record states, and how many were found where it was searched to the end. */
export interface Quantity {
  readonly type: string;
  readonly recorded: number;
  readonly found: number;
  /** Found for each that was recorded; null where none was. What is missing was removed, exploded, moved, or laid elsewhere: the figure does not say which. */
  readonly ratio: number | null;
}

/** What the ground says of records. Never one number, and never a share without how many were looked at. */
export interface ValidationResult {
  readonly v: 1;
  readonly title: string;
  readonly metrics: typeof METRICS_VERSION;
  /** Records with a place that were searched to the end; of the others nothing is known. */
  readonly searched: {
    readonly fully: number;
    readonly partly: number;
    readonly no: number;
    readonly withoutPlace: number;
  };
  /** Of the records that were searched to the end: those with at least one device inside their envelope. */
  readonly precision: Share;
  /** Of the devices found in searched fields or outside of every field: those inside the envelope of any record. */
  readonly recall: Share;
  readonly devicesWithoutPlace: number;
  readonly quantities: readonly Quantity[];
  readonly fits: readonly ({ readonly record: string } & Fit)[];
  readonly accidents: {
    /** Accidents with a place that lie outside of every record's envelope. */
    readonly outside: Share;
    readonly withoutPlace: number;
  };
  /** Parts of expected areas that no record covers, as GeoJSON polygons, and their square metres. */
  readonly uncovered: readonly {
    readonly expected: string;
    readonly area_m2: number;
    readonly polygons: readonly [number, number][][][];
  }[];
  readonly findings: readonly ValidationFinding[];
}

/** The last day that a date as known can mean: a year and a month end with their last. */
const latest = (day: string): string =>
  day.length === 4 ? `${day}-12-31` : day.length === 7 ? `${day}-31` : day;
const earliest = (day: string): string =>
  day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

/** Records of which one says that a turn or shift is theirs in common. */
const ENOUGH = 3;
/** Degrees: a smaller turn is what a compass does. */
const TURN_DEG = 2;
/** Metres: a smaller shift is what a map does. */
const SHIFT_M = 15;

function alike(fits: ValidationResult['fits']): ValidationFinding[] {
  if (fits.length < ENOUGH) return [];
  const findings: ValidationFinding[] = [];
  const turn = median(fits.map(({ rotation_deg: degrees }) => degrees));
  const spread = median(fits.map(({ rotation_deg: degrees }) => Math.abs(degrees - turn)));
  if (Math.abs(turn) > TURN_DEG && spread < Math.abs(turn) / 3)
    findings.push({
      code: 'rotation-alike',
      severity: 'warning',
      subject: `${fits.length} records`,
      facts: { records: fits.length, degrees: turn.toFixed(1), within: spread.toFixed(1) },
      says: `Their outlines are turned alike, by ${turn.toFixed(1)}° (half of them within ${spread.toFixed(1)}° of that).`,
      safety:
        'A declination or a grid was probably left out, for all records of the batch: it can be corrected, and the fields not yet searched lie elsewhere than drawn.',
    });
  const [east, north] = [0, 1].map((axis) => median(fits.map(({ shift_m: shift }) => shift[axis] ?? 0)));
  const [dx, dy] = [east ?? 0, north ?? 0];
  const off = median(fits.map(({ shift_m: [x, y] }) => Math.hypot(x - dx, y - dy)));
  const size = Math.hypot(dx, dy);
  if (size > SHIFT_M && off < size / 3)
    findings.push({
      code: 'shift-alike',
      severity: 'warning',
      subject: `${fits.length} records`,
      facts: { records: fits.length, east: dx.toFixed(0), north: dy.toFixed(0), within: off.toFixed(0) },
      says: `Their outlines are shifted alike, by ${dx.toFixed(0)} m to the east and ${dy.toFixed(0)} m to the north (half of them within ${off.toFixed(0)} m of that).`,
      safety:
        'The shift between two systems of coordinates was probably left out: it can be corrected, and the fields not yet searched lie elsewhere than drawn.',
    });
  return findings;
}

interface Placed {
  readonly record: ValidationRecord;
  readonly envelope: PlaneArea;
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(area: PlaneArea): Box {
  const corners = area.flat(2);
  const side = (axis: 0 | 1, of: typeof Math.min): number =>
    corners.reduce((found, corner) => of(found, corner[axis]), corners[0]?.[axis] ?? 0);
  return [side(0, Math.min), side(1, Math.min), side(0, Math.max), side(1, Math.max)];
}

/** The records whose boxes meet a box: what is looked at closely is few of many. */
function near(placed: readonly Placed[]): (box: Box) => Placed[] {
  if (placed.length === 0) return () => [];
  const boxes = new Flatbush(placed.length);
  for (const { envelope } of placed) boxes.add(...boxOf(envelope));
  boxes.finish();
  return (box) => boxes.search(...box).flatMap((place) => placed[place] ?? []);
}

function quantitiesOf(validation: Validation, fully: ReadonlySet<string>): Quantity[] {
  const counts = new Map<string, { recorded: number; found: number }>();
  const of = (type: string) => {
    const known = counts.get(type) ?? { recorded: 0, found: 0 };
    counts.set(type, known);
    return known;
  };
  for (const { id, devices = [] } of validation.records)
    if (fully.has(id)) for (const { type, count } of devices) of(type).recorded += count;
  for (const { type, record } of validation.found)
    if (record !== undefined && fully.has(record)) of(type ?? 'unknown').found += 1;
  return [...counts]
    .map(([type, { recorded, found }]) => ({
      type,
      recorded,
      found,
      ratio: recorded === 0 ? null : found / recorded,
    }))
    .toSorted((a, b) => (a.type < b.type ? -1 : 1));
}

function late(validation: Validation): ValidationFinding[] {
  const laid = new Map(validation.records.map(({ id, laidBy }) => [id, laidBy]));
  return validation.found.flatMap(({ id, record, madeFrom }): ValidationFinding[] => {
    const by = record === undefined ? undefined : laid.get(record);
    if (by === undefined || madeFrom === undefined || earliest(madeFrom) <= latest(by)) return [];
    return [
      {
        code: 'made-after-laying',
        severity: 'error',
        subject: `${record}: ${id}`,
        facts: { record: record ?? '', device: id, made: madeFrom, laid: by },
        says: `By its marking the device was made in ${madeFrom} or later; the record says that laying ended by ${by}.`,
        safety:
          'The field was laid, or laid again, after the record was written: the record does not describe all of it.',
      },
    ];
  });
}

/**
 * Holds records against what surveys, clearance and accidents found: precision and recall with their intervals, quantities, fits of outlines, accidents outside of
 * every record, and where records must be expected and there are none. Fields that were not searched are not counted for or against anything. Supports a person's
 * judgement of a batch and is none. Degrees of WGS 84; metres in a plane around the first position (reference B2 of the project's design).
 */
export function validateRecords(validation: Validation): ValidationResult {
  const anywhere = validation.records.find(({ recorded }) => recorded)?.recorded?.[0] ??
    validation.records.find(({ p95 }) => p95)?.p95?.[0]?.[0]?.[0] ??
    validation.found.find(({ at }) => at)?.at ?? [0, 0];
  const plane = new Plane(anywhere);
  const placed: Placed[] = validation.records.flatMap((record): Placed[] => {
    const { p95, recorded } = record;
    const envelope = p95 ? plane.area(p95) : recorded ? [[plane.ring(recorded)]] : null;
    return envelope ? [{ record, envelope }] : [];
  });
  const devices = validation.found.flatMap(({ id, at, record }) =>
    at ? [{ id, record, at: plane.point(at) }] : [],
  );
  const meeting = near(placed);
  const over = (at: Local): Placed[] =>
    meeting([...at, ...at]).filter(({ envelope }) => isInside(envelope, at));
  const inAny = (at: Local): boolean => over(at).length > 0;
  const fully = placed.filter(({ record }) => record.worked === 'fully');
  const hit = new Set(devices.flatMap(({ at }) => over(at)));
  const hits = fully.filter((one) => hit.has(one));
  const accidents = (validation.accidents ?? []).flatMap(({ id, at }) =>
    at ? [{ id, at: plane.point(at) }] : [],
  );
  const outside = accidents.filter(({ at }) => !inAny(at));
  const clear = (validation.statedClear ?? []).map(({ id, area }) => ({ id, area: plane.area(area) }));
  const inClear = (at: Local) => clear.find(({ area }) => isInside(area, at))?.id;
  const fits = validation.records.flatMap(({ id, recorded, surveyed }) =>
    recorded && surveyed ? [{ record: id, ...fitOf(plane.ring(recorded), plane.ring(surveyed)) }] : [],
  );
  const uncovered = (validation.expected ?? []).flatMap(({ id, area }) => {
    const whole = plane.area(area);
    const left = without(
      whole,
      meeting(boxOf(whole)).map(({ envelope }) => envelope),
    );
    return left.length > 0
      ? [{ expected: id, area_m2: Math.round(areaOf(left)), polygons: plane.degrees(left) }]
      : [];
  });
  const work = (as: ValidationRecord['worked']): number =>
    placed.filter(({ record }) => record.worked === as).length;
  const blast = (
    code: 'accident-in-stated-clear' | 'found-in-stated-clear',
    id: string,
    where: string,
  ): ValidationFinding => ({
    code,
    severity: 'error',
    subject: id,
    facts: { where },
    says: `It lies in “${where}”, which is recorded as clear.`,
    safety: 'What was said to be clear was not. Nobody should go there by that word.',
  });
  return {
    v: 1,
    title: validation.title,
    metrics: METRICS_VERSION,
    searched: {
      fully: work('fully'),
      partly: work('partly'),
      no: work('no'),
      withoutPlace: validation.records.length - placed.length,
    },
    precision: shareOf(hits.length, fully.length),
    recall: shareOf(devices.filter(({ at }) => inAny(at)).length, devices.length),
    devicesWithoutPlace: validation.found.length - devices.length,
    quantities: quantitiesOf(validation, new Set(fully.map(({ record }) => record.id))),
    fits,
    accidents: {
      outside: shareOf(outside.length, accidents.length),
      withoutPlace: (validation.accidents ?? []).length - accidents.length,
    },
    uncovered,
    findings: [
      ...late(validation),
      ...alike(fits),
      ...accidents.flatMap(({ id, at }) => {
        const where = inClear(at);
        return where === undefined ? [] : [blast('accident-in-stated-clear', id, where)];
      }),
      ...devices.flatMap(({ id, at }) => {
        const where = inClear(at);
        return where === undefined ? [] : [blast('found-in-stated-clear', id, where)];
      }),
      ...outside.map(({ id }): ValidationFinding => ({
        code: 'accident-outside',
        severity: 'warning',
        subject: id,
        facts: {},
        says: 'It happened outside of every recorded field.',
        safety: 'There are devices where no record shows any.',
      })),
      ...uncovered.map(({ expected, area_m2: size }): ValidationFinding => ({
        code: 'expected-without-record',
        severity: 'warning',
        subject: expected,
        facts: { area: size },
        says: `${size} m² of it are in no record.`,
        safety: 'Fields must be expected there. No record is no evidence that there are none.',
      })),
    ],
  };
}
