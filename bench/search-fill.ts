import { addPerson, openCompartment, SignIn } from '#access';
import { foldCounts } from '#catalogue';
import { inBatches, newId, nowUtc, secondsSince } from '#kernel';
import { record, type EntryDraft, type RowChange } from '#ledger';
import type { IndexDocument } from '#search';
import pg from 'pg';
import type { BenchArchive } from './place.ts';
import type { Figures } from './report.ts';
import { corpus, type CorpusShape } from './search-corpus.ts';
import type { Fts5 } from './search.ts';

const BATCH = 5_000;
const SOURCES = 40;
// Odd, since every eighth document lies where the reader cannot see it.
const FINDING_EVERY = 201;

/** The person who asks through HTTP. */
export const READER = { name: 'A. Reader', email: 'reader@example.org', password: 'benchmark of a search' };

/** Where the documents of the corpus lie: `open` the reader may see, `closed` not. */
export interface Compartments {
  readonly open: string;
  readonly closed: string;
}

/** Registers the sources, every eighth in the closed compartment; by name. */
export async function openSources(
  { archive, by, caseId }: BenchArchive,
  compartments: Compartments,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(Array.from({ length: SOURCES }, (_, n) => [`source-${n}`, newId()]));
  const drafts = Array.from(ids, ([name, id], n): EntryDraft => {
    const compartmentId = n % 8 === 0 ? compartments.closed : compartments.open;
    const row = {
      id,
      case_id: caseId,
      compartment_id: compartmentId,
      name: `Fictional ${name}`,
      kind: 'organisation',
      affiliation: null,
      reliability: null,
      independence_group: null,
      is_protected: false,
      pseudonym: null,
      identity_compartment_id: null,
      organisation_id: null,
      note: null,
      created_at: nowUtc(),
    };
    return {
      kind: 'source-registered',
      subject: { table: 'source', id },
      compartmentId,
      rows: [{ table: 'source', op: 'put', row }],
    };
  });
  await archive.db.tx(by, (tx) => record(tx, by, drafts));
  return ids;
}

const DAY_MS = 86_400_000;
const DATED_DAYS = 30 * 365;

/** Four in five have a date, spread over thirty years; of these one in fifty only a year. */
function dateOf(number: number): string | null {
  if (number % 5 === 0) return null;
  const day = new Date(Date.UTC(1994, 0, 1) + ((number * 7919) % DATED_DAYS) * DAY_MS).toISOString();
  return day.slice(0, number % 50 === 1 ? 4 : 10);
}

// Every fifth, as in a corpus of photographs among documents.
const PLACE_EVERY = 5;

function placeRows(itemId: string, number: number, at: string): RowChange[] {
  const id = newId();
  const run = { tool: 'bench', tool_version: '1', params: {}, input_sha256: '', outcome: 'done' } as const;
  const latitude = 36 + ((number * 104_729) % 80_000) / 10_000;
  const longitude = 40 + ((number * 15_485_863) % 120_000) / 10_000;
  return [
    { table: 'derivation', op: 'put', row: { id, item_id: itemId, ...run, started_at: at, ended_at: at } },
    {
      table: 'item_place',
      op: 'put',
      row: { item_id: itemId, latitude, longitude, accuracy_m: null, derivation_id: id },
    },
  ];
}

function itemDraft(document: IndexDocument, number: number): EntryDraft {
  const { itemId, caseId, compartmentId, sourceId, title, serial, mediaType, languages, receivedAt } =
    document;
  const row = {
    id: itemId,
    serial,
    case_id: caseId,
    compartment_id: compartmentId,
    source_id: sourceId,
    title,
    // No blob stands behind these items; nothing that is measured here reads one.
    sha256: itemId.replaceAll('-', '').padStart(64, '0'),
    size_bytes: 1,
    media_type: mediaType,
    kind: document.kind,
    page_count: null,
    languages: [...languages],
    document_date: dateOf(number),
    received_at: receivedAt,
  };
  const finding = {
    id: newId(),
    item_id: itemId,
    batch_id: null,
    compartment_id: compartmentId,
    tool: 'bench',
    code: 'FICTIONAL',
    subject: title,
    detail: 'Nothing is wrong.',
    severity: 'warning',
    found_at: receivedAt,
    cleared_at: null,
  };
  return {
    kind: 'item-received',
    subject: { table: 'item', id: itemId },
    compartmentId,
    rows: [
      { table: 'item', op: 'put', row },
      ...(number % FINDING_EVERY === 0 ? [{ table: 'finding', op: 'put', row: finding } as const] : []),
      ...(number % PLACE_EVERY === 0 ? placeRows(itemId, number, receivedAt) : []),
    ],
  };
}

/**
 * Fills one archive and FTS5 with the same corpus, read once: items and every two-hundredth with a finding in the
 * catalogue, each with its entry, and their pages in the index. Without FTS5 only the catalogue is filled. Returns
 * where they lie and the seconds of each side.
 */
export async function fill(
  place: BenchArchive,
  fts5: Fts5 | null,
  shape: CorpusShape,
  say: (text: string) => void,
): Promise<{ compartments: Compartments; figures: Figures }> {
  const { archive, by, caseId } = place;
  const closed = await archive.db.tx(by, (tx) =>
    openCompartment(tx, by, {
      caseId,
      name: 'Closed',
      description: 'Not for the reader.',
      isSealed: false,
      memberIds: [by.personId],
    }),
  );
  const compartments: Compartments = { open: place.compartmentId, closed };
  const sources = await openSources(place, compartments);
  const seconds = { catalogue: 0, ours: 0, optimise: 0, fts5: 0 };
  const timed = async (what: keyof typeof seconds, work: () => unknown): Promise<void> => {
    const start = performance.now();
    await work();
    seconds[what] += secondsSince(start);
  };
  const add = fts5?.adder();
  let done = 0;
  for await (const batch of inBatches(corpus(shape), BATCH)) {
    const placed = batch.map((document): IndexDocument => {
      const compartmentId = document.compartmentId === 'b' ? compartments.closed : compartments.open;
      const sourceId = sources.get(document.sourceId) ?? '';
      // Numbered, not drawn: among a million drawn serials some are the same.
      const serial = `${document.serial.slice(0, 4)}-${document.serial.slice(4)}`;
      return { ...document, caseId, compartmentId, sourceId, serial };
    });
    const drafts = placed.map((document, n) => itemDraft(document, done + n));
    await timed('catalogue', () => archive.db.tx(by, (tx) => record(tx, by, drafts)));
    if (add) {
      await timed('ours', () => archive.index.put(placed));
      await timed('fts5', () => placed.forEach(({ pages, itemId }) => add(pages[0]?.text ?? '', itemId)));
    }
    done += batch.length;
    if (done % 100_000 === 0) say(`  ${done} documents are in`);
  }
  await timed('catalogue', () => settle(place));
  if (fts5) {
    await timed('optimise', () => archive.index.optimise());
    await timed('fts5', () => fts5.finish());
  }
  const engines = {
    'build, ours': seconds.ours + seconds.optimise,
    'of which optimise': seconds.optimise,
    'build, FTS5': seconds.fts5,
  };
  return { compartments, figures: { ...(fts5 ? engines : {}), 'build, catalogue': seconds.catalogue } };
}

/** Publishes what was recorded, and does at once what workers and the database do by themselves some minutes after such an intake. */
export async function settle({ archive }: BenchArchive): Promise<void> {
  await archive.ledger.publishAll();
  // As the worker does after every batch of the index.
  await archive.db.tx({ kind: 'service', name: 'bench' }, foldCounts);
  const owner = new pg.Client({ connectionString: archive.ownerUrl });
  await owner.connect();
  try {
    await owner.query('vacuum (analyze)');
    await owner.query('checkpoint');
  } finally {
    await owner.end();
  }
}

/** Puts 4,000 more documents into the index, 200 at a time as the worker does, and does not optimise. */
export async function addFresh(
  place: BenchArchive,
  shape: CorpusShape,
  compartmentId: string,
): Promise<void> {
  const more = { ...shape, documents: 4_000, seed: shape.seed + 2 };
  for await (const batch of inBatches(corpus(more), 200))
    await place.archive.index.put(
      batch.map((document) => ({
        ...document,
        compartmentId,
        caseId: place.caseId,
        itemId: `f${document.itemId.slice(1)}`,
      })),
    );
}

/** Adds the person who reads one compartment, with an account. */
export async function addReader(
  { archive, by, compartmentId }: BenchArchive,
  role: 'reader' | 'analyst' = 'reader',
): Promise<void> {
  await archive.db.tx(by, (tx) =>
    addPerson(tx, by, { ...READER, roles: [role], compartmentIds: [compartmentId] }),
  );
  const { db, ownerUrl } = archive;
  // The secret signs cookies only, and the server makes its own.
  const accounts = await SignIn.open({ db, ownerUrl, secret: newId(), baseUrl: 'http://localhost' });
  try {
    await accounts.addAccount(READER);
  } finally {
    await accounts.close();
  }
}
