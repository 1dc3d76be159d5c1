import { newId } from '#kernel';

/** A sealed time of being held with what shows it, a missing case, and an exchange with a part and a claim; what they are called. */
export async function sealedDetention(
  post: (url: string, body: object) => Promise<{ id: string }>,
  of: {
    readonly WORD: string;
    readonly vault: string;
    readonly open: string;
    readonly serial: string;
    readonly claim: string;
  },
): Promise<ReturnType<typeof noDetention>> {
  const { WORD: word, vault, open, serial, claim } = of;
  const place = { compartmentId: vault };
  const status = { party: word, words: word, code: 'prisoner-of-war', asOf: null };
  const detention = (
    await post('/api/detentions', { unnamed: 3, capturedAt: word, statuses: [status], note: word, ...place })
  ).id;
  const state = { state: 'missing', by: word, on: null, words: word };
  const missingCase = (
    await post('/api/missing', { unnamed: 1, lastSeenAt: word, states: [state], ...place })
  ).id;
  const exchange = (
    await post('/api/exchanges', { title: word, sideA: word, sideB: word, mediators: [word], ...place })
  ).id;
  const shows = { part: 'treatment', serial, note: word };
  const given = { side: 'a', kind: 'remains', note: word };
  const claimed = { side: 'a', measure: 'persons', value: 15, words: word, claimant: word, claimId: claim };
  const asked = () =>
    post('/api/releases', {
      table: 'detention_record',
      ids: [detention],
      toCompartmentId: open,
      reason: word,
    }) as unknown as Promise<{ ids: string[] }>;
  return {
    detention,
    missingCase,
    exchange,
    detentionEvidence: (await post(`/api/detentions/${detention}/evidence`, shows)).id,
    exchangePart: (await post(`/api/exchanges/${exchange}/parts`, given)).id,
    recordRelease: (await asked()).ids[0] ?? '',
    exchangeClaim: (await post(`/api/exchanges/${exchange}/claims`, claimed)).id,
  };
}

/** The same, of things that there are not. */
export const noDetention = () => ({
  detention: newId(),
  missingCase: newId(),
  exchange: newId(),
  detentionEvidence: newId(),
  exchangePart: newId(),
  exchangeClaim: newId(),
  recordRelease: newId(),
});
