-- Numbers kept by triggers are noted apart from those that were added up. Where items differ in much, adding up leaves more
-- rows than call for adding up, and all of them were written anew after every batch of the index. Now only what was noted
-- since is added to what is there.

alter table item_count add column is_noted boolean not null default true;
alter table item_time_count add column is_noted boolean not null default true;
alter table item_month_count add column is_noted boolean not null default true;
comment on column item_count.is_noted is 'Noted by a trigger and not yet added up.';
comment on column item_time_count.is_noted is 'Noted by a trigger and not yet added up.';
comment on column item_month_count.is_noted is 'Noted by a trigger and not yet added up.';
create index item_count_noted on item_count (compartment_id) where is_noted;
create index item_time_count_noted on item_time_count (compartment_id) where is_noted;
create index item_month_count_noted on item_month_count (compartment_id) where is_noted;
-- A digest of the languages: a list of them may be longer than a row of an index.
create function languages_key(languages text[]) returns text language sql immutable parallel safe
return md5(array_to_json(languages)::text);
create unique index item_count_of on item_count
  (case_id, compartment_id, source_id, kind, languages_key(languages), received_on) nulls not distinct where not is_noted;
create unique index item_time_count_of on item_time_count
  (case_id, compartment_id, source_id, kind, languages_key(languages), first_month, last_month) nulls not distinct where not is_noted;
create unique index item_month_count_of on item_month_count
  (case_id, compartment_id, kind, first_month, last_month) nulls not distinct where not is_noted;

-- Without the day of receipt, which nobody asks for most of the time: few rows however many days there are. What is noted and not
-- yet added up stands in item_count alone; `item_total` is both together.
create table item_sum (
  case_id uuid not null,
  compartment_id uuid not null,
  source_id uuid not null,
  kind text,
  languages text[] not null,
  n bigint not null
);
comment on table item_sum is 'item_count added up over days, as far as it is not merely noted. A cache kept by fold_item_counts.';
create unique index item_sum_of on item_sum (case_id, compartment_id, source_id, kind, languages_key(languages)) nulls not distinct;
alter table item_sum enable row level security;
create policy member on item_sum for select using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select on item_sum to muniment_app;
create view item_total with (security_invoker = true) as
  select case_id, compartment_id, source_id, kind, languages, n from item_sum
  union all
  select case_id, compartment_id, source_id, kind, languages, n from item_count where is_noted;
comment on view item_total is 'How many items there are of each sort: the sum over equal rows. Under the policies of whoever asks.';
grant select on item_total to muniment_app;

create or replace function fold_item_counts(at_least integer) returns void language plpgsql security definer set search_path = public as $$
begin
  if (select count(*) from item_count where is_noted) < at_least
    and (select count(*) from item_time_count where is_noted) < at_least then return; end if;
  -- One folds at a time; another that wants to leaves it to the first.
  if not pg_try_advisory_xact_lock(hashtext('fold_item_counts')) then return; end if;
  with noted as (delete from item_count where is_noted returning *), summed as (
    insert into item_sum
    select case_id, compartment_id, source_id, kind, languages, sum(n)::bigint from noted group by 1, 2, 3, 4, 5 having sum(n) <> 0
    on conflict (case_id, compartment_id, source_id, kind, languages_key(languages)) do update set n = item_sum.n + excluded.n
  )
  insert into item_count (case_id, compartment_id, source_id, kind, languages, received_on, n, is_noted)
  select case_id, compartment_id, source_id, kind, languages, received_on, sum(n)::bigint, false
  from noted group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
  on conflict (case_id, compartment_id, source_id, kind, languages_key(languages), received_on) where not is_noted
    do update set n = item_count.n + excluded.n;
  with noted as (delete from item_time_count where is_noted returning *)
  insert into item_time_count (case_id, compartment_id, source_id, kind, languages, first_month, last_month, n, is_noted)
  select case_id, compartment_id, source_id, kind, languages, first_month, last_month, sum(n)::bigint, false
  from noted group by 1, 2, 3, 4, 5, 6, 7 having sum(n) <> 0
  on conflict (case_id, compartment_id, source_id, kind, languages_key(languages), first_month, last_month) where not is_noted
    do update set n = item_time_count.n + excluded.n;
  with noted as (delete from item_month_count where is_noted returning *)
  insert into item_month_count (case_id, compartment_id, kind, first_month, last_month, n, is_noted)
  select case_id, compartment_id, kind, first_month, last_month, sum(n)::bigint, false
  from noted group by 1, 2, 3, 4, 5 having sum(n) <> 0
  on conflict (case_id, compartment_id, kind, first_month, last_month) where not is_noted
    do update set n = item_month_count.n + excluded.n;
end $$;
comment on function fold_item_counts is 'Adds up what triggers noted about items, when that are at least so many rows.';
select fold_item_counts(0);

-- Dates that lie within one month, or one day, are found by where they begin; the few that are longer by where they end.
-- By both together half of all dates had to be passed over.
create index item_time_count_first on item_time_count (first_month);
create index item_time_count_long on item_time_count (last_month) where first_month < last_month;
drop index item_dated;
create index item_dated_first on item (edtf_first(document_date)) where document_date is not null;
create index item_dated_long on item (edtf_last(document_date), edtf_first(document_date))
  where document_date is not null and edtf_first(document_date) < edtf_last(document_date);
-- Dates are read for thousands of rows of a list. Without looking ahead the pattern takes half the time, and nearly every day of a
-- year and the lack of a date are told without a call: this is plain SQL and becomes part of the statement.
create function edtf_day(edtf text) returns date language sql immutable parallel safe
return case when edtf ~ '^\d{4}-((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$' and not starts_with(edtf, '0000')
  then make_date(substr(edtf, 1, 4)::integer, substr(edtf, 6, 2)::integer, substr(edtf, 9, 2)::integer) end;
comment on function edtf_day is 'The day of an EDTF date that is a plain one; null for any other, and for 29 February.';
create or replace function edtf_first(edtf text) returns date language sql immutable parallel safe
return coalesce(edtf_day(edtf), case when edtf is null then null
  when edtf like '%/%' then coalesce(edtf_edge(split_part(edtf, '/', 1), false), edtf_edge(split_part(edtf, '/', 2), false))
  else edtf_edge(edtf, false) end);
create or replace function edtf_last(edtf text) returns date language sql immutable parallel safe
return coalesce(edtf_day(edtf), case when edtf is null then null
  when edtf like '%/%' then coalesce(edtf_edge(split_part(edtf, '/', 2), true), edtf_edge(split_part(edtf, '/', 1), true))
  else edtf_edge(edtf, true) end);

create or replace function items_dated(since date, until date, at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = public set enable_seqscan = off set enable_bitmapscan = off as $$
begin
  -- Planned for these days, not for any, and by the two indexes: how many are long is guessed badly.
  return query execute 'select id from (
    select id, compartment_id from item
      where document_date is not null and edtf_first(document_date) between $1 and $2
    union all
    select id, compartment_id from item
      where document_date is not null and edtf_first(document_date) < edtf_last(document_date)
        and edtf_last(document_date) >= $1 and edtf_first(document_date) < $1
    ) dated where compartment_id = any ((select visible_compartments())::uuid[]) limit $3'
    using since, until, at_most;
end $$;
