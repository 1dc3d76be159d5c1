import { newId } from '#kernel';

/** An invented square, as polygons. */
export const SQUARE = [
  [
    [
      [46.9, 39.9],
      [46.91, 39.9],
      [46.91, 39.91],
      [46.9, 39.91],
    ],
  ],
];

/** A sealed accident with a victim, an area with a work that was visited, and a device found in it; what they are called. */
export async function sealedGround(
  post: (url: string, body: object) => Promise<{ id: string }>,
  of: { readonly WORD: string; readonly vault: string; readonly serial: string },
): Promise<ReturnType<typeof noGround>> {
  const { WORD: word, vault, serial } = of;
  const position = { latitude: 39.9, longitude: 46.9, precision: 'measured' };
  const accident = (
    await post('/api/accidents', {
      title: `Accident ${word}`,
      ...position,
      circumstances: word,
      killedLeast: 2,
      countedBy: word,
      serial,
      compartmentId: vault,
    })
  ).id;
  const groundArea = (
    await post('/api/ground-works', {
      title: `Area ${word}`,
      extent: SQUARE,
      note: word,
      compartmentId: vault,
    })
  ).id;
  const work = {
    name: word,
    kind: 'clearance',
    released: 'cleared',
    extent: SQUARE,
    criteria: word,
    organisation: word,
  };
  const groundWork = (await post(`/api/ground-works/${groundArea}/parts`, work)).id;
  const visit = { inspectedBy: word, nonconformity: 'major', words: word };
  const device = { ...position, model: word, lot: word, areaId: groundArea, serial, compartmentId: vault };
  return {
    accident,
    victim: (await post(`/api/accidents/${accident}/victims`, { outcome: 'killed', activity: word })).id,
    groundArea,
    groundWork,
    qualityVisit: (await post(`/api/ground-work-parts/${groundWork}/visits`, visit)).id,
    foundDevice: (await post('/api/found-devices', device)).id,
  };
}

/** The same, of things that there are not. */
export const noGround = () => ({
  accident: newId(),
  victim: newId(),
  groundArea: newId(),
  groundWork: newId(),
  qualityVisit: newId(),
  foundDevice: newId(),
});
