import { barredFrom, type Bar, type WantedUse } from '#catalogue';
import { confirmedLaw } from '#confirmations';
import type { Identity, Tx } from '#db';
import { AppError, nowUtc } from '#kernel';
import type { Profile } from '#law';
import type { LedgeredRow } from '#ledger';
import { notifyAll, peopleOfDossier } from '#together';
import { dossierPhrase } from './errors.ts';
import type { ExhibitLine } from './model.ts';
import { dossiersWith } from './store.ts';
import { plannedProfile } from './volumes/volumes.ts';

/** What a bundle is for: a public version is published, any other goes to the forum of its volumes. On today's day: an older one that is made again goes out today. */
const useOf = (profile: Profile | null, isPublic: boolean): WantedUse => ({
  purpose: isPublic ? 'publish' : 'share',
  forum: profile?.forum ?? null,
  on: nowUtc().slice(0, 10),
});

/** Why exhibits may not be filed, by item; those that may are missing. */
export function barredExhibits(
  tx: Tx,
  lines: readonly ExhibitLine[],
  profile: Profile | null,
  isPublic: boolean,
): Promise<Map<string, Bar>> {
  return barredFrom(
    tx,
    lines.map(({ itemId }) => itemId),
    useOf(profile, isPublic),
  );
}

const NAMED = 5;

/** Labels of the first few, and that there are more. */
function labelsOf(lines: readonly ExhibitLine[]): string {
  const first = lines.slice(0, NAMED).map(({ label, serial }) => `${label} (${serial})`);
  return [...first, ...(lines.length > NAMED ? ['…'] : [])].join(', ');
}

/**
 * Refuses a dossier that holds what may not be filed, before anything of it is made: DOSSIER_EXHIBIT_WITHDRAWN for what was withdrawn or holds something
 * that was, DOSSIER_NO_CONSENT for what no consent covers. `root`: of the archive, where its law lies.
 */
export async function assertMayBeFiled(
  tx: Tx,
  root: string,
  given: {
    readonly dossier: LedgeredRow<'dossier'>;
    readonly lines: readonly ExhibitLine[];
    readonly isPublic: boolean;
    readonly isPlanned: boolean;
  },
): Promise<void> {
  const { dossier, lines, isPublic, isPlanned } = given;
  const profile = isPlanned ? await plannedProfile(tx, dossier.id, await confirmedLaw(tx, root)) : null;
  const bars = await barredExhibits(tx, lines, profile, isPublic);
  if (bars.size === 0) return;
  const barred = lines.filter(({ itemId }) => bars.has(itemId));
  const gone = barred.filter(({ itemId }) => bars.get(itemId)?.endsWith('withdrawn'));
  const [code, of] =
    gone.length > 0
      ? (['DOSSIER_EXHIBIT_WITHDRAWN', gone] as const)
      : (['DOSSIER_NO_CONSENT', barred] as const);
  const to = isPublic
    ? dossierPhrase('to-publish')
    : profile
      ? dossierPhrase('to-share', { forum: profile.forum })
      : dossierPhrase('to-share-anywhere');
  throw new AppError(code, { name: dossier.name, n: of.length, labels: labelsOf(of), use: to });
}

/** Tells those who work on dossiers with an item that it may perhaps no longer be filed; of dossiers that the identity of `tx` may see. */
export async function tellOfBar(
  tx: Tx,
  by: Identity & { readonly personId: string },
  item: { readonly id: string; readonly compartment_id: string },
): Promise<void> {
  for (const id of await dossiersWith(tx, item.id)) {
    const people = await peopleOfDossier(tx, id, by.personId);
    await notifyAll(
      tx,
      people.filter((one) => one !== by.personId),
      {
        kind: 'barred',
        subject: { table: 'dossier', id },
        compartmentId: item.compartment_id,
        actorId: by.personId,
        entryId: null,
      },
    );
  }
}
