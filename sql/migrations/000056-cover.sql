-- What else stands on the cover of volumes.
alter table volume_plan add column case_name text check (char_length(case_name) between 1 and 300);
alter table volume_plan add column cover_on text check (cover_on ~ '^\d{4}-\d\d-\d\d$');
comment on column volume_plan.case_name is 'The case as the forum names it, with its parties; null: none stands on the cover.';
comment on column volume_plan.cover_on is 'The day that stands on the cover; null: none.';
