-- Exchanges between States before and beside a proceeding, of which the history of a negotiation is built; and talk about allegations and
-- proceedings, as about everything else that is argued with.

create table diplomatic_exchange (
  id uuid primary key references step (id),
  form text not null check (form in ('note-verbale', 'letter', 'meeting', 'call', 'public-statement', 'treaty-body', 'through-third', 'other')),
  addressed_to text check (char_length(addressed_to) between 1 and 300),
  names_treaty boolean,
  named text check (char_length(named) between 1 and 300),
  reply text check (reply in ('answered', 'none')),
  replied_on text,
  reply_says text check (char_length(reply_says) between 1 and 2000),
  check (named is null or names_treaty is not distinct from true),
  check (reply is not distinct from 'answered' or (replied_on is null and reply_says is null))
);
comment on table diplomatic_exchange is 'What a step that is an exchange says beyond other steps: to whom, in which form, whether it names the treaty, and the answer that it got. Ledgered.';
comment on column diplomatic_exchange.id is 'That of the step, which says who, when and what, and which items show it.';
comment on column diplomatic_exchange.names_treaty is 'Whether it names the treaty that is invoked; null while nobody has looked.';
comment on column diplomatic_exchange.named is 'Articles that it names, in words.';
comment on column diplomatic_exchange.reply is 'Answered, or none as far as is known; null while nobody has looked.';
comment on column diplomatic_exchange.replied_on is 'EDTF, without a time of day.';
alter table diplomatic_exchange enable row level security;
create policy member on diplomatic_exchange using ((select s.id from step s where s.id = diplomatic_exchange.id) is not null);
grant select, insert, update, delete on diplomatic_exchange to muniment_app;

alter table comment drop constraint comment_subject_table_check;
alter table comment add constraint comment_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding'));
alter table task drop constraint task_subject_table_check;
alter table task add constraint task_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding'));

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
    when 'allegation' then return exists (select from allegation r where r.id = wanted);
    when 'proceeding' then return exists (select from proceeding r where r.id = wanted);
    else return false;
  end case;
end $$;

drop policy own on notification;
create policy own on notification for select using (
  is_service()
  or (person_id = (select current_person())
    and (compartment_id is null or compartment_id = any ((select visible_compartments())::uuid[]))
    and case
      when subject_table = 'task' then (select t.id from task t where t.id = notification.subject_id::uuid) is not null
      when subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding')
        then sees_record(subject_table, subject_id::uuid)
      else true end)
);
