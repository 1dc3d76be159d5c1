-- Records of the ground and of people are laid to elements: obstacles, hazard records, handovers, accidents, areas, devices, detentions, missing
-- cases, exchanges and displacements. Each brings the claims that it rests on, and weighs nothing of its own (decision 0052).

alter table laid_evidence add column record_table text
  check (record_table in ('obstacle', 'hazard_record', 'handover', 'accident', 'ground_area', 'found_device', 'detention_record', 'displacement_record'));
alter table laid_evidence add column record_id uuid;
alter table laid_evidence drop constraint laid_evidence_check;
alter table laid_evidence add constraint laid_evidence_check
  check (num_nonnulls(claim_id, conclusion_id, incident_id, record_id) = 1 and (record_table is null) = (record_id is null));
comment on table laid_evidence is 'A claim, a conclusion, an incident or a record of the ground or of people that is laid to an element of an allegation, for it or against it. Seen by who sees both. Ledgered.';
comment on column laid_evidence.record_table is 'What the record is; with record_id. It brings the claims that it rests on, and weighs nothing of its own.';
create index laid_evidence_record on laid_evidence (record_id) where record_id is not null;

create function sees_laid_record(record_table text, wanted uuid) returns boolean language plpgsql stable as $$
begin
  case record_table
    when 'obstacle' then return exists (select from obstacle r where r.id = wanted);
    when 'found_device' then return exists (select from found_device r where r.id = wanted);
    else return sees_record(record_table, wanted);
  end case;
end $$;
comment on function sees_laid_record is 'Whether the identity of this transaction may see a record that can be laid to an element.';

drop policy member on laid_evidence;
create policy member on laid_evidence using (
  (select a.id from allegation a where a.id = laid_evidence.allegation_id) is not null
  and (claim_id is null or (select c.id from claim c where c.id = laid_evidence.claim_id) is not null)
  and (conclusion_id is null or (select c.id from conclusion c where c.id = laid_evidence.conclusion_id) is not null)
  and (incident_id is null or (select i.id from incident i where i.id = laid_evidence.incident_id) is not null)
  and (record_id is null or sees_laid_record(record_table, record_id))
);

create or replace function sees_laid_by(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r, jsonb_extract_path(r, 'row') w
    where r ->> 'table' = 'laid_evidence' and (
      w ->> 'claim_id' is not null and (select c.id from claim c where c.id = (w ->> 'claim_id')::uuid) is null
      or w ->> 'conclusion_id' is not null
        and (select c.id from conclusion c where c.id = (w ->> 'conclusion_id')::uuid) is null
      or w ->> 'incident_id' is not null
        and (select i.id from incident i where i.id = (w ->> 'incident_id')::uuid) is null
      or w ->> 'record_id' is not null and not sees_laid_record(w ->> 'record_table', (w ->> 'record_id')::uuid))
  )
$$;
comment on function sees_laid_by is 'Whether the identity of this transaction may see every claim, conclusion, incident and record that an entry lays to an allegation.';
