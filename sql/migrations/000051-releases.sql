-- What lies sealed of the ground and of people is shown to others when two people let them see it, as hazard records are (decision 0053).

create table record_release (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  record_table text not null check (record_table in ('detention_record', 'displacement_record', 'accident', 'ground_area', 'found_device')),
  record_id uuid not null,
  compartment_id uuid not null references compartment (id),
  to_compartment_id uuid not null references compartment (id),
  reason text not null check (char_length(reason) between 1 and 2000),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  agreed_by uuid references person (id),
  agreed_at timestamptz,
  ended_by uuid references person (id),
  ended_at timestamptz,
  ended_reason text check (char_length(ended_reason) between 1 and 2000),
  check (agreed_by <> asked_by),
  check (to_compartment_id <> compartment_id),
  check ((agreed_by is null) = (agreed_at is null)),
  check ((ended_by is null) = (ended_at is null) and (ended_at is null) = (ended_reason is null))
);
comment on table record_release is 'That the members of another compartment may see a record of the ground or of people: one person asks, another agrees, anybody who may change the record takes it back. Ledgered.';
comment on column record_release.compartment_id is 'That of the record. Here so that no policy asks for the record, which asks for this.';
comment on column record_release.agreed_by is 'Never who asked. Null: nobody agreed, and nothing is released.';
comment on column record_release.ended_at is 'When it was refused or taken back.';
create index record_release_record on record_release (record_id);
create index record_release_newest on record_release (case_id, asked_at desc, id desc);
create unique index record_release_open on record_release (record_id, to_compartment_id) where ended_at is null;
alter table record_release enable row level security;
create policy member on record_release using (compartment_id = any ((select visible_compartments())::uuid[]));
-- Whoever a record was released to learns who let them see it, and no more of other releases.
create policy released on record_release for select using (
  agreed_at is not null and ended_at is null and to_compartment_id = any ((select visible_compartments())::uuid[])
);
grant select, insert, update on record_release to muniment_app;

-- To look at: what is released is changed by members only. Asked once for all rows, not row by row.
create function released_to_me(wanted text) returns uuid[] language sql stable as $$
  select coalesce(array_agg(r.record_id), '{}') from record_release r
  where r.record_table = wanted and r.agreed_at is not null and r.ended_at is null
    and r.to_compartment_id = any ((select visible_compartments())::uuid[])
$$;
comment on function released_to_me is 'Records of a table that were released to the identity of this transaction.';
create policy released on detention_record for select using (id = any ((select released_to_me('detention_record'))::uuid[]));
create policy released on displacement_record for select using (id = any ((select released_to_me('displacement_record'))::uuid[]));
create policy released on accident for select using (id = any ((select released_to_me('accident'))::uuid[]));
create policy released on ground_area for select using (id = any ((select released_to_me('ground_area'))::uuid[]));
create policy released on found_device for select using (id = any ((select released_to_me('found_device'))::uuid[]));

-- What hangs on a record is seen by who sees it, and was changed by them, too: now by members only.
do $$
declare one record;
begin
  for one in select * from (values
    ('detention_version', 'detention_record', 'record_id'), ('detention_evidence', 'detention_record', 'record_id'),
    ('detention_registration', 'detention_record', 'record_id'), ('exchange_part', 'detention_record', 'exchange_id'),
    ('exchange_claim', 'detention_record', 'exchange_id'), ('displacement_version', 'displacement_record', 'record_id'), ('displacement_member', 'displacement_record', 'household_id'),
    ('displacement_evidence', 'displacement_record', 'record_id'), ('accident_victim', 'accident', 'accident_id'), ('ground_work', 'ground_area', 'area_id')
  ) of (part, whole, key) loop
    execute format('create policy of_members on %I as restrictive for insert with check ((select r.compartment_id from %I r where r.id = %I.%I) = any ((select visible_compartments())::uuid[]))',
      one.part, one.whole, one.part, one.key);
    execute format('create policy by_members on %I as restrictive for update using ((select r.compartment_id from %I r where r.id = %I.%I) = any ((select visible_compartments())::uuid[]))',
      one.part, one.whole, one.part, one.key);
    execute format('create policy off_members on %I as restrictive for delete using ((select r.compartment_id from %I r where r.id = %I.%I) = any ((select visible_compartments())::uuid[]))',
      one.part, one.whole, one.part, one.key);
  end loop;
end $$;
create policy of_members on quality_visit as restrictive for insert with check (
  (select a.compartment_id from ground_work w join ground_area a on a.id = w.area_id where w.id = quality_visit.work_id) = any ((select visible_compartments())::uuid[])
);
create policy by_members on quality_visit as restrictive for update using (
  (select a.compartment_id from ground_work w join ground_area a on a.id = w.area_id where w.id = quality_visit.work_id) = any ((select visible_compartments())::uuid[])
);

-- Whoever agrees has to know to whom: the name of a compartment of which they are no member, and nothing else of it.
create function released_to_name(wanted uuid) returns text
language sql stable security definer set search_path = public
as $$
  select c.name from compartment c where c.id = wanted and (
    exists (select from record_release r where r.to_compartment_id = wanted and r.compartment_id = any (visible_compartments()))
    or exists (select from hazard_release r where r.to_compartment_id = wanted and r.compartment_id = any (visible_compartments()))
    or wanted = any (visible_compartments()))
$$;
comment on function released_to_name is 'The name of a compartment to which a record was to be released that the identity of this transaction may decide of.';

-- The map of the ground shows accidents that were released, too.
create or replace function seen_ground(of_case uuid)
returns table (compartment_id uuid, is_sealed boolean, is_member boolean, changes bigint) language plpgsql stable as $$
begin
  return query
    select c.id, c.is_sealed, true, coalesce(g.changes, 0)
    from compartment c left join ground_state g on g.compartment_id = c.id
    where c.case_id = of_case and c.id = any ((select visible_compartments())::uuid[])
    union all
    select distinct r.compartment_id, true, false, 0::bigint from hazard_release r
    where r.agreed_at is not null and r.ended_at is null and r.to_compartment_id = any ((select visible_compartments())::uuid[])
      and not r.compartment_id = any ((select visible_compartments())::uuid[])
      and (select h.case_id from hazard_record h where h.id = r.record_id) = of_case
    union
    select distinct r.compartment_id, true, false, 0::bigint from record_release r
    where r.record_table = 'accident' and r.agreed_at is not null and r.ended_at is null and r.case_id = of_case
      and r.to_compartment_id = any ((select visible_compartments())::uuid[])
      and not r.compartment_id = any ((select visible_compartments())::uuid[])
    order by 1;
end $$;
create or replace function note_ground_change() returns trigger language plpgsql security definer set search_path = public as $$
declare
  changed uuid;
  places uuid[];
begin
  if tg_table_name in ('hazard_record', 'hazard_version', 'hazard_decision') then
    changed := case when tg_table_name = 'hazard_record' then new.id else (to_jsonb(new) ->> 'record_id')::uuid end;
    places := array(
      select r.compartment_id from hazard_record r where r.id = changed
      union all
      -- Those to whom it was released see it change, and nothing else of its compartment.
      select l.to_compartment_id from hazard_release l where l.record_id = changed and l.agreed_at is not null and l.ended_at is null
    );
  elsif tg_table_name = 'hazard_release' then
    -- That somebody asks for a release is nothing that those see to whom it would be.
    places := array[new.compartment_id] || case when new.agreed_at is null then '{}'::uuid[] else array[new.to_compartment_id] end;
  elsif tg_table_name = 'record_release' then
    if new.record_table <> 'accident' then
      return null;
    end if;
    places := array[new.compartment_id] || case when new.agreed_at is null then '{}'::uuid[] else array[new.to_compartment_id] end;
  elsif tg_table_name = 'accident' then
    places := array[new.compartment_id] || array(
      select l.to_compartment_id from record_release l
      where l.record_table = 'accident' and l.record_id = new.id and l.agreed_at is not null and l.ended_at is null
    );
  elsif tg_table_name = 'settlement' then
    places := array[new.compartment_id];
  else
    places := array(select s.compartment_id from settlement s where s.id = new.settlement_id);
  end if;
  -- In one order, so that no two writers wait for each other.
  insert into ground_state as g (compartment_id, changes, changed_in)
    select place, 1, pg_current_xact_id()::text::bigint from unnest(places) place group by place order by place
  on conflict (compartment_id) do update set changes = g.changes + 1, changed_in = excluded.changed_in
    where g.changed_in <> excluded.changed_in;
  return null;
end $$;
create trigger ground_changed after insert or update on record_release for each row execute function note_ground_change();
