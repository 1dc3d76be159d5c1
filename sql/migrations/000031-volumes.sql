-- Volumes of a dossier for a registry, and the register whose numbers stand on their pages. All ledgered.

create table volume_plan (
  dossier_id uuid primary key references dossier (id),
  profile text not null check (profile ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  language text not null check (language in ('en', 'fr', 'az', 'hy', 'ru')),
  ern_prefix text not null check (ern_prefix ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$' and char_length(ern_prefix) <= 40)
);
comment on table volume_plan is 'That volumes are made when a dossier is built: by which profile of the law, in which language, under which prefix of the register. Ledgered.';
comment on column volume_plan.profile is 'Id of a profile in the law of the archive; its newest version is used.';
alter table volume_plan enable row level security;
create policy member on volume_plan using (exists (select 1 from dossier d where d.id = volume_plan.dossier_id));
grant select, insert, update, delete on volume_plan to muniment_app;

create table registration (
  item_id uuid primary key references item (id),
  ern_prefix text not null check (ern_prefix ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$' and char_length(ern_prefix) <= 40),
  first_page bigint not null check (first_page between 1 and 99999999),
  pages integer not null check (pages > 0),
  unique (ern_prefix, first_page)
);
comment on table registration is 'The numbers that the printed pages of an item have in the register: given once, never to anything else. Ledgered.';
comment on column registration.first_page is 'Number of its first page under the prefix; the others follow without a gap.';
alter table registration enable row level security;
create policy member on registration using ((select i.id from item i where i.id = registration.item_id) is not null);
grant select, insert on registration to muniment_app;

create function registered_until(prefix text) returns bigint
language sql stable security definer set search_path = public
return (select coalesce(max(r.first_page + r.pages - 1), 0) from registration r where r.ern_prefix = prefix);
comment on function registered_until is 'The last number given under a prefix, also to items that may not be seen; 0 when none was.';
revoke execute on function registered_until(text) from public;
grant execute on function registered_until(text) to muniment_app;

create table dossier_volume (
  build_id uuid not null references dossier_build (id),
  number integer not null check (number > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null,
  pages integer not null check (pages > 0),
  first_label text not null,
  last_label text not null,
  profile text not null,
  profile_version integer not null,
  profile_digest text not null,
  primary key (build_id, number)
);
comment on table dossier_volume is 'A volume that was made with a bundle: its blob, and by which profile. Ledgered.';
comment on column dossier_volume.profile_digest is 'SHA-256 of what the profile said then.';
alter table dossier_volume enable row level security;
create policy member on dossier_volume using ((select b.id from dossier_build b where b.id = dossier_volume.build_id) is not null);
grant select, insert on dossier_volume to muniment_app;

create table translation (
  id uuid primary key,
  item_id uuid not null references item (id),
  translated_item_id uuid not null references item (id),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  is_whole boolean not null,
  note text check (char_length(note) between 1 and 2000),
  translator text check (char_length(translator) between 1 and 300),
  certified_by text check (char_length(certified_by) between 1 and 300),
  certified_on text check (certified_on ~ '^\d{4}-\d\d-\d\d$'),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text check (char_length(withdrawn_reason) between 1 and 2000),
  check (item_id <> translated_item_id),
  check (is_whole or note is not null),
  check (certified_on is null or certified_by is not null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table translation is 'That one item translates another, into which language, how much of it, and who says that it is right. Ledgered.';
comment on column translation.item_id is 'The translation.';
comment on column translation.translated_item_id is 'What it translates.';
comment on column translation.note is 'Which passages were translated, when it is not the whole.';
create unique index translation_stands on translation (item_id, translated_item_id) where withdrawn_at is null;
create index translation_of on translation (translated_item_id) where withdrawn_at is null;
alter table translation enable row level security;
create policy member on translation using (
  (select i.id from item i where i.id = translation.item_id) is not null
  and (select i.id from item i where i.id = translation.translated_item_id) is not null
);
grant select, insert, update on translation to muniment_app;

create function sees_translated(body text) returns boolean language sql stable as $$
  select not exists (
    select from jsonb_array_elements(body::jsonb -> 'rows') r
    where r ->> 'table' = 'translation' and not (
      sees_item((r -> 'row' ->> 'item_id')::uuid) and sees_item((r -> 'row' ->> 'translated_item_id')::uuid))
  )
$$;
comment on function sees_translated is 'Whether the identity of this transaction may see both items of a translation that an entry names.';

-- An entry about a translation names two items.
create policy see_translations on ledger_entry as restrictive for select using (
  is_service() or kind not in ('translation-made', 'translation-withdrawn') or sees_translated(body)
);
