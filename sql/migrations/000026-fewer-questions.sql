-- The number of an entry is drawn before the entry is written, so that it need not be asked back from the row: what is asked back is
-- read, and reading an entry is what the policies are long for. Whoever may append could name a number before; the sequence can be
-- drawn from, not set.
grant usage on sequence ledger_entry_seq_seq to muniment_app;

-- The same answers as before (000023), each from the one table that it is about: as one expression of SQL all of them were made ready
-- again for every row that was looked at, which took twenty times as long as looking.
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
    else return false;
  end case;
end $$;
