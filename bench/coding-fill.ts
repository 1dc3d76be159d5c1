import { newId, newSerial, nowUtc } from '#kernel';
import { record, type EntryDraft, type LedgeredRow, type RowChange } from '#ledger';
import type { BenchArchive } from './place.ts';
import { openSources, settle, type Compartments } from './search-fill.ts';

const BATCH = 5_000;
const ITEMS = 1_000;
const ACTORS = 20_000;
const CLAIM_KINDS = ['claimk-fact', 'claimk-event', 'claimk-count', 'claimk-identity'] as const;
const MEASURES = ['count-killed', 'count-injured', 'count-displaced', 'count-missing'] as const;
const ACTS = [
  'act-torture',
  'act-destruction-home',
  'act-deportation',
  'act-hostage',
  'act-mine-laying',
] as const;
const STATUSES = ['viol-possible', 'viol-likely', 'viol-confirmed', null] as const;
const GROUNDS = ['ground-ethnic-origin', 'ground-national-origin'] as const;
// Words that a part of a claim or a title is looked for by: one that many have, and one that few have.
const PLACES = [
  'Fictional Bridge',
  'Fictional Mill',
  'Fictional Upper Village',
  'Fictional Station',
] as const;
const DAY_MS = 86_400_000;
// Places of the gazetteer that half of the incidents name, and the claims; one of them has many.
const PLACE_IDS = 400;
/** Every so many incidents the same actor is said to have had a part, so that it has ten thousand links and more. */
const HUB_EVERY = 17;

/** What the filling makes and where it lies; every eighth thing where the reader cannot see it. */
export interface CodingShape {
  readonly claims: number;
  readonly incidents: number;
}

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
const dayOf = (n: number): string =>
  new Date(Date.UTC(2001, 0, 1) + ((n * 7919) % 9000) * DAY_MS).toISOString().slice(0, 10);
/** Half of all name a place; one in ten the same. */
const placeIdOf = (n: number): string | null =>
  n % 2 === 1 ? null : n % 10 === 0 ? 'fictional-0' : `fictional-${n % PLACE_IDS}`;
/** Half are exact, the others a month, or not said. */
const dateOf = (n: number): string | null =>
  n % 8 === 7 ? null : n % 2 === 0 ? dayOf(n) : dayOf(n).slice(0, 7);

interface Made {
  readonly made_by: string;
  readonly made_at: string;
}
const STANDING = { withdrawn_at: null, withdrawn_reason: null };

function itemRows(of: { caseId: string; sourceId: string; compartmentId: string }, n: number): EntryDraft {
  const id = newId();
  const row: LedgeredRow<'item'> = {
    id,
    serial: newSerial(),
    case_id: of.caseId,
    compartment_id: of.compartmentId,
    source_id: of.sourceId,
    title: `Fictional report ${n}`,
    // No blob stands behind these items; nothing that is measured here reads one.
    sha256: String(n).padStart(64, '0'),
    size_bytes: 1,
    media_type: 'text/plain',
    kind: 'text',
    page_count: 1,
    languages: ['en'],
    document_date: dayOf(n),
    received_at: nowUtc(),
  };
  return {
    kind: 'item-received',
    subject: { table: 'item', id },
    compartmentId: of.compartmentId,
    rows: [{ table: 'item', op: 'put', row }],
  };
}

function claimDraft(item: LedgeredRow<'item'>, made: Made, n: number): EntryDraft {
  const [quoteId, claimId] = [newId(), newId()];
  const isCount = n % CLAIM_KINDS.length === 2;
  const exact = `passage ${n} about ${pick(PLACES, n)}`;
  const rows: RowChange[] = [
    {
      table: 'quote',
      op: 'put',
      row: {
        id: quoteId,
        item_id: item.id,
        compartment_id: item.compartment_id,
        kind: 'text',
        target_sha256: item.sha256,
        page: 1,
        start_at: n,
        end_at: n + exact.length,
        exact,
        selector: {},
        language: 'en',
        ...made,
        ...STANDING,
      },
    },
    {
      table: 'claim',
      op: 'put',
      row: {
        id: claimId,
        case_id: item.case_id,
        compartment_id: item.compartment_id,
        source_id: item.source_id,
        kind: pick(CLAIM_KINDS, n),
        body: `It is said, number ${n}, that something was seen at ${pick(PLACES, n)}.`,
        speaker: 'a fictional speaker',
        polarity: n % 5 === 0 ? 'denies' : 'affirms',
        certainty: null,
        said_on: dayOf(n),
        happened_on: dateOf(n),
        place: pick(PLACES, n),
        place_id: placeIdOf(n),
        measure: isCount ? pick(MEASURES, n >> 2) : null,
        value: isCount ? n % 400 : null,
        lower: null,
        upper: null,
        population: null,
        area: null,
        period_from: null,
        period_to: null,
        as_of: isCount ? dayOf(n) : null,
        version: 1,
        ...made,
        changed_at: null,
        ...STANDING,
      },
    },
    {
      table: 'claim_quote',
      op: 'put',
      row: { claim_id: claimId, quote_id: quoteId, added_at: made.made_at },
    },
  ];
  if (n % 10 === 0)
    rows.push({
      table: 'claim_grade',
      op: 'put',
      row: {
        id: newId(),
        claim_id: claimId,
        reliability: 'C',
        credibility: '3',
        reason: 'for this measurement',
        ...made,
      },
    });
  return {
    kind: 'claim-made',
    subject: { table: 'claim', id: claimId },
    compartmentId: item.compartment_id,
    rows,
  };
}

function actorDraft(of: { caseId: string; compartmentId: string }, made: Made, n: number): EntryDraft {
  const id = newId();
  return {
    kind: 'actor-made',
    subject: { table: 'actor', id },
    compartmentId: of.compartmentId,
    rows: [
      {
        table: 'actor',
        op: 'put',
        row: {
          id,
          case_id: of.caseId,
          compartment_id: of.compartmentId,
          kind: 'group',
          pseudonym: `G-${String(n).padStart(6, '0')}`,
          counting_unit: 'unit-group',
          is_protected: false,
          ...made,
          withdrawn_at: null,
        },
      },
    ],
  };
}

function incidentDraft(
  of: {
    caseId: string;
    compartmentId: string;
    sourceId: string;
    victimId: string;
    actorId: string;
    claimId: string;
  },
  made: Made,
  n: number,
): EntryDraft {
  const [id, act] = [newId(), newId()];
  const common = {
    case_id: of.caseId,
    compartment_id: of.compartmentId,
    facts: {},
    version: 1,
    ...made,
    changed_at: null,
    ...STANDING,
  };
  const hung = { incident_id: id, ...common };
  const where = { place: pick(PLACES, n), place_id: placeIdOf(n) };
  const position =
    n % 5 === 4
      ? { latitude: null, longitude: null, position_kind: null }
      : {
          latitude: 38 + ((n * 104_729) % 40_000) / 10_000,
          longitude: 44 + ((n * 15_485_863) % 60_000) / 10_000,
          position_kind: 'approximate',
        };
  const title = `Incident ${n} at ${pick(PLACES, n)}`;
  return {
    kind: 'incident-made',
    subject: { table: 'incident', id },
    compartmentId: of.compartmentId,
    rows: [
      {
        table: 'incident',
        op: 'put',
        row: {
          id,
          title,
          happened_on: dateOf(n),
          ...where,
          ...position,
          status: pick(STATUSES, n),
          ...common,
        },
      },
      {
        table: 'act',
        op: 'put',
        row: {
          id: act,
          kind: n % 1000 === 0 ? 'act-rape' : pick(ACTS, n),
          victim_id: of.victimId,
          happened_on: dateOf(n),
          ...where,
          methods: [],
          grounds: n % 3 === 0 ? [pick(GROUNDS, n)] : [],
          ...hung,
        },
      },
      {
        table: 'involvement',
        op: 'put',
        row: {
          id: newId(),
          act_id: act,
          actor_id: of.actorId,
          degree: 'inv-direct',
          perpetrator_types: [],
          ...hung,
        },
      },
      {
        table: 'information',
        op: 'put',
        row: { id: newId(), source_id: of.sourceId, actor_id: null, connection: 'conn-eyewitness', ...hung },
      },
      {
        table: 'field_basis',
        op: 'put',
        row: {
          id: newId(),
          record_table: 'incident',
          record_id: id,
          field: 'title',
          claim_id: of.claimId,
          stance: 'supports',
          note: null,
          ...made,
          ...STANDING,
        },
      },
    ],
  };
}

/** Records that the reader may see, by which pages are asked for. */
export interface CodingNames {
  readonly actor: string;
  /** An actor that every seventeenth incident names. */
  readonly hub: string;
  readonly incident: string;
  readonly serial: string;
}

/** Records claims with their quotes, and incidents with an act, a part in it, somebody who tells and a claim that its title rests on, each with its entry. */
export async function fillCoding(
  place: BenchArchive,
  compartments: Compartments,
  shape: CodingShape,
  say: (text: string) => void,
): Promise<CodingNames> {
  const { archive, by, caseId } = place;
  const made = { made_by: by.personId, made_at: nowUtc() };
  const sources = [...(await openSources(place, compartments)).values()];
  const lies = (n: number): { caseId: string; compartmentId: string; sourceId: string } => ({
    caseId,
    compartmentId: n % 8 === 0 ? compartments.closed : compartments.open,
    // Sources lie in the same compartments, every eighth where the reader cannot see it.
    sourceId: sources[n % sources.length] ?? '',
  });
  const inBatches = async (count: number, what: string, draft: (n: number) => EntryDraft): Promise<void> => {
    for (let from = 0; from < count; from += BATCH) {
      const at = nowUtc();
      made.made_at = at;
      const drafts = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => draft(from + n));
      await archive.db.tx(by, (tx) => record(tx, by, drafts));
      if ((from + BATCH) % 100_000 === 0) say(`  ${from + BATCH} ${what} are in`);
    }
  };
  const items: LedgeredRow<'item'>[] = [];
  await inBatches(ITEMS, 'items', (n) => {
    const draft = itemRows(lies(n), n);
    const [first] = draft.rows;
    if (first?.table === 'item' && first.op === 'put') items.push(first.row);
    return draft;
  });
  const claims: string[] = [];
  await inBatches(shape.claims, 'claims', (n) => {
    const draft = claimDraft(pick(items, n), { ...made }, n);
    claims.push(draft.subject.id);
    return draft;
  });
  const actors: string[] = [];
  await inBatches(Math.min(ACTORS, shape.incidents), 'actors', (n) => {
    const draft = actorDraft(lies(n), { ...made }, n);
    actors.push(draft.subject.id);
    return draft;
  });
  const hub = actors[1] ?? '';
  const incidents: string[] = [];
  await inBatches(shape.incidents, 'incidents', (n) => {
    const draft = incidentDraft(
      {
        ...lies(n),
        victimId: pick(actors, n),
        actorId: n % HUB_EVERY === 1 ? hub : pick(actors, n * 7 + 3),
        claimId: pick(claims, n * 3),
      },
      { ...made },
      n,
    );
    incidents.push(draft.subject.id);
    return draft;
  });
  await settle(place);
  // An incident of the place that most name.
  return { actor: actors[9] ?? '', hub, incident: incidents[10] ?? '', serial: items[9]?.serial ?? '' };
}
