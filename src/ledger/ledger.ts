import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeFolder, writeDurably } from '#blobs';
import type { Db, Tx } from '#db';
import { AppError, describeError, isId, log, newId, nowUtc, type ArchivePaths } from '#kernel';
import { parseCheckpoint, type JsonObject } from '#verify';
import type { EntryKind } from './entry.ts';
import { INTEGRATOR, integrate, type IntegrationResult } from './integrate.ts';
import { createKey, newestGeneration, openKey, type LedgerKey } from './keys.ts';
import { LogFiles, type Stamp } from './log-files.ts';
import { formatTlogProof } from './notes.ts';
import { record } from './record.ts';
import { entriesAbout, latestCheckpoints, leafCount } from './store.ts';
import { TileReader } from './tile-reader.ts';
import { readAuthorities, stampCheckpoint } from './timestamp.ts';

/** `archive.json`: which archive this is and under which name its log signs. */
export interface ArchiveManifest {
  readonly format: 'muniment-archive';
  readonly version: 1;
  readonly id: string;
  /** Name of the log: the first line of every checkpoint and the name of its keys. */
  readonly origin: string;
  readonly created: string;
}

/** An entry opened for someone who may see it, with the proof that it is in the published log. */
export interface OpenedEntry {
  readonly index: number;
  readonly salt: string;
  readonly entry: JsonObject;
  /** C2SP tlog-proof text, checkpoint included. */
  readonly proof: string;
}

// Checkpoints are stamped at least daily, and at each filing (dossier builds).
const DAY_MS = 24 * 3_600_000;

/** One line of an item's history. */
export interface HistoryLine {
  readonly id: string;
  readonly index: number | null;
  readonly kind: EntryKind;
  readonly at: string;
  readonly actorId: string | null;
  readonly entry: JsonObject;
}

/** Reads archive.json; null when `paths.root` holds no archive. */
export async function readManifest(paths: ArchivePaths): Promise<ArchiveManifest | null> {
  const text = await readFile(paths.manifest, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const value = JSON.parse(text) as ArchiveManifest;
  if (value.format !== 'muniment-archive' || value.version !== 1 || !isId(value.id))
    throw new AppError('LEDGER_ARCHIVE_DAMAGED', {
      why: 'archive.json is not one that this release understands',
    });
  return value;
}

/** Creates an empty archive: its manifest, ledger folder and first signing key. An existing one is left as it is. */
export async function createArchive(paths: ArchivePaths, name: string): Promise<ArchiveManifest> {
  const existing = await readManifest(paths);
  if (existing) return existing;
  const id = newId();
  const origin = `${name.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, '-')}.muniment/${id.slice(-12)}`;
  const manifest: ArchiveManifest = { format: 'muniment-archive', version: 1, id, origin, created: nowUtc() };
  await makeFolder(paths.blobs);
  await new LogFiles(paths.ledger).create();
  await createKey(paths.keys, join(paths.ledger, 'keys'), origin, 1);
  // The manifest last: an archive without it does not exist yet.
  await writeDurably(paths.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** The ledger of one open archive. */
export class Ledger {
  readonly files: LogFiles;
  readonly manifest: ArchiveManifest;
  readonly #paths: ArchivePaths;
  readonly #db: Db;
  #key: LedgerKey;

  constructor(options: { paths: ArchivePaths; db: Db; manifest: ArchiveManifest; key: LedgerKey }) {
    this.#paths = options.paths;
    this.#db = options.db;
    this.#key = options.key;
    this.manifest = options.manifest;
    this.files = new LogFiles(options.paths.ledger);
  }

  /** The key in use now. */
  get key(): LedgerKey {
    return this.#key;
  }

  /** Whether the archive has published entries of which the database knows none. */
  async databaseIsLost(): Promise<boolean> {
    const published = await this.files.checkpoint();
    return published !== null && published.size > 0n && (await this.#db.tx(INTEGRATOR, leafCount)) === 0;
  }

  /** One pass of the integrator; null when another process is at it. */
  integrate(): Promise<IntegrationResult | null> {
    return integrate({ db: this.#db, files: this.files, key: this.#key });
  }

  /** Publishes what is waiting, by ourselves or by waiting for the process that is at it. */
  async publishAll(limitMs = 60_000): Promise<IntegrationResult> {
    const started = performance.now();
    for (;;) {
      const result = await this.integrate();
      if (result) return result;
      if (performance.now() - started > limitMs) throw new AppError('INTERRUPTED');
      await delay(50);
    }
  }

  /**
   * Integrates until `signal` aborts: a pass every `everyMs` while there is work or not. A failure is logged and
   * tried again; nothing is lost by waiting, and nothing is signed that does not add up.
   */
  async run(signal: AbortSignal, everyMs = 400): Promise<void> {
    let stampedAtMs = 0;
    while (!signal.aborted) {
      try {
        const result = await this.integrate();
        if (result && result.size > 0 && Date.now() - stampedAtMs > DAY_MS) {
          stampedAtMs = Date.now();
          await this.stamp();
        }
      } catch (error) {
        log('error', 'ledger.integrate', describeError(error));
        await delay(3000, undefined, { signal }).catch(() => undefined);
      }
      await delay(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /**
   * Has a checkpoint, the newest unless another is given, stamped by every configured authority that has not stamped it
   * yet. Returns one line per authority: when it says it saw the checkpoint, or why there is no token. Without
   * authorities it does nothing.
   */
  async stamp(checkpoint?: {
    readonly text: string;
    readonly size: number;
  }): Promise<{ authority: string; genTime: string | null; failure: string | null }[]> {
    const { text, size } = checkpoint ?? (await this.checkpoint());
    const results = [];
    for (const authority of await readAuthorities(this.#paths.root)) {
      if (await this.files.hasTimestamp(size, authority.name)) continue;
      try {
        const { genTime } = await stampCheckpoint({ db: this.#db, files: this.files }, text, authority);
        results.push({ authority: authority.name, genTime, failure: null });
      } catch (error) {
        log('warn', 'ledger.timestamp', describeError(error));
        results.push({
          authority: authority.name,
          genTime: null,
          failure: error instanceof Error ? error.message : String(error),
        });
      }
    }
    return results;
  }

  /** The newest published checkpoint. Error LEDGER_NO_CHECKPOINT. */
  async checkpoint(): Promise<{ text: string; size: number; root: string }> {
    const found = await this.files.checkpoint();
    if (!found) throw new AppError('LEDGER_NO_CHECKPOINT');
    return { text: found.text, size: Number(found.size), root: Buffer.from(found.root).toString('base64') };
  }

  /** Newest checkpoints first, with the time of publication as this database knows it. */
  async checkpoints(tx: Tx, limit: number): Promise<{ size: number; note: string; published_at: string }[]> {
    return latestCheckpoints(tx, limit);
  }

  /** What happened to these things, oldest first; the database shows only what the identity of `tx` may see. */
  async history(tx: Tx, ...subjectIds: readonly string[]): Promise<HistoryLine[]> {
    return (await entriesAbout(tx, subjectIds)).map((row) => ({
      id: row.id,
      index: row.index,
      kind: row.kind as EntryKind,
      at: row.at,
      actorId: row.actor_id,
      entry: JSON.parse(row.body) as JsonObject,
    }));
  }

  /**
   * Opens the published entries about one thing against `checkpointText` (default: the newest), each with its
   * inclusion proof. Entries that are not published under it are left out.
   */
  async open(tx: Tx, subjectId: string, checkpointText?: string): Promise<OpenedEntry[]> {
    return (await this.openEach(tx, [subjectId], checkpointText)).get(subjectId) ?? [];
  }

  /** `open` for many things at once, by their ids; what has no published entry is not among them. */
  async openEach(
    tx: Tx,
    subjectIds: readonly string[],
    checkpointText?: string,
  ): Promise<Map<string, OpenedEntry[]>> {
    const text = checkpointText ?? (await this.checkpoint()).text;
    const size = Number(parseCheckpoint(text).size);
    const reader = new TileReader(this.files, size);
    const opened = new Map<string, OpenedEntry[]>();
    for (const row of await entriesAbout(tx, subjectIds)) {
      if (row.index === null || row.index >= size) continue;
      const hashes = await reader.inclusionProof(row.index);
      const entries = opened.get(row.subject_id) ?? [];
      entries.push({
        index: row.index,
        salt: row.salt.toString('base64'),
        entry: JSON.parse(row.body) as JsonObject,
        proof: formatTlogProof({ index: BigInt(row.index), hashes, checkpoint: text }),
      });
      opened.set(row.subject_id, entries);
    }
    return opened;
  }

  /**
   * What independent parties said of a checkpoint that covers the entry at `index`: their stamps, and the proof (C2SP
   * tlog-proof, checkpoint included) that the entry is under that checkpoint. Null when nobody stamped one yet.
   */
  async vouchers(index: number): Promise<{ proof: string; stamps: Stamp[] } | null> {
    const found = await this.files.stampsOver(index);
    const checkpoint = found && (await this.files.checkpointAt(found.size));
    if (!found || checkpoint === null) return null;
    const hashes = await new TileReader(this.files, found.size).inclusionProof(index);
    return { proof: formatTlogProof({ index: BigInt(index), hashes, checkpoint }), stamps: found.stamps };
  }

  /** RFC 6962 consistency proof between two published sizes. */
  consistencyProof(oldSize: number, newSize: number): Promise<Uint8Array[]> {
    return new TileReader(this.files, newSize).consistencyProof(oldSize);
  }

  /**
   * Replaces the signing key. The entry that names the new key is published under a checkpoint signed by the old
   * one, so whoever trusts the old key learns of the new one from it; only then is the new key used.
   */
  async rotateKey(reason: string, personId: string): Promise<LedgerKey> {
    const generation = (await newestGeneration(this.#paths.keys)) + 1;
    const folder = join(this.#paths.keys, 'next');
    const next = await createKey(folder, join(this.#paths.ledger, 'keys'), this.manifest.origin, generation);
    await this.#db.tx({ ...INTEGRATOR, personId }, (tx) =>
      record(tx, { ...INTEGRATOR, personId }, [
        {
          kind: 'key-rotated',
          subject: { table: 'archive', id: this.manifest.id },
          compartmentId: null,
          rows: [],
          reason,
          note: { oldKey: this.#key.vkey, newKey: next.vkey },
        },
      ]),
    );
    await this.publishAll();
    const name = `ledger-${generation}.pem`;
    await writeDurably(join(this.#paths.keys, name), await readFile(join(folder, name)), 0o600);
    this.#key = next;
    return next;
  }

  /** Public lines of every key this log has had, oldest first. */
  async publicKeys(): Promise<string[]> {
    const folder = join(this.#paths.ledger, 'keys');
    const names = (await readdir(folder)).filter((name) => /^\d+\.vkey$/.test(name));
    names.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
    return Promise.all(names.map(async (name) => (await readFile(join(folder, name), 'utf8')).trim()));
  }
}

/** Opens the ledger of an archive for reading and integrating. Errors LEDGER_KEY_MISSING, LEDGER_KEY_EXPOSED. */
export async function openLedger(options: {
  paths: ArchivePaths;
  db: Db;
  manifest: ArchiveManifest;
}): Promise<Ledger> {
  const key = await openKey(options.paths.keys, options.manifest.origin);
  return new Ledger({ ...options, key });
}
