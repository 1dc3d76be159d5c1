-- The migrated schema, written from pg_catalog by scripts/gen-schema.ts; do not edit.

table accident
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  serial text not null
  title text not null
  dated text -- EDTF, without a time of day, as known.
  place_id text
  latitude float8
  longitude float8
  precision text not null -- How the position is known: measured, read from a map, within some five kilometres, of the settlement, or none.
  class text not null -- As IMSMA classes accidents.
  device_category text
  device_model text
  circumstances text
  ground text
  marked text not null
  moved text not null
  killed_least int4 -- At least so many, as counted_by says, as the three after it; null: it is not said. Never added to the victims that are recorded one by one.
  killed_most int4
  injured_least int4
  injured_most int4
  counted_by text -- Who says how many, in words.
  item_id uuid
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint accident_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint accident_check: CHECK (((latitude IS NULL) = (longitude IS NULL)))
  constraint accident_check1: CHECK ((("precision" = 'none'::text) = (latitude IS NULL)))
  constraint accident_check2: CHECK ((killed_least <= killed_most))
  constraint accident_check3: CHECK ((injured_least <= injured_most))
  constraint accident_check4: CHECK (((num_nonnulls(killed_least, killed_most, injured_least, injured_most) = 0) OR (counted_by IS NOT NULL)))
  constraint accident_check5: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint accident_circumstances_check: CHECK (((char_length(circumstances) >= 1) AND (char_length(circumstances) <= 4000)))
  constraint accident_class_check: CHECK ((class = ANY (ARRAY['mine'::text, 'demining'::text, 'cluster'::text, 'ied'::text, 'uxo-axo'::text, 'stored-ammunition'::text, 'other'::text])))
  constraint accident_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint accident_counted_by_check: CHECK (((char_length(counted_by) >= 1) AND (char_length(counted_by) <= 300)))
  constraint accident_device_category_check: CHECK (((char_length(device_category) >= 1) AND (char_length(device_category) <= 40)))
  constraint accident_device_model_check: CHECK (((char_length(device_model) >= 1) AND (char_length(device_model) <= 200)))
  constraint accident_ground_check: CHECK (((char_length(ground) >= 1) AND (char_length(ground) <= 1000)))
  constraint accident_injured_least_check: CHECK ((injured_least >= 0))
  constraint accident_injured_most_check: CHECK ((injured_most >= 0))
  constraint accident_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint accident_killed_least_check: CHECK ((killed_least >= 0))
  constraint accident_killed_most_check: CHECK ((killed_most >= 0))
  constraint accident_latitude_check: CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  constraint accident_longitude_check: CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  constraint accident_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint accident_marked_check: CHECK ((marked = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text])))
  constraint accident_moved_check: CHECK ((moved = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text])))
  constraint accident_pkey: PRIMARY KEY (id)
  constraint accident_place_id_check: CHECK (((char_length(place_id) >= 1) AND (char_length(place_id) <= 100)))
  constraint accident_precision_check: CHECK (("precision" = ANY (ARRAY['measured'::text, 'map'::text, 'approximate'::text, 'settlement'::text, 'none'::text])))
  constraint accident_serial_check: CHECK ((serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'::text))
  constraint accident_serial_key: UNIQUE (serial)
  constraint accident_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  constraint accident_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index accident_item: CREATE INDEX accident_item ON public.accident USING btree (item_id) WHERE (item_id IS NOT NULL)
  index accident_newest: CREATE INDEX accident_newest ON public.accident USING btree (case_id, made_at DESC, id DESC)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy released: SELECT using (EXISTS ( SELECT
   FROM record_release r
  WHERE ((r.record_id = accident.id) AND (r.record_table = 'accident'::text) AND (r.agreed_at IS NOT NULL) AND (r.ended_at IS NULL) AND (r.to_compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))))) check -

table accident_victim
  id uuid not null
  accident_id uuid not null
  actor_id uuid -- A person whose identity is kept, and sealed, by itself; null: nobody knows who it was.
  sex text not null
  age int4 -- In whole years at the accident.
  age_band text not null
  outcome text not null
  role text not null
  role_rule text -- By which rule the role was told, as a presumption of civilian status.
  activity text
  tampered text not null
  consent text not null -- Whether the person, or the family, agrees to be told of to others.
  note text
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint accident_victim_accident_id_fkey: FOREIGN KEY (accident_id) REFERENCES accident(id)
  constraint accident_victim_activity_check: CHECK (((char_length(activity) >= 1) AND (char_length(activity) <= 300)))
  constraint accident_victim_actor_id_fkey: FOREIGN KEY (actor_id) REFERENCES actor(id)
  constraint accident_victim_age_band_check: CHECK ((age_band = ANY (ARRAY['child'::text, 'adult'::text, 'older'::text, 'unknown'::text])))
  constraint accident_victim_age_check: CHECK (((age >= 0) AND (age <= 130)))
  constraint accident_victim_check: CHECK (((role = 'unknown'::text) OR (role_rule IS NOT NULL)))
  constraint accident_victim_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint accident_victim_consent_check: CHECK ((consent = ANY (ARRAY['given'::text, 'refused'::text, 'not-asked'::text])))
  constraint accident_victim_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint accident_victim_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)))
  constraint accident_victim_outcome_check: CHECK ((outcome = ANY (ARRAY['killed'::text, 'injured'::text, 'unknown'::text])))
  constraint accident_victim_pkey: PRIMARY KEY (id)
  constraint accident_victim_role_check: CHECK ((role = ANY (ARRAY['civilian'::text, 'combatant'::text, 'deminer'::text, 'unknown'::text])))
  constraint accident_victim_role_rule_check: CHECK (((char_length(role_rule) >= 1) AND (char_length(role_rule) <= 1000)))
  constraint accident_victim_sex_check: CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text, 'unknown'::text])))
  constraint accident_victim_tampered_check: CHECK ((tampered = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text])))
  grant muniment_app: INSERT, SELECT, UPDATE
  index accident_victim_accident: CREATE INDEX accident_victim_accident ON public.accident_victim USING btree (accident_id)
  index accident_victim_actor: CREATE INDEX accident_victim_actor ON public.accident_victim USING btree (actor_id) WHERE (actor_id IS NOT NULL)
  policy by_members: UPDATE using (( SELECT r.compartment_id
   FROM accident r
  WHERE (r.id = accident_victim.accident_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy member: ALL using (( SELECT p.id
   FROM accident p
  WHERE (p.id = accident_victim.accident_id)) IS NOT NULL) check -
  policy of_members: INSERT using - check (( SELECT r.compartment_id
   FROM accident r
  WHERE (r.id = accident_victim.accident_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy off_members: DELETE using (( SELECT r.compartment_id
   FROM accident r
  WHERE (r.id = accident_victim.accident_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table act
  id uuid not null
  incident_id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- That of its incident; so with what else hangs on one.
  kind text not null -- Term of the vocabulary act-type.
  victim_id uuid -- Null while nobody is known; who may not see the actor sees that there is one.
  happened_on text
  place text
  place_id text
  methods _text not null -- Terms of the vocabulary method.
  grounds _text not null -- Terms of the vocabulary ground: why, as is alleged, this victim.
  facts jsonb not null
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint act_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint act_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint act_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint act_incident_id_fkey: FOREIGN KEY (incident_id) REFERENCES incident(id)
  constraint act_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint act_pkey: PRIMARY KEY (id)
  constraint act_version_check: CHECK ((version > 0))
  constraint act_victim_id_fkey: FOREIGN KEY (victim_id) REFERENCES actor(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index act_incident: CREATE INDEX act_incident ON public.act USING btree (incident_id)
  index act_place: CREATE INDEX act_place ON public.act USING btree (place_id, id) WHERE (place_id IS NOT NULL)
  index act_sort: CREATE INDEX act_sort ON public.act USING btree (kind, incident_id) INCLUDE (grounds, methods, compartment_id) WHERE (withdrawn_at IS NULL)
  index act_victim: CREATE INDEX act_victim ON public.act USING btree (victim_id, id) WHERE (victim_id IS NOT NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table actor
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- Whose members know that there is such an actor; who it is lies in actor_identity.
  kind text not null
  pseudonym text not null -- P- or G- and digits drawn by lot: it says nothing of who it is, how many there are or in which order they came.
  counting_unit text not null -- Term of the vocabulary counting-unit.
  is_protected bool not null -- Whether the identity lies in a sealed compartment. Persons are protected unless somebody says why not.
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  constraint actor_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint actor_case_id_pseudonym_key: UNIQUE (case_id, pseudonym)
  constraint actor_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint actor_kind_check: CHECK ((kind = ANY (ARRAY['person'::text, 'group'::text])))
  constraint actor_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint actor_pkey: PRIMARY KEY (id)
  constraint actor_pseudonym_check: CHECK ((pseudonym ~ '^[PG]-\d{4,9}$'::text))
  grant muniment_app: INSERT, SELECT, UPDATE
  index actor_newest: CREATE INDEX actor_newest ON public.actor USING btree (case_id, made_at DESC, id DESC)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table actor_distinct
  id uuid not null
  actor_id uuid not null
  other_id uuid not null
  reason text not null
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint actor_distinct_actor_id_fkey: FOREIGN KEY (actor_id) REFERENCES actor(id)
  constraint actor_distinct_check: CHECK ((actor_id <> other_id))
  constraint actor_distinct_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint actor_distinct_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint actor_distinct_other_id_fkey: FOREIGN KEY (other_id) REFERENCES actor(id)
  constraint actor_distinct_pkey: PRIMARY KEY (id)
  constraint actor_distinct_reason_check: CHECK ((reason <> ''::text))
  grant muniment_app: INSERT, SELECT, UPDATE
  index actor_distinct_actor: CREATE INDEX actor_distinct_actor ON public.actor_distinct USING btree (actor_id)
  index actor_distinct_other: CREATE INDEX actor_distinct_other ON public.actor_distinct USING btree (other_id)
  policy member: ALL using ((EXISTS ( SELECT 1
   FROM actor_identity i
  WHERE (i.actor_id = actor_distinct.actor_id))) AND (EXISTS ( SELECT 1
   FROM actor_identity i
  WHERE (i.actor_id = actor_distinct.other_id)))) check -

table actor_identity
  actor_id uuid not null
  compartment_id uuid not null -- That of the actor, or a sealed one when it is protected; its names and those it was merged with lie there too.
  sex text
  born_on text -- EDTF: a date, or an interval as it was stated.
  died_on text
  age_lower int4
  age_upper int4
  age_on text -- EDTF: the day for which the age is stated.
  number_lower int4 -- How many people a group has, at least; number_upper at most.
  number_upper int4
  description text
  details jsonb not null -- Further fields of the Events Standard Formats, special categories among them (src/coding/actors/model.ts). What was not said is not there.
  open_reason text -- Why a person is not protected, as whoever opened the identity says.
  version int4 not null -- For If-Match. Here and not in actor: a change tells nothing to whoever may not see the identity.
  changed_at timestamptz
  withdrawn_reason text -- Why the actor was withdrawn; here because a reason may name somebody.
  constraint actor_identity_actor_id_fkey: FOREIGN KEY (actor_id) REFERENCES actor(id)
  constraint actor_identity_age_lower_check: CHECK (((age_lower >= 0) AND (age_lower <= 130)))
  constraint actor_identity_age_upper_check: CHECK (((age_upper >= 0) AND (age_upper <= 130)))
  constraint actor_identity_check: CHECK ((age_lower <= age_upper))
  constraint actor_identity_check1: CHECK ((number_lower <= number_upper))
  constraint actor_identity_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint actor_identity_description_check: CHECK (((char_length(description) >= 1) AND (char_length(description) <= 4000)))
  constraint actor_identity_number_lower_check: CHECK ((number_lower >= 0))
  constraint actor_identity_number_upper_check: CHECK ((number_upper >= 0))
  constraint actor_identity_open_reason_check: CHECK ((open_reason <> ''::text))
  constraint actor_identity_pkey: PRIMARY KEY (actor_id)
  constraint actor_identity_sex_check: CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text])))
  constraint actor_identity_version_check: CHECK ((version > 0))
  constraint actor_identity_withdrawn_reason_check: CHECK ((withdrawn_reason <> ''::text))
  grant muniment_app: INSERT, SELECT, UPDATE
  index actor_identity_birthplace: CREATE INDEX actor_identity_birthplace ON public.actor_identity USING btree (((details ->> 'birthplaceId'::text)), actor_id) WHERE ((details ->> 'birthplaceId'::text) IS NOT NULL)
  index actor_identity_born: CREATE INDEX actor_identity_born ON public.actor_identity USING btree (edtf_first(born_on)) WHERE (born_on IS NOT NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table actor_merge
  id uuid not null
  kept_id uuid not null
  merged_id uuid not null
  reason text not null
  made_by uuid not null
  made_at timestamptz not null
  undone_by uuid
  undone_at timestamptz
  undone_reason text
  constraint actor_merge_check: CHECK ((kept_id <> merged_id))
  constraint actor_merge_check1: CHECK ((((undone_at IS NULL) = (undone_reason IS NULL)) AND ((undone_at IS NULL) = (undone_by IS NULL))))
  constraint actor_merge_kept_id_fkey: FOREIGN KEY (kept_id) REFERENCES actor(id)
  constraint actor_merge_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint actor_merge_merged_id_fkey: FOREIGN KEY (merged_id) REFERENCES actor(id)
  constraint actor_merge_pkey: PRIMARY KEY (id)
  constraint actor_merge_reason_check: CHECK ((reason <> ''::text))
  constraint actor_merge_undone_by_fkey: FOREIGN KEY (undone_by) REFERENCES person(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index actor_merge_kept: CREATE INDEX actor_merge_kept ON public.actor_merge USING btree (kept_id)
  index actor_merge_merged: CREATE UNIQUE INDEX actor_merge_merged ON public.actor_merge USING btree (merged_id) WHERE (undone_at IS NULL)
  policy member: ALL using ((EXISTS ( SELECT 1
   FROM actor_identity i
  WHERE (i.actor_id = actor_merge.kept_id))) AND (EXISTS ( SELECT 1
   FROM actor_identity i
  WHERE (i.actor_id = actor_merge.merged_id)))) check -

table actor_name
  id uuid not null
  actor_id uuid not null
  compartment_id uuid not null -- That of the identity; it moves with it.
  name text not null
  kind text not null
  language text -- BCP 47 tag, as whoever recorded it says.
  script text -- ISO 15924 code of the letters that it is written in.
  source_id uuid
  claim_id uuid
  is_main bool not null
  match_keys _text not null -- Keys under which spellings meet (decision 0020): w… of a word, p… of two words and n… of the whole of another length, whatever their order, loose; s… of the whole, strict.
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint actor_name_actor_id_fkey: FOREIGN KEY (actor_id) REFERENCES actor(id)
  constraint actor_name_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint actor_name_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint actor_name_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint actor_name_kind_check: CHECK ((kind = ANY (ARRAY['official'::text, 'birth'::text, 'other'::text, 'nickname'::text, 'transliteration'::text])))
  constraint actor_name_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint actor_name_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
  constraint actor_name_pkey: PRIMARY KEY (id)
  constraint actor_name_source_id_fkey: FOREIGN KEY (source_id) REFERENCES source(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index actor_name_actor: CREATE INDEX actor_name_actor ON public.actor_name USING btree (actor_id)
  index actor_name_claim: CREATE INDEX actor_name_claim ON public.actor_name USING btree (claim_id) WHERE (claim_id IS NOT NULL)
  index actor_name_keys: CREATE INDEX actor_name_keys ON public.actor_name USING gin (array_to_tsvector(match_keys)) WHERE (withdrawn_at IS NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table actor_relation
  id uuid not null
  actor_id uuid not null
  other_id uuid not null
  kind text not null
  words text -- What is said of it beyond the kind: rank, degree of kinship, post.
  from_on text -- EDTF, as stated.
  until_on text
  claim_id uuid
  reason text not null
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint actor_relation_actor_id_fkey: FOREIGN KEY (actor_id) REFERENCES actor(id)
  constraint actor_relation_check: CHECK ((actor_id <> other_id))
  constraint actor_relation_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint actor_relation_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint actor_relation_kind_check: CHECK ((kind = ANY (ARRAY['member'::text, 'commands'::text, 'kin'::text, 'employed'::text, 'other'::text])))
  constraint actor_relation_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint actor_relation_other_id_fkey: FOREIGN KEY (other_id) REFERENCES actor(id)
  constraint actor_relation_pkey: PRIMARY KEY (id)
  constraint actor_relation_reason_check: CHECK ((reason <> ''::text))
  constraint actor_relation_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 300)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index actor_relation_actor: CREATE INDEX actor_relation_actor ON public.actor_relation USING btree (actor_id)
  index actor_relation_other: CREATE INDEX actor_relation_other ON public.actor_relation USING btree (other_id)
  policy member: ALL using ((EXISTS ( SELECT 1
   FROM actor_identity i
  WHERE (i.actor_id = actor_relation.actor_id))) AND (EXISTS ( SELECT 1
   FROM actor_identity i
  WHERE (i.actor_id = actor_relation.other_id)))) check -

table allegation
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  title text not null
  party text not null -- Who charges, in the words of whoever recorded it: either side of a dispute.
  respondent text not null
  forum text not null -- Id of a forum of the standards of proof.
  provision text not null -- Id of a provision of an instrument.
  law_version int4 not null -- Version of the instrument’s file when it was last made or changed; law_digest names its content.
  law_digest text not null
  standard text -- Standard of proof that counsel chose for this charge; null: what the law says of the provision.
  facts text
  period text -- EDTF: when what is charged is said to have been.
  place text
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  attribution text -- Id of the rule of attribution that the party relies on; null while none is named.
  constraint allegation_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint allegation_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint allegation_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint allegation_facts_check: CHECK (((char_length(facts) >= 1) AND (char_length(facts) <= 20000)))
  constraint allegation_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint allegation_party_check: CHECK (((char_length(party) >= 1) AND (char_length(party) <= 200)))
  constraint allegation_pkey: PRIMARY KEY (id)
  constraint allegation_place_check: CHECK (((char_length(place) >= 1) AND (char_length(place) <= 300)))
  constraint allegation_respondent_check: CHECK (((char_length(respondent) >= 1) AND (char_length(respondent) <= 200)))
  constraint allegation_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  constraint allegation_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index allegation_newest: CREATE INDEX allegation_newest ON public.allegation USING btree (case_id, made_at DESC, id DESC)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table answer_evidence
  id uuid not null
  answer_id uuid not null
  claim_id uuid
  item_id uuid
  constraint answer_evidence_answer_id_fkey: FOREIGN KEY (answer_id) REFERENCES checklist_answer(id)
  constraint answer_evidence_check: CHECK (((claim_id IS NULL) <> (item_id IS NULL)))
  constraint answer_evidence_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint answer_evidence_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint answer_evidence_pkey: PRIMARY KEY (id)
  grant muniment_app: INSERT, SELECT
  index answer_evidence_answer: CREATE INDEX answer_evidence_answer ON public.answer_evidence USING btree (answer_id)
  index answer_evidence_claim: CREATE INDEX answer_evidence_claim ON public.answer_evidence USING btree (claim_id) WHERE (claim_id IS NOT NULL)
  index answer_evidence_item: CREATE INDEX answer_evidence_item ON public.answer_evidence USING btree (item_id) WHERE (item_id IS NOT NULL)
  policy member: ALL using ((( SELECT a.id
   FROM checklist_answer a
  WHERE (a.id = answer_evidence.answer_id)) IS NOT NULL) AND ((claim_id IS NULL) OR (( SELECT c.id
   FROM claim c
  WHERE (c.id = answer_evidence.claim_id)) IS NOT NULL)) AND ((item_id IS NULL) OR (( SELECT i.id
   FROM item i
  WHERE (i.id = answer_evidence.item_id)) IS NOT NULL))) check -

table bundle_item
  build_id uuid not null
  item_id uuid not null
  constraint bundle_item_build_id_fkey: FOREIGN KEY (build_id) REFERENCES dossier_build(id)
  constraint bundle_item_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint bundle_item_pkey: PRIMARY KEY (build_id, item_id)
  grant muniment_app: INSERT, SELECT
  policy member: ALL using (EXISTS ( SELECT 1
   FROM item i
  WHERE (i.id = bundle_item.item_id))) check -

table case_file
  id uuid not null
  title text not null
  created_at timestamptz not null
  constraint case_file_pkey: PRIMARY KEY (id)
  constraint case_file_title_check: CHECK ((title <> ''::text))
  grant muniment_app: INSERT, SELECT, UPDATE
  policy see: SELECT using (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'steward'::text]) AS has_role) OR (EXISTS ( SELECT 1
   FROM compartment c
  WHERE ((c.case_id = case_file.id) AND (c.id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])))))) check -
  policy write: ALL using (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'steward'::text]) AS has_role)) check -

table case_model
  case_id uuid not null
  is_allowed bool not null
  host text not null -- Host and port as the operator had configured them then; another host is another permission.
  reason text not null
  set_by uuid not null
  set_at timestamptz not null
  constraint case_model_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint case_model_host_check: CHECK ((host <> ''::text))
  constraint case_model_pkey: PRIMARY KEY (case_id)
  constraint case_model_reason_check: CHECK ((reason <> ''::text))
  constraint case_model_set_by_fkey: FOREIGN KEY (set_by) REFERENCES person(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  policy see: SELECT using (EXISTS ( SELECT 1
   FROM case_file f
  WHERE (f.id = case_model.case_id))) check -
  policy write: ALL using (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text]) AS has_role)) check -

table checklist_answer
  id uuid not null
  proceeding_id uuid not null
  checklist text not null
  test text not null
  checklist_version int4 not null
  checklist_digest text not null -- SHA-256 of what the checklist said then.
  state text not null
  reasons text
  made_by uuid not null
  made_at timestamptz not null
  constraint checklist_answer_check: CHECK (((state = 'open'::text) OR (reasons IS NOT NULL)))
  constraint checklist_answer_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint checklist_answer_pkey: PRIMARY KEY (id)
  constraint checklist_answer_proceeding_id_fkey: FOREIGN KEY (proceeding_id) REFERENCES proceeding(id)
  constraint checklist_answer_reasons_check: CHECK (((char_length(reasons) >= 1) AND (char_length(reasons) <= 4000)))
  constraint checklist_answer_state_check: CHECK ((state = ANY (ARRAY['open'::text, 'met'::text, 'disputed'::text, 'not-met'::text])))
  grant muniment_app: INSERT, SELECT
  index checklist_answer_test: CREATE INDEX checklist_answer_test ON public.checklist_answer USING btree (proceeding_id, checklist, test, made_at DESC, id DESC)
  policy member: ALL using (( SELECT p.id
   FROM proceeding p
  WHERE (p.id = checklist_answer.proceeding_id)) IS NOT NULL) check -

table claim
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- That of the item it was first quoted from; it moves with it.
  source_id uuid not null -- Whose claim it is.
  kind text not null -- Term of the vocabulary claim-kind.
  body text not null
  speaker text -- Who says it within the source, in the words of the source.
  polarity text not null
  certainty text -- Words of certainty or doubt, as the source has them.
  said_on text
  happened_on text -- EDTF: when what is asserted is said to have been.
  place text -- Where, in the spelling of the source.
  place_id text -- The place of the gazetteer that somebody chose for it; null while nobody did.
  measure text -- Term of the vocabulary count-measure; what the number counts.
  value float8
  lower float8
  upper float8
  population text
  area text
  period_from text
  period_to text
  as_of text -- EDTF: the day for which the number is stated. Without it a number is not comparable.
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint claim_body_check: CHECK (((char_length(body) >= 1) AND (char_length(body) <= 4000)))
  constraint claim_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint claim_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint claim_check1: CHECK ((lower <= upper))
  constraint claim_check2: CHECK (((measure IS NULL) OR (value IS NOT NULL) OR (lower IS NOT NULL) OR (upper IS NOT NULL)))
  constraint claim_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint claim_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint claim_pkey: PRIMARY KEY (id)
  constraint claim_polarity_check: CHECK ((polarity = ANY (ARRAY['affirms'::text, 'denies'::text])))
  constraint claim_source_id_fkey: FOREIGN KEY (source_id) REFERENCES source(id)
  constraint claim_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index claim_body: CREATE INDEX claim_body ON public.claim USING gin (body gin_trgm_ops)
  index claim_measure: CREATE INDEX claim_measure ON public.claim USING btree (measure, as_of) WHERE (measure IS NOT NULL)
  index claim_newest: CREATE INDEX claim_newest ON public.claim USING btree (case_id, made_at DESC, id DESC)
  index claim_place: CREATE INDEX claim_place ON public.claim USING btree (place_id, id) WHERE (place_id IS NOT NULL)
  index claim_source: CREATE INDEX claim_source ON public.claim USING btree (source_id)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table claim_grade
  id uuid not null
  claim_id uuid not null
  reliability text not null
  credibility text not null
  reason text not null
  made_by uuid not null
  made_at timestamptz not null
  constraint claim_grade_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint claim_grade_credibility_check: CHECK ((credibility = ANY (ARRAY['1'::text, '2'::text, '3'::text, '4'::text, '5'::text, '6'::text])))
  constraint claim_grade_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint claim_grade_pkey: PRIMARY KEY (id)
  constraint claim_grade_reason_check: CHECK ((reason <> ''::text))
  constraint claim_grade_reliability_check: CHECK ((reliability = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'E'::text, 'F'::text])))
  grant muniment_app: INSERT, SELECT
  index claim_grade_claim: CREATE INDEX claim_grade_claim ON public.claim_grade USING btree (claim_id, made_at DESC)
  policy member: ALL using (EXISTS ( SELECT 1
   FROM claim c
  WHERE (c.id = claim_grade.claim_id))) check -

table claim_link
  id uuid not null
  claim_id uuid not null
  other_claim_id uuid not null
  relation text not null -- same-origin: both go back to one statement (one agency, one release), so that they count once.
  reason text not null
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint claim_link_check: CHECK ((claim_id <> other_claim_id))
  constraint claim_link_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint claim_link_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint claim_link_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint claim_link_other_claim_id_fkey: FOREIGN KEY (other_claim_id) REFERENCES claim(id)
  constraint claim_link_pkey: PRIMARY KEY (id)
  constraint claim_link_reason_check: CHECK ((reason <> ''::text))
  constraint claim_link_relation_check: CHECK ((relation = ANY (ARRAY['supports'::text, 'contradicts'::text, 'qualifies'::text, 'same-origin'::text])))
  grant muniment_app: INSERT, SELECT, UPDATE
  index claim_link_claim: CREATE INDEX claim_link_claim ON public.claim_link USING btree (claim_id)
  index claim_link_other: CREATE INDEX claim_link_other ON public.claim_link USING btree (other_claim_id)
  policy member: ALL using ((EXISTS ( SELECT 1
   FROM claim c
  WHERE (c.id = claim_link.claim_id))) AND (EXISTS ( SELECT 1
   FROM claim c
  WHERE (c.id = claim_link.other_claim_id)))) check -

table claim_quote
  claim_id uuid not null
  quote_id uuid not null
  added_at timestamptz not null
  constraint claim_quote_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint claim_quote_pkey: PRIMARY KEY (claim_id, quote_id)
  constraint claim_quote_quote_id_fkey: FOREIGN KEY (quote_id) REFERENCES quote(id)
  grant muniment_app: INSERT, SELECT
  index claim_quote_quote: CREATE INDEX claim_quote_quote ON public.claim_quote USING btree (quote_id)
  policy member: ALL using ((EXISTS ( SELECT 1
   FROM claim c
  WHERE (c.id = claim_quote.claim_id))) AND (EXISTS ( SELECT 1
   FROM quote q
  WHERE (q.id = claim_quote.quote_id)))) check -

table coding_answer
  sample_id uuid not null
  quote_id uuid not null
  person_id uuid not null
  answers jsonb not null
  made_at timestamptz not null
  constraint coding_answer_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
  constraint coding_answer_pkey: PRIMARY KEY (sample_id, quote_id, person_id)
  constraint coding_answer_quote_id_fkey: FOREIGN KEY (quote_id) REFERENCES quote(id)
  constraint coding_answer_sample_id_fkey: FOREIGN KEY (sample_id) REFERENCES coding_sample(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  policy blind: ALL using (is_service() OR ((( SELECT s.id
   FROM coding_sample s
  WHERE (s.id = coding_answer.sample_id)) IS NOT NULL) AND ((person_id = ( SELECT current_person() AS current_person)) OR (( SELECT s.closed_at
   FROM coding_sample s
  WHERE (s.id = coding_answer.sample_id)) IS NOT NULL)))) check -

table coding_sample
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  title text not null
  fields _text not null
  coder_ids _uuid not null
  seed text not null -- With which the passages were drawn: the same seed and the same claims draw the same.
  quote_ids _uuid not null -- The passages in the order in which they are shown; all of the compartment of the sample.
  made_by uuid not null
  made_at timestamptz not null
  closed_by uuid
  closed_at timestamptz
  constraint coding_sample_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint coding_sample_check: CHECK (((closed_by IS NULL) = (closed_at IS NULL)))
  constraint coding_sample_closed_by_fkey: FOREIGN KEY (closed_by) REFERENCES person(id)
  constraint coding_sample_coder_ids_check: CHECK ((cardinality(coder_ids) > 1))
  constraint coding_sample_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint coding_sample_fields_check: CHECK ((cardinality(fields) > 0))
  constraint coding_sample_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint coding_sample_pkey: PRIMARY KEY (id)
  constraint coding_sample_quote_ids_check: CHECK (((cardinality(quote_ids) >= 1) AND (cardinality(quote_ids) <= 1000)))
  constraint coding_sample_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  grant muniment_app: INSERT, SELECT, UPDATE
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table comment
  id uuid not null
  compartment_id uuid not null -- That of the record which it is about.
  subject_table text not null
  subject_id uuid not null
  author_id uuid not null
  body text not null
  mentions _text not null -- Ids of the people named in it with @.
  version int4 not null
  created_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint comment_author_id_fkey: FOREIGN KEY (author_id) REFERENCES person(id)
  constraint comment_body_check: CHECK (((char_length(body) >= 1) AND (char_length(body) <= 10000)))
  constraint comment_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint comment_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint comment_pkey: PRIMARY KEY (id)
  constraint comment_subject_table_check: CHECK ((subject_table = ANY (ARRAY['item'::text, 'dossier'::text, 'claim'::text, 'incident'::text, 'actor_identity'::text, 'conclusion'::text, 'allegation'::text, 'proceeding'::text, 'undertaking'::text, 'pleading'::text, 'handover'::text, 'hazard_record'::text, 'settlement'::text, 'detention_record'::text, 'accident'::text, 'ground_area'::text, 'displacement_record'::text])))
  constraint comment_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index comment_subject: CREATE INDEX comment_subject ON public.comment USING btree (subject_id, created_at)
  policy change: UPDATE using ((compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) AND ((author_id = ( SELECT current_person() AS current_person)) OR is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'steward'::text]) AS has_role))) check -
  policy say: INSERT using - check ((compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) AND ((author_id = ( SELECT current_person() AS current_person)) OR is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'steward'::text]) AS has_role)))
  policy see: SELECT using ((compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) AND sees_record(subject_table, subject_id)) check -

table compartment
  id uuid not null
  case_id uuid not null
  name text not null
  description text
  is_sealed bool not null -- Reading anything in a sealed compartment is itself a ledger entry.
  created_at timestamptz not null
  constraint compartment_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint compartment_case_id_name_key: UNIQUE (case_id, name)
  constraint compartment_name_check: CHECK ((name <> ''::text))
  constraint compartment_pkey: PRIMARY KEY (id)
  grant muniment_app: INSERT, SELECT, UPDATE
  policy see: SELECT using ((id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'steward'::text]) AS has_role)) check -
  policy write: ALL using (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'steward'::text]) AS has_role)) check -

table compartment_grant
  person_id uuid not null
  compartment_id uuid not null
  granted_at timestamptz not null
  constraint compartment_grant_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint compartment_grant_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
  constraint compartment_grant_pkey: PRIMARY KEY (person_id, compartment_id)
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  policy see: SELECT using ((person_id = current_person()) OR is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'steward'::text]) AS has_role)) check -
  policy write: ALL using (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'steward'::text]) AS has_role)) check -

table compliance_event
  id uuid not null
  obligation_id uuid not null
  says text not null
  side text -- Name of the side of the undertaking for which it is said; null where whoever says it is no side.
  said_by text not null -- Who says it, in words.
  said_on text -- EDTF, without a time of day: when it was said. What was said last is told by it.
  happened_on text -- EDTF: when that of which it is said was.
  extended_to text -- EDTF: until when the time was extended, as they say.
  note text
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint compliance_event_check: CHECK (((extended_to IS NULL) OR (says = 'extended'::text)))
  constraint compliance_event_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint compliance_event_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint compliance_event_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)))
  constraint compliance_event_obligation_id_fkey: FOREIGN KEY (obligation_id) REFERENCES obligation(id)
  constraint compliance_event_pkey: PRIMARY KEY (id)
  constraint compliance_event_said_by_check: CHECK (((char_length(said_by) >= 1) AND (char_length(said_by) <= 300)))
  constraint compliance_event_says_check: CHECK ((says = ANY (ARRAY['performed'::text, 'partly-performed'::text, 'not-performed'::text, 'breached'::text, 'disputed'::text, 'prevented'::text, 'extended'::text])))
  constraint compliance_event_side_check: CHECK (((char_length(side) >= 1) AND (char_length(side) <= 200)))
  constraint compliance_event_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index compliance_event_obligation: CREATE INDEX compliance_event_obligation ON public.compliance_event USING btree (obligation_id)
  policy member: ALL using (( SELECT o.id
   FROM obligation o
  WHERE (o.id = compliance_event.obligation_id)) IS NOT NULL) check -

table conclusion
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- That of the first claim it rests on, or the one that its maker chose.
  statement text not null
  reasons text
  standard text -- Standard of proof that whoever wrote it applied; null where none is said.
  status text not null -- Term of the vocabulary finding-status. Every step is in conclusion_step.
  incident_id uuid -- The incident that it is about, if it is about one.
  supersedes_id uuid -- The sealed one that it is a new version of.
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint conclusion_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint conclusion_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint conclusion_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint conclusion_incident_id_fkey: FOREIGN KEY (incident_id) REFERENCES incident(id)
  constraint conclusion_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint conclusion_pkey: PRIMARY KEY (id)
  constraint conclusion_reasons_check: CHECK (((char_length(reasons) >= 1) AND (char_length(reasons) <= 20000)))
  constraint conclusion_standard_check: CHECK ((standard = ANY (ARRAY['reasonable-grounds'::text, 'balance'::text, 'convincing'::text, 'beyond-doubt'::text])))
  constraint conclusion_statement_check: CHECK (((char_length(statement) >= 1) AND (char_length(statement) <= 4000)))
  constraint conclusion_supersedes_id_fkey: FOREIGN KEY (supersedes_id) REFERENCES conclusion(id)
  constraint conclusion_supersedes_id_key: UNIQUE (supersedes_id)
  constraint conclusion_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index conclusion_incident: CREATE INDEX conclusion_incident ON public.conclusion USING btree (incident_id) WHERE (incident_id IS NOT NULL)
  index conclusion_newest: CREATE INDEX conclusion_newest ON public.conclusion USING btree (case_id, made_at DESC, id DESC)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table conclusion_claim
  id uuid not null
  conclusion_id uuid not null
  claim_id uuid not null
  stance text not null
  note text
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint conclusion_claim_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint conclusion_claim_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint conclusion_claim_conclusion_id_fkey: FOREIGN KEY (conclusion_id) REFERENCES conclusion(id)
  constraint conclusion_claim_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint conclusion_claim_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)))
  constraint conclusion_claim_pkey: PRIMARY KEY (id)
  constraint conclusion_claim_stance_check: CHECK ((stance = ANY (ARRAY['supports'::text, 'contradicts'::text])))
  grant muniment_app: INSERT, SELECT, UPDATE
  index conclusion_claim_claim: CREATE INDEX conclusion_claim_claim ON public.conclusion_claim USING btree (claim_id)
  index conclusion_claim_conclusion: CREATE INDEX conclusion_claim_conclusion ON public.conclusion_claim USING btree (conclusion_id)
  policy member: ALL using ((( SELECT c.id
   FROM conclusion c
  WHERE (c.id = conclusion_claim.conclusion_id)) IS NOT NULL) AND (( SELECT c.id
   FROM claim c
  WHERE (c.id = conclusion_claim.claim_id)) IS NOT NULL)) check -

table conclusion_step
  id uuid not null
  conclusion_id uuid not null
  from_status text not null
  to_status text not null
  reason text not null
  version int4 not null -- The version of the conclusion that was looked at.
  made_by uuid not null
  made_at timestamptz not null
  constraint conclusion_step_conclusion_id_fkey: FOREIGN KEY (conclusion_id) REFERENCES conclusion(id)
  constraint conclusion_step_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint conclusion_step_pkey: PRIMARY KEY (id)
  constraint conclusion_step_reason_check: CHECK ((reason <> ''::text))
  grant muniment_app: INSERT, SELECT
  index conclusion_step_conclusion: CREATE INDEX conclusion_step_conclusion ON public.conclusion_step USING btree (conclusion_id, made_at)
  policy member: ALL using (( SELECT c.id
   FROM conclusion c
  WHERE (c.id = conclusion_step.conclusion_id)) IS NOT NULL) check -

table consent
  id uuid not null
  item_id uuid not null
  basis text not null
  purposes _text not null
  forums _text not null -- Ids of forums of the standards of proof that it may be shared with; empty: any.
  anonymity text not null
  given_on text
  expires_on text
  informed_by text
  interpreter text
  witness text
  note text
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_on text -- The day on which it was taken back by who gave it; null where that is not known, or where what was recorded was wrong.
  withdrawn_reason text
  constraint consent_anonymity_check: CHECK ((anonymity = ANY (ARRAY['named'::text, 'unnamed'::text])))
  constraint consent_basis_check: CHECK ((basis = ANY (ARRAY['written'::text, 'recorded'::text, 'oral'::text, 'guardian'::text, 'not-needed'::text])))
  constraint consent_check: CHECK (((basis = 'not-needed'::text) OR (cardinality(purposes) > 0)))
  constraint consent_check1: CHECK (((basis <> 'not-needed'::text) OR (note IS NOT NULL)))
  constraint consent_check2: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint consent_check3: CHECK (((withdrawn_on IS NULL) OR (withdrawn_at IS NOT NULL)))
  constraint consent_expires_on_check: CHECK ((expires_on ~ '^\d{4}-\d\d-\d\d$'::text))
  constraint consent_forums_check: CHECK ((cardinality(forums) <= 20))
  constraint consent_given_on_check: CHECK ((given_on ~ '^\d{4}-\d\d-\d\d$'::text))
  constraint consent_informed_by_check: CHECK (((char_length(informed_by) >= 1) AND (char_length(informed_by) <= 300)))
  constraint consent_interpreter_check: CHECK (((char_length(interpreter) >= 1) AND (char_length(interpreter) <= 300)))
  constraint consent_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint consent_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint consent_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)))
  constraint consent_pkey: PRIMARY KEY (id)
  constraint consent_purposes_check: CHECK ((purposes <@ ARRAY['preserve'::text, 'analyse'::text, 'share'::text, 'publish'::text]))
  constraint consent_withdrawn_on_check: CHECK ((withdrawn_on ~ '^\d{4}-\d\d-\d\d$'::text))
  constraint consent_withdrawn_reason_check: CHECK (((char_length(withdrawn_reason) >= 1) AND (char_length(withdrawn_reason) <= 2000)))
  constraint consent_witness_check: CHECK (((char_length(witness) >= 1) AND (char_length(witness) <= 300)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index consent_item: CREATE INDEX consent_item ON public.consent USING btree (item_id)
  policy member: ALL using (( SELECT i.id
   FROM item i
  WHERE (i.id = consent.item_id)) IS NOT NULL) check -

table copy
  id uuid not null
  item_id uuid not null
  kind text not null
  role text not null -- original, text, ocr, page-image, thumbnail, pdf, metadata, sheet, captions.
  page int4
  sha256 text not null
  size_bytes int8 not null
  media_type text
  derivation_id uuid
  created_at timestamptz not null
  constraint copy_derivation_id_fkey: FOREIGN KEY (derivation_id) REFERENCES derivation(id)
  constraint copy_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint copy_kind_check: CHECK ((kind = ANY (ARRAY['evidentiary'::text, 'working'::text, 'access'::text, 'redacted'::text, 'translated'::text, 'derived'::text])))
  constraint copy_pkey: PRIMARY KEY (id)
  constraint copy_sha256_check: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  grant muniment_app: INSERT, SELECT
  index copy_item: CREATE INDEX copy_item ON public.copy USING btree (item_id)
  index copy_sha256: CREATE INDEX copy_sha256 ON public.copy USING btree (sha256)
  policy member: ALL using (EXISTS ( SELECT 1
   FROM item i
  WHERE (i.id = copy.item_id))) check -

table criterion_assessment
  id uuid not null
  settlement_id uuid not null
  criterion text not null
  finding text not null
  holds_from text -- EDTF, as holds_to and assessed_on: of which time it is.
  holds_to text
  assessed_by text not null -- Who assessed it, in words.
  assessed_on text
  words text not null
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint criterion_assessment_assessed_by_check: CHECK (((char_length(assessed_by) >= 1) AND (char_length(assessed_by) <= 300)))
  constraint criterion_assessment_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint criterion_assessment_criterion_check: CHECK ((criterion = ANY (ARRAY['safety'::text, 'living'::text, 'livelihoods'::text, 'property'::text, 'documents'::text, 'family'::text, 'participation'::text, 'remedies'::text])))
  constraint criterion_assessment_finding_check: CHECK ((finding = ANY (ARRAY['met'::text, 'partly-met'::text, 'not-met'::text, 'not-clear'::text])))
  constraint criterion_assessment_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint criterion_assessment_pkey: PRIMARY KEY (id)
  constraint criterion_assessment_settlement_id_fkey: FOREIGN KEY (settlement_id) REFERENCES settlement(id)
  constraint criterion_assessment_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 4000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index criterion_assessment_settlement: CREATE INDEX criterion_assessment_settlement ON public.criterion_assessment USING btree (settlement_id)
  policy member: ALL using (( SELECT s.id
   FROM settlement s
  WHERE (s.id = criterion_assessment.settlement_id)) IS NOT NULL) check -

table derivation
  id uuid not null
  item_id uuid not null
  tool text not null
  tool_version text not null
  params jsonb not null
  input_sha256 text not null
  outcome text not null
  started_at timestamptz not null
  ended_at timestamptz not null
  constraint derivation_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint derivation_outcome_check: CHECK ((outcome = ANY (ARRAY['done'::text, 'failed'::text, 'not-applicable'::text])))
  constraint derivation_pkey: PRIMARY KEY (id)
  grant muniment_app: INSERT, SELECT
  index derivation_item: CREATE INDEX derivation_item ON public.derivation USING btree (item_id)
  policy member: ALL using (EXISTS ( SELECT 1
   FROM item i
  WHERE (i.id = derivation.item_id))) check -

table detention_evidence
  id uuid not null
  record_id uuid not null
  part text not null
  item_id uuid
  claim_id uuid
  incident_id uuid
  note text
  made_by uuid not null
  made_at timestamptz not null
  constraint detention_evidence_check: CHECK ((num_nonnulls(item_id, claim_id, incident_id) = 1))
  constraint detention_evidence_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint detention_evidence_incident_id_fkey: FOREIGN KEY (incident_id) REFERENCES incident(id)
  constraint detention_evidence_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint detention_evidence_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint detention_evidence_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1000)))
  constraint detention_evidence_part_check: CHECK ((part = ANY (ARRAY['whole'::text, 'status'::text, 'capture'::text, 'place'::text, 'acknowledgement'::text, 'visit'::text, 'treatment'::text, 'outcome'::text, 'last-seen'::text, 'sample'::text, 'grave'::text])))
  constraint detention_evidence_pkey: PRIMARY KEY (id)
  constraint detention_evidence_record_id_fkey: FOREIGN KEY (record_id) REFERENCES detention_record(id)
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index detention_evidence_claim: CREATE INDEX detention_evidence_claim ON public.detention_evidence USING btree (claim_id) WHERE (claim_id IS NOT NULL)
  index detention_evidence_incident: CREATE INDEX detention_evidence_incident ON public.detention_evidence USING btree (incident_id) WHERE (incident_id IS NOT NULL)
  index detention_evidence_item: CREATE INDEX detention_evidence_item ON public.detention_evidence USING btree (item_id) WHERE (item_id IS NOT NULL)
  index detention_evidence_record: CREATE INDEX detention_evidence_record ON public.detention_evidence USING btree (record_id)
  policy by_members: UPDATE using (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = detention_evidence.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy member: ALL using ((( SELECT r.id
   FROM detention_record r
  WHERE (r.id = detention_evidence.record_id)) IS NOT NULL) AND ((item_id IS NULL) OR (( SELECT i.id
   FROM item i
  WHERE (i.id = detention_evidence.item_id)) IS NOT NULL)) AND ((claim_id IS NULL) OR (( SELECT c.id
   FROM claim c
  WHERE (c.id = detention_evidence.claim_id)) IS NOT NULL)) AND ((incident_id IS NULL) OR (( SELECT i.id
   FROM incident i
  WHERE (i.id = detention_evidence.incident_id)) IS NOT NULL))) check -
  policy of_members: INSERT using - check (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = detention_evidence.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy off_members: DELETE using (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = detention_evidence.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table detention_record
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- A sealed one, always.
  serial text not null
  kind text not null
  actor_id uuid -- Who it is about. The name stays with the actor, under its own seal, and is copied nowhere.
  unnamed int4 not null -- Of how many people that nobody named it is; 0 where it is about an actor, and of exchanges.
  version int4 not null -- The number of the version that holds.
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint detention_record_actor_id_fkey: FOREIGN KEY (actor_id) REFERENCES actor(id)
  constraint detention_record_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint detention_record_check: CHECK (
CASE
    WHEN ((kind = 'exchange'::text) OR (actor_id IS NOT NULL)) THEN (unnamed = 0)
    ELSE (unnamed > 0)
END)
  constraint detention_record_check1: CHECK (((kind <> 'exchange'::text) OR (actor_id IS NULL)))
  constraint detention_record_check2: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint detention_record_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint detention_record_kind_check: CHECK ((kind = ANY (ARRAY['detention'::text, 'missing'::text, 'exchange'::text])))
  constraint detention_record_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint detention_record_pkey: PRIMARY KEY (id)
  constraint detention_record_serial_check: CHECK ((serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'::text))
  constraint detention_record_serial_key: UNIQUE (serial)
  constraint detention_record_unnamed_check: CHECK (((unnamed >= 0) AND (unnamed <= 100000)))
  constraint detention_record_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index detention_record_actor: CREATE INDEX detention_record_actor ON public.detention_record USING btree (actor_id) WHERE (actor_id IS NOT NULL)
  index detention_record_newest: CREATE INDEX detention_record_newest ON public.detention_record USING btree (case_id, kind, made_at DESC, id DESC)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy released: SELECT using (EXISTS ( SELECT
   FROM record_release r
  WHERE ((r.record_id = detention_record.id) AND (r.record_table = 'detention_record'::text) AND (r.agreed_at IS NOT NULL) AND (r.ended_at IS NULL) AND (r.to_compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))))) check -

table detention_registration
  record_id uuid not null
  compartment_id uuid not null -- A sealed one; it may be stricter than that of the record.
  number text not null
  made_by uuid not null
  made_at timestamptz not null
  constraint detention_registration_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint detention_registration_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint detention_registration_number_check: CHECK (((char_length(number) >= 1) AND (char_length(number) <= 100)))
  constraint detention_registration_pkey: PRIMARY KEY (record_id)
  constraint detention_registration_record_id_fkey: FOREIGN KEY (record_id) REFERENCES detention_record(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  policy by_members: UPDATE using (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = detention_registration.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy member: ALL using ((compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) AND (( SELECT r.id
   FROM detention_record r
  WHERE (r.id = detention_registration.record_id)) IS NOT NULL)) check -
  policy of_members: INSERT using - check (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = detention_registration.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy off_members: DELETE using (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = detention_registration.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table detention_version
  id uuid not null
  record_id uuid not null
  number int4 not null
  entered jsonb not null -- As src/detention/model.ts has it for each kind; no names of those who were held or are missing.
  why text
  made_by uuid not null
  made_at timestamptz not null
  constraint detention_version_check: CHECK (((number = 1) = (why IS NULL)))
  constraint detention_version_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint detention_version_number_check: CHECK ((number > 0))
  constraint detention_version_pkey: PRIMARY KEY (id)
  constraint detention_version_record_id_fkey: FOREIGN KEY (record_id) REFERENCES detention_record(id)
  constraint detention_version_record_id_number_key: UNIQUE (record_id, number)
  constraint detention_version_why_check: CHECK (((char_length(why) >= 1) AND (char_length(why) <= 2000)))
  grant muniment_app: INSERT, SELECT
  policy by_members: UPDATE using (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = detention_version.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy member: ALL using (( SELECT r.id
   FROM detention_record r
  WHERE (r.id = detention_version.record_id)) IS NOT NULL) check -
  policy of_members: INSERT using - check (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = detention_version.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy off_members: DELETE using (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = detention_version.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table diplomatic_exchange
  id uuid not null -- That of the step, which says who, when and what, and which items show it.
  form text not null
  addressed_to text
  names_treaty bool -- Whether it names the treaty that is invoked; null while nobody has looked.
  named text -- Articles that it names, in words.
  reply text -- Answered, or none as far as is known; null while nobody has looked.
  replied_on text -- EDTF, without a time of day.
  reply_says text
  constraint diplomatic_exchange_addressed_to_check: CHECK (((char_length(addressed_to) >= 1) AND (char_length(addressed_to) <= 300)))
  constraint diplomatic_exchange_check: CHECK (((named IS NULL) OR (NOT (names_treaty IS DISTINCT FROM true))))
  constraint diplomatic_exchange_check1: CHECK (((NOT (reply IS DISTINCT FROM 'answered'::text)) OR ((replied_on IS NULL) AND (reply_says IS NULL))))
  constraint diplomatic_exchange_form_check: CHECK ((form = ANY (ARRAY['note-verbale'::text, 'letter'::text, 'meeting'::text, 'call'::text, 'public-statement'::text, 'treaty-body'::text, 'through-third'::text, 'other'::text])))
  constraint diplomatic_exchange_id_fkey: FOREIGN KEY (id) REFERENCES step(id)
  constraint diplomatic_exchange_named_check: CHECK (((char_length(named) >= 1) AND (char_length(named) <= 300)))
  constraint diplomatic_exchange_pkey: PRIMARY KEY (id)
  constraint diplomatic_exchange_reply_check: CHECK ((reply = ANY (ARRAY['answered'::text, 'none'::text])))
  constraint diplomatic_exchange_reply_says_check: CHECK (((char_length(reply_says) >= 1) AND (char_length(reply_says) <= 2000)))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  policy member: ALL using (( SELECT s.id
   FROM step s
  WHERE (s.id = diplomatic_exchange.id)) IS NOT NULL) check -

table displacement_evidence
  id uuid not null
  record_id uuid not null
  part text not null
  stance text not null
  item_id uuid
  claim_id uuid
  note text
  made_by uuid not null
  made_at timestamptz not null
  constraint displacement_evidence_check: CHECK ((num_nonnulls(item_id, claim_id) = 1))
  constraint displacement_evidence_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint displacement_evidence_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint displacement_evidence_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint displacement_evidence_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1000)))
  constraint displacement_evidence_part_check: CHECK ((part = ANY (ARRAY['whole'::text, 'size'::text, 'members'::text, 'origin'::text, 'dates'::text, 'cause'::text, 'actor'::text, 'destination'::text, 'title'::text, 'right'::text, 'condition'::text, 'occupant'::text, 'intention'::text, 'status'::text, 'loss'::text])))
  constraint displacement_evidence_pkey: PRIMARY KEY (id)
  constraint displacement_evidence_record_id_fkey: FOREIGN KEY (record_id) REFERENCES displacement_record(id)
  constraint displacement_evidence_stance_check: CHECK ((stance = ANY (ARRAY['supports'::text, 'contradicts'::text])))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index displacement_evidence_claim: CREATE INDEX displacement_evidence_claim ON public.displacement_evidence USING btree (claim_id) WHERE (claim_id IS NOT NULL)
  index displacement_evidence_item: CREATE INDEX displacement_evidence_item ON public.displacement_evidence USING btree (item_id) WHERE (item_id IS NOT NULL)
  index displacement_evidence_record: CREATE INDEX displacement_evidence_record ON public.displacement_evidence USING btree (record_id)
  policy by_members: UPDATE using (( SELECT r.compartment_id
   FROM displacement_record r
  WHERE (r.id = displacement_evidence.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy member: ALL using ((( SELECT r.id
   FROM displacement_record r
  WHERE (r.id = displacement_evidence.record_id)) IS NOT NULL) AND ((item_id IS NULL) OR (( SELECT i.id
   FROM item i
  WHERE (i.id = displacement_evidence.item_id)) IS NOT NULL)) AND ((claim_id IS NULL) OR (( SELECT c.id
   FROM claim c
  WHERE (c.id = displacement_evidence.claim_id)) IS NOT NULL))) check -
  policy of_members: INSERT using - check (( SELECT r.compartment_id
   FROM displacement_record r
  WHERE (r.id = displacement_evidence.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy off_members: DELETE using (( SELECT r.compartment_id
   FROM displacement_record r
  WHERE (r.id = displacement_evidence.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table displacement_member
  id uuid not null
  household_id uuid not null
  actor_id uuid not null
  role text not null
  at_time text not null
  made_by uuid not null
  made_at timestamptz not null
  constraint displacement_member_actor_id_fkey: FOREIGN KEY (actor_id) REFERENCES actor(id)
  constraint displacement_member_at_time_check: CHECK ((at_time = ANY (ARRAY['then'::text, 'now'::text])))
  constraint displacement_member_household_id_actor_id_at_time_key: UNIQUE (household_id, actor_id, at_time)
  constraint displacement_member_household_id_fkey: FOREIGN KEY (household_id) REFERENCES displacement_record(id)
  constraint displacement_member_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint displacement_member_pkey: PRIMARY KEY (id)
  constraint displacement_member_role_check: CHECK ((role = ANY (ARRAY['head'::text, 'member'::text])))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index displacement_member_actor: CREATE INDEX displacement_member_actor ON public.displacement_member USING btree (actor_id)
  index displacement_member_head: CREATE UNIQUE INDEX displacement_member_head ON public.displacement_member USING btree (household_id, at_time) WHERE (role = 'head'::text)
  policy by_members: UPDATE using (( SELECT r.compartment_id
   FROM displacement_record r
  WHERE (r.id = displacement_member.household_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy member: ALL using (( SELECT r.id
   FROM displacement_record r
  WHERE (r.id = displacement_member.household_id)) IS NOT NULL) check -
  policy of_members: INSERT using - check (( SELECT r.compartment_id
   FROM displacement_record r
  WHERE (r.id = displacement_member.household_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy off_members: DELETE using (( SELECT r.compartment_id
   FROM displacement_record r
  WHERE (r.id = displacement_member.household_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table displacement_record
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- A sealed one, always; of a displacement or a property of a household that of the household.
  serial text not null
  kind text not null
  household_id uuid -- Whose it is; of a displacement without one it is of a group.
  settlement_id uuid -- Of a displacement where from, of a property where it lies; null where it is no settlement of the archive.
  reference text -- Digest of what makes a row of an imported list the same again; null where it was entered by hand.
  year int2 -- Of a displacement the year in which it began, where its date means one year only.
  cause text
  destination text -- Of a displacement the place that is named first of where they went.
  persons int4 -- Of a household how many when they were displaced; of a displacement how many were displaced, of a household the same number.
  persons_are text -- Whether that number is exact, the least, or not known; null of a property.
  wish text -- Of a household what was said last.
  return_status text -- Of a household what is recorded last.
  item_id uuid -- The sheet from which it was imported.
  line int4 -- The row of that sheet.
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint displacement_record_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint displacement_record_cause_check: CHECK ((cause = ANY (ARRAY['hostilities'::text, 'shelling'::text, 'threat'::text, 'expulsion'::text, 'order'::text, 'evacuation'::text, 'mines'::text, 'destroyed-home'::text, 'other'::text, 'not-said'::text])))
  constraint displacement_record_check: CHECK (((kind <> 'household'::text) OR (num_nonnulls(household_id, settlement_id, year, cause, destination) = 0)))
  constraint displacement_record_check1: CHECK (((kind = 'event'::text) = (cause IS NOT NULL)))
  constraint displacement_record_check2: CHECK (((kind = 'property'::text) = (persons_are IS NULL)))
  constraint displacement_record_check3: CHECK (((COALESCE(persons_are, 'unknown'::text) = 'unknown'::text) = (persons IS NULL)))
  constraint displacement_record_check4: CHECK (((kind = 'household'::text) OR (num_nonnulls(wish, return_status) = 0)))
  constraint displacement_record_check5: CHECK (((item_id IS NULL) = (line IS NULL)))
  constraint displacement_record_check6: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint displacement_record_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint displacement_record_destination_check: CHECK (((char_length(destination) >= 1) AND (char_length(destination) <= 300)))
  constraint displacement_record_household_id_fkey: FOREIGN KEY (household_id) REFERENCES displacement_record(id)
  constraint displacement_record_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint displacement_record_kind_check: CHECK ((kind = ANY (ARRAY['household'::text, 'event'::text, 'property'::text])))
  constraint displacement_record_line_check: CHECK ((line > 0))
  constraint displacement_record_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint displacement_record_persons_are_check: CHECK ((persons_are = ANY (ARRAY['exact'::text, 'at-least'::text, 'unknown'::text])))
  constraint displacement_record_persons_check: CHECK (((persons >= 1) AND (persons <= 10000000)))
  constraint displacement_record_pkey: PRIMARY KEY (id)
  constraint displacement_record_reference_check: CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 200)))
  constraint displacement_record_return_status_check: CHECK ((return_status = ANY (ARRAY['not-possible'::text, 'visit'::text, 'partial'::text, 'returned'::text, 'relocated'::text, 'deceased'::text])))
  constraint displacement_record_serial_check: CHECK ((serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'::text))
  constraint displacement_record_serial_key: UNIQUE (serial)
  constraint displacement_record_settlement_id_fkey: FOREIGN KEY (settlement_id) REFERENCES settlement(id)
  constraint displacement_record_version_check: CHECK ((version > 0))
  constraint displacement_record_wish_check: CHECK ((wish = ANY (ARRAY['return'::text, 'return-if'::text, 'stay'::text, 'resettle'::text, 'undecided'::text])))
  constraint displacement_record_year_check: CHECK (((year >= 1) AND (year <= 9999)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index displacement_record_compartment: CREATE INDEX displacement_record_compartment ON public.displacement_record USING btree (compartment_id, kind) WHERE (withdrawn_at IS NULL)
  index displacement_record_counted: CREATE INDEX displacement_record_counted ON public.displacement_record USING btree (case_id, settlement_id, year) INCLUDE (id, compartment_id, household_id, persons, persons_are, cause, destination) WHERE ((kind = 'event'::text) AND (withdrawn_at IS NULL))
  index displacement_record_household: CREATE INDEX displacement_record_household ON public.displacement_record USING btree (household_id) WHERE (household_id IS NOT NULL)
  index displacement_record_newest: CREATE INDEX displacement_record_newest ON public.displacement_record USING btree (case_id, kind, made_at DESC, id DESC) WHERE (withdrawn_at IS NULL)
  index displacement_record_reference: CREATE UNIQUE INDEX displacement_record_reference ON public.displacement_record USING btree (compartment_id, kind, reference) WHERE (reference IS NOT NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy released: SELECT using (EXISTS ( SELECT
   FROM record_release r
  WHERE ((r.record_id = displacement_record.id) AND (r.record_table = 'displacement_record'::text) AND (r.agreed_at IS NOT NULL) AND (r.ended_at IS NULL) AND (r.to_compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))))) check -

table displacement_version
  id uuid not null
  record_id uuid not null
  number int4 not null
  entered jsonb not null -- As src/displacement/model.ts has it for each kind; no names of those who were displaced.
  why text
  made_by uuid not null
  made_at timestamptz not null
  constraint displacement_version_check: CHECK (((number = 1) = (why IS NULL)))
  constraint displacement_version_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint displacement_version_number_check: CHECK ((number > 0))
  constraint displacement_version_pkey: PRIMARY KEY (id)
  constraint displacement_version_record_id_fkey: FOREIGN KEY (record_id) REFERENCES displacement_record(id)
  constraint displacement_version_record_id_number_key: UNIQUE (record_id, number)
  constraint displacement_version_why_check: CHECK (((char_length(why) >= 1) AND (char_length(why) <= 2000)))
  grant muniment_app: INSERT, SELECT
  policy by_members: UPDATE using (( SELECT r.compartment_id
   FROM displacement_record r
  WHERE (r.id = displacement_version.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy member: ALL using (( SELECT r.id
   FROM displacement_record r
  WHERE (r.id = displacement_version.record_id)) IS NOT NULL) check -
  policy of_members: INSERT using - check (( SELECT r.compartment_id
   FROM displacement_record r
  WHERE (r.id = displacement_version.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy off_members: DELETE using (( SELECT r.compartment_id
   FROM displacement_record r
  WHERE (r.id = displacement_version.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table dossier
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  title text not null
  name text not null -- Names the bag and its folder inside the bundle.
  forum text
  numbering text not null -- How exhibits are numbered: text with places such as {1}, {001}, {A} or {I} for the number, {s1} for the section and {m1} for the number within it; without a place the number follows.
  created_at timestamptz not null
  constraint dossier_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint dossier_case_id_name_key: UNIQUE (case_id, name)
  constraint dossier_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint dossier_name_check: CHECK ((name ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
  constraint dossier_pkey: PRIMARY KEY (id)
  constraint dossier_title_check: CHECK ((title <> ''::text))
  grant muniment_app: INSERT, SELECT, UPDATE
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table dossier_build
  id uuid not null
  dossier_id uuid not null
  bundle_sha256 text not null
  content_sha256 text not null -- Digest over the bundle without signature and times: equal for equal inputs.
  size_bytes int8 not null
  exhibits int4 not null
  pages int4 not null
  checkpoint_size int8 not null
  result text not null
  built_at timestamptz not null
  constraint dossier_build_bundle_sha256_check: CHECK ((bundle_sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint dossier_build_content_sha256_check: CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint dossier_build_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossier(id)
  constraint dossier_build_pkey: PRIMARY KEY (id)
  constraint dossier_build_result_check: CHECK ((result = ANY (ARRAY['PASS'::text, 'FAIL'::text])))
  grant muniment_app: INSERT, SELECT
  index dossier_build_dossier: CREATE INDEX dossier_build_dossier ON public.dossier_build USING btree (dossier_id, built_at DESC)
  policy build: INSERT using - check (EXISTS ( SELECT 1
   FROM dossier d
  WHERE (d.id = dossier_build.dossier_id)))
  policy see: SELECT using ((EXISTS ( SELECT 1
   FROM dossier d
  WHERE (d.id = dossier_build.dossier_id))) AND (is_service() OR sees_bundle(id, dossier_id))) check -

table dossier_plan
  dossier_id uuid not null
  page_limit int4 -- Pages of all exhibits together; null when there is no limit.
  languages _text not null -- BCP 47 tags; empty when any language may be filed.
  constraint dossier_plan_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossier(id)
  constraint dossier_plan_page_limit_check: CHECK ((page_limit > 0))
  constraint dossier_plan_pkey: PRIMARY KEY (dossier_id)
  grant muniment_app: INSERT, SELECT, UPDATE
  policy member: ALL using (EXISTS ( SELECT 1
   FROM dossier d
  WHERE (d.id = dossier_plan.dossier_id))) check -

table dossier_volume
  build_id uuid not null
  number int4 not null
  sha256 text not null
  size_bytes int8 not null
  pages int4 not null
  first_label text not null
  last_label text not null
  profile text not null
  profile_version int4 not null
  profile_digest text not null -- SHA-256 of what the profile said then.
  constraint dossier_volume_build_id_fkey: FOREIGN KEY (build_id) REFERENCES dossier_build(id)
  constraint dossier_volume_number_check: CHECK ((number > 0))
  constraint dossier_volume_pages_check: CHECK ((pages > 0))
  constraint dossier_volume_pkey: PRIMARY KEY (build_id, number)
  constraint dossier_volume_sha256_check: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  grant muniment_app: INSERT, SELECT
  policy member: ALL using (( SELECT b.id
   FROM dossier_build b
  WHERE (b.id = dossier_volume.build_id)) IS NOT NULL) check -

table exchange_claim
  id uuid not null
  exchange_id uuid not null
  side text -- Of what which side gave it is; null: of the whole.
  measure text not null
  value int8
  words text not null
  claimant text not null
  as_of text -- EDTF, without a time of day.
  claim_id uuid
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint exchange_claim_check: CHECK (((measure <> 'characterisation'::text) OR (value IS NULL)))
  constraint exchange_claim_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint exchange_claim_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint exchange_claim_claimant_check: CHECK (((char_length(claimant) >= 1) AND (char_length(claimant) <= 300)))
  constraint exchange_claim_exchange_id_fkey: FOREIGN KEY (exchange_id) REFERENCES detention_record(id)
  constraint exchange_claim_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint exchange_claim_measure_check: CHECK ((measure = ANY (ARRAY['persons'::text, 'maps'::text, 'mines'::text, 'remains'::text, 'characterisation'::text, 'other'::text])))
  constraint exchange_claim_pkey: PRIMARY KEY (id)
  constraint exchange_claim_side_check: CHECK ((side = ANY (ARRAY['a'::text, 'b'::text])))
  constraint exchange_claim_value_check: CHECK ((value >= 0))
  constraint exchange_claim_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 2000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index exchange_claim_claim: CREATE INDEX exchange_claim_claim ON public.exchange_claim USING btree (claim_id) WHERE (claim_id IS NOT NULL)
  index exchange_claim_exchange: CREATE INDEX exchange_claim_exchange ON public.exchange_claim USING btree (exchange_id)
  policy by_members: UPDATE using (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = exchange_claim.exchange_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy member: ALL using ((( SELECT r.id
   FROM detention_record r
  WHERE (r.id = exchange_claim.exchange_id)) IS NOT NULL) AND ((claim_id IS NULL) OR (( SELECT c.id
   FROM claim c
  WHERE (c.id = exchange_claim.claim_id)) IS NOT NULL))) check -
  policy of_members: INSERT using - check (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = exchange_claim.exchange_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy off_members: DELETE using (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = exchange_claim.exchange_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table exchange_part
  id uuid not null
  exchange_id uuid not null
  side text not null
  kind text not null
  record_id uuid -- Of a person the time in which they were held; of remains the missing case, where there is one.
  handover_id uuid
  note text
  made_by uuid not null
  made_at timestamptz not null
  constraint exchange_part_check: CHECK (
CASE kind
    WHEN 'person'::text THEN ((record_id IS NOT NULL) AND (handover_id IS NULL))
    WHEN 'map'::text THEN ((handover_id IS NOT NULL) AND (record_id IS NULL))
    ELSE ((handover_id IS NULL) AND ((record_id IS NOT NULL) OR (note IS NOT NULL)))
END)
  constraint exchange_part_exchange_id_fkey: FOREIGN KEY (exchange_id) REFERENCES detention_record(id)
  constraint exchange_part_handover_id_fkey: FOREIGN KEY (handover_id) REFERENCES handover(id)
  constraint exchange_part_kind_check: CHECK ((kind = ANY (ARRAY['person'::text, 'map'::text, 'remains'::text])))
  constraint exchange_part_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint exchange_part_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1000)))
  constraint exchange_part_pkey: PRIMARY KEY (id)
  constraint exchange_part_record_id_fkey: FOREIGN KEY (record_id) REFERENCES detention_record(id)
  constraint exchange_part_side_check: CHECK ((side = ANY (ARRAY['a'::text, 'b'::text])))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index exchange_part_exchange: CREATE INDEX exchange_part_exchange ON public.exchange_part USING btree (exchange_id)
  index exchange_part_handover: CREATE INDEX exchange_part_handover ON public.exchange_part USING btree (handover_id) WHERE (handover_id IS NOT NULL)
  index exchange_part_map: CREATE UNIQUE INDEX exchange_part_map ON public.exchange_part USING btree (exchange_id, side, handover_id) WHERE (handover_id IS NOT NULL)
  index exchange_part_person: CREATE UNIQUE INDEX exchange_part_person ON public.exchange_part USING btree (exchange_id, side, record_id) WHERE (record_id IS NOT NULL)
  index exchange_part_record: CREATE INDEX exchange_part_record ON public.exchange_part USING btree (record_id) WHERE (record_id IS NOT NULL)
  policy by_members: UPDATE using (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = exchange_part.exchange_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy member: ALL using ((( SELECT r.id
   FROM detention_record r
  WHERE (r.id = exchange_part.exchange_id)) IS NOT NULL) AND ((record_id IS NULL) OR (( SELECT r.id
   FROM detention_record r
  WHERE (r.id = exchange_part.record_id)) IS NOT NULL)) AND ((handover_id IS NULL) OR (( SELECT h.id
   FROM handover h
  WHERE (h.id = exchange_part.handover_id)) IS NOT NULL))) check -
  policy of_members: INSERT using - check (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = exchange_part.exchange_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy off_members: DELETE using (( SELECT r.compartment_id
   FROM detention_record r
  WHERE (r.id = exchange_part.exchange_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table exhibit
  id uuid not null
  dossier_id uuid not null
  item_id uuid not null
  position int4 not null
  title text not null
  constraint exhibit_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossier(id)
  constraint exhibit_dossier_id_item_id_key: UNIQUE (dossier_id, item_id)
  constraint exhibit_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint exhibit_pkey: PRIMARY KEY (id)
  constraint exhibit_position_check: CHECK (("position" > 0))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index exhibit_dossier: CREATE INDEX exhibit_dossier ON public.exhibit USING btree (dossier_id, "position")
  policy member: ALL using (EXISTS ( SELECT 1
   FROM dossier d
  WHERE (d.id = exhibit.dossier_id))) check -

table exhibit_extract
  exhibit_id uuid not null
  item_id uuid not null -- That of the exhibit, so that an entry is read by who sees the item also after the exhibit was taken off.
  pages text -- Pages of the document as it is printed whole, from 1: ranges in order, such as 3-5, 12. Null: it is annexed whole again.
  reason text not null -- Why these pages are enough, or why it is annexed whole again.
  constraint exhibit_extract_exhibit_id_fkey: FOREIGN KEY (exhibit_id) REFERENCES exhibit(id)
  constraint exhibit_extract_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint exhibit_extract_pages_check: CHECK (((pages ~ '^[1-9][0-9]*(-[1-9][0-9]*)?(, [1-9][0-9]*(-[1-9][0-9]*)?)*$'::text) AND (char_length(pages) <= 1000)))
  constraint exhibit_extract_pkey: PRIMARY KEY (exhibit_id)
  constraint exhibit_extract_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 2000)))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index exhibit_extract_item: CREATE INDEX exhibit_extract_item ON public.exhibit_extract USING btree (item_id)
  policy member: ALL using ((( SELECT e.id
   FROM exhibit e
  WHERE (e.id = exhibit_extract.exhibit_id)) IS NOT NULL) AND sees_item(item_id)) check -

table exhibit_section
  exhibit_id uuid not null
  title text not null
  constraint exhibit_section_exhibit_id_fkey: FOREIGN KEY (exhibit_id) REFERENCES exhibit(id)
  constraint exhibit_section_pkey: PRIMARY KEY (exhibit_id)
  constraint exhibit_section_title_check: CHECK ((title <> ''::text))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  policy member: ALL using (EXISTS ( SELECT 1
   FROM exhibit e
  WHERE (e.id = exhibit_section.exhibit_id))) check -

table field_basis
  id uuid not null
  record_table text not null -- Kind of record, as src/coding/basis/records.ts lists them with their fields.
  record_id uuid not null
  field text not null
  claim_id uuid not null
  stance text not null
  note text
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint field_basis_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint field_basis_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint field_basis_field_check: CHECK ((field ~ '^[a-zA-Z]{1,60}$'::text))
  constraint field_basis_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint field_basis_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)))
  constraint field_basis_pkey: PRIMARY KEY (id)
  constraint field_basis_stance_check: CHECK ((stance = ANY (ARRAY['supports'::text, 'contradicts'::text])))
  grant muniment_app: INSERT, SELECT, UPDATE
  index field_basis_claim: CREATE INDEX field_basis_claim ON public.field_basis USING btree (claim_id)
  index field_basis_record: CREATE INDEX field_basis_record ON public.field_basis USING btree (record_id)
  policy member: ALL using ((( SELECT c.id
   FROM claim c
  WHERE (c.id = field_basis.claim_id)) IS NOT NULL) AND sees_record(record_table, record_id)) check -

table filing
  id uuid not null
  dossier_id uuid not null
  build_id uuid not null
  filed_on text not null -- Day on which it was filed, as the registry has it: YYYY-MM-DD.
  filed_with text not null -- Registry or body that received it.
  reference text -- What the registry calls it; null where it gave no number.
  made_by uuid not null
  made_at timestamptz not null
  reopened_by uuid
  reopened_at timestamptz
  reopened_reason text -- Why the dossier may be changed again, such as leave of the court.
  constraint filing_build_id_fkey: FOREIGN KEY (build_id) REFERENCES dossier_build(id)
  constraint filing_check: CHECK ((((reopened_at IS NULL) = (reopened_reason IS NULL)) AND ((reopened_at IS NULL) = (reopened_by IS NULL))))
  constraint filing_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossier(id)
  constraint filing_filed_on_check: CHECK ((filed_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text))
  constraint filing_filed_with_check: CHECK (((char_length(filed_with) >= 1) AND (char_length(filed_with) <= 300)))
  constraint filing_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint filing_pkey: PRIMARY KEY (id)
  constraint filing_reference_check: CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 300)))
  constraint filing_reopened_by_fkey: FOREIGN KEY (reopened_by) REFERENCES person(id)
  constraint filing_reopened_reason_check: CHECK (((char_length(reopened_reason) >= 1) AND (char_length(reopened_reason) <= 2000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index filing_dossier: CREATE INDEX filing_dossier ON public.filing USING btree (dossier_id, made_at)
  index filing_stands: CREATE UNIQUE INDEX filing_stands ON public.filing USING btree (dossier_id) WHERE (reopened_at IS NULL)
  policy member: ALL using (( SELECT d.id
   FROM dossier d
  WHERE (d.id = filing.dossier_id)) IS NOT NULL) check -

table filing_note
  id uuid not null
  filing_id uuid not null
  kind text not null
  item_id uuid -- The late document. An entry that names it is read by who sees it.
  place text -- Where the error stands, such as Annex 3, p. 2, line 4.
  says text
  should_say text
  reason text not null -- Why a document comes late, or how the error came about.
  made_by uuid not null
  made_at timestamptz not null
  outcome text -- What became of it with the court: admitted, refused, or withdrawn by whoever asked.
  outcome_reason text
  settled_by uuid
  settled_at timestamptz
  constraint filing_note_check: CHECK (((kind = 'late'::text) = (item_id IS NOT NULL)))
  constraint filing_note_check1: CHECK ((((kind = 'erratum'::text) = (place IS NOT NULL)) AND ((kind = 'erratum'::text) = (says IS NOT NULL)) AND ((kind = 'erratum'::text) = (should_say IS NOT NULL))))
  constraint filing_note_check2: CHECK ((((outcome IS NULL) = (outcome_reason IS NULL)) AND ((outcome IS NULL) = (settled_by IS NULL)) AND ((outcome IS NULL) = (settled_at IS NULL))))
  constraint filing_note_filing_id_fkey: FOREIGN KEY (filing_id) REFERENCES filing(id)
  constraint filing_note_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint filing_note_kind_check: CHECK ((kind = ANY (ARRAY['late'::text, 'erratum'::text])))
  constraint filing_note_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint filing_note_outcome_check: CHECK ((outcome = ANY (ARRAY['admitted'::text, 'refused'::text, 'withdrawn'::text])))
  constraint filing_note_outcome_reason_check: CHECK (((char_length(outcome_reason) >= 1) AND (char_length(outcome_reason) <= 2000)))
  constraint filing_note_pkey: PRIMARY KEY (id)
  constraint filing_note_place_check: CHECK (((char_length(place) >= 1) AND (char_length(place) <= 300)))
  constraint filing_note_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 2000)))
  constraint filing_note_says_check: CHECK (((char_length(says) >= 1) AND (char_length(says) <= 2000)))
  constraint filing_note_settled_by_fkey: FOREIGN KEY (settled_by) REFERENCES person(id)
  constraint filing_note_should_say_check: CHECK (((char_length(should_say) >= 1) AND (char_length(should_say) <= 2000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index filing_note_filing: CREATE INDEX filing_note_filing ON public.filing_note USING btree (filing_id, made_at)
  index filing_note_item: CREATE INDEX filing_note_item ON public.filing_note USING btree (item_id) WHERE (item_id IS NOT NULL)
  policy member: ALL using ((( SELECT f.id
   FROM filing f
  WHERE (f.id = filing_note.filing_id)) IS NOT NULL) AND ((item_id IS NULL) OR sees_item(item_id))) check -

table finding
  id uuid not null
  item_id uuid
  batch_id uuid
  compartment_id uuid not null
  tool text not null
  code text not null
  subject text not null
  detail text not null
  severity text not null
  found_at timestamptz not null
  cleared_at timestamptz -- Set when the same tool later succeeded; the finding stays.
  constraint finding_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES intake_batch(id)
  constraint finding_check: CHECK (((item_id IS NOT NULL) OR (batch_id IS NOT NULL)))
  constraint finding_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint finding_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint finding_pkey: PRIMARY KEY (id)
  constraint finding_severity_check: CHECK ((severity = ANY (ARRAY['info'::text, 'warning'::text, 'error'::text])))
  grant muniment_app: INSERT, SELECT, UPDATE
  index finding_batch: CREATE INDEX finding_batch ON public.finding USING btree (batch_id)
  index finding_item: CREATE INDEX finding_item ON public.finding USING btree (item_id)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table found_device
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  serial text not null
  found_on text
  latitude float8
  longitude float8
  precision text not null
  category text not null
  model text
  lot text -- As it is marked, as made_on (EDTF). The earliest day on which it can have been laid follows from made_on and is no column.
  made_on text
  condition text
  depth_cm int4
  destroyed text not null
  record_id uuid -- The minefield record to which it belongs, where somebody says so.
  area_id uuid
  item_id uuid -- The photo of its marking.
  note text
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint found_device_area_id_fkey: FOREIGN KEY (area_id) REFERENCES ground_area(id)
  constraint found_device_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint found_device_category_check: CHECK (((char_length(category) >= 1) AND (char_length(category) <= 40)))
  constraint found_device_check: CHECK (((latitude IS NULL) = (longitude IS NULL)))
  constraint found_device_check1: CHECK ((("precision" = 'none'::text) = (latitude IS NULL)))
  constraint found_device_check2: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint found_device_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint found_device_condition_check: CHECK (((char_length(condition) >= 1) AND (char_length(condition) <= 500)))
  constraint found_device_depth_cm_check: CHECK (((depth_cm >= 0) AND (depth_cm <= 2000)))
  constraint found_device_destroyed_check: CHECK ((destroyed = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text])))
  constraint found_device_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint found_device_latitude_check: CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  constraint found_device_longitude_check: CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  constraint found_device_lot_check: CHECK (((char_length(lot) >= 1) AND (char_length(lot) <= 100)))
  constraint found_device_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint found_device_model_check: CHECK (((char_length(model) >= 1) AND (char_length(model) <= 200)))
  constraint found_device_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)))
  constraint found_device_pkey: PRIMARY KEY (id)
  constraint found_device_precision_check: CHECK (("precision" = ANY (ARRAY['measured'::text, 'map'::text, 'approximate'::text, 'settlement'::text, 'none'::text])))
  constraint found_device_record_id_fkey: FOREIGN KEY (record_id) REFERENCES hazard_record(id)
  constraint found_device_serial_check: CHECK ((serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'::text))
  constraint found_device_serial_key: UNIQUE (serial)
  constraint found_device_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index found_device_area: CREATE INDEX found_device_area ON public.found_device USING btree (area_id) WHERE (area_id IS NOT NULL)
  index found_device_item: CREATE INDEX found_device_item ON public.found_device USING btree (item_id) WHERE (item_id IS NOT NULL)
  index found_device_newest: CREATE INDEX found_device_newest ON public.found_device USING btree (case_id, made_at DESC, id DESC)
  index found_device_record: CREATE INDEX found_device_record ON public.found_device USING btree (record_id) WHERE (record_id IS NOT NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy released: SELECT using (EXISTS ( SELECT
   FROM record_release r
  WHERE ((r.record_id = found_device.id) AND (r.record_table = 'found_device'::text) AND (r.agreed_at IS NOT NULL) AND (r.ended_at IS NULL) AND (r.to_compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))))) check -

table ground_area
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  serial text not null
  title text not null
  place_id text
  extent jsonb not null -- Coordinates of a GeoJSON MultiPolygon in WGS 84.
  is_measured bool not null -- Whether surveyors measured the outline on the ground.
  record_id uuid -- The minefield record of which somebody says that this is its field.
  searched text not null -- How far the field was searched, as somebody says and why. Fields that were not searched to the end count neither for nor against their record.
  searched_reasons text
  note text
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint ground_area_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint ground_area_check: CHECK (((searched = 'no'::text) OR (searched_reasons IS NOT NULL)))
  constraint ground_area_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint ground_area_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint ground_area_extent_check: CHECK ((jsonb_typeof(extent) = 'array'::text))
  constraint ground_area_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint ground_area_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 4000)))
  constraint ground_area_pkey: PRIMARY KEY (id)
  constraint ground_area_place_id_check: CHECK (((char_length(place_id) >= 1) AND (char_length(place_id) <= 100)))
  constraint ground_area_record_id_fkey: FOREIGN KEY (record_id) REFERENCES hazard_record(id)
  constraint ground_area_searched_check: CHECK ((searched = ANY (ARRAY['fully'::text, 'partly'::text, 'no'::text])))
  constraint ground_area_searched_reasons_check: CHECK (((char_length(searched_reasons) >= 1) AND (char_length(searched_reasons) <= 2000)))
  constraint ground_area_serial_check: CHECK ((serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'::text))
  constraint ground_area_serial_key: UNIQUE (serial)
  constraint ground_area_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  constraint ground_area_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index ground_area_newest: CREATE INDEX ground_area_newest ON public.ground_area USING btree (case_id, made_at DESC, id DESC)
  index ground_area_record: CREATE INDEX ground_area_record ON public.ground_area USING btree (record_id) WHERE (record_id IS NOT NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy released: SELECT using (EXISTS ( SELECT
   FROM record_release r
  WHERE ((r.record_id = ground_area.id) AND (r.record_table = 'ground_area'::text) AND (r.agreed_at IS NOT NULL) AND (r.ended_at IS NULL) AND (r.to_compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))))) check -

table ground_state
  compartment_id uuid not null
  changes int8 not null
  changed_in int8 not null -- The transaction that counted last: it counts once, however many rows it writes.
  constraint ground_state_changes_check: CHECK ((changes > 0))
  constraint ground_state_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint ground_state_pkey: PRIMARY KEY (compartment_id)
  grant muniment_app: SELECT
  policy member: SELECT using (is_service() OR (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))) check -

table ground_work
  id uuid not null
  area_id uuid not null
  name text not null
  kind text not null
  released text not null
  extent jsonb
  criteria text -- By which criteria it was released, in words.
  organisation text not null
  started text -- EDTF, as ended.
  ended text
  method text
  depth_cm int4
  item_id uuid -- The handover certificate.
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint ground_work_area_id_fkey: FOREIGN KEY (area_id) REFERENCES ground_area(id)
  constraint ground_work_check: CHECK (((released = 'none'::text) OR ((extent IS NOT NULL) AND (criteria IS NOT NULL))))
  constraint ground_work_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint ground_work_criteria_check: CHECK (((char_length(criteria) >= 1) AND (char_length(criteria) <= 4000)))
  constraint ground_work_depth_cm_check: CHECK (((depth_cm >= 0) AND (depth_cm <= 2000)))
  constraint ground_work_extent_check: CHECK ((jsonb_typeof(extent) = 'array'::text))
  constraint ground_work_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint ground_work_kind_check: CHECK ((kind = ANY (ARRAY['non-technical-survey'::text, 'technical-survey'::text, 'clearance'::text])))
  constraint ground_work_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint ground_work_method_check: CHECK (((char_length(method) >= 1) AND (char_length(method) <= 1000)))
  constraint ground_work_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
  constraint ground_work_organisation_check: CHECK (((char_length(organisation) >= 1) AND (char_length(organisation) <= 300)))
  constraint ground_work_pkey: PRIMARY KEY (id)
  constraint ground_work_released_check: CHECK ((released = ANY (ARRAY['cancelled'::text, 'reduced'::text, 'cleared'::text, 'none'::text])))
  grant muniment_app: INSERT, SELECT, UPDATE
  index ground_work_area: CREATE INDEX ground_work_area ON public.ground_work USING btree (area_id)
  index ground_work_item: CREATE INDEX ground_work_item ON public.ground_work USING btree (item_id) WHERE (item_id IS NOT NULL)
  policy by_members: UPDATE using (( SELECT r.compartment_id
   FROM ground_area r
  WHERE (r.id = ground_work.area_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy member: ALL using (( SELECT p.id
   FROM ground_area p
  WHERE (p.id = ground_work.area_id)) IS NOT NULL) check -
  policy of_members: INSERT using - check (( SELECT r.compartment_id
   FROM ground_area r
  WHERE (r.id = ground_work.area_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy off_members: DELETE using (( SELECT r.compartment_id
   FROM ground_area r
  WHERE (r.id = ground_work.area_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table handover
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  serial text not null -- Drawn by lot, as those of items are.
  title text not null
  given_by text
  received_by text
  through _text not null -- Who mediated, in words.
  dated text -- EDTF, without a time of day: a day or an interval, as known.
  in_exchange text -- For what it was given, in the words of the source; no characterisation of this program.
  custodian text
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint handover_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint handover_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint handover_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint handover_custodian_check: CHECK (((char_length(custodian) >= 1) AND (char_length(custodian) <= 300)))
  constraint handover_given_by_check: CHECK (((char_length(given_by) >= 1) AND (char_length(given_by) <= 300)))
  constraint handover_in_exchange_check: CHECK (((char_length(in_exchange) >= 1) AND (char_length(in_exchange) <= 4000)))
  constraint handover_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint handover_pkey: PRIMARY KEY (id)
  constraint handover_received_by_check: CHECK (((char_length(received_by) >= 1) AND (char_length(received_by) <= 300)))
  constraint handover_serial_check: CHECK ((serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'::text))
  constraint handover_serial_key: UNIQUE (serial)
  constraint handover_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  constraint handover_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index handover_newest: CREATE INDEX handover_newest ON public.handover USING btree (case_id, made_at DESC, id DESC)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table handover_claim
  id uuid not null
  handover_id uuid not null
  measure text not null
  value int8 -- Null where nobody counted, and of what is said of quality: a share without a definition is words.
  words text not null
  claimant text not null
  as_of text -- EDTF, without a time of day.
  definition text -- How the claimant says that the figure was reckoned; null: no definition was published.
  claim_id uuid
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint handover_claim_check: CHECK (((measure <> 'quality'::text) OR (value IS NULL)))
  constraint handover_claim_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint handover_claim_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint handover_claim_claimant_check: CHECK (((char_length(claimant) >= 1) AND (char_length(claimant) <= 300)))
  constraint handover_claim_definition_check: CHECK (((char_length(definition) >= 1) AND (char_length(definition) <= 2000)))
  constraint handover_claim_handover_id_fkey: FOREIGN KEY (handover_id) REFERENCES handover(id)
  constraint handover_claim_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint handover_claim_measure_check: CHECK ((measure = ANY (ARRAY['mines'::text, 'anti-personnel'::text, 'anti-vehicle'::text, 'sheets'::text, 'quality'::text, 'other'::text])))
  constraint handover_claim_pkey: PRIMARY KEY (id)
  constraint handover_claim_value_check: CHECK ((value >= 0))
  constraint handover_claim_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 2000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index handover_claim_claim: CREATE INDEX handover_claim_claim ON public.handover_claim USING btree (claim_id) WHERE (claim_id IS NOT NULL)
  index handover_claim_handover: CREATE INDEX handover_claim_handover ON public.handover_claim USING btree (handover_id)
  policy member: ALL using ((( SELECT h.id
   FROM handover h
  WHERE (h.id = handover_claim.handover_id)) IS NOT NULL) AND ((claim_id IS NULL) OR (( SELECT c.id
   FROM claim c
  WHERE (c.id = handover_claim.claim_id)) IS NOT NULL))) check -

table handover_item
  id uuid not null
  handover_id uuid not null
  item_id uuid not null
  kind text not null
  sheet_number text -- As it stands on the sheet, as sheet_date (EDTF) and devices.
  sheet_date text
  devices int4
  note text
  made_by uuid not null
  made_at timestamptz not null
  constraint handover_item_devices_check: CHECK ((devices >= 0))
  constraint handover_item_handover_id_fkey: FOREIGN KEY (handover_id) REFERENCES handover(id)
  constraint handover_item_handover_id_item_id_key: UNIQUE (handover_id, item_id)
  constraint handover_item_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint handover_item_kind_check: CHECK ((kind = ANY (ARRAY['sheet'::text, 'receipt'::text])))
  constraint handover_item_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint handover_item_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1000)))
  constraint handover_item_pkey: PRIMARY KEY (id)
  constraint handover_item_sheet_number_check: CHECK (((char_length(sheet_number) >= 1) AND (char_length(sheet_number) <= 100)))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index handover_item_item: CREATE INDEX handover_item_item ON public.handover_item USING btree (item_id)
  policy member: ALL using ((( SELECT h.id
   FROM handover h
  WHERE (h.id = handover_item.handover_id)) IS NOT NULL) AND (( SELECT i.id
   FROM item i
  WHERE (i.id = handover_item.item_id)) IS NOT NULL)) check -

table hazard_decision
  id uuid not null
  record_id uuid not null
  version int4 not null -- The version of the record that was looked at.
  decided text not null
  reasons text not null
  made_by uuid not null
  made_at timestamptz not null
  constraint hazard_decision_decided_check: CHECK ((decided = ANY (ARRAY['sha'::text, 'cha'::text, 'not-decided'::text])))
  constraint hazard_decision_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint hazard_decision_pkey: PRIMARY KEY (id)
  constraint hazard_decision_reasons_check: CHECK (((char_length(reasons) >= 1) AND (char_length(reasons) <= 4000)))
  constraint hazard_decision_record_id_fkey: FOREIGN KEY (record_id) REFERENCES hazard_record(id)
  constraint hazard_decision_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT
  index hazard_decision_record: CREATE INDEX hazard_decision_record ON public.hazard_decision USING btree (record_id, made_at)
  policy add: INSERT using - check (( SELECT r.compartment_id
   FROM hazard_record r
  WHERE (r.id = hazard_decision.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy see: SELECT using (( SELECT r.id
   FROM hazard_record r
  WHERE (r.id = hazard_decision.record_id)) IS NOT NULL) check -

table hazard_record
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- A sealed one, always.
  serial text not null
  handover_id uuid
  item_id uuid -- The sheet from which it was entered.
  title text not null
  form text not null
  version int4 not null -- The number of the version that holds.
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint hazard_record_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint hazard_record_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint hazard_record_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint hazard_record_form_check: CHECK ((form = ANY (ARRAY['soviet'::text, 'nato'::text, 'other'::text])))
  constraint hazard_record_handover_id_fkey: FOREIGN KEY (handover_id) REFERENCES handover(id)
  constraint hazard_record_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint hazard_record_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint hazard_record_pkey: PRIMARY KEY (id)
  constraint hazard_record_serial_check: CHECK ((serial ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'::text))
  constraint hazard_record_serial_key: UNIQUE (serial)
  constraint hazard_record_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  constraint hazard_record_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index hazard_record_handover: CREATE INDEX hazard_record_handover ON public.hazard_record USING btree (handover_id) WHERE (handover_id IS NOT NULL)
  index hazard_record_item: CREATE INDEX hazard_record_item ON public.hazard_record USING btree (item_id) WHERE (item_id IS NOT NULL)
  index hazard_record_newest: CREATE INDEX hazard_record_newest ON public.hazard_record USING btree (case_id, made_at DESC, id DESC)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy released: SELECT using (EXISTS ( SELECT
   FROM hazard_release r
  WHERE ((r.record_id = hazard_record.id) AND (r.agreed_at IS NOT NULL) AND (r.ended_at IS NULL) AND (r.to_compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))))) check -

table hazard_release
  id uuid not null
  record_id uuid not null
  compartment_id uuid not null -- That of the record. Here so that no policy asks for the record, which asks for this.
  to_compartment_id uuid not null
  reason text not null
  asked_by uuid not null
  asked_at timestamptz not null
  agreed_by uuid -- Never who asked. Null: nobody agreed, and nothing is released.
  agreed_at timestamptz
  ended_by uuid
  ended_at timestamptz -- When it was refused or taken back.
  ended_reason text
  constraint hazard_release_agreed_by_fkey: FOREIGN KEY (agreed_by) REFERENCES person(id)
  constraint hazard_release_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES person(id)
  constraint hazard_release_check: CHECK ((agreed_by <> asked_by))
  constraint hazard_release_check1: CHECK ((to_compartment_id <> compartment_id))
  constraint hazard_release_check2: CHECK (((agreed_by IS NULL) = (agreed_at IS NULL)))
  constraint hazard_release_check3: CHECK ((((ended_by IS NULL) = (ended_at IS NULL)) AND ((ended_at IS NULL) = (ended_reason IS NULL))))
  constraint hazard_release_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint hazard_release_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES person(id)
  constraint hazard_release_ended_reason_check: CHECK (((char_length(ended_reason) >= 1) AND (char_length(ended_reason) <= 2000)))
  constraint hazard_release_pkey: PRIMARY KEY (id)
  constraint hazard_release_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 2000)))
  constraint hazard_release_record_id_fkey: FOREIGN KEY (record_id) REFERENCES hazard_record(id)
  constraint hazard_release_to_compartment_id_fkey: FOREIGN KEY (to_compartment_id) REFERENCES compartment(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index hazard_release_open: CREATE UNIQUE INDEX hazard_release_open ON public.hazard_release USING btree (record_id, to_compartment_id) WHERE (ended_at IS NULL)
  index hazard_release_record: CREATE INDEX hazard_release_record ON public.hazard_release USING btree (record_id)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy released: SELECT using ((agreed_at IS NOT NULL) AND (ended_at IS NULL) AND (to_compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))) check -

table hazard_version
  id uuid not null
  record_id uuid not null
  number int4 not null
  entered jsonb not null -- As docs/formats/hazard-record.md has it.
  derived jsonb not null -- Points, outline, envelopes, findings, completeness and consistency, as the room hazard reckoned them of entered and of nothing else.
  reckoning text not null -- The version of the reckoning.
  west float8 -- As south, east and north: the box of the envelope, so that what lies near a way is found.
  south float8
  east float8
  north float8
  why text
  made_by uuid not null
  made_at timestamptz not null
  constraint hazard_version_check: CHECK (((number = 1) = (why IS NULL)))
  constraint hazard_version_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint hazard_version_number_check: CHECK ((number > 0))
  constraint hazard_version_pkey: PRIMARY KEY (id)
  constraint hazard_version_reckoning_check: CHECK (((char_length(reckoning) >= 1) AND (char_length(reckoning) <= 40)))
  constraint hazard_version_record_id_fkey: FOREIGN KEY (record_id) REFERENCES hazard_record(id)
  constraint hazard_version_record_id_number_key: UNIQUE (record_id, number)
  constraint hazard_version_why_check: CHECK (((char_length(why) >= 1) AND (char_length(why) <= 2000)))
  grant muniment_app: INSERT, SELECT
  index hazard_version_box: CREATE INDEX hazard_version_box ON public.hazard_version USING btree (west, east, south, north)
  policy add: INSERT using - check (( SELECT r.compartment_id
   FROM hazard_record r
  WHERE (r.id = hazard_version.record_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
  policy see: SELECT using (( SELECT r.id
   FROM hazard_record r
  WHERE (r.id = hazard_version.record_id)) IS NOT NULL) check -

table import_row
  run_id uuid not null
  line int4 not null -- Row of the sheet as a spreadsheet program counts it; of a table in text the line on which it begins.
  key text -- Digest of what makes the row the same row again; null where it was not imported.
  incident_key text -- Digest of what makes rows share an incident, in the row that made the incident.
  incident_id uuid
  act_id uuid
  actor_id uuid
  said jsonb not null -- What is wrong with it, or to be looked at: code, column, value. Empty where nothing is.
  constraint import_row_line_check: CHECK ((line > 0))
  constraint import_row_pkey: PRIMARY KEY (run_id, line)
  constraint import_row_run_id_fkey: FOREIGN KEY (run_id) REFERENCES import_run(id)
  grant muniment_app: INSERT, SELECT
  index import_row_actor: CREATE INDEX import_row_actor ON public.import_row USING btree (actor_id) WHERE (actor_id IS NOT NULL)
  index import_row_failed: CREATE INDEX import_row_failed ON public.import_row USING btree (run_id, line) WHERE (key IS NULL)
  index import_row_incident: CREATE INDEX import_row_incident ON public.import_row USING btree (incident_id) WHERE (incident_id IS NOT NULL)
  index import_row_incident_key: CREATE UNIQUE INDEX import_row_incident_key ON public.import_row USING btree (incident_key) WHERE (incident_key IS NOT NULL)
  index import_row_key: CREATE UNIQUE INDEX import_row_key ON public.import_row USING btree (key) WHERE (key IS NOT NULL)
  policy member: ALL using (run_id = ANY (ARRAY( SELECT r.id
   FROM import_run r))) check -

table import_run
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- Where the records go: the compartment of the item, or a sealed one.
  identity_compartment_id uuid -- Where it is sealed who the actors are; null where none is made.
  item_id uuid not null
  sheet int4 not null -- From 1; a table in text is its own first sheet.
  kind text not null
  source_id uuid not null
  mapping jsonb not null -- What each column means (docs/formats/imports.md).
  state text not null
  rows_done int4 not null -- Rows of the sheet, without its heading and empty ones, that were looked at; the next begins there.
  imported int4 not null
  failed int4 not null
  already int4 not null -- Rows that an earlier run, or this one, had imported.
  counts jsonb not null -- How many records of which kind were made.
  made_by uuid not null
  made_at timestamptz not null
  ended_at timestamptz
  constraint import_run_already_check: CHECK ((already >= 0))
  constraint import_run_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint import_run_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint import_run_failed_check: CHECK ((failed >= 0))
  constraint import_run_identity_compartment_id_fkey: FOREIGN KEY (identity_compartment_id) REFERENCES compartment(id)
  constraint import_run_imported_check: CHECK ((imported >= 0))
  constraint import_run_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint import_run_kind_check: CHECK ((kind = ANY (ARRAY['incidents'::text, 'people'::text, 'casualties'::text])))
  constraint import_run_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint import_run_pkey: PRIMARY KEY (id)
  constraint import_run_rows_done_check: CHECK ((rows_done >= 0))
  constraint import_run_sheet_check: CHECK ((sheet > 0))
  constraint import_run_source_id_fkey: FOREIGN KEY (source_id) REFERENCES source(id)
  constraint import_run_state_check: CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'stopped'::text, 'done'::text])))
  grant muniment_app: INSERT, SELECT, UPDATE
  index import_run_item: CREATE INDEX import_run_item ON public.import_run USING btree (item_id, made_at DESC)
  index import_run_newest: CREATE INDEX import_run_newest ON public.import_run USING btree (case_id, made_at DESC, id DESC)
  policy member: ALL using ((compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) AND (EXISTS ( SELECT 1
   FROM item i
  WHERE (i.id = import_run.item_id)))) check -

table incident
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  title text not null
  happened_on text -- EDTF: a day, an interval, or less.
  sorted_day date not null -- First day that it may have been; the last of all days where none is known. Dates of EDTF are too slow to be read for every row of a list.
  last_day date -- Last day that it may have been.
  place text -- Where, in the spelling of the sources.
  place_id text -- The place of the gazetteer that somebody chose; null while nobody did.
  latitude float8
  longitude float8
  position_kind text -- How exact the position is: of the very place, of the settlement, of the main town of an area, or approximate.
  status text -- Term of the vocabulary violation-status.
  facts jsonb not null
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  act_kinds _text not null -- Kept by a trigger on act: kinds of its acts that stand, each once, in order. An act has the compartment of its incident.
  title_folded text not null -- The title in small letters: compared byte by byte, a third of the time that letters take.
  constraint incident_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint incident_check: CHECK ((((latitude IS NULL) = (longitude IS NULL)) AND ((latitude IS NULL) = (position_kind IS NULL))))
  constraint incident_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint incident_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint incident_latitude_check: CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  constraint incident_longitude_check: CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  constraint incident_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint incident_pkey: PRIMARY KEY (id)
  constraint incident_position_kind_check: CHECK ((position_kind = ANY (ARRAY['exact'::text, 'settlement'::text, 'seat'::text, 'approximate'::text])))
  constraint incident_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  constraint incident_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index incident_counted: CREATE INDEX incident_counted ON public.incident USING btree (case_id, compartment_id, sorted_day, last_day, status, act_kinds) WHERE (withdrawn_at IS NULL)
  index incident_newest: CREATE INDEX incident_newest ON public.incident USING btree (case_id, made_at DESC, id DESC)
  index incident_place: CREATE INDEX incident_place ON public.incident USING btree (place_id, id) WHERE (place_id IS NOT NULL)
  index incident_placed: CREATE INDEX incident_placed ON public.incident USING btree (case_id, compartment_id, latitude, longitude) INCLUDE (status, act_kinds) WHERE ((latitude IS NOT NULL) AND (withdrawn_at IS NULL))
  index incident_title: CREATE INDEX incident_title ON public.incident USING gin (title gin_trgm_ops)
  index incident_told: CREATE INDEX incident_told ON public.incident USING btree (case_id, compartment_id) INCLUDE (title_folded, sorted_day, last_day, status, act_kinds, latitude, longitude) WHERE (withdrawn_at IS NULL)
  index incident_when: CREATE INDEX incident_when ON public.incident USING btree (case_id, sorted_day, id)
  index incident_where: CREATE INDEX incident_where ON public.incident USING btree (latitude, longitude) WHERE (latitude IS NOT NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table incident_link
  id uuid not null
  incident_id uuid not null
  other_incident_id uuid not null
  relation text not null -- Term of the vocabulary chain-relation.
  reason text not null
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint incident_link_check: CHECK ((incident_id <> other_incident_id))
  constraint incident_link_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint incident_link_incident_id_fkey: FOREIGN KEY (incident_id) REFERENCES incident(id)
  constraint incident_link_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint incident_link_other_incident_id_fkey: FOREIGN KEY (other_incident_id) REFERENCES incident(id)
  constraint incident_link_pkey: PRIMARY KEY (id)
  constraint incident_link_reason_check: CHECK ((reason <> ''::text))
  grant muniment_app: INSERT, SELECT, UPDATE
  index incident_link_incident: CREATE INDEX incident_link_incident ON public.incident_link USING btree (incident_id)
  index incident_link_other: CREATE INDEX incident_link_other ON public.incident_link USING btree (other_incident_id)
  policy member: ALL using ((EXISTS ( SELECT 1
   FROM incident i
  WHERE (i.id = incident_link.incident_id))) AND (EXISTS ( SELECT 1
   FROM incident i
  WHERE (i.id = incident_link.other_incident_id)))) check -

table information
  id uuid not null
  incident_id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  source_id uuid
  actor_id uuid -- The person or group that tells, where it is not the source itself.
  connection text -- Term of the vocabulary source-connection.
  facts jsonb not null
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint information_actor_id_fkey: FOREIGN KEY (actor_id) REFERENCES actor(id)
  constraint information_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint information_check: CHECK (((source_id IS NOT NULL) OR (actor_id IS NOT NULL)))
  constraint information_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint information_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint information_incident_id_fkey: FOREIGN KEY (incident_id) REFERENCES incident(id)
  constraint information_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint information_pkey: PRIMARY KEY (id)
  constraint information_source_id_fkey: FOREIGN KEY (source_id) REFERENCES source(id)
  constraint information_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index information_actor: CREATE INDEX information_actor ON public.information USING btree (actor_id, id) WHERE (actor_id IS NOT NULL)
  index information_incident: CREATE INDEX information_incident ON public.information USING btree (incident_id)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table intake_batch
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  source_id uuid not null
  received_by uuid not null
  label text not null
  obtained_from text
  obtained_how text
  obtained_at text -- EDTF date as known; never completed by the program.
  conditions text
  language text
  restrictions text
  fingerprint text not null -- SHA-256 of what was stated; the same statement again continues the same batch.
  created_at timestamptz not null
  constraint intake_batch_case_id_fingerprint_key: UNIQUE (case_id, fingerprint)
  constraint intake_batch_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint intake_batch_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint intake_batch_pkey: PRIMARY KEY (id)
  constraint intake_batch_received_by_fkey: FOREIGN KEY (received_by) REFERENCES person(id)
  constraint intake_batch_source_id_fkey: FOREIGN KEY (source_id) REFERENCES source(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table intervention
  id uuid not null
  incident_id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  kind text not null -- Term of the vocabulary intervention-type.
  party_id uuid
  victim_id uuid
  happened_on text
  facts jsonb not null
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint intervention_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint intervention_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint intervention_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint intervention_incident_id_fkey: FOREIGN KEY (incident_id) REFERENCES incident(id)
  constraint intervention_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint intervention_party_id_fkey: FOREIGN KEY (party_id) REFERENCES actor(id)
  constraint intervention_pkey: PRIMARY KEY (id)
  constraint intervention_version_check: CHECK ((version > 0))
  constraint intervention_victim_id_fkey: FOREIGN KEY (victim_id) REFERENCES actor(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index intervention_incident: CREATE INDEX intervention_incident ON public.intervention USING btree (incident_id)
  index intervention_party: CREATE INDEX intervention_party ON public.intervention USING btree (party_id) WHERE (party_id IS NOT NULL)
  index intervention_victim: CREATE INDEX intervention_victim ON public.intervention USING btree (victim_id) WHERE (victim_id IS NOT NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table involvement
  id uuid not null
  act_id uuid not null
  incident_id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  actor_id uuid
  degree text -- Term of the vocabulary involvement-degree.
  perpetrator_types _text not null -- Terms of the vocabulary perpetrator-type.
  facts jsonb not null
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint involvement_act_id_fkey: FOREIGN KEY (act_id) REFERENCES act(id)
  constraint involvement_actor_id_fkey: FOREIGN KEY (actor_id) REFERENCES actor(id)
  constraint involvement_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint involvement_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint involvement_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint involvement_incident_id_fkey: FOREIGN KEY (incident_id) REFERENCES incident(id)
  constraint involvement_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint involvement_pkey: PRIMARY KEY (id)
  constraint involvement_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index involvement_act: CREATE INDEX involvement_act ON public.involvement USING btree (act_id)
  index involvement_actor: CREATE INDEX involvement_actor ON public.involvement USING btree (actor_id, id) WHERE (actor_id IS NOT NULL)
  index involvement_incident: CREATE INDEX involvement_incident ON public.involvement USING btree (incident_id)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table item
  id uuid not null
  serial text not null
  case_id uuid not null
  compartment_id uuid not null
  source_id uuid not null
  title text not null
  sha256 text not null
  size_bytes int8 not null
  media_type text -- Content type found by looking inside; null until identified.
  kind text
  page_count int4
  languages _text not null
  document_date text -- EDTF date carried by the document itself (metadata), as a claim of the document.
  received_at timestamptz not null
  constraint item_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint item_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint item_compartment_id_sha256_key: UNIQUE (compartment_id, sha256)
  constraint item_kind_check: CHECK ((kind = ANY (ARRAY['document'::text, 'image'::text, 'audio'::text, 'video'::text, 'mail'::text, 'spreadsheet'::text, 'web'::text, 'text'::text, 'archive'::text, 'data'::text, 'other'::text])))
  constraint item_page_count_check: CHECK ((page_count >= 0))
  constraint item_pkey: PRIMARY KEY (id)
  constraint item_serial_key: UNIQUE (serial)
  constraint item_sha256_check: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint item_size_bytes_check: CHECK ((size_bytes >= 0))
  constraint item_source_id_fkey: FOREIGN KEY (source_id) REFERENCES source(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index item_dated_first: CREATE INDEX item_dated_first ON public.item USING btree (edtf_first(document_date)) WHERE (document_date IS NOT NULL)
  index item_dated_long: CREATE INDEX item_dated_long ON public.item USING btree (edtf_last(document_date), edtf_first(document_date)) WHERE ((document_date IS NOT NULL) AND (edtf_first(document_date) < edtf_last(document_date)))
  index item_key: CREATE INDEX item_key ON public.item USING gin (item_keys(languages, kind, source_id))
  index item_kind_newest: CREATE INDEX item_kind_newest ON public.item USING btree (kind, received_at DESC, id DESC)
  index item_newest: CREATE INDEX item_newest ON public.item USING btree (received_at DESC, id DESC)
  index item_sha256: CREATE INDEX item_sha256 ON public.item USING btree (sha256)
  index item_source: CREATE INDEX item_source ON public.item USING btree (source_id)
  index item_title: CREATE INDEX item_title ON public.item USING gin (title gin_trgm_ops)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table item_count
  case_id uuid not null
  compartment_id uuid not null
  source_id uuid not null
  kind text
  languages _text not null
  received_on date not null -- Day of receipt, UTC.
  n int8 not null
  is_noted bool not null -- Noted by a trigger and not yet added up.
  grant muniment_app: SELECT
  index item_count_compartment: CREATE INDEX item_count_compartment ON public.item_count USING btree (compartment_id)
  index item_count_noted: CREATE INDEX item_count_noted ON public.item_count USING btree (compartment_id) WHERE is_noted
  index item_count_of: CREATE UNIQUE INDEX item_count_of ON public.item_count USING btree (case_id, compartment_id, source_id, kind, languages_key(languages), received_on) NULLS NOT DISTINCT WHERE (NOT is_noted)
  policy member: SELECT using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table item_month_count
  case_id uuid not null
  compartment_id uuid not null
  kind text
  first_month date
  last_month date
  n int8 not null
  is_noted bool not null -- Noted by a trigger and not yet added up.
  grant muniment_app: SELECT
  index item_month_count_noted: CREATE INDEX item_month_count_noted ON public.item_month_count USING btree (compartment_id) WHERE is_noted
  index item_month_count_of: CREATE UNIQUE INDEX item_month_count_of ON public.item_month_count USING btree (case_id, compartment_id, kind, first_month, last_month) NULLS NOT DISTINCT WHERE (NOT is_noted)
  policy member: SELECT using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table item_place
  item_id uuid not null
  latitude float8 not null
  longitude float8 not null
  accuracy_m float8 -- Error in metres that the device stated; null when it stated none.
  derivation_id uuid not null
  constraint item_place_accuracy_m_check: CHECK ((accuracy_m >= (0)::double precision))
  constraint item_place_derivation_id_fkey: FOREIGN KEY (derivation_id) REFERENCES derivation(id)
  constraint item_place_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint item_place_latitude_check: CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  constraint item_place_longitude_check: CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  constraint item_place_pkey: PRIMARY KEY (item_id)
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index item_place_where: CREATE INDEX item_place_where ON public.item_place USING btree (latitude, longitude)
  policy member: ALL using (EXISTS ( SELECT 1
   FROM item i
  WHERE (i.id = item_place.item_id))) check -

table item_relation
  item_id uuid not null
  other_item_id uuid not null
  kind text not null
  score float4
  found_at timestamptz not null
  constraint item_relation_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint item_relation_kind_check: CHECK ((kind = ANY (ARRAY['near-duplicate'::text, 'same-text'::text, 'attachment-of'::text, 'member-of'::text])))
  constraint item_relation_other_item_id_fkey: FOREIGN KEY (other_item_id) REFERENCES item(id)
  constraint item_relation_pkey: PRIMARY KEY (item_id, other_item_id, kind)
  grant muniment_app: INSERT, SELECT, UPDATE
  index item_relation_other: CREATE INDEX item_relation_other ON public.item_relation USING btree (other_item_id)
  policy member: ALL using ((EXISTS ( SELECT 1
   FROM item i
  WHERE (i.id = item_relation.item_id))) AND (EXISTS ( SELECT 1
   FROM item i
  WHERE (i.id = item_relation.other_item_id)))) check -

table item_spot
  item_id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  source_id uuid not null
  kind text
  languages _text not null
  latitude float8 not null
  longitude float8 not null
  accuracy_m float8
  constraint item_spot_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint item_spot_pkey: PRIMARY KEY (item_id)
  grant muniment_app: SELECT
  index item_spot_where: CREATE INDEX item_spot_where ON public.item_spot USING btree (latitude, longitude)
  policy member: SELECT using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table item_sum
  case_id uuid not null
  compartment_id uuid not null
  source_id uuid not null
  kind text
  languages _text not null
  n int8 not null
  grant muniment_app: SELECT
  index item_sum_of: CREATE UNIQUE INDEX item_sum_of ON public.item_sum USING btree (case_id, compartment_id, source_id, kind, languages_key(languages)) NULLS NOT DISTINCT
  policy member: SELECT using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table item_tag
  item_id uuid not null
  tag text not null
  tagged_at timestamptz not null
  constraint item_tag_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint item_tag_pkey: PRIMARY KEY (item_id, tag)
  constraint item_tag_tag_check: CHECK ((tag <> ''::text))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index item_tag_tag: CREATE INDEX item_tag_tag ON public.item_tag USING btree (tag)
  policy member: ALL using (EXISTS ( SELECT 1
   FROM item i
  WHERE (i.id = item_tag.item_id))) check -

table item_time_count
  case_id uuid not null
  compartment_id uuid not null
  source_id uuid not null
  kind text
  languages _text not null
  first_month date -- First day of the first month that the date may mean; null without a date that is understood.
  last_month date
  n int8 not null
  is_noted bool not null -- Noted by a trigger and not yet added up.
  grant muniment_app: SELECT
  index item_time_count_compartment: CREATE INDEX item_time_count_compartment ON public.item_time_count USING btree (compartment_id)
  index item_time_count_first: CREATE INDEX item_time_count_first ON public.item_time_count USING btree (first_month)
  index item_time_count_long: CREATE INDEX item_time_count_long ON public.item_time_count USING btree (last_month) WHERE (first_month < last_month)
  index item_time_count_noted: CREATE INDEX item_time_count_noted ON public.item_time_count USING btree (compartment_id) WHERE is_noted
  index item_time_count_of: CREATE UNIQUE INDEX item_time_count_of ON public.item_time_count USING btree (case_id, compartment_id, source_id, kind, languages_key(languages), first_month, last_month) NULLS NOT DISTINCT WHERE (NOT is_noted)
  policy member: SELECT using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table item_total
  case_id uuid
  compartment_id uuid
  source_id uuid
  kind text
  languages _text
  n int8
  grant muniment_app: SELECT
  view security_invoker=true:  SELECT item_sum.case_id, item_sum.compartment_id, item_sum.source_id, item_sum.kind, item_sum.languages, item_sum.n FROM item_sum UNION ALL SELECT item_count.case_id, item_count.compartment_id, item_count.source_id, item_count.kind, item_count.languages, item_count.n FROM item_count WHERE item_count.is_noted;

table item_withdrawal
  id uuid not null
  item_id uuid not null
  cause text not null -- consent: taken back by who gave it; danger: somebody could come to harm by it; privileged: a lawyer's or a protected communication.
  reason text not null
  withdrawn_by uuid not null
  withdrawn_at timestamptz not null
  restored_by uuid
  restored_at timestamptz
  restored_reason text
  constraint item_withdrawal_cause_check: CHECK ((cause = ANY (ARRAY['consent'::text, 'danger'::text, 'not-authentic'::text, 'received-in-error'::text, 'privileged'::text, 'other'::text])))
  constraint item_withdrawal_check: CHECK ((((restored_at IS NULL) = (restored_by IS NULL)) AND ((restored_at IS NULL) = (restored_reason IS NULL))))
  constraint item_withdrawal_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint item_withdrawal_pkey: PRIMARY KEY (id)
  constraint item_withdrawal_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 2000)))
  constraint item_withdrawal_restored_by_fkey: FOREIGN KEY (restored_by) REFERENCES person(id)
  constraint item_withdrawal_restored_reason_check: CHECK (((char_length(restored_reason) >= 1) AND (char_length(restored_reason) <= 2000)))
  constraint item_withdrawal_withdrawn_by_fkey: FOREIGN KEY (withdrawn_by) REFERENCES person(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index item_withdrawal_item: CREATE INDEX item_withdrawal_item ON public.item_withdrawal USING btree (item_id)
  index item_withdrawal_stands: CREATE UNIQUE INDEX item_withdrawal_stands ON public.item_withdrawal USING btree (item_id) WHERE (restored_at IS NULL)
  policy member: ALL using (( SELECT i.id
   FROM item i
  WHERE (i.id = item_withdrawal.item_id)) IS NOT NULL) check -

table laid_evidence
  id uuid not null
  allegation_id uuid not null
  slot text not null -- Id of an element or of one of its alternatives.
  claim_id uuid
  conclusion_id uuid
  stance text not null
  answer text -- How the pleading answers what speaks against it; null while it does not.
  note text
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  incident_id uuid -- It brings the claims that the values of its records rest on, and weighs nothing of its own.
  record_table text -- What the record is; with record_id. It brings the claims that it rests on, and weighs nothing of its own.
  record_id uuid
  constraint laid_evidence_allegation_id_fkey: FOREIGN KEY (allegation_id) REFERENCES allegation(id)
  constraint laid_evidence_answer_check: CHECK (((char_length(answer) >= 1) AND (char_length(answer) <= 4000)))
  constraint laid_evidence_check: CHECK (((num_nonnulls(claim_id, conclusion_id, incident_id, record_id) = 1) AND ((record_table IS NULL) = (record_id IS NULL))))
  constraint laid_evidence_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint laid_evidence_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint laid_evidence_conclusion_id_fkey: FOREIGN KEY (conclusion_id) REFERENCES conclusion(id)
  constraint laid_evidence_incident_id_fkey: FOREIGN KEY (incident_id) REFERENCES incident(id)
  constraint laid_evidence_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint laid_evidence_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)))
  constraint laid_evidence_pkey: PRIMARY KEY (id)
  constraint laid_evidence_record_table_check: CHECK ((record_table = ANY (ARRAY['obstacle'::text, 'hazard_record'::text, 'handover'::text, 'accident'::text, 'ground_area'::text, 'found_device'::text, 'detention_record'::text, 'displacement_record'::text])))
  constraint laid_evidence_stance_check: CHECK ((stance = ANY (ARRAY['for'::text, 'against'::text])))
  grant muniment_app: INSERT, SELECT, UPDATE
  index laid_evidence_allegation: CREATE INDEX laid_evidence_allegation ON public.laid_evidence USING btree (allegation_id)
  index laid_evidence_claim: CREATE INDEX laid_evidence_claim ON public.laid_evidence USING btree (claim_id) WHERE (claim_id IS NOT NULL)
  index laid_evidence_conclusion: CREATE INDEX laid_evidence_conclusion ON public.laid_evidence USING btree (conclusion_id) WHERE (conclusion_id IS NOT NULL)
  index laid_evidence_incident: CREATE INDEX laid_evidence_incident ON public.laid_evidence USING btree (incident_id) WHERE (incident_id IS NOT NULL)
  index laid_evidence_record: CREATE INDEX laid_evidence_record ON public.laid_evidence USING btree (record_id) WHERE (record_id IS NOT NULL)
  policy member: ALL using ((( SELECT a.id
   FROM allegation a
  WHERE (a.id = laid_evidence.allegation_id)) IS NOT NULL) AND ((claim_id IS NULL) OR (( SELECT c.id
   FROM claim c
  WHERE (c.id = laid_evidence.claim_id)) IS NOT NULL)) AND ((conclusion_id IS NULL) OR (( SELECT c.id
   FROM conclusion c
  WHERE (c.id = laid_evidence.conclusion_id)) IS NOT NULL)) AND ((incident_id IS NULL) OR (( SELECT i.id
   FROM incident i
  WHERE (i.id = laid_evidence.incident_id)) IS NOT NULL)) AND ((record_id IS NULL) OR sees_laid_record(record_table, record_id))) check -

table law_confirmation
  id uuid not null
  file text not null -- Id of the file of the law that it stands in.
  statement text not null
  digest text not null -- SHA-256 of what the statement said: it is confirmed as long as it says the same.
  found_in text not null
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint law_confirmation_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint law_confirmation_digest_check: CHECK ((digest ~ '^[0-9a-f]{64}$'::text))
  constraint law_confirmation_file_check: CHECK ((file ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
  constraint law_confirmation_found_in_check: CHECK (((char_length(found_in) >= 1) AND (char_length(found_in) <= 1000)))
  constraint law_confirmation_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint law_confirmation_pkey: PRIMARY KEY (id)
  constraint law_confirmation_statement_check: CHECK (((char_length(statement) >= 1) AND (char_length(statement) <= 200)))
  constraint law_confirmation_withdrawn_reason_check: CHECK (((char_length(withdrawn_reason) >= 1) AND (char_length(withdrawn_reason) <= 2000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index law_confirmation_stands: CREATE UNIQUE INDEX law_confirmation_stands ON public.law_confirmation USING btree (file, statement, digest) WHERE (withdrawn_at IS NULL)
  policy add: INSERT using - check (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'lawyer'::text]) AS has_role))
  policy change: UPDATE using (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'lawyer'::text]) AS has_role)) check -
  policy see: SELECT using (is_service() OR (( SELECT current_person() AS current_person) IS NOT NULL)) check -

table law_draft
  person_id uuid not null
  file text not null
  text text not null
  base_version int4
  base_digest text
  version int4 not null -- Goes up with each change, so that two windows of one person do not write over each other.
  begun_at timestamptz not null
  changed_at timestamptz not null
  constraint law_draft_base_version_check: CHECK ((base_version > 0))
  constraint law_draft_check: CHECK (((base_version IS NULL) = (base_digest IS NULL)))
  constraint law_draft_file_check: CHECK ((file ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
  constraint law_draft_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
  constraint law_draft_pkey: PRIMARY KEY (person_id, file)
  constraint law_draft_text_check: CHECK ((octet_length(text) <= 262144))
  constraint law_draft_version_check: CHECK ((version > 0))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  policy see: SELECT using (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'lawyer'::text]) AS has_role)) check -
  policy write: ALL using (is_service() OR ((person_id = ( SELECT current_person() AS current_person)) AND ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'lawyer'::text]) AS has_role))) check (is_service() OR ((person_id = ( SELECT current_person() AS current_person)) AND ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'lawyer'::text]) AS has_role)))

table law_edition
  id uuid not null
  file text not null -- Id of the file; package for the package.yaml that holds the sources of all of them.
  kind text not null
  version int4 not null
  text text not null
  digest text not null -- SHA-256 over the canonical JSON of what the text says: what was assessed by it names it.
  base_version int4 -- Version that it was written from; null: from an outline, or there was none.
  base_digest text
  reason text not null -- Why it was published.
  made_by uuid not null
  made_at timestamptz not null
  constraint law_edition_base_digest_check: CHECK ((base_digest ~ '^[0-9a-f]{64}$'::text))
  constraint law_edition_base_version_check: CHECK ((base_version > 0))
  constraint law_edition_check: CHECK (((file = 'package'::text) = (kind = 'package'::text)))
  constraint law_edition_check1: CHECK (((base_version IS NULL) = (base_digest IS NULL)))
  constraint law_edition_digest_check: CHECK ((digest ~ '^[0-9a-f]{64}$'::text))
  constraint law_edition_file_check: CHECK ((file ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
  constraint law_edition_file_version_key: UNIQUE (file, version)
  constraint law_edition_kind_check: CHECK ((kind = ANY (ARRAY['package'::text, 'instrument'::text, 'standards'::text, 'rubric'::text, 'checklist'::text, 'profile'::text])))
  constraint law_edition_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint law_edition_pkey: PRIMARY KEY (id)
  constraint law_edition_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 2000)))
  constraint law_edition_text_check: CHECK ((octet_length(text) <= 262144))
  constraint law_edition_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT
  policy add: INSERT using - check (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'lawyer'::text]) AS has_role))
  policy see: SELECT using (is_service() OR (( SELECT current_person() AS current_person) IS NOT NULL)) check -

table ledger_checkpoint
  size int8 not null
  root bytea not null
  note text not null
  published_at timestamptz not null
  constraint ledger_checkpoint_pkey: PRIMARY KEY (size)
  constraint ledger_checkpoint_root_check: CHECK ((octet_length(root) = 32))
  grant muniment_app: INSERT, SELECT
  policy append: INSERT using - check is_service()
  policy see: SELECT using true check -

table ledger_entry
  seq int8 not null
  id uuid not null
  kind text not null
  at timestamptz not null
  actor_id uuid
  compartment_id uuid
  subject_table text not null
  subject_id text not null
  salt bytea not null
  commitment bytea not null -- SHA-256(salt || body); the only thing that goes into the Merkle tree.
  body text not null -- Canonical JSON (RFC 8785) of the entry; docs/formats/ledger.md.
  constraint ledger_entry_commitment_check: CHECK ((octet_length(commitment) = 32))
  constraint ledger_entry_pkey: PRIMARY KEY (seq)
  constraint ledger_entry_salt_check: CHECK ((octet_length(salt) = 32))
  grant muniment_app: INSERT, SELECT
  index ledger_entry_actor: CREATE INDEX ledger_entry_actor ON public.ledger_entry USING btree (actor_id, seq)
  index ledger_entry_at: CREATE INDEX ledger_entry_at ON public.ledger_entry USING brin (at)
  index ledger_entry_kind: CREATE INDEX ledger_entry_kind ON public.ledger_entry USING btree (kind, seq)
  index ledger_entry_subject: CREATE INDEX ledger_entry_subject ON public.ledger_entry USING btree (subject_id, seq)
  policy append: INSERT using - check ((current_person() IS NOT NULL) OR is_service())
  policy see: SELECT using (is_service() OR (
CASE
    WHEN (compartment_id IS NULL) THEN (( SELECT current_person() AS current_person) IS NOT NULL)
    ELSE (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))
END AND
CASE subject_table
    WHEN 'item'::text THEN (sees_item((subject_id)::uuid) AND ((kind <> 'item-attributed'::text) OR (NOT hides_identity(id))))
    WHEN 'claim'::text THEN (( SELECT c.id
       FROM claim c
      WHERE (c.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    WHEN 'source'::text THEN (NOT hides_identity(id))
    WHEN 'dossier'::text THEN sees_exhibits(body)
    WHEN 'compartment'::text THEN (( SELECT c.id
       FROM compartment c
      WHERE (c.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    WHEN 'case_file'::text THEN (( SELECT f.id
       FROM case_file f
      WHERE (f.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    WHEN 'person'::text THEN ((kind <> ALL (ARRAY['membership-granted'::text, 'membership-revoked'::text])) OR (subject_id = (( SELECT current_person() AS current_person))::text) OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'steward'::text]) AS has_role))
    ELSE true
END)) check -
  policy see_actors: SELECT using (is_service() OR
CASE subject_table
    WHEN 'actor'::text THEN (( SELECT a.id
       FROM actor a
      WHERE (a.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    WHEN 'actor_identity'::text THEN (( SELECT i.actor_id
       FROM actor_identity i
      WHERE (i.actor_id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    WHEN 'actor_merge'::text THEN (( SELECT m.id
       FROM actor_merge m
      WHERE (m.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    WHEN 'actor_distinct'::text THEN (( SELECT d.id
       FROM actor_distinct d
      WHERE (d.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    WHEN 'actor_relation'::text THEN (( SELECT r.id
       FROM actor_relation r
      WHERE (r.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    WHEN 'field_basis'::text THEN (( SELECT b.id
       FROM field_basis b
      WHERE (b.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    ELSE true
END) check -
  policy see_allegations: SELECT using (is_service() OR (subject_table <> 'allegation'::text) OR ((( SELECT a.id
   FROM allegation a
  WHERE (a.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_laid_by(body))) check -
  policy see_conclusions: SELECT using (is_service() OR
CASE subject_table
    WHEN 'conclusion'::text THEN (( SELECT c.id
       FROM conclusion c
      WHERE (c.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    WHEN 'coding_sample'::text THEN ((( SELECT s.id
       FROM coding_sample s
      WHERE (s.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND ((kind <> 'sample-answered'::text) OR (actor_id = ( SELECT current_person() AS current_person)) OR (( SELECT s.closed_at
       FROM coding_sample s
      WHERE (s.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)))
    ELSE true
END) check -
  policy see_detention: SELECT using (is_service() OR (subject_table <> 'detention_record'::text) OR ((( SELECT r.id
   FROM detention_record r
  WHERE (r.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_detention_in(body))) check -
  policy see_displacement: SELECT using (is_service() OR (subject_table <> 'displacement_record'::text) OR ((( SELECT r.id
   FROM displacement_record r
  WHERE (r.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_displacement_in(body))) check -
  policy see_ground: SELECT using (is_service() OR
CASE subject_table
    WHEN 'accident'::text THEN ((( SELECT a.id
       FROM accident a
      WHERE (a.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_ground_in(body))
    WHEN 'ground_area'::text THEN ((( SELECT a.id
       FROM ground_area a
      WHERE (a.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_ground_in(body))
    WHEN 'found_device'::text THEN ((( SELECT d.id
       FROM found_device d
      WHERE (d.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_ground_in(body))
    ELSE true
END) check -
  policy see_imports: SELECT using (is_service() OR
CASE subject_table
    WHEN 'import_run'::text THEN (( SELECT r.id
       FROM import_run r
      WHERE (r.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    WHEN 'import_row'::text THEN import_identities_seen(subject_id)
    ELSE true
END) check -
  policy see_incidents: SELECT using (is_service() OR
CASE subject_table
    WHEN 'incident'::text THEN (( SELECT i.id
       FROM incident i
      WHERE (i.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL)
    ELSE true
END) check -
  policy see_mines: SELECT using (is_service() OR
CASE subject_table
    WHEN 'handover'::text THEN ((( SELECT h.id
       FROM handover h
      WHERE (h.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_mines_in(body))
    WHEN 'hazard_record'::text THEN ((( SELECT r.id
       FROM hazard_record r
      WHERE (r.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_mines_in(body))
    ELSE true
END) check -
  policy see_pleadings: SELECT using (is_service() OR (subject_table <> 'pleading'::text) OR ((( SELECT p.id
   FROM pleading p
  WHERE (p.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_cites_in(body))) check -
  policy see_proceedings: SELECT using (is_service() OR (subject_table <> 'proceeding'::text) OR ((( SELECT p.id
   FROM proceeding p
  WHERE (p.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_shown_by(body))) check -
  policy see_settlements: SELECT using (is_service() OR (subject_table <> 'settlement'::text) OR ((( SELECT s.id
   FROM settlement s
  WHERE (s.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_return_bases_in(body))) check -
  policy see_translations: SELECT using (is_service() OR (kind <> ALL (ARRAY['translation-made'::text, 'translation-withdrawn'::text])) OR sees_translated(body)) check -
  policy see_undertakings: SELECT using (is_service() OR (subject_table <> 'undertaking'::text) OR ((( SELECT u.id
   FROM undertaking u
  WHERE (u.id = (ledger_entry.subject_id)::uuid)) IS NOT NULL) AND sees_bases_in(body))) check -

table ledger_leaf
  index int8 not null
  seq int8 not null
  constraint ledger_leaf_pkey: PRIMARY KEY (index)
  constraint ledger_leaf_seq_key: UNIQUE (seq)
  grant muniment_app: INSERT, SELECT
  policy append: INSERT using - check is_service()
  policy see: SELECT using true check -

table ledger_pending
  seq int8 not null
  constraint ledger_pending_pkey: PRIMARY KEY (seq)
  grant muniment_app: DELETE, INSERT, SELECT
  policy work: ALL using is_service() check true

table ledger_timestamp
  size int8 not null
  authority text not null
  token bytea not null
  gen_time timestamptz not null
  constraint ledger_timestamp_pkey: PRIMARY KEY (size, authority)
  grant muniment_app: INSERT, SELECT
  policy append: INSERT using - check is_service()
  policy see: SELECT using true check -

table migration
  name text not null
  sha256 text not null
  applied_at timestamptz not null
  constraint migration_pkey: PRIMARY KEY (name)
  grant muniment_app: SELECT

table model_run
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- That of its item; it moves with it. When it was sent the item lay in one that is not sealed.
  item_id uuid not null
  layer_sha256 text not null
  page int4 not null
  host text not null -- Host and port that it was sent to. The key that opened it is nowhere in the archive.
  model_asked text not null
  model text -- Name of the model as the answer had it.
  prompt_version text not null
  prompt_sha256 text not null -- SHA-256 of all that was sent as messages, UTF-8 canonical JSON.
  text_sha256 text not null -- SHA-256 of the page's frozen text, UTF-8.
  temperature float8 not null
  seed int4 not null
  outcome text not null -- asked: sent, and nothing is known of an answer.
  failure text
  tokens_in int4
  tokens_out int4
  dropped int4 -- How many proposals of the answer were not taken over, as their words are not in the text or they are none.
  proposals jsonb -- What stood the checks, with places in code points of the page.
  asked_by uuid not null
  asked_at timestamptz not null
  ended_at timestamptz
  constraint model_run_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES person(id)
  constraint model_run_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint model_run_check: CHECK (((outcome = 'failed'::text) = (failure IS NOT NULL)))
  constraint model_run_check1: CHECK (((outcome = 'answered'::text) = (proposals IS NOT NULL)))
  constraint model_run_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint model_run_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint model_run_layer_sha256_check: CHECK ((layer_sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint model_run_outcome_check: CHECK ((outcome = ANY (ARRAY['asked'::text, 'answered'::text, 'failed'::text])))
  constraint model_run_page_check: CHECK ((page >= 0))
  constraint model_run_pkey: PRIMARY KEY (id)
  constraint model_run_prompt_sha256_check: CHECK ((prompt_sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint model_run_text_sha256_check: CHECK ((text_sha256 ~ '^[0-9a-f]{64}$'::text))
  grant muniment_app: INSERT, SELECT, UPDATE
  index model_run_item: CREATE INDEX model_run_item ON public.model_run USING btree (item_id)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table notification
  id uuid not null
  person_id uuid not null
  kind text not null
  subject_table text not null
  subject_id text not null
  compartment_id uuid
  actor_id uuid
  entry_id uuid -- The ledger entry that it tells of; null when none does, as for a search.
  created_at timestamptz not null
  read_at timestamptz
  constraint notification_actor_id_fkey: FOREIGN KEY (actor_id) REFERENCES person(id)
  constraint notification_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint notification_kind_check: CHECK ((kind = ANY (ARRAY['mention'::text, 'task'::text, 'build'::text, 'search-alert'::text, 'barred'::text])))
  constraint notification_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
  constraint notification_pkey: PRIMARY KEY (id)
  grant muniment_app: INSERT, SELECT
  index notification_person: CREATE INDEX notification_person ON public.notification USING btree (person_id, id DESC)
  index notification_unread: CREATE INDEX notification_unread ON public.notification USING btree (person_id) WHERE (read_at IS NULL)
  policy mark: UPDATE using (person_id = ( SELECT current_person() AS current_person)) check -
  policy own: SELECT using (is_service() OR ((person_id = ( SELECT current_person() AS current_person)) AND ((compartment_id IS NULL) OR (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))) AND
CASE
    WHEN (subject_table = 'task'::text) THEN (( SELECT t.id
       FROM task t
      WHERE (t.id = (notification.subject_id)::uuid)) IS NOT NULL)
    WHEN (subject_table = ANY (ARRAY['item'::text, 'dossier'::text, 'claim'::text, 'incident'::text, 'actor_identity'::text, 'conclusion'::text, 'allegation'::text, 'proceeding'::text, 'undertaking'::text, 'pleading'::text, 'handover'::text, 'hazard_record'::text, 'settlement'::text, 'detention_record'::text, 'accident'::text, 'ground_area'::text, 'displacement_record'::text])) THEN sees_record(subject_table, (subject_id)::uuid)
    ELSE true
END)) check -
  policy tell: INSERT using - check (is_service() OR ((actor_id = ( SELECT current_person() AS current_person)) AND ((compartment_id IS NULL) OR (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])))))

table obligation
  id uuid not null
  undertaking_id uuid not null
  label text -- Point, paragraph or article, as the text numbers it.
  owed_by text not null -- Name of a party of the undertaking. What binds two parties is two obligations, so that what is said of each stands apart.
  owed_to text
  words text not null
  due_on text -- EDTF, without a time of day: by when. Null: the text says none, or it is to be kept all the time.
  is_continuing bool not null
  conditions text
  in_force_from text -- EDTF, as in_force_to; null where the text says nothing.
  in_force_to text
  to_check bool not null
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint obligation_check: CHECK (((NOT is_continuing) OR (due_on IS NULL)))
  constraint obligation_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint obligation_conditions_check: CHECK (((char_length(conditions) >= 1) AND (char_length(conditions) <= 2000)))
  constraint obligation_label_check: CHECK (((char_length(label) >= 1) AND (char_length(label) <= 60)))
  constraint obligation_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint obligation_owed_by_check: CHECK (((char_length(owed_by) >= 1) AND (char_length(owed_by) <= 200)))
  constraint obligation_owed_to_check: CHECK (((char_length(owed_to) >= 1) AND (char_length(owed_to) <= 300)))
  constraint obligation_pkey: PRIMARY KEY (id)
  constraint obligation_undertaking_id_fkey: FOREIGN KEY (undertaking_id) REFERENCES undertaking(id)
  constraint obligation_version_check: CHECK ((version > 0))
  constraint obligation_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 4000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index obligation_undertaking: CREATE INDEX obligation_undertaking ON public.obligation USING btree (undertaking_id)
  policy member: ALL using (( SELECT u.id
   FROM undertaking u
  WHERE (u.id = obligation.undertaking_id)) IS NOT NULL) check -

table obstacle
  id uuid not null
  settlement_id uuid not null
  kind text not null
  what text
  holds_from text -- EDTF, as holds_to: since when it is; null where that is not known.
  holds_to text -- The last day on which it was; null where no end is recorded.
  reliability text not null -- How far what shows it can be relied on, as a person judged; with reasons.
  reliability_reasons text
  geometry jsonb -- GeoJSON in WGS 84: where it lies; null where nobody says.
  hazard_serial text -- Serial of a record of a minefield, as somebody named it.
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  known_by uuid not null
  known_from timestamptz not null -- When this version was recorded, and known_by by whom: what was known on a day is told by it.
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint obstacle_check: CHECK (((hazard_serial IS NULL) OR (kind = 'mines'::text)))
  constraint obstacle_check1: CHECK (((reliability = 'not-said'::text) OR (reliability_reasons IS NOT NULL)))
  constraint obstacle_check2: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint obstacle_hazard_serial_check: CHECK (((char_length(hazard_serial) >= 1) AND (char_length(hazard_serial) <= 40)))
  constraint obstacle_kind_check: CHECK ((kind = ANY (ARRAY['mines'::text, 'booby-traps'::text, 'destroyed-housing'::text, 'no-services'::text, 'access-denied'::text, 'occupied'::text, 'security'::text, 'legal'::text])))
  constraint obstacle_known_by_fkey: FOREIGN KEY (known_by) REFERENCES person(id)
  constraint obstacle_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint obstacle_pkey: PRIMARY KEY (id)
  constraint obstacle_reliability_check: CHECK ((reliability = ANY (ARRAY['not-said'::text, 'low'::text, 'moderate'::text, 'high'::text])))
  constraint obstacle_reliability_reasons_check: CHECK (((char_length(reliability_reasons) >= 1) AND (char_length(reliability_reasons) <= 4000)))
  constraint obstacle_settlement_id_fkey: FOREIGN KEY (settlement_id) REFERENCES settlement(id)
  constraint obstacle_version_check: CHECK ((version > 0))
  constraint obstacle_what_check: CHECK (((char_length(what) >= 1) AND (char_length(what) <= 4000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index obstacle_settlement: CREATE INDEX obstacle_settlement ON public.obstacle USING btree (settlement_id)
  policy member: ALL using (( SELECT s.id
   FROM settlement s
  WHERE (s.id = obstacle.settlement_id)) IS NOT NULL) check -

table obstacle_past
  obstacle_id uuid not null
  version int4 not null
  settlement_id uuid not null
  kind text not null
  what text
  holds_from text
  holds_to text
  reliability text not null
  reliability_reasons text
  geometry jsonb
  hazard_serial text
  known_by uuid not null
  known_from timestamptz not null
  known_to timestamptz not null
  constraint obstacle_past_known_by_fkey: FOREIGN KEY (known_by) REFERENCES person(id)
  constraint obstacle_past_obstacle_id_fkey: FOREIGN KEY (obstacle_id) REFERENCES obstacle(id)
  constraint obstacle_past_pkey: PRIMARY KEY (obstacle_id, version)
  constraint obstacle_past_settlement_id_fkey: FOREIGN KEY (settlement_id) REFERENCES settlement(id)
  constraint obstacle_past_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT
  index obstacle_past_settlement: CREATE INDEX obstacle_past_settlement ON public.obstacle_past USING btree (settlement_id)
  policy member: ALL using (( SELECT s.id
   FROM settlement s
  WHERE (s.id = obstacle_past.settlement_id)) IS NOT NULL) check -

table obstacle_word
  id uuid not null
  settlement_id uuid not null
  obstacle_id uuid not null
  says text not null
  side text -- The side for which it is said; null where whoever says it is no side.
  said_by text not null
  said_on text -- EDTF: when it was said.
  of_when text -- EDTF: the days of which it is said; of an end, since when it is no more. Null: of all the time.
  own_words text -- What they call it, in their words.
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint obstacle_word_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint obstacle_word_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint obstacle_word_obstacle_id_fkey: FOREIGN KEY (obstacle_id) REFERENCES obstacle(id)
  constraint obstacle_word_own_words_check: CHECK (((char_length(own_words) >= 1) AND (char_length(own_words) <= 2000)))
  constraint obstacle_word_pkey: PRIMARY KEY (id)
  constraint obstacle_word_said_by_check: CHECK (((char_length(said_by) >= 1) AND (char_length(said_by) <= 300)))
  constraint obstacle_word_says_check: CHECK ((says = ANY (ARRAY['stands'::text, 'denied'::text, 'ended'::text])))
  constraint obstacle_word_settlement_id_fkey: FOREIGN KEY (settlement_id) REFERENCES settlement(id)
  constraint obstacle_word_side_check: CHECK (((char_length(side) >= 1) AND (char_length(side) <= 200)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index obstacle_word_obstacle: CREATE INDEX obstacle_word_obstacle ON public.obstacle_word USING btree (obstacle_id)
  index obstacle_word_settlement: CREATE INDEX obstacle_word_settlement ON public.obstacle_word USING btree (settlement_id)
  policy member: ALL using (( SELECT s.id
   FROM settlement s
  WHERE (s.id = obstacle_word.settlement_id)) IS NOT NULL) check -

table person
  id uuid not null
  name text not null
  email text -- Sign-in address, lower case; null for services.
  kind text not null
  status text not null
  created_at timestamptz not null
  constraint person_email_key: UNIQUE (email)
  constraint person_kind_check: CHECK ((kind = ANY (ARRAY['human'::text, 'service'::text])))
  constraint person_name_check: CHECK ((name <> ''::text))
  constraint person_pkey: PRIMARY KEY (id)
  constraint person_status_check: CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text])))
  grant muniment_app: INSERT, SELECT, UPDATE
  policy see: SELECT using ((current_person() IS NOT NULL) OR is_service()) check -
  policy write: ALL using (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'steward'::text]) AS has_role)) check -

table pleading
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  dossier_id uuid not null
  kind text not null
  title text not null
  language text not null -- In which it is written: by it sentences are told apart, and pages are called.
  version int4 not null -- Counts every save, also of its text alone.
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint pleading_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint pleading_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint pleading_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint pleading_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossier(id)
  constraint pleading_kind_check: CHECK ((kind = ANY (ARRAY['application'::text, 'memorial'::text, 'counter-memorial'::text, 'reply'::text, 'rejoinder'::text, 'request'::text, 'observations'::text, 'other'::text])))
  constraint pleading_language_check: CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text, 'az'::text, 'hy'::text, 'ru'::text])))
  constraint pleading_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint pleading_pkey: PRIMARY KEY (id)
  constraint pleading_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  constraint pleading_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index pleading_dossier: CREATE INDEX pleading_dossier ON public.pleading USING btree (dossier_id)
  index pleading_newest: CREATE INDEX pleading_newest ON public.pleading USING btree (case_id, made_at DESC, id DESC)
  policy member: ALL using ((compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) AND (( SELECT d.id
   FROM dossier d
  WHERE (d.id = pleading.dossier_id)) IS NOT NULL)) check -

table pleading_part
  id uuid not null
  pleading_id uuid not null
  kind text not null
  part_of text -- What a section holds: facts, whose sentences need cites; law; relief; or something else.
  level int4
  ordering int4 not null -- Orders the parts; between two neighbours there is room for others.
  body text not null -- Inline Markdown: words, strong, emphasis and links. Cites are links (docs/formats/pleading.md).
  item_ids _uuid not null -- Items that it cites. An entry that names one is read by who sees that item.
  constraint pleading_part_body_check: CHECK (((char_length(body) >= 1) AND (char_length(body) <= 20000)))
  constraint pleading_part_check: CHECK (((kind = 'section'::text) = (part_of IS NOT NULL)))
  constraint pleading_part_check1: CHECK (((kind = 'section'::text) = (level IS NOT NULL)))
  constraint pleading_part_kind_check: CHECK ((kind = ANY (ARRAY['section'::text, 'paragraph'::text])))
  constraint pleading_part_level_check: CHECK (((level >= 1) AND (level <= 3)))
  constraint pleading_part_part_of_check: CHECK ((part_of = ANY (ARRAY['facts'::text, 'law'::text, 'relief'::text, 'other'::text])))
  constraint pleading_part_pkey: PRIMARY KEY (id)
  constraint pleading_part_pleading_id_fkey: FOREIGN KEY (pleading_id) REFERENCES pleading(id)
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index pleading_part_pleading: CREATE INDEX pleading_part_pleading ON public.pleading_part USING btree (pleading_id, ordering)
  policy member: ALL using (( SELECT p.id
   FROM pleading p
  WHERE (p.id = pleading_part.pleading_id)) IS NOT NULL) check -

table proceeding
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  title text not null
  forum text not null -- Id of a forum of the standards of proof.
  parties jsonb not null -- List of {name, role}: applicant, respondent, intervening or third, in the words of whoever recorded it.
  bench text -- Who decides, as the forum calls it: a chamber, a committee.
  registry_number text
  instruments _text not null -- Ids of the instruments that are invoked.
  status text not null
  begun_on text -- EDTF.
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint proceeding_bench_check: CHECK (((char_length(bench) >= 1) AND (char_length(bench) <= 300)))
  constraint proceeding_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint proceeding_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint proceeding_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint proceeding_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint proceeding_parties_check: CHECK ((jsonb_typeof(parties) = 'array'::text))
  constraint proceeding_pkey: PRIMARY KEY (id)
  constraint proceeding_registry_number_check: CHECK (((char_length(registry_number) >= 1) AND (char_length(registry_number) <= 100)))
  constraint proceeding_status_check: CHECK ((status = ANY (ARRAY['in-preparation'::text, 'pending'::text, 'suspended'::text, 'decided'::text, 'discontinued'::text, 'closed'::text])))
  constraint proceeding_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  constraint proceeding_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index proceeding_newest: CREATE INDEX proceeding_newest ON public.proceeding USING btree (case_id, made_at DESC, id DESC)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table proceeding_link
  id uuid not null
  proceeding_id uuid not null
  other_id uuid not null
  relation text not null -- What the other is to this one: parallel, earlier or later.
  reason text not null
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint proceeding_link_check: CHECK ((proceeding_id <> other_id))
  constraint proceeding_link_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint proceeding_link_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint proceeding_link_other_id_fkey: FOREIGN KEY (other_id) REFERENCES proceeding(id)
  constraint proceeding_link_pkey: PRIMARY KEY (id)
  constraint proceeding_link_proceeding_id_fkey: FOREIGN KEY (proceeding_id) REFERENCES proceeding(id)
  constraint proceeding_link_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 2000)))
  constraint proceeding_link_relation_check: CHECK ((relation = ANY (ARRAY['parallel'::text, 'earlier'::text, 'later'::text])))
  grant muniment_app: INSERT, SELECT, UPDATE
  index proceeding_link_one: CREATE INDEX proceeding_link_one ON public.proceeding_link USING btree (proceeding_id)
  index proceeding_link_other: CREATE INDEX proceeding_link_other ON public.proceeding_link USING btree (other_id)
  policy member: ALL using ((( SELECT p.id
   FROM proceeding p
  WHERE (p.id = proceeding_link.proceeding_id)) IS NOT NULL) AND (( SELECT p.id
   FROM proceeding p
  WHERE (p.id = proceeding_link.other_id)) IS NOT NULL)) check -

table provenance
  id uuid not null
  item_id uuid not null
  batch_id uuid not null
  original_path text not null
  original_path_bytes text -- Base64 of the name as stored, when it is not valid UTF-8 or was too long to be recorded whole.
  container_item_id uuid
  modified_at timestamptz -- Modification time that the file system or container claimed.
  received_at timestamptz not null
  capture jsonb -- Of a page taken out of a web capture: url, at, status, mediaType, record, file, digest as the capture states them, and digestState (none, matches, differs, unknown) as it was found at intake. Null of everything else.
  constraint provenance_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES intake_batch(id)
  constraint provenance_batch_id_original_path_item_id_key: UNIQUE (batch_id, original_path, item_id)
  constraint provenance_container_item_id_fkey: FOREIGN KEY (container_item_id) REFERENCES item(id)
  constraint provenance_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint provenance_pkey: PRIMARY KEY (id)
  grant muniment_app: INSERT, SELECT
  index provenance_container: CREATE INDEX provenance_container ON public.provenance USING btree (container_item_id) WHERE (container_item_id IS NOT NULL)
  index provenance_item: CREATE INDEX provenance_item ON public.provenance USING btree (item_id)
  policy member: ALL using (EXISTS ( SELECT 1
   FROM item i
  WHERE (i.id = provenance.item_id))) check -

table public_build
  build_id uuid not null
  files int4 not null -- Files of the bundle that were taken apart and searched, with all that they hold.
  pages int4 not null -- Pages whose words were compared with what is covered on them.
  covered int4 not null
  withheld int4 not null
  alike int4 not null -- Places that only resemble a sealed name, by a word of it or its initials, and were left open.
  constraint public_build_alike_check: CHECK ((alike >= 0))
  constraint public_build_build_id_fkey: FOREIGN KEY (build_id) REFERENCES dossier_build(id)
  constraint public_build_covered_check: CHECK ((covered >= 0))
  constraint public_build_files_check: CHECK ((files > 0))
  constraint public_build_pages_check: CHECK ((pages >= 0))
  constraint public_build_pkey: PRIMARY KEY (build_id)
  constraint public_build_withheld_check: CHECK ((withheld >= 0))
  grant muniment_app: INSERT, SELECT
  policy member: ALL using (( SELECT b.id
   FROM dossier_build b
  WHERE (b.id = public_build.build_id)) IS NOT NULL) check -

table public_copy
  item_id uuid not null
  sha256 text not null
  pages int4 not null
  covered int4 not null -- How many places of it are covered.
  is_withheld bool not null
  made_at timestamptz not null
  constraint public_copy_covered_check: CHECK ((covered >= 0))
  constraint public_copy_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint public_copy_pages_check: CHECK ((pages > 0))
  constraint public_copy_pkey: PRIMARY KEY (item_id, sha256)
  constraint public_copy_sha256_check: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  grant muniment_app: INSERT, SELECT
  policy member: ALL using (( SELECT i.id
   FROM item i
  WHERE (i.id = public_copy.item_id)) IS NOT NULL) check -

table quality_visit
  id uuid not null
  work_id uuid not null
  visited_on text
  inspected_by text not null
  nonconformity text not null
  words text
  measures text
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint quality_visit_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint quality_visit_inspected_by_check: CHECK (((char_length(inspected_by) >= 1) AND (char_length(inspected_by) <= 300)))
  constraint quality_visit_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint quality_visit_measures_check: CHECK (((char_length(measures) >= 1) AND (char_length(measures) <= 4000)))
  constraint quality_visit_nonconformity_check: CHECK ((nonconformity = ANY (ARRAY['none'::text, 'minor'::text, 'major'::text, 'critical'::text])))
  constraint quality_visit_pkey: PRIMARY KEY (id)
  constraint quality_visit_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 4000)))
  constraint quality_visit_work_id_fkey: FOREIGN KEY (work_id) REFERENCES ground_work(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index quality_visit_work: CREATE INDEX quality_visit_work ON public.quality_visit USING btree (work_id)
  policy by_members: UPDATE using (( SELECT a.compartment_id
   FROM (ground_work w
     JOIN ground_area a ON ((a.id = w.area_id)))
  WHERE (w.id = quality_visit.work_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy member: ALL using (( SELECT p.id
   FROM ground_work p
  WHERE (p.id = quality_visit.work_id)) IS NOT NULL) check -
  policy of_members: INSERT using - check (( SELECT a.compartment_id
   FROM (ground_work w
     JOIN ground_area a ON ((a.id = w.area_id)))
  WHERE (w.id = quality_visit.work_id)) = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))

table quote
  id uuid not null
  item_id uuid not null
  compartment_id uuid not null -- That of its item; it moves with it.
  kind text not null
  target_sha256 text not null -- Blob that the place is stated in: a text layer, or the file that holds the region, the time or the cell. A layer made anew is another blob: a quote stays where it is.
  page int4
  start_at int4 -- First code point of the passage in the text of its page; end_at is the one after the last (W3C TextPositionSelector).
  end_at int4
  exact text
  selector jsonb not null -- W3C Web Annotation selector, as it is exported.
  language text
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint quote_check: CHECK ((end_at > start_at))
  constraint quote_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint quote_check2: CHECK (((kind <> 'text'::text) OR ((page IS NOT NULL) AND (start_at IS NOT NULL) AND (end_at IS NOT NULL) AND (exact IS NOT NULL))))
  constraint quote_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint quote_exact_check: CHECK ((exact <> ''::text))
  constraint quote_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint quote_kind_check: CHECK ((kind = ANY (ARRAY['text'::text, 'region'::text, 'time'::text, 'cell'::text])))
  constraint quote_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint quote_page_check: CHECK ((page >= 0))
  constraint quote_pkey: PRIMARY KEY (id)
  constraint quote_start_at_check: CHECK ((start_at >= 0))
  constraint quote_target_sha256_check: CHECK ((target_sha256 ~ '^[0-9a-f]{64}$'::text))
  grant muniment_app: INSERT, SELECT, UPDATE
  index quote_item: CREATE INDEX quote_item ON public.quote USING btree (item_id, id)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table quote_translation
  id uuid not null
  quote_id uuid not null
  language text not null
  body text not null
  translator text not null -- Who translated it, as stated.
  translated_on text -- EDTF date, as stated.
  is_certified bool not null
  made_by uuid not null
  made_at timestamptz not null
  constraint quote_translation_body_check: CHECK ((body <> ''::text))
  constraint quote_translation_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint quote_translation_pkey: PRIMARY KEY (id)
  constraint quote_translation_quote_id_fkey: FOREIGN KEY (quote_id) REFERENCES quote(id)
  constraint quote_translation_translator_check: CHECK ((translator <> ''::text))
  grant muniment_app: INSERT, SELECT
  index quote_translation_quote: CREATE INDEX quote_translation_quote ON public.quote_translation USING btree (quote_id)
  policy member: ALL using (EXISTS ( SELECT 1
   FROM quote q
  WHERE (q.id = quote_translation.quote_id))) check -

table record_release
  id uuid not null
  case_id uuid not null
  record_table text not null
  record_id uuid not null
  compartment_id uuid not null -- That of the record. Here so that no policy asks for the record, which asks for this.
  to_compartment_id uuid not null
  reason text not null
  asked_by uuid not null
  asked_at timestamptz not null
  agreed_by uuid -- Never who asked. Null: nobody agreed, and nothing is released.
  agreed_at timestamptz
  ended_by uuid
  ended_at timestamptz -- When it was refused or taken back.
  ended_reason text
  constraint record_release_agreed_by_fkey: FOREIGN KEY (agreed_by) REFERENCES person(id)
  constraint record_release_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES person(id)
  constraint record_release_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint record_release_check: CHECK ((agreed_by <> asked_by))
  constraint record_release_check1: CHECK ((to_compartment_id <> compartment_id))
  constraint record_release_check2: CHECK (((agreed_by IS NULL) = (agreed_at IS NULL)))
  constraint record_release_check3: CHECK ((((ended_by IS NULL) = (ended_at IS NULL)) AND ((ended_at IS NULL) = (ended_reason IS NULL))))
  constraint record_release_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint record_release_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES person(id)
  constraint record_release_ended_reason_check: CHECK (((char_length(ended_reason) >= 1) AND (char_length(ended_reason) <= 2000)))
  constraint record_release_pkey: PRIMARY KEY (id)
  constraint record_release_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 2000)))
  constraint record_release_record_table_check: CHECK ((record_table = ANY (ARRAY['detention_record'::text, 'displacement_record'::text, 'accident'::text, 'ground_area'::text, 'found_device'::text])))
  constraint record_release_to_compartment_id_fkey: FOREIGN KEY (to_compartment_id) REFERENCES compartment(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index record_release_newest: CREATE INDEX record_release_newest ON public.record_release USING btree (case_id, asked_at DESC, id DESC)
  index record_release_open: CREATE UNIQUE INDEX record_release_open ON public.record_release USING btree (record_id, to_compartment_id) WHERE (ended_at IS NULL)
  index record_release_record: CREATE INDEX record_release_record ON public.record_release USING btree (record_id)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -
  policy released: SELECT using ((agreed_at IS NOT NULL) AND (ended_at IS NULL) AND (to_compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))) check -

table redaction
  id uuid not null
  item_id uuid not null
  page int4 -- Page of the item, or of its frozen text, from 1; null: the whole item is withheld.
  regions jsonb not null -- What is covered, [[x, y, width, height], …] in per cent of the page as it stands upright; empty where the pages are only made when they are printed.
  text_sha256 text -- The layer of text that a passage was chosen in; its words are not repeated here.
  start_at int4 -- Place of the passage in the text of the page in code points; end_at after the last.
  end_at int4
  category text not null
  authority text not null -- The order, rule or decision that it rests on, as whoever made it says.
  reason text
  is_by_rule bool not null -- Whether it was proposed because a sealed text stands there; a person accepted it.
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_by uuid
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint redaction_authority_check: CHECK (((char_length(authority) >= 1) AND (char_length(authority) <= 500)))
  constraint redaction_category_check: CHECK ((category = ANY (ARRAY['witness'::text, 'victim'::text, 'third-person'::text, 'location'::text, 'medical'::text, 'security'::text, 'privileged'::text])))
  constraint redaction_check: CHECK ((end_at > start_at))
  constraint redaction_check1: CHECK (((page IS NOT NULL) OR ((jsonb_array_length(regions) = 0) AND (text_sha256 IS NULL))))
  constraint redaction_check2: CHECK (((page IS NULL) OR (jsonb_array_length(regions) > 0) OR (text_sha256 IS NOT NULL)))
  constraint redaction_check3: CHECK ((((text_sha256 IS NULL) = (start_at IS NULL)) AND ((text_sha256 IS NULL) = (end_at IS NULL))))
  constraint redaction_check4: CHECK ((((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))))
  constraint redaction_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint redaction_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint redaction_page_check: CHECK ((page > 0))
  constraint redaction_pkey: PRIMARY KEY (id)
  constraint redaction_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 2000)))
  constraint redaction_regions_check: CHECK ((jsonb_typeof(regions) = 'array'::text))
  constraint redaction_start_at_check: CHECK ((start_at >= 0))
  constraint redaction_text_sha256_check: CHECK ((text_sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint redaction_withdrawn_by_fkey: FOREIGN KEY (withdrawn_by) REFERENCES person(id)
  constraint redaction_withdrawn_reason_check: CHECK (((char_length(withdrawn_reason) >= 1) AND (char_length(withdrawn_reason) <= 2000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index redaction_item: CREATE INDEX redaction_item ON public.redaction USING btree (item_id) WHERE (withdrawn_at IS NULL)
  policy member: ALL using (( SELECT i.id
   FROM item i
  WHERE (i.id = redaction.item_id)) IS NOT NULL) check -

table registration
  item_id uuid not null
  ern_prefix text not null
  first_page int8 not null -- Number of its first page under the prefix; the others follow without a gap.
  pages int4 not null
  constraint registration_ern_prefix_check: CHECK (((ern_prefix ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'::text) AND (char_length(ern_prefix) <= 40)))
  constraint registration_ern_prefix_first_page_key: UNIQUE (ern_prefix, first_page)
  constraint registration_first_page_check: CHECK (((first_page >= 1) AND (first_page <= 99999999)))
  constraint registration_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint registration_pages_check: CHECK ((pages > 0))
  constraint registration_pkey: PRIMARY KEY (item_id)
  grant muniment_app: INSERT, SELECT
  policy member: ALL using (( SELECT i.id
   FROM item i
  WHERE (i.id = registration.item_id)) IS NOT NULL) check -

table role_grant
  person_id uuid not null
  role text not null
  granted_at timestamptz not null
  constraint role_grant_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
  constraint role_grant_pkey: PRIMARY KEY (person_id, role)
  constraint role_grant_role_check: CHECK ((role = ANY (ARRAY['owner'::text, 'steward'::text, 'lawyer'::text, 'analyst'::text, 'collector'::text, 'reader'::text])))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  policy see: SELECT using ((current_person() IS NOT NULL) OR is_service()) check -
  policy write: ALL using (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text]) AS has_role)) check -

table saved_view
  id uuid not null
  case_id uuid not null
  person_id uuid not null
  compartment_id uuid -- Whose members may use it too; null: nobody else.
  page text not null
  name text not null
  query text not null -- The part of the address after the question mark.
  alerts bool not null
  created_at timestamptz not null
  looked_at timestamptz not null -- When its owner last looked; what was found later is new.
  constraint saved_view_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint saved_view_case_id_person_id_page_name_key: UNIQUE (case_id, person_id, page, name)
  constraint saved_view_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint saved_view_name_check: CHECK ((name <> ''::text))
  constraint saved_view_page_check: CHECK ((page = ANY (ARRAY['items'::text, 'search'::text])))
  constraint saved_view_person_id_fkey: FOREIGN KEY (person_id) REFERENCES person(id)
  constraint saved_view_pkey: PRIMARY KEY (id)
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  policy see: SELECT using ((person_id = current_person()) OR is_service() OR (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))) check -
  policy write: ALL using ((person_id = current_person()) OR is_service()) check (((person_id = current_person()) OR is_service()) AND ((compartment_id IS NULL) OR (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[]))))

table saved_view_hit
  view_id uuid not null
  item_id uuid not null
  found_at timestamptz not null
  constraint saved_view_hit_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint saved_view_hit_pkey: PRIMARY KEY (view_id, item_id)
  constraint saved_view_hit_view_id_fkey: FOREIGN KEY (view_id) REFERENCES saved_view(id) ON DELETE CASCADE
  grant muniment_app: DELETE, INSERT, SELECT
  policy member: ALL using ((EXISTS ( SELECT 1
   FROM saved_view v
  WHERE (v.id = saved_view_hit.view_id))) AND (EXISTS ( SELECT 1
   FROM item i
  WHERE (i.id = saved_view_hit.item_id)))) check -

table sealed_text
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- A sealed one: whoever is no member of it learns nothing of it.
  body text not null
  kind text not null
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint sealed_text_body_check: CHECK (((char_length(body) >= 3) AND (char_length(body) <= 500)))
  constraint sealed_text_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint sealed_text_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint sealed_text_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint sealed_text_kind_check: CHECK ((kind = ANY (ARRAY['name'::text, 'address'::text, 'coordinates'::text, 'number'::text, 'other'::text])))
  constraint sealed_text_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint sealed_text_pkey: PRIMARY KEY (id)
  constraint sealed_text_withdrawn_reason_check: CHECK (((char_length(withdrawn_reason) >= 1) AND (char_length(withdrawn_reason) <= 2000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index sealed_text_case: CREATE INDEX sealed_text_case ON public.sealed_text USING btree (case_id) WHERE (withdrawn_at IS NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table settlement
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  serial text not null -- As of items: random, so that it tells nothing of how many there are.
  place_id text -- Id of the place in the gazetteer; null where the gazetteer has none.
  names jsonb not null -- List of {name, language, kind, usedBy, from, until, source, basis}, as the gazetteer had them or as they were written down.
  latitude float8
  longitude float8
  precision text not null -- What the position is: of the settlement, of the seat of its district, within some five kilometres, or none.
  extent jsonb -- GeoJSON Polygon or MultiPolygon in WGS 84; null where nobody says.
  note text
  is_invented bool not null -- Made up for training or a sample.
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint settlement_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint settlement_check: CHECK (((latitude IS NULL) = (longitude IS NULL)))
  constraint settlement_check1: CHECK ((("precision" = 'none'::text) = (latitude IS NULL)))
  constraint settlement_check2: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint settlement_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint settlement_latitude_check: CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  constraint settlement_longitude_check: CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  constraint settlement_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint settlement_names_check: CHECK (((jsonb_typeof(names) = 'array'::text) AND ((jsonb_array_length(names) >= 1) AND (jsonb_array_length(names) <= 60))))
  constraint settlement_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 4000)))
  constraint settlement_pkey: PRIMARY KEY (id)
  constraint settlement_place_id_check: CHECK (((char_length(place_id) >= 1) AND (char_length(place_id) <= 100)))
  constraint settlement_precision_check: CHECK (("precision" = ANY (ARRAY['settlement'::text, 'seat'::text, 'approximate'::text, 'none'::text])))
  constraint settlement_serial_key: UNIQUE (serial)
  constraint settlement_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index settlement_case: CREATE INDEX settlement_case ON public.settlement USING btree (case_id)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table settlement_basis
  id uuid not null
  settlement_id uuid not null
  obstacle_id uuid
  word_id uuid
  assessment_id uuid
  item_id uuid
  quote_id uuid
  claim_id uuid
  incident_id uuid
  event_id uuid
  made_by uuid not null
  made_at timestamptz not null
  removed_at timestamptz -- When somebody took it back; it stays, so that what was known before can be told.
  constraint settlement_basis_assessment_id_fkey: FOREIGN KEY (assessment_id) REFERENCES criterion_assessment(id)
  constraint settlement_basis_check: CHECK ((num_nonnulls(obstacle_id, word_id, assessment_id) = 1))
  constraint settlement_basis_check1: CHECK ((num_nonnulls(item_id, quote_id, claim_id, incident_id, event_id) = 1))
  constraint settlement_basis_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint settlement_basis_event_id_fkey: FOREIGN KEY (event_id) REFERENCES compliance_event(id)
  constraint settlement_basis_incident_id_fkey: FOREIGN KEY (incident_id) REFERENCES incident(id)
  constraint settlement_basis_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint settlement_basis_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint settlement_basis_obstacle_id_fkey: FOREIGN KEY (obstacle_id) REFERENCES obstacle(id)
  constraint settlement_basis_pkey: PRIMARY KEY (id)
  constraint settlement_basis_quote_id_fkey: FOREIGN KEY (quote_id) REFERENCES quote(id)
  constraint settlement_basis_settlement_id_fkey: FOREIGN KEY (settlement_id) REFERENCES settlement(id)
  constraint settlement_basis_word_id_fkey: FOREIGN KEY (word_id) REFERENCES obstacle_word(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index settlement_basis_assessment: CREATE INDEX settlement_basis_assessment ON public.settlement_basis USING btree (assessment_id) WHERE (assessment_id IS NOT NULL)
  index settlement_basis_claim: CREATE INDEX settlement_basis_claim ON public.settlement_basis USING btree (claim_id) WHERE (claim_id IS NOT NULL)
  index settlement_basis_event: CREATE INDEX settlement_basis_event ON public.settlement_basis USING btree (event_id) WHERE (event_id IS NOT NULL)
  index settlement_basis_incident: CREATE INDEX settlement_basis_incident ON public.settlement_basis USING btree (incident_id) WHERE (incident_id IS NOT NULL)
  index settlement_basis_item: CREATE INDEX settlement_basis_item ON public.settlement_basis USING btree (item_id) WHERE (item_id IS NOT NULL)
  index settlement_basis_obstacle: CREATE INDEX settlement_basis_obstacle ON public.settlement_basis USING btree (obstacle_id) WHERE (obstacle_id IS NOT NULL)
  index settlement_basis_quote: CREATE INDEX settlement_basis_quote ON public.settlement_basis USING btree (quote_id) WHERE (quote_id IS NOT NULL)
  index settlement_basis_settlement: CREATE INDEX settlement_basis_settlement ON public.settlement_basis USING btree (settlement_id)
  index settlement_basis_word: CREATE INDEX settlement_basis_word ON public.settlement_basis USING btree (word_id) WHERE (word_id IS NOT NULL)
  policy member: ALL using ((( SELECT s.id
   FROM settlement s
  WHERE (s.id = settlement_basis.settlement_id)) IS NOT NULL) AND ((item_id IS NULL) OR (( SELECT i.id
   FROM item i
  WHERE (i.id = settlement_basis.item_id)) IS NOT NULL)) AND ((quote_id IS NULL) OR (( SELECT q.id
   FROM quote q
  WHERE (q.id = settlement_basis.quote_id)) IS NOT NULL)) AND ((claim_id IS NULL) OR (( SELECT c.id
   FROM claim c
  WHERE (c.id = settlement_basis.claim_id)) IS NOT NULL)) AND ((incident_id IS NULL) OR (( SELECT n.id
   FROM incident n
  WHERE (n.id = settlement_basis.incident_id)) IS NOT NULL)) AND ((event_id IS NULL) OR (( SELECT e.id
   FROM compliance_event e
  WHERE (e.id = settlement_basis.event_id)) IS NOT NULL))) check -

table settlement_route
  id uuid not null
  settlement_id uuid not null
  name text not null
  line jsonb not null -- GeoJSON LineString or MultiLineString in WGS 84; each line of it is a link of the way.
  buffer_m int4 not null -- Metres on either side within which what lies there concerns who walks or drives it.
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint settlement_route_buffer_m_check: CHECK (((buffer_m >= 1) AND (buffer_m <= 5000)))
  constraint settlement_route_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint settlement_route_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint settlement_route_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
  constraint settlement_route_pkey: PRIMARY KEY (id)
  constraint settlement_route_settlement_id_fkey: FOREIGN KEY (settlement_id) REFERENCES settlement(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index settlement_route_settlement: CREATE INDEX settlement_route_settlement ON public.settlement_route USING btree (settlement_id)
  policy member: ALL using (( SELECT s.id
   FROM settlement s
  WHERE (s.id = settlement_route.settlement_id)) IS NOT NULL) check -

table source
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  name text not null -- Of a protected source its pseudonym: whatever shows a name shows no other.
  kind text not null -- Term of the vocabulary source-kind; person to device stand for the terms srck-person to srck-device.
  affiliation text
  reliability text -- Admiralty letter A (completely reliable) to F (cannot be judged); null when not graded.
  independence_group text -- No longer written: carried over into source_link when an archive is opened.
  note text
  created_at timestamptz not null
  is_protected bool -- Whether its identity is sealed; null, as in what was written before there was this, says no.
  pseudonym text -- Made by the program, and says nothing: no order, no initials.
  identity_compartment_id uuid -- The sealed compartment that its identity lies in; only its members see more than pseudonym and kind.
  organisation_id uuid -- The source that is the organisation it belongs to; affiliation says it in words.
  constraint source_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint source_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint source_identity_compartment_id_fkey: FOREIGN KEY (identity_compartment_id) REFERENCES compartment(id)
  constraint source_kind_check: CHECK (((kind = ANY (ARRAY['person'::text, 'organisation'::text, 'publication'::text, 'account'::text, 'device'::text, 'unknown'::text])) OR (kind ~ '^(srck|x)-[a-z-]+$'::text)))
  constraint source_name_check: CHECK ((name <> ''::text))
  constraint source_organisation_id_fkey: FOREIGN KEY (organisation_id) REFERENCES source(id)
  constraint source_pkey: PRIMARY KEY (id)
  constraint source_protected_check: CHECK (((COALESCE(is_protected, false) = (pseudonym IS NOT NULL)) AND ((pseudonym IS NULL) = (identity_compartment_id IS NULL)) AND ((pseudonym IS NULL) OR ((name = pseudonym) AND (affiliation IS NULL) AND (note IS NULL) AND (organisation_id IS NULL)))))
  constraint source_pseudonym_check: CHECK ((pseudonym <> ''::text))
  constraint source_reliability_check: CHECK ((reliability = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'E'::text, 'F'::text])))
  grant muniment_app: INSERT, SELECT, UPDATE
  index source_case: CREATE INDEX source_case ON public.source USING btree (case_id)
  index source_pseudonym: CREATE UNIQUE INDEX source_pseudonym ON public.source USING btree (compartment_id, pseudonym) WHERE (pseudonym IS NOT NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table source_identity
  source_id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- Sealed; the identity_compartment_id of the source.
  pseudonym text not null
  name text not null
  affiliation text
  contact text
  note text
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  constraint source_identity_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint source_identity_case_id_pseudonym_key: UNIQUE (case_id, pseudonym)
  constraint source_identity_compartment_id_fkey1: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint source_identity_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint source_identity_name_check: CHECK ((name <> ''::text))
  constraint source_identity_pkey: PRIMARY KEY (source_id)
  constraint source_identity_source_id_fkey: FOREIGN KEY (source_id) REFERENCES source(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table source_identity_entry
  source_id uuid not null
  entry_id uuid not null
  compartment_id uuid not null
  constraint source_identity_entry_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint source_identity_entry_pkey: PRIMARY KEY (source_id, entry_id)
  constraint source_identity_entry_source_id_fkey: FOREIGN KEY (source_id) REFERENCES source(id)
  grant muniment_app: INSERT, SELECT
  index source_identity_entry_entry: CREATE INDEX source_identity_entry_entry ON public.source_identity_entry USING btree (entry_id)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table source_link
  id uuid not null
  source_id uuid not null
  other_source_id uuid not null
  basis text not null -- not-stated: carried over from a group that said no basis.
  reason text not null
  made_by uuid -- Null where it was carried over by the program.
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint source_link_basis_check: CHECK ((basis = ANY (ARRAY['owner'::text, 'syndication'::text, 'same-informant'::text, 'not-stated'::text])))
  constraint source_link_check: CHECK ((source_id <> other_source_id))
  constraint source_link_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint source_link_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint source_link_other_source_id_fkey: FOREIGN KEY (other_source_id) REFERENCES source(id)
  constraint source_link_pkey: PRIMARY KEY (id)
  constraint source_link_reason_check: CHECK ((reason <> ''::text))
  constraint source_link_source_id_fkey: FOREIGN KEY (source_id) REFERENCES source(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index source_link_other: CREATE INDEX source_link_other ON public.source_link USING btree (other_source_id)
  index source_link_source: CREATE INDEX source_link_source ON public.source_link USING btree (source_id)
  policy member: ALL using (sees_identity(source_id) AND sees_identity(other_source_id)) check -

table source_name
  id uuid not null
  source_id uuid not null
  name text not null
  language text -- BCP 47 tag; null when nobody said.
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint source_name_check1: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint source_name_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint source_name_name_check: CHECK ((name <> ''::text))
  constraint source_name_pkey: PRIMARY KEY (id)
  constraint source_name_source_id_fkey: FOREIGN KEY (source_id) REFERENCES source(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index source_name_source: CREATE INDEX source_name_source ON public.source_name USING btree (source_id)
  policy member: ALL using sees_identity(source_id) check -

table source_position
  id uuid not null
  source_id uuid not null
  position text not null -- Term of the vocabulary source-position.
  towards text -- Towards whom, in words; null when nobody said.
  reason text not null
  made_by uuid not null
  made_at timestamptz not null
  constraint source_position_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint source_position_pkey: PRIMARY KEY (id)
  constraint source_position_reason_check: CHECK ((reason <> ''::text))
  constraint source_position_source_id_fkey: FOREIGN KEY (source_id) REFERENCES source(id)
  grant muniment_app: INSERT, SELECT
  index source_position_source: CREATE INDEX source_position_source ON public.source_position USING btree (source_id, made_at DESC)
  policy member: ALL using sees_identity(source_id) check -

table step
  id uuid not null
  proceeding_id uuid not null
  kind text not null
  by_whom text
  happened_on text -- EDTF, without a time of day; null while nobody knows it.
  what text not null
  event text -- What the law calls it, such as memorial: limits of time that run after it are computed from its day. Null: none runs.
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  fixed_times jsonb -- Times that the step fixed: [{what, forWhom, dueOn, keptOn}], days as YYYY-MM-DD; null: none.
  constraint step_by_whom_check: CHECK (((char_length(by_whom) >= 1) AND (char_length(by_whom) <= 300)))
  constraint step_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint step_event_check: CHECK (((char_length(event) >= 1) AND (char_length(event) <= 60)))
  constraint step_fixed_times_check: CHECK ((jsonb_typeof(fixed_times) = 'array'::text))
  constraint step_kind_check: CHECK ((kind = ANY (ARRAY['diplomatic-exchange'::text, 'communication'::text, 'application'::text, 'filing'::text, 'hearing'::text, 'order'::text, 'judgment'::text, 'measure'::text, 'other'::text])))
  constraint step_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint step_pkey: PRIMARY KEY (id)
  constraint step_proceeding_id_fkey: FOREIGN KEY (proceeding_id) REFERENCES proceeding(id)
  constraint step_version_check: CHECK ((version > 0))
  constraint step_what_check: CHECK (((char_length(what) >= 1) AND (char_length(what) <= 2000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index step_proceeding: CREATE INDEX step_proceeding ON public.step USING btree (proceeding_id)
  policy member: ALL using (( SELECT p.id
   FROM proceeding p
  WHERE (p.id = step.proceeding_id)) IS NOT NULL) check -

table step_item
  step_id uuid not null
  item_id uuid not null
  made_by uuid not null
  made_at timestamptz not null
  constraint step_item_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint step_item_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint step_item_pkey: PRIMARY KEY (step_id, item_id)
  constraint step_item_step_id_fkey: FOREIGN KEY (step_id) REFERENCES step(id)
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index step_item_item: CREATE INDEX step_item_item ON public.step_item USING btree (item_id)
  policy member: ALL using ((( SELECT s.id
   FROM step s
  WHERE (s.id = step_item.step_id)) IS NOT NULL) AND (( SELECT i.id
   FROM item i
  WHERE (i.id = step_item.item_id)) IS NOT NULL)) check -

table suggestion_left
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null -- That of its item; it moves with it.
  item_id uuid not null
  layer_sha256 text not null
  page int4 not null
  start_at int4 not null
  end_at int4 not null
  kind text not null
  words text not null -- The words of the page, folded as rules compare them.
  proposed jsonb not null -- What was proposed for them: value, lower, upper, unit, measure, date, speaker, place.
  likeness text not null -- Kind, words and what was proposed, in one text: equal texts are the same proposal.
  rule text -- What made the rule propose it: measure and unit of a number, phrase of a speaker; null where only the words did.
  run_id uuid -- The run of a language model that proposed it; null: rules.
  reason text
  made_by uuid not null
  made_at timestamptz not null
  restored_by uuid
  restored_at timestamptz -- Taken back since; it weighs no longer.
  constraint suggestion_left_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint suggestion_left_check: CHECK ((end_at > start_at))
  constraint suggestion_left_check1: CHECK (((restored_at IS NULL) = (restored_by IS NULL)))
  constraint suggestion_left_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint suggestion_left_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint suggestion_left_layer_sha256_check: CHECK ((layer_sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint suggestion_left_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint suggestion_left_page_check: CHECK ((page >= 0))
  constraint suggestion_left_pkey: PRIMARY KEY (id)
  constraint suggestion_left_reason_check: CHECK ((reason = ANY (ARRAY['wrong-words'::text, 'wrong-value'::text, 'not-of-interest'::text, 'other'::text])))
  constraint suggestion_left_restored_by_fkey: FOREIGN KEY (restored_by) REFERENCES person(id)
  constraint suggestion_left_run_id_fkey: FOREIGN KEY (run_id) REFERENCES model_run(id)
  constraint suggestion_left_start_at_check: CHECK ((start_at >= 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index suggestion_left_item: CREATE INDEX suggestion_left_item ON public.suggestion_left USING btree (item_id)
  index suggestion_left_likeness: CREATE INDEX suggestion_left_likeness ON public.suggestion_left USING btree (case_id, likeness)
  index suggestion_left_rule: CREATE INDEX suggestion_left_rule ON public.suggestion_left USING btree (case_id, kind, rule) WHERE (rule IS NOT NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table suggestion_taken
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  item_id uuid not null
  claim_id uuid not null
  layer_sha256 text not null
  page int4 not null
  start_at int4 not null
  end_at int4 not null
  kind text not null
  words text not null
  proposed jsonb not null
  likeness text not null
  rule text
  run_id uuid
  is_changed bool not null -- Whether the claim said something else than was proposed when it was made.
  made_by uuid not null
  made_at timestamptz not null
  constraint suggestion_taken_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint suggestion_taken_check: CHECK ((end_at > start_at))
  constraint suggestion_taken_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint suggestion_taken_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint suggestion_taken_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint suggestion_taken_layer_sha256_check: CHECK ((layer_sha256 ~ '^[0-9a-f]{64}$'::text))
  constraint suggestion_taken_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint suggestion_taken_page_check: CHECK ((page >= 0))
  constraint suggestion_taken_pkey: PRIMARY KEY (id)
  constraint suggestion_taken_run_id_fkey: FOREIGN KEY (run_id) REFERENCES model_run(id)
  constraint suggestion_taken_start_at_check: CHECK ((start_at >= 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  index suggestion_taken_claim: CREATE INDEX suggestion_taken_claim ON public.suggestion_taken USING btree (claim_id)
  index suggestion_taken_item: CREATE INDEX suggestion_taken_item ON public.suggestion_taken USING btree (item_id)
  index suggestion_taken_likeness: CREATE INDEX suggestion_taken_likeness ON public.suggestion_taken USING btree (case_id, likeness)
  index suggestion_taken_rule: CREATE INDEX suggestion_taken_rule ON public.suggestion_taken USING btree (case_id, kind, rule) WHERE (rule IS NOT NULL)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table task
  id uuid not null
  compartment_id uuid not null
  subject_table text
  subject_id uuid
  title text not null
  assignee_id uuid
  due_on text -- Day, as YYYY-MM-DD; it ends with that day in UTC.
  state text not null
  reason text -- Why it was dropped.
  created_by uuid not null
  created_at timestamptz not null
  changed_at timestamptz
  constraint task_assignee_id_fkey: FOREIGN KEY (assignee_id) REFERENCES person(id)
  constraint task_check: CHECK (((subject_table IS NULL) = (subject_id IS NULL)))
  constraint task_check1: CHECK (((state <> 'dropped'::text) OR (reason IS NOT NULL)))
  constraint task_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint task_created_by_fkey: FOREIGN KEY (created_by) REFERENCES person(id)
  constraint task_due_on_check: CHECK ((due_on ~ '^\d{4}-\d\d-\d\d$'::text))
  constraint task_pkey: PRIMARY KEY (id)
  constraint task_state_check: CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])))
  constraint task_subject_table_check: CHECK ((subject_table = ANY (ARRAY['item'::text, 'dossier'::text, 'claim'::text, 'incident'::text, 'actor_identity'::text, 'conclusion'::text, 'allegation'::text, 'proceeding'::text, 'undertaking'::text, 'pleading'::text, 'handover'::text, 'hazard_record'::text, 'settlement'::text, 'detention_record'::text, 'accident'::text, 'ground_area'::text, 'displacement_record'::text])))
  constraint task_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index task_assignee: CREATE INDEX task_assignee ON public.task USING btree (assignee_id, state)
  index task_subject: CREATE INDEX task_subject ON public.task USING btree (subject_id)
  policy member: ALL using ((compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) AND ((subject_table IS NULL) OR sees_record(subject_table, subject_id))) check -

table term
  id text not null
  list text not null
  parent text
  labels jsonb not null -- By language (en, fr, az, hy, ru); a language that is left out shows another one, marked as to be checked.
  note text not null
  huridocs text not null -- Numbers of micro-thesauri that correspond, with spaces between, as in src/vocabulary/data/README.md.
  is_sensitive bool not null
  is_retired bool not null
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  constraint term_check: CHECK (((id ~~ 'x-%'::text) OR ((parent IS NULL) AND (note = ''::text) AND (huridocs = ''::text) AND (NOT is_sensitive) AND (NOT is_retired))))
  constraint term_id_check: CHECK (((id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (char_length(id) <= 80)))
  constraint term_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint term_pkey: PRIMARY KEY (id)
  constraint term_version_check: CHECK ((version > 0))
  grant muniment_app: INSERT, SELECT, UPDATE
  policy add: INSERT using - check (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'lawyer'::text]) AS has_role))
  policy change: UPDATE using (is_service() OR ( SELECT has_role(VARIADIC ARRAY['owner'::text, 'lawyer'::text]) AS has_role)) check -
  policy see: SELECT using (is_service() OR (( SELECT current_person() AS current_person) IS NOT NULL)) check -

table text_sketch
  item_id uuid not null
  text_sha256 text not null
  shingles int4 not null
  sketch _int4 not null
  bands _int8 not null
  constraint text_sketch_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint text_sketch_pkey: PRIMARY KEY (item_id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index text_sketch_bands: CREATE INDEX text_sketch_bands ON public.text_sketch USING gin (bands)
  index text_sketch_text: CREATE INDEX text_sketch_text ON public.text_sketch USING btree (text_sha256)
  policy member: ALL using (EXISTS ( SELECT 1
   FROM item i
  WHERE (i.id = text_sketch.item_id))) check -

table translation
  id uuid not null
  item_id uuid not null -- The translation.
  translated_item_id uuid not null -- What it translates.
  language text not null
  is_whole bool not null
  note text -- Which passages were translated, when it is not the whole.
  translator text
  certified_by text
  certified_on text
  made_by uuid not null
  made_at timestamptz not null
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint translation_certified_by_check: CHECK (((char_length(certified_by) >= 1) AND (char_length(certified_by) <= 300)))
  constraint translation_certified_on_check: CHECK ((certified_on ~ '^\d{4}-\d\d-\d\d$'::text))
  constraint translation_check: CHECK ((item_id <> translated_item_id))
  constraint translation_check1: CHECK ((is_whole OR (note IS NOT NULL)))
  constraint translation_check2: CHECK (((certified_on IS NULL) OR (certified_by IS NOT NULL)))
  constraint translation_check3: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint translation_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint translation_language_check: CHECK ((language ~ '^[a-z]{2,3}$'::text))
  constraint translation_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint translation_note_check: CHECK (((char_length(note) >= 1) AND (char_length(note) <= 2000)))
  constraint translation_pkey: PRIMARY KEY (id)
  constraint translation_translated_item_id_fkey: FOREIGN KEY (translated_item_id) REFERENCES item(id)
  constraint translation_translator_check: CHECK (((char_length(translator) >= 1) AND (char_length(translator) <= 300)))
  constraint translation_withdrawn_reason_check: CHECK (((char_length(withdrawn_reason) >= 1) AND (char_length(withdrawn_reason) <= 2000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index translation_of: CREATE INDEX translation_of ON public.translation USING btree (translated_item_id) WHERE (withdrawn_at IS NULL)
  index translation_stands: CREATE UNIQUE INDEX translation_stands ON public.translation USING btree (item_id, translated_item_id) WHERE (withdrawn_at IS NULL)
  policy member: ALL using ((( SELECT i.id
   FROM item i
  WHERE (i.id = translation.item_id)) IS NOT NULL) AND (( SELECT i.id
   FROM item i
  WHERE (i.id = translation.translated_item_id)) IS NOT NULL)) check -

table undertaking
  id uuid not null
  case_id uuid not null
  compartment_id uuid not null
  kind text not null
  title text not null
  dated text -- EDTF, without a time of day.
  parties jsonb not null -- List of {name, role}: a side, of whose words the standing is told; an author that is no side, such as a court; or a third.
  which_text text -- Which text is quoted, where there are several, and what is not certain of it.
  to_check bool not null -- Its contents are said from general knowledge: to be checked by a lawyer.
  version int4 not null
  made_by uuid not null
  made_at timestamptz not null
  changed_at timestamptz
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint undertaking_case_id_fkey: FOREIGN KEY (case_id) REFERENCES case_file(id)
  constraint undertaking_check: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint undertaking_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint undertaking_kind_check: CHECK ((kind = ANY (ARRAY['agreement'::text, 'ceasefire'::text, 'ordered-measure'::text, 'unilateral'::text])))
  constraint undertaking_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint undertaking_parties_check: CHECK ((jsonb_typeof(parties) = 'array'::text))
  constraint undertaking_pkey: PRIMARY KEY (id)
  constraint undertaking_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  constraint undertaking_version_check: CHECK ((version > 0))
  constraint undertaking_which_text_check: CHECK (((char_length(which_text) >= 1) AND (char_length(which_text) <= 1000)))
  grant muniment_app: INSERT, SELECT, UPDATE
  index undertaking_newest: CREATE INDEX undertaking_newest ON public.undertaking USING btree (case_id, made_at DESC, id DESC)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table undertaking_basis
  id uuid not null
  undertaking_id uuid not null
  obligation_id uuid -- Null, as event_id: it is the text of the undertaking.
  event_id uuid
  item_id uuid
  quote_id uuid
  claim_id uuid
  incident_id uuid
  made_by uuid not null
  made_at timestamptz not null
  constraint undertaking_basis_check: CHECK ((num_nonnulls(obligation_id, event_id) <= 1))
  constraint undertaking_basis_check1: CHECK ((num_nonnulls(item_id, quote_id, claim_id, incident_id) = 1))
  constraint undertaking_basis_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint undertaking_basis_event_id_fkey: FOREIGN KEY (event_id) REFERENCES compliance_event(id)
  constraint undertaking_basis_incident_id_fkey: FOREIGN KEY (incident_id) REFERENCES incident(id)
  constraint undertaking_basis_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint undertaking_basis_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint undertaking_basis_obligation_id_fkey: FOREIGN KEY (obligation_id) REFERENCES obligation(id)
  constraint undertaking_basis_pkey: PRIMARY KEY (id)
  constraint undertaking_basis_quote_id_fkey: FOREIGN KEY (quote_id) REFERENCES quote(id)
  constraint undertaking_basis_undertaking_id_fkey: FOREIGN KEY (undertaking_id) REFERENCES undertaking(id)
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index undertaking_basis_claim: CREATE INDEX undertaking_basis_claim ON public.undertaking_basis USING btree (claim_id) WHERE (claim_id IS NOT NULL)
  index undertaking_basis_event: CREATE INDEX undertaking_basis_event ON public.undertaking_basis USING btree (event_id) WHERE (event_id IS NOT NULL)
  index undertaking_basis_incident: CREATE INDEX undertaking_basis_incident ON public.undertaking_basis USING btree (incident_id) WHERE (incident_id IS NOT NULL)
  index undertaking_basis_item: CREATE INDEX undertaking_basis_item ON public.undertaking_basis USING btree (item_id) WHERE (item_id IS NOT NULL)
  index undertaking_basis_obligation: CREATE INDEX undertaking_basis_obligation ON public.undertaking_basis USING btree (obligation_id) WHERE (obligation_id IS NOT NULL)
  index undertaking_basis_quote: CREATE INDEX undertaking_basis_quote ON public.undertaking_basis USING btree (quote_id) WHERE (quote_id IS NOT NULL)
  index undertaking_basis_undertaking: CREATE INDEX undertaking_basis_undertaking ON public.undertaking_basis USING btree (undertaking_id)
  policy member: ALL using ((( SELECT u.id
   FROM undertaking u
  WHERE (u.id = undertaking_basis.undertaking_id)) IS NOT NULL) AND ((item_id IS NULL) OR (( SELECT i.id
   FROM item i
  WHERE (i.id = undertaking_basis.item_id)) IS NOT NULL)) AND ((quote_id IS NULL) OR (( SELECT q.id
   FROM quote q
  WHERE (q.id = undertaking_basis.quote_id)) IS NOT NULL)) AND ((claim_id IS NULL) OR (( SELECT c.id
   FROM claim c
  WHERE (c.id = undertaking_basis.claim_id)) IS NOT NULL)) AND ((incident_id IS NULL) OR (( SELECT n.id
   FROM incident n
  WHERE (n.id = undertaking_basis.incident_id)) IS NOT NULL))) check -

table undertaking_order
  undertaking_id uuid not null
  proceeding_id uuid not null
  step_id uuid
  constraint undertaking_order_pkey: PRIMARY KEY (undertaking_id)
  constraint undertaking_order_proceeding_id_fkey: FOREIGN KEY (proceeding_id) REFERENCES proceeding(id)
  constraint undertaking_order_step_id_fkey: FOREIGN KEY (step_id) REFERENCES step(id)
  constraint undertaking_order_undertaking_id_fkey: FOREIGN KEY (undertaking_id) REFERENCES undertaking(id)
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  index undertaking_order_proceeding: CREATE INDEX undertaking_order_proceeding ON public.undertaking_order USING btree (proceeding_id)
  policy member: ALL using ((( SELECT u.id
   FROM undertaking u
  WHERE (u.id = undertaking_order.undertaking_id)) IS NOT NULL) AND (( SELECT p.id
   FROM proceeding p
  WHERE (p.id = undertaking_order.proceeding_id)) IS NOT NULL)) check -

table verification_check
  id uuid not null
  item_id uuid not null
  compartment_id uuid not null -- That of its item; it moves with it.
  part text not null
  subject text not null -- What was checked, of the list in src/coding/verification/model.ts.
  method text not null
  inputs text
  outcome text not null
  confidence text not null
  made_by uuid not null
  made_at timestamptz not null
  reviewed_by uuid -- A second person, never the one who made it.
  reviewed_at timestamptz
  review_note text
  withdrawn_at timestamptz
  withdrawn_reason text
  constraint verification_check_check: CHECK ((reviewed_by <> made_by))
  constraint verification_check_check1: CHECK (((reviewed_by IS NULL) = (reviewed_at IS NULL)))
  constraint verification_check_check2: CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)))
  constraint verification_check_compartment_id_fkey: FOREIGN KEY (compartment_id) REFERENCES compartment(id)
  constraint verification_check_confidence_check: CHECK ((confidence = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])))
  constraint verification_check_inputs_check: CHECK (((char_length(inputs) >= 1) AND (char_length(inputs) <= 2000)))
  constraint verification_check_item_id_fkey: FOREIGN KEY (item_id) REFERENCES item(id)
  constraint verification_check_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint verification_check_method_check: CHECK (((char_length(method) >= 1) AND (char_length(method) <= 2000)))
  constraint verification_check_outcome_check: CHECK (((char_length(outcome) >= 1) AND (char_length(outcome) <= 4000)))
  constraint verification_check_part_check: CHECK ((part = ANY (ARRAY['source'::text, 'technical'::text, 'content'::text])))
  constraint verification_check_pkey: PRIMARY KEY (id)
  constraint verification_check_reviewed_by_fkey: FOREIGN KEY (reviewed_by) REFERENCES person(id)
  grant muniment_app: INSERT, SELECT, UPDATE
  index verification_check_item: CREATE INDEX verification_check_item ON public.verification_check USING btree (item_id)
  policy member: ALL using (compartment_id = ANY (( SELECT visible_compartments() AS visible_compartments)::uuid[])) check -

table volume_plan
  dossier_id uuid not null
  profile text not null -- Id of a profile in the law of the archive; its newest version is used.
  language text not null
  ern_prefix text not null
  case_name text -- The case as the forum names it, with its parties; null: none stands on the cover.
  cover_on text -- The day that stands on the cover; null: none.
  constraint volume_plan_case_name_check: CHECK (((char_length(case_name) >= 1) AND (char_length(case_name) <= 300)))
  constraint volume_plan_cover_on_check: CHECK ((cover_on ~ '^\d{4}-\d\d-\d\d$'::text))
  constraint volume_plan_dossier_id_fkey: FOREIGN KEY (dossier_id) REFERENCES dossier(id)
  constraint volume_plan_ern_prefix_check: CHECK (((ern_prefix ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'::text) AND (char_length(ern_prefix) <= 40)))
  constraint volume_plan_language_check: CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text, 'az'::text, 'hy'::text, 'ru'::text])))
  constraint volume_plan_pkey: PRIMARY KEY (dossier_id)
  constraint volume_plan_profile_check: CHECK ((profile ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
  grant muniment_app: DELETE, INSERT, SELECT, UPDATE
  policy member: ALL using (EXISTS ( SELECT 1
   FROM dossier d
  WHERE (d.id = volume_plan.dossier_id))) check -

table weighing
  id uuid not null
  claim_id uuid not null
  rubric text not null
  rubric_version int4 not null
  rubric_digest text not null -- SHA-256 of what the rubric said then, so that the band can be worked out again.
  evidence_kind text not null
  answers jsonb not null
  computed int4 not null -- What the rubric gives for these answers.
  band int4 not null -- What the person confirmed; another than the computed one only with reasons.
  reasons text
  made_by uuid not null
  made_at timestamptz not null
  constraint weighing_band_check: CHECK ((band >= 0))
  constraint weighing_check: CHECK (((band = computed) OR (reasons IS NOT NULL)))
  constraint weighing_claim_id_fkey: FOREIGN KEY (claim_id) REFERENCES claim(id)
  constraint weighing_computed_check: CHECK ((computed >= 0))
  constraint weighing_made_by_fkey: FOREIGN KEY (made_by) REFERENCES person(id)
  constraint weighing_pkey: PRIMARY KEY (id)
  constraint weighing_reasons_check: CHECK (((char_length(reasons) >= 1) AND (char_length(reasons) <= 4000)))
  grant muniment_app: INSERT, SELECT
  index weighing_claim: CREATE INDEX weighing_claim ON public.weighing USING btree (claim_id, made_at DESC, id DESC)
  policy member: ALL using (( SELECT c.id
   FROM claim c
  WHERE (c.id = weighing.claim_id)) IS NOT NULL) check -
