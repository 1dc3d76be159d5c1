-- Counting many incidents: one reading of one index says how many there are of each kind of act, of each status and at each time.

alter table incident add column act_kinds text[] not null default '{}';
comment on column incident.act_kinds is 'Kept by a trigger on act: kinds of its acts that stand, each once, in order. An act has the compartment of its incident.';

create function note_act_kinds() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update incident i set act_kinds = found.kinds
  from (
    select changed.incident_id, coalesce(array_agg(distinct a.kind order by a.kind) filter (where a.kind is not null), '{}') as kinds
    from (select distinct incident_id from added) changed
    left join act a on a.incident_id = changed.incident_id and a.withdrawn_at is null
    group by 1
  ) found
  where i.id = found.incident_id and i.act_kinds is distinct from found.kinds;
  return null;
end $$;
create trigger act_added after insert on act referencing new table as added for each statement execute function note_act_kinds();
create trigger act_changed after update on act referencing new table as added for each statement execute function note_act_kinds();
update incident i set act_kinds = found.kinds
from (select incident_id, array_agg(distinct kind order by kind) as kinds from act where withdrawn_at is null group by 1) found
where i.id = found.incident_id;

create index incident_counted on incident (case_id, compartment_id, sorted_day, last_day, status, act_kinds) where withdrawn_at is null;
-- The same for the map; the old one was found by its box alone.
create index incident_placed on incident (case_id, compartment_id, latitude, longitude) include (status, act_kinds)
  where latitude is not null and withdrawn_at is null;
