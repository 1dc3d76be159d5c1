import { newId } from '#kernel';

/** A sealed handover with a sheet and a claim, and a record entered from that sheet whose release was asked for; what they are called. */
export async function sealedMines(
  post: (url: string, body: object) => Promise<{ id: string }>,
  of: {
    readonly WORD: string;
    readonly vault: string;
    readonly open: string;
    readonly serial: string;
    readonly claim: string;
  },
): Promise<ReturnType<typeof noMines>> {
  const { WORD: word, vault, open, serial, claim } = of;
  const handover = (
    await post('/api/handovers', {
      title: `About ${word}`,
      givenBy: word,
      receivedBy: word,
      through: [word],
      dated: '2031-05-04',
      inExchange: word,
      custodian: word,
      compartmentId: vault,
    })
  ).id;
  const url = `/api/handovers/${handover}`;
  const sheet = { serial, kind: 'sheet', sheetNumber: word, note: word };
  const claimed = { measure: 'mines', value: 9, words: word, claimant: word, claimId: claim };
  const hazardRecord = (
    await post('/api/hazard-records', {
      entered: sealedRecord(word),
      handoverId: handover,
      serial,
      compartmentId: vault,
    })
  ).id;
  const asked = { toCompartmentId: open, reason: word };
  return {
    handover,
    handoverItem: (await post(`${url}/items`, sheet)).id,
    handoverClaim: (await post(`${url}/claims`, claimed)).id,
    hazardRecord,
    hazardRelease: (await post(`/api/hazard-records/${hazardRecord}/releases`, asked)).id,
  };
}

/** An invented field; its corner lies at 39.9911 N, 46.9284 E. */
export const sealedRecord = (word: string) => ({
  v: 1,
  title: `Field ${word}`,
  form: 'soviet',
  number: word,
  totalDevices: 9,
  devices: [{ category: 'anti-personnel', model: word, count: 9 }],
  traverse: {
    v: 1,
    title: word,
    crs: { system: 'wgs84' },
    bearings: { unit: 'degree', north: 'true' },
    distances: { unit: 'metre' },
    referencePoints: [{ id: 'R1', position: '39.9911 N 46.9284 E', description: word }],
    legs: [
      { from: 'R1', to: 'A', bearing: 90, distance: 100 },
      { from: 'A', to: 'B', bearing: 0, distance: 100 },
      { from: 'B', to: 'C', bearing: 270, distance: 100 },
    ],
    ring: ['A', 'B', 'C'],
    draws: 100,
  },
});

/** The same, of things that there are not. */
export const noMines = () => ({
  handover: newId(),
  handoverItem: newId(),
  handoverClaim: newId(),
  hazardRecord: newId(),
  hazardRelease: newId(),
});
