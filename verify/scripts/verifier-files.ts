import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file for the `verify/` folder of a bundle; `path` is relative to the bag. */
export interface VerifierFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The three files that every bundle carries, from `verify/dist` as built (run `node verify/scripts/build.ts` first; rejects with
 * ENOENT otherwise). The same build and bundle name give the same bytes.
 */
export async function verifierFiles(bundleName: string): Promise<VerifierFile[]> {
  const folder = join(import.meta.dirname, '..');
  const howTo = await readFile(join(folder, 'HOWTO.template.txt'), 'utf8');
  return [
    { path: 'verify/HOWTO.txt', bytes: new TextEncoder().encode(howTo.replaceAll('{bundle}', bundleName)) },
    { path: 'verify/verify.html', bytes: await readFile(join(folder, 'dist/verify.html')) },
    { path: 'verify/verify.mjs', bytes: await readFile(join(folder, 'dist/verify.mjs')) },
  ];
}
