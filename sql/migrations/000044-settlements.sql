-- Settlements and what blocks return to them. Whether people could return on a day is no column: it is worked out each time from the obstacles
-- that were known by then, and where nothing is recorded the answer is that nothing is known (decision 0045).

create table settlement (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  serial text not null unique,
  place_id text check (char_length(place_id) between 1 and 100),
  names jsonb not null check (jsonb_typeof(names) = 'array' and jsonb_array_length(names) between 1 and 60),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  "precision" text not null check ("precision" in ('settlement', 'seat', 'approximate', 'none')),
  extent jsonb,
  note text check (char_length(note) between 1 and 4000),
  is_invented boolean not null,
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
comment on table settlement is 'A place to which people may want to return. Ledgered.';
comment on column settlement.serial is 'As of items: random, so that it tells nothing of how many there are.';
comment on column settlement.place_id is 'Id of the place in the gazetteer; null where the gazetteer has none.';
comment on column settlement.names is 'List of {name, language, kind, usedBy, from, until, source, basis}, as the gazetteer had them or as they were written down.';
comment on column settlement."precision" is 'What the position is: of the settlement, of the seat of its district, within some five kilometres, or none.';
comment on column settlement.extent is 'GeoJSON Polygon or MultiPolygon in WGS 84; null where nobody says.';
comment on column settlement.is_invented is 'Made up for training or a sample.';
create index settlement_case on settlement (case_id);
alter table settlement enable row level security;
create policy member on settlement using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on settlement to muniment_app;

create table settlement_route (
  id uuid primary key,
  settlement_id uuid not null references settlement (id),
  name text not null check (char_length(name) between 1 and 200),
  line jsonb not null,
  buffer_m integer not null check (buffer_m between 1 and 5000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table settlement_route is 'A way by which the settlement can be reached; another line is another route. Ledgered.';
comment on column settlement_route.line is 'GeoJSON LineString or MultiLineString in WGS 84; each line of it is a link of the way.';
comment on column settlement_route.buffer_m is 'Metres on either side within which what lies there concerns who walks or drives it.';
create index settlement_route_settlement on settlement_route (settlement_id);
alter table settlement_route enable row level security;
create policy member on settlement_route using ((select s.id from settlement s where s.id = settlement_route.settlement_id) is not null);
grant select, insert, update on settlement_route to muniment_app;

create table obstacle (
  id uuid primary key,
  settlement_id uuid not null references settlement (id),
  kind text not null check (kind in ('mines', 'booby-traps', 'destroyed-housing', 'no-services', 'access-denied', 'occupied', 'security', 'legal')),
  what text check (char_length(what) between 1 and 4000),
  holds_from text,
  holds_to text,
  reliability text not null check (reliability in ('not-said', 'low', 'moderate', 'high')),
  reliability_reasons text check (char_length(reliability_reasons) between 1 and 4000),
  geometry jsonb,
  hazard_serial text check (char_length(hazard_serial) between 1 and 40),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  known_by uuid not null references person (id),
  known_from timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (hazard_serial is null or kind = 'mines'),
  check (reliability = 'not-said' or reliability_reasons is not null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table obstacle is 'Something that keeps people from returning to a settlement, as it is known now; how it was known before is in obstacle_past. Ledgered.';
comment on column obstacle.holds_from is 'EDTF, as holds_to: since when it is; null where that is not known.';
comment on column obstacle.holds_to is 'The last day on which it was; null where no end is recorded.';
comment on column obstacle.reliability is 'How far what shows it can be relied on, as a person judged; with reasons.';
comment on column obstacle.geometry is 'GeoJSON in WGS 84: where it lies; null where nobody says.';
comment on column obstacle.hazard_serial is 'Serial of a record of a minefield, as somebody named it.';
comment on column obstacle.known_from is 'When this version was recorded, and known_by by whom: what was known on a day is told by it.';
create index obstacle_settlement on obstacle (settlement_id);
alter table obstacle enable row level security;
create policy member on obstacle using ((select s.id from settlement s where s.id = obstacle.settlement_id) is not null);
grant select, insert, update on obstacle to muniment_app;

create table obstacle_past (
  obstacle_id uuid not null references obstacle (id),
  version integer not null check (version > 0),
  settlement_id uuid not null references settlement (id),
  kind text not null,
  what text,
  holds_from text,
  holds_to text,
  reliability text not null,
  reliability_reasons text,
  geometry jsonb,
  hazard_serial text,
  known_by uuid not null references person (id),
  known_from timestamptz not null,
  known_to timestamptz not null,
  primary key (obstacle_id, version)
);
comment on table obstacle_past is 'How an obstacle was known before it was changed: from known_from until known_to. Only ever added. Ledgered.';
create index obstacle_past_settlement on obstacle_past (settlement_id);
alter table obstacle_past enable row level security;
create policy member on obstacle_past using ((select s.id from settlement s where s.id = obstacle_past.settlement_id) is not null);
grant select, insert on obstacle_past to muniment_app;

create table obstacle_word (
  id uuid primary key,
  settlement_id uuid not null references settlement (id),
  obstacle_id uuid not null references obstacle (id),
  says text not null check (says in ('stands', 'denied', 'ended')),
  side text check (char_length(side) between 1 and 200),
  said_by text not null check (char_length(said_by) between 1 and 300),
  said_on text,
  of_when text,
  own_words text check (char_length(own_words) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table obstacle_word is 'What somebody says of an obstacle: a claim of theirs, never a finding. Ledgered.';
comment on column obstacle_word.side is 'The side for which it is said; null where whoever says it is no side.';
comment on column obstacle_word.said_on is 'EDTF: when it was said.';
comment on column obstacle_word.of_when is 'EDTF: the days of which it is said; of an end, since when it is no more. Null: of all the time.';
comment on column obstacle_word.own_words is 'What they call it, in their words.';
create index obstacle_word_settlement on obstacle_word (settlement_id);
create index obstacle_word_obstacle on obstacle_word (obstacle_id);
alter table obstacle_word enable row level security;
create policy member on obstacle_word using ((select s.id from settlement s where s.id = obstacle_word.settlement_id) is not null);
grant select, insert, update on obstacle_word to muniment_app;

create table criterion_assessment (
  id uuid primary key,
  settlement_id uuid not null references settlement (id),
  criterion text not null check (criterion in ('safety', 'living', 'livelihoods', 'property', 'documents', 'family', 'participation', 'remedies')),
  finding text not null check (finding in ('met', 'partly-met', 'not-met', 'not-clear')),
  holds_from text,
  holds_to text,
  assessed_by text not null check (char_length(assessed_by) between 1 and 300),
  assessed_on text,
  words text not null check (char_length(words) between 1 and 4000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table criterion_assessment is 'What somebody found of one of the eight criteria of durable solutions, of a settlement and a time: an assessment of theirs. Ledgered.';
comment on column criterion_assessment.holds_from is 'EDTF, as holds_to and assessed_on: of which time it is.';
comment on column criterion_assessment.assessed_by is 'Who assessed it, in words.';
create index criterion_assessment_settlement on criterion_assessment (settlement_id);
alter table criterion_assessment enable row level security;
create policy member on criterion_assessment using ((select s.id from settlement s where s.id = criterion_assessment.settlement_id) is not null);
grant select, insert, update on criterion_assessment to muniment_app;

create table settlement_basis (
  id uuid primary key,
  settlement_id uuid not null references settlement (id),
  obstacle_id uuid references obstacle (id),
  word_id uuid references obstacle_word (id),
  assessment_id uuid references criterion_assessment (id),
  item_id uuid references item (id),
  quote_id uuid references quote (id),
  claim_id uuid references claim (id),
  incident_id uuid references incident (id),
  event_id uuid references compliance_event (id),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  removed_at timestamptz,
  check (num_nonnulls(obstacle_id, word_id, assessment_id) = 1),
  check (num_nonnulls(item_id, quote_id, claim_id, incident_id, event_id) = 1)
);
comment on table settlement_basis is 'An item, quote, claim, incident or compliance event that shows an obstacle, what was said of it, or an assessment. Seen by who sees both. Ledgered.';
comment on column settlement_basis.removed_at is 'When somebody took it back; it stays, so that what was known before can be told.';
create index settlement_basis_settlement on settlement_basis (settlement_id);
create index settlement_basis_obstacle on settlement_basis (obstacle_id) where obstacle_id is not null;
create index settlement_basis_word on settlement_basis (word_id) where word_id is not null;
create index settlement_basis_assessment on settlement_basis (assessment_id) where assessment_id is not null;
create index settlement_basis_item on settlement_basis (item_id) where item_id is not null;
create index settlement_basis_quote on settlement_basis (quote_id) where quote_id is not null;
create index settlement_basis_claim on settlement_basis (claim_id) where claim_id is not null;
create index settlement_basis_incident on settlement_basis (incident_id) where incident_id is not null;
create index settlement_basis_event on settlement_basis (event_id) where event_id is not null;
alter table settlement_basis enable row level security;
create policy member on settlement_basis using (
  (select s.id from settlement s where s.id = settlement_basis.settlement_id) is not null
  and (item_id is null or (select i.id from item i where i.id = settlement_basis.item_id) is not null)
  and (quote_id is null or (select q.id from quote q where q.id = settlement_basis.quote_id) is not null)
  and (claim_id is null or (select c.id from claim c where c.id = settlement_basis.claim_id) is not null)
  and (incident_id is null or (select n.id from incident n where n.id = settlement_basis.incident_id) is not null)
  and (event_id is null or (select e.id from compliance_event e where e.id = settlement_basis.event_id) is not null)
);
grant select, insert, update on settlement_basis to muniment_app;

create function sees_return_bases_in(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r, jsonb_extract_path(r, 'row') w
    where r ->> 'table' = 'settlement_basis' and (
      w ->> 'item_id' is not null and not sees_item((w ->> 'item_id')::uuid)
      or w ->> 'quote_id' is not null and (select q.id from quote q where q.id = (w ->> 'quote_id')::uuid) is null
      or w ->> 'claim_id' is not null and (select c.id from claim c where c.id = (w ->> 'claim_id')::uuid) is null
      or w ->> 'incident_id' is not null and (select n.id from incident n where n.id = (w ->> 'incident_id')::uuid) is null
      or w ->> 'event_id' is not null and (select e.id from compliance_event e where e.id = (w ->> 'event_id')::uuid) is null)
  )
$$;
comment on function sees_return_bases_in is 'Whether the identity of this transaction may see all that an entry about a settlement names as showing something.';

-- What was written of a settlement is for those who see it now, and all that the entry names.
create policy see_settlements on ledger_entry as restrictive for select using (
  is_service() or subject_table <> 'settlement'
  or ((select s.id from settlement s where s.id = ledger_entry.subject_id::uuid) is not null and sees_return_bases_in(body))
);

alter table comment drop constraint comment_subject_table_check;
alter table comment add constraint comment_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement'));
alter table task drop constraint task_subject_table_check;
alter table task add constraint task_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement'));

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
      when subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading', 'handover', 'hazard_record', 'settlement')
        then sees_record(subject_table, subject_id::uuid)
      else true end)
);
