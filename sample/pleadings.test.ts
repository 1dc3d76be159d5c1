import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCoding } from './coding.ts';
import { readPleadings } from './pleadings.ts';

test('the outlines of both sides are made alike, and cite claims of their own side', () => {
  const [one, other, ...more] = readPleadings();
  assert.ok(one && other);
  assert.equal(more.length, 0);
  const shape = ({ sections }: typeof one) =>
    sections.map(({ of, heading, paragraphs }) => [
      of,
      heading,
      paragraphs.map((runs) => runs.map((run) => Object.keys(run).toSorted())),
    ]);
  assert.deepEqual(shape(one), shape(other));
  const files = new Map(readCoding().claims.map(({ key, file }) => [key, file]));
  for (const { dossier, sections } of [one, other])
    for (const run of sections.flatMap(({ paragraphs }) => paragraphs.flat()))
      if ('claim' in run)
        assert.equal(files.get(run.claim)?.split('/')[0], dossier.replace('sample-annexes-', ''), run.claim);
});
