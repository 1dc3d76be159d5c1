import { provenanceOf } from '#catalogue';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { Ledger, OpenedEntry } from '#ledger';
import { exhibitNumber, type ExhibitLine } from './model.ts';

type Receipt = Awaited<ReturnType<typeof provenanceOf>>[number];

/** A custody statement and the proofs of the entries it opens. */
export interface Custody {
  /** The first of them are about the receipts, in their order. */
  readonly lines: readonly string[];
  readonly receipts: readonly Pick<Receipt, 'receivedAt'>[];
  readonly openings: readonly OpenedEntry[];
}

function receiptLine(receipt: Receipt): string {
  const affiliation = receipt.sourceAffiliation ? ` (${receipt.sourceAffiliation})` : '';
  const from =
    receipt.sourceName === null
      ? 'from a source stated in a compartment closed to whoever built this bundle'
      : `from ${receipt.sourceName}${affiliation}`;
  const inside = receipt.containerSerial ? ` inside item ${receipt.containerSerial}` : '';
  const { url, at } = (receipt.capture ?? {}) as { readonly url?: string; readonly at?: string | null };
  const captured =
    url === undefined ? '' : `, captured from ${url}${at ? ` at ${at}` : ''} as the capture states`;
  return `${receipt.receivedAt}: received ${from} under the name “${receipt.originalPath}”${inside}${captured}.`;
}

function statedLines(receipt: Receipt): string[] {
  const stated: [string, string | null][] = [
    ['Obtained from', receipt.obtainedFrom],
    ['Obtained by', receipt.obtainedHow],
    ['Obtained on', receipt.obtainedAt],
    ['Conditions', receipt.conditions],
  ];
  return stated.flatMap(([label, value]) => (value ? [`${label} (as stated at intake): ${value}`] : []));
}

/**
 * What may be disclosed of an exhibit's custody: plain lines for people, and the ledger entry by which its bytes were
 * received, opened against the checkpoint. Nothing else is opened: other entries would disclose other items. Collectors
 * are not named. Error DOSSIER_NOT_PUBLISHED.
 */
export async function custodyOf(
  tx: Tx,
  ledger: Ledger,
  exhibit: ExhibitLine,
  checkpoint: string,
): Promise<Custody> {
  const receipts = await provenanceOf(tx, exhibit.itemId);
  const openings = (await ledger.open(tx, exhibit.itemId, checkpoint)).filter(
    (opened) => opened.entry['kind'] === 'item-received',
  );
  const received = openings[0];
  if (!received) throw new AppError('DOSSIER_NOT_PUBLISHED', { number: exhibitNumber(exhibit.position) });
  const first = receipts[0];
  return {
    openings,
    receipts: receipts.map(({ receivedAt }) => ({ receivedAt })),
    lines: [
      ...receipts.map(receiptLine),
      ...(first ? statedLines(first) : []),
      `Recorded as entry ${received.index} of the ledger ${ledger.manifest.origin}. SHA-256 at that moment: ${exhibit.sha256}.`,
      'The evidentiary copy was written once and has not been changed since; this exhibit is that copy, byte for byte.',
    ],
  };
}

/**
 * What may be disclosed of the custody of a public version: that it was made, and the ledger entry that says so, opened against the checkpoint. How
 * the item itself was received stays closed: it may name somebody. Error DOSSIER_NOT_PUBLISHED.
 */
export async function publicCustodyOf(
  tx: Tx,
  ledger: Ledger,
  exhibit: ExhibitLine,
  checkpoint: string,
): Promise<Custody> {
  const openings = (await ledger.open(tx, exhibit.itemId, checkpoint)).filter(
    ({ entry }) => entry['kind'] === 'public-copy-made' && JSON.stringify(entry).includes(exhibit.sha256),
  );
  const made = openings[0];
  if (!made) throw new AppError('DOSSIER_NOT_PUBLISHED', { number: exhibitNumber(exhibit.position) });
  return {
    openings,
    receipts: [],
    lines: [
      `Public version of item ${exhibit.serial}: its pages were drawn anew, what is covered was burned in, and nothing else of the file was taken over.`,
      `Recorded as entry ${made.index} of the ledger ${ledger.manifest.origin}. SHA-256 of this version: ${exhibit.sha256}.`,
      'The evidentiary copy is in the confidential version of this bundle, under the same number.',
    ],
  };
}
