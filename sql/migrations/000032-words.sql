-- Words that many titles have, and kinds of act with their grounds, are looked for where all else that is counted lies.

alter table incident add column title_folded text collate "C" not null generated always as (lower(title)) stored;
comment on column incident.title_folded is 'The title in small letters: compared byte by byte, a third of the time that letters take.';

create index incident_told on incident (case_id, compartment_id)
  include (title_folded, sorted_day, last_day, status, act_kinds, latitude, longitude) where withdrawn_at is null;

create index act_sort on act (kind, incident_id) include (grounds, methods, compartment_id) where withdrawn_at is null;
drop index act_kind;
