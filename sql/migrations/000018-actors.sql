-- Who the people and groups in the material are. `person` are the users of the application; those of the evidence are actors. What
-- identifies one lies in rows of its own, which may lie in another compartment than the pseudonym by which everybody speaks of them.

create table actor (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  kind text not null check (kind in ('person', 'group')),
  pseudonym text not null check (pseudonym ~ '^[PG]-\d{4,9}$'),
  counting_unit text not null,
  is_protected boolean not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (case_id, pseudonym)
);
comment on table actor is 'A person or a group that the material speaks of, as whoever may not see who it is sees it. Ledgered.';
comment on column actor.compartment_id is 'Whose members know that there is such an actor; who it is lies in actor_identity.';
comment on column actor.pseudonym is 'P- or G- and digits drawn by lot: it says nothing of who it is, how many there are or in which order they came.';
comment on column actor.counting_unit is 'Term of the vocabulary counting-unit.';
comment on column actor.is_protected is 'Whether the identity lies in a sealed compartment. Persons are protected unless somebody says why not.';
create index actor_newest on actor (case_id, made_at desc, id desc);
alter table actor enable row level security;
create policy member on actor using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on actor to muniment_app;

create table actor_identity (
  actor_id uuid primary key references actor (id),
  compartment_id uuid not null references compartment (id),
  sex text check (sex in ('female', 'male', 'other')),
  born_on text,
  died_on text,
  age_lower integer check (age_lower between 0 and 130),
  age_upper integer check (age_upper between 0 and 130),
  age_on text,
  number_lower integer check (number_lower >= 0),
  number_upper integer check (number_upper >= 0),
  description text check (char_length(description) between 1 and 4000),
  details jsonb not null,
  open_reason text check (open_reason <> ''),
  version integer not null check (version > 0),
  changed_at timestamptz,
  withdrawn_reason text check (withdrawn_reason <> ''),
  check (age_lower <= age_upper),
  check (number_lower <= number_upper)
);
comment on table actor_identity is 'What says who an actor is. Without the right to see its compartment nothing of it is seen, found, counted or exported. Ledgered.';
comment on column actor_identity.compartment_id is 'That of the actor, or a sealed one when it is protected; its names and those it was merged with lie there too.';
comment on column actor_identity.born_on is 'EDTF: a date, or an interval as it was stated.';
comment on column actor_identity.age_on is 'EDTF: the day for which the age is stated.';
comment on column actor_identity.number_lower is 'How many people a group has, at least; number_upper at most.';
comment on column actor_identity.details is 'Further fields of the Events Standard Formats, special categories among them (src/coding/actors/model.ts). What was not said is not there.';
comment on column actor_identity.open_reason is 'Why a person is not protected, as whoever opened the identity says.';
comment on column actor_identity.version is 'For If-Match. Here and not in actor: a change tells nothing to whoever may not see the identity.';
comment on column actor_identity.withdrawn_reason is 'Why the actor was withdrawn; here because a reason may name somebody.';
create index actor_identity_born on actor_identity (edtf_first(born_on)) where born_on is not null;
alter table actor_identity enable row level security;
create policy member on actor_identity using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on actor_identity to muniment_app;

create table actor_name (
  id uuid primary key,
  actor_id uuid not null references actor (id),
  compartment_id uuid not null references compartment (id),
  name text not null check (char_length(name) between 1 and 200),
  kind text not null check (kind in ('official', 'birth', 'other', 'nickname', 'transliteration')),
  language text,
  script text,
  source_id uuid references source (id),
  claim_id uuid references claim (id),
  is_main boolean not null,
  match_keys text[] not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table actor_name is 'A name of an actor as it was written, in its own script. Others are added beside it; none is changed. Ledgered.';
comment on column actor_name.compartment_id is 'That of the identity; it moves with it.';
comment on column actor_name.language is 'BCP 47 tag, as whoever recorded it says.';
comment on column actor_name.script is 'ISO 15924 code of the letters that it is written in.';
comment on column actor_name.match_keys is 'Keys under which spellings meet (decision 0020): w… of a word, p… of two words and n… of the whole of another length, whatever their order, loose; s… of the whole, strict.';
create index actor_name_actor on actor_name (actor_id);
create index actor_name_keys on actor_name using gin (array_to_tsvector(match_keys)) where withdrawn_at is null;
alter table actor_name enable row level security;
create policy member on actor_name using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on actor_name to muniment_app;

create table actor_merge (
  id uuid primary key,
  kept_id uuid not null references actor (id),
  merged_id uuid not null references actor (id),
  reason text not null check (reason <> ''),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  undone_by uuid references person (id),
  undone_at timestamptz,
  undone_reason text,
  check (kept_id <> merged_id),
  check ((undone_at is null) = (undone_reason is null) and (undone_at is null) = (undone_by is null))
);
comment on table actor_merge is 'That two actors are the same. Both stay as they were; lists show the one that is kept. Ledgered.';
create unique index actor_merge_merged on actor_merge (merged_id) where undone_at is null;
create index actor_merge_kept on actor_merge (kept_id);
alter table actor_merge enable row level security;
create policy member on actor_merge using (
  exists (select 1 from actor_identity i where i.actor_id = actor_merge.kept_id)
  and exists (select 1 from actor_identity i where i.actor_id = actor_merge.merged_id)
);
grant select, insert, update on actor_merge to muniment_app;

create table actor_distinct (
  id uuid primary key,
  actor_id uuid not null references actor (id),
  other_id uuid not null references actor (id),
  reason text not null check (reason <> ''),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (actor_id <> other_id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table actor_distinct is 'That two actors are not the same, so that nobody proposes it again. Ledgered.';
create index actor_distinct_actor on actor_distinct (actor_id);
create index actor_distinct_other on actor_distinct (other_id);
alter table actor_distinct enable row level security;
create policy member on actor_distinct using (
  exists (select 1 from actor_identity i where i.actor_id = actor_distinct.actor_id)
  and exists (select 1 from actor_identity i where i.actor_id = actor_distinct.other_id)
);
grant select, insert, update on actor_distinct to muniment_app;

create table actor_relation (
  id uuid primary key,
  actor_id uuid not null references actor (id),
  other_id uuid not null references actor (id),
  kind text not null check (kind in ('member', 'commands', 'kin', 'employed', 'other')),
  words text check (char_length(words) between 1 and 300),
  from_on text,
  until_on text,
  claim_id uuid references claim (id),
  reason text not null check (reason <> ''),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (actor_id <> other_id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table actor_relation is 'How one actor stands to another: the first is a member of, commands, is kin of or is employed by the other. Ledgered.';
comment on column actor_relation.words is 'What is said of it beyond the kind: rank, degree of kinship, post.';
comment on column actor_relation.from_on is 'EDTF, as stated.';
create index actor_relation_actor on actor_relation (actor_id);
create index actor_relation_other on actor_relation (other_id);
alter table actor_relation enable row level security;
create policy member on actor_relation using (
  exists (select 1 from actor_identity i where i.actor_id = actor_relation.actor_id)
  and exists (select 1 from actor_identity i where i.actor_id = actor_relation.other_id)
);
grant select, insert, update on actor_relation to muniment_app;

-- A further kind of record is one more line here and one in src/coding/basis/records.ts.
create function sees_record(record_table text, wanted uuid) returns boolean language sql stable
return case record_table
  when 'actor' then (select i.actor_id from actor_identity i where i.actor_id = wanted) is not null
  else false end;
comment on function sees_record is 'Whether the identity of this transaction may see what a record says; it looks under the policies of the record.';

create table field_basis (
  id uuid primary key,
  record_table text not null,
  record_id uuid not null,
  field text not null check (field ~ '^[a-zA-Z]{1,60}$'),
  claim_id uuid not null references claim (id),
  stance text not null check (stance in ('supports', 'contradicts')),
  note text check (char_length(note) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table field_basis is 'Which claims a value of a record rests on, or is contradicted by, field by field. Ledgered.';
comment on column field_basis.record_table is 'Kind of record, as src/coding/basis/records.ts lists them with their fields.';
create index field_basis_record on field_basis (record_id);
create index field_basis_claim on field_basis (claim_id);
alter table field_basis enable row level security;
create policy member on field_basis using (
  (select c.id from claim c where c.id = field_basis.claim_id) is not null and sees_record(record_table, record_id)
);
grant select, insert, update on field_basis to muniment_app;

-- As with titles of items: an index is not used under a policy by an operator that is not leakproof.
create function actors_called(wanted tsquery, of_case uuid, at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = public as $$
begin
  -- An identity lies in a compartment of its actor's case: the case is known without looking at the actor.
  return query execute 'select distinct n.actor_id from actor_name n
    where array_to_tsvector(n.match_keys) @@ $1 and n.withdrawn_at is null
      and n.compartment_id = any (array(select c.id from compartment c where c.case_id = $2 and c.id = any (visible_compartments())))
    order by n.actor_id desc limit $3' using wanted, of_case, at_most;
end $$;
comment on function actors_called is
  'Actors of a case with a name of these keys that the identity of this transaction may see, the newest first. Which of the actors it may see is for whoever asks.';

create function pseudonym_is_free(of_case uuid, wanted text) returns boolean
language plpgsql volatile security definer set search_path = public as $$
begin
  -- Two who draw the same wait for each other; the second then sees that it is taken.
  perform pg_advisory_xact_lock(hashtextextended(of_case::text || wanted, 0));
  return not exists (select from actor where case_id = of_case and pseudonym = wanted);
end $$;
comment on function pseudonym_is_free is 'Whether no actor of the case bears it, seen or not: as these are drawn by lot, that one is taken tells next to nothing.';

-- What was written of them is for those who see them now. Beside the policy that all entries have: both must hold.
create policy see_actors on ledger_entry as restrictive for select using (
  is_service()
  or case subject_table
    when 'actor' then (select a.id from actor a where a.id = ledger_entry.subject_id::uuid) is not null
    when 'actor_identity' then (select i.actor_id from actor_identity i where i.actor_id = ledger_entry.subject_id::uuid) is not null
    when 'actor_merge' then (select m.id from actor_merge m where m.id = ledger_entry.subject_id::uuid) is not null
    when 'actor_distinct' then (select d.id from actor_distinct d where d.id = ledger_entry.subject_id::uuid) is not null
    when 'actor_relation' then (select r.id from actor_relation r where r.id = ledger_entry.subject_id::uuid) is not null
    when 'field_basis' then (select b.id from field_basis b where b.id = ledger_entry.subject_id::uuid) is not null
    else true end
);
