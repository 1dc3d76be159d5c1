-- The ledger's side in the database. Append-only by grants (invariant 5): the application may insert and select,
-- never update or delete an entry, a leaf or a checkpoint.

create table ledger_entry (
  seq bigint generated always as identity primary key,
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  actor_id uuid,
  compartment_id uuid,
  subject_table text not null,
  subject_id text not null,
  salt bytea not null check (octet_length(salt) = 32),
  commitment bytea not null check (octet_length(commitment) = 32),
  body text not null
);
comment on table ledger_entry is 'Every change of state and every sealed read, in the order of insertion, not yet of the log.';
comment on column ledger_entry.body is 'Canonical JSON (RFC 8785) of the entry; docs/formats/ledger.md.';
comment on column ledger_entry.commitment is 'SHA-256(salt || body); the only thing that goes into the Merkle tree.';
create index ledger_entry_subject on ledger_entry (subject_id, seq);

create table ledger_pending (seq bigint primary key);
comment on table ledger_pending is 'Entries without a leaf. Written with the entry, emptied by the integrator. Operational.';

create table ledger_leaf (
  index bigint primary key,
  seq bigint not null unique
);
comment on table ledger_leaf is 'The order of the log, assigned once by the integrator under its advisory lock.';

create table ledger_checkpoint (
  size bigint primary key,
  root bytea not null check (octet_length(root) = 32),
  note text not null,
  published_at timestamptz not null
);
comment on table ledger_checkpoint is 'Checkpoints that were published, as signed notes (C2SP tlog-checkpoint).';

create table ledger_timestamp (
  size bigint not null,
  authority text not null,
  token bytea not null,
  gen_time timestamptz not null,
  primary key (size, authority)
);
comment on table ledger_timestamp is 'RFC 3161 responses over published checkpoints.';

alter table ledger_entry enable row level security;
create policy see on ledger_entry for select using (
  is_service()
  or (compartment_id is null and current_person() is not null)
  or compartment_id = any ((select visible_compartments())::uuid[])
);
create policy append on ledger_entry for insert with check (current_person() is not null or is_service());

alter table ledger_leaf enable row level security;
alter table ledger_pending enable row level security;
alter table ledger_checkpoint enable row level security;
alter table ledger_timestamp enable row level security;
create policy see on ledger_leaf for select using (true);
create policy append on ledger_leaf for insert with check (is_service());
create policy work on ledger_pending for all using (is_service()) with check (true);
create policy see on ledger_checkpoint for select using (true);
create policy append on ledger_checkpoint for insert with check (is_service());
create policy see on ledger_timestamp for select using (true);
create policy append on ledger_timestamp for insert with check (is_service());

grant select, insert on ledger_entry, ledger_leaf, ledger_checkpoint, ledger_timestamp to muniment_app;
grant select, insert, delete on ledger_pending to muniment_app;
