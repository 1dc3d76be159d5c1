-- What people add to items (tags), what they keep for themselves (saved views), and how many items there are of what.

create table item_tag (
  item_id uuid not null references item (id),
  tag text not null check (tag <> ''),
  tagged_at timestamptz not null,
  primary key (item_id, tag)
);
comment on table item_tag is 'A word that somebody put on an item to find it again. Ledgered; taken off, the row goes and its entry stays.';
create index item_tag_tag on item_tag (tag);
alter table item_tag enable row level security;
create policy member on item_tag using (exists (select 1 from item i where i.id = item_tag.item_id));
grant select, insert, update, delete on item_tag to muniment_app;

-- Not ledgered: a saved search may hold a name that only its owner should know, and entries are read by compartment. It
-- is a person's way of looking, not evidence; docs/decisions/0012-saved-views.md.
create table saved_view (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  person_id uuid not null references person (id),
  compartment_id uuid references compartment (id),
  page text not null check (page in ('items', 'search')),
  name text not null check (name <> ''),
  query text not null,
  alerts boolean not null,
  created_at timestamptz not null,
  looked_at timestamptz not null,
  unique (person_id, page, name)
);
comment on table saved_view is 'A filter of items or a search that a person keeps. Theirs alone unless shared with the members of a compartment.';
comment on column saved_view.compartment_id is 'Whose members may use it too; null: nobody else.';
comment on column saved_view.query is 'The part of the address after the question mark.';
comment on column saved_view.looked_at is 'When its owner last looked; what was found later is new.';
alter table saved_view enable row level security;
create policy see on saved_view for select using (
  person_id = current_person() or is_service() or compartment_id = any ((select visible_compartments())::uuid[])
);
create policy write on saved_view using (person_id = current_person() or is_service())
  with check (
    (person_id = current_person() or is_service())
    and (compartment_id is null or compartment_id = any ((select visible_compartments())::uuid[]))
  );
grant select, insert, update, delete on saved_view to muniment_app;

create table saved_view_hit (
  view_id uuid not null references saved_view (id) on delete cascade,
  item_id uuid not null references item (id),
  found_at timestamptz not null,
  primary key (view_id, item_id)
);
comment on table saved_view_hit is 'An item that a saved search found when it was put into the index.';
alter table saved_view_hit enable row level security;
create policy member on saved_view_hit using (
  exists (select 1 from saved_view v where v.id = saved_view_hit.view_id)
  and exists (select 1 from item i where i.id = saved_view_hit.item_id)
);
grant select, insert, delete on saved_view_hit to muniment_app;

-- Facets and totals at a million items: counting is adding up what triggers noted, not looking at every item. Rows are
-- only ever added, so that writers do not wait for each other; `fold_item_counts` adds them up from time to time.
create table item_count (
  case_id uuid not null,
  compartment_id uuid not null,
  source_id uuid not null,
  kind text,
  languages text[] not null,
  received_on date not null,
  n bigint not null
);
comment on table item_count is 'How many items of each sort were added or taken away; the sum over equal rows is how many there are. A cache kept by triggers.';
comment on column item_count.received_on is 'Day of receipt, UTC.';
create index item_count_compartment on item_count (compartment_id);
alter table item_count enable row level security;
create policy member on item_count for select using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select on item_count to muniment_app;

create function note_items_added() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into item_count
  select case_id, compartment_id, source_id, kind, languages, (received_at at time zone 'UTC')::date, count(*)
  from added group by 1, 2, 3, 4, 5, 6;
  return null;
end $$;
create function note_items_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into item_count
  select case_id, compartment_id, source_id, kind, languages, (received_at at time zone 'UTC')::date, sum(n)
  from (select *, 1 as n from added union all select *, -1 from gone) as change
  group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0;
  return null;
end $$;
create function note_items_gone() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into item_count
  select case_id, compartment_id, source_id, kind, languages, (received_at at time zone 'UTC')::date, -count(*)
  from gone group by 1, 2, 3, 4, 5, 6;
  return null;
end $$;
create trigger item_added after insert on item referencing new table as added
  for each statement execute function note_items_added();
create trigger item_changed after update on item referencing old table as gone new table as added
  for each statement execute function note_items_changed();
create trigger item_gone after delete on item referencing old table as gone
  for each statement execute function note_items_gone();

create function fold_item_counts(at_least integer) returns void language plpgsql security definer set search_path = public as $$
begin
  if (select count(*) from item_count) < at_least then return; end if;
  -- One folds at a time; another that wants to leaves it to the first.
  if not pg_try_advisory_xact_lock(hashtext('fold_item_counts')) then return; end if;
  with old as (delete from item_count returning *)
  insert into item_count
  select case_id, compartment_id, source_id, kind, languages, received_on, sum(n)::bigint
  from old group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0;
end $$;
comment on function fold_item_counts is 'Adds up equal rows of item_count when there are at least so many rows.';

insert into item_count
select case_id, compartment_id, source_id, kind, languages, (received_at at time zone 'UTC')::date, count(*)
from item group by 1, 2, 3, 4, 5, 6;

-- Items of rare languages, kinds and sources together, looked up from all sides at once. As with titles, a comparison of
-- arrays may not use an index under a policy, so this function applies the policy's condition itself.
create function item_keys(languages text[], kind text, source_id uuid) returns text[]
language sql immutable parallel safe
return languages || array['kind:' || coalesce(kind, 'unknown'), 'source:' || source_id::text];
create index item_key on item using gin (item_keys(languages, kind, source_id));
create function items_having(languages text[], kinds text[], sources text[], at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = public
as $$
declare
  -- Only what was asked for stands in the statement: a condition that may be absent would keep the index from being used.
  wanted text := concat_ws(' and ',
    case when languages is not null then 'item_keys(languages, kind, source_id) && $1' end,
    case when kinds is not null then 'item_keys(languages, kind, source_id) && $2' end,
    case when sources is not null then 'item_keys(languages, kind, source_id) && $3' end,
    'compartment_id = any ((select visible_compartments())::uuid[])');
begin
  return query execute 'select id from item where ' || wanted || ' limit $4' using languages, kinds, sources, at_most;
end $$;
comment on function items_having is
  'Items with one of the languages, one of the kinds (`kind:…`) and from one of the sources (`source:…`), each optional, of the compartments that the identity of this transaction may see.';
