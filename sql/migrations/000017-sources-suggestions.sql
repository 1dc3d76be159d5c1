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
