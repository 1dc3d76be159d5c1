import type { Selectable } from 'kysely';
import { tableColumns, type Schema } from '#db';

/**
 * Tables whose every row comes from a ledger entry, in an order that respects their references. `key` names the
 * primary key; `grows`: rows are only ever added.
 */
export const ledgeredTables = {
  person: { key: ['id'], grows: false },
  case_file: { key: ['id'], grows: false },
  compartment: { key: ['id'], grows: false },
  role_grant: { key: ['person_id', 'role'], grows: false },
  compartment_grant: { key: ['person_id', 'compartment_id'], grows: false },
  term: { key: ['id'], grows: false },
  law_confirmation: { key: ['id'], grows: false },
  law_edition: { key: ['id'], grows: true },
  source: { key: ['id'], grows: false },
  intake_batch: { key: ['id'], grows: false },
  item: { key: ['id'], grows: false },
  provenance: { key: ['id'], grows: true },
  derivation: { key: ['id'], grows: true },
  copy: { key: ['id'], grows: true },
  finding: { key: ['id'], grows: false },
  item_relation: { key: ['item_id', 'other_item_id', 'kind'], grows: false },
  item_tag: { key: ['item_id', 'tag'], grows: false },
  item_place: { key: ['item_id'], grows: false },
  item_withdrawal: { key: ['id'], grows: false },
  consent: { key: ['id'], grows: false },
  translation: { key: ['id'], grows: false },
  redaction: { key: ['id'], grows: false },
  sealed_text: { key: ['id'], grows: false },
  public_copy: { key: ['item_id', 'sha256'], grows: true },
  text_sketch: { key: ['item_id'], grows: false },
  dossier: { key: ['id'], grows: false },
  exhibit: { key: ['id'], grows: false },
  exhibit_section: { key: ['exhibit_id'], grows: false },
  exhibit_extract: { key: ['exhibit_id'], grows: false },
  dossier_plan: { key: ['dossier_id'], grows: false },
  volume_plan: { key: ['dossier_id'], grows: false },
  registration: { key: ['item_id'], grows: true },
  dossier_build: { key: ['id'], grows: true },
  dossier_volume: { key: ['build_id', 'number'], grows: true },
  public_build: { key: ['build_id'], grows: true },
  bundle_item: { key: ['build_id', 'item_id'], grows: true },
  filing: { key: ['id'], grows: false },
  filing_note: { key: ['id'], grows: false },
  quote: { key: ['id'], grows: false },
  quote_translation: { key: ['id'], grows: true },
  claim: { key: ['id'], grows: false },
  claim_quote: { key: ['claim_id', 'quote_id'], grows: true },
  claim_link: { key: ['id'], grows: false },
  claim_grade: { key: ['id'], grows: true },
  case_model: { key: ['case_id'], grows: false },
  model_run: { key: ['id'], grows: false },
  suggestion_left: { key: ['id'], grows: false },
  suggestion_taken: { key: ['id'], grows: false },
  source_identity: { key: ['source_id'], grows: false },
  source_identity_entry: { key: ['source_id', 'entry_id'], grows: true },
  source_name: { key: ['id'], grows: false },
  source_position: { key: ['id'], grows: true },
  source_link: { key: ['id'], grows: false },
  actor: { key: ['id'], grows: false },
  actor_identity: { key: ['actor_id'], grows: false },
  actor_name: { key: ['id'], grows: false },
  actor_merge: { key: ['id'], grows: false },
  actor_distinct: { key: ['id'], grows: false },
  actor_relation: { key: ['id'], grows: false },
  incident: { key: ['id'], grows: false },
  act: { key: ['id'], grows: false },
  involvement: { key: ['id'], grows: false },
  information: { key: ['id'], grows: false },
  intervention: { key: ['id'], grows: false },
  incident_link: { key: ['id'], grows: false },
  // After every kind of record: its policy looks for the one that it is about.
  field_basis: { key: ['id'], grows: false },
  conclusion: { key: ['id'], grows: false },
  conclusion_step: { key: ['id'], grows: true },
  conclusion_claim: { key: ['id'], grows: false },
  allegation: { key: ['id'], grows: false },
  weighing: { key: ['id'], grows: true },
  proceeding: { key: ['id'], grows: false },
  proceeding_link: { key: ['id'], grows: false },
  step: { key: ['id'], grows: false },
  diplomatic_exchange: { key: ['id'], grows: false },
  step_item: { key: ['step_id', 'item_id'], grows: false },
  checklist_answer: { key: ['id'], grows: true },
  answer_evidence: { key: ['id'], grows: true },
  undertaking: { key: ['id'], grows: false },
  undertaking_order: { key: ['undertaking_id'], grows: false },
  obligation: { key: ['id'], grows: false },
  compliance_event: { key: ['id'], grows: false },
  undertaking_basis: { key: ['id'], grows: false },
  settlement: { key: ['id'], grows: false },
  settlement_route: { key: ['id'], grows: false },
  obstacle: { key: ['id'], grows: false },
  obstacle_past: { key: ['obstacle_id', 'version'], grows: true },
  obstacle_word: { key: ['id'], grows: false },
  criterion_assessment: { key: ['id'], grows: false },
  settlement_basis: { key: ['id'], grows: false },
  handover: { key: ['id'], grows: false },
  handover_item: { key: ['id'], grows: false },
  handover_claim: { key: ['id'], grows: false },
  hazard_record: { key: ['id'], grows: false },
  hazard_version: { key: ['id'], grows: true },
  hazard_decision: { key: ['id'], grows: true },
  hazard_release: { key: ['id'], grows: false },
  detention_record: { key: ['id'], grows: false },
  detention_version: { key: ['id'], grows: true },
  detention_evidence: { key: ['id'], grows: false },
  detention_registration: { key: ['record_id'], grows: false },
  exchange_part: { key: ['id'], grows: false },
  exchange_claim: { key: ['id'], grows: false },
  accident: { key: ['id'], grows: false },
  accident_victim: { key: ['id'], grows: false },
  ground_area: { key: ['id'], grows: false },
  ground_work: { key: ['id'], grows: false },
  quality_visit: { key: ['id'], grows: false },
  found_device: { key: ['id'], grows: false },
  record_release: { key: ['id'], grows: false },
  displacement_record: { key: ['id'], grows: false },
  displacement_version: { key: ['id'], grows: true },
  displacement_member: { key: ['id'], grows: false },
  displacement_evidence: { key: ['id'], grows: false },
  pleading: { key: ['id'], grows: false },
  pleading_part: { key: ['id'], grows: false },
  verification_check: { key: ['id'], grows: false },
  coding_sample: { key: ['id'], grows: false },
  coding_answer: { key: ['sample_id', 'quote_id', 'person_id'], grows: false },
  import_run: { key: ['id'], grows: false },
  import_row: { key: ['run_id', 'line'], grows: true },
  // After every record that can be laid.
  laid_evidence: { key: ['id'], grows: false },
  // Likewise.
  comment: { key: ['id'], grows: false },
  task: { key: ['id'], grows: false },
} as const satisfies Partial<Record<keyof Schema, { key: readonly string[]; grows: boolean }>>;

/** Name of a ledgered table. */
export type LedgeredTable = keyof typeof ledgeredTables;

/** A complete row of a ledgered table in its JSON form: times as RFC 3339 UTC, sizes as numbers. */
export type LedgeredRow<T extends LedgeredTable> = Selectable<Schema[T]>;

/** One change of one row: the whole new row, or the key columns of a row that goes. */
export type RowChange = {
  [T in LedgeredTable]:
    | { readonly table: T; readonly op: 'put'; readonly row: LedgeredRow<T> }
    | { readonly table: T; readonly op: 'remove'; readonly row: Readonly<Record<string, string>> };
}[LedgeredTable];

/** The ledgered tables in the order in which rows may be inserted. */
export const ledgeredTableNames = Object.keys(ledgeredTables) as LedgeredTable[];

/** Columns of a ledgered table, as the database has them. */
export function columnsOf(table: LedgeredTable): readonly string[] {
  return tableColumns[table];
}

/** A change's primary key as one string, to find later changes of the same row. */
export function changeKey(change: RowChange): string {
  const fields = change.row as Record<string, unknown>;
  return `${change.table}\u0000${ledgeredTables[change.table].key.map((column) => String(fields[column])).join('\u0000')}`;
}
