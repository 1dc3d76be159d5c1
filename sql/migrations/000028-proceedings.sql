-- The case before a court or another body: what has been done and by whom, day by day, and whether the tests of the law are met. Which time
-- runs from a step is no column: it is worked out from the law each time (decision 0029).

create table proceeding (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  title text not null check (char_length(title) between 1 and 300),
  forum text not null,
  parties jsonb not null check (jsonb_typeof(parties) = 'array'),
  bench text check (char_length(bench) between 1 and 300),
  registry_number text check (char_length(registry_number) between 1 and 100),
  instruments text[] not null,
  status text not null check (status in ('in-preparation', 'pending', 'suspended', 'decided', 'discontinued', 'closed')),
  begun_on text,
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table proceeding is 'A case before a court or another body, begun or prepared by whichever side. Ledgered.';
comment on column proceeding.forum is 'Id of a forum of the standards of proof.';
comment on column proceeding.parties is 'List of {name, role}: applicant, respondent, intervening or third, in the words of whoever recorded it.';
comment on column proceeding.bench is 'Who decides, as the forum calls it: a chamber, a committee.';
comment on column proceeding.instruments is 'Ids of the instruments that are invoked.';
comment on column proceeding.begun_on is 'EDTF.';
create index proceeding_newest on proceeding (case_id, made_at desc, id desc);
alter table proceeding enable row level security;
create policy member on proceeding using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on proceeding to muniment_app;

create table proceeding_link (
  id uuid primary key,
  proceeding_id uuid not null references proceeding (id),
  other_id uuid not null references proceeding (id),
  relation text not null check (relation in ('parallel', 'earlier', 'later')),
  reason text not null check (char_length(reason) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (proceeding_id <> other_id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table proceeding_link is 'Two proceedings about the same facts, and why it is said so. Seen by who sees both. Ledgered.';
comment on column proceeding_link.relation is 'What the other is to this one: parallel, earlier or later.';
create index proceeding_link_one on proceeding_link (proceeding_id);
create index proceeding_link_other on proceeding_link (other_id);
alter table proceeding_link enable row level security;
create policy member on proceeding_link using (
  (select p.id from proceeding p where p.id = proceeding_link.proceeding_id) is not null
  and (select p.id from proceeding p where p.id = proceeding_link.other_id) is not null
);
grant select, insert, update on proceeding_link to muniment_app;

create table step (
  id uuid primary key,
  proceeding_id uuid not null references proceeding (id),
  kind text not null check (kind in ('diplomatic-exchange', 'communication', 'application', 'filing', 'hearing', 'order', 'judgment', 'measure', 'other')),
  by_whom text check (char_length(by_whom) between 1 and 300),
  happened_on text,
  what text not null check (char_length(what) between 1 and 2000),
  event text check (char_length(event) between 1 and 60),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table step is 'Something that was done in a proceeding or before it, or is to be done, by a party or the forum. Ledgered.';
comment on column step.happened_on is 'EDTF, without a time of day; null while nobody knows it.';
comment on column step.event is 'What the law calls it, such as memorial: limits of time that run after it are computed from its day. Null: none runs.';
create index step_proceeding on step (proceeding_id);
alter table step enable row level security;
create policy member on step using ((select p.id from proceeding p where p.id = step.proceeding_id) is not null);
grant select, insert, update on step to muniment_app;

create table step_item (
  step_id uuid not null references step (id),
  item_id uuid not null references item (id),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  primary key (step_id, item_id)
);
comment on table step_item is 'An item that shows a step. Seen by who sees both. Ledgered.';
create index step_item_item on step_item (item_id);
alter table step_item enable row level security;
create policy member on step_item using (
  (select s.id from step s where s.id = step_item.step_id) is not null
  and (select i.id from item i where i.id = step_item.item_id) is not null
);
grant select, insert, update, delete on step_item to muniment_app;

create table checklist_answer (
  id uuid primary key,
  proceeding_id uuid not null references proceeding (id),
  checklist text not null,
  test text not null,
  checklist_version integer not null,
  checklist_digest text not null,
  state text not null check (state in ('open', 'met', 'disputed', 'not-met')),
  reasons text check (char_length(reasons) between 1 and 4000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  check (state = 'open' or reasons is not null)
);
comment on table checklist_answer is 'How a person sees one test of a checklist for a proceeding; the newest counts, none is changed. Ledgered.';
comment on column checklist_answer.checklist_digest is 'SHA-256 of what the checklist said then.';
create index checklist_answer_test on checklist_answer (proceeding_id, checklist, test, made_at desc, id desc);
alter table checklist_answer enable row level security;
create policy member on checklist_answer using ((select p.id from proceeding p where p.id = checklist_answer.proceeding_id) is not null);
grant select, insert on checklist_answer to muniment_app;

create table answer_evidence (
  id uuid primary key,
  answer_id uuid not null references checklist_answer (id),
  claim_id uuid references claim (id),
  item_id uuid references item (id),
  check ((claim_id is null) <> (item_id is null))
);
comment on table answer_evidence is 'A claim or an item that an answer rests on. Seen by who sees both. Ledgered.';
create index answer_evidence_answer on answer_evidence (answer_id);
create index answer_evidence_claim on answer_evidence (claim_id) where claim_id is not null;
create index answer_evidence_item on answer_evidence (item_id) where item_id is not null;
alter table answer_evidence enable row level security;
create policy member on answer_evidence using (
  (select a.id from checklist_answer a where a.id = answer_evidence.answer_id) is not null
  and (claim_id is null or (select c.id from claim c where c.id = answer_evidence.claim_id) is not null)
  and (item_id is null or (select i.id from item i where i.id = answer_evidence.item_id) is not null)
);
grant select, insert on answer_evidence to muniment_app;

create function sees_shown_by(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r, jsonb_extract_path(r, 'row') w
    where r ->> 'table' in ('step_item', 'answer_evidence', 'proceeding_link') and (
      w ->> 'item_id' is not null and not sees_item((w ->> 'item_id')::uuid)
      or w ->> 'claim_id' is not null and (select c.id from claim c where c.id = (w ->> 'claim_id')::uuid) is null
      or w ->> 'other_id' is not null and (select p.id from proceeding p where p.id = (w ->> 'other_id')::uuid) is null)
  )
$$;
comment on function sees_shown_by is 'Whether the identity of this transaction may see every item, claim and other proceeding that an entry about a proceeding names.';

-- What was written of a proceeding is for those who see it now, and all that the entry names.
create policy see_proceedings on ledger_entry as restrictive for select using (
  is_service() or subject_table <> 'proceeding'
  or ((select p.id from proceeding p where p.id = ledger_entry.subject_id::uuid) is not null and sees_shown_by(body))
);
