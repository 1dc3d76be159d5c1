import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#kernel';
import { checkPackages } from './check-packages.ts';
import { lawOf } from './law.ts';
import { SHIPPED_LAW } from './load-law.ts';
import type { Law } from './model.ts';
import { packagesWith, type OwnFile } from './own-files.ts';
import { inFileOrder } from './problem.ts';
import { readPackages, type FoundPackage } from './read-folder.ts';

const standing = new Map<string, readonly FoundPackage[]>();
const loaded = new Map<string, Law>();

/** What ships, and the packages in the folder `law` of an archive, as they were found; read once for each archive in a process. Error LAW_NOT_THERE. */
export function standingPackages(archiveRoot: string): readonly FoundPackage[] {
  const known = standing.get(archiveRoot);
  if (known) return known;
  const own = join(archiveRoot, 'law');
  const found = readPackages([SHIPPED_LAW, ...(existsSync(own) ? [own] : [])]);
  standing.set(archiveRoot, found);
  return found;
}

/**
 * The law of an archive: what ships, the packages in its folder `law`, where it has one, and what was published in it, which goes before both
 * (`packagesWith`). Errors LAW_WRONG, LAW_NOT_THERE.
 */
export function lawWith(archiveRoot: string, own: readonly OwnFile[]): Law {
  const { packages, problems } = checkPackages(packagesWith(standingPackages(archiveRoot), own).packages);
  if (problems.length > 0)
    throw new AppError('LAW_WRONG', {
      count: problems.length,
      first: inFileOrder(problems)[0]?.message ?? '',
    });
  return lawOf(packages);
}

/** The law of an archive in which nothing was published. Read once for each archive in a process. Errors LAW_WRONG, LAW_NOT_THERE. */
export function lawFor(archiveRoot: string): Law {
  const known = loaded.get(archiveRoot);
  if (known) return known;
  const law = lawWith(archiveRoot, []);
  loaded.set(archiveRoot, law);
  return law;
}
