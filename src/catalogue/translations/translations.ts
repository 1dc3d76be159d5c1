import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc, optionalText, requiredText } from '#kernel';
import { record, type EntryDraft, type LedgeredRow } from '#ledger';
import { calendarDay } from '../day-or-span.ts';
import { cataloguePhrase } from '../errors.ts';
import { getItem } from '../store.ts';
import { areTranslations, findTranslation } from './store.ts';

/** What somebody says of a translation. Texts may have any length that the form lets through. */
export interface TranslationFacts {
  /** Into which language: two or three letters (ISO 639). */
  readonly language: string;
  /** False: only passages of it; then the note says which. */
  readonly isWhole: boolean;
  readonly note: string | null;
  readonly translator: string | null;
  /** Who says that it is right, and the day (YYYY-MM-DD) on which that was said. */
  readonly certifiedBy: string | null;
  readonly certifiedOn: string | null;
}

/** An item as far as a translation is concerned with it. */
type Of = Pick<LedgeredRow<'item'>, 'id' | 'serial' | 'case_id' | 'compartment_id'>;

function draftOf(
  kind: 'translation-made' | 'translation-withdrawn',
  compartmentId: string,
  row: LedgeredRow<'translation'>,
): EntryDraft {
  return {
    kind,
    subject: { table: 'item', id: row.item_id },
    compartmentId,
    rows: [{ table: 'translation', op: 'put', row }],
  };
}

/**
 * Says that one item translates another of the same case. Both were opened by whoever says it. Errors INVALID_INPUT (a part without a note
 * that says which, a day that no calendar has, a day without a name), CATALOGUE_TRANSLATION_STANDS, NOT_FOUND.
 */
export async function makeTranslation(
  tx: Tx,
  by: Identity & { readonly kind: 'person'; readonly personId: string },
  { item, of, facts }: { readonly item: Of; readonly of: Of; readonly facts: TranslationFacts },
): Promise<string> {
  if (item.case_id !== of.case_id) throw new AppError('NOT_FOUND', { what: 'item', id: of.serial });
  if (item.id === of.id || (await areTranslations(tx, item.id, of.id)))
    throw new AppError('CATALOGUE_TRANSLATION_STANDS', { serial: item.serial, other: of.serial });
  const note = cataloguePhrase('translation-note');
  const certifiedBy = optionalText(cataloguePhrase('translation-certified-by'), facts.certifiedBy, 300);
  const certifiedOn = calendarDay(cataloguePhrase('translation-certified-on'), facts.certifiedOn);
  if (certifiedOn !== null && certifiedBy === null)
    throw new AppError('INVALID_INPUT', {
      what: cataloguePhrase('translation-certified-by'),
      why: cataloguePhrase('day-without-name'),
    });
  const row: LedgeredRow<'translation'> = {
    id: newId(),
    item_id: item.id,
    translated_item_id: of.id,
    language: facts.language,
    is_whole: facts.isWhole,
    note: facts.isWhole ? optionalText(note, facts.note, 2000) : requiredText(note, facts.note ?? '', 2000),
    translator: optionalText(cataloguePhrase('translation-translator'), facts.translator, 300),
    certified_by: certifiedBy,
    certified_on: certifiedOn,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await record(tx, by, [draftOf('translation-made', item.compartment_id, row)]);
  return row.id;
}

/** Takes back that an item is a translation; what was said stays in the ledger. Error NOT_FOUND, also for one that was withdrawn. */
export async function withdrawTranslation(tx: Tx, by: Identity, id: string, reason: string): Promise<void> {
  const found = await findTranslation(tx, id);
  if (!found || found.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'translation', id });
  const said = requiredText(cataloguePhrase('translation-reason'), reason, 2000);
  const row = { ...found, withdrawn_at: nowUtc(), withdrawn_reason: said };
  const { compartment_id: compartmentId } = await getItem(tx, { id: found.item_id });
  await record(tx, by, [draftOf('translation-withdrawn', compartmentId, row)]);
}
