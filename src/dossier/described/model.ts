import type { LedgeredRow } from '#ledger';
import type { Custody } from '../custody.ts';
import type { Filed, Volumes } from '../volumes/volumes.ts';
import type { BundleFile } from '../zip-writer.ts';

/** An exhibit with what may be disclosed of how it came. */
export type Exhibit = Filed & { readonly custody: Custody };

/** What is said of a file where a bundle is described: of an exhibit as it was recorded, whose bytes are not read yet. */
export type DescribedFile = Pick<BundleFile, 'path' | 'sizeBytes' | 'sha256'>;

/** What a bundle is described from: nothing that its custody statements do not disclose (custody.ts). */
export interface ToDescribe {
  readonly dossier: LedgeredRow<'dossier'>;
  readonly exhibits: readonly Exhibit[];
  readonly volumes: Volumes | null;
  /** Everything under `data/` that is described, with its size and SHA-256. */
  readonly files: readonly DescribedFile[];
  readonly builtAt: string;
  /** Release of this program. */
  readonly version: string;
}

/** Path of a file below `data/`, the folder that describes itself, as a relative reference (RFC 3986). */
export const reference = (path: string): string =>
  path
    .replace(/^data\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
