-- Who may not see an item now reads nothing of it in what was written while they could: entries, comments, tasks,
-- notifications and bundles.

comment on column copy.role is 'original, text, ocr, page-image, thumbnail, pdf, metadata, sheet, captions.';
comment on column provenance.original_path_bytes is
  'Base64 of the name as stored, when it is not valid UTF-8 or was too long to be recorded whole.';

-- Each of these looks as the identity of the transaction does: the policies of item, case_file and compartment hold. A
-- scalar query is never turned into a list of all items, so that a page of a hundred entries costs a hundred look-ups.
create function sees_item(wanted uuid) returns boolean language sql stable
return (select i.id from item i where i.id = wanted) is not null;

create function sees_exhibits(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r
    where r ->> 'table' in ('exhibit', 'bundle_item') and r ->> 'op' = 'put'
      and not sees_item((r -> 'row' ->> 'item_id')::uuid)
  )
$$;
comment on function sees_exhibits is 'Whether the identity of this transaction may see every item that an entry about a dossier names.';

drop policy see on ledger_entry;
create policy see on ledger_entry for select using (
  is_service()
  or (case when compartment_id is null then (select current_person()) is not null
        else compartment_id = any ((select visible_compartments())::uuid[]) end
    and case subject_table
      when 'item' then sees_item(subject_id::uuid)
      when 'dossier' then sees_exhibits(body)
      when 'compartment' then (select c.id from compartment c where c.id = ledger_entry.subject_id::uuid) is not null
      when 'case_file' then (select f.id from case_file f where f.id = ledger_entry.subject_id::uuid) is not null
      -- As the rows of compartment_grant are: who is let into what is for those who look after it, and for the person.
      when 'person' then kind not in ('membership-granted', 'membership-revoked')
        or subject_id = (select current_person())::text or (select has_role('owner', 'steward'))
      else true end)
);

-- What was said in a compartment is for its members, and for no longer than they see what it is about.
drop policy see on comment;
create policy see on comment for select using (
  compartment_id = any ((select visible_compartments())::uuid[])
  and (subject_table <> 'item' or sees_item(subject_id))
);
drop policy member on task;
create policy member on task for all using (
  compartment_id = any ((select visible_compartments())::uuid[])
  and (subject_table is distinct from 'item' or sees_item(subject_id))
);
drop policy own on notification;
create policy own on notification for select using (
  is_service()
  or (person_id = (select current_person())
    and (compartment_id is null or compartment_id = any ((select visible_compartments())::uuid[]))
    and case subject_table
      when 'item' then sees_item(subject_id::uuid)
      when 'task' then (select t.id from task t where t.id = notification.subject_id::uuid) is not null
      else true end)
);

create table bundle_item (
  build_id uuid not null references dossier_build (id),
  item_id uuid not null references item (id),
  primary key (build_id, item_id)
);
comment on table bundle_item is 'An item whose bytes are in a bundle. Ledgered.';
alter table bundle_item enable row level security;
create policy member on bundle_item using (exists (select 1 from item i where i.id = bundle_item.item_id));
grant select, insert on bundle_item to muniment_app;

create function sees_bundle(wanted uuid, of_dossier uuid) returns boolean
language sql stable security definer set search_path = public
as $$
  select not exists (
    select from (
      select b.item_id from bundle_item b where b.build_id = wanted
      -- Of what was built before this was noted, the exhibits of the dossier stand for those of the bundle.
      union all
      select e.item_id from exhibit e
      where e.dossier_id = of_dossier and not exists (select from bundle_item b where b.build_id = wanted)
    ) held join item i on i.id = held.item_id
    where i.compartment_id <> all (visible_compartments())
  )
$$;
comment on function sees_bundle is 'Whether the identity of this transaction may see every item that a bundle holds.';
drop policy member on dossier_build;
create policy see on dossier_build for select using (
  exists (select 1 from dossier d where d.id = dossier_id) and (is_service() or sees_bundle(id, dossier_id))
);
create policy build on dossier_build for insert with check (exists (select 1 from dossier d where d.id = dossier_id));

create function items_left(first bigint, last bigint) returns boolean
language sql stable security definer set search_path = public
as $$
  select exists (
    select from ledger_entry e join item i on i.id = e.subject_id::uuid
    where e.seq >= first and (last is null or e.seq <= last) and e.kind = 'item-moved'
      and e.compartment_id = any (visible_compartments()) and i.compartment_id <> all (visible_compartments())
  )
$$;
comment on function items_left is 'Whether among these entries an item left what the identity of this transaction may see: nothing is said of it but that lists are to be read again.';
