import { provenanceOfEach } from '#catalogue';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { Ledger, OpenedEntry } from '#ledger';
import { exhibitNumber, type ExhibitLine } from './model.ts';

type Receipts = Awaited<ReturnType<typeof provenanceOfEach>>;
type Receipt = NonNullable<ReturnType<Receipts['get']>>[number];

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

/** An exhibit with what is kept about it, and the origin of the ledger. */
interface Kept {
  readonly exhibit: ExhibitLine;
  readonly receipts: readonly Receipt[];
  readonly opened: readonly OpenedEntry[];
  readonly origin: string;
}

/** Exhibits that are asked about with one question: each question has every policy of reading planned. */
const AT_ONCE = 200;

/**
 * What may be disclosed of the custody of exhibits, in their order, some at a time: plain lines for people, and the ledger entry by which the bytes were
 * received, opened against the checkpoint. Nothing else is opened: other entries would disclose other items. Collectors
 * are not named. Of a public version only that it was made: how the item itself was received may name somebody. Error DOSSIER_NOT_PUBLISHED.
 */
export async function* custodiesOf(
  tx: Tx,
  ledger: Ledger,
  exhibits: readonly ExhibitLine[],
  { checkpoint, isPublic }: { readonly checkpoint: string; readonly isPublic: boolean },
): AsyncGenerator<Custody[]> {
  for (let at = 0; at < exhibits.length; at += AT_ONCE) {
    const some = exhibits.slice(at, at + AT_ONCE);
    const ids = some.map(({ itemId }) => itemId);
    const receipts: Receipts = isPublic ? new Map() : await provenanceOfEach(tx, ids);
    const opened = await ledger.openEach(tx, ids, checkpoint);
    yield some.map((exhibit) => {
      const { itemId } = exhibit;
      const kept = {
        exhibit,
        receipts: receipts.get(itemId) ?? [],
        opened: opened.get(itemId) ?? [],
        origin: ledger.manifest.origin,
      };
      return isPublic ? publicCustodyOf(kept) : custodyOf(kept);
    });
  }
}

function custodyOf({ exhibit, receipts, opened, origin }: Kept): Custody {
  const openings = opened.filter(({ entry }) => entry['kind'] === 'item-received');
  const received = openings[0];
  if (!received) throw new AppError('DOSSIER_NOT_PUBLISHED', { number: exhibitNumber(exhibit.position) });
  const first = receipts[0];
  return {
    openings,
    receipts: receipts.map(({ receivedAt }) => ({ receivedAt })),
    lines: [
      ...receipts.map(receiptLine),
      ...(first ? statedLines(first) : []),
      `Recorded as entry ${received.index} of the ledger ${origin}. SHA-256 at that moment: ${exhibit.sha256}.`,
      'The evidentiary copy was written once and has not been changed since; this exhibit is that copy, byte for byte.',
    ],
  };
}

function publicCustodyOf({ exhibit, opened, origin }: Kept): Custody {
  const openings = opened.filter(
    ({ entry }) => entry['kind'] === 'public-copy-made' && JSON.stringify(entry).includes(exhibit.sha256),
  );
  const made = openings[0];
  if (!made) throw new AppError('DOSSIER_NOT_PUBLISHED', { number: exhibitNumber(exhibit.position) });
  return {
    openings,
    receipts: [],
    lines: [
      `Public version of item ${exhibit.serial}: its pages were drawn anew, what is covered was burned in, and nothing else of the file was taken over.`,
      `Recorded as entry ${made.index} of the ledger ${origin}. SHA-256 of this version: ${exhibit.sha256}.`,
      'The evidentiary copy is in the confidential version of this bundle, under the same number.',
    ],
  };
}
