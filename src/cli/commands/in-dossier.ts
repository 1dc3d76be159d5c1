import type { Archive } from '#archive';
import type { Identity, Tx } from '#db';
import { findDossier } from '#dossier';
import { AppError } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';

/** What works on a dossier: as the owner of the archive, in a case of it. */
interface Opened {
  readonly by: Identity & { readonly personId: string };
  readonly dossier: LedgeredRow<'dossier'>;
  readonly archive: Archive;
}

/** Works on a dossier of the case in one transaction, and publishes what it recorded. Error NOT_FOUND. */
export function inDossier<T>(
  name: string,
  options: CommonOptions,
  use: (tx: Tx, opened: Opened) => Promise<T>,
): Promise<T> {
  return withArchive(options, async (archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    const done = await archive.db.tx(by, async (tx) => {
      const dossier = await findDossier(tx, { caseId, name });
      if (!dossier) throw new AppError('NOT_FOUND', { what: 'dossier', id: name });
      return use(tx, { by, dossier, archive });
    });
    await archive.ledger.publishAll();
    return done;
  });
}
