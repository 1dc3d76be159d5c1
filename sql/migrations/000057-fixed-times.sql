-- Days that a forum fixed itself, such as that on which a memorial is due.
alter table step add column fixed_times jsonb check (jsonb_typeof(fixed_times) = 'array');
comment on column step.fixed_times is 'Times that the step fixed: [{what, forWhom, dueOn, keptOn}], days as YYYY-MM-DD; null: none.';
