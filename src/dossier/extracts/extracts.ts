import type { Identity, Tx } from '#db';
import { AppError, pageRanges, pagesNamed, requiredText } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { exhibitsVersion } from '../compose.ts';
import { dossierPhrase } from '../errors.ts';
import { assertNotFiled } from '../filings/filings.ts';
import type { ExhibitLine } from '../model.ts';
import { exhibitsOf, lockDossier } from '../store.ts';

const MOST_TEXT = 1000;
const MOST_REASON = 2000;

/** Which pages of an exhibit are annexed, and why. */
export interface WantedExtract {
  readonly exhibitId: string;
  /** Such as `3-5, 12`, from 1; null: all again. */
  readonly pages: string | null;
  readonly reason: string;
}

const refused = (why: Parameters<typeof dossierPhrase>[0], facts: { readonly n?: number } = {}): AppError =>
  new AppError('INVALID_INPUT', {
    what: dossierPhrase('extract-pages'),
    why: dossierPhrase(why, { n: facts.n ?? 0 }),
  });

/** Pages as they are kept; where the pages of the document are counted they have to be among them. Error INVALID_INPUT. */
function checked(given: string, { pages: count }: Pick<ExhibitLine, 'pages'>): string {
  const named = pagesNamed(given);
  const text = pageRanges(named ?? []);
  if (named === null || text.length > MOST_TEXT) throw refused('extract-form');
  if (count !== null && (named.at(-1) ?? 0) > count) throw refused('extract-beyond', { n: count });
  if (count !== null && named.length === count) throw refused('extract-whole');
  return text;
}

/**
 * Annexes an exhibit as an extract, or whole again; the item stays the exhibit, and its numbers in the register those of the whole document. `version`: the
 * state of the exhibits (exhibitsVersion) that was looked at; null for whatever is there. Errors NOT_FOUND for an exhibit that is not of this dossier or
 * whose item may not be seen, DOSSIER_FILED, CONFLICT, INVALID_INPUT.
 */
export async function setExtract(
  tx: Tx,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  given: WantedExtract & { readonly version: string | null },
): Promise<void> {
  await lockDossier(tx, dossier.id);
  await assertNotFiled(tx, dossier);
  if (given.version !== null && given.version !== (await exhibitsVersion(tx, dossier.id)))
    throw new AppError('CONFLICT', { what: dossierPhrase('exhibits-of', { name: dossier.name }) });
  const line = (await exhibitsOf(tx, dossier.id)).find(({ exhibitId }) => exhibitId === given.exhibitId);
  if (!line) throw new AppError('NOT_FOUND', { what: 'exhibit', id: given.exhibitId });
  const pages = given.pages === null ? null : checked(given.pages, line);
  const reason = requiredText(dossierPhrase('extract-reason'), given.reason, MOST_REASON);
  if (pages === line.extract && (pages === null || reason === line.extractReason)) return;
  await record(tx, by, [
    {
      kind: 'dossier-changed',
      subject: { table: 'dossier', id: dossier.id },
      compartmentId: dossier.compartment_id,
      rows: [
        {
          table: 'exhibit_extract',
          op: 'put',
          row: { exhibit_id: line.exhibitId, item_id: line.itemId, pages, reason },
        },
      ],
      reason,
    },
  ]);
}
