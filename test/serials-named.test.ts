import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseSerial } from '#kernel';

const ROOT = join(import.meta.dirname, '..');
// A serial with no letter would be taken for two years.
const SERIAL = /(?<![\w-])(?=\w*-?\w*[A-Z])[0-9A-Z]{4}-[0-9A-Z]{4}(?![\w-])/g;

/** Serials that people are shown as examples, by where they stand. */
function named(...patterns: readonly string[]): [string, string][] {
  return globSync(patterns, { cwd: ROOT })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(SERIAL)].map(([serial]): [string, string] => [
        file,
        serial,
      ]),
    );
}

test('every serial that help, documents and pages name as an example is one that would be accepted', () => {
  for (const [least, ...patterns] of [
    [30, 'src/cli/**/*.ts', 'src/kernel/*.ts'],
    [10, 'README.md', 'docs/**/*.md', 'verify/README.md'],
    [5, 'web/src/i18n/*.json'],
  ] as const) {
    const found = named(...patterns);
    assert.ok(found.length >= least, `${patterns.join(', ')}: only ${found.length}`);
    for (const [file, serial] of found) assert.equal(parseSerial(serial), serial, `${file}: ${serial}`);
  }
});
