-- The map of the ground shows areas, too, and the parts of them that works released (decision 0054): what changes them is counted, and whoever
-- only was released something of a compartment sees that.

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
    where r.record_table in ('accident', 'ground_area') and r.agreed_at is not null and r.ended_at is null and r.case_id = of_case
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
    if new.record_table not in ('accident', 'ground_area') then
      return null;
    end if;
    places := array[new.compartment_id] || case when new.agreed_at is null then '{}'::uuid[] else array[new.to_compartment_id] end;
  elsif tg_table_name in ('accident', 'ground_area', 'ground_work') then
    -- What was done to an area is seen by who sees the area.
    changed := case when tg_table_name = 'ground_work' then (to_jsonb(new) ->> 'area_id')::uuid else new.id end;
    places := array(
      select a.compartment_id from accident a where tg_table_name = 'accident' and a.id = changed
      union all
      select g.compartment_id from ground_area g where tg_table_name <> 'accident' and g.id = changed
      union all
      select l.to_compartment_id from record_release l
      where l.record_table = case tg_table_name when 'accident' then 'accident' else 'ground_area' end
        and l.record_id = changed and l.agreed_at is not null and l.ended_at is null
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
create trigger ground_changed after insert or update on ground_area for each row execute function note_ground_change();
create trigger ground_changed after insert or update on ground_work for each row execute function note_ground_change();
comment on table ground_state is 'A count for each compartment that goes up with each transaction that changes hazard records, releases, accidents, areas, works or settlements that its members see. Written by triggers alone; made again by a rebuild.';

-- What was recorded before it was counted.
insert into ground_state as g (compartment_id, changes, changed_in)
  select place, 1, pg_current_xact_id()::text::bigint from (
    select compartment_id from ground_area
    union select to_compartment_id from record_release where record_table = 'ground_area' and agreed_at is not null
  ) places (place)
on conflict (compartment_id) do update set changes = g.changes + 1, changed_in = excluded.changed_in;
