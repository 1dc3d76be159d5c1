import { sealedAmong } from '#access';
import { copiesOf, itemsByIds, provenanceOfEach } from '#catalogue';
import type { BlobStore } from '#blobs';
import type { Tx } from '#db';
import { addressesIn, readTextLayer } from '#derive';
import type { LedgeredRow } from '#ledger';
import type { Filed } from './volumes.ts';

/** What a load file says of an exhibit beside what stands in its volume. What nobody recorded is empty. */
export interface LoadFacts {
  /** Kind and media type of the file. */
  readonly type: string;
  readonly mediaType: string;
  /** Whether the date is not exact: `Y`, `N`, or empty without a date. */
  readonly isDateEstimated: '' | 'N' | 'Y';
  /** Of a message, as its headers have them. */
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly sourceOrganisation: string;
  /** When it was received first (`YYYY-MM-DD`), and by whom. */
  readonly received: string;
  readonly receivedBy: string;
  readonly conditions: string;
  readonly confidentiality: 'confidential' | 'public' | 'sealed';
  /** Ids of the exhibits that it translates, and of that which it came inside. */
  readonly translates: readonly string[];
  readonly hostId: string | null;
}

const NOTHING: LoadFacts = {
  type: '',
  mediaType: '',
  isDateEstimated: '',
  from: '',
  to: [],
  cc: [],
  subject: '',
  sourceOrganisation: '',
  received: '',
  receivedBy: '',
  conditions: '',
  confidentiality: 'confidential',
  translates: [],
  hostId: null,
};

/** Headers of a message, from the head of the text that was made of it (src/derive/text/mail.ts) with commas between people. */
function headersIn(text: string): ReadonlyMap<string, string> {
  const head = text.split('\n\n', 1)[0] ?? '';
  return new Map(
    head.split('\n').flatMap((line): [string, string][] => {
      const [, name, value] = /^(From|To|Cc|Subject): (.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}

/** EDTF of a whole day without a mark of doubt is exact. */
const estimated = (date: string | null): '' | 'N' | 'Y' =>
  date === null ? '' : /^\d{4}-\d\d-\d\d(T.*)?$/.test(date) ? 'N' : 'Y';

/** What a load file of a public version says: nothing but what the version itself shows. */
const publicFacts = ({ line }: Filed): LoadFacts => ({
  ...NOTHING,
  mediaType: line.mediaType ?? '',
  isDateEstimated: estimated(line.documentDate),
  confidentiality: 'public',
});

/** What is said of exhibits in load files, by exhibit. Their items are ones that the identity of `tx` may see. */
export async function loadFacts(
  tx: Tx,
  blobs: BlobStore,
  given: {
    readonly filed: readonly Filed[];
    readonly translated: ReadonlyMap<string, readonly LedgeredRow<'translation'>[]>;
    readonly isPublic: boolean;
  },
): Promise<Map<string, LoadFacts>> {
  const { filed, translated, isPublic } = given;
  if (isPublic) return new Map(filed.map((one) => [one.line.exhibitId, publicFacts(one)]));
  const ids = filed.map(({ line }) => line.itemId);
  const items = new Map((await itemsByIds(tx, ids)).map((row) => [row.id, row]));
  const receipts = await provenanceOfEach(tx, ids);
  const sealed = await sealedAmong(tx, [...new Set(filed.map(({ line }) => line.compartmentId))]);
  const exhibitOf = new Map(filed.map(({ line }) => [line.itemId, line.exhibitId]));
  const bySerial = new Map(filed.map(({ line }) => [line.serial, line.exhibitId]));
  const facts = new Map<string, LoadFacts>();
  for (const { line } of filed) {
    const item = items.get(line.itemId);
    const [receipt] = receipts.get(line.itemId) ?? [];
    const layer = item?.kind === 'mail' ? await readTextLayer(blobs, await copiesOf(tx, line.itemId)) : null;
    const headers = headersIn(layer?.pages[0]?.text ?? '');
    facts.set(line.exhibitId, {
      type: item?.kind ?? '',
      mediaType: line.mediaType ?? '',
      isDateEstimated: estimated(line.documentDate),
      from: addressesIn(headers.get('From') ?? '').join(', '),
      to: addressesIn(headers.get('To') ?? ''),
      cc: addressesIn(headers.get('Cc') ?? ''),
      subject: headers.get('Subject') ?? '',
      sourceOrganisation: receipt?.sourceAffiliation ?? '',
      received: receipt?.receivedAt.slice(0, 10) ?? '',
      receivedBy: receipt?.receivedBy ?? '',
      conditions: receipt?.conditions ?? '',
      confidentiality: sealed.has(line.compartmentId) ? 'sealed' : 'confidential',
      translates: (translated.get(line.itemId) ?? []).flatMap(
        (row) => exhibitOf.get(row.translated_item_id) ?? [],
      ),
      hostId: bySerial.get(receipt?.containerSerial ?? '') ?? null,
    });
  }
  return facts;
}
