import type { Identity, Tx } from '#db';
import type { HazardRecord } from '#hazard';
import { addHandoverClaim, decideOnRecord, enterRecord, makeHandover } from '#mines';

type By = Identity & { readonly personId: string };

const WHY = 'INVENTED for the sample: no such handover, no such sheets, no such fields';

/** In the open sea: nobody is to take an invented field for a place to go by. */
const traverse = (title: string, last: number): NonNullable<HazardRecord['traverse']> => ({
  v: 1,
  title,
  crs: { system: 'wgs84' },
  bearings: { unit: 'degree', north: 'true' },
  distances: { unit: 'metre' },
  referencePoints: [
    { id: 'R1', position: '41°00′00″N 50°30′00″E', description: 'invented buoy' },
    { id: 'R2', position: '41°00′00″N 50°30′12″E', description: 'invented buoy' },
  ],
  legs: [
    { from: 'R1', to: 'A', bearing: 90, distance: 120 },
    { from: 'A', to: 'B', bearing: 90, distance: 300 },
    { from: 'B', to: 'C', bearing: 0, distance: 100 },
    { from: 'C', to: 'D', bearing: 270, distance: 300 },
    { from: 'D', to: 'A', bearing: 180, distance: last },
  ],
  ring: ['A', 'B', 'C', 'D'],
});

const records: readonly HazardRecord[] = [
  {
    v: 1,
    title: 'Invented field 1 (for the sample, in the open sea)',
    form: 'soviet',
    number: '1',
    laid: { to: '1993-05-04T18:30' },
    method: { by: 'hand', place: 'in the soil' },
    dimensions: { frontM: 300, depthM: 100, rows: 2, stepM: 10 },
    devices: [
      { category: 'anti-personnel', model: 'M-1 (invented)', count: 40, antiHandling: 0 },
      { category: 'anti-vehicle', model: 'M-2 (invented)', count: 22 },
    ],
    totalDevices: 62,
    boobyTraps: [],
    traverse: traverse('Invented field 1', 100),
  },
  {
    v: 1,
    title: 'Invented field 2 (for the sample, in the open sea)',
    form: 'nato',
    number: '2',
    laid: { to: '1993' },
    devices: [{ category: 'unknown', count: 20 }],
    totalDevices: 30,
    illegible: ['fuzes', 'types'],
    traverse: traverse('Invented field 2', 160),
  },
];

/** An invented handover with two claims that differ and two invented records, of which one does not close; each says that it is invented. Returns the serials of the records. */
export async function bringMines(tx: Tx, by: By, caseId: string): Promise<string[]> {
  const handover = await makeHandover(tx, by, {
    caseId,
    facts: {
      title: 'Invented handover (for the sample)',
      givenBy: 'Upland (invented)',
      receivedBy: 'Lowland (invented)',
      through: ['A third State (invented)'],
      dated: '2031-06-12',
      inExchange: WHY,
      custodian: null,
    },
  });
  for (const [value, claimant] of [
    [97, 'A ministry of Lowland (invented)'],
    [92, 'A spokesperson of Upland (invented)'],
  ] as const)
    await addHandoverClaim(tx, by, handover.id, {
      measure: 'mines',
      value,
      words: `maps of ${value} mines (invented)`,
      claimant,
      asOf: '2031-06-12',
      definition: null,
      claimId: null,
    });
  const serials: string[] = [];
  for (const [at, entered] of records.entries()) {
    const facts = { entered, handoverId: handover.id, serial: null };
    const { id, serial } = await enterRecord(tx, by, { caseId, facts });
    if (at === 0) await decideOnRecord(tx, by, id, { version: '1', decided: 'sha', reasons: WHY });
    serials.push(serial);
  }
  return serials;
}
