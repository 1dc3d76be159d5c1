import type { Facts, TraverseResult } from './model.ts';
import type { HazardRecord } from './record.ts';

/** One check of a sheet against itself. `not-asked`: the sheet does not say what it takes. */
export interface ConsistencyCheck {
  readonly code: string;
  readonly result: 'fits' | 'does-not-fit' | 'not-asked';
  readonly says: string;
  /** The numbers and words that `says` holds, for other languages. */
  readonly facts: Facts;
}

type Part = NonNullable<HazardRecord['illegible']>[number];

/** What a stated length may differ by from what is reckoned, as a share. */
const TOLERANCE = 0.2;
const isSet = <T>(value: T | undefined): value is T => value !== undefined;

/** Of a sheet of which one of these parts cannot be read, or not all of it, nobody can say that what was read does not make the total. */
const isRead = ({ illegible = [], partlyRead = [] }: HazardRecord, parts: readonly Part[]): boolean =>
  ![...illegible, ...partlyRead].some((one) => parts.includes(one));

function countsFit(record: HazardRecord): ConsistencyCheck[] {
  const { devices = [], totalDevices, rows = [] } = record;
  const counts = devices.map(({ count }) => count).filter(isSet);
  const sum = counts.reduce((all, count) => all + count, 0);
  const inRows = rows.map(({ count }) => count).filter(isSet);
  const rowSum = inRows.reduce((all, count) => all + count, 0);
  const check = (code: string, isAsked: boolean, own: number, what: string): ConsistencyCheck => ({
    code,
    result: !isAsked ? 'not-asked' : own === totalDevices ? 'fits' : 'does-not-fit',
    says: !isAsked
      ? `the sheet has no total, or not the number of each of its ${what}, or one of them cannot be read`
      : own === totalDevices
        ? `the ${what} make ${own}, as the total says`
        : `the ${what} make ${own}, the total says ${totalDevices}: ${Math.abs(own - (totalDevices ?? 0))} are not accounted for`,
    facts: isAsked ? { own, total: totalDevices ?? 0 } : {},
  });
  const isWhole = (found: number, of: number) => totalDevices !== undefined && of > 0 && found === of;
  return [
    check(
      'types-make-total',
      isRead(record, ['types', 'numbers']) && isWhole(counts.length, devices.length),
      sum,
      'types',
    ),
    check(
      'rows-make-total',
      isRead(record, ['rows', 'numbers']) && isWhole(inRows.length, rows.length),
      rowSum,
      'rows',
    ),
  ];
}

function layoutFits({ dimensions, totalDevices }: HazardRecord): ConsistencyCheck {
  const { frontM, rows, stepM } = dimensions ?? {};
  const code = 'layout-makes-total';
  if (!isSet(frontM) || !isSet(rows) || !isSet(stepM) || stepM === 0 || !isSet(totalDevices))
    return {
      code,
      result: 'not-asked',
      says: 'the sheet does not say front, rows, step and total',
      facts: {},
    };
  const expected = rows * (Math.floor(frontM / stepM) + 1);
  const isNear = Math.abs(expected - totalDevices) <= TOLERANCE * expected;
  return {
    code,
    result: isNear ? 'fits' : 'does-not-fit',
    says: `${rows} rows of ${frontM} m with a mine each ${stepM} m make about ${expected}; the total says ${totalDevices}`,
    facts: { expected, total: totalDevices },
  };
}

function datesFit({ laid, compiledOn, handedOverOn }: HazardRecord): ConsistencyCheck {
  const stated = (
    [
      ['begun', laid?.from],
      ['finished', laid?.to],
      ['compiled', compiledOn],
      ['handed over', handedOverOn],
    ] as const
  ).flatMap(([what, at]) => (at === undefined ? [] : [{ what, at }]));
  const code = 'dates-in-order';
  if (stated.length < 2)
    return { code, result: 'not-asked', says: 'the sheet has fewer than two dates', facts: {} };
  for (const [at, one] of stated.entries()) {
    const later = stated[at + 1];
    if (!later) break;
    // As far as both say it: a year is not before a day in it.
    const length = Math.min(one.at.length, later.at.length);
    if (one.at.slice(0, length) > later.at.slice(0, length))
      return {
        code,
        result: 'does-not-fit',
        says: `it was ${later.what} (${later.at}) before it was ${one.what} (${one.at})`,
        facts: { earlier: one.at, later: later.at },
      };
  }
  return { code, result: 'fits', says: stated.map(({ what, at }) => `${what} ${at}`).join(', '), facts: {} };
}

function sizeFits({ dimensions, traverse }: HazardRecord, reckoned: TraverseResult | null): ConsistencyCheck {
  const { frontM, depthM } = dimensions ?? {};
  const code = 'outline-has-stated-size';
  const area = reckoned?.area_m2 ?? null;
  if (!isSet(frontM) || !isSet(depthM) || area === null || !traverse || frontM * depthM === 0)
    return {
      code,
      result: 'not-asked',
      says: 'the sheet does not give an outline as well as front and depth',
      facts: {},
    };
  const stated = frontM * depthM;
  return {
    code,
    result: Math.abs(area - stated) <= TOLERANCE * stated ? 'fits' : 'does-not-fit',
    says: `front and depth make ${Math.round(stated)} m², the outline has ${Math.round(area)}`,
    facts: { stated: Math.round(stated), area: Math.round(area) },
  };
}

function traverseFits(reckoned: TraverseResult | null): ConsistencyCheck[] {
  if (!reckoned)
    return [
      {
        code: 'outline-closes',
        result: 'not-asked',
        says: 'the sheet has no bearings and distances',
        facts: {},
      },
    ];
  const errors = reckoned.findings.filter(({ severity }) => severity === 'error');
  const open = errors.filter(({ code }) => code === 'does-not-close');
  const others = errors.filter(({ code }) => code !== 'does-not-close');
  const facts = { closure: reckoned.closure_m ?? 0 };
  const closing: ConsistencyCheck =
    reckoned.closure_m === null
      ? {
          code: 'outline-closes',
          result: 'not-asked',
          says: 'no leg leads back to a point that is known',
          facts: {},
        }
      : open.length > 0
        ? {
            code: 'outline-closes',
            result: 'does-not-fit',
            says: open.map(({ says }) => says).join(' '),
            facts,
          }
        : { code: 'outline-closes', result: 'fits', says: `it closes to ${reckoned.closure_m} m`, facts };
  return [
    closing,
    {
      code: 'positions-plausible',
      result: others.length === 0 ? 'fits' : 'does-not-fit',
      says:
        others.length === 0
          ? 'no position and no bearing is out of place'
          : others.map(({ subject, says }) => `${subject}: ${says}`).join(' '),
      facts: { errors: others.length },
    },
  ];
}

/** Whether a sheet agrees with itself: its numbers, its dates, its outline. `reckoned`: what its traverse gave; null without one. */
export function consistencyOf(record: HazardRecord, reckoned: TraverseResult | null): ConsistencyCheck[] {
  return [
    ...countsFit(record),
    layoutFits(record),
    datesFit(record),
    sizeFits(record, reckoned),
    ...traverseFits(reckoned),
  ];
}
