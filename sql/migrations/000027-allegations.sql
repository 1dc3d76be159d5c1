-- What a party charges, the evidence that is laid to each element of it, and how much each claim weighs. The law itself is no table: it is
-- read from files that lawyers write (docs/formats/law.md), and what was assessed keeps which version of which file it was assessed by.

create table allegation (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  title text not null check (char_length(title) between 1 and 300),
  party text not null check (char_length(party) between 1 and 200),
  respondent text not null check (char_length(respondent) between 1 and 200),
  forum text not null,
  provision text not null,
  law_version integer not null,
  law_digest text not null,
  standard text,
  facts text check (char_length(facts) between 1 and 20000),
  period text,
  place text check (char_length(place) between 1 and 300),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table allegation is 'A party’s charge under a provision. That it is charged says nothing of whether it is so. Ledgered.';
comment on column allegation.party is 'Who charges, in the words of whoever recorded it: either side of a dispute.';
comment on column allegation.forum is 'Id of a forum of the standards of proof.';
comment on column allegation.provision is 'Id of a provision of an instrument.';
comment on column allegation.law_version is 'Version of the instrument’s file when it was last made or changed; law_digest names its content.';
comment on column allegation.standard is 'Standard of proof that counsel chose for this charge; null: what the law says of the provision.';
comment on column allegation.period is 'EDTF: when what is charged is said to have been.';
create index allegation_newest on allegation (case_id, made_at desc, id desc);
alter table allegation enable row level security;
create policy member on allegation using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on allegation to muniment_app;

create table laid_evidence (
  id uuid primary key,
  allegation_id uuid not null references allegation (id),
  slot text not null,
  claim_id uuid references claim (id),
  conclusion_id uuid references conclusion (id),
  stance text not null check (stance in ('for', 'against')),
  answer text check (char_length(answer) between 1 and 4000),
  note text check (char_length(note) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((claim_id is null) <> (conclusion_id is null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table laid_evidence is 'A claim or a conclusion that is laid to an element of an allegation, for it or against it. Seen by who sees both. Ledgered.';
comment on column laid_evidence.slot is 'Id of an element or of one of its alternatives.';
comment on column laid_evidence.answer is 'How the pleading answers what speaks against it; null while it does not.';
create index laid_evidence_allegation on laid_evidence (allegation_id);
create index laid_evidence_claim on laid_evidence (claim_id) where claim_id is not null;
create index laid_evidence_conclusion on laid_evidence (conclusion_id) where conclusion_id is not null;
alter table laid_evidence enable row level security;
create policy member on laid_evidence using (
  (select a.id from allegation a where a.id = laid_evidence.allegation_id) is not null
  and (claim_id is null or (select c.id from claim c where c.id = laid_evidence.claim_id) is not null)
  and (conclusion_id is null or (select c.id from conclusion c where c.id = laid_evidence.conclusion_id) is not null)
);
grant select, insert, update on laid_evidence to muniment_app;

create table weighing (
  id uuid primary key,
  claim_id uuid not null references claim (id),
  rubric text not null,
  rubric_version integer not null,
  rubric_digest text not null,
  evidence_kind text not null,
  answers jsonb not null,
  computed integer not null check (computed >= 0),
  band integer not null check (band >= 0),
  reasons text check (char_length(reasons) between 1 and 4000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  check (band = computed or reasons is not null)
);
comment on table weighing is 'How much a claim weighs, as a person confirmed it by a rubric; the newest counts, none is changed. Ledgered.';
comment on column weighing.rubric_digest is 'SHA-256 of what the rubric said then, so that the band can be worked out again.';
comment on column weighing.computed is 'What the rubric gives for these answers.';
comment on column weighing.band is 'What the person confirmed; another than the computed one only with reasons.';
create index weighing_claim on weighing (claim_id, made_at desc, id desc);
alter table weighing enable row level security;
create policy member on weighing using ((select c.id from claim c where c.id = weighing.claim_id) is not null);
grant select, insert on weighing to muniment_app;

-- Whoever sees an allegation may not see all that is laid to it: the note of a sealed claim is no more for them than the claim.
create function sees_laid_by(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r, jsonb_extract_path(r, 'row') w
    where r ->> 'table' = 'laid_evidence' and (
      w ->> 'claim_id' is not null and (select c.id from claim c where c.id = (w ->> 'claim_id')::uuid) is null
      or w ->> 'conclusion_id' is not null
        and (select c.id from conclusion c where c.id = (w ->> 'conclusion_id')::uuid) is null)
  )
$$;
comment on function sees_laid_by is 'Whether the identity of this transaction may see every claim and conclusion that an entry lays to an allegation.';

-- What was written of an allegation is for those who see it now, and what is laid.
create policy see_allegations on ledger_entry as restrictive for select using (
  is_service() or subject_table <> 'allegation'
  or ((select a.id from allegation a where a.id = ledger_entry.subject_id::uuid) is not null and sees_laid_by(body))
);
