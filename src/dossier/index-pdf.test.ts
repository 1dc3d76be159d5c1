import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { PrintedIndex, type IndexFile } from './index-pdf.ts';

const exhibits = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    label: `Exhibit ${at + 1}`,
    section: '',
    title: `Letter ${at + 1}`,
    facts: [['Item', `X-${at + 1}`]] as const,
    custody: ['Received.'],
  }));
const index = {
  title: 'Memorial',
  forum: '',
  ledger: 'here',
  fingerprint: 'f',
  checkpoint: 'c',
  statement: 's',
};
const textOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1 << 26 });

/** The index of so many exhibits, which come some at a time. */
function printed(count: number): Promise<IndexFile[]> {
  const made = new PrintedIndex(index, count);
  const all = exhibits(count);
  for (let at = 0; at < count; at += 200) made.add(all.slice(at, at + 200));
  return made.files();
}

test('an index has a file for each five hundred exhibits, and each says which', async () => {
  const [first, second, ...others] = await printed(501);
  assert.deepEqual(others, []);
  assert.ok(first && second && first.pages > second.pages);
  assert.match(textOf(first.bytes), /1–500 \/ 501[\s\S]*Exhibit 500 — Letter 500/);
  assert.match(textOf(second.bytes), /501–501 \/ 501[\s\S]*Exhibit 501 — Letter 501/);
  assert.doesNotMatch(textOf(second.bytes), /Letter 500/);
});

test('a short index is one file, the same each time', async () => {
  const [once, ...others] = await printed(2);
  const [again] = await printed(2);
  assert.deepEqual(others, []);
  assert.ok(once && again && Buffer.from(once.bytes).equals(again.bytes));
  assert.doesNotMatch(textOf(once.bytes), / \/ 2$/m);
});
