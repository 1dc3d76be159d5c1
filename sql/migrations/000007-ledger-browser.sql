-- The ledger's browser: entries of one kind, by one actor, of one day, without reading the whole log.
create index ledger_entry_kind on ledger_entry (kind, seq);
create index ledger_entry_actor on ledger_entry (actor_id, seq);
create index ledger_entry_at on ledger_entry using brin (at);
