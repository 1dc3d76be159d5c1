-- What the ground showed: accidents with their victims, devices that were found, areas with the parts of them that were surveyed, cleared and
-- released, and visits of those who checked the work. How many people were killed or injured is no column: what each says stands apart, and what
-- the records support is worked out each time (decision 0049).

create table accident (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  serial text not null unique check (serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  title text not null check (char_length(title) between 1 and 300),
  dated text,
  place_id text check (char_length(place_id) between 1 and 100),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  "precision" text not null check ("precision" in ('measured', 'map', 'approximate', 'settlement', 'none')),
  class text not null check (class in ('mine', 'demining', 'cluster', 'ied', 'uxo-axo', 'stored-ammunition', 'other')),
  device_category text check (char_length(device_category) between 1 and 40),
  device_model text check (char_length(device_model) between 1 and 200),
  circumstances text check (char_length(circumstances) between 1 and 4000),
  ground text check (char_length(ground) between 1 and 1000),
  marked text not null check (marked in ('yes', 'no', 'unknown')),
  moved text not null check (moved in ('yes', 'no', 'unknown')),
  killed_least integer check (killed_least >= 0),
  killed_most integer check (killed_most >= 0),
  injured_least integer check (injured_least >= 0),
  injured_most integer check (injured_most >= 0),
  counted_by text check (char_length(counted_by) between 1 and 300),
  item_id uuid references item (id),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((latitude is null) = (longitude is null)),
  check (("precision" = 'none') = (latitude is null)),
  check (killed_least <= killed_most),
  check (injured_least <= injured_most),
  check (num_nonnulls(killed_least, killed_most, injured_least, injured_most) = 0 or counted_by is not null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table accident is 'Something exploded and hurt somebody, or might have. It lies in a sealed compartment. Ledgered.';
comment on column accident.dated is 'EDTF, without a time of day, as known.';
comment on column accident."precision" is 'How the position is known: measured, read from a map, within some five kilometres, of the settlement, or none.';
comment on column accident.class is 'As IMSMA classes accidents.';
comment on column accident.killed_least is 'At least so many, as counted_by says, as the three after it; null: it is not said. Never added to the victims that are recorded one by one.';
comment on column accident.counted_by is 'Who says how many, in words.';
create index accident_newest on accident (case_id, made_at desc, id desc);
create index accident_item on accident (item_id) where item_id is not null;
alter table accident enable row level security;
create policy member on accident using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on accident to muniment_app;

create table accident_victim (
  id uuid primary key,
  accident_id uuid not null references accident (id),
  actor_id uuid references actor (id),
  sex text not null check (sex in ('female', 'male', 'other', 'unknown')),
  age integer check (age between 0 and 130),
  age_band text not null check (age_band in ('child', 'adult', 'older', 'unknown')),
  outcome text not null check (outcome in ('killed', 'injured', 'unknown')),
  role text not null check (role in ('civilian', 'combatant', 'deminer', 'unknown')),
  role_rule text check (char_length(role_rule) between 1 and 1000),
  activity text check (char_length(activity) between 1 and 300),
  tampered text not null check (tampered in ('yes', 'no', 'unknown')),
  consent text not null check (consent in ('given', 'refused', 'not-asked')),
  note text check (char_length(note) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (role = 'unknown' or role_rule is not null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table accident_victim is 'Somebody whom an accident killed or injured, by the minimum data of IMAS 05.10. Ledgered.';
comment on column accident_victim.actor_id is 'A person whose identity is kept, and sealed, by itself; null: nobody knows who it was.';
comment on column accident_victim.age is 'In whole years at the accident.';
comment on column accident_victim.role_rule is 'By which rule the role was told, as a presumption of civilian status.';
comment on column accident_victim.consent is 'Whether the person, or the family, agrees to be told of to others.';
create index accident_victim_accident on accident_victim (accident_id);
create index accident_victim_actor on accident_victim (actor_id) where actor_id is not null;
alter table accident_victim enable row level security;
create policy member on accident_victim using ((select p.id from accident p where p.id = accident_victim.accident_id) is not null);
grant select, insert, update on accident_victim to muniment_app;

create table ground_area (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  serial text not null unique check (serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  title text not null check (char_length(title) between 1 and 300),
  place_id text check (char_length(place_id) between 1 and 100),
  extent jsonb not null check (jsonb_typeof(extent) = 'array'),
  is_measured boolean not null,
  record_id uuid references hazard_record (id),
  searched text not null check (searched in ('fully', 'partly', 'no')),
  searched_reasons text check (char_length(searched_reasons) between 1 and 2000),
  note text check (char_length(note) between 1 and 4000),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (searched = 'no' or searched_reasons is not null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table ground_area is 'A hazardous area as it was drawn before it was worked on. It lies in a sealed compartment. Ledgered.';
comment on column ground_area.extent is 'Coordinates of a GeoJSON MultiPolygon in WGS 84.';
comment on column ground_area.is_measured is 'Whether surveyors measured the outline on the ground.';
comment on column ground_area.record_id is 'The minefield record of which somebody says that this is its field.';
comment on column ground_area.searched is 'How far the field was searched, as somebody says and why. Fields that were not searched to the end count neither for nor against their record.';
create index ground_area_newest on ground_area (case_id, made_at desc, id desc);
create index ground_area_record on ground_area (record_id) where record_id is not null;
alter table ground_area enable row level security;
create policy member on ground_area using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on ground_area to muniment_app;

create table ground_work (
  id uuid primary key,
  area_id uuid not null references ground_area (id),
  name text not null check (char_length(name) between 1 and 200),
  kind text not null check (kind in ('non-technical-survey', 'technical-survey', 'clearance')),
  released text not null check (released in ('cancelled', 'reduced', 'cleared', 'none')),
  extent jsonb check (jsonb_typeof(extent) = 'array'),
  criteria text check (char_length(criteria) between 1 and 4000),
  organisation text not null check (char_length(organisation) between 1 and 300),
  started text,
  ended text,
  method text check (char_length(method) between 1 and 1000),
  depth_cm integer check (depth_cm between 0 and 2000),
  item_id uuid references item (id),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (released = 'none' or (extent is not null and criteria is not null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table ground_work is 'A survey or a clearance of an area, and the part of it that it released as a polygon: cancelled, reduced or cleared. Ledgered.';
comment on column ground_work.criteria is 'By which criteria it was released, in words.';
comment on column ground_work.started is 'EDTF, as ended.';
comment on column ground_work.item_id is 'The handover certificate.';
create index ground_work_area on ground_work (area_id);
create index ground_work_item on ground_work (item_id) where item_id is not null;
alter table ground_work enable row level security;
create policy member on ground_work using ((select p.id from ground_area p where p.id = ground_work.area_id) is not null);
grant select, insert, update on ground_work to muniment_app;

create table quality_visit (
  id uuid primary key,
  work_id uuid not null references ground_work (id),
  visited_on text,
  inspected_by text not null check (char_length(inspected_by) between 1 and 300),
  nonconformity text not null check (nonconformity in ('none', 'minor', 'major', 'critical')),
  words text check (char_length(words) between 1 and 4000),
  measures text check (char_length(measures) between 1 and 4000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table quality_visit is 'Somebody checked a work: what did not conform, and what was done about it. Ledgered.';
create index quality_visit_work on quality_visit (work_id);
alter table quality_visit enable row level security;
create policy member on quality_visit using ((select p.id from ground_work p where p.id = quality_visit.work_id) is not null);
grant select, insert, update on quality_visit to muniment_app;

create table found_device (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  serial text not null unique check (serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  found_on text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  "precision" text not null check ("precision" in ('measured', 'map', 'approximate', 'settlement', 'none')),
  category text not null check (char_length(category) between 1 and 40),
  model text check (char_length(model) between 1 and 200),
  lot text check (char_length(lot) between 1 and 100),
  made_on text,
  condition text check (char_length(condition) between 1 and 500),
  depth_cm integer check (depth_cm between 0 and 2000),
  destroyed text not null check (destroyed in ('yes', 'no', 'unknown')),
  record_id uuid references hazard_record (id),
  area_id uuid references ground_area (id),
  item_id uuid references item (id),
  note text check (char_length(note) between 1 and 2000),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((latitude is null) = (longitude is null)),
  check (("precision" = 'none') = (latitude is null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table found_device is 'A device that was found. It lies in a sealed compartment. Ledgered.';
comment on column found_device.lot is 'As it is marked, as made_on (EDTF). The earliest day on which it can have been laid follows from made_on and is no column.';
comment on column found_device.record_id is 'The minefield record to which it belongs, where somebody says so.';
comment on column found_device.item_id is 'The photo of its marking.';
create index found_device_newest on found_device (case_id, made_at desc, id desc);
create index found_device_record on found_device (record_id) where record_id is not null;
create index found_device_area on found_device (area_id) where area_id is not null;
create index found_device_item on found_device (item_id) where item_id is not null;
alter table found_device enable row level security;
create policy member on found_device using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on found_device to muniment_app;

create function sees_ground_in(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r, jsonb_extract_path(r, 'row') w
    where r ->> 'table' in ('accident', 'ground_area', 'ground_work', 'found_device') and (
      w ->> 'item_id' is not null and not sees_item((w ->> 'item_id')::uuid)
      or w ->> 'record_id' is not null and (select h.id from hazard_record h where h.id = (w ->> 'record_id')::uuid) is null
      or r ->> 'table' = 'found_device' and w ->> 'area_id' is not null
        and (select a.id from ground_area a where a.id = (w ->> 'area_id')::uuid) is null)
  )
$$;
comment on function sees_ground_in is 'Whether the identity of this transaction may see every item, record and area that an entry about the ground names.';

-- What was written of an accident, an area or a device is for those who see it now, and all that the entry names.
create policy see_ground on ledger_entry as restrictive for select using (
  is_service()
  or case subject_table
    when 'accident' then (select a.id from accident a where a.id = ledger_entry.subject_id::uuid) is not null and sees_ground_in(body)
    when 'ground_area' then (select a.id from ground_area a where a.id = ledger_entry.subject_id::uuid) is not null and sees_ground_in(body)
    when 'found_device' then (select d.id from found_device d where d.id = ledger_entry.subject_id::uuid) is not null and sees_ground_in(body)
    else true end
);

alter table comment drop constraint comment_subject_table_check;
alter table comment add constraint comment_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement', 'detention_record', 'accident', 'ground_area'));
alter table task drop constraint task_subject_table_check;
alter table task add constraint task_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement', 'detention_record', 'accident', 'ground_area'));

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
    when 'settlement' then return exists (select from settlement r where r.id = wanted);
    when 'detention_record' then return exists (select from detention_record r where r.id = wanted);
    when 'accident' then return exists (select from accident r where r.id = wanted);
    when 'ground_area' then return exists (select from ground_area r where r.id = wanted);
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
      when subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement', 'detention_record', 'accident', 'ground_area')
        then sees_record(subject_table, subject_id::uuid)
      else true end)
);
