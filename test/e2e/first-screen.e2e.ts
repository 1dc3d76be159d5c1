import assert from 'node:assert/strict';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { skipReason } from './server.ts';

const DIST = join(import.meta.dirname, '../../web/dist');
/** What a browser fetches of scripts before the list of items stands, compressed. */
const MOST_BYTES = 300_000;

it('the first screen fetches no library that it does not need', { skip: skipReason }, async () => {
  const html = await readFile(join(DIST, 'index.html'), 'utf8');
  const files = await readdir(join(DIST, 'assets'));
  const named = [...html.matchAll(/assets\/([\w-]+\.js)/g)].map(([, name]) => name ?? '');
  const page = files.filter((name) => /^items-(?!map)[\w-]+\.js$/.test(name));
  // The longest catalogue, whoever reads.
  const words = files.filter((name) => /^(?:en|fr|az|hy|ru)-[\w-]+\.js$/.test(name));
  const sizeOf = async (name: string): Promise<number> =>
    (await stat(join(DIST, 'assets', `${name}.br`))).size;
  const sizes = await Promise.all([...named, ...page].map(sizeOf));
  const longest = Math.max(...(await Promise.all(words.map(sizeOf))));
  assert.ok(
    named.length > 2 && page.length > 0 && words.length === 5,
    'the files of the build were not found',
  );
  const bytes = sizes.reduce((sum, size) => sum + size, longest);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes: ${named.join(' ')}`);
});
