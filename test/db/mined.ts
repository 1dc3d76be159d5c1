import assert from 'node:assert/strict';
import { addPerson, openCompartment } from '#access';
import type { Identity } from '#db';
import type { HazardRecord } from '#hazard';
import { AppError } from '#kernel';
import {
  enterRecord,
  findHandover,
  findRecord,
  handoverToShow,
  makeHandover,
  recordToShow,
  type HandoverFacts,
  type ShownHandover,
  type ShownRecord,
} from '#mines';
import { codedArchive } from './coded.ts';

/** A person in tests. */
export type Who = Identity & { readonly personId: string };
/** Where the reference point of the invented field lies. */
export const POSITION = '39.9911 N 46.9284 E';

// Invented, as are the States, the sheets and the field.
const FACTS: HandoverFacts = {
  title: 'Sheets of the river line (fictional)',
  givenBy: 'Upland',
  receivedBy: 'Lowland',
  through: ['The Commission'],
  dated: '2031-06-12',
  inExchange: 'fifteen persons, in the words of the communiqué',
  custodian: null,
};
/** A record of an invented field that does not close. */
export const RECORD: HazardRecord = {
  v: 1,
  title: 'Field at the mill (fictional)',
  form: 'soviet',
  number: '12',
  totalDevices: 60,
  devices: [
    { category: 'anti-personnel', model: 'M-1', count: 40 },
    { category: 'anti-vehicle', model: 'M-2', count: 20 },
  ],
  illegible: ['fuzes'],
  traverse: {
    v: 1,
    title: 'Field at the mill (fictional)',
    crs: { system: 'wgs84' },
    bearings: { unit: 'degree', north: 'true' },
    distances: { unit: 'metre' },
    referencePoints: [{ id: 'R1', position: POSITION, description: 'corner of the mill' }],
    legs: [
      { from: 'R1', to: 'A', bearing: 90, distance: 100 },
      { from: 'A', to: 'B', bearing: 0, distance: 100 },
      { from: 'B', to: 'C', bearing: 270, distance: 100 },
      { from: 'C', to: 'A', bearing: 135, distance: 500 },
    ],
    ring: ['A', 'B', 'C'],
    draws: 100,
  },
};

/** An error of this code. */
export const refusal = (wanted: string) => (error: unknown) =>
  error instanceof AppError && error.code === wanted;

/** An archive with people who may and may not see the sealed compartment, and what makes and shows handovers and records there. */
export async function minedArchive() {
  const parts = await codedArchive();
  const { archive, by, caseId, compartmentId, sealed } = parts;
  const { db } = archive;
  const person = async (
    name: string,
    role: 'lawyer' | 'analyst',
    compartmentIds: string[],
  ): Promise<Who> => ({
    kind: 'person',
    personId: await db.tx(by, (tx) =>
      addPerson(tx, by, { name, email: `${name}@example.org`, roles: [role], compartmentIds }),
    ),
  });
  const second = await person('second', 'lawyer', [compartmentId, sealed]);
  const outsider = await person('outsider', 'lawyer', [compartmentId]);
  const planners = await db.tx(by, (tx) =>
    openCompartment(tx, by, {
      caseId,
      name: 'Planners',
      description: '',
      isSealed: false,
      memberIds: [by.personId],
    }),
  );
  const planner = await person('planner', 'lawyer', [planners]);

  const make = async (facts: Partial<HandoverFacts> = {}): Promise<string> =>
    (await db.tx(by, (tx) => makeHandover(tx, by, { caseId, facts: { ...FACTS, ...facts } }))).id;
  const enter = async (
    facts: Partial<{ entered: HazardRecord; handoverId: string | null; serial: string | null }> = {},
    who: Who = by,
  ): Promise<string> =>
    (
      await db.tx(who, (tx) =>
        enterRecord(tx, who, {
          caseId,
          facts: { entered: RECORD, handoverId: null, serial: null, ...facts },
          ...(who === by ? { compartmentId: sealed } : {}),
        }),
      )
    ).id;
  const shown = (id: string, who: Who = by, version?: number): Promise<ShownRecord> =>
    db.tx(who, async (tx) => {
      const row = await findRecord(tx, id);
      assert.ok(row, 'it is there for them');
      const found = await recordToShow(tx, row, version ?? row.version);
      assert.ok(found);
      return found;
    });
  const batch = (id: string, who: Who = by): Promise<ShownHandover> =>
    db.tx(who, async (tx) => {
      const row = await findHandover(tx, id);
      assert.ok(row);
      return handoverToShow(tx, row);
    });
  const entriesOf = (id: string, who: Who = by): Promise<string[]> =>
    db.tx(who, async (tx) => {
      const rows = await tx
        .selectFrom('ledger_entry')
        .select('kind')
        .where('subject_id', '=', id)
        .orderBy('seq')
        .execute();
      return rows.map(({ kind }) => kind);
    });
  return { ...parts, second, outsider, planners, planner, make, enter, shown, batch, entriesOf };
}
