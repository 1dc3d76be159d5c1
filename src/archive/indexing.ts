import { copiesOf, findItem, itemIdsAfter } from '#catalogue';
import { readTextLayer } from '#derive';
import { inBatches } from '#kernel';
import { reindexAll, type IndexDocument } from '#search';
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
  if (documents.length > 0) await archive.index.put(documents);
}

/** Works on the queue `index`: many items in one write, since each write makes a fragment of the index. */
export async function workOnIndex(archive: Archive): Promise<void> {
  let sinceOptimised = 0;
  await archive.jobs.workTogether('index', 200, async (batch) => {
    await indexItems(
      archive,
      batch.map(({ itemId = '' }) => itemId),
    );
    sinceOptimised += batch.length;
    if (sinceOptimised < 5000) return;
    sinceOptimised = 0;
    await archive.index.optimise();
  });
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
