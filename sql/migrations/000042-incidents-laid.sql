-- An incident is laid to an element by itself: it brings the claims that its records rest on, value by value.

alter table laid_evidence add column incident_id uuid references incident (id);
alter table laid_evidence drop constraint laid_evidence_check;
alter table laid_evidence add constraint laid_evidence_check check (num_nonnulls(claim_id, conclusion_id, incident_id) = 1);
comment on table laid_evidence is 'A claim, a conclusion or an incident that is laid to an element of an allegation, for it or against it. Seen by who sees both. Ledgered.';
comment on column laid_evidence.incident_id is 'It brings the claims that the values of its records rest on, and weighs nothing of its own.';
create index laid_evidence_incident on laid_evidence (incident_id) where incident_id is not null;
drop policy member on laid_evidence;
create policy member on laid_evidence using (
  (select a.id from allegation a where a.id = laid_evidence.allegation_id) is not null
  and (claim_id is null or (select c.id from claim c where c.id = laid_evidence.claim_id) is not null)
  and (conclusion_id is null or (select c.id from conclusion c where c.id = laid_evidence.conclusion_id) is not null)
  and (incident_id is null or (select i.id from incident i where i.id = laid_evidence.incident_id) is not null)
);

create or replace function sees_laid_by(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r, jsonb_extract_path(r, 'row') w
    where r ->> 'table' = 'laid_evidence' and (
      w ->> 'claim_id' is not null and (select c.id from claim c where c.id = (w ->> 'claim_id')::uuid) is null
      or w ->> 'conclusion_id' is not null
        and (select c.id from conclusion c where c.id = (w ->> 'conclusion_id')::uuid) is null
      or w ->> 'incident_id' is not null
        and (select i.id from incident i where i.id = (w ->> 'incident_id')::uuid) is null)
  )
$$;
comment on function sees_laid_by is 'Whether the identity of this transaction may see every claim, conclusion and incident that an entry lays to an allegation.';
