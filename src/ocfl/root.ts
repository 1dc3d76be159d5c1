import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#kernel';

const DECLARATION = '0=ocfl_1.1';
const LAYOUT = '0004-hashed-n-tuple-storage-layout';

/** What the layout is told (OCFL community extension 0004); its own defaults, said out loud. */
const CONFIG = {
  extensionName: LAYOUT,
  digestAlgorithm: 'sha256',
  tupleSize: 3,
  numberOfTuples: 3,
  shortObjectRoot: false,
} as const;

const pretty = (value: object): string => `${JSON.stringify(value, null, 1)}\n`;

/** Path of an object below its storage root: three times three digits of the hash of its id, then all of it. */
export function objectPath(id: string): string {
  const digest = createHash('sha256').update(id).digest('hex');
  return [digest.slice(0, 3), digest.slice(3, 6), digest.slice(6, 9), digest].join('/');
}

/** Opens a storage root, or makes one of a folder that is empty or not there. Error OCFL_NOT_A_ROOT. */
export async function openRoot(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const names = await readdir(path);
  if (names.length === 0) {
    const config = join(path, 'extensions', LAYOUT);
    await mkdir(config, { recursive: true });
    await writeFile(join(config, 'config.json'), pretty(CONFIG));
    const description =
      'Three tuples of three digits of the SHA-256 of the object’s id, then the whole of it';
    await writeFile(join(path, 'ocfl_layout.json'), pretty({ extension: LAYOUT, description }));
    // Last: without it a folder that was left half made is refused and not written into.
    await writeFile(join(path, DECLARATION), `${DECLARATION.slice(2)}\n`);
    return;
  }
  const layout = await readFile(join(path, 'ocfl_layout.json'), 'utf8').catch(() => '');
  const config = await readFile(join(path, 'extensions', LAYOUT, 'config.json'), 'utf8').catch(() => '');
  if (!names.includes(DECLARATION) || !layout.includes(`"${LAYOUT}"`) || config !== pretty(CONFIG))
    throw new AppError('OCFL_NOT_A_ROOT', { path });
}

/** A folder beside the root, on its disk, for what is not whole yet; emptied. */
export async function openDrafts(path: string): Promise<string> {
  const drafts = `${path.replace(/\/+$/, '')}.part`;
  await rm(drafts, { recursive: true, force: true });
  await mkdir(drafts, { recursive: true, mode: 0o700 });
  return drafts;
}
