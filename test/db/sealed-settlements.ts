import { newId } from '#kernel';

/** A sealed settlement with an obstacle, what was said of it, a route and an assessment, each shown by something; what they are called. */
export async function sealedSettlements(
  post: (url: string, body: object) => Promise<{ id: string }>,
  of: {
    readonly WORD: string;
    readonly vault: string;
    readonly serial: string;
    readonly claim: string;
    readonly complianceEvent: string;
  },
): Promise<ReturnType<typeof noSettlements>> {
  const { WORD: word, vault, serial, claim, complianceEvent } = of;
  const settlement = (
    await post('/api/settlements', {
      names: [{ name: word, language: 'en', usedBy: word }],
      latitude: 40,
      longitude: 46,
      precision: 'approximate',
      note: word,
      isInvented: true,
      compartmentId: vault,
    })
  ).id;
  const url = `/api/settlements/${settlement}`;
  const obstacle = (
    await post(`${url}/obstacles`, {
      kind: 'mines',
      what: word,
      holdsFrom: '2020-10~',
      reliability: 'low',
      reliabilityReasons: word,
      serials: [serial],
      claimIds: [claim],
      eventIds: [complianceEvent],
    })
  ).id;
  const said = { says: 'denied', side: word, saidBy: word, ownWords: word, claimIds: [claim] };
  const line = {
    type: 'LineString',
    coordinates: [
      [46, 40],
      [46.1, 40],
    ],
  };
  const assessment = {
    criterion: 'safety',
    finding: 'not-met',
    assessedBy: word,
    words: word,
    serials: [serial],
  };
  return {
    settlement,
    obstacle,
    obstacleWord: (await post(`/api/obstacles/${obstacle}/words`, said)).id,
    settlementRoute: (await post(`${url}/routes`, { name: word, line, bufferM: 50 })).id,
    assessment: (await post(`${url}/assessments`, assessment)).id,
  };
}

/** The same, of things that there are not. */
export const noSettlements = () => ({
  settlement: newId(),
  obstacle: newId(),
  obstacleWord: newId(),
  settlementRoute: newId(),
  assessment: newId(),
});
