-- The law that lawyers of this archive wrote themselves: versions of files that were published, each whole, and what somebody is writing.

create table law_edition (
  id uuid primary key,
  file text not null check (file ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in ('package', 'instrument', 'standards', 'rubric', 'checklist', 'profile')),
  version integer not null check (version > 0),
  text text not null check (octet_length(text) <= 262144),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  base_version integer check (base_version > 0),
  base_digest text check (base_digest ~ '^[0-9a-f]{64}$'),
  reason text not null check (char_length(reason) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  unique (file, version),
  check ((file = 'package') = (kind = 'package')),
  check ((base_version is null) = (base_digest is null))
);
comment on table law_edition is 'A version of a file of the law that somebody published in this archive, whole (docs/formats/law.md). Of no case: everybody in the archive reads them; none is changed. Ledgered.';
comment on column law_edition.file is 'Id of the file; package for the package.yaml that holds the sources of all of them.';
comment on column law_edition.digest is 'SHA-256 over the canonical JSON of what the text says: what was assessed by it names it.';
comment on column law_edition.base_version is 'Version that it was written from; null: from an outline, or there was none.';
comment on column law_edition.reason is 'Why it was published.';
alter table law_edition enable row level security;
create policy see on law_edition for select using (is_service() or (select current_person()) is not null);
create policy add on law_edition for insert with check (is_service() or (select has_role('owner', 'lawyer')));
grant select, insert on law_edition to muniment_app;

create table law_draft (
  person_id uuid not null references person (id),
  file text not null check (file ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  text text not null check (octet_length(text) <= 262144),
  base_version integer check (base_version > 0),
  base_digest text,
  version integer not null check (version > 0),
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (person_id, file),
  check ((base_version is null) = (base_digest is null))
);
comment on table law_draft is 'What somebody is writing of a file of the law. Theirs alone to change; whoever may publish sees that it is there. Not ledgered: nothing rests on it.';
comment on column law_draft.version is 'Goes up with each change, so that two windows of one person do not write over each other.';
alter table law_draft enable row level security;
create policy see on law_draft for select using (is_service() or (select has_role('owner', 'lawyer')));
create policy write on law_draft using (is_service() or person_id = (select current_person()) and (select has_role('owner', 'lawyer')))
  with check (is_service() or person_id = (select current_person()) and (select has_role('owner', 'lawyer')));
grant select, insert, update, delete on law_draft to muniment_app;
