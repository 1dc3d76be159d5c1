import type { MultiPolygon } from 'geojson';
import { AppError } from '#kernel';
import { datumSets, USUAL_DATUM_SET } from './datums.ts';
import { spreadOf, type PlaneShape } from './envelope.ts';
import { closuresOf, errorsOf, loopsOf, type Errors, type Loop } from './errors-of.ts';
import { findingsOf } from './findings.ts';
import { isSk42, northingFirst, type Local } from './frame.ts';
import { layOut, type LaidOut } from './lay-out.ts';
import type { Closure, Facts, Reading, Traverse, TraverseResult, WhatIf } from './model.ts';
import { signedArea } from './ring.ts';

const USUAL_DRAWS = 2000;
/** Which reckoning this is: it changes when the same record would give other numbers, so that what is kept says what it was reckoned by. */
export const reckoning = 'hazard-3';
const DEGREES_KEPT = 9;
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
const longest = (closures: readonly Closure[]): number | null =>
  closures.length === 0 ? null : Math.max(...closures.map(({ length_m: length }) => length));

function degreesOf({ frame }: LaidOut, at: Local): { lon: number; lat: number } {
  const { lon, lat } = frame.toWgs84(at);
  return { lon: rounded(lon, DEGREES_KEPT), lat: rounded(lat, DEGREES_KEPT) };
}

function asGeoJson(laid: LaidOut, shape: PlaneShape): MultiPolygon {
  const coordinates = shape.map((polygon) =>
    polygon.map((ring) =>
      ring.map((at) => {
        const { lon, lat } = degreesOf(laid, at);
        return [lon, lat];
      }),
    ),
  );
  return { type: 'MultiPolygon', coordinates };
}

/** Shares what a loop misses by out along its legs, in proportion to their length (compass rule, Bowditch 1808). */
function adjust(laid: LaidOut, closure: Closure, { legs }: Loop): Map<string, Local> {
  const whole = legs.reduce((sum, { metres }) => sum + metres, 0);
  const points = new Map(laid.points);
  let walked = 0;
  for (const { to, metres } of legs.slice(0, -1)) {
    walked += metres;
    const [east, north] = laid.points.get(to) ?? [0, 0];
    const share = whole === 0 ? 0 : walked / whole;
    points.set(to, [east - closure.east_m * share, north - closure.north_m * share]);
  }
  return points;
}

type OtherReading = Pick<WhatIf, 'code' | 'change' | 'facts'>;

/** The same record under other readings that were made of such sheets, each with what would have to be written for it. */
function otherReadings(traverse: Traverse): [OtherReading, Traverse][] {
  const { crs, bearings } = traverse;
  const found: [OtherReading, Traverse][] = [];
  const withCrs = (code: string, change: string, other: Partial<Traverse['crs']>, facts: Facts = {}) =>
    found.push([
      { code, change, facts },
      { ...traverse, crs: { ...crs, ...other } },
    ]);
  const withBearings = (code: string, change: string, other: Partial<Traverse['bearings']>, facts: Facts) =>
    found.push([
      { code, change, facts },
      { ...traverse, bearings: { ...bearings, ...other } },
    ]);
  if (crs.system === 'utm' || crs.system === 'sk42-gauss-kruger')
    withCrs('axes-swapped', 'axes swapped', {
      axes: northingFirst(crs) ? 'easting-northing' : 'northing-easting',
    });
  if (isSk42(crs)) {
    for (const datumSet of Object.keys(datumSets))
      if (datumSet !== (crs.datumSet ?? USUAL_DATUM_SET))
        withCrs('datum-shift', `datum shift ${datumSet}`, { datumSet }, { operation: datumSet });
    if (crs.system === 'sk42')
      withCrs('no-datum-shift', 'taken for WGS 84, no datum shift', { system: 'wgs84' });
  }
  for (const unit of ['mil-6000', 'mil-6400'] as const)
    if (bearings.unit.startsWith('mil') && bearings.unit !== unit)
      withBearings('bearings-in', `bearings in ${unit}`, { unit }, { unit });
  for (const north of ['true', 'grid', 'magnetic'] as const)
    if (north !== bearings.north && (north !== 'magnetic' || bearings.declination))
      withBearings('bearings-from', `bearings from ${north} north`, { north }, { north });
  return found;
}

function whatIf(traverse: Traverse, laid: LaidOut, errors: Errors): WhatIf[] {
  return otherReadings(traverse).flatMap(([reading, other]) => {
    let read: LaidOut;
    try {
      read = layOut(other);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // It cannot be read that way, so nobody did.
      return [];
    }
    const moved = [...laid.points].flatMap(([id, at]) => {
      const there = read.points.get(id);
      if (!there) return [];
      const { lat, lon } = read.frame.toWgs84(there);
      if (!Number.isFinite(lat) || !Number.isFinite(lon)) return [];
      const [east, north] = laid.frame.fromWgs84({ lat, lon });
      return [Math.hypot(east - at[0], north - at[1])];
    });
    const mean = moved.reduce((sum, length) => sum + length, 0) / Math.max(1, moved.length);
    if (!Number.isFinite(mean)) return [];
    const closure = longest(closuresOf(read, loopsOf(read), errors));
    return [
      { ...reading, shift_m: rounded(mean, 3), closure_m: closure === null ? null : rounded(closure, 3) },
    ];
  });
}

type Assumption = Reading & { readonly says: string };

function assumptionsOf({ crs, bearings, distances }: Traverse, errors: Errors): Assumption[] {
  const degrees = (radians: number): number => rounded((radians * 180) / Math.PI, 3);
  const operation = isSk42(crs) ? (crs.datumSet ?? USUAL_DATUM_SET) : '';
  const share = rounded(errors.share * 100, 2);
  const [bearing, declination] = [degrees(errors.bearing), degrees(errors.declination)];
  return [
    {
      code: operation === '' ? 'positions' : 'positions-shifted',
      facts: { system: crs.system, zone: crs.zone ?? '', operation },
      says: `positions read as ${crs.system}${crs.zone === undefined ? '' : `, zone ${crs.zone}`}${operation === '' ? '' : `, datum shift ${operation} (EPSG)`}`,
    },
    {
      code: 'bearings',
      facts: { unit: bearings.unit, north: bearings.north, degrees: bearing },
      says: `bearings in ${bearings.unit} from ${bearings.north} north, each to within ${bearing}°`,
    },
    ...(errors.declination > 0
      ? [
          {
            code: 'declination',
            facts: { degrees: declination },
            says: `declination to within ${declination}°`,
          },
        ]
      : []),
    {
      code: 'distances',
      facts: { unit: distances.unit, share },
      says: `distances in ${distances.unit}s, each to within ${share} %`,
    },
    ...(errors.datum > 0
      ? [{ code: 'datum', facts: { metres: errors.datum }, says: `datum shift to within ${errors.datum} m` }]
      : []),
  ];
}

/**
 * Reckons where the points of a record lie, how far off they may be, and what is strange about it (docs/formats/traverse.md). The same
 * file gives the same result. Errors TRAVERSE_POSITION, TRAVERSE_BEARING.
 */
export function reckonTraverse(traverse: Traverse): TraverseResult {
  const laid = layOut(traverse);
  const errors = errorsOf(traverse);
  const loops = loopsOf(laid);
  const closures = closuresOf(laid, loops, errors);
  const ring = (traverse.ring ?? []).filter((id) => laid.points.has(id));
  const spread = spreadOf(laid, errors, ring, {
    draws: traverse.draws ?? USUAL_DRAWS,
    seed: traverse.seed ?? 1,
  });
  const [closure, loop] = [closures[0], loops[0]];
  const adjusted = closure && loop && loop.references.length === 1 ? adjust(laid, closure, loop) : null;
  const { p50Shape, p95Shape } = spread;
  const furthest = longest(closures);
  const assumptions = assumptionsOf(traverse, errors);
  const corners = ring.flatMap((id) => [laid.points.get(id) ?? [0, 0]] as Local[]);
  return {
    v: 1,
    title: traverse.title,
    points: [...laid.points].map(([id, at]) => ({
      id,
      ...degreesOf(laid, at),
      p95_m: rounded(spread.p95.get(id) ?? 0, 2),
      is: laid.references.has(id) ? 'stated' : 'reckoned',
    })),
    closure_m: furthest === null ? null : rounded(furthest, 3),
    closures: closures.map(({ at, east_m, north_m, length_m, sigma_m }) => ({
      at,
      east_m: rounded(east_m, 3),
      north_m: rounded(north_m, 3),
      length_m: rounded(length_m, 3),
      sigma_m: rounded(sigma_m, 3),
    })),
    adjusted: adjusted && [...adjusted].map(([id, at]) => ({ id, ...degreesOf(laid, at) })),
    area_m2: corners.length < 3 ? null : rounded(Math.abs(signedArea(corners)), 1),
    envelope: p50Shape && p95Shape && { p50: asGeoJson(laid, p50Shape), p95: asGeoJson(laid, p95Shape) },
    assumptions: assumptions.map(({ says }) => says),
    readAs: assumptions.map(({ code, facts }) => ({ code, facts })),
    whatIf: whatIf(traverse, laid, errors),
    findings: findingsOf(traverse, laid, closures, errors),
  };
}
