-- Lists of items at a million rows. Which items someone may see is decided by their compartments, never by the case, so
-- that an order within a case served no list: newest first over all of them, and of one kind.

create index item_newest on item (received_at desc, id desc);
create index item_kind_newest on item (kind, received_at desc, id desc);
drop index item_received;
drop index item_kind;

-- A policy's condition is checked before any that might tell somebody what it saw, such as a comparison of texts; an
-- index on titles can therefore not be used under one. This function looks into the index for whoever asks and applies
-- the same condition itself; what it names is asked for again under the policy.
create extension if not exists pg_trgm;
create index item_title on item using gin (title gin_trgm_ops);
create function items_titled(wanted text, at_most integer) returns setof uuid
language sql stable security definer set search_path = public
as $$
  select id from item
  where title ilike wanted and compartment_id = any ((select visible_compartments())::uuid[])
  limit at_most
$$;
comment on function items_titled is
  'Items whose title matches an ILIKE pattern, of the compartments that the identity of this transaction may see.';

-- The default forbids more than one process for every query under a policy; in the leading process it may run.
alter function visible_compartments() parallel restricted;
