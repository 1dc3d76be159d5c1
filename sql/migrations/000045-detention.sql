-- Who was held, who is missing and who was exchanged for what, as records that lie sealed: what each party says of them stands apart, version by
-- version, and no number of one is made the number of another (decision 0048).

create table detention_record (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  serial text not null unique check (serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  kind text not null check (kind in ('detention', 'missing', 'exchange')),
  actor_id uuid references actor (id),
  unnamed integer not null check (unnamed between 0 and 100000),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (case when kind = 'exchange' or actor_id is not null then unnamed = 0 else unnamed > 0 end),
  check (kind <> 'exchange' or actor_id is null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table detention_record is 'A time in which somebody was held, a missing case, or an exchange. It lies in a sealed compartment: whoever is no member is told nothing of it. Ledgered.';
comment on column detention_record.compartment_id is 'A sealed one, always.';
comment on column detention_record.actor_id is 'Who it is about. The name stays with the actor, under its own seal, and is copied nowhere.';
comment on column detention_record.unnamed is 'Of how many people that nobody named it is; 0 where it is about an actor, and of exchanges.';
comment on column detention_record.version is 'The number of the version that holds.';
create index detention_record_newest on detention_record (case_id, kind, made_at desc, id desc);
create index detention_record_actor on detention_record (actor_id) where actor_id is not null;
alter table detention_record enable row level security;
create policy member on detention_record using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on detention_record to muniment_app;

create table detention_version (
  id uuid primary key,
  record_id uuid not null references detention_record (id),
  number integer not null check (number > 0),
  entered jsonb not null,
  why text check (char_length(why) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  unique (record_id, number),
  check ((number = 1) = (why is null))
);
comment on table detention_version is 'What is recorded of one, in the words of those who say it, with neutral codes beside. A change is a version more. Ledgered.';
comment on column detention_version.entered is 'As src/detention/model.ts has it for each kind; no names of those who were held or are missing.';
alter table detention_version enable row level security;
create policy member on detention_version using ((select r.id from detention_record r where r.id = detention_version.record_id) is not null);
grant select, insert on detention_version to muniment_app;

create table detention_evidence (
  id uuid primary key,
  record_id uuid not null references detention_record (id),
  part text not null check (part in ('whole', 'status', 'capture', 'place', 'acknowledgement', 'visit', 'treatment', 'outcome', 'last-seen', 'sample', 'grave')),
  item_id uuid references item (id),
  claim_id uuid references claim (id),
  incident_id uuid references incident (id),
  note text check (char_length(note) between 1 and 1000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  check (num_nonnulls(item_id, claim_id, incident_id) = 1)
);
comment on table detention_evidence is 'What shows a part of a record: an item, a claim or an incident. Of treatment it is what was reported of it. Seen by who sees both. Ledgered.';
create index detention_evidence_record on detention_evidence (record_id);
create index detention_evidence_item on detention_evidence (item_id) where item_id is not null;
create index detention_evidence_claim on detention_evidence (claim_id) where claim_id is not null;
create index detention_evidence_incident on detention_evidence (incident_id) where incident_id is not null;
alter table detention_evidence enable row level security;
create policy member on detention_evidence using (
  (select r.id from detention_record r where r.id = detention_evidence.record_id) is not null
  and (item_id is null or (select i.id from item i where i.id = detention_evidence.item_id) is not null)
  and (claim_id is null or (select c.id from claim c where c.id = detention_evidence.claim_id) is not null)
  and (incident_id is null or (select i.id from incident i where i.id = detention_evidence.incident_id) is not null)
);
grant select, insert, update, delete on detention_evidence to muniment_app;

create table detention_registration (
  record_id uuid primary key references detention_record (id),
  compartment_id uuid not null references compartment (id),
  number text not null check (char_length(number) between 1 and 100),
  made_by uuid not null references person (id),
  made_at timestamptz not null
);
comment on table detention_registration is 'The number under which the International Committee of the Red Cross registered somebody. No list, page or export holds it: it is told when it alone is asked for. Ledgered.';
comment on column detention_registration.compartment_id is 'A sealed one; it may be stricter than that of the record.';
alter table detention_registration enable row level security;
create policy member on detention_registration using (
  compartment_id = any ((select visible_compartments())::uuid[])
  and (select r.id from detention_record r where r.id = detention_registration.record_id) is not null
);
grant select, insert, update on detention_registration to muniment_app;

create table exchange_part (
  id uuid primary key,
  exchange_id uuid not null references detention_record (id),
  side text not null check (side in ('a', 'b')),
  kind text not null check (kind in ('person', 'map', 'remains')),
  record_id uuid references detention_record (id),
  handover_id uuid references handover (id),
  note text check (char_length(note) between 1 and 1000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  check (case kind when 'person' then record_id is not null and handover_id is null
    when 'map' then handover_id is not null and record_id is null
    else handover_id is null and (record_id is not null or note is not null) end)
);
comment on table exchange_part is 'What a side of an exchange gave: somebody who was held, maps as a handover, remains. Seen by who sees both. Ledgered.';
comment on column exchange_part.record_id is 'Of a person the time in which they were held; of remains the missing case, where there is one.';
create index exchange_part_exchange on exchange_part (exchange_id);
create index exchange_part_record on exchange_part (record_id) where record_id is not null;
create index exchange_part_handover on exchange_part (handover_id) where handover_id is not null;
create unique index exchange_part_person on exchange_part (exchange_id, side, record_id) where record_id is not null;
create unique index exchange_part_map on exchange_part (exchange_id, side, handover_id) where handover_id is not null;
alter table exchange_part enable row level security;
create policy member on exchange_part using (
  (select r.id from detention_record r where r.id = exchange_part.exchange_id) is not null
  and (record_id is null or (select r.id from detention_record r where r.id = exchange_part.record_id) is not null)
  and (handover_id is null or (select h.id from handover h where h.id = exchange_part.handover_id) is not null)
);
grant select, insert, update, delete on exchange_part to muniment_app;

create table exchange_claim (
  id uuid primary key,
  exchange_id uuid not null references detention_record (id),
  side text check (side in ('a', 'b')),
  measure text not null check (measure in ('persons', 'maps', 'mines', 'remains', 'characterisation', 'other')),
  value bigint check (value >= 0),
  words text not null check (char_length(words) between 1 and 2000),
  claimant text not null check (char_length(claimant) between 1 and 300),
  as_of text,
  claim_id uuid references claim (id),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (measure <> 'characterisation' or value is null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table exchange_claim is 'What somebody says of an exchange: a number of what a side gave, or what they call it. Never merged with what another says. Ledgered.';
comment on column exchange_claim.side is 'Of what which side gave it is; null: of the whole.';
comment on column exchange_claim.as_of is 'EDTF, without a time of day.';
create index exchange_claim_exchange on exchange_claim (exchange_id);
create index exchange_claim_claim on exchange_claim (claim_id) where claim_id is not null;
alter table exchange_claim enable row level security;
create policy member on exchange_claim using (
  (select r.id from detention_record r where r.id = exchange_claim.exchange_id) is not null
  and (claim_id is null or (select c.id from claim c where c.id = exchange_claim.claim_id) is not null)
);
grant select, insert, update on exchange_claim to muniment_app;

create function sees_detention_in(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r, jsonb_extract_path(r, 'row') w
    where r ->> 'table' in ('detention_evidence', 'exchange_part', 'exchange_claim') and (
      w ->> 'item_id' is not null and not sees_item((w ->> 'item_id')::uuid)
      or w ->> 'claim_id' is not null and (select c.id from claim c where c.id = (w ->> 'claim_id')::uuid) is null
      or w ->> 'incident_id' is not null and (select i.id from incident i where i.id = (w ->> 'incident_id')::uuid) is null
      or w ->> 'record_id' is not null and (select d.id from detention_record d where d.id = (w ->> 'record_id')::uuid) is null
      or w ->> 'handover_id' is not null and (select h.id from handover h where h.id = (w ->> 'handover_id')::uuid) is null)
  )
$$;
comment on function sees_detention_in is 'Whether the identity of this transaction may see every item, claim, incident, record and handover that an entry about detention names.';

-- What was written of a record is for those who see it now, and all that the entry names.
create policy see_detention on ledger_entry as restrictive for select using (
  is_service()
  or subject_table <> 'detention_record'
  or ((select r.id from detention_record r where r.id = ledger_entry.subject_id::uuid) is not null and sees_detention_in(body))
);

alter table comment drop constraint comment_subject_table_check;
alter table comment add constraint comment_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement', 'detention_record'));
alter table task drop constraint task_subject_table_check;
alter table task add constraint task_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement', 'detention_record'));

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
      when subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement', 'detention_record')
        then sees_record(subject_table, subject_id::uuid)
      else true end)
);
