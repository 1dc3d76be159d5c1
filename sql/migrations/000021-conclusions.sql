-- What analysts conclude from claims, with a ladder of statuses, reasons and a second reader; the verification of what people on the
-- spot made; and samples that several people code without seeing each other's answers. (`finding` is what is wrong with a file.)

create table conclusion (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  statement text not null check (char_length(statement) between 1 and 4000),
  reasons text check (char_length(reasons) between 1 and 20000),
  standard text check (standard in ('reasonable-grounds', 'balance', 'convincing', 'beyond-doubt')),
  status text not null,
  incident_id uuid references incident (id),
  supersedes_id uuid unique references conclusion (id),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table conclusion is 'A finding of an analyst: what is concluded from claims, and why. It is an assessment, not a judgment. Ledgered.';
comment on column conclusion.compartment_id is 'That of the first claim it rests on, or the one that its maker chose.';
comment on column conclusion.standard is 'Standard of proof that whoever wrote it applied; null where none is said.';
comment on column conclusion.status is 'Term of the vocabulary finding-status. Every step is in conclusion_step.';
comment on column conclusion.incident_id is 'The incident that it is about, if it is about one.';
comment on column conclusion.supersedes_id is 'The sealed one that it is a new version of.';
create index conclusion_newest on conclusion (case_id, made_at desc, id desc);
create index conclusion_incident on conclusion (incident_id) where incident_id is not null;
alter table conclusion enable row level security;
create policy member on conclusion using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on conclusion to muniment_app;

create table conclusion_step (
  id uuid primary key,
  conclusion_id uuid not null references conclusion (id),
  from_status text not null,
  to_status text not null,
  reason text not null check (reason <> ''),
  version integer not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null
);
comment on table conclusion_step is 'A step on the ladder of a conclusion: who took it, and why. Never changed. Ledgered.';
comment on column conclusion_step.version is 'The version of the conclusion that was looked at.';
create index conclusion_step_conclusion on conclusion_step (conclusion_id, made_at);
alter table conclusion_step enable row level security;
create policy member on conclusion_step using (
  (select c.id from conclusion c where c.id = conclusion_step.conclusion_id) is not null
);
grant select, insert on conclusion_step to muniment_app;

create table conclusion_claim (
  id uuid primary key,
  conclusion_id uuid not null references conclusion (id),
  claim_id uuid not null references claim (id),
  stance text not null check (stance in ('supports', 'contradicts')),
  note text check (char_length(note) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table conclusion_claim is 'A claim that a conclusion rests on, or that speaks against it. Seen by who sees both. Ledgered.';
create index conclusion_claim_conclusion on conclusion_claim (conclusion_id);
create index conclusion_claim_claim on conclusion_claim (claim_id);
alter table conclusion_claim enable row level security;
create policy member on conclusion_claim using (
  (select c.id from conclusion c where c.id = conclusion_claim.conclusion_id) is not null
  and (select c.id from claim c where c.id = conclusion_claim.claim_id) is not null
);
grant select, insert, update on conclusion_claim to muniment_app;

create table verification_check (
  id uuid primary key,
  item_id uuid not null references item (id),
  compartment_id uuid not null references compartment (id),
  part text not null check (part in ('source', 'technical', 'content')),
  subject text not null,
  method text not null check (char_length(method) between 1 and 2000),
  inputs text check (char_length(inputs) between 1 and 2000),
  outcome text not null check (char_length(outcome) between 1 and 4000),
  confidence text not null check (confidence in ('low', 'medium', 'high')),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  reviewed_by uuid references person (id),
  reviewed_at timestamptz,
  review_note text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (reviewed_by <> made_by),
  check ((reviewed_by is null) = (reviewed_at is null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table verification_check is 'One check of user-generated content: of its source, its technical side, or its content (Berkeley Protocol). Ledgered.';
comment on column verification_check.compartment_id is 'That of its item; it moves with it.';
comment on column verification_check.subject is 'What was checked, of the list in src/coding/verification/model.ts.';
comment on column verification_check.reviewed_by is 'A second person, never the one who made it.';
create index verification_check_item on verification_check (item_id);
alter table verification_check enable row level security;
create policy member on verification_check using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on verification_check to muniment_app;

create table coding_sample (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  title text not null check (char_length(title) between 1 and 300),
  fields text[] not null check (cardinality(fields) > 0),
  coder_ids uuid[] not null check (cardinality(coder_ids) > 1),
  seed text not null,
  quote_ids uuid[] not null check (cardinality(quote_ids) between 1 and 1000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  closed_by uuid references person (id),
  closed_at timestamptz,
  check ((closed_by is null) = (closed_at is null))
);
comment on table coding_sample is 'Passages that several people code, each without seeing the answers of the others until it is closed. Ledgered.';
comment on column coding_sample.seed is 'With which the passages were drawn: the same seed and the same claims draw the same.';
comment on column coding_sample.quote_ids is 'The passages in the order in which they are shown; all of the compartment of the sample.';
alter table coding_sample enable row level security;
create policy member on coding_sample using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on coding_sample to muniment_app;

create table coding_answer (
  sample_id uuid not null references coding_sample (id),
  quote_id uuid not null references quote (id),
  person_id uuid not null references person (id),
  answers jsonb not null,
  made_at timestamptz not null,
  primary key (sample_id, quote_id, person_id)
);
comment on table coding_answer is 'What one person coded of one passage of a sample. Ledgered.';
alter table coding_answer enable row level security;
-- Blind: until the sample is closed everybody sees their own answers only, whoever they are.
create policy blind on coding_answer using (
  is_service()
  or (select s.id from coding_sample s where s.id = coding_answer.sample_id) is not null
  and (person_id = (select current_person())
    or (select s.closed_at from coding_sample s where s.id = coding_answer.sample_id) is not null)
);
grant select, insert, update on coding_answer to muniment_app;

-- What was written of them is for those who see them now; of answers, until the sample is closed, for whoever gave them.
create policy see_conclusions on ledger_entry as restrictive for select using (
  is_service()
  or case subject_table
    when 'conclusion' then (select c.id from conclusion c where c.id = ledger_entry.subject_id::uuid) is not null
    when 'coding_sample' then (select s.id from coding_sample s where s.id = ledger_entry.subject_id::uuid) is not null
      and (kind <> 'sample-answered' or actor_id = (select current_person())
        or (select s.closed_at from coding_sample s where s.id = ledger_entry.subject_id::uuid) is not null)
    else true end
);

create function compartment_members(wanted uuid) returns setof uuid
language sql stable security definer set search_path = public
as $$
  select g.person_id from compartment_grant g join person p on p.id = g.person_id
  where g.compartment_id = wanted and p.status = 'active' and wanted = any ((select visible_compartments())::uuid[])
$$;
comment on function compartment_members is 'Who is a member of a compartment, for its members: whom one can ask to code a sample of it.';
