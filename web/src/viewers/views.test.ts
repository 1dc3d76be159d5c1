import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageCopies, pdfAddressOf, viewsOf, type Viewed } from './views.ts';

type Copy = Viewed['copies'][number];
const copy = (id: string, role: string, page: number | null = null): Copy => ({
  id,
  role,
  page,
  kind: 'derived',
  sha256: '',
  sizeBytes: 1,
  mediaType: null,
  tool: null,
  createdAt: '',
});
const viewed = (kind: string | null, mediaType: string | null, copies: Copy[] = []): Viewed => ({
  item: { serial: 'AAAA-BBBB', kind, mediaType },
  copies,
});

test('what tells most stands first, and bytes can always be shown', () => {
  const drawn = copy('p', 'page-image', 1);
  const text = copy('t', 'text');
  assert.deepEqual(viewsOf(viewed('document', 'application/pdf', [drawn, text])), [
    'pages',
    'pictures',
    'text',
    'bytes',
  ]);
  assert.deepEqual(viewsOf(viewed('image', 'image/jpeg', [drawn])), ['pictures', 'bytes']);
  assert.deepEqual(viewsOf(viewed('video', 'video/mp4', [drawn])), ['play', 'pictures', 'bytes']);
  assert.deepEqual(viewsOf(viewed('spreadsheet', 'text/csv', [text])), ['grid', 'text', 'bytes']);
  assert.deepEqual(viewsOf(viewed('mail', 'message/rfc822', [text])), ['mail', 'text', 'bytes']);
  assert.deepEqual(viewsOf(viewed('web', 'application/wacz')), ['capture', 'bytes']);
  assert.deepEqual(viewsOf(viewed('other', 'application/x-empty')), ['bytes']);
  assert.deepEqual(viewsOf(viewed(null, null)), ['text', 'bytes']);
});

test('an office file is shown as the PDF made of it; the newest copy of a page counts', () => {
  assert.equal(pdfAddressOf(viewed('document', 'application/pdf')), '/api/items/AAAA-BBBB/original');
  const made = viewed('spreadsheet', 'application/vnd.ms-excel', [copy('old', 'pdf'), copy('new', 'pdf')]);
  assert.equal(pdfAddressOf(made), '/api/items/AAAA-BBBB/copies/new');
  assert.equal(pdfAddressOf(viewed('text', 'text/html')), null);
  const pages = [copy('b', 'page-image', 2), copy('a', 'page-image', 1), copy('c', 'page-image', 2)];
  assert.deepEqual(
    [...pageCopies(viewed('document', null, pages), 'page-image')],
    [
      [1, '/api/items/AAAA-BBBB/copies/a'],
      [2, '/api/items/AAAA-BBBB/copies/c'],
    ],
  );
});
