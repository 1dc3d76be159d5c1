import { newId } from '#kernel';
import { noDetention, sealedDetention } from './sealed-detention.ts';
import { noDisplacement, sealedDisplacement } from './sealed-displacement.ts';
import { noGround, sealedGround } from './sealed-ground.ts';
import { noMines, sealedMines } from './sealed-mines.ts';
import { noPleadings, sealedPleadings } from './sealed-pleadings.ts';
import { noUndertakings, sealedUndertakings } from './sealed-undertakings.ts';

/** Two sealed proceedings, one with a step that an item shows and an answer that rests on a claim, and an undertaking ordered in it; what they are called. */
export async function sealedProceedings(
  post: (url: string, body: object) => Promise<{ id: string }>,
  of: {
    readonly WORD: string;
    readonly vault: string;
    readonly open: string;
    readonly serial: string;
    readonly dossier: string;
    readonly claim: string;
    readonly actor: string;
  },
): Promise<ReturnType<typeof noProceedings>> {
  const { WORD: word, vault, serial, claim } = of;
  const body = {
    title: `About ${word}`,
    forum: 'icj',
    parties: [{ name: word, role: 'applicant' }],
    bench: word,
    registryNumber: word,
    instruments: ['icerd'],
    status: 'pending',
    compartmentId: vault,
  };
  const proceeding = (await post('/api/proceedings', body)).id;
  const otherProceeding = (await post('/api/proceedings', body)).id;
  const url = `/api/proceedings/${proceeding}`;
  const answer = { checklist: 'icj-icerd-22', test: 'J4', state: 'met', reasons: word, claimIds: [claim] };
  await post(`${url}/answers`, answer);
  const link = { otherId: otherProceeding, relation: 'parallel', reason: word };
  const exchange = {
    form: 'letter',
    addressedTo: word,
    namesTreaty: true,
    named: word,
    reply: 'answered',
    repliedOn: null,
    replySays: word,
  };
  await post(`${url}/steps`, { kind: 'diplomatic-exchange', what: word, exchange });
  const step = { kind: 'filing', byWhom: word, happenedOn: '2031-05-04', what: word, event: 'memorial' };
  return {
    ...(await sealedMines(post, of)),
    ...(await sealedDetention(post, of)),
    ...(await sealedDisplacement(post, of)),
    ...(await sealedGround(post, of)),
    ...(await sealedUndertakings(post, { ...of, proceeding })),
    ...(await sealedPleadings(post, of)),
    proceeding,
    otherProceeding,
    proceedingLink: (await post(`${url}/links`, link)).id,
    step: (await post(`${url}/steps`, { ...step, serials: [serial] })).id,
  };
}

/** The same, of things that there are not. */
export const noProceedings = () => ({
  ...noMines(),
  ...noDetention(),
  ...noDisplacement(),
  ...noGround(),
  ...noUndertakings(),
  ...noPleadings(),
  proceeding: newId(),
  otherProceeding: newId(),
  proceedingLink: newId(),
  step: newId(),
});
