-- Who was displaced from where, what they had there, whether they wish to return and what they lost, as records that lie sealed: what each
-- source says stands by itself, version by version; the same columns whoever displaced whom (decision 0050).

create table displacement_record (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  serial text not null unique check (serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  kind text not null check (kind in ('household', 'event', 'property')),
  household_id uuid references displacement_record (id),
  settlement_id uuid references settlement (id),
  reference text check (char_length(reference) between 1 and 200),
  year smallint check (year between 1 and 9999),
  cause text check (cause in ('hostilities', 'shelling', 'threat', 'expulsion', 'order', 'evacuation', 'mines', 'destroyed-home', 'other', 'not-said')),
  destination text check (char_length(destination) between 1 and 300),
  persons integer check (persons between 1 and 10000000),
  persons_are text check (persons_are in ('exact', 'at-least', 'unknown')),
  wish text check (wish in ('return', 'return-if', 'stay', 'resettle', 'undecided')),
  return_status text check (return_status in ('not-possible', 'visit', 'partial', 'returned', 'relocated', 'deceased')),
  item_id uuid references item (id),
  line integer check (line > 0),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (kind <> 'household' or num_nonnulls(household_id, settlement_id, year, cause, destination) = 0),
  check ((kind = 'event') = (cause is not null)),
  check ((kind = 'property') = (persons_are is null)),
  check ((coalesce(persons_are, 'unknown') = 'unknown') = (persons is null)),
  check (kind = 'household' or num_nonnulls(wish, return_status) = 0),
  check ((item_id is null) = (line is null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table displacement_record is 'A household, a displacement of one or of a group, or a property. It lies in a sealed compartment: whoever is no member is told nothing of it. Ledgered.';
comment on column displacement_record.compartment_id is 'A sealed one, always; of a displacement or a property of a household that of the household.';
comment on column displacement_record.household_id is 'Whose it is; of a displacement without one it is of a group.';
comment on column displacement_record.settlement_id is 'Of a displacement where from, of a property where it lies; null where it is no settlement of the archive.';
comment on column displacement_record.reference is 'Digest of what makes a row of an imported list the same again; null where it was entered by hand.';
comment on column displacement_record.year is 'Of a displacement the year in which it began, where its date means one year only.';
comment on column displacement_record.destination is 'Of a displacement the place that is named first of where they went.';
comment on column displacement_record.persons is 'Of a household how many when they were displaced; of a displacement how many were displaced, of a household the same number.';
comment on column displacement_record.persons_are is 'Whether that number is exact, the least, or not known; null of a property.';
comment on column displacement_record.wish is 'Of a household what was said last.';
comment on column displacement_record.return_status is 'Of a household what is recorded last.';
comment on column displacement_record.item_id is 'The sheet from which it was imported.';
comment on column displacement_record.line is 'The row of that sheet.';
create index displacement_record_newest on displacement_record (case_id, kind, made_at desc, id desc) where withdrawn_at is null;
create index displacement_record_household on displacement_record (household_id) where household_id is not null;
create unique index displacement_record_reference on displacement_record (compartment_id, kind, reference) where reference is not null;
-- Everything that counting by settlement and year looks at.
create index displacement_record_counted on displacement_record (case_id, settlement_id, year)
  include (compartment_id, household_id, persons, persons_are, cause, destination) where kind = 'event' and withdrawn_at is null;
alter table displacement_record enable row level security;
create policy member on displacement_record using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on displacement_record to muniment_app;

create table displacement_version (
  id uuid primary key,
  record_id uuid not null references displacement_record (id),
  number integer not null check (number > 0),
  entered jsonb not null,
  why text check (char_length(why) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  unique (record_id, number),
  check ((number = 1) = (why is null))
);
comment on table displacement_version is 'What is recorded of one, with who says so. A change is a version more. Ledgered.';
comment on column displacement_version.entered is 'As src/displacement/model.ts has it for each kind; no names of those who were displaced.';
alter table displacement_version enable row level security;
create policy member on displacement_version using ((select r.id from displacement_record r where r.id = displacement_version.record_id) is not null);
grant select, insert on displacement_version to muniment_app;

create table displacement_member (
  id uuid primary key,
  household_id uuid not null references displacement_record (id),
  actor_id uuid not null references actor (id),
  role text not null check (role in ('head', 'member')),
  at_time text not null check (at_time in ('then', 'now')),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  unique (household_id, actor_id, at_time)
);
comment on table displacement_member is 'Who belonged to a household when it was displaced, and who does now. The name stays with the actor, under its own seal. Ledgered.';
create unique index displacement_member_head on displacement_member (household_id, at_time) where role = 'head';
create index displacement_member_actor on displacement_member (actor_id);
alter table displacement_member enable row level security;
create policy member on displacement_member using ((select r.id from displacement_record r where r.id = displacement_member.household_id) is not null);
grant select, insert, update, delete on displacement_member to muniment_app;

create table displacement_evidence (
  id uuid primary key,
  record_id uuid not null references displacement_record (id),
  part text not null check (part in ('whole', 'size', 'members', 'origin', 'dates', 'cause', 'actor', 'destination', 'title', 'right', 'condition', 'occupant', 'intention', 'status', 'loss')),
  stance text not null check (stance in ('supports', 'contradicts')),
  item_id uuid references item (id),
  claim_id uuid references claim (id),
  note text check (char_length(note) between 1 and 1000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  check (num_nonnulls(item_id, claim_id) = 1)
);
comment on table displacement_evidence is 'What supports a part of a record, or contradicts it: a claim or an item. Seen by who sees both. Ledgered.';
create index displacement_evidence_record on displacement_evidence (record_id);
create index displacement_evidence_item on displacement_evidence (item_id) where item_id is not null;
create index displacement_evidence_claim on displacement_evidence (claim_id) where claim_id is not null;
alter table displacement_evidence enable row level security;
create policy member on displacement_evidence using (
  (select r.id from displacement_record r where r.id = displacement_evidence.record_id) is not null
  and (item_id is null or (select i.id from item i where i.id = displacement_evidence.item_id) is not null)
  and (claim_id is null or (select c.id from claim c where c.id = displacement_evidence.claim_id) is not null)
);
grant select, insert, update, delete on displacement_evidence to muniment_app;

create function sees_displacement_in(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r, jsonb_extract_path(r, 'row') w
    where r ->> 'table' = 'displacement_evidence' and (
      w ->> 'item_id' is not null and not sees_item((w ->> 'item_id')::uuid)
      or w ->> 'claim_id' is not null and (select c.id from claim c where c.id = (w ->> 'claim_id')::uuid) is null)
  )
$$;
comment on function sees_displacement_in is 'Whether the identity of this transaction may see every item and claim that an entry about displacement names.';

-- What was written of a record is for those who see it now, and all that the entry names.
create policy see_displacement on ledger_entry as restrictive for select using (
  is_service()
  or subject_table <> 'displacement_record'
  or ((select r.id from displacement_record r where r.id = ledger_entry.subject_id::uuid) is not null and sees_displacement_in(body))
);

alter table comment drop constraint comment_subject_table_check;
alter table comment add constraint comment_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement', 'detention_record', 'accident', 'ground_area', 'displacement_record'));
alter table task drop constraint task_subject_table_check;
alter table task add constraint task_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement', 'detention_record', 'accident', 'ground_area', 'displacement_record'));

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
    when 'displacement_record' then return exists (select from displacement_record r where r.id = wanted);
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
      when subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement', 'detention_record', 'accident', 'ground_area', 'displacement_record')
        then sees_record(subject_table, subject_id::uuid)
      else true end)
);
