import {
  makeAccident,
  makeArea,
  recordDevice,
  recordVictim,
  recordWork,
  UNSAID_ACCIDENT,
  UNSAID_DEVICE,
  type AccidentFacts,
  type AreaFacts,
  type DeviceFacts,
  type VictimFacts,
  type WorkFacts,
} from '#clearance';
import { minedArchive, type Who } from './mined.ts';

/** A square in degrees, from its south-western corner, as polygons. */
export const squareAt = (west: number, south: number, east: number, north: number): AreaFacts['extent'] => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];
/** A victim of whom nothing is known. */
export const NOBODY: VictimFacts = {
  actorId: null,
  sex: 'unknown',
  age: null,
  ageBand: 'unknown',
  outcome: 'killed',
  role: 'unknown',
  roleRule: null,
  activity: null,
  tampered: 'unknown',
  consent: 'not-asked',
  note: null,
};

/** The archive of `minedArchive`, with what records accidents, areas, works and devices. All of it is invented. */
export async function groundArchive() {
  const parts = await minedArchive();
  const { archive, by, caseId, sealed } = parts;
  const { db } = archive;
  const home = (who: Who) => ({ caseId, ...(who === by ? { compartmentId: sealed } : {}) });
  const accident = (facts: Partial<AccidentFacts> = {}, who: Who = by) =>
    db.tx(who, (tx) =>
      makeAccident(tx, who, {
        ...home(who),
        facts: { ...UNSAID_ACCIDENT, title: 'At the ford (fictional)', ...facts },
      }),
    );
  const victim = (accidentId: string, facts: Partial<VictimFacts> = {}) =>
    db.tx(by, (tx) => recordVictim(tx, by, accidentId, { ...NOBODY, ...facts }));
  const area = (facts: Partial<AreaFacts> = {}, who: Who = by) =>
    db.tx(who, (tx) =>
      makeArea(tx, who, {
        ...home(who),
        facts: {
          title: 'Meadow at the ford (fictional)',
          placeId: null,
          extent: squareAt(46.92, 39.99, 46.93, 40),
          isMeasured: false,
          record: null,
          searched: 'no',
          searchedReasons: null,
          note: null,
          ...facts,
        },
      }),
    );
  const work = (areaId: string, facts: Partial<WorkFacts> = {}) =>
    db.tx(by, (tx) =>
      recordWork(tx, by, areaId, {
        name: 'Part 1',
        kind: 'clearance',
        released: 'cleared',
        extent: squareAt(46.92, 39.99, 46.925, 40),
        criteria: 'searched to 13 cm with detectors',
        organisation: 'An organisation (fictional)',
        started: null,
        ended: null,
        method: null,
        depthCm: null,
        serial: null,
        ...facts,
      }),
    );
  const device = (facts: Partial<DeviceFacts> = {}) =>
    db.tx(by, (tx) => recordDevice(tx, by, { ...home(by), facts: { ...UNSAID_DEVICE, ...facts } }));
  return { ...parts, accident, victim, area, work, device };
}
