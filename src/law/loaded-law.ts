import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadLaw, SHIPPED_LAW } from './load-law.ts';
import type { Law } from './model.ts';

const loaded = new Map<string, Law>();

/**
 * The law that an archive works with: what ships, and the packages in its folder `law`, where it has one. Read once for each archive in a
 * process. Errors LAW_WRONG, LAW_NOT_THERE.
 */
export function lawFor(archiveRoot: string): Law {
  const known = loaded.get(archiveRoot);
  if (known) return known;
  const own = join(archiveRoot, 'law');
  const law = loadLaw([SHIPPED_LAW, ...(existsSync(own) ? [own] : [])]);
  loaded.set(archiveRoot, law);
  return law;
}
