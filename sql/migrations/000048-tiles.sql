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
