import type { Identity, Tx } from '#db';
import { makeDisplacement, unsaid, type EventFacts, type HouseholdFacts } from '#displacement';

type By = Identity & { readonly personId: string };

const NOTE =
  'INVENTED for the sample, on an island that is not there: no such people, no such village, no such events.';
const REGISTER = 'A register of Stone Well (invented)';

type Invented = Omit<HouseholdFacts, 'losses' | 'statuses' | 'note'> & {
  readonly event: Pick<EventFacts, 'from' | 'until' | 'cause' | 'alleged' | 'destinations'>;
};

/** Two sides say who made them leave; nobody says how many the third household was. */
const households: readonly Invented[] = [
  {
    sizeThen: { are: 'exact', count: 4, saidBy: REGISTER },
    sizeNow: { are: 'exact', count: 5, saidBy: 'The household (invented)' },
    intentions: [
      {
        on: '2031-09',
        wish: 'return-if',
        conditions: 'the road is cleared of mines (invented)',
        saidBy: 'The household (invented)',
      },
    ],
    event: {
      from: '2031-03-10',
      until: '2031-03-11',
      cause: 'shelling',
      alleged: [
        { actor: 'Lowland (invented)', saidBy: 'A spokesperson of Upland (invented)', words: null },
        { actor: 'Upland (invented)', saidBy: 'A minister of Lowland (invented)', words: null },
      ],
      destinations: [{ place: 'The quay (invented)', from: '2031-03-12', saidBy: REGISTER }],
    },
  },
  {
    sizeThen: { are: 'at-least', count: 3, saidBy: 'A witness (invented)' },
    sizeNow: unsaid.household.sizeNow,
    intentions: [{ on: '2031', wish: 'return', conditions: null, saidBy: 'A witness (invented)' }],
    event: { from: '2031-03', until: null, cause: 'order', alleged: [], destinations: [] },
  },
  {
    sizeThen: unsaid.household.sizeThen,
    sizeNow: unsaid.household.sizeNow,
    intentions: [],
    event: { from: '2031~', until: null, cause: 'not-said', alleged: [], destinations: [] },
  },
];

/** Three invented households that left the first of the invented settlements, one with its house, in the first sealed compartment. Returns how many. */
export async function bringDisplaced(
  tx: Tx,
  by: By,
  of: { readonly caseId: string; readonly settlementIds: readonly string[] },
): Promise<number> {
  const { caseId, settlementIds } = of;
  const [settlementId = null] = settlementIds;
  const nowhere = { householdId: null, settlementId: null };
  for (const [at, { event, ...facts }] of households.entries()) {
    const household = await makeDisplacement(tx, by, {
      caseId,
      kind: 'household',
      of: nowhere,
      facts: { ...unsaid.household, ...facts, note: NOTE },
    });
    const where = { householdId: household.id, settlementId };
    await makeDisplacement(tx, by, {
      caseId,
      kind: 'event',
      of: where,
      facts: { ...unsaid.event, ...event, note: NOTE },
    });
    if (at > 0) continue;
    await makeDisplacement(tx, by, {
      caseId,
      kind: 'property',
      of: where,
      facts: {
        ...unsaid.property,
        type: 'house',
        right: 'right-of-use',
        rightWords: 'a right of use of 1974 (invented)',
        extent: '120 m² (invented)',
        titles: [{ kind: 'household-register', grade: 'moderate', words: REGISTER, serial: null }],
        conditions: [
          { condition: 'damaged', on: '2031-05', saidBy: 'A survey mission (invented)', words: null },
        ],
        note: NOTE,
      },
    });
  }
  return households.length;
}
