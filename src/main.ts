/** The composition root: builds the rooms of one archive and hands them to the command line. Nothing else. */
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileBlobStore } from '#blobs';
import { createDatabase, openDatabase, startEmbedded, type EmbeddedServer } from '#db';
import { Jobs, prepareJobs } from '#jobs';
import { AppError, archivePaths } from '#kernel';
import { createArchive, openLedger, readManifest } from '#ledger';

/** Opens an archive. */
export async function openArchive(root: string, options: { create?: string } = {}) {
  const paths = archivePaths(root);
  const manifest = options.create === undefined ? await readManifest(paths) : await createArchive(paths, options.create);
  if (!manifest) throw new AppError('NOT_FOUND', { what: 'archive', id: root });
  await mkdir(paths.local, { recursive: true });
  await chmod(paths.local, 0o755);
  await rm(paths.scratch, { recursive: true, force: true });
  await mkdir(paths.scratch, { recursive: true });
  const external = process.env['DATABASE_URL'];
  const server: EmbeddedServer | null = external === undefined ? await startEmbedded({ preferredDir: join(paths.local, 'postgresql'), archiveId: manifest.id }) : null;
  const ownerUrl = external ?? (await createDatabase(server?.ownerUrl ?? '', 'muniment'));
  const db = await openDatabase({ ownerUrl, secretFile: join(paths.local, 'app-role.secret') });
  await prepareJobs(ownerUrl);
  const blobs = new FileBlobStore(paths.blobs);
  const ledger = await openLedger({ paths, db, manifest });
  const jobs = new Jobs(db);
  return {
    paths, manifest, db, blobs, ledger, jobs, ownerUrl,
    async close() {
      await jobs.close();
      await blobs.close();
      await db.close();
      await server?.release();
    },
  };
}
