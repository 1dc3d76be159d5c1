import type { sheetParts, HazardRecord } from './record.ts';

/** How far a requirement of the checklist is met by a sheet. */
export type Met = 'present' | 'partial' | 'absent' | 'illegible' | 'not-applicable';

/** One requirement, how far it is met, and what it was seen by. */
export interface Requirement {
  /** Of the checklist, from 1 to 14. */
  readonly number: number;
  /** Where it stands in CCW Amended Protocol II, Technical Annex 1. */
  readonly provision: string;
  readonly part: (typeof sheetParts)[number];
  readonly met: Met;
  readonly why: string;
}

type Found = readonly [Met, string];
const share = (have: number, all: number, what: string): Found =>
  all === 0 || have === 0
    ? ['absent', `no ${what}`]
    : have === all
      ? ['present', `${what} for each of ${all}`]
      : ['partial', `${what} for ${have} of ${all}`];
const both = (one: boolean, other: boolean, words: readonly [string, string]): Found => {
  if (one && other) return ['present', `${words[0]} and ${words[1]}`];
  if (!one && !other) return ['absent', `neither ${words[0]} nor ${words[1]}`];
  return ['partial', `${one ? words[0] : words[1]}, no ${one ? words[1] : words[0]}`];
};

function referencePoints({ traverse }: HazardRecord): Found {
  const points = traverse?.referencePoints ?? [];
  const described = points.filter(({ description }) => description !== undefined).length;
  if (points.length === 0) return ['absent', 'no reference point'];
  if (points.length === 1) return ['partial', 'one reference point, where two are asked for'];
  return described === points.length
    ? ['present', `${points.length} reference points with positions and descriptions`]
    : ['partial', `${points.length} reference points, ${described} described`];
}

function dimensions({ dimensions: size, traverse }: HazardRecord): Found {
  const isTied = (traverse?.legs.length ?? 0) > 0;
  return both(size?.frontM !== undefined && size.depthM !== undefined, isTied, [
    'front and depth',
    'bearings and distances from the reference points',
  ]);
}

function sketch({ sketch: drawn, map }: HazardRecord): Found {
  if (!drawn?.isAttached)
    return map?.sheet === undefined
      ? ['absent', 'no sketch and no map sheet']
      : ['partial', 'a map sheet, no sketch'];
  const missing = [
    ...(drawn.hasScale ? [] : ['scale']),
    ...(drawn.hasNorth ? [] : ['north']),
    ...(map?.sheet === undefined ? ['map sheet'] : []),
  ];
  return missing.length === 0
    ? ['present', 'a sketch with scale and north, and the map sheet']
    : ['partial', `a sketch without ${missing.join(', ')}`];
}

function perimeter({ traverse }: HazardRecord): Found {
  const corners = traverse?.ring?.length ?? 0;
  if (corners >= 3) return ['present', `an outline of ${corners} corners`];
  return (traverse?.legs.length ?? 0) > 0 ? ['partial', 'points, no outline'] : ['absent', 'no outline'];
}

function numbers({ devices = [], totalDevices }: HazardRecord): Found {
  const counted = devices.filter(({ count }) => count !== undefined).length;
  return both(totalDevices !== undefined, devices.length > 0 && counted === devices.length, [
    'a total',
    'a number of each type',
  ]);
}

function fuzes({ devices = [] }: HazardRecord): Found {
  const [fuzed, lasting] = [
    devices.filter(({ fuze }) => fuze !== undefined),
    devices.filter(({ lifetime }) => lifetime !== undefined),
  ];
  const all = devices.length;
  if (all > 0 && fuzed.length === all && lasting.length === all)
    return ['present', 'fuze and lifetime of each type'];
  if (fuzed.length + lasting.length === 0) return ['absent', 'no fuze and no lifetime'];
  return ['partial', `fuze of ${fuzed.length}, lifetime of ${lasting.length} of ${all} types`];
}

function laid({ laid: when }: HazardRecord): Found {
  const said = when?.to ?? when?.from;
  if (said === undefined) return ['absent', 'no date'];
  if (said.includes('T')) return ['present', 'date and time'];
  return ['partial', said.length === 10 ? 'a date, no time' : 'part of a date'];
}

function places({ rows = [] }: HazardRecord): Found {
  if (rows.length === 0) return ['absent', 'no rows and no single mines'];
  return share(
    rows.filter(({ from, to }) => from !== undefined && to !== undefined).length,
    rows.length,
    'beginning and end',
  );
}

function boobyTraps({ boobyTraps: traps }: HazardRecord): Found {
  if (traps === undefined) return ['absent', 'nothing is said of booby-traps'];
  if (traps.length === 0) return ['not-applicable', 'there are none, says the sheet'];
  const whole = traps.filter(({ position, mechanism }) => position !== undefined && mechanism !== undefined);
  return whole.length === 0
    ? ['partial', `${traps.length} are named, none with place and mechanism`]
    : share(whole.length, traps.length, 'place and mechanism');
}

function remote({ method, traverse, totalDevices, laid: when, devices = [] }: HazardRecord): Found {
  if (method?.by === undefined || method.by === 'unknown')
    return ['absent', 'nothing says whether it was laid from afar'];
  if (method.by !== 'remote') return ['not-applicable', 'not laid from afar'];
  const parts = [
    (traverse?.referencePoints.length ?? 0) > 2,
    totalDevices !== undefined,
    (when?.to ?? when?.from ?? '').includes('T'),
    devices.length > 0 && devices.every(({ lifetime }) => lifetime !== undefined),
  ];
  return share(parts.filter(Boolean).length, parts.length, 'what is asked of fields laid from afar');
}

const requirements: readonly (readonly [
  string,
  (typeof sheetParts)[number],
  (record: HazardRecord) => Found,
])[] = [
  ['1(a)(i)', 'referencePoints', referencePoints],
  ['1(a)(i)', 'dimensions', dimensions],
  ['1(a)(ii)', 'sketch', sketch],
  ['1(a)(ii)', 'perimeter', perimeter],
  [
    '1(a)(iii)',
    'types',
    ({ devices = [] }) =>
      share(devices.filter(({ model }) => model !== undefined).length, devices.length, 'model'),
  ],
  ['1(a)(iii)', 'numbers', numbers],
  [
    '1(a)(iii)',
    'method',
    ({ method }) =>
      both(method?.place !== undefined, method?.by !== undefined && method.by !== 'unknown', [
        'how they lie',
        'with what they were laid',
      ]),
  ],
  ['1(a)(iii)', 'fuzes', fuzes],
  ['1(a)(iii)', 'laid', laid],
  [
    '1(a)(iii)',
    'antiHandling',
    ({ devices = [] }) =>
      share(
        devices.filter(({ antiHandling }) => antiHandling !== undefined).length,
        devices.length,
        'word of anti-handling devices',
      ),
  ],
  ['1(a)(iii)', 'rows', places],
  ['1(a)(iii)', 'boobyTraps', boobyTraps],
  ['1(b)', 'remote', remote],
  [
    '1(c)',
    'copies',
    ({ copyHeldAt }) =>
      copyHeldAt === undefined ? ['absent', 'nothing says where copies are held'] : ['present', copyHeldAt],
  ],
];

/** How a part was marked; half of the requirement of the dimensions are the legs. What cannot be read at all goes before what can in part. */
function markOf(record: HazardRecord, part: Requirement['part']): 'illegible' | 'partly' | null {
  const parts = part === 'dimensions' ? (['dimensions', 'legs'] as const) : ([part] as const);
  if (parts.some((one) => record.illegible?.includes(one))) return 'illegible';
  return parts.some((one) => record.partlyRead?.includes(one)) ? 'partly' : null;
}

function asMarked([met, why]: Found, mark: ReturnType<typeof markOf>): Found {
  if (mark === null || met === 'not-applicable') return [met, why];
  if (mark === 'partly' && met !== 'absent') return ['partial', `${why}; the rest cannot be read`];
  if (met === 'present') return [met, why];
  return ['illegible', `on the sheet, and cannot be read (${why})`];
}

/**
 * The fourteen requirements of CCW Amended Protocol II, Technical Annex 1, and how far a sheet meets each: a yardstick of quality. Whether a
 * party was bound by it on the day of laying is for a lawyer. What was marked as unreadable is illegible and never absent; what was read in
 * part is met in part at most.
 */
export function completenessOf(record: HazardRecord): Requirement[] {
  return requirements.map(([provision, part, look], at) => {
    const [met, why] = asMarked(look(record), markOf(record, part));
    return { number: at + 1, provision, part, met, why };
  });
}
