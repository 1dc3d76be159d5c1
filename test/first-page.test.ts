import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const DIST = join(import.meta.dirname, '../web/dist');
/** What scripts of the first screen may weigh, compressed (docs/benchmarks.md). */
const MOST_BYTES = 300_000;

/** What other pages are made of, as their files begin: fields, maps, viewers, and what of ours they share. */
const OTHERS = ['fields', 'draw', 'pdf-viewer', 'shared', 'items-map'];

/** Files that a script needs before it runs. */
const importsOf = (path: string): string[] =>
  [...readFileSync(join(DIST, path), 'utf8').matchAll(/\b(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g)].map(
    ([, name = '']) => join(dirname(path), name),
  );

/** A script with all that it needs before it runs. */
function withImports(paths: readonly string[]): string[] {
  const found = new Set(paths);
  for (const path of found) for (const one of importsOf(path)) found.add(one);
  return [...found];
}

test('the first page is made of what it draws: no fields, no map, no viewer, and at most 300 kB of scripts', () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const { pages, words } = JSON.parse(readFileSync(join(DIST, 'assets/early.json'), 'utf8')) as {
    pages: Record<string, string[]>;
    words: Record<string, string>;
  };
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
  const there = readdirSync(join(DIST, 'assets'));
  for (const other of OTHERS)
    assert.ok(
      there.some((name) => name.startsWith(`${other}-`)),
      other,
    );
  const { '/items': items = [] } = pages;
  assert.ok(named.some((path) => path.includes('/index-')) && items.length > 0);
  for (const [language, own] of Object.entries(words)) {
    const files = withImports([...named, ...items, own]);
    assert.ok(files.length > 5, 'imports were followed');
    for (const other of OTHERS)
      assert.ok(!files.some((path) => path.startsWith(`assets/${other}-`)), `${other} in ${files.join(' ')}`);
    const bytes = files.reduce((sum, path) => sum + statSync(join(DIST, `${path}.br`)).size, 0);
    assert.ok(bytes < MOST_BYTES, `${language}: ${bytes} bytes`);
  }
});
