import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { indexPdfs } from './index-pdf.ts';

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

test('an index has a file for each five hundred exhibits, and each says which', async () => {
  const [first, second, ...others] = await indexPdfs({ ...index, exhibits: exhibits(501) });
  assert.deepEqual(others, []);
  assert.ok(first && second && first.pages > second.pages);
  assert.match(textOf(first.bytes), /1–500 \/ 501[\s\S]*Exhibit 500 — Letter 500/);
  assert.match(textOf(second.bytes), /501–501 \/ 501[\s\S]*Exhibit 501 — Letter 501/);
  assert.doesNotMatch(textOf(second.bytes), /Letter 500/);
});

test('a short index is one file, the same each time', async () => {
  const [once, ...others] = await indexPdfs({ ...index, exhibits: exhibits(2) });
  const [again] = await indexPdfs({ ...index, exhibits: exhibits(2) });
  assert.deepEqual(others, []);
  assert.ok(once && again && Buffer.from(once.bytes).equals(again.bytes));
  assert.doesNotMatch(textOf(once.bytes), / \/ 2$/m);
});
