import { newId } from '#kernel';
import { noSettlements, sealedSettlements } from './sealed-settlements.ts';

/** A sealed undertaking with an obligation and what was said of it, each shown by something; what they are called. */
export async function sealedUndertakings(
  post: (url: string, body: object) => Promise<{ id: string }>,
  of: {
    readonly WORD: string;
    readonly vault: string;
    readonly serial: string;
    readonly claim: string;
    readonly proceeding: string;
  },
): Promise<ReturnType<typeof noUndertakings>> {
  const { WORD: word, vault, serial, claim, proceeding } = of;
  const undertaking = (
    await post('/api/undertakings', {
      kind: 'ordered-measure',
      title: `About ${word}`,
      dated: '2031-05-04',
      parties: [{ name: word, role: 'side' }],
      whichText: word,
      serials: [serial],
      proceedingId: proceeding,
      compartmentId: vault,
    })
  ).id;
  const obligation = (
    await post(`/api/undertakings/${undertaking}/obligations`, {
      label: word,
      owedBy: word,
      owedTo: word,
      words: word,
      dueOn: '2031-06-01',
      conditions: word,
      serials: [serial],
    })
  ).id;
  const event = { says: 'breached', side: word, saidBy: word, saidOn: '2031-07', note: word };
  const made = await post(`/api/obligations/${obligation}/events`, { ...event, claimIds: [claim] });
  const settlements = await sealedSettlements(post, { ...of, complianceEvent: made.id });
  return { ...settlements, undertaking, obligation, complianceEvent: made.id };
}

/** The same, of things that there are not. */
export const noUndertakings = () => ({
  ...noSettlements(),
  undertaking: newId(),
  obligation: newId(),
  complianceEvent: newId(),
});
