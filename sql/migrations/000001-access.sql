-- Who there is and who may see what. Ledgered tables have no defaults: every value comes from a ledger entry, so
-- that a rebuild gives the same rows.

create table person (
  id uuid primary key,
  name text not null check (name <> ''),
  email text unique,
  kind text not null check (kind in ('human', 'service')),
  status text not null check (status in ('active', 'disabled')),
  created_at timestamptz not null
);
comment on table person is 'Someone, or a service of Muniment, who acts in the archive. Ledgered.';
comment on column person.email is 'Sign-in address, lower case; null for services.';

create table case_file (
  id uuid primary key,
  title text not null check (title <> ''),
  created_at timestamptz not null
);
comment on table case_file is 'A case: the whole body of evidence and argument for one dispute. Ledgered.';

create table compartment (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  name text not null check (name <> ''),
  description text,
  is_sealed boolean not null,
  created_at timestamptz not null,
  unique (case_id, name)
);
comment on table compartment is 'A set of items that only its members may see. Ledgered.';
comment on column compartment.is_sealed is 'Reading anything in a sealed compartment is itself a ledger entry.';

create table role_grant (
  person_id uuid not null references person (id),
  role text not null check (role in ('owner', 'steward', 'lawyer', 'analyst', 'collector', 'reader')),
  granted_at timestamptz not null,
  primary key (person_id, role)
);
comment on table role_grant is 'What a person may do. Ledgered; a revocation removes the row and leaves its entry.';

create table compartment_grant (
  person_id uuid not null references person (id),
  compartment_id uuid not null references compartment (id),
  granted_at timestamptz not null,
  primary key (person_id, compartment_id)
);
comment on table compartment_grant is 'Who is a member of a compartment. Ledgered.';

-- The identity of the running transaction, set with `set local` by src/db/transaction.ts. Empty means nobody.
create function current_person() returns uuid
language sql stable parallel safe
return nullif(current_setting('muniment.person', true), '')::uuid;

create function is_service() returns boolean
language sql stable parallel safe
return coalesce(current_setting('muniment.service', true), '') = 'on';

create function has_role(variadic wanted text[]) returns boolean
language sql stable security definer set search_path = public
return exists (
  select 1
  from role_grant g join person p on p.id = g.person_id
  where g.person_id = current_person() and p.status = 'active' and g.role = any (wanted)
);

create function visible_compartments() returns uuid[]
language sql stable security definer set search_path = public
return coalesce((
  select array_agg(c.id)
  from compartment c
  where is_service()
    or exists (
      select 1
      from compartment_grant g join person p on p.id = g.person_id
      where g.compartment_id = c.id and g.person_id = current_person() and p.status = 'active'
    )
), '{}');
comment on function visible_compartments is
  'Compartments the identity of this transaction is a member of; all of them for a service of ours. Used by every policy.';

alter table person enable row level security;
alter table case_file enable row level security;
alter table compartment enable row level security;
alter table role_grant enable row level security;
alter table compartment_grant enable row level security;

create policy see on person for select using (current_person() is not null or is_service());
create policy see on case_file for select using (current_person() is not null or is_service());
create policy see on compartment for select using (id = any ((select visible_compartments())::uuid[]) or (select has_role('owner', 'steward')));
create policy see on role_grant for select using (current_person() is not null or is_service());
create policy see on compartment_grant for select
  using (person_id = current_person() or is_service() or (select has_role('owner', 'steward')));

create policy write on person for all using (is_service() or (select has_role('owner', 'steward')));
create policy write on case_file for all using (is_service() or (select has_role('owner', 'steward')));
create policy write on compartment for all using (is_service() or (select has_role('owner', 'steward')));
create policy write on role_grant for all using (is_service() or (select has_role('owner')));
create policy write on compartment_grant for all using (is_service() or (select has_role('owner', 'steward')));

grant select, insert, update on person, case_file, compartment to muniment_app;
grant select, insert, update, delete on role_grant, compartment_grant to muniment_app;
