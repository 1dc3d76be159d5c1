import type { ChangeSince, LedgeredTable, RowChange } from '#ledger';
import type { ChargeStanding } from './standing.ts';

/** What something that was recorded does to a matrix that is kept: nothing, one of two things that are put right at once, or anything. */
export type Touch =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'weighed'; readonly claimId: string }
  | { readonly kind: 'answered'; readonly laidId: string }
  | { readonly kind: 'anything' };

const NOTHING: Touch = { kind: 'nothing' };
const ANYTHING: Touch = { kind: 'anything' };

/**
 * Tables of which a matrix reads nothing, and no policy under which it reads. A table that is not named here and not looked at below changes
 * anything: what is added to the catalogue makes matrices slower until somebody says that it does not matter, and never wrong.
 */
const UNREAD: ReadonlySet<LedgeredTable> = new Set([
  'law_confirmation',
  'law_edition',
  'intake_batch',
  'provenance',
  'derivation',
  'copy',
  'finding',
  'item_tag',
  'item_place',
  'translation',
  'consent',
  'redaction',
  'sealed_text',
  'public_copy',
  'text_sketch',
  'dossier',
  'exhibit',
  'exhibit_section',
  'exhibit_extract',
  'dossier_plan',
  'volume_plan',
  'registration',
  'dossier_build',
  'dossier_volume',
  'public_build',
  'bundle_item',
  'filing',
  'filing_note',
  'quote_translation',
  'case_model',
  'model_run',
  'suggestion_left',
  'suggestion_taken',
  'proceeding',
  'proceeding_link',
  'step',
  'diplomatic_exchange',
  'step_item',
  'checklist_answer',
  'answer_evidence',
  'undertaking',
  'undertaking_order',
  'obligation',
  'compliance_event',
  'undertaking_basis',
  'pleading',
  'pleading_part',
  'verification_check',
  'coding_sample',
  'coding_answer',
  'import_run',
  'import_row',
  'comment',
  'task',
]);

/** Tables from which conclusions, incidents and records bring claims; where only claims are laid they matter to nobody. */
const BRINGING: ReadonlySet<LedgeredTable> = new Set([
  'conclusion',
  'conclusion_step',
  'conclusion_claim',
  'incident',
  'act',
  'involvement',
  'information',
  'intervention',
  'incident_link',
  'field_basis',
  'actor',
  'actor_identity',
  'actor_name',
  'actor_merge',
  'actor_distinct',
  'actor_relation',
  'settlement',
  'settlement_route',
  'obstacle',
  'obstacle_past',
  'obstacle_word',
  'criterion_assessment',
  'settlement_basis',
  'handover',
  'handover_item',
  'handover_claim',
  'hazard_record',
  'hazard_version',
  'hazard_decision',
  'detention_record',
  'detention_version',
  'detention_evidence',
  'detention_registration',
  'exchange_part',
  'exchange_claim',
  'accident',
  'accident_victim',
  'ground_area',
  'ground_work',
  'quality_visit',
  'found_device',
  'displacement_record',
  'displacement_version',
  'displacement_member',
  'displacement_evidence',
]);

/** A matrix that is kept, as far as it says what touches it. */
export interface Kept {
  readonly allegationId: string;
  readonly standing: ChargeStanding;
}

type Put = Extract<RowChange, { op: 'put' }>;

function touchOfRow(kept: Kept, kind: ChangeSince['kind'], put: Put): Touch {
  const { standing, allegationId } = kept;
  const isKnown = (claimId: string): boolean => standing.has(claimId) || standing.lookedAt.has(claimId);
  const ifAny = (is: boolean): Touch => (is ? ANYTHING : NOTHING);
  if (put.table === 'weighing')
    return standing.has(put.row.claim_id) ? { kind: 'weighed', claimId: put.row.claim_id } : NOTHING;
  if (put.table === 'laid_evidence') {
    if (put.row.allegation_id !== allegationId) return NOTHING;
    // A row is put whole: only of the kind of the entry is it known that nothing but the answer changed.
    return kind === 'evidence-answered' ? { kind: 'answered', laidId: put.row.id } : ANYTHING;
  }
  if (put.table === 'allegation') return ifAny(put.row.id === allegationId);
  if (put.table === 'claim') return ifAny(standing.hasBringers || isKnown(put.row.id));
  if (put.table === 'claim_quote' || put.table === 'claim_grade')
    return ifAny(standing.hasBringers || isKnown(put.row.claim_id));
  // A new quote is of no claim yet; one that was withdrawn may be of any.
  if (put.table === 'quote')
    return ifAny(standing.hasBringers || (kind !== 'quoted' && kind !== 'claim-made'));
  if (put.table === 'item') return ifAny(kind !== 'item-received');
  if (put.table === 'source') return ifAny(kind !== 'source-registered');
  if (UNREAD.has(put.table)) return NOTHING;
  return ifAny(!BRINGING.has(put.table) || standing.hasBringers);
}

/** What an entry does to a matrix that is kept. What cannot be told from it may be anything. */
export function touchesOf(kept: Kept, { kind, rows }: ChangeSince): readonly Touch[] {
  return rows.flatMap((change) => {
    if (change.op !== 'put') return UNREAD.has(change.table) ? [] : [ANYTHING];
    const touch = touchOfRow(kept, kind, change);
    return touch.kind === 'nothing' ? [] : [touch];
  });
}
