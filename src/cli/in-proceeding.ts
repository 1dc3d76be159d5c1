import type { Archive } from '#archive';
import type { Identity, Tx } from '#db';
import { currentLaw } from '#editions';
import { AppError, isId } from '#kernel';
import type { Law } from '#law';
import { findProceeding, type Proceeding } from '#proceedings';
import { ownerOf, withArchive, type CommonOptions } from './context.ts';

/** What changes a proceeding: as the owner of the archive, by the law that is in force there. */
interface Opened {
  readonly by: Identity & { readonly personId: string };
  readonly law: Law;
  readonly proceeding: Proceeding;
}

/** Changes a proceeding of the case that is named, all or nothing, and publishes what it recorded. Error NOT_FOUND. */
export const inProceeding = <Made>(
  id: string,
  options: CommonOptions,
  run: (tx: Tx, opened: Opened) => Promise<Made>,
): Promise<Made> =>
  withArchive(options, async (archive: Archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    const made = await archive.db.tx(by, async (tx) => {
      const proceeding = isId(id) ? await findProceeding(tx, id) : null;
      if (proceeding?.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'proceeding', id });
      return run(tx, { by, proceeding, law: await currentLaw(tx, archive.paths.root) });
    });
    await archive.ledger.publishAll();
    return made;
  });
