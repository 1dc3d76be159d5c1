-- Pleadings that are drafted in a dossier: an outline of facts, law and relief, whose sentences cite its exhibits. Cites stand in the text as
-- links to items, quotes, provisions and allegations; which items a paragraph cites stands beside it, for whoever may not see them.

create table pleading (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  dossier_id uuid not null references dossier (id),
  kind text not null check (kind in ('application', 'memorial', 'counter-memorial', 'reply', 'rejoinder', 'request', 'observations', 'other')),
  title text not null check (char_length(title) between 1 and 300),
  language text not null check (language in ('en', 'fr', 'az', 'hy', 'ru')),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table pleading is 'A pleading that is drafted: what is filed with the exhibits of a dossier. Ledgered.';
comment on column pleading.language is 'In which it is written: by it sentences are told apart, and pages are called.';
comment on column pleading.version is 'Counts every save, also of its text alone.';
create index pleading_dossier on pleading (dossier_id);
create index pleading_newest on pleading (case_id, made_at desc, id desc);
alter table pleading enable row level security;
create policy member on pleading using (
  compartment_id = any ((select visible_compartments())::uuid[])
  and (select d.id from dossier d where d.id = pleading.dossier_id) is not null
);
grant select, insert, update on pleading to muniment_app;

create table pleading_part (
  id uuid primary key,
  pleading_id uuid not null references pleading (id),
  kind text not null check (kind in ('section', 'paragraph')),
  part_of text check (part_of in ('facts', 'law', 'relief', 'other')),
  level integer check (level between 1 and 3),
  ordering integer not null,
  body text not null check (char_length(body) between 1 and 20000),
  item_ids uuid[] not null,
  check ((kind = 'section') = (part_of is not null)),
  check ((kind = 'section') = (level is not null))
);
comment on table pleading_part is 'A heading or a paragraph of a pleading. Ledgered.';
comment on column pleading_part.part_of is 'What a section holds: facts, whose sentences need cites; law; relief; or something else.';
comment on column pleading_part.ordering is 'Orders the parts; between two neighbours there is room for others.';
comment on column pleading_part.body is 'Inline Markdown: words, strong, emphasis and links. Cites are links (docs/formats/pleading.md).';
comment on column pleading_part.item_ids is 'Items that it cites. An entry that names one is read by who sees that item.';
create index pleading_part_pleading on pleading_part (pleading_id, ordering);
alter table pleading_part enable row level security;
create policy member on pleading_part using ((select p.id from pleading p where p.id = pleading_part.pleading_id) is not null);
grant select, insert, update, delete on pleading_part to muniment_app;

create function sees_cites_in(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r, jsonb_extract_path(r, 'row', 'item_ids') ids, jsonb_array_elements_text(ids) item
    where r ->> 'table' = 'pleading_part' and jsonb_typeof(ids) = 'array' and not sees_item(item::uuid)
  )
$$;
comment on function sees_cites_in is 'Whether the identity of this transaction may see every item that an entry about a pleading cites.';

-- What was written of a pleading is for those who see it now, and all that the entry cites.
create policy see_pleadings on ledger_entry as restrictive for select using (
  is_service() or subject_table <> 'pleading'
  or ((select p.id from pleading p where p.id = ledger_entry.subject_id::uuid) is not null and sees_cites_in(body))
);

alter table comment drop constraint comment_subject_table_check;
alter table comment add constraint comment_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading'));
alter table task drop constraint task_subject_table_check;
alter table task add constraint task_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading'));

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
    when 'undertaking' then return exists (select from undertaking r where r.id = wanted);
    when 'pleading' then return exists (select from pleading r where r.id = wanted);
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
      when subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking', 'pleading')
        then sees_record(subject_table, subject_id::uuid)
      else true end)
);
