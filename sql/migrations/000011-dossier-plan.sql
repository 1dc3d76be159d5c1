-- How a dossier is laid out, and what the forum allows. All ledgered.

create table exhibit_section (
  exhibit_id uuid primary key references exhibit (id),
  title text not null check (title <> '')
);
comment on table exhibit_section is 'The part of a dossier that an exhibit stands in; neighbours with the same title are one part.';
alter table exhibit_section enable row level security;
create policy member on exhibit_section using (exists (select 1 from exhibit e where e.id = exhibit_section.exhibit_id));
grant select, insert, update, delete on exhibit_section to muniment_app;

create table dossier_plan (
  dossier_id uuid primary key references dossier (id),
  page_limit integer check (page_limit > 0),
  languages text[] not null
);
comment on table dossier_plan is 'What the forum allows: how many pages, and in which languages without a translation.';
comment on column dossier_plan.page_limit is 'Pages of all exhibits together; null when there is no limit.';
comment on column dossier_plan.languages is 'BCP 47 tags; empty when any language may be filed.';
alter table dossier_plan enable row level security;
create policy member on dossier_plan using (exists (select 1 from dossier d where d.id = dossier_plan.dossier_id));
grant select, insert, update on dossier_plan to muniment_app;

comment on column dossier.numbering is 'How exhibits are numbered: text with places such as {1}, {001}, {A} or {I} for the number, {s1} for the section and {m1} for the number within it; without a place the number follows.';
