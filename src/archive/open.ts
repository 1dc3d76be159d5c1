import { access, chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveHome, setUpArchive, type ArchiveHome, type ArchiveSetup } from '#access';
import { FileBlobStore, type BlobStore } from '#blobs';
import { carryOverGroups } from '#catalogue';
import { refreshTerms } from '#coding';
import { createDatabase, openDatabase, startEmbedded, type Db, type EmbeddedServer } from '#db';
import { Jobs, prepareJobs } from '#jobs';
import { AppError, archivePaths, VERSION, type ArchivePaths } from '#kernel';
import { createArchive, openLedger, readManifest, type ArchiveManifest, type Ledger } from '#ledger';
import { openLanceIndex, type SearchIndex } from '#search';

/** Who writes what an older release wrote otherwise. */
const UPGRADE = { kind: 'service', name: 'upgrade' } as const;

/** An open archive: every room of it, joined. */
export interface Archive {
  readonly paths: ArchivePaths;
  readonly manifest: ArchiveManifest;
  readonly db: Db;
  /** Owner's connection; only migrations, rebuild and accounts use it. */
  readonly ownerUrl: string;
  readonly blobs: BlobStore;
  readonly ledger: Ledger;
  readonly jobs: Jobs;
  readonly index: SearchIndex;
  readonly scratch: string;
  readonly version: string;
  /** Owner, first case and default compartment. Error ACCESS_NO_OWNER. */
  home(): Promise<ArchiveHome>;
  /** Stops workers, gives back unfinished jobs, closes everything; the last process to leave stops the database. */
  close(): Promise<void>;
}

async function startDatabase(
  paths: ArchivePaths,
  manifest: ArchiveManifest,
): Promise<{ server: EmbeddedServer | null; ownerUrl: string }> {
  const external = process.env['DATABASE_URL'];
  if (external !== undefined && external !== '') return { server: null, ownerUrl: external };
  const server = await startEmbedded({
    preferredDir: join(paths.local, 'postgresql'),
    archiveId: manifest.id,
  });
  return { server, ownerUrl: await createDatabase(server.ownerUrl, 'muniment') };
}

async function prepareLocal(paths: ArchivePaths): Promise<string> {
  await mkdir(paths.local, { recursive: true });
  // The database's user must be able to pass through; what is private inside has its own permissions.
  await chmod(paths.local, 0o711);
  const scratch = join(paths.scratch, String(process.pid));
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  return scratch;
}

async function assemble(paths: ArchivePaths, manifest: ArchiveManifest): Promise<Archive> {
  const scratch = await prepareLocal(paths);
  const { server, ownerUrl } = await startDatabase(paths, manifest);
  const opened: (() => Promise<unknown>)[] = [() => server?.release() ?? Promise.resolve()];
  try {
    const db = await openDatabase({ ownerUrl, secretFile: join(paths.local, 'app-role.secret') });
    opened.unshift(() => db.close());
    await prepareJobs(ownerUrl);
    const ledger = await openLedger({ paths, db, manifest });
    const blobs = new FileBlobStore(paths.blobs);
    const jobs = new Jobs(db);
    const index = openLanceIndex(paths.search);
    return {
      paths,
      manifest,
      db,
      ownerUrl,
      blobs,
      ledger,
      jobs,
      index,
      scratch,
      version: VERSION,
      home: () => archiveHome(db),
      async close() {
        await jobs.close();
        await index.close();
        await blobs.close();
        for (const end of opened) await end();
        await rm(scratch, { recursive: true, force: true });
      },
    };
  } catch (error) {
    for (const end of opened) await end().catch(() => undefined);
    throw error;
  }
}

/**
 * Opens the archive in a folder. An empty database under an archive with entries is refused, unless it is about to be
 * rebuilt. Errors ARCHIVE_NOT_THERE, ARCHIVE_NEEDS_REBUILD, and those of the database and the ledger.
 */
export async function openArchive(root: string, options: { forRebuild?: boolean } = {}): Promise<Archive> {
  const paths = archivePaths(root);
  const manifest = await readManifest(paths);
  if (!manifest) throw new AppError('ARCHIVE_NOT_THERE', { path: root });
  const archive = await assemble(paths, manifest);
  if (options.forRebuild) return archive;
  try {
    if (await archive.ledger.databaseIsLost()) {
      const { size: entries } = await archive.ledger.checkpoint();
      throw new AppError('ARCHIVE_NEEDS_REBUILD', { entries, path: root });
    }
    await archive.db.tx(UPGRADE, (tx) => carryOverGroups(tx, UPGRADE));
    await refreshTerms(archive.db, true);
    return archive;
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/**
 * Makes an archive in a new or empty folder, with its first owner, case and compartments, and opens it. An archive that
 * is there already is opened as it is. Error ARCHIVE_FOLDER_USED.
 */
export async function initArchive(root: string, name: string, setup: ArchiveSetup): Promise<Archive> {
  const paths = archivePaths(root);
  const existing = await readManifest(paths);
  if (!existing) {
    const names = await readdir(paths.root).catch(() => []);
    // An interrupted `init` leaves these three and no manifest; it is simply done again.
    if (names.some((entry) => !['blobs', 'ledger', 'keys'].includes(entry)))
      throw new AppError('ARCHIVE_FOLDER_USED', { path: root });
    await access(paths.root).catch(() => mkdir(paths.root, { recursive: true }));
  }
  const archive = await assemble(paths, existing ?? (await createArchive(paths, name)));
  try {
    await setUpArchive(archive.db, archive.manifest.id, setup);
    await archive.ledger.publishAll();
    return archive;
  } catch (error) {
    await archive.close();
    throw error;
  }
}
