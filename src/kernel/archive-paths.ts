import { join, resolve } from 'node:path';

/**
 * Where everything of one archive lies. `root` is the folder named by `--archive`.
 * `blobs/`, `ledger/` and `archive.json` are the archive proper: alone they rebuild everything (invariant 3).
 * `keys/` (0700) holds the signing key. `local/` is caches and operational data and may be lost.
 */
export interface ArchivePaths {
  readonly root: string;
  readonly manifest: string;
  readonly blobs: string;
  readonly ledger: string;
  readonly keys: string;
  readonly local: string;
  readonly search: string;
  readonly uploads: string;
  readonly scratch: string;
}

/** Absolute paths for the archive in `root`; touches no file. */
export function archivePaths(root: string): ArchivePaths {
  const absolute = resolve(root);
  const local = join(absolute, 'local');
  return {
    root: absolute,
    manifest: join(absolute, 'archive.json'),
    blobs: join(absolute, 'blobs'),
    ledger: join(absolute, 'ledger'),
    keys: join(absolute, 'keys'),
    local,
    search: join(local, 'search'),
    uploads: join(local, 'uploads'),
    scratch: join(local, 'scratch'),
  };
}
