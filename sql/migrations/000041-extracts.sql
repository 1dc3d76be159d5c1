-- Exhibits that are annexed as extracts: the volume shows some of their pages, and the whole is deposited with the registry.

create table exhibit_extract (
  exhibit_id uuid primary key references exhibit (id),
  item_id uuid not null references item (id),
  pages text check (pages ~ '^[1-9][0-9]*(-[1-9][0-9]*)?(, [1-9][0-9]*(-[1-9][0-9]*)?)*$' and char_length(pages) <= 1000),
  reason text not null check (char_length(reason) between 1 and 2000)
);
comment on table exhibit_extract is 'That an exhibit is annexed as an extract of its document. Ledgered.';
comment on column exhibit_extract.item_id is 'That of the exhibit, so that an entry is read by who sees the item also after the exhibit was taken off.';
comment on column exhibit_extract.pages is 'Pages of the document as it is printed whole, from 1: ranges in order, such as 3-5, 12. Null: it is annexed whole again.';
comment on column exhibit_extract.reason is 'Why these pages are enough, or why it is annexed whole again.';
create index exhibit_extract_item on exhibit_extract (item_id);
alter table exhibit_extract enable row level security;
create policy member on exhibit_extract using ((select e.id from exhibit e where e.id = exhibit_extract.exhibit_id) is not null and sees_item(item_id));
grant select, insert, update, delete on exhibit_extract to muniment_app;

create or replace function sees_exhibits(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r
    where (r ->> 'table' in ('exhibit', 'exhibit_extract', 'bundle_item') or (r ->> 'table' = 'filing_note' and r -> 'row' ->> 'item_id' is not null))
      and r ->> 'op' = 'put' and not sees_item((r -> 'row' ->> 'item_id')::uuid)
  )
$$;
