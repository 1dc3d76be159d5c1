-- Terms that an archive has beside those of the release, and labels that its lawyers put right.

create table term (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(id) <= 80),
  list text not null,
  parent text,
  labels jsonb not null,
  note text not null,
  huridocs text not null,
  is_sensitive boolean not null,
  is_retired boolean not null,
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  -- Of a term of the release nothing is said here but what it is called.
  check (id like 'x-%' or (parent is null and note = '' and huridocs = '' and not is_sensitive and not is_retired))
);
comment on table term is 'A term of the archive’s own (x-…), or labels for one of the release. Of no case: everybody in the archive reads them. Ledgered.';
comment on column term.labels is 'By language (en, fr, az, hy, ru); a language that is left out shows another one, marked as to be checked.';
comment on column term.huridocs is 'Numbers of micro-thesauri that correspond, with spaces between, as in src/vocabulary/data/README.md.';
alter table term enable row level security;
create policy see on term for select using (is_service() or (select current_person()) is not null);
create policy add on term for insert with check (is_service() or (select has_role('owner', 'lawyer')));
create policy change on term for update using (is_service() or (select has_role('owner', 'lawyer')));
grant select, insert, update on term to muniment_app;
