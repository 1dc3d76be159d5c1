import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { benchNames } from '#cli';

test('the document on benchmarks lists each of them, and no other', () => {
  const text = readFileSync(join(import.meta.dirname, '../docs/benchmarks.md'), 'utf8');
  const [, line = ''] = /^Names: (.*); without a name/m.exec(text) ?? [];
  const listed = [...line.matchAll(/`([a-z]+)`/g)].map(([, name = '']) => name);
  assert.deepEqual(listed.toSorted(), [...benchNames].toSorted());
});
