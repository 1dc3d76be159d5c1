-- People talk about everything that is argued with: claims, incidents, people and groups, conclusions, as about items and dossiers.

alter table comment drop constraint comment_subject_table_check;
alter table comment add constraint comment_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion'));
alter table task drop constraint task_subject_table_check;
alter table task add constraint task_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion'));

-- Each is asked of the one table that it is about: as one expression of SQL all of them were made ready again for every row that was
-- looked at, which took twenty times as long as looking.
create or replace function sees_record(record_table text, wanted uuid) returns boolean language plpgsql stable as $$
begin
  case record_table
    when 'actor', 'actor_identity' then return exists (select from actor_identity r where r.actor_id = wanted);
    when 'incident' then return exists (select from incident r where r.id = wanted);
    when 'act' then return exists (select from act r where r.id = wanted);
    when 'involvement' then return exists (select from involvement r where r.id = wanted);
    when 'information' then return exists (select from information r where r.id = wanted);
    when 'intervention' then return exists (select from intervention r where r.id = wanted);
    when 'item' then return sees_item(wanted);
    when 'dossier' then return exists (select from dossier r where r.id = wanted);
    when 'claim' then return exists (select from claim r where r.id = wanted);
    when 'conclusion' then return exists (select from conclusion r where r.id = wanted);
    else return false;
  end case;
end $$;

-- A comment on somebody says who they are: it is about the identity, and seen by whoever may see that.
drop policy see on comment;
create policy see on comment for select using (
  compartment_id = any ((select visible_compartments())::uuid[]) and sees_record(subject_table, subject_id)
);
drop policy member on task;
create policy member on task for all using (
  compartment_id = any ((select visible_compartments())::uuid[])
  and (subject_table is null or sees_record(subject_table, subject_id))
);
drop policy own on notification;
create policy own on notification for select using (
  is_service()
  or (person_id = (select current_person())
    and (compartment_id is null or compartment_id = any ((select visible_compartments())::uuid[]))
    and case
      when subject_table = 'task' then (select t.id from task t where t.id = notification.subject_id::uuid) is not null
      when subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion')
        then sees_record(subject_table, subject_id::uuid)
      else true end)
);
