-- The network of a record is read from what is linked with it, the newest first: however many links it has, no more rows are read than
-- are asked for.
drop index act_victim;
create index act_victim on act (victim_id, id) where victim_id is not null;
create index act_place on act (place_id, id) where place_id is not null;
drop index involvement_actor;
create index involvement_actor on involvement (actor_id, id) where actor_id is not null;
drop index information_actor;
create index information_actor on information (actor_id, id) where actor_id is not null;
create index incident_place on incident (place_id, id) where place_id is not null;
create index claim_place on claim (place_id, id) where place_id is not null;
drop index quote_item;
create index quote_item on quote (item_id, id);
create index actor_name_claim on actor_name (claim_id) where claim_id is not null;
create index actor_identity_birthplace on actor_identity ((details ->> 'birthplaceId'), actor_id) where details ->> 'birthplaceId' is not null;

-- As with names: an index is not used under a policy by an operator that is not leakproof.
create function actors_born_in(place text, at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = public as $$
begin
  return query select i.actor_id from actor_identity i
    where i.details ->> 'birthplaceId' = place and i.compartment_id = any ((select visible_compartments())::uuid[])
    order by i.actor_id desc limit at_most;
end $$;
comment on function actors_born_in is
  'Actors who are said to be born in a place of the gazetteer, of the identities that the identity of this transaction may see, the newest first. Which of the actors it may see is for whoever asks.';
