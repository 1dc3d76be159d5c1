-- People talk about everything that is argued with: claims, incidents, people and groups, conclusions, as about items and dossiers.

alter table comment drop constraint comment_subject_table_check;
alter table comment add constraint comment_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion'));
alter table task drop constraint task_subject_table_check;
alter table task add constraint task_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion'));

create or replace function sees_record(record_table text, wanted uuid) returns boolean language sql stable
return case record_table
  when 'actor' then (select i.actor_id from actor_identity i where i.actor_id = wanted) is not null
  when 'incident' then (select r.id from incident r where r.id = wanted) is not null
  when 'act' then (select r.id from act r where r.id = wanted) is not null
  when 'involvement' then (select r.id from involvement r where r.id = wanted) is not null
  when 'information' then (select r.id from information r where r.id = wanted) is not null
  when 'intervention' then (select r.id from intervention r where r.id = wanted) is not null
  when 'item' then sees_item(wanted)
  when 'dossier' then (select r.id from dossier r where r.id = wanted) is not null
  when 'claim' then (select r.id from claim r where r.id = wanted) is not null
  when 'actor_identity' then (select r.actor_id from actor_identity r where r.actor_id = wanted) is not null
  when 'conclusion' then (select r.id from conclusion r where r.id = wanted) is not null
  else false end;

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
