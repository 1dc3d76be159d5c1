-- What States agreed, declared or were ordered to do; what of it binds whom; and what each side says of whether it was done. Whether an
-- obligation was kept is no column: what was said by whom is kept apart by side, and how it stands is worked out from it each time (decision 0035).

create table undertaking (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  kind text not null check (kind in ('agreement', 'ceasefire', 'ordered-measure', 'unilateral')),
  title text not null check (char_length(title) between 1 and 300),
  dated text,
  parties jsonb not null check (jsonb_typeof(parties) = 'array'),
  which_text text check (char_length(which_text) between 1 and 1000),
  to_check boolean not null,
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table undertaking is 'An agreement, a ceasefire, a measure that was ordered or a declaration by which somebody is to do something. Ledgered.';
comment on column undertaking.dated is 'EDTF, without a time of day.';
comment on column undertaking.parties is 'List of {name, role}: a side, of whose words the standing is told; an author that is no side, such as a court; or a third.';
comment on column undertaking.which_text is 'Which text is quoted, where there are several, and what is not certain of it.';
comment on column undertaking.to_check is 'Its contents are said from general knowledge: to be checked by a lawyer.';
create index undertaking_newest on undertaking (case_id, made_at desc, id desc);
alter table undertaking enable row level security;
create policy member on undertaking using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on undertaking to muniment_app;

create table undertaking_order (
  undertaking_id uuid primary key references undertaking (id),
  proceeding_id uuid not null references proceeding (id),
  step_id uuid references step (id)
);
comment on table undertaking_order is 'The proceeding in which it was ordered or declared, and the step by which. Seen by who sees both. Ledgered.';
create index undertaking_order_proceeding on undertaking_order (proceeding_id);
alter table undertaking_order enable row level security;
create policy member on undertaking_order using (
  (select u.id from undertaking u where u.id = undertaking_order.undertaking_id) is not null
  and (select p.id from proceeding p where p.id = undertaking_order.proceeding_id) is not null
);
grant select, insert, update, delete on undertaking_order to muniment_app;

create table obligation (
  id uuid primary key,
  undertaking_id uuid not null references undertaking (id),
  label text check (char_length(label) between 1 and 60),
  owed_by text not null check (char_length(owed_by) between 1 and 200),
  owed_to text check (char_length(owed_to) between 1 and 300),
  words text not null check (char_length(words) between 1 and 4000),
  due_on text,
  is_continuing boolean not null,
  conditions text check (char_length(conditions) between 1 and 2000),
  in_force_from text,
  in_force_to text,
  to_check boolean not null,
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (not is_continuing or due_on is null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table obligation is 'What one party of an undertaking is to do, or not to do, in the words of the text. Ledgered.';
comment on column obligation.label is 'Point, paragraph or article, as the text numbers it.';
comment on column obligation.owed_by is 'Name of a party of the undertaking. What binds two parties is two obligations, so that what is said of each stands apart.';
comment on column obligation.due_on is 'EDTF, without a time of day: by when. Null: the text says none, or it is to be kept all the time.';
comment on column obligation.in_force_from is 'EDTF, as in_force_to; null where the text says nothing.';
create index obligation_undertaking on obligation (undertaking_id);
alter table obligation enable row level security;
create policy member on obligation using ((select u.id from undertaking u where u.id = obligation.undertaking_id) is not null);
grant select, insert, update on obligation to muniment_app;

create table compliance_event (
  id uuid primary key,
  obligation_id uuid not null references obligation (id),
  says text not null check (says in ('performed', 'partly-performed', 'not-performed', 'breached', 'disputed', 'prevented', 'extended')),
  side text check (char_length(side) between 1 and 200),
  said_by text not null check (char_length(said_by) between 1 and 300),
  said_on text,
  happened_on text,
  extended_to text,
  note text check (char_length(note) between 1 and 2000),
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (extended_to is null or says = 'extended'),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table compliance_event is 'What somebody says of whether an obligation was kept: a claim of theirs, never a finding. Ledgered.';
comment on column compliance_event.side is 'Name of the side of the undertaking for which it is said; null where whoever says it is no side.';
comment on column compliance_event.said_by is 'Who says it, in words.';
comment on column compliance_event.said_on is 'EDTF, without a time of day: when it was said. What was said last is told by it.';
comment on column compliance_event.happened_on is 'EDTF: when that of which it is said was.';
comment on column compliance_event.extended_to is 'EDTF: until when the time was extended, as they say.';
create index compliance_event_obligation on compliance_event (obligation_id);
alter table compliance_event enable row level security;
create policy member on compliance_event using ((select o.id from obligation o where o.id = compliance_event.obligation_id) is not null);
grant select, insert, update on compliance_event to muniment_app;

create table undertaking_basis (
  id uuid primary key,
  undertaking_id uuid not null references undertaking (id),
  obligation_id uuid references obligation (id),
  event_id uuid references compliance_event (id),
  item_id uuid references item (id),
  quote_id uuid references quote (id),
  claim_id uuid references claim (id),
  incident_id uuid references incident (id),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  check (num_nonnulls(obligation_id, event_id) <= 1),
  check (num_nonnulls(item_id, quote_id, claim_id, incident_id) = 1)
);
comment on table undertaking_basis is 'An item, quote, claim or incident that shows the text of an undertaking, the words of an obligation or what was said of it. Seen by who sees both. Ledgered.';
comment on column undertaking_basis.obligation_id is 'Null, as event_id: it is the text of the undertaking.';
create index undertaking_basis_undertaking on undertaking_basis (undertaking_id);
create index undertaking_basis_obligation on undertaking_basis (obligation_id) where obligation_id is not null;
create index undertaking_basis_event on undertaking_basis (event_id) where event_id is not null;
create index undertaking_basis_item on undertaking_basis (item_id) where item_id is not null;
create index undertaking_basis_quote on undertaking_basis (quote_id) where quote_id is not null;
create index undertaking_basis_claim on undertaking_basis (claim_id) where claim_id is not null;
create index undertaking_basis_incident on undertaking_basis (incident_id) where incident_id is not null;
alter table undertaking_basis enable row level security;
create policy member on undertaking_basis using (
  (select u.id from undertaking u where u.id = undertaking_basis.undertaking_id) is not null
  and (item_id is null or (select i.id from item i where i.id = undertaking_basis.item_id) is not null)
  and (quote_id is null or (select q.id from quote q where q.id = undertaking_basis.quote_id) is not null)
  and (claim_id is null or (select c.id from claim c where c.id = undertaking_basis.claim_id) is not null)
  and (incident_id is null or (select n.id from incident n where n.id = undertaking_basis.incident_id) is not null)
);
grant select, insert, update, delete on undertaking_basis to muniment_app;

create function sees_bases_in(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r, jsonb_extract_path(r, 'row') w
    where r ->> 'table' in ('undertaking_basis', 'undertaking_order') and (
      w ->> 'item_id' is not null and not sees_item((w ->> 'item_id')::uuid)
      or w ->> 'quote_id' is not null and (select q.id from quote q where q.id = (w ->> 'quote_id')::uuid) is null
      or w ->> 'claim_id' is not null and (select c.id from claim c where c.id = (w ->> 'claim_id')::uuid) is null
      or w ->> 'incident_id' is not null and (select n.id from incident n where n.id = (w ->> 'incident_id')::uuid) is null
      or w ->> 'proceeding_id' is not null and (select p.id from proceeding p where p.id = (w ->> 'proceeding_id')::uuid) is null)
  )
$$;
comment on function sees_bases_in is 'Whether the identity of this transaction may see every item, quote, claim, incident and proceeding that an entry about an undertaking names.';

-- What was written of an undertaking is for those who see it now, and all that the entry names.
create policy see_undertakings on ledger_entry as restrictive for select using (
  is_service() or subject_table <> 'undertaking'
  or ((select u.id from undertaking u where u.id = ledger_entry.subject_id::uuid) is not null and sees_bases_in(body))
);

alter table comment drop constraint comment_subject_table_check;
alter table comment add constraint comment_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking'));
alter table task drop constraint task_subject_table_check;
alter table task add constraint task_subject_table_check
  check (subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking'));

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
      when subject_table in ('item', 'dossier', 'claim', 'incident', 'actor_identity', 'conclusion', 'allegation', 'proceeding', 'undertaking')
        then sees_record(subject_table, subject_id::uuid)
      else true end)
);
