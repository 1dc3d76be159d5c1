import { barsOf, type Bar } from '#catalogue';
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

/** Why an exhibit may not be filed, and not be published; null where it may. */
export interface ExhibitBars {
  readonly share: Bar | null;
  readonly publish: Bar | null;
}

/**
 * Why exhibits may not be filed or published, by item; those that may be both are missing. `profile`: a bundle goes to the forum of its volumes; a public version is
 * published. On today's day: an older bundle that is made again goes out today.
 */
export async function barredExhibits(
  tx: Tx,
  lines: readonly ExhibitLine[],
  profile: Profile | null,
): Promise<Map<string, ExhibitBars>> {
  const on = nowUtc().slice(0, 10);
  const ids = lines.map(({ itemId }) => itemId);
  const bars = await barsOf(tx, ids, [
    { purpose: 'share', forum: profile?.forum ?? null, on },
    { purpose: 'publish', forum: null, on },
  ]);
  return new Map([...bars].map(([id, [share = null, publish = null]]) => [id, { share, publish }] as const));
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
  const bars = await barredExhibits(tx, lines, profile);
  const barOf = ({ itemId }: ExhibitLine): Bar | null =>
    bars.get(itemId)?.[isPublic ? 'publish' : 'share'] ?? null;
  const barred = lines.filter((line) => barOf(line) !== null);
  if (barred.length === 0) return;
  const gone = barred.filter((line) => barOf(line)?.endsWith('withdrawn'));
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
