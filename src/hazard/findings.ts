import type { Errors } from './errors-of.ts';
import { isSk42, type Local } from './frame.ts';
import { USUAL_PACE_M, type LaidOut } from './lay-out.ts';
import type { Closure, Facts, Traverse, TraverseFinding } from './model.ts';
import { firstCrossing, signedArea } from './ring.ts';
import { metresAtSea } from './sea/at-sea.ts';

/** A leg that is longer is hardly walked with tape and compass, in metres. */
const LONG_LEG_M = 5000;
const metres = (length: number): string => `${length.toFixed(length < 10 ? 1 : 0)} m`;

type Add = (
  code: string,
  severity: TraverseFinding['severity'],
  subject: string,
  says: string,
  safety: string,
  facts?: Facts,
) => void;

function aboutPositions({ crs, referencePoints }: Traverse, laid: LaidOut, add: Add): void {
  if (referencePoints.length === 1)
    add(
      'one-reference-point',
      'warning',
      referencePoints[0]?.id ?? '',
      'The record is tied to one reference point; CCW Amended Protocol II, Technical Annex 1(a)(i) asks for two.',
      'A mistake in that point moves the whole field, and nothing in the record would show it.',
    );
  if (isSk42(crs) && crs.datumSet === undefined)
    add(
      'datum-set-not-stated',
      'info',
      crs.system,
      'Which shift leads from Pulkovo 1942 to WGS 84 is not stated; operation 15865 of the EPSG registry was used.',
      'Other shifts move all points by 2 to 14 m; see what-if.',
    );
  for (const [id, { truncated, isSwapped, isOutsideZone }] of laid.references) {
    if (truncated === 'completed')
      add(
        'position-completed',
        'info',
        id,
        'The coordinates were cut to their last five digits, and completed by the place nearby.',
        'If that place is more than 50 km off, the field is 100 km from where it is drawn.',
      );
    if (truncated === 'unknown')
      add(
        'position-truncated',
        'error',
        id,
        'The coordinates have five digits or fewer: they were cut, and no place nearby says which hundred kilometres are meant.',
        'The points cannot be where they are drawn. State a place nearby (crs.near).',
      );
    if (isSwapped)
      add(
        'axes-swapped',
        'error',
        id,
        'The number read as northing begins with the number of the zone, and the one read as easting does not: X and Y are swapped.',
        'On Soviet maps X is the northing. The points are thousands of kilometres off as they stand; see what-if.',
      );
    if (isOutsideZone)
      add(
        'outside-zone',
        'error',
        id,
        `The position is not in zone ${crs.zone} or beside it.`,
        'The zone, the axes or the system is wrong: do not use these points.',
        { zone: crs.zone ?? '' },
      );
  }
}

/** The points that lie at sea, by the coarse coast of a map of the world. */
function aboutSea({ crs }: Traverse, laid: LaidOut, add: Add): void {
  for (const [id, { isOutsideZone, isSwapped, truncated }] of laid.references) {
    const at = laid.points.get(id);
    // What cannot be right as it stands is said already.
    if (!at || isOutsideZone || isSwapped || truncated === 'unknown') continue;
    const { lon, lat } = laid.frame.toWgs84(at);
    const off = metresAtSea(lon, lat);
    if (off !== null)
      add(
        'at-sea',
        'error',
        id,
        `The position lies at sea, some ${Math.round(off / 1000)} km off the coast of Natural Earth 1:50 million.`,
        'A digit, the axes, the zone or the system is wrong, or the field lies in the water: do not use these points before somebody has looked.',
        { km: Math.round(off / 1000), system: crs.system },
      );
  }
}

function aboutLegs({ bearings, distances, legs }: Traverse, laid: LaidOut, add: Add): void {
  for (const [at, { from, to, distance }] of legs.entries()) {
    const leg = `${from} → ${to}`;
    const read = laid.bearings[at];
    if (read?.isOutside)
      add(
        'bearing-outside-circle',
        'error',
        leg,
        `The bearing is more than a full circle of ${bearings.unit}, or less than nothing.`,
        'The unit is wrong for the whole sheet, or the number was misread: see what-if.',
        { unit: bearings.unit },
      );
    if (read?.isInPairs && bearings.unit === 'mil-6400')
      add(
        'bearing-in-pairs',
        'warning',
        leg,
        'The bearing is written in two pairs of digits, as the Soviet угломер of 60-00 is, and read as one of 6400.',
        'Over 500 m at 10-00 the two differ by 33 m.',
      );
    if (distance === 0)
      add(
        'leg-without-length',
        'warning',
        leg,
        'The leg has no length.',
        'Two points fall on one another: one of them was not measured.',
      );
    if (distance > LONG_LEG_M)
      add(
        'leg-long',
        'warning',
        leg,
        `The leg is longer than ${LONG_LEG_M} m.`,
        'Look whether the number or its unit was misread.',
        { most: LONG_LEG_M },
      );
  }
  for (const at of laid.loose) {
    const { from, to } = legs[at] ?? { from: '', to: '' };
    add(
      'leg-loose',
      'error',
      `${from} → ${to}`,
      'The leg hangs together with no reference point.',
      'Its points are not on the map. They are somewhere.',
    );
  }
  if (bearings.north === 'magnetic' && !bearings.declination)
    add(
      'declination-not-stated',
      'error',
      'bearings',
      'Bearings are magnetic, and no declination is stated: none was added, and 7° are taken for its error.',
      'The whole field may be turned about its reference point. Find the declination of the day of laying.',
    );
  if (distances.unit === 'pace')
    add(
      'distances-in-paces',
      'warning',
      'distances',
      distances.paceMetres === undefined
        ? `Distances are in paces of a length that nobody states; ${USUAL_PACE_M} m were taken.`
        : 'Distances are in paces.',
      'Expect errors of 3 to 5 % of each distance at least.',
      { pace: distances.paceMetres ?? USUAL_PACE_M },
    );
}

function aboutRing(ring: readonly string[], laid: LaidOut, add: Add): void {
  if (ring.length === 0) return;
  const unknown = ring.filter((id) => !laid.points.has(id));
  if (unknown.length > 0)
    add(
      'corner-unknown',
      'error',
      unknown.join(', '),
      'These corners of the field are on the sheet and could not be reached.',
      'The outline is drawn without them: the field reaches further.',
    );
  const corners = ring.flatMap((id): Local[] =>
    [laid.points.get(id) ?? []].filter((one): one is Local => one.length === 2),
  );
  if (corners.length < 3) {
    add(
      'ring-too-few',
      'error',
      'ring',
      'A field needs three corners that are known.',
      'No outline can be drawn: treat the whole neighbourhood of the points as the field.',
    );
    return;
  }
  const crossing = firstCrossing(corners);
  if (crossing)
    add(
      'ring-crosses-itself',
      'error',
      crossing.map((at) => `${ring[at]} → ${ring[(at + 1) % ring.length]}`).join(', '),
      'Two sides of the field cross.',
      'A corner was misread or the order of the corners is wrong: part of the field lies where nothing is drawn.',
    );
  if (signedArea(corners) < 0)
    add(
      'ring-clockwise',
      'info',
      'ring',
      'The corners go round with the clock.',
      'Nothing follows for where the field lies.',
    );
}

/** Everything about a traverse that somebody should know before relying on it. */
export function findingsOf(
  traverse: Traverse,
  laid: LaidOut,
  closures: readonly Closure[],
  errors: Errors,
): TraverseFinding[] {
  const found: TraverseFinding[] = [];
  const add: Add = (code, severity, subject, says, safety, facts = {}) =>
    found.push({ code, severity, subject, says, safety, facts });
  aboutPositions(traverse, laid, add);
  aboutSea(traverse, laid, add);
  aboutLegs(traverse, laid, add);
  for (const { at, length_m: length, sigma_m: sigma } of closures)
    if (length > 3 * sigma)
      add(
        'does-not-close',
        'error',
        at,
        `The legs miss ${at} by ${metres(length)}; three standard deviations of the errors are ${metres(3 * sigma)}.`,
        'A number of the record is wrong, and nothing says which: the outline cannot be relied on.',
        { length: metres(length), limit: metres(3 * sigma) },
      );
  aboutRing(traverse.ring ?? [], laid, add);
  if (errors.declination > 0 && traverse.bearings.declination)
    add(
      'declination-stated',
      'info',
      'bearings',
      `A declination of ${traverse.bearings.declination.degrees}° was added; it says: ${traverse.bearings.declination.source}`,
      'Six degrees more or less move a point at 800 m by 84 m.',
      { degrees: traverse.bearings.declination.degrees, source: traverse.bearings.declination.source },
    );
  return found;
}
