-- Items and how they came to us. All ledgered.

create table source (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  name text not null check (name <> ''),
  kind text not null check (kind in ('person', 'organisation', 'publication', 'account', 'device', 'unknown')),
  affiliation text,
  reliability text check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  independence_group text,
  note text,
  created_at timestamptz not null
);
comment on table source is 'Who or what items come from.';
comment on column source.reliability is 'Admiralty letter A (completely reliable) to F (cannot be judged); null when not graded.';
create index source_case on source (case_id);

create table intake_batch (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  source_id uuid not null references source (id),
  received_by uuid not null references person (id),
  label text not null,
  obtained_from text,
  obtained_how text,
  obtained_at text,
  conditions text,
  language text,
  restrictions text,
  fingerprint text not null,
  created_at timestamptz not null,
  unique (case_id, fingerprint)
);
comment on table intake_batch is 'Provenance stated once for everything received together.';
comment on column intake_batch.obtained_at is 'EDTF date as known; never completed by the program.';
comment on column intake_batch.fingerprint is 'SHA-256 of what was stated; the same statement again continues the same batch.';

create table item (
  id uuid primary key,
  serial text not null unique,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  source_id uuid not null references source (id),
  title text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  media_type text,
  kind text check (kind in ('document', 'image', 'audio', 'video', 'mail', 'spreadsheet', 'web', 'text', 'archive', 'data', 'other')),
  page_count integer check (page_count >= 0),
  languages text[] not null,
  document_date text,
  received_at timestamptz not null,
  unique (compartment_id, sha256)
);
comment on table item is 'One piece of evidence. sha256 names its evidentiary copy, which never changes.';
comment on column item.media_type is 'Content type found by looking inside; null until identified.';
comment on column item.document_date is 'EDTF date carried by the document itself (metadata), as a claim of the document.';
create index item_received on item (case_id, received_at desc, id desc);
create index item_kind on item (case_id, kind, received_at desc);
create index item_source on item (source_id);
create index item_sha256 on item (sha256);

create table provenance (
  id uuid primary key,
  item_id uuid not null references item (id),
  batch_id uuid not null references intake_batch (id),
  original_path text not null,
  original_path_bytes text,
  container_item_id uuid references item (id),
  modified_at timestamptz,
  received_at timestamptz not null,
  unique (batch_id, original_path, item_id)
);
comment on table provenance is 'One receipt of an item. The same bytes received again add a row here, never a second item in the compartment.';
comment on column provenance.original_path_bytes is 'Base64 of the name as stored, when it is not valid UTF-8.';
comment on column provenance.modified_at is 'Modification time that the file system or container claimed.';
create index provenance_item on provenance (item_id);

create table derivation (
  id uuid primary key,
  item_id uuid not null references item (id),
  tool text not null,
  tool_version text not null,
  params jsonb not null,
  input_sha256 text not null,
  outcome text not null check (outcome in ('done', 'failed', 'not-applicable')),
  started_at timestamptz not null,
  ended_at timestamptz not null
);
comment on table derivation is 'One run of one tool on one item: inputs, tool, version, parameters, outcome (invariant 8).';
create index derivation_item on derivation (item_id);

create table copy (
  id uuid primary key,
  item_id uuid not null references item (id),
  kind text not null check (kind in ('evidentiary', 'working', 'access', 'redacted', 'translated', 'derived')),
  role text not null,
  page integer,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null,
  media_type text,
  derivation_id uuid references derivation (id),
  created_at timestamptz not null
);
comment on table copy is 'A blob that belongs to an item: the evidentiary copy as received, or one made from it.';
comment on column copy.role is 'original, text, ocr, page-image, thumbnail, pdf, metadata.';
create index copy_item on copy (item_id);
create index copy_sha256 on copy (sha256);

create table finding (
  id uuid primary key,
  item_id uuid references item (id),
  batch_id uuid references intake_batch (id),
  compartment_id uuid not null references compartment (id),
  tool text not null,
  code text not null,
  subject text not null,
  detail text not null,
  severity text not null check (severity in ('info', 'warning', 'error')),
  found_at timestamptz not null,
  cleared_at timestamptz,
  check (item_id is not null or batch_id is not null)
);
comment on table finding is 'Damage or oddness, as data on the item or, when nothing could be read, on the batch (invariant 9).';
comment on column finding.cleared_at is 'Set when the same tool later succeeded; the finding stays.';
create index finding_item on finding (item_id);
create index finding_batch on finding (batch_id);

create table item_relation (
  item_id uuid not null references item (id),
  other_item_id uuid not null references item (id),
  kind text not null check (kind in ('near-duplicate', 'same-text', 'attachment-of', 'member-of')),
  score real,
  found_at timestamptz not null,
  primary key (item_id, other_item_id, kind)
);
comment on table item_relation is 'How two items are related, as found by a tool.';
create index item_relation_other on item_relation (other_item_id);

create table text_sketch (
  item_id uuid primary key references item (id),
  text_sha256 text not null,
  shingles integer not null,
  sketch integer[] not null,
  bands bigint[] not null
);
comment on table text_sketch is 'MinHash of the item''s text (Broder 1997) and its locality-sensitive bands, for near-duplicates.';
create index text_sketch_bands on text_sketch using gin (bands);
create index text_sketch_text on text_sketch (text_sha256);

-- Subordinate rows are visible with their item: the subquery runs under item's own policy.
alter table source enable row level security;
alter table intake_batch enable row level security;
alter table item enable row level security;
alter table provenance enable row level security;
alter table derivation enable row level security;
alter table copy enable row level security;
alter table finding enable row level security;
alter table item_relation enable row level security;
alter table text_sketch enable row level security;

create policy member on source for all using (compartment_id = any ((select visible_compartments())::uuid[]));
create policy member on intake_batch for all using (compartment_id = any ((select visible_compartments())::uuid[]));
create policy member on item for all using (compartment_id = any ((select visible_compartments())::uuid[]));
create policy member on finding for all using (compartment_id = any ((select visible_compartments())::uuid[]));
create policy member on provenance for all using (exists (select 1 from item i where i.id = item_id));
create policy member on derivation for all using (exists (select 1 from item i where i.id = item_id));
create policy member on copy for all using (exists (select 1 from item i where i.id = item_id));
create policy member on text_sketch for all using (exists (select 1 from item i where i.id = item_id));
create policy member on item_relation for all using (
  exists (select 1 from item i where i.id = item_id) and exists (select 1 from item i where i.id = other_item_id)
);

grant select, insert, update on source, intake_batch, item, finding, text_sketch, item_relation to muniment_app;
grant select, insert on provenance, derivation, copy to muniment_app;
