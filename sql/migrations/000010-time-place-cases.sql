-- When and where items say that they were made: spans of days, places, and how many items there are of which months. And cases.

-- EDTF level 1 as far as it is written into items: a year, a month, a day, qualified (`?`, `~`, `%`), with unspecified
-- digits (`201X`, `2010-XX`), or an interval of two of these, one of them perhaps open (`..`) or unknown (empty).
create function edtf_edge(part text, is_last boolean) returns date language plpgsql immutable parallel safe as $$
declare
  m text[] := regexp_match(part, '^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX)(?:T.*)?)?[?~%]?$');
  y integer; mo integer; d integer; month_end integer;
begin
  if m is null then return null; end if;
  y := replace(m[1], 'X', case when is_last then '9' else '0' end)::integer;
  -- A day of an unknown month, and a month of an unknown year, say no more than the year.
  mo := case when m[2] is null or m[2] = 'XX' or m[1] like '%X' then null else m[2]::integer end;
  d := case when mo is null or m[3] is null or m[3] = 'XX' then null else m[3]::integer end;
  if y = 0 or mo not between 1 and 12 then return null; end if;
  if mo is null then return make_date(y, case when is_last then 12 else 1 end, case when is_last then 31 else 1 end); end if;
  month_end := extract(day from make_date(y, mo, 1) + interval '1 month' - interval '1 day')::integer;
  if d not between 1 and month_end then return null; end if;
  return make_date(y, mo, coalesce(d, case when is_last then month_end else 1 end));
end $$;
-- A plain day, as nearly all are, is told without a call: 20,000 items are looked at for a page of a list.
create function edtf_first(edtf text) returns date language sql immutable parallel safe
return case when edtf ~ '^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$'
    then make_date(substr(edtf, 1, 4)::integer, substr(edtf, 6, 2)::integer, substr(edtf, 9, 2)::integer)
  when edtf like '%/%' then coalesce(edtf_edge(split_part(edtf, '/', 1), false), edtf_edge(split_part(edtf, '/', 2), false))
  else edtf_edge(edtf, false) end;
create function edtf_last(edtf text) returns date language sql immutable parallel safe
return case when edtf ~ '^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$'
    then make_date(substr(edtf, 1, 4)::integer, substr(edtf, 6, 2)::integer, substr(edtf, 9, 2)::integer)
  when edtf like '%/%' then coalesce(edtf_edge(split_part(edtf, '/', 2), true), edtf_edge(split_part(edtf, '/', 1), true))
  else edtf_edge(edtf, true) end;
comment on function edtf_first is 'First day that an EDTF date may mean; null when it is none that is understood. Of an interval with one end not known: the end that is.';
comment on function edtf_last is 'Last day that an EDTF date may mean.';

create index item_dated on item (edtf_first(document_date), edtf_last(document_date)) where document_date is not null;

-- As with titles: an index on what a function makes of a column is not used under a policy.
create function items_dated(since date, until date, at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = public as $$
begin
  -- Planned for these days, not for any.
  return query execute 'select id from item where document_date is not null and edtf_first(document_date) <= $2
    and edtf_last(document_date) >= $1 and compartment_id = any ((select visible_compartments())::uuid[]) limit $3'
    using since, until, at_most;
end $$;
comment on function items_dated is 'Items whose date may lie between two days, of the compartments that the identity of this transaction may see.';

create table item_place (
  item_id uuid primary key references item (id),
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  accuracy_m double precision check (accuracy_m >= 0),
  derivation_id uuid not null references derivation (id)
);
comment on table item_place is 'Where a file says that it was made (WGS 84, degrees): a claim of the file, which can be forged.';
comment on column item_place.accuracy_m is 'Error in metres that the device stated; null when it stated none.';
create index item_place_where on item_place (latitude, longitude);
alter table item_place enable row level security;
create policy member on item_place using (exists (select 1 from item i where i.id = item_place.item_id));
grant select, insert, update, delete on item_place to muniment_app;

-- Like item_count, by the months that the date of the document may mean.
create table item_time_count (
  case_id uuid not null,
  compartment_id uuid not null,
  source_id uuid not null,
  kind text,
  languages text[] not null,
  first_month date,
  last_month date,
  n bigint not null
);
comment on table item_time_count is 'How many items of each sort were added or taken away, by month of their date; the sum over equal rows is how many there are. A cache kept by triggers.';
comment on column item_time_count.first_month is 'First day of the first month that the date may mean; null without a date that is understood.';
create index item_time_count_compartment on item_time_count (compartment_id);
alter table item_time_count enable row level security;
create policy member on item_time_count for select using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select on item_time_count to muniment_app;

-- The same without sources and languages, for the whole timeline: a hundredth of the rows.
create table item_month_count (
  case_id uuid not null,
  compartment_id uuid not null,
  kind text,
  first_month date,
  last_month date,
  n bigint not null
);
comment on table item_month_count is 'item_time_count added up over sources and languages. A cache kept by triggers.';
alter table item_month_count enable row level security;
create policy member on item_month_count for select using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select on item_month_count to muniment_app;

-- Places with what a map is narrowed by, so that it is drawn without a look at every item.
create table item_spot (
  item_id uuid primary key references item (id),
  case_id uuid not null,
  compartment_id uuid not null,
  source_id uuid not null,
  kind text,
  languages text[] not null,
  latitude double precision not null,
  longitude double precision not null,
  accuracy_m double precision
);
comment on table item_spot is 'item_place beside facts of its item. A cache kept by triggers.';
create index item_spot_where on item_spot (latitude, longitude);
alter table item_spot enable row level security;
create policy member on item_spot for select using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select on item_spot to muniment_app;

create function note_places() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into item_spot
  select i.id, i.case_id, i.compartment_id, i.source_id, i.kind, i.languages, a.latitude, a.longitude, a.accuracy_m
  from added a join item i on i.id = a.item_id
  on conflict (item_id) do update set latitude = excluded.latitude, longitude = excluded.longitude, accuracy_m = excluded.accuracy_m;
  return null;
end $$;
create function note_places_gone() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from item_spot s using gone g where s.item_id = g.item_id;
  return null;
end $$;
create trigger place_added after insert on item_place referencing new table as added for each statement execute function note_places();
create trigger place_changed after update on item_place referencing new table as added for each statement execute function note_places();
create trigger place_gone after delete on item_place referencing old table as gone for each statement execute function note_places_gone();

create function note_times_added() returns trigger language plpgsql security definer set search_path = public as $$
begin
  with counted as (
    select case_id, compartment_id, source_id, kind, languages, date_trunc('month', edtf_first(document_date))::date as first_month,
    date_trunc('month', edtf_last(document_date))::date as last_month, count(*) as n
    from added group by 1, 2, 3, 4, 5, 6, 7
  ), kept as (insert into item_time_count select * from counted)
  insert into item_month_count
  select case_id, compartment_id, kind, first_month, last_month, sum(n) from counted group by 1, 2, 3, 4, 5;
  return null;
end $$;
create function note_times_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  with counted as (
    select case_id, compartment_id, source_id, kind, languages, date_trunc('month', edtf_first(document_date))::date as first_month,
    date_trunc('month', edtf_last(document_date))::date as last_month, sum(sign) as n
    from (select *, 1 as sign from added union all select *, -1 from gone) as change group by 1, 2, 3, 4, 5, 6, 7 having sum(sign) <> 0
  ), kept as (insert into item_time_count select * from counted)
  insert into item_month_count
  select case_id, compartment_id, kind, first_month, last_month, sum(n) from counted group by 1, 2, 3, 4, 5;
  update item_spot s set case_id = a.case_id, compartment_id = a.compartment_id, source_id = a.source_id, kind = a.kind, languages = a.languages
  from added a where s.item_id = a.id and (s.case_id, s.compartment_id, s.source_id, s.kind, s.languages)
    is distinct from (a.case_id, a.compartment_id, a.source_id, a.kind, a.languages);
  return null;
end $$;
create function note_times_gone() returns trigger language plpgsql security definer set search_path = public as $$
begin
  with counted as (
    select case_id, compartment_id, source_id, kind, languages, date_trunc('month', edtf_first(document_date))::date as first_month,
    date_trunc('month', edtf_last(document_date))::date as last_month, -count(*) as n
    from gone group by 1, 2, 3, 4, 5, 6, 7
  ), kept as (insert into item_time_count select * from counted)
  insert into item_month_count
  select case_id, compartment_id, kind, first_month, last_month, sum(n) from counted group by 1, 2, 3, 4, 5;
  return null;
end $$;
create trigger item_time_added after insert on item referencing new table as added
  for each statement execute function note_times_added();
create trigger item_time_changed after update on item referencing old table as gone new table as added
  for each statement execute function note_times_changed();
create trigger item_time_gone after delete on item referencing old table as gone
  for each statement execute function note_times_gone();

create or replace function fold_item_counts(at_least integer) returns void language plpgsql security definer set search_path = public as $$
begin
  if (select count(*) from item_count) < at_least and (select count(*) from item_time_count) < at_least then return; end if;
  -- One folds at a time; another that wants to leaves it to the first.
  if not pg_try_advisory_xact_lock(hashtext('fold_item_counts')) then return; end if;
  with old as (delete from item_count returning *)
  insert into item_count
  select case_id, compartment_id, source_id, kind, languages, received_on, sum(n)::bigint
  from old group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0;
  with old as (delete from item_time_count returning *)
  insert into item_time_count
  select case_id, compartment_id, source_id, kind, languages, first_month, last_month, sum(n)::bigint
  from old group by 1, 2, 3, 4, 5, 6, 7 having sum(n) <> 0;
  with old as (delete from item_month_count returning *)
  insert into item_month_count
  select case_id, compartment_id, kind, first_month, last_month, sum(n)::bigint
  from old group by 1, 2, 3, 4, 5 having sum(n) <> 0;
end $$;

insert into item_time_count
select case_id, compartment_id, source_id, kind, languages, date_trunc('month', edtf_first(document_date))::date,
  date_trunc('month', edtf_last(document_date))::date, count(*)
from item group by 1, 2, 3, 4, 5, 6, 7;
insert into item_month_count
select case_id, compartment_id, kind, first_month, last_month, sum(n)::bigint from item_time_count group by 1, 2, 3, 4, 5;

-- An archive may hold several cases, and the title of one is not for those who have nothing to do with it.
drop policy see on case_file;
create policy see on case_file for select using (
  is_service() or (select has_role('owner', 'steward'))
  or exists (select 1 from compartment c where c.case_id = case_file.id and c.id = any ((select visible_compartments())::uuid[]))
);

-- The same name may be kept in every case.
alter table saved_view drop constraint saved_view_person_id_page_name_key;
alter table saved_view add unique (case_id, person_id, page, name);

-- Titles of one case, so that it can be said whether few match there; and the newest of many, by the index of titles alone:
-- going along all items by their time would look at most of them when the newest have other titles.
drop function items_titled(text, integer);
create function items_titled(wanted text, of_case uuid, at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = public as $$
begin
  return query execute 'select id from item where title ilike $1 and ($2 is null or case_id = $2)
    and compartment_id = any ((select visible_compartments())::uuid[]) limit $3' using wanted, of_case, at_most;
end $$;
comment on function items_titled is
  'Items whose title matches an ILIKE pattern, of a case (null: of any) and of the compartments that the identity of this transaction may see.';
create function items_titled_newest(wanted text, of_case uuid, before timestamptz, before_id uuid, at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = public set enable_seqscan = off set enable_indexscan = off as $$
begin
  return query execute 'select id from item where title ilike $1 and ($2 is null or case_id = $2)
    and compartment_id = any ((select visible_compartments())::uuid[]) and ($3 is null or (received_at, id) < ($3, $4))
    order by received_at desc, id desc limit $5' using wanted, of_case, before, before_id, at_most;
end $$;
comment on function items_titled_newest is 'The newest of them, before one of them (null: from the newest on).';
