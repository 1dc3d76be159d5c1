-- Items that were withdrawn from use, and what the people who gave them agreed to. Both ledgered; nothing of an item is removed.

create table item_withdrawal (
  id uuid primary key,
  item_id uuid not null references item (id),
  cause text not null check (cause in ('consent', 'danger', 'not-authentic', 'received-in-error', 'privileged', 'other')),
  reason text not null check (char_length(reason) between 1 and 2000),
  withdrawn_by uuid not null references person (id),
  withdrawn_at timestamptz not null,
  restored_by uuid references person (id),
  restored_at timestamptz,
  restored_reason text check (char_length(restored_reason) between 1 and 2000),
  check ((restored_at is null) = (restored_by is null) and (restored_at is null) = (restored_reason is null))
);
comment on table item_withdrawal is 'That an item may be filed in nothing any more, why, and that it may be again. Its bytes and its history stay. Ledgered.';
comment on column item_withdrawal.cause is 'consent: taken back by who gave it; danger: somebody could come to harm by it; privileged: a lawyer''s or a protected communication.';
create unique index item_withdrawal_stands on item_withdrawal (item_id) where restored_at is null;
create index item_withdrawal_item on item_withdrawal (item_id);
alter table item_withdrawal enable row level security;
create policy member on item_withdrawal using ((select i.id from item i where i.id = item_withdrawal.item_id) is not null);
grant select, insert, update on item_withdrawal to muniment_app;

create table consent (
  id uuid primary key,
  item_id uuid not null references item (id),
  basis text not null check (basis in ('written', 'recorded', 'oral', 'guardian', 'not-needed')),
  purposes text[] not null check (purposes <@ array['preserve', 'analyse', 'share', 'publish']),
  forums text[] not null check (cardinality(forums) <= 20),
  anonymity text not null check (anonymity in ('named', 'unnamed')),
  given_on text check (given_on ~ '^\d{4}-\d\d-\d\d$'),
  expires_on text check (expires_on ~ '^\d{4}-\d\d-\d\d$'),
  informed_by text check (char_length(informed_by) between 1 and 300),
  interpreter text check (char_length(interpreter) between 1 and 300),
  witness text check (char_length(witness) between 1 and 300),
  note text check (char_length(note) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_on text check (withdrawn_on ~ '^\d{4}-\d\d-\d\d$'),
  withdrawn_reason text check (char_length(withdrawn_reason) between 1 and 2000),
  check (basis = 'not-needed' or cardinality(purposes) > 0),
  check (basis <> 'not-needed' or note is not null),
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  check (withdrawn_on is null or withdrawn_at is not null)
);
comment on table consent is 'What whoever gave an item agreed to, or why nobody had to: for which purposes, before which forums, named or not, until when. It holds for what came inside the item too. Ledgered.';
comment on column consent.forums is 'Ids of forums of the standards of proof that it may be shared with; empty: any.';
comment on column consent.withdrawn_on is 'The day on which it was taken back by who gave it; null where that is not known, or where what was recorded was wrong.';
create index consent_item on consent (item_id);
alter table consent enable row level security;
create policy member on consent using ((select i.id from item i where i.id = consent.item_id) is not null);
grant select, insert, update on consent to muniment_app;


-- Whoever works on a dossier hears that an item in it may no longer be filed.
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in ('mention', 'task', 'build', 'search-alert', 'barred'));
