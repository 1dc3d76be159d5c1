import { copiesOf, findItem, foldCounts, itemIdsAfter } from '#catalogue';
import { readTextLayer } from '#derive';
import { describeError, inBatches, log } from '#kernel';
import { optimiseApart, reindexAll, runWatches, type IndexDocument } from '#search';
import { notify } from '#together';
import type { Archive } from './open.ts';

const INDEXER = { kind: 'service', name: 'indexer' } as const;

/** Everything searchable about an item, from the catalogue and its text layer; null when it is gone. */
export async function indexDocument(
  archive: Pick<Archive, 'db' | 'blobs'>,
  itemId: string,
): Promise<IndexDocument | null> {
  const found = await archive.db.tx(INDEXER, async (tx) => {
    const item = await findItem(tx, { id: itemId });
    return item && { item, copies: await copiesOf(tx, itemId) };
  });
  if (!found) return null;
  const { item, copies } = found;
  const layer = await readTextLayer(archive.blobs, copies);
  return {
    itemId,
    caseId: item.case_id,
    compartmentId: item.compartment_id,
    sourceId: item.source_id,
    kind: item.kind,
    mediaType: item.media_type,
    languages: item.languages,
    receivedAt: item.received_at,
    documentDate: item.document_date,
    title: item.title,
    serial: item.serial,
    pages: (layer?.pages ?? []).map(({ page, text, lang }) => ({
      page: item.page_count === null ? 0 : page,
      text,
      lang: lang === 'und' ? null : lang,
    })),
  };
}

async function indexItems(archive: Archive, ids: readonly string[]): Promise<void> {
  const documents: IndexDocument[] = [];
  for (const id of new Set(ids)) {
    const document = await indexDocument(archive, id);
    if (document) documents.push(document);
  }
  if (documents.length === 0) return;
  await archive.index.put(documents);
  await runWatches(
    archive,
    documents.map(({ itemId }) => itemId),
    (tx, { id, personId }) =>
      notify(tx, personId, {
        kind: 'search-alert',
        subject: { table: 'saved_view', id },
        compartmentId: null,
        actorId: null,
        entryId: null,
      }),
  );
}

// What is pending is read by every search, 50 ms for 15,000 rows; folding it in goes through the whole index, which
// at a million items takes two minutes. So the more there is, the more may wait while an intake lasts, and little when
// it is over.
const PENDING_ROWS = 15_000;
const PENDING_SHARE = 0.02;
const PENDING_ROWS_AT_REST = 1_500;
const REST_MS = 30_000;

/** How many rows of an index of `rows` may be pending before it is worth optimising. */
export function pendingAllowed(rows: number, isAtRest: boolean): number {
  return isAtRest ? PENDING_ROWS_AT_REST : Math.max(PENDING_ROWS, rows * PENDING_SHARE);
}

/** Optimises the index when enough is pending. A failure is logged: everything is found without. */
async function optimiseWhenDue(archive: Archive, isAtRest: boolean, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  try {
    const [pending, rows] = [await archive.index.pending(), await archive.index.count()];
    if (pending > pendingAllowed(rows, isAtRest)) await optimiseApart(archive.paths.search, signal);
  } catch (error) {
    log('warn', 'search.optimise', describeError(error));
  }
}

/**
 * Works on the queue `index`: many items in one write, since each write makes a fragment of the index. Optimises it
 * now and then, and when nothing has come for half a minute, until `signal` aborts. Resolves to a function that waits
 * until nothing is under way any more after that.
 */
export async function workOnIndex(archive: Archive, signal: AbortSignal): Promise<() => Promise<void>> {
  let optimising: Promise<void> = Promise.resolve();
  const optimise = (isAtRest: boolean): Promise<void> =>
    (optimising = optimising.then(() => optimiseWhenDue(archive, isAtRest, signal)));
  const rest = setTimeout(() => void optimise(true), REST_MS).unref();
  signal.addEventListener('abort', () => clearTimeout(rest), { once: true });
  await archive.jobs.workTogether('index', 200, async (batch) => {
    // Writing while the index is optimised costs both their work now and then.
    await optimising;
    await indexItems(
      archive,
      batch.map(({ itemId = '' }) => itemId),
    );
    await archive.db.tx(INDEXER, foldCounts);
    await optimise(false);
    if (!signal.aborted) rest.refresh();
  });
  return () => optimising;
}

async function* allDocuments(archive: Archive): AsyncGenerator<IndexDocument> {
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const ids: string[] = await archive.db.tx(INDEXER, (tx) => itemIdsAfter(tx, from, 500));
    for await (const batch of inBatches(ids, 50))
      for (const id of batch) {
        const document = await indexDocument(archive, id);
        if (document) yield document;
      }
    after = ids.at(-1) ?? null;
    if (ids.length < 500) return;
  }
}

/** Builds the search index anew from the archive. Returns how many items are in it. */
export function reindex(archive: Archive, progress: (items: number) => void): Promise<number> {
  return reindexAll(archive.index, allDocuments(archive), progress);
}

/** Rebuilds the index when it is missing or damaged; returns why, or null when it was sound. */
export async function healIndex(archive: Archive, progress: (items: number) => void): Promise<string | null> {
  const state = await archive.index.state();
  if (state.status === 'ok') return null;
  await reindex(archive, progress);
  return state.status;
}
