// Written by scripts/gen-schema.ts from the migrated database; do not edit.
import type { ColumnType, Generated } from 'kysely';

/** Any JSON value, as jsonb columns hold it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface AccidentTable {
  id: string;
  case_id: string;
  compartment_id: string;
  serial: string;
  title: string;
  dated: string | null;
  place_id: string | null;
  latitude: number | null;
  longitude: number | null;
  precision: string;
  class: string;
  device_category: string | null;
  device_model: string | null;
  circumstances: string | null;
  ground: string | null;
  marked: string;
  moved: string;
  killed_least: number | null;
  killed_most: number | null;
  injured_least: number | null;
  injured_most: number | null;
  counted_by: string | null;
  item_id: string | null;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface AccidentVictimTable {
  id: string;
  accident_id: string;
  actor_id: string | null;
  sex: string;
  age: number | null;
  age_band: string;
  outcome: string;
  role: string;
  role_rule: string | null;
  activity: string | null;
  tampered: string;
  consent: string;
  note: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ActTable {
  id: string;
  incident_id: string;
  case_id: string;
  compartment_id: string;
  kind: string;
  victim_id: string | null;
  happened_on: string | null;
  place: string | null;
  place_id: string | null;
  methods: string[];
  grounds: string[];
  facts: ColumnType<Json, string, string>;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ActorTable {
  id: string;
  case_id: string;
  compartment_id: string;
  kind: string;
  pseudonym: string;
  counting_unit: string;
  is_protected: boolean;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
}

interface ActorDistinctTable {
  id: string;
  actor_id: string;
  other_id: string;
  reason: string;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ActorIdentityTable {
  actor_id: string;
  compartment_id: string;
  sex: string | null;
  born_on: string | null;
  died_on: string | null;
  age_lower: number | null;
  age_upper: number | null;
  age_on: string | null;
  number_lower: number | null;
  number_upper: number | null;
  description: string | null;
  details: ColumnType<Json, string, string>;
  open_reason: string | null;
  version: number;
  changed_at: string | null;
  withdrawn_reason: string | null;
}

interface ActorMergeTable {
  id: string;
  kept_id: string;
  merged_id: string;
  reason: string;
  made_by: string;
  made_at: string;
  undone_by: string | null;
  undone_at: string | null;
  undone_reason: string | null;
}

interface ActorNameTable {
  id: string;
  actor_id: string;
  compartment_id: string;
  name: string;
  kind: string;
  language: string | null;
  script: string | null;
  source_id: string | null;
  claim_id: string | null;
  is_main: boolean;
  match_keys: string[];
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ActorRelationTable {
  id: string;
  actor_id: string;
  other_id: string;
  kind: string;
  words: string | null;
  from_on: string | null;
  until_on: string | null;
  claim_id: string | null;
  reason: string;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface AllegationTable {
  id: string;
  case_id: string;
  compartment_id: string;
  title: string;
  party: string;
  respondent: string;
  forum: string;
  provision: string;
  law_version: number;
  law_digest: string;
  standard: string | null;
  facts: string | null;
  period: string | null;
  place: string | null;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
  attribution: string | null;
}

interface AnswerEvidenceTable {
  id: string;
  answer_id: string;
  claim_id: string | null;
  item_id: string | null;
}

interface BundleItemTable {
  build_id: string;
  item_id: string;
}

interface CaseFileTable {
  id: string;
  title: string;
  created_at: string;
}

interface CaseModelTable {
  case_id: string;
  is_allowed: boolean;
  host: string;
  reason: string;
  set_by: string;
  set_at: string;
}

interface ChecklistAnswerTable {
  id: string;
  proceeding_id: string;
  checklist: string;
  test: string;
  checklist_version: number;
  checklist_digest: string;
  state: string;
  reasons: string | null;
  made_by: string;
  made_at: string;
}

interface ClaimTable {
  id: string;
  case_id: string;
  compartment_id: string;
  source_id: string;
  kind: string;
  body: string;
  speaker: string | null;
  polarity: string;
  certainty: string | null;
  said_on: string | null;
  happened_on: string | null;
  place: string | null;
  place_id: string | null;
  measure: string | null;
  value: number | null;
  lower: number | null;
  upper: number | null;
  population: string | null;
  area: string | null;
  period_from: string | null;
  period_to: string | null;
  as_of: string | null;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ClaimGradeTable {
  id: string;
  claim_id: string;
  reliability: string;
  credibility: string;
  reason: string;
  made_by: string;
  made_at: string;
}

interface ClaimLinkTable {
  id: string;
  claim_id: string;
  other_claim_id: string;
  relation: string;
  reason: string;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ClaimQuoteTable {
  claim_id: string;
  quote_id: string;
  added_at: string;
}

interface CodingAnswerTable {
  sample_id: string;
  quote_id: string;
  person_id: string;
  answers: ColumnType<Json, string, string>;
  made_at: string;
}

interface CodingSampleTable {
  id: string;
  case_id: string;
  compartment_id: string;
  title: string;
  fields: string[];
  coder_ids: string[];
  seed: string;
  quote_ids: string[];
  made_by: string;
  made_at: string;
  closed_by: string | null;
  closed_at: string | null;
}

interface CommentTable {
  id: string;
  compartment_id: string;
  subject_table: string;
  subject_id: string;
  author_id: string;
  body: string;
  mentions: string[];
  version: number;
  created_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface CompartmentTable {
  id: string;
  case_id: string;
  name: string;
  description: string | null;
  is_sealed: boolean;
  created_at: string;
}

interface CompartmentGrantTable {
  person_id: string;
  compartment_id: string;
  granted_at: string;
}

interface ComplianceEventTable {
  id: string;
  obligation_id: string;
  says: string;
  side: string | null;
  said_by: string;
  said_on: string | null;
  happened_on: string | null;
  extended_to: string | null;
  note: string | null;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ConclusionTable {
  id: string;
  case_id: string;
  compartment_id: string;
  statement: string;
  reasons: string | null;
  standard: string | null;
  status: string;
  incident_id: string | null;
  supersedes_id: string | null;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ConclusionClaimTable {
  id: string;
  conclusion_id: string;
  claim_id: string;
  stance: string;
  note: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ConclusionStepTable {
  id: string;
  conclusion_id: string;
  from_status: string;
  to_status: string;
  reason: string;
  version: number;
  made_by: string;
  made_at: string;
}

interface ConsentTable {
  id: string;
  item_id: string;
  basis: string;
  purposes: string[];
  forums: string[];
  anonymity: string;
  given_on: string | null;
  expires_on: string | null;
  informed_by: string | null;
  interpreter: string | null;
  witness: string | null;
  note: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_on: string | null;
  withdrawn_reason: string | null;
}

interface CopyTable {
  id: string;
  item_id: string;
  kind: string;
  role: string;
  page: number | null;
  sha256: string;
  size_bytes: number;
  media_type: string | null;
  derivation_id: string | null;
  created_at: string;
}

interface CriterionAssessmentTable {
  id: string;
  settlement_id: string;
  criterion: string;
  finding: string;
  holds_from: string | null;
  holds_to: string | null;
  assessed_by: string;
  assessed_on: string | null;
  words: string;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface DerivationTable {
  id: string;
  item_id: string;
  tool: string;
  tool_version: string;
  params: ColumnType<Json, string, string>;
  input_sha256: string;
  outcome: string;
  started_at: string;
  ended_at: string;
}

interface DetentionEvidenceTable {
  id: string;
  record_id: string;
  part: string;
  item_id: string | null;
  claim_id: string | null;
  incident_id: string | null;
  note: string | null;
  made_by: string;
  made_at: string;
}

interface DetentionRecordTable {
  id: string;
  case_id: string;
  compartment_id: string;
  serial: string;
  kind: string;
  actor_id: string | null;
  unnamed: number;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface DetentionRegistrationTable {
  record_id: string;
  compartment_id: string;
  number: string;
  made_by: string;
  made_at: string;
}

interface DetentionVersionTable {
  id: string;
  record_id: string;
  number: number;
  entered: ColumnType<Json, string, string>;
  why: string | null;
  made_by: string;
  made_at: string;
}

interface DiplomaticExchangeTable {
  id: string;
  form: string;
  addressed_to: string | null;
  names_treaty: boolean | null;
  named: string | null;
  reply: string | null;
  replied_on: string | null;
  reply_says: string | null;
}

interface DisplacementEvidenceTable {
  id: string;
  record_id: string;
  part: string;
  stance: string;
  item_id: string | null;
  claim_id: string | null;
  note: string | null;
  made_by: string;
  made_at: string;
}

interface DisplacementMemberTable {
  id: string;
  household_id: string;
  actor_id: string;
  role: string;
  at_time: string;
  made_by: string;
  made_at: string;
}

interface DisplacementRecordTable {
  id: string;
  case_id: string;
  compartment_id: string;
  serial: string;
  kind: string;
  household_id: string | null;
  settlement_id: string | null;
  reference: string | null;
  year: number | null;
  cause: string | null;
  destination: string | null;
  persons: number | null;
  persons_are: string | null;
  wish: string | null;
  return_status: string | null;
  item_id: string | null;
  line: number | null;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface DisplacementVersionTable {
  id: string;
  record_id: string;
  number: number;
  entered: ColumnType<Json, string, string>;
  why: string | null;
  made_by: string;
  made_at: string;
}

interface DossierTable {
  id: string;
  case_id: string;
  compartment_id: string;
  title: string;
  name: string;
  forum: string | null;
  numbering: string;
  created_at: string;
}

interface DossierBuildTable {
  id: string;
  dossier_id: string;
  bundle_sha256: string;
  content_sha256: string;
  size_bytes: number;
  exhibits: number;
  pages: number;
  checkpoint_size: number;
  result: string;
  built_at: string;
}

interface DossierPlanTable {
  dossier_id: string;
  page_limit: number | null;
  languages: string[];
}

interface DossierVolumeTable {
  build_id: string;
  number: number;
  sha256: string;
  size_bytes: number;
  pages: number;
  first_label: string;
  last_label: string;
  profile: string;
  profile_version: number;
  profile_digest: string;
}

interface ExchangeClaimTable {
  id: string;
  exchange_id: string;
  side: string | null;
  measure: string;
  value: number | null;
  words: string;
  claimant: string;
  as_of: string | null;
  claim_id: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ExchangePartTable {
  id: string;
  exchange_id: string;
  side: string;
  kind: string;
  record_id: string | null;
  handover_id: string | null;
  note: string | null;
  made_by: string;
  made_at: string;
}

interface ExhibitTable {
  id: string;
  dossier_id: string;
  item_id: string;
  position: number;
  title: string;
}

interface ExhibitExtractTable {
  exhibit_id: string;
  item_id: string;
  pages: string | null;
  reason: string;
}

interface ExhibitSectionTable {
  exhibit_id: string;
  title: string;
}

interface FieldBasisTable {
  id: string;
  record_table: string;
  record_id: string;
  field: string;
  claim_id: string;
  stance: string;
  note: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface FilingTable {
  id: string;
  dossier_id: string;
  build_id: string;
  filed_on: string;
  filed_with: string;
  reference: string | null;
  made_by: string;
  made_at: string;
  reopened_by: string | null;
  reopened_at: string | null;
  reopened_reason: string | null;
}

interface FilingNoteTable {
  id: string;
  filing_id: string;
  kind: string;
  item_id: string | null;
  place: string | null;
  says: string | null;
  should_say: string | null;
  reason: string;
  made_by: string;
  made_at: string;
  outcome: string | null;
  outcome_reason: string | null;
  settled_by: string | null;
  settled_at: string | null;
}

interface FindingTable {
  id: string;
  item_id: string | null;
  batch_id: string | null;
  compartment_id: string;
  tool: string;
  code: string;
  subject: string;
  detail: string;
  severity: string;
  found_at: string;
  cleared_at: string | null;
}

interface FoundDeviceTable {
  id: string;
  case_id: string;
  compartment_id: string;
  serial: string;
  found_on: string | null;
  latitude: number | null;
  longitude: number | null;
  precision: string;
  category: string;
  model: string | null;
  lot: string | null;
  made_on: string | null;
  condition: string | null;
  depth_cm: number | null;
  destroyed: string;
  record_id: string | null;
  area_id: string | null;
  item_id: string | null;
  note: string | null;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface GroundAreaTable {
  id: string;
  case_id: string;
  compartment_id: string;
  serial: string;
  title: string;
  place_id: string | null;
  extent: ColumnType<Json, string, string>;
  is_measured: boolean;
  record_id: string | null;
  searched: string;
  searched_reasons: string | null;
  note: string | null;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface GroundStateTable {
  compartment_id: string;
  changes: number;
  changed_in: number;
}

interface GroundWorkTable {
  id: string;
  area_id: string;
  name: string;
  kind: string;
  released: string;
  extent: ColumnType<Json | null, string, string>;
  criteria: string | null;
  organisation: string;
  started: string | null;
  ended: string | null;
  method: string | null;
  depth_cm: number | null;
  item_id: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface HandoverTable {
  id: string;
  case_id: string;
  compartment_id: string;
  serial: string;
  title: string;
  given_by: string | null;
  received_by: string | null;
  through: string[];
  dated: string | null;
  in_exchange: string | null;
  custodian: string | null;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface HandoverClaimTable {
  id: string;
  handover_id: string;
  measure: string;
  value: number | null;
  words: string;
  claimant: string;
  as_of: string | null;
  definition: string | null;
  claim_id: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface HandoverItemTable {
  id: string;
  handover_id: string;
  item_id: string;
  kind: string;
  sheet_number: string | null;
  sheet_date: string | null;
  devices: number | null;
  note: string | null;
  made_by: string;
  made_at: string;
}

interface HazardDecisionTable {
  id: string;
  record_id: string;
  version: number;
  decided: string;
  reasons: string;
  made_by: string;
  made_at: string;
}

interface HazardRecordTable {
  id: string;
  case_id: string;
  compartment_id: string;
  serial: string;
  handover_id: string | null;
  item_id: string | null;
  title: string;
  form: string;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface HazardReleaseTable {
  id: string;
  record_id: string;
  compartment_id: string;
  to_compartment_id: string;
  reason: string;
  asked_by: string;
  asked_at: string;
  agreed_by: string | null;
  agreed_at: string | null;
  ended_by: string | null;
  ended_at: string | null;
  ended_reason: string | null;
}

interface HazardVersionTable {
  id: string;
  record_id: string;
  number: number;
  entered: ColumnType<Json, string, string>;
  derived: ColumnType<Json, string, string>;
  reckoning: string;
  why: string | null;
  made_by: string;
  made_at: string;
}

interface ImportRowTable {
  run_id: string;
  line: number;
  key: string | null;
  incident_key: string | null;
  incident_id: string | null;
  act_id: string | null;
  actor_id: string | null;
  said: ColumnType<Json, string, string>;
}

interface ImportRunTable {
  id: string;
  case_id: string;
  compartment_id: string;
  identity_compartment_id: string | null;
  item_id: string;
  sheet: number;
  kind: string;
  source_id: string;
  mapping: ColumnType<Json, string, string>;
  state: string;
  rows_done: number;
  imported: number;
  failed: number;
  already: number;
  counts: ColumnType<Json, string, string>;
  made_by: string;
  made_at: string;
  ended_at: string | null;
}

interface IncidentTable {
  id: string;
  case_id: string;
  compartment_id: string;
  title: string;
  happened_on: string | null;
  place: string | null;
  place_id: string | null;
  latitude: number | null;
  longitude: number | null;
  position_kind: string | null;
  status: string | null;
  facts: ColumnType<Json, string, string>;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface IncidentLinkTable {
  id: string;
  incident_id: string;
  other_incident_id: string;
  relation: string;
  reason: string;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface InformationTable {
  id: string;
  incident_id: string;
  case_id: string;
  compartment_id: string;
  source_id: string | null;
  actor_id: string | null;
  connection: string | null;
  facts: ColumnType<Json, string, string>;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface IntakeBatchTable {
  id: string;
  case_id: string;
  compartment_id: string;
  source_id: string;
  received_by: string;
  label: string;
  obtained_from: string | null;
  obtained_how: string | null;
  obtained_at: string | null;
  conditions: string | null;
  language: string | null;
  restrictions: string | null;
  fingerprint: string;
  created_at: string;
}

interface InterventionTable {
  id: string;
  incident_id: string;
  case_id: string;
  compartment_id: string;
  kind: string;
  party_id: string | null;
  victim_id: string | null;
  happened_on: string | null;
  facts: ColumnType<Json, string, string>;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface InvolvementTable {
  id: string;
  act_id: string;
  incident_id: string;
  case_id: string;
  compartment_id: string;
  actor_id: string | null;
  degree: string | null;
  perpetrator_types: string[];
  facts: ColumnType<Json, string, string>;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ItemTable {
  id: string;
  serial: string;
  case_id: string;
  compartment_id: string;
  source_id: string;
  title: string;
  sha256: string;
  size_bytes: number;
  media_type: string | null;
  kind: string | null;
  page_count: number | null;
  languages: string[];
  document_date: string | null;
  received_at: string;
}

interface ItemCountTable {
  case_id: string;
  compartment_id: string;
  source_id: string;
  kind: string | null;
  languages: string[];
  received_on: string;
  n: number;
  is_noted: Generated<boolean>;
}

interface ItemMonthCountTable {
  case_id: string;
  compartment_id: string;
  kind: string | null;
  first_month: string | null;
  last_month: string | null;
  n: number;
  is_noted: Generated<boolean>;
}

interface ItemPlaceTable {
  item_id: string;
  latitude: number;
  longitude: number;
  accuracy_m: number | null;
  derivation_id: string;
}

interface ItemRelationTable {
  item_id: string;
  other_item_id: string;
  kind: string;
  score: number | null;
  found_at: string;
}

interface ItemSpotTable {
  item_id: string;
  case_id: string;
  compartment_id: string;
  source_id: string;
  kind: string | null;
  languages: string[];
  latitude: number;
  longitude: number;
  accuracy_m: number | null;
}

interface ItemSumTable {
  case_id: string;
  compartment_id: string;
  source_id: string;
  kind: string | null;
  languages: string[];
  n: number;
}

interface ItemTagTable {
  item_id: string;
  tag: string;
  tagged_at: string;
}

interface ItemTimeCountTable {
  case_id: string;
  compartment_id: string;
  source_id: string;
  kind: string | null;
  languages: string[];
  first_month: string | null;
  last_month: string | null;
  n: number;
  is_noted: Generated<boolean>;
}

interface ItemTotalTable {
  case_id: string | null;
  compartment_id: string | null;
  source_id: string | null;
  kind: string | null;
  languages: string[] | null;
  n: number | null;
}

interface ItemWithdrawalTable {
  id: string;
  item_id: string;
  cause: string;
  reason: string;
  withdrawn_by: string;
  withdrawn_at: string;
  restored_by: string | null;
  restored_at: string | null;
  restored_reason: string | null;
}

interface LaidEvidenceTable {
  id: string;
  allegation_id: string;
  slot: string;
  claim_id: string | null;
  conclusion_id: string | null;
  stance: string;
  answer: string | null;
  note: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
  incident_id: string | null;
  record_table: string | null;
  record_id: string | null;
}

interface LawConfirmationTable {
  id: string;
  file: string;
  statement: string;
  digest: string;
  found_in: string;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface LawDraftTable {
  person_id: string;
  file: string;
  text: string;
  base_version: number | null;
  base_digest: string | null;
  version: number;
  begun_at: string;
  changed_at: string;
}

interface LawEditionTable {
  id: string;
  file: string;
  kind: string;
  version: number;
  text: string;
  digest: string;
  base_version: number | null;
  base_digest: string | null;
  reason: string;
  made_by: string;
  made_at: string;
}

interface LedgerCheckpointTable {
  size: number;
  root: Buffer;
  note: string;
  published_at: string;
}

interface LedgerEntryTable {
  seq: Generated<number>;
  id: string;
  kind: string;
  at: string;
  actor_id: string | null;
  compartment_id: string | null;
  subject_table: string;
  subject_id: string;
  salt: Buffer;
  commitment: Buffer;
  body: string;
}

interface LedgerLeafTable {
  index: number;
  seq: number;
}

interface LedgerPendingTable {
  seq: number;
}

interface LedgerTimestampTable {
  size: number;
  authority: string;
  token: Buffer;
  gen_time: string;
}

interface MigrationTable {
  name: string;
  sha256: string;
  applied_at: Generated<string>;
}

interface ModelRunTable {
  id: string;
  case_id: string;
  compartment_id: string;
  item_id: string;
  layer_sha256: string;
  page: number;
  host: string;
  model_asked: string;
  model: string | null;
  prompt_version: string;
  prompt_sha256: string;
  text_sha256: string;
  temperature: number;
  seed: number;
  outcome: string;
  failure: string | null;
  tokens_in: number | null;
  tokens_out: number | null;
  dropped: number | null;
  proposals: ColumnType<Json | null, string, string>;
  asked_by: string;
  asked_at: string;
  ended_at: string | null;
}

interface NotificationTable {
  id: string;
  person_id: string;
  kind: string;
  subject_table: string;
  subject_id: string;
  compartment_id: string | null;
  actor_id: string | null;
  entry_id: string | null;
  created_at: string;
  read_at: string | null;
}

interface ObligationTable {
  id: string;
  undertaking_id: string;
  label: string | null;
  owed_by: string;
  owed_to: string | null;
  words: string;
  due_on: string | null;
  is_continuing: boolean;
  conditions: string | null;
  in_force_from: string | null;
  in_force_to: string | null;
  to_check: boolean;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ObstacleTable {
  id: string;
  settlement_id: string;
  kind: string;
  what: string | null;
  holds_from: string | null;
  holds_to: string | null;
  reliability: string;
  reliability_reasons: string | null;
  geometry: ColumnType<Json | null, string, string>;
  hazard_serial: string | null;
  version: number;
  made_by: string;
  made_at: string;
  known_by: string;
  known_from: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ObstaclePastTable {
  obstacle_id: string;
  version: number;
  settlement_id: string;
  kind: string;
  what: string | null;
  holds_from: string | null;
  holds_to: string | null;
  reliability: string;
  reliability_reasons: string | null;
  geometry: ColumnType<Json | null, string, string>;
  hazard_serial: string | null;
  known_by: string;
  known_from: string;
  known_to: string;
}

interface ObstacleWordTable {
  id: string;
  settlement_id: string;
  obstacle_id: string;
  says: string;
  side: string | null;
  said_by: string;
  said_on: string | null;
  of_when: string | null;
  own_words: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface PersonTable {
  id: string;
  name: string;
  email: string | null;
  kind: string;
  status: string;
  created_at: string;
}

interface PleadingTable {
  id: string;
  case_id: string;
  compartment_id: string;
  dossier_id: string;
  kind: string;
  title: string;
  language: string;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface PleadingPartTable {
  id: string;
  pleading_id: string;
  kind: string;
  part_of: string | null;
  level: number | null;
  ordering: number;
  body: string;
  item_ids: string[];
}

interface ProceedingTable {
  id: string;
  case_id: string;
  compartment_id: string;
  title: string;
  forum: string;
  parties: ColumnType<Json, string, string>;
  bench: string | null;
  registry_number: string | null;
  instruments: string[];
  status: string;
  begun_on: string | null;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ProceedingLinkTable {
  id: string;
  proceeding_id: string;
  other_id: string;
  relation: string;
  reason: string;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface ProvenanceTable {
  id: string;
  item_id: string;
  batch_id: string;
  original_path: string;
  original_path_bytes: string | null;
  container_item_id: string | null;
  modified_at: string | null;
  received_at: string;
  capture: ColumnType<Json | null, string, string>;
}

interface PublicBuildTable {
  build_id: string;
  files: number;
  pages: number;
  covered: number;
  withheld: number;
  alike: number;
}

interface PublicCopyTable {
  item_id: string;
  sha256: string;
  pages: number;
  covered: number;
  is_withheld: boolean;
  made_at: string;
}

interface QualityVisitTable {
  id: string;
  work_id: string;
  visited_on: string | null;
  inspected_by: string;
  nonconformity: string;
  words: string | null;
  measures: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface QuoteTable {
  id: string;
  item_id: string;
  compartment_id: string;
  kind: string;
  target_sha256: string;
  page: number | null;
  start_at: number | null;
  end_at: number | null;
  exact: string | null;
  selector: ColumnType<Json, string, string>;
  language: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface QuoteTranslationTable {
  id: string;
  quote_id: string;
  language: string;
  body: string;
  translator: string;
  translated_on: string | null;
  is_certified: boolean;
  made_by: string;
  made_at: string;
}

interface RecordReleaseTable {
  id: string;
  case_id: string;
  record_table: string;
  record_id: string;
  compartment_id: string;
  to_compartment_id: string;
  reason: string;
  asked_by: string;
  asked_at: string;
  agreed_by: string | null;
  agreed_at: string | null;
  ended_by: string | null;
  ended_at: string | null;
  ended_reason: string | null;
}

interface RedactionTable {
  id: string;
  item_id: string;
  page: number | null;
  regions: ColumnType<Json, string, string>;
  text_sha256: string | null;
  start_at: number | null;
  end_at: number | null;
  category: string;
  authority: string;
  reason: string | null;
  is_by_rule: boolean;
  made_by: string;
  made_at: string;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface RegistrationTable {
  item_id: string;
  ern_prefix: string;
  first_page: number;
  pages: number;
}

interface RoleGrantTable {
  person_id: string;
  role: string;
  granted_at: string;
}

interface SavedViewTable {
  id: string;
  case_id: string;
  person_id: string;
  compartment_id: string | null;
  page: string;
  name: string;
  query: string;
  alerts: boolean;
  created_at: string;
  looked_at: string;
}

interface SavedViewHitTable {
  view_id: string;
  item_id: string;
  found_at: string;
}

interface SealedTextTable {
  id: string;
  case_id: string;
  compartment_id: string;
  body: string;
  kind: string;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface SettlementTable {
  id: string;
  case_id: string;
  compartment_id: string;
  serial: string;
  place_id: string | null;
  names: ColumnType<Json, string, string>;
  latitude: number | null;
  longitude: number | null;
  precision: string;
  extent: ColumnType<Json | null, string, string>;
  note: string | null;
  is_invented: boolean;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface SettlementBasisTable {
  id: string;
  settlement_id: string;
  obstacle_id: string | null;
  word_id: string | null;
  assessment_id: string | null;
  item_id: string | null;
  quote_id: string | null;
  claim_id: string | null;
  incident_id: string | null;
  event_id: string | null;
  made_by: string;
  made_at: string;
  removed_at: string | null;
}

interface SettlementRouteTable {
  id: string;
  settlement_id: string;
  name: string;
  line: ColumnType<Json, string, string>;
  buffer_m: number;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface SourceTable {
  id: string;
  case_id: string;
  compartment_id: string;
  name: string;
  kind: string;
  affiliation: string | null;
  reliability: string | null;
  independence_group: string | null;
  note: string | null;
  created_at: string;
  is_protected: boolean | null;
  pseudonym: string | null;
  identity_compartment_id: string | null;
  organisation_id: string | null;
}

interface SourceIdentityTable {
  source_id: string;
  case_id: string;
  compartment_id: string;
  pseudonym: string;
  name: string;
  affiliation: string | null;
  contact: string | null;
  note: string | null;
  made_by: string;
  made_at: string;
  changed_at: string | null;
}

interface SourceIdentityEntryTable {
  source_id: string;
  entry_id: string;
  compartment_id: string;
}

interface SourceLinkTable {
  id: string;
  source_id: string;
  other_source_id: string;
  basis: string;
  reason: string;
  made_by: string | null;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface SourceNameTable {
  id: string;
  source_id: string;
  name: string;
  language: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface SourcePositionTable {
  id: string;
  source_id: string;
  position: string;
  towards: string | null;
  reason: string;
  made_by: string;
  made_at: string;
}

interface StepTable {
  id: string;
  proceeding_id: string;
  kind: string;
  by_whom: string | null;
  happened_on: string | null;
  what: string;
  event: string | null;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
  fixed_times: ColumnType<Json | null, string, string>;
}

interface StepItemTable {
  step_id: string;
  item_id: string;
  made_by: string;
  made_at: string;
}

interface SuggestionLeftTable {
  id: string;
  case_id: string;
  compartment_id: string;
  item_id: string;
  layer_sha256: string;
  page: number;
  start_at: number;
  end_at: number;
  kind: string;
  words: string;
  proposed: ColumnType<Json, string, string>;
  likeness: string;
  rule: string | null;
  run_id: string | null;
  reason: string | null;
  made_by: string;
  made_at: string;
  restored_by: string | null;
  restored_at: string | null;
}

interface SuggestionTakenTable {
  id: string;
  case_id: string;
  compartment_id: string;
  item_id: string;
  claim_id: string;
  layer_sha256: string;
  page: number;
  start_at: number;
  end_at: number;
  kind: string;
  words: string;
  proposed: ColumnType<Json, string, string>;
  likeness: string;
  rule: string | null;
  run_id: string | null;
  is_changed: boolean;
  made_by: string;
  made_at: string;
}

interface TaskTable {
  id: string;
  compartment_id: string;
  subject_table: string | null;
  subject_id: string | null;
  title: string;
  assignee_id: string | null;
  due_on: string | null;
  state: string;
  reason: string | null;
  created_by: string;
  created_at: string;
  changed_at: string | null;
}

interface TermTable {
  id: string;
  list: string;
  parent: string | null;
  labels: ColumnType<Json, string, string>;
  note: string;
  huridocs: string;
  is_sensitive: boolean;
  is_retired: boolean;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
}

interface TextSketchTable {
  item_id: string;
  text_sha256: string;
  shingles: number;
  sketch: number[];
  bands: number[];
}

interface TranslationTable {
  id: string;
  item_id: string;
  translated_item_id: string;
  language: string;
  is_whole: boolean;
  note: string | null;
  translator: string | null;
  certified_by: string | null;
  certified_on: string | null;
  made_by: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface UndertakingTable {
  id: string;
  case_id: string;
  compartment_id: string;
  kind: string;
  title: string;
  dated: string | null;
  parties: ColumnType<Json, string, string>;
  which_text: string | null;
  to_check: boolean;
  version: number;
  made_by: string;
  made_at: string;
  changed_at: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface UndertakingBasisTable {
  id: string;
  undertaking_id: string;
  obligation_id: string | null;
  event_id: string | null;
  item_id: string | null;
  quote_id: string | null;
  claim_id: string | null;
  incident_id: string | null;
  made_by: string;
  made_at: string;
}

interface UndertakingOrderTable {
  undertaking_id: string;
  proceeding_id: string;
  step_id: string | null;
}

interface VerificationCheckTable {
  id: string;
  item_id: string;
  compartment_id: string;
  part: string;
  subject: string;
  method: string;
  inputs: string | null;
  outcome: string;
  confidence: string;
  made_by: string;
  made_at: string;
  reviewed_by: string | null;
  reviewed_at: string | null;
  review_note: string | null;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

interface VolumePlanTable {
  dossier_id: string;
  profile: string;
  language: string;
  ern_prefix: string;
  case_name: string | null;
  cover_on: string | null;
}

interface WeighingTable {
  id: string;
  claim_id: string;
  rubric: string;
  rubric_version: number;
  rubric_digest: string;
  evidence_kind: string;
  answers: ColumnType<Json, string, string>;
  computed: number;
  band: number;
  reasons: string | null;
  made_by: string;
  made_at: string;
}

/** Every table and view, as kysely sees it. */
export interface Schema {
  accident: AccidentTable;
  accident_victim: AccidentVictimTable;
  act: ActTable;
  actor: ActorTable;
  actor_distinct: ActorDistinctTable;
  actor_identity: ActorIdentityTable;
  actor_merge: ActorMergeTable;
  actor_name: ActorNameTable;
  actor_relation: ActorRelationTable;
  allegation: AllegationTable;
  answer_evidence: AnswerEvidenceTable;
  bundle_item: BundleItemTable;
  case_file: CaseFileTable;
  case_model: CaseModelTable;
  checklist_answer: ChecklistAnswerTable;
  claim: ClaimTable;
  claim_grade: ClaimGradeTable;
  claim_link: ClaimLinkTable;
  claim_quote: ClaimQuoteTable;
  coding_answer: CodingAnswerTable;
  coding_sample: CodingSampleTable;
  comment: CommentTable;
  compartment: CompartmentTable;
  compartment_grant: CompartmentGrantTable;
  compliance_event: ComplianceEventTable;
  conclusion: ConclusionTable;
  conclusion_claim: ConclusionClaimTable;
  conclusion_step: ConclusionStepTable;
  consent: ConsentTable;
  copy: CopyTable;
  criterion_assessment: CriterionAssessmentTable;
  derivation: DerivationTable;
  detention_evidence: DetentionEvidenceTable;
  detention_record: DetentionRecordTable;
  detention_registration: DetentionRegistrationTable;
  detention_version: DetentionVersionTable;
  diplomatic_exchange: DiplomaticExchangeTable;
  displacement_evidence: DisplacementEvidenceTable;
  displacement_member: DisplacementMemberTable;
  displacement_record: DisplacementRecordTable;
  displacement_version: DisplacementVersionTable;
  dossier: DossierTable;
  dossier_build: DossierBuildTable;
  dossier_plan: DossierPlanTable;
  dossier_volume: DossierVolumeTable;
  exchange_claim: ExchangeClaimTable;
  exchange_part: ExchangePartTable;
  exhibit: ExhibitTable;
  exhibit_extract: ExhibitExtractTable;
  exhibit_section: ExhibitSectionTable;
  field_basis: FieldBasisTable;
  filing: FilingTable;
  filing_note: FilingNoteTable;
  finding: FindingTable;
  found_device: FoundDeviceTable;
  ground_area: GroundAreaTable;
  ground_state: GroundStateTable;
  ground_work: GroundWorkTable;
  handover: HandoverTable;
  handover_claim: HandoverClaimTable;
  handover_item: HandoverItemTable;
  hazard_decision: HazardDecisionTable;
  hazard_record: HazardRecordTable;
  hazard_release: HazardReleaseTable;
  hazard_version: HazardVersionTable;
  import_row: ImportRowTable;
  import_run: ImportRunTable;
  incident: IncidentTable;
  incident_link: IncidentLinkTable;
  information: InformationTable;
  intake_batch: IntakeBatchTable;
  intervention: InterventionTable;
  involvement: InvolvementTable;
  item: ItemTable;
  item_count: ItemCountTable;
  item_month_count: ItemMonthCountTable;
  item_place: ItemPlaceTable;
  item_relation: ItemRelationTable;
  item_spot: ItemSpotTable;
  item_sum: ItemSumTable;
  item_tag: ItemTagTable;
  item_time_count: ItemTimeCountTable;
  item_total: ItemTotalTable;
  item_withdrawal: ItemWithdrawalTable;
  laid_evidence: LaidEvidenceTable;
  law_confirmation: LawConfirmationTable;
  law_draft: LawDraftTable;
  law_edition: LawEditionTable;
  ledger_checkpoint: LedgerCheckpointTable;
  ledger_entry: LedgerEntryTable;
  ledger_leaf: LedgerLeafTable;
  ledger_pending: LedgerPendingTable;
  ledger_timestamp: LedgerTimestampTable;
  migration: MigrationTable;
  model_run: ModelRunTable;
  notification: NotificationTable;
  obligation: ObligationTable;
  obstacle: ObstacleTable;
  obstacle_past: ObstaclePastTable;
  obstacle_word: ObstacleWordTable;
  person: PersonTable;
  pleading: PleadingTable;
  pleading_part: PleadingPartTable;
  proceeding: ProceedingTable;
  proceeding_link: ProceedingLinkTable;
  provenance: ProvenanceTable;
  public_build: PublicBuildTable;
  public_copy: PublicCopyTable;
  quality_visit: QualityVisitTable;
  quote: QuoteTable;
  quote_translation: QuoteTranslationTable;
  record_release: RecordReleaseTable;
  redaction: RedactionTable;
  registration: RegistrationTable;
  role_grant: RoleGrantTable;
  saved_view: SavedViewTable;
  saved_view_hit: SavedViewHitTable;
  sealed_text: SealedTextTable;
  settlement: SettlementTable;
  settlement_basis: SettlementBasisTable;
  settlement_route: SettlementRouteTable;
  source: SourceTable;
  source_identity: SourceIdentityTable;
  source_identity_entry: SourceIdentityEntryTable;
  source_link: SourceLinkTable;
  source_name: SourceNameTable;
  source_position: SourcePositionTable;
  step: StepTable;
  step_item: StepItemTable;
  suggestion_left: SuggestionLeftTable;
  suggestion_taken: SuggestionTakenTable;
  task: TaskTable;
  term: TermTable;
  text_sketch: TextSketchTable;
  translation: TranslationTable;
  undertaking: UndertakingTable;
  undertaking_basis: UndertakingBasisTable;
  undertaking_order: UndertakingOrderTable;
  verification_check: VerificationCheckTable;
  volume_plan: VolumePlanTable;
  weighing: WeighingTable;
}

/** Columns of every table, in order. */
export const tableColumns = {
  accident: ['id', 'case_id', 'compartment_id', 'serial', 'title', 'dated', 'place_id', 'latitude', 'longitude', 'precision', 'class', 'device_category', 'device_model', 'circumstances', 'ground', 'marked', 'moved', 'killed_least', 'killed_most', 'injured_least', 'injured_most', 'counted_by', 'item_id', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  accident_victim: ['id', 'accident_id', 'actor_id', 'sex', 'age', 'age_band', 'outcome', 'role', 'role_rule', 'activity', 'tampered', 'consent', 'note', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  act: ['id', 'incident_id', 'case_id', 'compartment_id', 'kind', 'victim_id', 'happened_on', 'place', 'place_id', 'methods', 'grounds', 'facts', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  actor: ['id', 'case_id', 'compartment_id', 'kind', 'pseudonym', 'counting_unit', 'is_protected', 'made_by', 'made_at', 'withdrawn_at'],
  actor_distinct: ['id', 'actor_id', 'other_id', 'reason', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  actor_identity: ['actor_id', 'compartment_id', 'sex', 'born_on', 'died_on', 'age_lower', 'age_upper', 'age_on', 'number_lower', 'number_upper', 'description', 'details', 'open_reason', 'version', 'changed_at', 'withdrawn_reason'],
  actor_merge: ['id', 'kept_id', 'merged_id', 'reason', 'made_by', 'made_at', 'undone_by', 'undone_at', 'undone_reason'],
  actor_name: ['id', 'actor_id', 'compartment_id', 'name', 'kind', 'language', 'script', 'source_id', 'claim_id', 'is_main', 'match_keys', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  actor_relation: ['id', 'actor_id', 'other_id', 'kind', 'words', 'from_on', 'until_on', 'claim_id', 'reason', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  allegation: ['id', 'case_id', 'compartment_id', 'title', 'party', 'respondent', 'forum', 'provision', 'law_version', 'law_digest', 'standard', 'facts', 'period', 'place', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason', 'attribution'],
  answer_evidence: ['id', 'answer_id', 'claim_id', 'item_id'],
  bundle_item: ['build_id', 'item_id'],
  case_file: ['id', 'title', 'created_at'],
  case_model: ['case_id', 'is_allowed', 'host', 'reason', 'set_by', 'set_at'],
  checklist_answer: ['id', 'proceeding_id', 'checklist', 'test', 'checklist_version', 'checklist_digest', 'state', 'reasons', 'made_by', 'made_at'],
  claim: ['id', 'case_id', 'compartment_id', 'source_id', 'kind', 'body', 'speaker', 'polarity', 'certainty', 'said_on', 'happened_on', 'place', 'place_id', 'measure', 'value', 'lower', 'upper', 'population', 'area', 'period_from', 'period_to', 'as_of', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  claim_grade: ['id', 'claim_id', 'reliability', 'credibility', 'reason', 'made_by', 'made_at'],
  claim_link: ['id', 'claim_id', 'other_claim_id', 'relation', 'reason', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  claim_quote: ['claim_id', 'quote_id', 'added_at'],
  coding_answer: ['sample_id', 'quote_id', 'person_id', 'answers', 'made_at'],
  coding_sample: ['id', 'case_id', 'compartment_id', 'title', 'fields', 'coder_ids', 'seed', 'quote_ids', 'made_by', 'made_at', 'closed_by', 'closed_at'],
  comment: ['id', 'compartment_id', 'subject_table', 'subject_id', 'author_id', 'body', 'mentions', 'version', 'created_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  compartment: ['id', 'case_id', 'name', 'description', 'is_sealed', 'created_at'],
  compartment_grant: ['person_id', 'compartment_id', 'granted_at'],
  compliance_event: ['id', 'obligation_id', 'says', 'side', 'said_by', 'said_on', 'happened_on', 'extended_to', 'note', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  conclusion: ['id', 'case_id', 'compartment_id', 'statement', 'reasons', 'standard', 'status', 'incident_id', 'supersedes_id', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  conclusion_claim: ['id', 'conclusion_id', 'claim_id', 'stance', 'note', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  conclusion_step: ['id', 'conclusion_id', 'from_status', 'to_status', 'reason', 'version', 'made_by', 'made_at'],
  consent: ['id', 'item_id', 'basis', 'purposes', 'forums', 'anonymity', 'given_on', 'expires_on', 'informed_by', 'interpreter', 'witness', 'note', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_on', 'withdrawn_reason'],
  copy: ['id', 'item_id', 'kind', 'role', 'page', 'sha256', 'size_bytes', 'media_type', 'derivation_id', 'created_at'],
  criterion_assessment: ['id', 'settlement_id', 'criterion', 'finding', 'holds_from', 'holds_to', 'assessed_by', 'assessed_on', 'words', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  derivation: ['id', 'item_id', 'tool', 'tool_version', 'params', 'input_sha256', 'outcome', 'started_at', 'ended_at'],
  detention_evidence: ['id', 'record_id', 'part', 'item_id', 'claim_id', 'incident_id', 'note', 'made_by', 'made_at'],
  detention_record: ['id', 'case_id', 'compartment_id', 'serial', 'kind', 'actor_id', 'unnamed', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  detention_registration: ['record_id', 'compartment_id', 'number', 'made_by', 'made_at'],
  detention_version: ['id', 'record_id', 'number', 'entered', 'why', 'made_by', 'made_at'],
  diplomatic_exchange: ['id', 'form', 'addressed_to', 'names_treaty', 'named', 'reply', 'replied_on', 'reply_says'],
  displacement_evidence: ['id', 'record_id', 'part', 'stance', 'item_id', 'claim_id', 'note', 'made_by', 'made_at'],
  displacement_member: ['id', 'household_id', 'actor_id', 'role', 'at_time', 'made_by', 'made_at'],
  displacement_record: ['id', 'case_id', 'compartment_id', 'serial', 'kind', 'household_id', 'settlement_id', 'reference', 'year', 'cause', 'destination', 'persons', 'persons_are', 'wish', 'return_status', 'item_id', 'line', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  displacement_version: ['id', 'record_id', 'number', 'entered', 'why', 'made_by', 'made_at'],
  dossier: ['id', 'case_id', 'compartment_id', 'title', 'name', 'forum', 'numbering', 'created_at'],
  dossier_build: ['id', 'dossier_id', 'bundle_sha256', 'content_sha256', 'size_bytes', 'exhibits', 'pages', 'checkpoint_size', 'result', 'built_at'],
  dossier_plan: ['dossier_id', 'page_limit', 'languages'],
  dossier_volume: ['build_id', 'number', 'sha256', 'size_bytes', 'pages', 'first_label', 'last_label', 'profile', 'profile_version', 'profile_digest'],
  exchange_claim: ['id', 'exchange_id', 'side', 'measure', 'value', 'words', 'claimant', 'as_of', 'claim_id', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  exchange_part: ['id', 'exchange_id', 'side', 'kind', 'record_id', 'handover_id', 'note', 'made_by', 'made_at'],
  exhibit: ['id', 'dossier_id', 'item_id', 'position', 'title'],
  exhibit_extract: ['exhibit_id', 'item_id', 'pages', 'reason'],
  exhibit_section: ['exhibit_id', 'title'],
  field_basis: ['id', 'record_table', 'record_id', 'field', 'claim_id', 'stance', 'note', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  filing: ['id', 'dossier_id', 'build_id', 'filed_on', 'filed_with', 'reference', 'made_by', 'made_at', 'reopened_by', 'reopened_at', 'reopened_reason'],
  filing_note: ['id', 'filing_id', 'kind', 'item_id', 'place', 'says', 'should_say', 'reason', 'made_by', 'made_at', 'outcome', 'outcome_reason', 'settled_by', 'settled_at'],
  finding: ['id', 'item_id', 'batch_id', 'compartment_id', 'tool', 'code', 'subject', 'detail', 'severity', 'found_at', 'cleared_at'],
  found_device: ['id', 'case_id', 'compartment_id', 'serial', 'found_on', 'latitude', 'longitude', 'precision', 'category', 'model', 'lot', 'made_on', 'condition', 'depth_cm', 'destroyed', 'record_id', 'area_id', 'item_id', 'note', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  ground_area: ['id', 'case_id', 'compartment_id', 'serial', 'title', 'place_id', 'extent', 'is_measured', 'record_id', 'searched', 'searched_reasons', 'note', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  ground_state: ['compartment_id', 'changes', 'changed_in'],
  ground_work: ['id', 'area_id', 'name', 'kind', 'released', 'extent', 'criteria', 'organisation', 'started', 'ended', 'method', 'depth_cm', 'item_id', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  handover: ['id', 'case_id', 'compartment_id', 'serial', 'title', 'given_by', 'received_by', 'through', 'dated', 'in_exchange', 'custodian', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  handover_claim: ['id', 'handover_id', 'measure', 'value', 'words', 'claimant', 'as_of', 'definition', 'claim_id', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  handover_item: ['id', 'handover_id', 'item_id', 'kind', 'sheet_number', 'sheet_date', 'devices', 'note', 'made_by', 'made_at'],
  hazard_decision: ['id', 'record_id', 'version', 'decided', 'reasons', 'made_by', 'made_at'],
  hazard_record: ['id', 'case_id', 'compartment_id', 'serial', 'handover_id', 'item_id', 'title', 'form', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  hazard_release: ['id', 'record_id', 'compartment_id', 'to_compartment_id', 'reason', 'asked_by', 'asked_at', 'agreed_by', 'agreed_at', 'ended_by', 'ended_at', 'ended_reason'],
  hazard_version: ['id', 'record_id', 'number', 'entered', 'derived', 'reckoning', 'why', 'made_by', 'made_at'],
  import_row: ['run_id', 'line', 'key', 'incident_key', 'incident_id', 'act_id', 'actor_id', 'said'],
  import_run: ['id', 'case_id', 'compartment_id', 'identity_compartment_id', 'item_id', 'sheet', 'kind', 'source_id', 'mapping', 'state', 'rows_done', 'imported', 'failed', 'already', 'counts', 'made_by', 'made_at', 'ended_at'],
  incident: ['id', 'case_id', 'compartment_id', 'title', 'happened_on', 'place', 'place_id', 'latitude', 'longitude', 'position_kind', 'status', 'facts', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  incident_link: ['id', 'incident_id', 'other_incident_id', 'relation', 'reason', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  information: ['id', 'incident_id', 'case_id', 'compartment_id', 'source_id', 'actor_id', 'connection', 'facts', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  intake_batch: ['id', 'case_id', 'compartment_id', 'source_id', 'received_by', 'label', 'obtained_from', 'obtained_how', 'obtained_at', 'conditions', 'language', 'restrictions', 'fingerprint', 'created_at'],
  intervention: ['id', 'incident_id', 'case_id', 'compartment_id', 'kind', 'party_id', 'victim_id', 'happened_on', 'facts', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  involvement: ['id', 'act_id', 'incident_id', 'case_id', 'compartment_id', 'actor_id', 'degree', 'perpetrator_types', 'facts', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  item: ['id', 'serial', 'case_id', 'compartment_id', 'source_id', 'title', 'sha256', 'size_bytes', 'media_type', 'kind', 'page_count', 'languages', 'document_date', 'received_at'],
  item_count: ['case_id', 'compartment_id', 'source_id', 'kind', 'languages', 'received_on', 'n', 'is_noted'],
  item_month_count: ['case_id', 'compartment_id', 'kind', 'first_month', 'last_month', 'n', 'is_noted'],
  item_place: ['item_id', 'latitude', 'longitude', 'accuracy_m', 'derivation_id'],
  item_relation: ['item_id', 'other_item_id', 'kind', 'score', 'found_at'],
  item_spot: ['item_id', 'case_id', 'compartment_id', 'source_id', 'kind', 'languages', 'latitude', 'longitude', 'accuracy_m'],
  item_sum: ['case_id', 'compartment_id', 'source_id', 'kind', 'languages', 'n'],
  item_tag: ['item_id', 'tag', 'tagged_at'],
  item_time_count: ['case_id', 'compartment_id', 'source_id', 'kind', 'languages', 'first_month', 'last_month', 'n', 'is_noted'],
  item_total: ['case_id', 'compartment_id', 'source_id', 'kind', 'languages', 'n'],
  item_withdrawal: ['id', 'item_id', 'cause', 'reason', 'withdrawn_by', 'withdrawn_at', 'restored_by', 'restored_at', 'restored_reason'],
  laid_evidence: ['id', 'allegation_id', 'slot', 'claim_id', 'conclusion_id', 'stance', 'answer', 'note', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason', 'incident_id', 'record_table', 'record_id'],
  law_confirmation: ['id', 'file', 'statement', 'digest', 'found_in', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  law_draft: ['person_id', 'file', 'text', 'base_version', 'base_digest', 'version', 'begun_at', 'changed_at'],
  law_edition: ['id', 'file', 'kind', 'version', 'text', 'digest', 'base_version', 'base_digest', 'reason', 'made_by', 'made_at'],
  ledger_checkpoint: ['size', 'root', 'note', 'published_at'],
  ledger_entry: ['seq', 'id', 'kind', 'at', 'actor_id', 'compartment_id', 'subject_table', 'subject_id', 'salt', 'commitment', 'body'],
  ledger_leaf: ['index', 'seq'],
  ledger_pending: ['seq'],
  ledger_timestamp: ['size', 'authority', 'token', 'gen_time'],
  migration: ['name', 'sha256', 'applied_at'],
  model_run: ['id', 'case_id', 'compartment_id', 'item_id', 'layer_sha256', 'page', 'host', 'model_asked', 'model', 'prompt_version', 'prompt_sha256', 'text_sha256', 'temperature', 'seed', 'outcome', 'failure', 'tokens_in', 'tokens_out', 'dropped', 'proposals', 'asked_by', 'asked_at', 'ended_at'],
  notification: ['id', 'person_id', 'kind', 'subject_table', 'subject_id', 'compartment_id', 'actor_id', 'entry_id', 'created_at', 'read_at'],
  obligation: ['id', 'undertaking_id', 'label', 'owed_by', 'owed_to', 'words', 'due_on', 'is_continuing', 'conditions', 'in_force_from', 'in_force_to', 'to_check', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  obstacle: ['id', 'settlement_id', 'kind', 'what', 'holds_from', 'holds_to', 'reliability', 'reliability_reasons', 'geometry', 'hazard_serial', 'version', 'made_by', 'made_at', 'known_by', 'known_from', 'withdrawn_at', 'withdrawn_reason'],
  obstacle_past: ['obstacle_id', 'version', 'settlement_id', 'kind', 'what', 'holds_from', 'holds_to', 'reliability', 'reliability_reasons', 'geometry', 'hazard_serial', 'known_by', 'known_from', 'known_to'],
  obstacle_word: ['id', 'settlement_id', 'obstacle_id', 'says', 'side', 'said_by', 'said_on', 'of_when', 'own_words', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  person: ['id', 'name', 'email', 'kind', 'status', 'created_at'],
  pleading: ['id', 'case_id', 'compartment_id', 'dossier_id', 'kind', 'title', 'language', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  pleading_part: ['id', 'pleading_id', 'kind', 'part_of', 'level', 'ordering', 'body', 'item_ids'],
  proceeding: ['id', 'case_id', 'compartment_id', 'title', 'forum', 'parties', 'bench', 'registry_number', 'instruments', 'status', 'begun_on', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  proceeding_link: ['id', 'proceeding_id', 'other_id', 'relation', 'reason', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  provenance: ['id', 'item_id', 'batch_id', 'original_path', 'original_path_bytes', 'container_item_id', 'modified_at', 'received_at', 'capture'],
  public_build: ['build_id', 'files', 'pages', 'covered', 'withheld', 'alike'],
  public_copy: ['item_id', 'sha256', 'pages', 'covered', 'is_withheld', 'made_at'],
  quality_visit: ['id', 'work_id', 'visited_on', 'inspected_by', 'nonconformity', 'words', 'measures', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  quote: ['id', 'item_id', 'compartment_id', 'kind', 'target_sha256', 'page', 'start_at', 'end_at', 'exact', 'selector', 'language', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  quote_translation: ['id', 'quote_id', 'language', 'body', 'translator', 'translated_on', 'is_certified', 'made_by', 'made_at'],
  record_release: ['id', 'case_id', 'record_table', 'record_id', 'compartment_id', 'to_compartment_id', 'reason', 'asked_by', 'asked_at', 'agreed_by', 'agreed_at', 'ended_by', 'ended_at', 'ended_reason'],
  redaction: ['id', 'item_id', 'page', 'regions', 'text_sha256', 'start_at', 'end_at', 'category', 'authority', 'reason', 'is_by_rule', 'made_by', 'made_at', 'withdrawn_by', 'withdrawn_at', 'withdrawn_reason'],
  registration: ['item_id', 'ern_prefix', 'first_page', 'pages'],
  role_grant: ['person_id', 'role', 'granted_at'],
  saved_view: ['id', 'case_id', 'person_id', 'compartment_id', 'page', 'name', 'query', 'alerts', 'created_at', 'looked_at'],
  saved_view_hit: ['view_id', 'item_id', 'found_at'],
  sealed_text: ['id', 'case_id', 'compartment_id', 'body', 'kind', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  settlement: ['id', 'case_id', 'compartment_id', 'serial', 'place_id', 'names', 'latitude', 'longitude', 'precision', 'extent', 'note', 'is_invented', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  settlement_basis: ['id', 'settlement_id', 'obstacle_id', 'word_id', 'assessment_id', 'item_id', 'quote_id', 'claim_id', 'incident_id', 'event_id', 'made_by', 'made_at', 'removed_at'],
  settlement_route: ['id', 'settlement_id', 'name', 'line', 'buffer_m', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  source: ['id', 'case_id', 'compartment_id', 'name', 'kind', 'affiliation', 'reliability', 'independence_group', 'note', 'created_at', 'is_protected', 'pseudonym', 'identity_compartment_id', 'organisation_id'],
  source_identity: ['source_id', 'case_id', 'compartment_id', 'pseudonym', 'name', 'affiliation', 'contact', 'note', 'made_by', 'made_at', 'changed_at'],
  source_identity_entry: ['source_id', 'entry_id', 'compartment_id'],
  source_link: ['id', 'source_id', 'other_source_id', 'basis', 'reason', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  source_name: ['id', 'source_id', 'name', 'language', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  source_position: ['id', 'source_id', 'position', 'towards', 'reason', 'made_by', 'made_at'],
  step: ['id', 'proceeding_id', 'kind', 'by_whom', 'happened_on', 'what', 'event', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason', 'fixed_times'],
  step_item: ['step_id', 'item_id', 'made_by', 'made_at'],
  suggestion_left: ['id', 'case_id', 'compartment_id', 'item_id', 'layer_sha256', 'page', 'start_at', 'end_at', 'kind', 'words', 'proposed', 'likeness', 'rule', 'run_id', 'reason', 'made_by', 'made_at', 'restored_by', 'restored_at'],
  suggestion_taken: ['id', 'case_id', 'compartment_id', 'item_id', 'claim_id', 'layer_sha256', 'page', 'start_at', 'end_at', 'kind', 'words', 'proposed', 'likeness', 'rule', 'run_id', 'is_changed', 'made_by', 'made_at'],
  task: ['id', 'compartment_id', 'subject_table', 'subject_id', 'title', 'assignee_id', 'due_on', 'state', 'reason', 'created_by', 'created_at', 'changed_at'],
  term: ['id', 'list', 'parent', 'labels', 'note', 'huridocs', 'is_sensitive', 'is_retired', 'version', 'made_by', 'made_at', 'changed_at'],
  text_sketch: ['item_id', 'text_sha256', 'shingles', 'sketch', 'bands'],
  translation: ['id', 'item_id', 'translated_item_id', 'language', 'is_whole', 'note', 'translator', 'certified_by', 'certified_on', 'made_by', 'made_at', 'withdrawn_at', 'withdrawn_reason'],
  undertaking: ['id', 'case_id', 'compartment_id', 'kind', 'title', 'dated', 'parties', 'which_text', 'to_check', 'version', 'made_by', 'made_at', 'changed_at', 'withdrawn_at', 'withdrawn_reason'],
  undertaking_basis: ['id', 'undertaking_id', 'obligation_id', 'event_id', 'item_id', 'quote_id', 'claim_id', 'incident_id', 'made_by', 'made_at'],
  undertaking_order: ['undertaking_id', 'proceeding_id', 'step_id'],
  verification_check: ['id', 'item_id', 'compartment_id', 'part', 'subject', 'method', 'inputs', 'outcome', 'confidence', 'made_by', 'made_at', 'reviewed_by', 'reviewed_at', 'review_note', 'withdrawn_at', 'withdrawn_reason'],
  volume_plan: ['dossier_id', 'profile', 'language', 'ern_prefix', 'case_name', 'cover_on'],
  weighing: ['id', 'claim_id', 'rubric', 'rubric_version', 'rubric_digest', 'evidence_kind', 'answers', 'computed', 'band', 'reasons', 'made_by', 'made_at'],
} as const;
