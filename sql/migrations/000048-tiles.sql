-- How often what a map of the ground shows has changed, compartment by compartment, so that an index of it that is kept in memory is known to
-- be of now, and whoever sees one compartment learns nothing of changes in another (decision 0051).

create table ground_state (
  compartment_id uuid primary key references compartment (id),
  changes bigint not null check (changes > 0),
  changed_in bigint not null
);
comment on table ground_state is 'A count for each compartment that goes up with each transaction that changes hazard records, releases, accidents or settlements that its members see. Written by triggers alone; made again by a rebuild.';
comment on column ground_state.changed_in is 'The transaction that counted last: it counts once, however many rows it writes.';
alter table ground_state enable row level security;
create policy member on ground_state for select using (is_service() or compartment_id = any ((select visible_compartments())::uuid[]));
grant select on ground_state to muniment_app;

-- In this language a plan is kept: it is asked before each tile.
create function seen_ground(of_case uuid)
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
    order by 1;
end $$;
comment on function seen_ground is 'Of which compartments of a case the identity of this transaction sees something of the ground: as a member, or only what was released to it, of which changes are counted where it is a member.';

create function note_ground_change() returns trigger language plpgsql security definer set search_path = public as $$
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
  elsif tg_table_name in ('accident', 'settlement') then
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
comment on function note_ground_change is 'Counts a change for every compartment whose members see the row.';

create trigger ground_changed after insert or update on hazard_record for each row execute function note_ground_change();
create trigger ground_changed after insert on hazard_version for each row execute function note_ground_change();
create trigger ground_changed after insert on hazard_decision for each row execute function note_ground_change();
create trigger ground_changed after insert or update on hazard_release for each row execute function note_ground_change();
create trigger ground_changed after insert or update on accident for each row execute function note_ground_change();
create trigger ground_changed after insert or update on settlement for each row execute function note_ground_change();
create trigger ground_changed after insert or update on obstacle for each row execute function note_ground_change();
create trigger ground_changed after insert or update on obstacle_word for each row execute function note_ground_change();
create trigger ground_changed after insert or update on criterion_assessment for each row execute function note_ground_change();

-- What was recorded before there was a count.
insert into ground_state (compartment_id, changes, changed_in)
  select place, 1, pg_current_xact_id()::text::bigint from (
    select compartment_id from hazard_record union select to_compartment_id from hazard_release where agreed_at is not null
    union select compartment_id from accident union select compartment_id from settlement
  ) places (place);
