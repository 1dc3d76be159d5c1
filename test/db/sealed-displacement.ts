import { newId } from '#kernel';

/** A sealed household with somebody in it, its displacement with what contradicts it, and its house; what they are called. */
export async function sealedDisplacement(
  post: (url: string, body: object) => Promise<{ id: string }>,
  of: { readonly WORD: string; readonly vault: string; readonly serial: string; readonly actor: string },
): Promise<ReturnType<typeof noDisplacement>> {
  const { WORD: word, vault, serial, actor } = of;
  const size = { are: 'exact', count: 4, saidBy: word };
  const household = (
    await post('/api/displacements/households', { sizeThen: size, note: word, compartmentId: vault })
  ).id;
  const displacement = (
    await post('/api/displacements/events', {
      householdId: household,
      origin: word,
      from: '2031',
      cause: 'order',
      destinations: [{ place: word, from: null, saidBy: word }],
    })
  ).id;
  const property = (
    await post('/api/displacements/properties', { householdId: household, parcel: word, type: 'house' })
  ).id;
  const member = { actorId: actor, role: 'head', at: 'then' };
  const against = { part: 'dates', stance: 'contradicts', serial, note: word };
  return {
    household,
    displacement,
    property,
    householdMember: (await post(`/api/displacements/${household}/members`, member)).id,
    displacementEvidence: (await post(`/api/displacements/${displacement}/evidence`, against)).id,
  };
}

/** The same, of things that there are not. */
export const noDisplacement = () => ({
  household: newId(),
  displacement: newId(),
  property: newId(),
  householdMember: newId(),
  displacementEvidence: newId(),
});
