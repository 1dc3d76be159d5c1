-- Where mines are said to lie, as records that were handed over: the handover, what each party claims of it, the sheets that came, the records
-- entered from them, what was reckoned of each, what a person decided of it, and who let whom see the places (decision 0044).

create table handover (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  serial text not null unique check (serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  title text not null check (char_length(title) between 1 and 300),
  given_by text check (char_length(given_by) between 1 and 300),
  received_by text check (char_length(received_by) between 1 and 300),
  through text[] not null,
  dated text,
  in_exchange text check (char_length(in_exchange) between 1 and 4000),
  custodian text check (char_length(custodian) between 1 and 300),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table handover is 'Minefield records that somebody gave to somebody. How many mines or sheets it holds is no column: what each party claims stands apart. Ledgered.';
comment on column handover.serial is 'Drawn by lot, as those of items are.';
comment on column handover.through is 'Who mediated, in words.';
comment on column handover.dated is 'EDTF, without a time of day: a day or an interval, as known.';
comment on column handover.in_exchange is 'For what it was given, in the words of the source; no characterisation of this program.';
create index handover_newest on handover (case_id, made_at desc, id desc);
alter table handover enable row level security;
create policy member on handover using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on handover to muniment_app;

create table handover_item (
  id uuid primary key,
  handover_id uuid not null references handover (id),
  item_id uuid not null references item (id),
  kind text not null check (kind in ('sheet', 'receipt')),
  sheet_number text check (char_length(sheet_number) between 1 and 100),
  sheet_date text,
  devices integer check (devices >= 0),
  note text check (char_length(note) between 1 and 1000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  unique (handover_id, item_id)
);
comment on table handover_item is 'A sheet that came with a handover, or the receipt act of it: an item. Seen by who sees both. Ledgered.';
comment on column handover_item.sheet_number is 'As it stands on the sheet, as sheet_date (EDTF) and devices.';
create index handover_item_item on handover_item (item_id);
alter table handover_item enable row level security;
create policy member on handover_item using (
  (select h.id from handover h where h.id = handover_item.handover_id) is not null
  and (select i.id from item i where i.id = handover_item.item_id) is not null
);
grant select, insert, update, delete on handover_item to muniment_app;

create table handover_claim (
  id uuid primary key,
  handover_id uuid not null references handover (id),
  measure text not null check (measure in ('mines', 'anti-personnel', 'anti-vehicle', 'sheets', 'quality', 'other')),
  value bigint check (value >= 0),
  words text not null check (char_length(words) between 1 and 2000),
  claimant text not null check (char_length(claimant) between 1 and 300),
  as_of text,
  definition text check (char_length(definition) between 1 and 2000),
  claim_id uuid references claim (id),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (measure <> 'quality' or value is null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table handover_claim is 'What somebody says of a handover: a number with its measure, or words about its quality. Never merged with what another says. Ledgered.';
comment on column handover_claim.value is 'Null where nobody counted, and of what is said of quality: a share without a definition is words.';
comment on column handover_claim.as_of is 'EDTF, without a time of day.';
comment on column handover_claim.definition is 'How the claimant says that the figure was reckoned; null: no definition was published.';
create index handover_claim_handover on handover_claim (handover_id);
create index handover_claim_claim on handover_claim (claim_id) where claim_id is not null;
alter table handover_claim enable row level security;
create policy member on handover_claim using (
  (select h.id from handover h where h.id = handover_claim.handover_id) is not null
  and (claim_id is null or (select c.id from claim c where c.id = handover_claim.claim_id) is not null)
);
grant select, insert, update on handover_claim to muniment_app;

create table hazard_release (
  id uuid primary key,
  record_id uuid not null,
  compartment_id uuid not null references compartment (id),
  to_compartment_id uuid not null references compartment (id),
  reason text not null check (char_length(reason) between 1 and 2000),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  agreed_by uuid references person (id),
  agreed_at timestamptz,
  ended_by uuid references person (id),
  ended_at timestamptz,
  ended_reason text check (char_length(ended_reason) between 1 and 2000),
  check (agreed_by <> asked_by),
  check (to_compartment_id <> compartment_id),
  check ((agreed_by is null) = (agreed_at is null)),
  check ((ended_by is null) = (ended_at is null) and (ended_at is null) = (ended_reason is null))
);
comment on table hazard_release is 'That the members of another compartment may see a hazard record with its coordinates: one person asks, another agrees, anybody who may agree takes it back. Ledgered.';
comment on column hazard_release.compartment_id is 'That of the record. Here so that no policy asks for the record, which asks for this.';
comment on column hazard_release.agreed_by is 'Never who asked. Null: nobody agreed, and nothing is released.';
comment on column hazard_release.ended_at is 'When it was refused or taken back.';
create index hazard_release_record on hazard_release (record_id);
create unique index hazard_release_open on hazard_release (record_id, to_compartment_id) where ended_at is null;
alter table hazard_release enable row level security;
create policy member on hazard_release using (compartment_id = any ((select visible_compartments())::uuid[]));
-- Whoever the record was released to learns who let them see it, and no more of other releases.
create policy released on hazard_release for select using (
  agreed_at is not null and ended_at is null and to_compartment_id = any ((select visible_compartments())::uuid[])
);
grant select, insert, update on hazard_release to muniment_app;

create table hazard_record (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  serial text not null unique check (serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  handover_id uuid references handover (id),
  item_id uuid references item (id),
  title text not null check (char_length(title) between 1 and 300),
  form text not null check (form in ('soviet', 'nato', 'other')),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table hazard_record is 'A minefield record, entered from a sheet. It lies in a sealed compartment: whoever is no member, and to whom it was not released, is told nothing of it. Ledgered.';
comment on column hazard_record.compartment_id is 'A sealed one, always.';
comment on column hazard_record.item_id is 'The sheet from which it was entered.';
comment on column hazard_record.version is 'The number of the version that holds.';
create index hazard_record_newest on hazard_record (case_id, made_at desc, id desc);
create index hazard_record_handover on hazard_record (handover_id) where handover_id is not null;
create index hazard_record_item on hazard_record (item_id) where item_id is not null;
alter table hazard_record enable row level security;
create policy member on hazard_record using (compartment_id = any ((select visible_compartments())::uuid[]));
-- To look at; what is released is changed by members only.
create policy released on hazard_record for select using (exists (
  select from hazard_release r where r.record_id = hazard_record.id and r.agreed_at is not null and r.ended_at is null
    and r.to_compartment_id = any ((select visible_compartments())::uuid[])
));
grant select, insert, update on hazard_record to muniment_app;

alter table hazard_release add foreign key (record_id) references hazard_record (id);

-- The outermost place of what was reckoned: its envelope, or its points where there is none. One of west, south, east, north.
create function hazard_edge(derived jsonb, edge text) returns double precision language sql immutable as $$
  select case edge
    when 'west' then min((at ->> 0)::double precision) when 'east' then max((at ->> 0)::double precision)
    when 'south' then min((at ->> 1)::double precision) else max((at ->> 1)::double precision) end
  from (
    select jsonb_path_query(derived, '$.traverse.envelope.p95.coordinates[*][*][*]') as at
    union all
    select jsonb_build_array(point -> 'lon', point -> 'lat') from jsonb_path_query(derived, '$.traverse.points[*]') as point
    where jsonb_path_query_first(derived, '$.traverse.envelope.p95') is null or jsonb_typeof(jsonb_path_query_first(derived, '$.traverse.envelope.p95')) = 'null'
  ) corners
$$;
comment on function hazard_edge is 'Degrees of WGS 84; null where nothing has a place.';

create table hazard_version (
  id uuid primary key,
  record_id uuid not null references hazard_record (id),
  number integer not null check (number > 0),
  entered jsonb not null,
  derived jsonb not null,
  reckoning text not null check (char_length(reckoning) between 1 and 40),
  west double precision generated always as (hazard_edge(derived, 'west')) stored,
  south double precision generated always as (hazard_edge(derived, 'south')) stored,
  east double precision generated always as (hazard_edge(derived, 'east')) stored,
  north double precision generated always as (hazard_edge(derived, 'north')) stored,
  why text check (char_length(why) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  unique (record_id, number),
  check ((number = 1) = (why is null))
);
comment on table hazard_version is 'What was entered from the sheet, and beside it what was reckoned of it. A correction is a version more. Ledgered.';
comment on column hazard_version.entered is 'As docs/formats/hazard-record.md has it.';
comment on column hazard_version.derived is 'Points, outline, envelopes, findings, completeness and consistency, as the room hazard reckoned them of entered and of nothing else.';
comment on column hazard_version.west is 'As south, east and north: the box of the envelope, so that what lies near a way is found.';
comment on column hazard_version.reckoning is 'The version of the reckoning.';
create index hazard_version_box on hazard_version (west, east, south, north);
alter table hazard_version enable row level security;
create policy see on hazard_version for select using ((select r.id from hazard_record r where r.id = hazard_version.record_id) is not null);
create policy add on hazard_version for insert with check (
  (select r.compartment_id from hazard_record r where r.id = hazard_version.record_id) = any ((select visible_compartments())::uuid[])
);
grant select, insert on hazard_version to muniment_app;

create table hazard_decision (
  id uuid primary key,
  record_id uuid not null references hazard_record (id),
  version integer not null check (version > 0),
  decided text not null check (decided in ('sha', 'cha', 'not-decided')),
  reasons text not null check (char_length(reasons) between 1 and 4000),
  made_by uuid not null references person (id),
  made_at timestamptz not null
);
comment on table hazard_decision is 'What a person decided of an area by a record: suspected (SHA), confirmed (CHA), or not decided. The last one holds. Ledgered.';
comment on column hazard_decision.version is 'The version of the record that was looked at.';
create index hazard_decision_record on hazard_decision (record_id, made_at);
alter table hazard_decision enable row level security;
create policy see on hazard_decision for select using ((select r.id from hazard_record r where r.id = hazard_decision.record_id) is not null);
create policy add on hazard_decision for insert with check (
  (select r.compartment_id from hazard_record r where r.id = hazard_decision.record_id) = any ((select visible_compartments())::uuid[])
);
grant select, insert on hazard_decision to muniment_app;

create function sees_mines_in(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r, jsonb_extract_path(r, 'row') w
    where r ->> 'table' in ('handover_item', 'handover_claim', 'hazard_record') and (
      w ->> 'item_id' is not null and not sees_item((w ->> 'item_id')::uuid)
      or w ->> 'claim_id' is not null and (select c.id from claim c where c.id = (w ->> 'claim_id')::uuid) is null
      or w ->> 'handover_id' is not null and (select h.id from handover h where h.id = (w ->> 'handover_id')::uuid) is null)
  )
$$;
comment on function sees_mines_in is 'Whether the identity of this transaction may see every item, claim and handover that an entry about mines names.';

-- What was written of a handover or a record is for those who see it now, and all that the entry names.
create policy see_mines on ledger_entry as restrictive for select using (
  is_service()
  or case subject_table
    when 'handover' then (select h.id from handover h where h.id = ledger_entry.subject_id::uuid) is not null and sees_mines_in(body)
    when 'hazard_record' then (select r.id from hazard_record r where r.id = ledger_entry.subject_id::uuid) is not null and sees_mines_in(body)
    else true end
);

alter table comment drop constraint comment_subject_table_check;
alter table comment add constraint comment_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading',
    'handover', 'hazard_record'));
alter table task drop constraint task_subject_table_check;
alter table task add constraint task_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading',
    'handover', 'hazard_record'));

create or replace function sees_record(record_table text, wanted uuid) returns boolean language plpgsql stable as $$
begin
  case record_table
    when 'actor', 'actor_identity' then return exists (select from actor_identity r where r.actor_id = wanted);
    when 'incident' then return exists (select from incident r where r.id = wanted);
    when 'act' then return exists (select from act r where r.id = wanted);
    when 'involvement' then return exists (select from involvement r where r.id = wanted);
    when 'information' then return exists (select from information r where r.id = wanted);
    when 'intervention' then return exists (select from intervention r where r.id = wanted);
    when 'item' then return sees_item(wanted);
    when 'dossier' then return exists (select from dossier r where r.id = wanted);
    when 'claim' then return exists (select from claim r where r.id = wanted);
    when 'conclusion' then return exists (select from conclusion r where r.id = wanted);
    when 'allegation' then return exists (select from allegation r where r.id = wanted);
    when 'proceeding' then return exists (select from proceeding r where r.id = wanted);
    when 'undertaking' then return exists (select from undertaking r where r.id = wanted);
    when 'pleading' then return exists (select from pleading r where r.id = wanted);
    when 'handover' then return exists (select from handover r where r.id = wanted);
    when 'hazard_record' then return exists (select from hazard_record r where r.id = wanted);
    else return false;
  end case;
end $$;

drop policy own on notification;
create policy own on notification for select using (
  is_service()
  or (person_id = (select current_person())
    and (compartment_id is null or compartment_id = any ((select visible_compartments())::uuid[]))
    and case
      when subject_table = 'task' then (select t.id from task t where t.id = notification.subject_id::uuid) is not null
      when subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading',
          'handover', 'hazard_record')
        then sees_record(subject_table, subject_id::uuid)
      else true end)
);
