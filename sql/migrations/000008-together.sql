-- Two people at once: comments, tasks, notifications, and word of every change to the processes that serve.

create table comment (
  id uuid primary key,
  compartment_id uuid not null references compartment (id),
  subject_table text not null check (subject_table in ('item', 'dossier')),
  subject_id uuid not null,
  author_id uuid not null references person (id),
  body text not null check (char_length(body) between 1 and 10000),
  mentions text[] not null,
  version integer not null check (version > 0),
  created_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table comment is 'What somebody said about a record. Ledgered; earlier versions are in the entries, a withdrawn one stays.';
comment on column comment.compartment_id is 'That of the record which it is about.';
comment on column comment.mentions is 'Ids of the people named in it with @.';
create index comment_subject on comment (subject_id, created_at);

create table task (
  id uuid primary key,
  compartment_id uuid not null references compartment (id),
  subject_table text check (subject_table in ('item', 'dossier')),
  subject_id uuid,
  title text not null check (char_length(title) between 1 and 300),
  assignee_id uuid references person (id),
  due_on text check (due_on ~ '^\d{4}-\d\d-\d\d$'),
  state text not null check (state in ('open', 'done', 'dropped')),
  reason text,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  changed_at timestamptz,
  check ((subject_table is null) = (subject_id is null)),
  check (state <> 'dropped' or reason is not null)
);
comment on table task is 'Something to be done, on a record or free. Ledgered.';
comment on column task.due_on is 'Day, as YYYY-MM-DD; it ends with that day in UTC.';
comment on column task.reason is 'Why it was dropped.';
create index task_subject on task (subject_id);
create index task_assignee on task (assignee_id, state);

create table notification (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null check (kind in ('mention', 'task', 'build', 'search-alert')),
  subject_table text not null,
  subject_id text not null,
  compartment_id uuid references compartment (id),
  actor_id uuid references person (id),
  entry_id uuid,
  created_at timestamptz not null,
  read_at timestamptz
);
comment on table notification is 'That something concerns a person, and whether they have seen it. Operational: points at what is in the ledger and holds no words of it.';
comment on column notification.entry_id is 'The ledger entry that it tells of; null when none does, as for a search.';
create index notification_person on notification (person_id, id desc);
create index notification_unread on notification (person_id) where read_at is null;

alter table comment enable row level security;
alter table task enable row level security;
alter table notification enable row level security;

create policy see on comment for select using (compartment_id = any ((select visible_compartments())::uuid[]));
create policy say on comment for insert with check (
  compartment_id = any ((select visible_compartments())::uuid[])
  and (author_id = (select current_person()) or is_service() or (select has_role('owner', 'steward')))
);
create policy change on comment for update using (
  compartment_id = any ((select visible_compartments())::uuid[])
  and (author_id = (select current_person()) or is_service() or (select has_role('owner', 'steward')))
);
create policy member on task for all using (compartment_id = any ((select visible_compartments())::uuid[]));

-- Whoever loses a compartment loses what was said to them about it.
create policy own on notification for select using (
  is_service()
  or (person_id = (select current_person())
    and (compartment_id is null or compartment_id = any ((select visible_compartments())::uuid[])))
);
create policy mark on notification for update using (person_id = (select current_person()));
create policy tell on notification for insert with check (
  is_service()
  or (actor_id = (select current_person())
    and (compartment_id is null or compartment_id = any ((select visible_compartments())::uuid[])))
);

grant select, insert, update on comment, task to muniment_app;
grant select, insert on notification to muniment_app;
grant update (read_at) on notification to muniment_app;

create function members_of(wanted uuid) returns setof uuid
language sql stable security definer set search_path = public
as $$
  select g.person_id
  from compartment_grant g join person p on p.id = g.person_id
  where g.compartment_id = wanted and p.status = 'active' and wanted = any (visible_compartments())
    and exists (select 1 from role_grant r where r.person_id = p.id)
$$;
comment on function members_of is
  'Active people who may see a compartment, for those who are members of it themselves: whom one can name there.';

-- Word of a change goes out when the change is durable. It says which entries there are and nothing of what is in them:
-- whoever hears it reads them under the policies of the person it is for.
create function tell_of_entries() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('muniment_entries', (select min(seq) || '-' || max(seq) from added));
  return null;
end
$$;
create trigger tell after insert on ledger_entry referencing new table as added
for each statement execute function tell_of_entries();

create function tell_of_notification() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('muniment_notices', new.person_id::text);
  return null;
end
$$;
create trigger tell after insert or update on notification
for each row execute function tell_of_notification();
