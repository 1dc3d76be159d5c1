import { newId } from '#kernel';

/** A sealed pleading in an open dossier, with the word in its title; what it is called. */
export async function sealedPleadings(
  post: (url: string, body: object) => Promise<{ id: string }>,
  of: { readonly WORD: string; readonly vault: string; readonly dossier: string },
): Promise<ReturnType<typeof noPleadings>> {
  const made = await post('/api/pleadings', {
    dossierId: of.dossier,
    kind: 'memorial',
    title: `About ${of.WORD}`,
    language: 'en',
    compartmentId: of.vault,
  });
  return { pleading: made.id };
}

/** The same, of things that there are not. */
export const noPleadings = () => ({ pleading: newId() });
