// Written by scripts/gen-schema.ts from the migrated database; do not edit.
import type { ColumnType, Generated } from 'kysely';

/** Any JSON value, as jsonb columns hold it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface CaseFileTable {
  id: string;
  title: string;
  created_at: string;
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

interface ExhibitTable {
  id: string;
  dossier_id: string;
  item_id: string;
  position: number;
  title: string;
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

interface ItemRelationTable {
  item_id: string;
  other_item_id: string;
  kind: string;
  score: number | null;
  found_at: string;
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

interface PersonTable {
  id: string;
  name: string;
  email: string | null;
  kind: string;
  status: string;
  created_at: string;
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
}

interface RoleGrantTable {
  person_id: string;
  role: string;
  granted_at: string;
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
}

interface TextSketchTable {
  item_id: string;
  text_sha256: string;
  shingles: number;
  sketch: number[];
  bands: number[];
}

/** Every table, as kysely sees it. */
export interface Schema {
  case_file: CaseFileTable;
  compartment: CompartmentTable;
  compartment_grant: CompartmentGrantTable;
  copy: CopyTable;
  derivation: DerivationTable;
  dossier: DossierTable;
  dossier_build: DossierBuildTable;
  exhibit: ExhibitTable;
  finding: FindingTable;
  intake_batch: IntakeBatchTable;
  item: ItemTable;
  item_relation: ItemRelationTable;
  ledger_checkpoint: LedgerCheckpointTable;
  ledger_entry: LedgerEntryTable;
  ledger_leaf: LedgerLeafTable;
  ledger_pending: LedgerPendingTable;
  ledger_timestamp: LedgerTimestampTable;
  migration: MigrationTable;
  person: PersonTable;
  provenance: ProvenanceTable;
  role_grant: RoleGrantTable;
  source: SourceTable;
  text_sketch: TextSketchTable;
}
