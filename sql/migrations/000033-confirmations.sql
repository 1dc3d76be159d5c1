-- What lawyers of this archive looked up of the law that is said from general knowledge.

create table law_confirmation (
  id uuid primary key,
  file text not null check (file ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  statement text not null check (char_length(statement) between 1 and 200),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  found_in text not null check (char_length(found_in) between 1 and 1000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text check (char_length(withdrawn_reason) between 1 and 2000),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table law_confirmation is 'That a named person looked up a statement of the law, and where it was read. Of no case: everybody in the archive reads them. Ledgered.';
comment on column law_confirmation.file is 'Id of the file of the law that it stands in.';
comment on column law_confirmation.digest is 'SHA-256 of what the statement said: it is confirmed as long as it says the same.';
create unique index law_confirmation_stands on law_confirmation (file, statement, digest) where withdrawn_at is null;
alter table law_confirmation enable row level security;
create policy see on law_confirmation for select using (is_service() or (select current_person()) is not null);
create policy add on law_confirmation for insert with check (is_service() or (select has_role('owner', 'lawyer')));
create policy change on law_confirmation for update using (is_service() or (select has_role('owner', 'lawyer')));
grant select, insert, update on law_confirmation to muniment_app;
