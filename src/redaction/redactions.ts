import { isSealed, myCompartments } from '#access';
import { copiesOf, getItem } from '#catalogue';
import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc, optionalText, requiredText } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { redactionPhrase } from './errors.ts';
import type { FoundPlace, RedactionCategory, SealedTextKind, WantedPlace } from './model.ts';
import { placeIn, type RedactionParts } from './places.ts';
import { lockRedaction, lockSealedText } from './store.ts';
import { wordsOfText } from './words.ts';

type Person = Identity & { readonly personId: string };
type Item = Pick<LedgeredRow<'item'>, 'id' | 'serial' | 'compartment_id'>;

/** What is said of a redaction beyond its place. */
export interface RedactionFacts {
  readonly category: RedactionCategory;
  /** The order, rule or decision that it rests on. */
  readonly authority: string;
  readonly reason: string | null;
  readonly isByRule: boolean;
}

/** Records that places of an item are covered. Whoever does it opened the item. Errors INVALID_INPUT. */
export async function recordRedactions(
  tx: Tx,
  by: Person,
  item: Item,
  places: readonly FoundPlace[],
  facts: RedactionFacts,
): Promise<string[]> {
  const authority = requiredText(redactionPhrase('redaction-authority'), facts.authority, 500);
  const reason = optionalText(redactionPhrase('redaction-reason'), facts.reason, 2000);
  const at = nowUtc();
  const rows = places.map((place): LedgeredRow<'redaction'> => ({
    id: newId(),
    item_id: item.id,
    page: place.page,
    regions: place.regions as LedgeredRow<'redaction'>['regions'],
    text_sha256: place.textSha256,
    start_at: place.start,
    end_at: place.end,
    category: facts.category,
    authority,
    reason,
    is_by_rule: facts.isByRule,
    made_by: by.personId,
    made_at: at,
    withdrawn_by: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  }));
  await record(
    tx,
    by,
    rows.map((row) => ({
      kind: 'redacted',
      subject: { table: 'item', id: item.id },
      compartmentId: item.compartment_id,
      rows: [{ table: 'redaction', op: 'put', row }],
    })),
  );
  return rows.map(({ id }) => id);
}

/**
 * Covers a place of an item in every public version, or withholds the item. A passage is found on the pages of the item first, where it has
 * pages. Errors INVALID_INPUT, REDACTION_NO_PLACE, NOT_FOUND.
 */
export async function makeRedaction(
  parts: RedactionParts,
  by: Person,
  serial: string,
  place: WantedPlace,
  facts: RedactionFacts,
): Promise<string> {
  // What is read of blobs is read outside the transaction that records.
  const opened = await parts.db.tx(by, async (tx) => {
    const item = await getItem(tx, { serial });
    return { item, copies: await copiesOf(tx, item.id) };
  });
  const found = await placeIn(parts, opened, place);
  return parts.db.tx(by, async (tx) => {
    const item = await getItem(tx, { serial });
    const [id = ''] = await recordRedactions(tx, by, item, [found], facts);
    return id;
  });
}

/** Takes a redaction back: the place is open in the next public version. Errors NOT_FOUND, also for one that was withdrawn, INVALID_INPUT. */
export async function withdrawRedaction(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const found = await lockRedaction(tx, id);
  if (!found || found.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'redaction', id });
  const said = requiredText(redactionPhrase('redaction-withdrawal'), reason, 2000);
  const { compartment_id: compartmentId } = await getItem(tx, { id: found.item_id });
  const row = {
    ...found,
    withdrawn_by: by.personId,
    withdrawn_at: nowUtc(),
    withdrawn_reason: said,
  };
  await record(tx, by, [
    {
      kind: 'redaction-withdrawn',
      subject: { table: 'item', id: found.item_id },
      compartmentId,
      rows: [{ table: 'redaction', op: 'put', row }],
    },
  ]);
}

/** A sealed compartment of the case: the one that is named, else the first of whoever asks. Error REDACTION_NOT_SEALED. */
async function sealedIn(tx: Tx, caseId: string, wanted: string | null): Promise<string> {
  if (wanted !== null && (await isSealed(tx, wanted)) === true) return wanted;
  const own = (await myCompartments(tx, caseId)).find((one) => one.is_sealed);
  if (wanted !== null || !own) throw new AppError('REDACTION_NOT_SEALED');
  return own.id;
}

/** Says that words may stand in no public version of this case. Errors INVALID_INPUT, REDACTION_NOT_SEALED. */
export async function sealText(
  tx: Tx,
  by: Person,
  given: {
    readonly caseId: string;
    readonly compartmentId: string | null;
    readonly body: string;
    readonly kind: SealedTextKind;
  },
): Promise<string> {
  const what = redactionPhrase('sealed-text');
  const body = requiredText(what, given.body, 500);
  // Shorter ones stand in every text.
  if (wordsOfText(body).reduce((sum, { folded }) => sum + folded.length, 0) < 3)
    throw new AppError('INVALID_INPUT', { what, why: redactionPhrase('too-short') });
  const row: LedgeredRow<'sealed_text'> = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: await sealedIn(tx, given.caseId, given.compartmentId),
    body,
    kind: given.kind,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await record(tx, by, [
    {
      kind: 'text-sealed',
      subject: { table: 'sealed_text', id: row.id },
      compartmentId: row.compartment_id,
      rows: [{ table: 'sealed_text', op: 'put', row }],
    },
  ]);
  return row.id;
}

/** Lets words stand in public versions again. Errors NOT_FOUND, also for one that was withdrawn, INVALID_INPUT. */
export async function unsealText(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const found = await lockSealedText(tx, id);
  if (!found || found.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'sealed text', id });
  const said = requiredText(redactionPhrase('sealed-text-withdrawal'), reason, 2000);
  const row = { ...found, withdrawn_at: nowUtc(), withdrawn_reason: said };
  await record(tx, by, [
    {
      kind: 'text-unsealed',
      subject: { table: 'sealed_text', id },
      compartmentId: found.compartment_id,
      rows: [{ table: 'sealed_text', op: 'put', row }],
    },
  ]);
}
