-- The number of an entry is drawn before the entry is written, so that it need not be asked back from the row: what is asked back is
-- read, and reading an entry is what the policies are long for. Whoever may append could name a number before; the sequence can be
-- drawn from, not set.
grant usage on sequence ledger_entry_seq_seq to muniment_app;
