import type { Identity, Tx } from '#db';
import {
  addAssessment,
  addObstacle,
  addRoute,
  addWord,
  makeSettlement,
  unsaid,
  type SettlementName,
} from '#settlements';

type By = Identity & { readonly personId: string };

const NOTE =
  'INVENTED for the sample, on an island that is not there: no such village, no such people, no such events.';

const name = (text: string, language: string | null, usedBy: string | null): SettlementName => ({
  name: text,
  language,
  kind: 'unclassified',
  usedBy,
  from: null,
  until: null,
  source: 'this archive',
  basis: 'to-be-checked',
});

/** In the open sea, beside the invented fields. */
const villages = [
  {
    names: [
      name('Stone Well (invented)', 'en', null),
      name('Daş Quyu (uydurma)', 'az', 'Lowland (invented)'),
      name('Քարե Ջրհոր (հորինված)', 'hy', 'Upland (invented)'),
    ],
    latitude: 41.01,
    longitude: 50.51,
  },
  { names: [name('Mill Ford (invented)', 'en', null)], latitude: 41.05, longitude: 50.6 },
  { names: [name('Old Orchard (invented)', 'en', null)], latitude: 40.95, longitude: 50.45 },
] as const;

/**
 * Three invented settlements: one that is blocked, with a side that denies it; one whose obstacle ended; one of which nothing is recorded, which is unknown.
 * A way leads past the invented fields. `hazardSerial` is that of the first of them. Returns the ids of the settlements.
 */
export async function bringSettlements(
  tx: Tx,
  by: By,
  of: { readonly caseId: string; readonly compartmentId: string; readonly hazardSerial: string },
): Promise<readonly string[]> {
  const { caseId, compartmentId, hazardSerial } = of;
  const ids: string[] = [];
  for (const { names, latitude, longitude } of villages) {
    const facts = {
      ...unsaid.settlement,
      names,
      latitude,
      longitude,
      precision: 'approximate',
      note: NOTE,
      isInvented: true,
    } as const;
    ids.push((await makeSettlement(tx, by, { caseId, compartmentId, facts })).id);
  }
  const [blocked = '', ended = ''] = ids;
  const mines = await addObstacle(tx, by, blocked, {
    ...unsaid.obstacle,
    kind: 'mines',
    what: 'A field on the road from the quay (invented).',
    holdsFrom: '2031-04~',
    reliability: 'moderate',
    reliabilityReasons: 'An invented record and an invented witness agree.',
    hazardSerial,
  });
  await addWord(tx, by, mines, {
    ...unsaid.word,
    says: 'denied',
    side: 'Lowland (invented)',
    saidBy: 'A minister of Lowland (invented)',
    saidOn: '2031-06-02',
    ownWords: 'the road is open to all (invented)',
  });
  await addWord(tx, by, mines, {
    ...unsaid.word,
    says: 'stands',
    side: 'Upland (invented)',
    saidBy: 'A spokesperson of Upland (invented)',
    saidOn: '2031-06',
  });
  await addObstacle(tx, by, blocked, {
    ...unsaid.obstacle,
    kind: 'destroyed-housing',
    what: 'Every second house (invented).',
    holdsFrom: '2031-03-10',
    reliability: 'high',
    reliabilityReasons: 'Invented pictures of two days.',
  });
  await addObstacle(tx, by, ended, {
    ...unsaid.obstacle,
    kind: 'access-denied',
    what: 'A barrier on the bridge (invented).',
    holdsFrom: '2031-03',
    holdsTo: '2031-09-30',
    reliability: 'low',
    reliabilityReasons: 'One invented newspaper.',
  });
  await addAssessment(tx, by, blocked, {
    ...unsaid.assessment,
    criterion: 'livelihoods',
    finding: 'not-met',
    holdsFrom: '2031-05',
    assessedBy: 'A survey mission (invented)',
    assessedOn: '2031-05-20',
    words: 'The fields lie beyond the road (invented).',
  });
  await addRoute(tx, by, blocked, {
    name: 'From the quay (invented)',
    line: {
      type: 'LineString',
      coordinates: [
        [50.498, 41.0005],
        [50.5055, 41.0005],
        [50.51, 41.01],
      ],
    },
    bufferM: 50,
  });
  return ids;
}
