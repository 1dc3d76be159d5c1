-- Since records are released one by one (migration 000051) every count asks for their ids, too: with the id in it the index answers by itself again.
drop index displacement_record_counted;
create index displacement_record_counted on displacement_record (case_id, settlement_id, year)
  include (id, compartment_id, household_id, persons, persons_are, cause, destination) where kind = 'event' and withdrawn_at is null;

-- That they were counted is recorded in each compartment that holds some: whether it does is one look, also where it holds none.
create index displacement_record_compartment on displacement_record (compartment_id, kind) where withdrawn_at is null;
