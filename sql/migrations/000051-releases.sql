-- What lies sealed of the ground and of people is shown to others when two people let them see it, as hazard records are (decision 0053).

create table record_release (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  record_table text not null check (record_table in ('detention_record', 'displacement_record', 'accident', 'ground_area', 'found_device')),
  record_id uuid not null,
  compartment_id uuid not null references compartment (id),
  to_compartment_id uuid not null references compartment (id),
  reason text not null check (char_length(reason) between 1 and 2000),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  agreed_by uuid references person (id),
  agreed_at timestamptz,
  ended_by uuid references person (id),
  ended_at timestamptz,
  ended_reason text check (char_length(ended_reason) between 1 and 2000),
  check (agreed_by <> asked_by),
  check (to_compartment_id <> compartment_id),
  check ((agreed_by is null) = (agreed_at is null)),
  check ((ended_by is null) = (ended_at is null) and (ended_at is null) = (ended_reason is null))
);
comment on table record_release is 'That the members of another compartment may see a record of the ground or of people: one person asks, another agrees, anybody who may change the record takes it back. Ledgered.';
comment on column record_release.compartment_id is 'That of the record. Here so that no policy asks for the record, which asks for this.';
comment on column record_release.agreed_by is 'Never who asked. Null: nobody agreed, and nothing is released.';
comment on column record_release.ended_at is 'When it was refused or taken back.';
create index record_release_record on record_release (record_id);
create index record_release_newest on record_release (case_id, asked_at desc, id desc);
create unique index record_release_open on record_release (record_id, to_compartment_id) where ended_at is null;
alter table record_release enable row level security;
create policy member on record_release using (compartment_id = any ((select visible_compartments())::uuid[]));
-- Whoever a record was released to learns who let them see it, and no more of other releases.
create policy released on record_release for select using (
  agreed_at is not null and ended_at is null and to_compartment_id = any ((select visible_compartments())::uuid[])
);
grant select, insert, update on record_release to muniment_app;

-- To look at: what is released is changed by members only. Asked once for all rows, not row by row.
create function released_to_me(wanted text) returns uuid[] language sql stable as $$
  select coalesce(array_agg(r.record_id), '{}') from record_release r
  where r.record_table = wanted and r.agreed_at is not null and r.ended_at is null
    and r.to_compartment_id = any ((select visible_compartments())::uuid[])
$$;
comment on function released_to_me is 'Records of a table that were released to the identity of this transaction.';
create policy released on detention_record for select using (id = any ((select released_to_me('detention_record'))::uuid[]));
create policy released on displacement_record for select using (id = any ((select released_to_me('displacement_record'))::uuid[]));
create policy released on accident for select using (id = any ((select released_to_me('accident'))::uuid[]));
create policy released on ground_area for select using (id = any ((select released_to_me('ground_area'))::uuid[]));
create policy released on found_device for select using (id = any ((select released_to_me('found_device'))::uuid[]));

-- What hangs on a record is seen by who sees it, and was changed by them, too: now by members only.
do $$
declare one record;
begin
  for one in select * from (values
    ('detention_version', 'detention_record', 'record_id'), ('detention_evidence', 'detention_record', 'record_id'),
    ('detention_registration', 'detention_record', 'record_id'), ('exchange_part', 'detention_record', 'exchange_id'),
    ('exchange_claim', 'detention_record', 'exchange_id'), ('displacement_version', 'displacement_record', 'record_id'), ('displacement_member', 'displacement_record', 'household_id'),
    ('displacement_evidence', 'displacement_record', 'record_id'), ('accident_victim', 'accident', 'accident_id'), ('ground_work', 'ground_area', 'area_id')
  ) of (part, whole, key) loop
    execute format('create policy of_members on %I as restrictive for insert with check ((select r.compartment_id from %I r where r.id = %I.%I) = any ((select visible_compartments())::uuid[]))',
      one.part, one.whole, one.part, one.key);
    execute format('create policy by_members on %I as restrictive for update using ((select r.compartment_id from %I r where r.id = %I.%I) = any ((select visible_compartments())::uuid[]))',
      one.part, one.whole, one.part, one.key);
    execute format('create policy off_members on %I as restrictive for delete using ((select r.compartment_id from %I r where r.id = %I.%I) = any ((select visible_compartments())::uuid[]))',
      one.part, one.whole, one.part, one.key);
  end loop;
end $$;
create policy of_members on quality_visit as restrictive for insert with check (
  (select a.compartment_id from ground_work w join ground_area a on a.id = w.area_id where w.id = quality_visit.work_id) = any ((select visible_compartments())::uuid[])
);
create policy by_members on quality_visit as restrictive for update using (
  (select a.compartment_id from ground_work w join ground_area a on a.id = w.area_id where w.id = quality_visit.work_id) = any ((select visible_compartments())::uuid[])
);

-- Whoever agrees has to know to whom: the name of a compartment of which they are no member, and nothing else of it.
create function released_to_name(wanted uuid) returns text
language sql stable security definer set search_path = public
as $$
  select c.name from compartment c where c.id = wanted and (
    exists (select from record_release r where r.to_compartment_id = wanted and r.compartment_id = any (visible_compartments()))
    or exists (select from hazard_release r where r.to_compartment_id = wanted and r.compartment_id = any (visible_compartments()))
    or wanted = any (visible_compartments()))
$$;
comment on function released_to_name is 'The name of a compartment to which a record was to be released that the identity of this transaction may decide of.';
