import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addPerson, openCompartment, SignIn } from '#access';
import { AppError, inBatches, newId, newSerial, nowUtc } from '#kernel';
import { record, type EntryDraft } from '#ledger';
import type { IndexDocument } from '#search';
import { freshArchive, type BenchArchive, type BenchPlace } from './place.ts';
import { quantile, type Figures } from './report.ts';
import { corpus, corpusShape } from './search-corpus.ts';
import { queriesOf, queryClasses } from './search.ts';

const ROOT = join(import.meta.dirname, '..');
const PERSON = { name: 'A. Reader', email: 'reader@example.org', password: 'benchmark of a search' };
const BATCH = 1_000;

/** Where the documents of the corpus lie: `a` is open to the reader, `b` is not. */
interface Compartment {
  readonly id: string;
  readonly sourceId: string;
}

async function openSource(
  { archive, by, caseId }: BenchArchive,
  compartmentId: string,
): Promise<Compartment> {
  const id = newId();
  const row = {
    id,
    case_id: caseId,
    compartment_id: compartmentId,
    name: 'Fictional Desk',
    kind: 'organisation',
    affiliation: null,
    reliability: null,
    independence_group: null,
    note: null,
    created_at: nowUtc(),
  };
  const subject = { table: 'source', id } as const;
  const draft: EntryDraft = {
    kind: 'source-registered',
    subject,
    compartmentId,
    rows: [{ table: 'source', op: 'put', row }],
  };
  await archive.db.tx(by, (tx) => record(tx, by, [draft]));
  return { id: compartmentId, sourceId: id };
}

function itemDraft(document: IndexDocument, serial: string): EntryDraft {
  const { itemId, caseId, compartmentId, sourceId, title, mediaType, languages, receivedAt } = document;
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
    kind: 'document',
    page_count: null,
    languages: [...languages],
    document_date: null,
    received_at: receivedAt,
  };
  return {
    kind: 'item-received',
    subject: { table: 'item', id: itemId },
    compartmentId,
    rows: [{ table: 'item', op: 'put', row }],
  };
}

async function fill(place: BenchArchive, documents: number): Promise<void> {
  const { archive, by, caseId } = place;
  const closedId = await archive.db.tx(by, (tx) =>
    openCompartment(tx, by, {
      caseId,
      name: 'Closed',
      description: 'Not for the reader.',
      isSealed: false,
      memberIds: [by.personId],
    }),
  );
  const open = await openSource(place, place.compartmentId);
  const closed = await openSource(place, closedId);
  for await (const batch of inBatches(corpus(corpusShape(documents)), BATCH)) {
    const placed = batch.map((document): IndexDocument => {
      const { id, sourceId } = document.compartmentId === 'b' ? closed : open;
      return { ...document, caseId, compartmentId: id, sourceId, serial: newSerial() };
    });
    await archive.db.tx(by, (tx) =>
      record(
        tx,
        by,
        placed.map((document) => itemDraft(document, document.serial)),
      ),
    );
    await archive.index.put(placed);
  }
  await archive.index.optimise();
  await archive.ledger.publishAll();
}

async function addReader({ archive, by, compartmentId }: BenchArchive): Promise<void> {
  await archive.db.tx(by, (tx) =>
    addPerson(tx, by, { ...PERSON, roles: ['reader'], compartmentIds: [compartmentId] }),
  );
  const { db, ownerUrl } = archive;
  // The secret signs cookies only, and the server makes its own.
  const accounts = await SignIn.open({ db, ownerUrl, secret: newId(), baseUrl: 'http://localhost' });
  try {
    await accounts.addAccount(PERSON);
  } finally {
    await accounts.close();
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: PERSON.email, password: PERSON.password }),
  });
  if (answer.status !== 200) throw new Error(`signing in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function askAll(url: string, documents: number, rounds: number): Promise<Figures> {
  const cookie = await signIn(url);
  const queries = queriesOf(corpusShape(documents));
  const times = new Map<string, number[]>(queryClasses.map((name) => [name, []]));
  // Round 0 warms up.
  for (let round = 0; round <= rounds; round += 1)
    for (const name of queryClasses)
      for (const { query } of queries[name]) {
        const start = performance.now();
        const answer = await fetch(`${url}/api/search?q=${encodeURIComponent(query)}`, {
          headers: { cookie },
        });
        const found = (await answer.json()) as { hits?: unknown[] };
        const tookMs = performance.now() - start;
        if (answer.status !== 200 || !found.hits) throw new Error(`searching ${query}: ${answer.status}`);
        if (round > 0) times.get(name)?.push(tookMs);
      }
  const p95 = queryClasses.map(
    (name) => [`HTTP, ${name} p95`, quantile(times.get(name) ?? [], 0.95)] as const,
  );
  return { ...Object.fromEntries(p95), 'HTTP, worst class p95': Math.max(...p95.map(([, value]) => value)) };
}

/** Fills an archive, serves it from a process of its own and asks as a reader who may see seven documents of eight. */
export async function benchHttpSearch(
  place: BenchPlace,
  documents: number,
  rounds: number,
): Promise<Figures> {
  const fresh = await freshArchive(place, 'archive');
  const { root } = fresh.archive.paths;
  try {
    await fill(fresh, documents);
    await addReader(fresh);
  } finally {
    await fresh.archive.close();
  }
  const server = spawn(
    process.execPath,
    [
      ...process.execArgv,
      join(ROOT, 'src/main.ts'),
      'serve',
      '--archive',
      root,
      '--port',
      '0',
      '--json',
      '--no-workers',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(server, 'exit');
  try {
    const [line] = (await Promise.race([once(server.stdout, 'data'), ended])) as [Buffer | number];
    if (!Buffer.isBuffer(line))
      throw new AppError('INTERRUPTED', {}, { cause: new Error('the server ended') });
    const { url } = JSON.parse(line.toString()) as { url: string };
    const figures = await askAll(url, documents, rounds);
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    const peakKibibytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]);
    return { ...figures, 'HTTP, peak memory of the server': (peakKibibytes * 1024) / 1e6 };
  } finally {
    server.kill('SIGTERM');
    await ended;
    await rm(root, { recursive: true, force: true });
  }
}
