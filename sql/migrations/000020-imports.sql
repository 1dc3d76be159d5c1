-- Spreadsheets of incidents, people and casualties, imported from an item that was received. A run says from which item, sheet and mapping;
-- a row of it what became of one row of the sheet, so that every record leads back to its row, and no row is imported twice.

create table import_run (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  identity_compartment_id uuid references compartment (id),
  item_id uuid not null references item (id),
  sheet integer not null check (sheet > 0),
  kind text not null check (kind in ('incidents', 'people', 'casualties')),
  source_id uuid not null references source (id),
  mapping jsonb not null,
  state text not null check (state in ('waiting', 'running', 'stopped', 'done')),
  rows_done integer not null check (rows_done >= 0),
  imported integer not null check (imported >= 0),
  failed integer not null check (failed >= 0),
  already integer not null check (already >= 0),
  counts jsonb not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  ended_at timestamptz
);
comment on table import_run is 'An import of one sheet of an item with one mapping, and how far it is. Ledgered.';
comment on column import_run.compartment_id is 'Where the records go: the compartment of the item, or a sealed one.';
comment on column import_run.identity_compartment_id is 'Where it is sealed who the actors are; null where none is made.';
comment on column import_run.sheet is 'From 1; a table in text is its own first sheet.';
comment on column import_run.mapping is 'What each column means (docs/formats/imports.md).';
comment on column import_run.rows_done is 'Rows of the sheet, without its heading and empty ones, that were looked at; the next begins there.';
comment on column import_run.already is 'Rows that an earlier run, or this one, had imported.';
comment on column import_run.counts is 'How many records of which kind were made.';
create index import_run_item on import_run (item_id, made_at desc);
create index import_run_newest on import_run (case_id, made_at desc, id desc);
alter table import_run enable row level security;
create policy member on import_run using (
  compartment_id = any ((select visible_compartments())::uuid[])
  and exists (select 1 from item i where i.id = import_run.item_id)
);
grant select, insert, update on import_run to muniment_app;

create table import_row (
  run_id uuid not null references import_run (id),
  line integer not null check (line > 0),
  key text,
  incident_key text,
  incident_id uuid,
  act_id uuid,
  actor_id uuid,
  said jsonb not null,
  primary key (run_id, line)
);
comment on table import_row is 'What became of a row of a sheet: the records that were made of it, or why none was. Ledgered.';
comment on column import_row.line is 'Row of the sheet as a spreadsheet program counts it; of a table in text the line on which it begins.';
comment on column import_row.key is 'Digest of what makes the row the same row again; null where it was not imported.';
comment on column import_row.incident_key is 'Digest of what makes rows share an incident, in the row that made the incident.';
comment on column import_row.said is 'What is wrong with it, or to be looked at: code, column, value. Empty where nothing is.';
create unique index import_row_key on import_row (key) where key is not null;
create unique index import_row_incident_key on import_row (incident_key) where incident_key is not null;
create index import_row_incident on import_row (incident_id) where incident_id is not null;
create index import_row_actor on import_row (actor_id) where actor_id is not null;
create index import_row_failed on import_row (run_id, line) where key is null;
alter table import_row enable row level security;
create policy member on import_row using (run_id = any (array(select r.id from import_run r)));
grant select, insert on import_row to muniment_app;

create function pseudonyms_free(of_case uuid, wanted text[]) returns setof text
language plpgsql volatile security definer set search_path = public as $$
begin
  -- In order, so that two imports that draw the same do not wait for each other for ever (as pseudonym_is_free).
  perform pg_advisory_xact_lock(hashtextextended(of_case::text || one, 0)) from (select one from unnest(wanted) one order by one) drawn;
  return query select one from unnest(wanted) one
    where not exists (select from actor a where a.case_id = of_case and a.pseudonym = one);
end $$;
comment on function pseudonyms_free is 'Those of the pseudonyms that no actor of the case bears, seen or not.';

-- What was imported is for whoever sees the run; entries that tell who somebody is also only while all of these are seen. Their subject is
-- `import_row`, whose id names the run and the first and last line.
create function import_identities_seen(subject text) returns boolean language sql stable
return (select r.id from import_run r where r.id = split_part(subject, '/', 1)::uuid) is not null and not exists (
  select 1 from import_row w
  where w.run_id = split_part(subject, '/', 1)::uuid
    and w.line between split_part(subject, '/', 2)::integer and split_part(subject, '/', 3)::integer
    and w.actor_id is not null
    and not exists (select 1 from actor_identity i where i.actor_id = w.actor_id));
create policy see_imports on ledger_entry as restrictive for select using (
  is_service()
  or case subject_table
    when 'import_run' then (select r.id from import_run r where r.id = ledger_entry.subject_id::uuid) is not null
    when 'import_row' then import_identities_seen(subject_id)
    else true end
);
