-- Who did what to whom, when and where, after the Events Standard Formats of HURIDOCS. An incident, its acts and what hangs on them are
-- what analysts coded: each value may point to the claims that it rests on (field_basis). What is looked for has a column; the other
-- fields of the formats lie in `facts` (src/coding/incidents/forms.ts lists them all with their numbers).

create table incident (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  title text not null check (char_length(title) between 1 and 300),
  happened_on text,
  sorted_day date not null generated always as (coalesce(edtf_first(happened_on), '9999-12-31'::date)) stored,
  last_day date generated always as (edtf_last(happened_on)) stored,
  place text,
  place_id text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  position_kind text check (position_kind in ('exact', 'settlement', 'seat', 'approximate')),
  status text,
  facts jsonb not null,
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((latitude is null) = (longitude is null) and (latitude is null) = (position_kind is null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table incident is 'Something that is said to have happened, as it was coded; its acts say what was done to whom. It may lack a time and a place. Ledgered.';
comment on column incident.happened_on is 'EDTF: a day, an interval, or less.';
comment on column incident.sorted_day is 'First day that it may have been; the last of all days where none is known. Dates of EDTF are too slow to be read for every row of a list.';
comment on column incident.last_day is 'Last day that it may have been.';
comment on column incident.place is 'Where, in the spelling of the sources.';
comment on column incident.place_id is 'The place of the gazetteer that somebody chose; null while nobody did.';
comment on column incident.position_kind is 'How exact the position is: of the very place, of the settlement, of the main town of an area, or approximate.';
comment on column incident.status is 'Term of the vocabulary violation-status.';
create index incident_newest on incident (case_id, made_at desc, id desc);
create index incident_when on incident (case_id, sorted_day, id);
create index incident_where on incident (latitude, longitude) where latitude is not null;
create index incident_title on incident using gin (title gin_trgm_ops);
alter table incident enable row level security;
create policy member on incident using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on incident to muniment_app;

create table act (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  kind text not null,
  victim_id uuid references actor (id),
  happened_on text,
  place text,
  place_id text,
  methods text[] not null,
  grounds text[] not null,
  facts jsonb not null,
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table act is 'What was done to one victim, a person or a group, in an incident. Ledgered.';
comment on column act.compartment_id is 'That of its incident; so with what else hangs on one.';
comment on column act.kind is 'Term of the vocabulary act-type.';
comment on column act.victim_id is 'Null while nobody is known; who may not see the actor sees that there is one.';
comment on column act.methods is 'Terms of the vocabulary method.';
comment on column act.grounds is 'Terms of the vocabulary ground: why, as is alleged, this victim.';
create index act_incident on act (incident_id);
create index act_kind on act (kind, incident_id);
create index act_victim on act (victim_id) where victim_id is not null;
alter table act enable row level security;
create policy member on act using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on act to muniment_app;

create table involvement (
  id uuid primary key,
  act_id uuid not null references act (id),
  incident_id uuid not null references incident (id),
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  actor_id uuid references actor (id),
  degree text,
  perpetrator_types text[] not null,
  facts jsonb not null,
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table involvement is 'Who is said to have had which part in an act. It concludes nothing about guilt. Ledgered.';
comment on column involvement.degree is 'Term of the vocabulary involvement-degree.';
comment on column involvement.perpetrator_types is 'Terms of the vocabulary perpetrator-type.';
create index involvement_incident on involvement (incident_id);
create index involvement_act on involvement (act_id);
create index involvement_actor on involvement (actor_id) where actor_id is not null;
alter table involvement enable row level security;
create policy member on involvement using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on involvement to muniment_app;

create table information (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  source_id uuid references source (id),
  actor_id uuid references actor (id),
  connection text,
  facts jsonb not null,
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (source_id is not null or actor_id is not null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table information is 'Who tells of an incident, and how they come to know. Ledgered.';
comment on column information.actor_id is 'The person or group that tells, where it is not the source itself.';
comment on column information.connection is 'Term of the vocabulary source-connection.';
create index information_incident on information (incident_id);
create index information_actor on information (actor_id) where actor_id is not null;
alter table information enable row level security;
create policy member on information using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on information to muniment_app;

create table intervention (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  kind text not null,
  party_id uuid references actor (id),
  victim_id uuid references actor (id),
  happened_on text,
  facts jsonb not null,
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table intervention is 'What somebody did about an incident: help, a request, a complaint. Ledgered.';
comment on column intervention.kind is 'Term of the vocabulary intervention-type.';
create index intervention_incident on intervention (incident_id);
create index intervention_party on intervention (party_id) where party_id is not null;
create index intervention_victim on intervention (victim_id) where victim_id is not null;
alter table intervention enable row level security;
create policy member on intervention using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on intervention to muniment_app;

create table incident_link (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  other_incident_id uuid not null references incident (id),
  relation text not null,
  reason text not null check (reason <> ''),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (incident_id <> other_incident_id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table incident_link is 'How one incident stands to another (chain of events), and why somebody says so. Ledgered.';
comment on column incident_link.relation is 'Term of the vocabulary chain-relation.';
create index incident_link_incident on incident_link (incident_id);
create index incident_link_other on incident_link (other_incident_id);
alter table incident_link enable row level security;
create policy member on incident_link using (
  exists (select 1 from incident i where i.id = incident_link.incident_id)
  and exists (select 1 from incident i where i.id = incident_link.other_incident_id)
);
grant select, insert, update on incident_link to muniment_app;

-- As with titles of items: an index is not used under a policy by an operator that is not leakproof.
create function incidents_titled(wanted text, of_case uuid, at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = public as $$
begin
  return query execute 'select id from incident where title ilike $1 and case_id = $2
    and compartment_id = any ((select visible_compartments())::uuid[]) limit $3' using wanted, of_case, at_most;
end $$;
comment on function incidents_titled is 'Incidents of a case whose title matches an ILIKE pattern, of the compartments that the identity of this transaction may see.';

create index claim_body on claim using gin (body gin_trgm_ops);
create function claims_saying(wanted text, of_case uuid, at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = public as $$
begin
  return query execute 'select id from claim where body ilike $1 and ($2 is null or case_id = $2)
    and compartment_id = any ((select visible_compartments())::uuid[]) limit $3' using wanted, of_case, at_most;
end $$;
comment on function claims_saying is 'Claims of a case (null: of any) whose words match an ILIKE pattern, of the compartments that the identity of this transaction may see.';

create or replace function sees_record(record_table text, wanted uuid) returns boolean language sql stable
return case record_table
  when 'actor' then (select i.actor_id from actor_identity i where i.actor_id = wanted) is not null
  when 'incident' then (select r.id from incident r where r.id = wanted) is not null
  when 'act' then (select r.id from act r where r.id = wanted) is not null
  when 'involvement' then (select r.id from involvement r where r.id = wanted) is not null
  when 'information' then (select r.id from information r where r.id = wanted) is not null
  when 'intervention' then (select r.id from intervention r where r.id = wanted) is not null
  else false end;

-- What was written of an incident is for those who see it now.
create policy see_incidents on ledger_entry as restrictive for select using (
  is_service()
  or case subject_table when 'incident' then (select i.id from incident i where i.id = ledger_entry.subject_id::uuid) is not null else true end
);
