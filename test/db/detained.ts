import assert from 'node:assert/strict';
import { makeActor } from '#coding';
import {
  detentionToShow,
  findDetention,
  makeDetention,
  type DetentionFacts,
  type ExchangeFacts,
  type MissingFacts,
  type ShownDetention,
} from '#detention';
import { minedArchive, type Who } from './mined.ts';

// Invented, as are the States and the people.
/** Nothing is said of a time of being held. */
export const HELD: DetentionFacts = {
  capturedOn: null,
  capturedAt: null,
  capturedUnit: null,
  capturedBy: null,
  statuses: [],
  places: [],
  acknowledged: [],
  visits: [],
  outcome: null,
  outcomeOn: null,
  outcomeWords: null,
  note: null,
};
/** Nothing is said of a missing case. */
export const LOST: MissingFacts = {
  lastSeenOn: null,
  lastSeenAt: null,
  circumstances: null,
  states: [],
  sample: 'not-said',
  sampleNote: null,
  grave: null,
  note: null,
};
/** An exchange between two States that there are not. */
export const EXCHANGE: ExchangeFacts = {
  title: 'Fifteen for a map (fictional)',
  heldOn: '2031-06-12',
  heldAt: 'the river bridge',
  mediators: ['A third State'],
  sideA: 'Lowland',
  sideB: 'Upland',
  note: null,
};

/** An archive with handovers, people, and what makes and shows records of detention there. */
export async function detainedArchive() {
  const parts = await minedArchive();
  const { archive, by, caseId, sealed } = parts;
  const { db } = archive;
  const somebody = async (name: string): Promise<string> => {
    const given = { name, kind: 'official' as const, language: null, sourceId: null, claimId: null };
    const made = await db.tx(by, (tx) =>
      makeActor(tx, by, { caseId, kind: 'person', identityCompartmentId: sealed, names: [given] }),
    );
    return made.actor.id;
  };
  const place = (who: Who) => (who === by ? { compartmentId: sealed } : {});
  const held = async (
    whom: string | number,
    facts: Partial<DetentionFacts> = {},
    who: Who = by,
  ): Promise<string> => {
    const about = typeof whom === 'string' ? { actorId: whom, unnamed: 0 } : { actorId: null, unnamed: whom };
    const given = { caseId, kind: 'detention' as const, whom: about, facts: { ...HELD, ...facts } };
    return (await db.tx(who, (tx) => makeDetention(tx, who, { ...given, ...place(who) }))).id;
  };
  const lost = async (actorId: string, facts: Partial<MissingFacts> = {}): Promise<string> => {
    const given = { caseId, kind: 'missing' as const, whom: { actorId, unnamed: 0 } };
    return (
      await db.tx(by, (tx) => makeDetention(tx, by, { ...given, ...place(by), facts: { ...LOST, ...facts } }))
    ).id;
  };
  const exchanged = async (facts: Partial<ExchangeFacts> = {}): Promise<string> => {
    const given = { caseId, kind: 'exchange' as const, whom: { actorId: null, unnamed: 0 } };
    return (
      await db.tx(by, (tx) =>
        makeDetention(tx, by, { ...given, ...place(by), facts: { ...EXCHANGE, ...facts } }),
      )
    ).id;
  };
  const serialOf = async (id: string): Promise<string> => {
    const row = await db.tx(by, (tx) => findDetention(tx, id));
    assert.ok(row);
    return row.serial;
  };
  const show = (id: string, who: Who = by): Promise<ShownDetention> =>
    db.tx(who, async (tx) => {
      const row = await findDetention(tx, id);
      assert.ok(row, 'it is there for them');
      return detentionToShow(tx, who, row);
    });
  return { ...parts, somebody, held, lost, exchanged, serialOf, show };
}
