-- What lies in a large bundle is told in several entries: that it was built is for those who see all that it holds, also where its entry names
-- only the first of it.

create or replace function sees_exhibits(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r
    where r ->> 'op' = 'put' and (
      (r ->> 'table' in ('exhibit', 'exhibit_extract', 'bundle_item') or (r ->> 'table' = 'filing_note' and r -> 'row' ->> 'item_id' is not null))
        and not sees_item((r -> 'row' ->> 'item_id')::uuid)
      or r ->> 'table' = 'dossier_build'
        and not sees_bundle((r -> 'row' ->> 'id')::uuid, (r -> 'row' ->> 'dossier_id')::uuid))
  )
$$;
comment on function sees_exhibits is 'Whether the identity of this transaction may see every item that an entry about a dossier names, and all that a bundle holds of which it tells.';
