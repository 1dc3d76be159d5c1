-- What people did with what was proposed to them: what they left (so that it is not proposed again and weighs on what is like it), what
-- they took (so that a claim says where it came from), and what was asked of a language model elsewhere. All ledgered.

create table case_model (
  case_id uuid primary key references case_file (id),
  is_allowed boolean not null,
  host text not null check (host <> ''),
  reason text not null check (reason <> ''),
  set_by uuid not null references person (id),
  set_at timestamptz not null
);
comment on table case_model is 'Whether text of a case may be sent to a language model at one host, and who said so. Without a row it may not. Earlier settings are in the entries.';
comment on column case_model.host is 'Host and port as the operator had configured them then; another host is another permission.';
alter table case_model enable row level security;
create policy see on case_model for select using (exists (select 1 from case_file f where f.id = case_model.case_id));
create policy write on case_model for all using (is_service() or (select has_role('owner')));
grant select, insert, update on case_model to muniment_app;

create table model_run (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  item_id uuid not null references item (id),
  layer_sha256 text not null check (layer_sha256 ~ '^[0-9a-f]{64}$'),
  page integer not null check (page >= 0),
  host text not null,
  model_asked text not null,
  model text,
  prompt_version text not null,
  prompt_sha256 text not null check (prompt_sha256 ~ '^[0-9a-f]{64}$'),
  text_sha256 text not null check (text_sha256 ~ '^[0-9a-f]{64}$'),
  temperature double precision not null,
  seed integer not null,
  outcome text not null check (outcome in ('asked', 'answered', 'failed')),
  failure text,
  tokens_in integer,
  tokens_out integer,
  dropped integer,
  proposals jsonb,
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  ended_at timestamptz,
  check ((outcome = 'failed') = (failure is not null)),
  check ((outcome = 'answered') = (proposals is not null))
);
comment on table model_run is 'One page of one item that was sent to a language model, recorded before it was sent, and what came back.';
comment on column model_run.compartment_id is 'That of its item; it moves with it. When it was sent the item lay in one that is not sealed.';
comment on column model_run.host is 'Host and port that it was sent to. The key that opened it is nowhere in the archive.';
comment on column model_run.model is 'Name of the model as the answer had it.';
comment on column model_run.prompt_sha256 is 'SHA-256 of all that was sent as messages, UTF-8 canonical JSON.';
comment on column model_run.text_sha256 is 'SHA-256 of the page''s frozen text, UTF-8.';
comment on column model_run.outcome is 'asked: sent, and nothing is known of an answer.';
comment on column model_run.dropped is 'How many proposals of the answer were not taken over, as their words are not in the text or they are none.';
comment on column model_run.proposals is 'What stood the checks, with places in code points of the page.';
create index model_run_item on model_run (item_id);
alter table model_run enable row level security;
create policy member on model_run using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on model_run to muniment_app;

create table suggestion_left (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  item_id uuid not null references item (id),
  layer_sha256 text not null check (layer_sha256 ~ '^[0-9a-f]{64}$'),
  page integer not null check (page >= 0),
  start_at integer not null check (start_at >= 0),
  end_at integer not null check (end_at > start_at),
  kind text not null,
  words text not null,
  proposed jsonb not null,
  likeness text not null,
  rule text,
  run_id uuid references model_run (id),
  reason text check (reason in ('wrong-words', 'wrong-value', 'not-of-interest', 'other')),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  restored_by uuid references person (id),
  restored_at timestamptz,
  check ((restored_at is null) = (restored_by is null))
);
comment on table suggestion_left is 'A suggestion that somebody turned down: it is not made again of this item, and weighs on what is like it in the case.';
comment on column suggestion_left.compartment_id is 'That of its item; it moves with it.';
comment on column suggestion_left.words is 'The words of the page, folded as rules compare them.';
comment on column suggestion_left.proposed is 'What was proposed for them: value, lower, upper, unit, measure, date, speaker, place.';
comment on column suggestion_left.likeness is 'Kind, words and what was proposed, in one text: equal texts are the same proposal.';
comment on column suggestion_left.rule is 'What made the rule propose it: measure and unit of a number, phrase of a speaker; null where only the words did.';
comment on column suggestion_left.run_id is 'The run of a language model that proposed it; null: rules.';
comment on column suggestion_left.restored_at is 'Taken back since; it weighs no longer.';
create index suggestion_left_item on suggestion_left (item_id);
create index suggestion_left_likeness on suggestion_left (case_id, likeness);
create index suggestion_left_rule on suggestion_left (case_id, kind, rule) where rule is not null;
alter table suggestion_left enable row level security;
create policy member on suggestion_left using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on suggestion_left to muniment_app;

create table suggestion_taken (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  item_id uuid not null references item (id),
  claim_id uuid not null references claim (id),
  layer_sha256 text not null check (layer_sha256 ~ '^[0-9a-f]{64}$'),
  page integer not null check (page >= 0),
  start_at integer not null check (start_at >= 0),
  end_at integer not null check (end_at > start_at),
  kind text not null,
  words text not null,
  proposed jsonb not null,
  likeness text not null,
  rule text,
  run_id uuid references model_run (id),
  is_changed boolean not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null
);
comment on table suggestion_taken is 'From which suggestion a claim was made, and who looked at it: recorded in the entry that makes the claim. Columns as in suggestion_left.';
comment on column suggestion_taken.is_changed is 'Whether the claim said something else than was proposed when it was made.';
create index suggestion_taken_item on suggestion_taken (item_id);
create index suggestion_taken_claim on suggestion_taken (claim_id);
create index suggestion_taken_likeness on suggestion_taken (case_id, likeness);
create index suggestion_taken_rule on suggestion_taken (case_id, kind, rule) where rule is not null;
alter table suggestion_taken enable row level security;
create policy member on suggestion_taken using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on suggestion_taken to muniment_app;

-- Sources: name forms, positions, who is not independent of whom, and those whose identity is sealed.
alter table source add column is_protected boolean;
alter table source add column pseudonym text check (pseudonym <> '');
alter table source add column identity_compartment_id uuid references compartment (id);
alter table source add column organisation_id uuid references source (id);
alter table source drop constraint source_kind_check;
alter table source add constraint source_kind_check
  check (kind in ('person', 'organisation', 'publication', 'account', 'device', 'unknown') or kind ~ '^(srck|x)-[a-z-]+$');
alter table source add constraint source_protected_check check (
  coalesce(is_protected, false) = (pseudonym is not null) and (pseudonym is null) = (identity_compartment_id is null)
  and (pseudonym is null or (name = pseudonym and affiliation is null and note is null and organisation_id is null))
);
comment on column source.kind is 'Term of the vocabulary source-kind; person to device stand for the terms srck-person to srck-device.';
comment on column source.name is 'Of a protected source its pseudonym: whatever shows a name shows no other.';
comment on column source.is_protected is 'Whether its identity is sealed; null, as in what was written before there was this, says no.';
comment on column source.pseudonym is 'Made by the program, and says nothing: no order, no initials.';
comment on column source.identity_compartment_id is 'The sealed compartment that its identity lies in; only its members see more than pseudonym and kind.';
comment on column source.organisation_id is 'The source that is the organisation it belongs to; affiliation says it in words.';
comment on column source.independence_group is 'No longer written: carried over into source_link when an archive is opened.';
create unique index source_pseudonym on source (compartment_id, pseudonym) where pseudonym is not null;

-- Null, and so no, for a source that may not be seen at all.
create function sees_identity(wanted uuid) returns boolean language sql stable
return (select s.pseudonym is null or s.identity_compartment_id = any ((select visible_compartments())::uuid[]) from source s where s.id = wanted);
comment on function sees_identity is 'Whether the identity of this transaction may see who a source is, and so everything but its pseudonym and kind.';

create table source_identity (
  source_id uuid primary key references source (id),
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  pseudonym text not null,
  name text not null check (name <> ''),
  affiliation text,
  contact text,
  note text,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  unique (case_id, pseudonym)
);
comment on table source_identity is 'Who a protected source is. Read one at a time, each time with an entry. Rows of the source in other compartments of the case have the same pseudonym.';
comment on column source_identity.compartment_id is 'Sealed; the identity_compartment_id of the source.';
alter table source_identity enable row level security;
create policy member on source_identity using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on source_identity to muniment_app;

create table source_identity_entry (
  source_id uuid not null references source (id),
  entry_id uuid not null,
  compartment_id uuid not null references compartment (id),
  primary key (source_id, entry_id)
);
comment on table source_identity_entry is 'Entries from before a source was protected that tell who it is: from then on they are for those who may see that.';
create index source_identity_entry_entry on source_identity_entry (entry_id);
alter table source_identity_entry enable row level security;
create policy member on source_identity_entry using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert on source_identity_entry to muniment_app;

create table source_name (
  id uuid primary key,
  source_id uuid not null references source (id),
  name text not null check (name <> ''),
  language text,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table source_name is 'Another form of a source''s name, in its own script. Withdrawn, never deleted.';
comment on column source_name.language is 'BCP 47 tag; null when nobody said.';
create index source_name_source on source_name (source_id);
alter table source_name enable row level security;
create policy member on source_name using (sees_identity(source_id));
grant select, insert, update on source_name to muniment_app;

create table source_position (
  id uuid primary key,
  source_id uuid not null references source (id),
  position text not null,
  towards text,
  reason text not null check (reason <> ''),
  made_by uuid not null references person (id),
  made_at timestamptz not null
);
comment on table source_position is 'How a source stands to the dispute, dated and signed. Never changed: a new one is added, and the newest counts. Without any it is not known.';
comment on column source_position.position is 'Term of the vocabulary source-position.';
comment on column source_position.towards is 'Towards whom, in words; null when nobody said.';
create index source_position_source on source_position (source_id, made_at desc);
alter table source_position enable row level security;
create policy member on source_position using (sees_identity(source_id));
grant select, insert on source_position to muniment_app;

create table source_link (
  id uuid primary key,
  source_id uuid not null references source (id),
  other_source_id uuid not null references source (id),
  basis text not null check (basis in ('owner', 'syndication', 'same-informant', 'not-stated')),
  reason text not null check (reason <> ''),
  made_by uuid references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (source_id <> other_source_id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table source_link is 'Two sources that are not independent of each other, and why; all that are linked so are one group. Withdrawn, never deleted.';
comment on column source_link.basis is 'not-stated: carried over from a group that said no basis.';
comment on column source_link.made_by is 'Null where it was carried over by the program.';
create index source_link_source on source_link (source_id);
create index source_link_other on source_link (other_source_id);
alter table source_link enable row level security;
create policy member on source_link using (sees_identity(source_id) and sees_identity(other_source_id));
grant select, insert, update on source_link to muniment_app;

create function entries_telling(of_case uuid, sources uuid[], told text) returns setof uuid
language sql stable security definer set search_path = public
begin atomic
  select e.id from ledger_entry e where e.subject_table = 'source' and e.subject_id = any (sources::text[])
  union
  select e.id from ledger_entry e
  where e.subject_table = 'source' and e.kind in ('source-linked', 'source-unlinked', 'source-changed')
    and exists (select from unnest(sources) s where position(s::text in e.body) > 0)
  union
  select e.id from ledger_entry e join item i on i.id = e.subject_id::uuid
  where e.kind = 'item-attributed' and i.case_id = of_case
    and told in (e.body::jsonb -> 'note' ->> 'from', e.body::jsonb -> 'note' ->> 'to');
end;
comment on function entries_telling is 'Entries that tell who these sources are: those about them, and where items were attributed from or to one of this name.';

create function hides_identity(entry uuid) returns boolean
language sql stable security definer set search_path = public
return exists (
  select from source_identity_entry h where h.entry_id = entry and h.compartment_id <> all (visible_compartments())
);
comment on function hides_identity is 'Whether an entry tells who a protected source is, and the identity of this transaction may not see that.';

drop policy see on ledger_entry;
create policy see on ledger_entry for select using (
  is_service()
  or (case when compartment_id is null then (select current_person()) is not null
        else compartment_id = any ((select visible_compartments())::uuid[]) end
    and case subject_table
      when 'item' then sees_item(subject_id::uuid) and (kind <> 'item-attributed' or not hides_identity(id))
      when 'claim' then (select c.id from claim c where c.id = ledger_entry.subject_id::uuid) is not null
      when 'source' then not hides_identity(id)
      when 'dossier' then sees_exhibits(body)
      when 'compartment' then (select c.id from compartment c where c.id = ledger_entry.subject_id::uuid) is not null
      when 'case_file' then (select f.id from case_file f where f.id = ledger_entry.subject_id::uuid) is not null
      -- As the rows of compartment_grant are: who is let into what is for those who look after it, and for the person.
      when 'person' then kind not in ('membership-granted', 'membership-revoked')
        or subject_id = (select current_person())::text or (select has_role('owner', 'steward'))
      else true end)
);
