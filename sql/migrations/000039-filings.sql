-- What was filed of a dossier: from then on nothing in it changes. What comes late and what has to be corrected is noted beside it.

create table filing (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  build_id uuid not null references dossier_build (id),
  filed_on text not null check (filed_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  filed_with text not null check (char_length(filed_with) between 1 and 300),
  reference text check (char_length(reference) between 1 and 300),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  reopened_by uuid references person (id),
  reopened_at timestamptz,
  reopened_reason text check (char_length(reopened_reason) between 1 and 2000),
  check ((reopened_at is null) = (reopened_reason is null) and (reopened_at is null) = (reopened_by is null))
);
comment on table filing is 'That a bundle of a dossier was filed, and where. While it stands nothing in the dossier changes. Ledgered.';
comment on column filing.filed_on is 'Day on which it was filed, as the registry has it: YYYY-MM-DD.';
comment on column filing.filed_with is 'Registry or body that received it.';
comment on column filing.reference is 'What the registry calls it; null where it gave no number.';
comment on column filing.reopened_reason is 'Why the dossier may be changed again, such as leave of the court.';
create unique index filing_stands on filing (dossier_id) where reopened_at is null;
create index filing_dossier on filing (dossier_id, made_at);
alter table filing enable row level security;
-- By the dossier and not by the build: who may not see all that was filed is kept from changing it as well.
create policy member on filing using ((select d.id from dossier d where d.id = filing.dossier_id) is not null);
grant select, insert, update on filing to muniment_app;

create table filing_note (
  id uuid primary key,
  filing_id uuid not null references filing (id),
  kind text not null check (kind in ('late', 'erratum')),
  item_id uuid references item (id),
  place text check (char_length(place) between 1 and 300),
  says text check (char_length(says) between 1 and 2000),
  should_say text check (char_length(should_say) between 1 and 2000),
  reason text not null check (char_length(reason) between 1 and 2000),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  outcome text check (outcome in ('admitted', 'refused', 'withdrawn')),
  outcome_reason text check (char_length(outcome_reason) between 1 and 2000),
  settled_by uuid references person (id),
  settled_at timestamptz,
  check ((kind = 'late') = (item_id is not null)),
  check ((kind = 'erratum') = (place is not null) and (kind = 'erratum') = (says is not null) and (kind = 'erratum') = (should_say is not null)),
  check ((outcome is null) = (outcome_reason is null) and (outcome is null) = (settled_by is null) and (outcome is null) = (settled_at is null))
);
comment on table filing_note is 'A document that comes after the filing, with why; or an erratum of what was filed. Ledgered.';
comment on column filing_note.item_id is 'The late document. An entry that names it is read by who sees it.';
comment on column filing_note.place is 'Where the error stands, such as Annex 3, p. 2, line 4.';
comment on column filing_note.reason is 'Why a document comes late, or how the error came about.';
comment on column filing_note.outcome is 'What became of it with the court: admitted, refused, or withdrawn by whoever asked.';
create index filing_note_filing on filing_note (filing_id, made_at);
create index filing_note_item on filing_note (item_id) where item_id is not null;
alter table filing_note enable row level security;
create policy member on filing_note using (
  (select f.id from filing f where f.id = filing_note.filing_id) is not null and (item_id is null or sees_item(item_id))
);
grant select, insert, update on filing_note to muniment_app;

create or replace function sees_exhibits(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r
    where (r ->> 'table' in ('exhibit', 'bundle_item') or (r ->> 'table' = 'filing_note' and r -> 'row' ->> 'item_id' is not null))
      and r ->> 'op' = 'put' and not sees_item((r -> 'row' ->> 'item_id')::uuid)
  )
$$;
