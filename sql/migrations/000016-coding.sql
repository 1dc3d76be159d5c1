-- What analysts make of the material: exact passages (quotes), what somebody asserts in them (claims), how claims stand to each
-- other, and how sources are graded. All of it is ledgered; the database is a cache of the archive here too.

create table quote (
  id uuid primary key,
  item_id uuid not null references item (id),
  compartment_id uuid not null references compartment (id),
  kind text not null check (kind in ('text', 'region', 'time', 'cell')),
  target_sha256 text not null check (target_sha256 ~ '^[0-9a-f]{64}$'),
  page integer check (page >= 0),
  start_at integer check (start_at >= 0),
  end_at integer check (end_at > start_at),
  exact text check (exact <> ''),
  selector jsonb not null,
  language text,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  check (kind <> 'text' or (page is not null and start_at is not null and end_at is not null and exact is not null))
);
comment on table quote is 'An exact passage of an item, checked against the frozen bytes that it was taken from. Never changed, only withdrawn.';
comment on column quote.compartment_id is 'That of its item; it moves with it.';
comment on column quote.target_sha256 is 'Blob that the place is stated in: a text layer, or the file that holds the region, the time or the cell. A layer made anew is another blob: a quote stays where it is.';
comment on column quote.start_at is 'First code point of the passage in the text of its page; end_at is the one after the last (W3C TextPositionSelector).';
comment on column quote.selector is 'W3C Web Annotation selector, as it is exported.';
create index quote_item on quote (item_id);
alter table quote enable row level security;
create policy member on quote using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on quote to muniment_app;

create table quote_translation (
  id uuid primary key,
  quote_id uuid not null references quote (id),
  language text not null,
  body text not null check (body <> ''),
  translator text not null check (translator <> ''),
  translated_on text,
  is_certified boolean not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null
);
comment on table quote_translation is 'A translation of a quote, shown beside the original and never instead of it. Another one is added; none is changed.';
comment on column quote_translation.translator is 'Who translated it, as stated.';
comment on column quote_translation.translated_on is 'EDTF date, as stated.';
create index quote_translation_quote on quote_translation (quote_id);
alter table quote_translation enable row level security;
create policy member on quote_translation using (exists (select 1 from quote q where q.id = quote_translation.quote_id));
grant select, insert on quote_translation to muniment_app;

create table claim (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  compartment_id uuid not null references compartment (id),
  source_id uuid not null references source (id),
  kind text not null,
  body text not null check (char_length(body) between 1 and 4000),
  speaker text,
  polarity text not null check (polarity in ('affirms', 'denies')),
  certainty text,
  said_on text,
  happened_on text,
  place text,
  place_id text,
  measure text,
  value double precision,
  lower double precision,
  upper double precision,
  population text,
  area text,
  period_from text,
  period_to text,
  as_of text,
  version integer not null check (version > 0),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  check (lower <= upper),
  check (measure is null or value is not null or lower is not null or upper is not null)
);
comment on table claim is 'What somebody asserted, anchored by at least one quote. Never a fact. Earlier versions are in the entries; a withdrawn one stays.';
comment on column claim.compartment_id is 'That of the item it was first quoted from; it moves with it.';
comment on column claim.source_id is 'Whose claim it is.';
comment on column claim.kind is 'Term of the vocabulary claim-kind.';
comment on column claim.speaker is 'Who says it within the source, in the words of the source.';
comment on column claim.certainty is 'Words of certainty or doubt, as the source has them.';
comment on column claim.happened_on is 'EDTF: when what is asserted is said to have been.';
comment on column claim.place is 'Where, in the spelling of the source.';
comment on column claim.place_id is 'The place of the gazetteer that somebody chose for it; null while nobody did.';
comment on column claim.measure is 'Term of the vocabulary count-measure; what the number counts.';
comment on column claim.as_of is 'EDTF: the day for which the number is stated. Without it a number is not comparable.';
create index claim_newest on claim (case_id, made_at desc, id desc);
create index claim_source on claim (source_id);
create index claim_measure on claim (measure, as_of) where measure is not null;
alter table claim enable row level security;
create policy member on claim using (compartment_id = any ((select visible_compartments())::uuid[]));
grant select, insert, update on claim to muniment_app;

create table claim_quote (
  claim_id uuid not null references claim (id),
  quote_id uuid not null references quote (id),
  added_at timestamptz not null,
  primary key (claim_id, quote_id)
);
comment on table claim_quote is 'Which quotes a claim rests on. Somebody sees it who sees both.';
create index claim_quote_quote on claim_quote (quote_id);
alter table claim_quote enable row level security;
create policy member on claim_quote using (
  exists (select 1 from claim c where c.id = claim_quote.claim_id) and exists (select 1 from quote q where q.id = claim_quote.quote_id)
);
grant select, insert on claim_quote to muniment_app;

create table claim_link (
  id uuid primary key,
  claim_id uuid not null references claim (id),
  other_claim_id uuid not null references claim (id),
  relation text not null check (relation in ('supports', 'contradicts', 'qualifies', 'same-origin')),
  reason text not null check (reason <> ''),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (claim_id <> other_claim_id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table claim_link is 'How one claim stands to another, and why somebody says so.';
comment on column claim_link.relation is 'same-origin: both go back to one statement (one agency, one release), so that they count once.';
create index claim_link_claim on claim_link (claim_id);
create index claim_link_other on claim_link (other_claim_id);
alter table claim_link enable row level security;
create policy member on claim_link using (
  exists (select 1 from claim c where c.id = claim_link.claim_id) and exists (select 1 from claim c where c.id = claim_link.other_claim_id)
);
grant select, insert, update on claim_link to muniment_app;

create table claim_grade (
  id uuid primary key,
  claim_id uuid not null references claim (id),
  reliability text not null check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility text not null check (credibility in ('1', '2', '3', '4', '5', '6')),
  reason text not null check (reason <> ''),
  made_by uuid not null references person (id),
  made_at timestamptz not null
);
comment on table claim_grade is 'Admiralty grade of the source for this claim and of the information, each by itself, dated and signed. Never changed: a new one is added, and the newest counts. Without any: F6.';
create index claim_grade_claim on claim_grade (claim_id, made_at desc);
alter table claim_grade enable row level security;
create policy member on claim_grade using (exists (select 1 from claim c where c.id = claim_grade.claim_id));
grant select, insert on claim_grade to muniment_app;

-- What was written of a claim is for those who see the claim now, as with items.
drop policy see on ledger_entry;
create policy see on ledger_entry for select using (
  is_service()
  or (case when compartment_id is null then (select current_person()) is not null
        else compartment_id = any ((select visible_compartments())::uuid[]) end
    and case subject_table
      when 'item' then sees_item(subject_id::uuid)
      when 'claim' then (select c.id from claim c where c.id = ledger_entry.subject_id::uuid) is not null
      when 'dossier' then sees_exhibits(body)
      when 'compartment' then (select c.id from compartment c where c.id = ledger_entry.subject_id::uuid) is not null
      when 'case_file' then (select f.id from case_file f where f.id = ledger_entry.subject_id::uuid) is not null
      -- As the rows of compartment_grant are: who is let into what is for those who look after it, and for the person.
      when 'person' then kind not in ('membership-granted', 'membership-revoked')
        or subject_id = (select current_person())::text or (select has_role('owner', 'steward'))
      else true end)
);
