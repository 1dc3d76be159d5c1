import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findProgram } from '#derive';
import { readAnew } from './read-anew.ts';

const folder = await mkdtemp(join(tmpdir(), 'read-anew-'));
after(() => rm(folder, { recursive: true }));
const drawer = await findProgram('pdftoppm');
// What is not on PATH is not installed.
if (drawer !== null) await symlink(drawer, join(folder, 'pdftoppm'));
process.env['PATH'] = folder;
const page = {
  folder,
  file: join(folder, 'x.pdf'),
  page: 1,
  size: { width: 100, height: 100 },
  dpi: 200,
  name: '7K3F-2QXD page 1',
} as const;
const blank =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n';

test('a page that cannot be drawn, or that no tool is there to read, is refused by its name', async () => {
  await writeFile(page.file, 'no PDF');
  await assert.rejects(readAnew(page), {
    code: 'REDACTION_UNREADABLE',
    detail: { file: '7K3F-2QXD page 1', why: 'pdftoppm ended with 1' },
  });
  await writeFile(page.file, blank);
  await assert.rejects(readAnew(page), {
    code: 'REDACTION_UNREADABLE',
    detail: { file: '7K3F-2QXD page 1', why: 'tesseract is not installed' },
  });
});
