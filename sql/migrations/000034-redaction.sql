-- What is covered in the public version of an exhibit, what must stand in none, and what was made of both. All ledgered.

create table redaction (
  id uuid primary key,
  item_id uuid not null references item (id),
  page integer check (page > 0),
  regions jsonb not null check (jsonb_typeof(regions) = 'array'),
  text_sha256 text check (text_sha256 ~ '^[0-9a-f]{64}$'),
  start_at integer check (start_at >= 0),
  end_at integer check (end_at > start_at),
  category text not null check (category in ('witness', 'victim', 'third-person', 'location', 'medical', 'security', 'privileged')),
  authority text not null check (char_length(authority) between 1 and 500),
  reason text check (char_length(reason) between 1 and 2000),
  is_by_rule boolean not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_by uuid references person (id),
  withdrawn_at timestamptz,
  withdrawn_reason text check (char_length(withdrawn_reason) between 1 and 2000),
  check (page is not null or (jsonb_array_length(regions) = 0 and text_sha256 is null)),
  check (page is null or jsonb_array_length(regions) > 0 or text_sha256 is not null),
  check ((text_sha256 is null) = (start_at is null) and (text_sha256 is null) = (end_at is null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
comment on table redaction is 'A place of an item that is covered in the public version of every dossier, or that the whole item is withheld from it; by which authority. Withdrawn, never deleted. Ledgered.';
comment on column redaction.page is 'Page of the item, or of its frozen text, from 1; null: the whole item is withheld.';
comment on column redaction.regions is 'What is covered, [[x, y, width, height], …] in per cent of the page as it stands upright; empty where the pages are only made when they are printed.';
comment on column redaction.text_sha256 is 'The layer of text that a passage was chosen in; its words are not repeated here.';
comment on column redaction.start_at is 'Place of the passage in the text of the page in code points; end_at after the last.';
comment on column redaction.authority is 'The order, rule or decision that it rests on, as whoever made it says.';
comment on column redaction.is_by_rule is 'Whether it was proposed because a sealed text stands there; a person accepted it.';
create index redaction_item on redaction (item_id) where withdrawn_at is null;
alter table redaction enable row level security;
create policy member on redaction using ((select i.id from item i where i.id = redaction.item_id) is not null);
grant select, insert, update on redaction to muniment_app;

create table sealed_text (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  body text not null check (char_length(body) between 3 and 500),
  kind text not null check (kind in ('name', 'address', 'coordinates', 'number', 'other')),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text check (char_length(withdrawn_reason) between 1 and 2000),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table sealed_text is 'Words that may stand in no public version, beside the names of protected identities: an address, coordinates, a number of a telephone. Ledgered.';
comment on column sealed_text.compartment_id is 'A sealed one: whoever is no member of it learns nothing of it.';
create index sealed_text_case on sealed_text (case_id) where withdrawn_at is null;
alter table sealed_text enable row level security;
create policy member on sealed_text using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on sealed_text to muniment_app;

create table public_copy (
  item_id uuid not null references item (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  pages integer not null check (pages > 0),
  covered integer not null check (covered >= 0),
  is_withheld boolean not null,
  made_at timestamptz not null,
  primary key (item_id, sha256)
);
comment on table public_copy is 'A public version of an exhibit that was filed: what a bundle proves instead of the evidentiary copy, which it does not name. Ledgered.';
comment on column public_copy.covered is 'How many places of it are covered.';
alter table public_copy enable row level security;
create policy member on public_copy using ((select i.id from item i where i.id = public_copy.item_id) is not null);
grant select, insert on public_copy to muniment_app;

create table public_build (
  build_id uuid primary key references dossier_build (id),
  files integer not null check (files > 0),
  pages integer not null check (pages >= 0),
  covered integer not null check (covered >= 0),
  withheld integer not null check (withheld >= 0),
  alike integer not null check (alike >= 0)
);
comment on table public_build is 'That a build is the public version of its dossier, and what its leak test looked at; one that leaked was not kept. Ledgered.';
comment on column public_build.files is 'Files of the bundle that were taken apart and searched, with all that they hold.';
comment on column public_build.pages is 'Pages whose words were compared with what is covered on them.';
comment on column public_build.alike is 'Places that only resemble a sealed name, by a word of it or its initials, and were left open.';
alter table public_build enable row level security;
create policy member on public_build using ((select b.id from dossier_build b where b.id = public_build.build_id) is not null);
grant select, insert on public_build to muniment_app;

create function sealed_texts_hidden(of_case uuid) returns boolean
language sql stable security definer set search_path = public
return exists (
    select from actor a join actor_identity i on i.actor_id = a.id
    where a.case_id = of_case and a.is_protected and a.withdrawn_at is null and i.compartment_id <> all (visible_compartments()))
  or exists (select from source_identity s where s.case_id = of_case and s.compartment_id <> all (visible_compartments()))
  or exists (select from sealed_text t where t.case_id = of_case and t.withdrawn_at is null and t.compartment_id <> all (visible_compartments()));
comment on function sealed_texts_hidden is
  'Whether a case has sealed names or texts that the identity of this transaction may not see: it cannot answer for a public version, and is told so without a number.';
revoke execute on function sealed_texts_hidden(uuid) from public;
grant execute on function sealed_texts_hidden(uuid) to muniment_app;
