-- What is filed. All ledgered.

create table dossier (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  title text not null check (title <> ''),
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  forum text,
  numbering text not null,
  created_at timestamptz not null,
  unique (case_id, name)
);
comment on table dossier is 'A set of exhibits in order, to be built into a bundle.';
comment on column dossier.name is 'Names the bag and its folder inside the bundle.';
comment on column dossier.numbering is 'Prefix of the exhibit numbers, such as “Annex ” or “C-”.';

create table exhibit (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  item_id uuid not null references item (id),
  position integer not null check (position > 0),
  title text not null,
  unique (dossier_id, item_id)
);
comment on table exhibit is 'An item''s place in a dossier.';
create index exhibit_dossier on exhibit (dossier_id, position);

create table dossier_build (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  bundle_sha256 text not null check (bundle_sha256 ~ '^[0-9a-f]{64}$'),
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null,
  exhibits integer not null,
  pages integer not null,
  checkpoint_size bigint not null,
  result text not null check (result in ('PASS', 'FAIL')),
  built_at timestamptz not null
);
comment on table dossier_build is 'A bundle that was built: its blob, the checkpoint it rests on, and what the verifier said.';
comment on column dossier_build.content_sha256 is 'Digest over the bundle without signature and times: equal for equal inputs.';
create index dossier_build_dossier on dossier_build (dossier_id, built_at desc);

alter table dossier enable row level security;
alter table exhibit enable row level security;
alter table dossier_build enable row level security;
create policy member on dossier for all using (compartment_id = any ((select visible_compartments())::uuid[]));
create policy member on exhibit for all using (exists (select 1 from dossier d where d.id = dossier_id));
create policy member on dossier_build for all using (exists (select 1 from dossier d where d.id = dossier_id));

grant select, insert, update on dossier, exhibit to muniment_app;
grant delete on exhibit to muniment_app;
grant select, insert on dossier_build to muniment_app;
