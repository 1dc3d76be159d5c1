import assert from 'node:assert/strict';
import { makeActor } from '#coding';
import {
  displacementToShow,
  findDisplacement,
  makeDisplacement,
  parseDisplacementMapping,
  unsaid,
  type EventFacts,
  type HouseholdFacts,
  type PropertyFacts,
  type ShownDisplacement,
} from '#displacement';
import { makeSettlement, unsaid as unsaidPlace } from '#settlements';
import { minedArchive, type Who } from './mined.ts';

/** So many exactly, as somebody says. */
export const size = (count: number): HouseholdFacts['sizeThen'] => ({
  are: 'exact',
  count,
  saidBy: 'A register (fictional)',
});

/** A sheet of invented households, with a row for each thing that can be wrong; the last one is of the first household again. */
export const SHEET = [
  'No;People;Head;Place;Left;Until;Cause;Went to;Wish;House;Deed',
  '1;4;;Mill Ford (fictional);04.10.2031;06.10.2031;shelling;the coast;return;house;a register of 1988',
  '2;5+;;Nowhere;06.10.2031;;;the coast;;;',
  '3;-2;;Mill Ford (fictional);05.10.2031;;curse;;;;',
  '4;;P-9999;Mill Ford (fictional);05.10.2031;;;;;;',
  '5;3;;Mill Ford (fictional);07.10.2031;01.10.2031;;;;;',
  '6;3;;Mill Ford (fictional);31.02.2031;;;;;;',
  '1;4;;Mill Ford (fictional);09.11.2031;;threat;the hills;return;house;a register of 1988',
  '',
].join('\n');

/** What its columns mean. */
export const MAPPING = parseDisplacementMapping(
  JSON.stringify({
    v: 1,
    list: 'Register of the fictional district',
    saidBy: 'A register (fictional)',
    delimiter: ';',
    household: {
      key: ['No'],
      fields: { size: { column: 'People' }, head: { column: 'Head' }, wish: { column: 'Wish' } },
    },
    event: {
      fields: {
        origin: { column: 'Place' },
        from: { column: 'Left', format: 'dd.mm.yyyy' },
        until: { column: 'Until', format: 'dd.mm.yyyy' },
        cause: { column: 'Cause' },
        destination: { column: 'Went to' },
      },
    },
    property: {
      fields: {
        type: { column: 'House' },
        title: { column: 'Deed' },
        titleKind: { template: '{Deed}', values: { 'a register of 1988': 'household-register' } },
      },
    },
  }),
);

/** An archive with settlements, people, and what makes and shows records of displacement there. All of it is invented. */
export async function displacedArchive() {
  const parts = await minedArchive();
  const { archive, by, caseId, compartmentId, sealed } = parts;
  const { db } = archive;
  const place = (who: Who) => (who === by ? { compartmentId: sealed } : {});
  const village = async (name: string, where = compartmentId): Promise<string> => {
    const called = { name, language: null, usedBy: null, from: null, until: null, source: 'test' };
    const names = [{ ...called, kind: 'unclassified', basis: 'to-be-checked' }] as const;
    const facts = { ...unsaidPlace.settlement, names, isInvented: true };
    return (await db.tx(by, (tx) => makeSettlement(tx, by, { caseId, compartmentId: where, facts }))).id;
  };
  const somebody = async (name: string): Promise<string> => {
    const given = { name, kind: 'official' as const, language: null, sourceId: null, claimId: null };
    const made = await db.tx(by, (tx) =>
      makeActor(tx, by, { caseId, kind: 'person', identityCompartmentId: sealed, names: [given] }),
    );
    return made.actor.id;
  };
  const household = async (facts: Partial<HouseholdFacts> = {}, who: Who = by): Promise<string> => {
    const given = { caseId, kind: 'household' as const, of: { householdId: null, settlementId: null } };
    const whole = { ...given, ...place(who), facts: { ...unsaid.household, ...facts } };
    return (await db.tx(who, (tx) => makeDisplacement(tx, who, whole))).id;
  };
  const event = async (
    of: { readonly householdId?: string; readonly settlementId?: string },
    facts: Partial<EventFacts> = {},
    who: Who = by,
  ): Promise<string> => {
    const whereabouts = { householdId: of.householdId ?? null, settlementId: of.settlementId ?? null };
    const given = { caseId, kind: 'event' as const, of: whereabouts, ...place(who) };
    const whole = { ...given, facts: { ...unsaid.event, ...facts } };
    return (await db.tx(who, (tx) => makeDisplacement(tx, who, whole))).id;
  };
  const property = async (householdId: string, facts: Partial<PropertyFacts> = {}): Promise<string> => {
    const given = { caseId, kind: 'property' as const, of: { householdId, settlementId: null } };
    return (
      await db.tx(by, (tx) => makeDisplacement(tx, by, { ...given, facts: { ...unsaid.property, ...facts } }))
    ).id;
  };
  const find = (id: string) => db.tx(by, (tx) => findDisplacement(tx, { id }));
  const show = (id: string, who: Who = by): Promise<ShownDisplacement> =>
    db.tx(who, async (tx) => {
      const row = await findDisplacement(tx, { id });
      assert.ok(row, 'it is there for them');
      return displacementToShow(tx, who, row);
    });
  return { ...parts, village, somebody, household, event, property, find, show };
}
