import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { blocksOf, readMarkdown } from './document.ts';
import { docxOf } from './docx-write.ts';
import { readDocx } from './docx-read.ts';
import { readBody } from './inline.ts';
import type { KeptPart, Pleading } from './model.ts';

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');
// A program of Debian, as in src/derive/tools.ts.
const OFFICE = 'soffice';
const hasOffice = spawnSync(OFFICE, ['--version']).status === 0;
const NO_OFFICE = hasOffice ? false : 'LibreOffice is not installed';
const NO_CORPUS = existsSync(CORPUS) ? false : '../shared/corpus is not here';

const folder = mkdtempSync(join(tmpdir(), 'muniment-docx-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A file as LibreOffice writes it as DOCX. */
function converted(path: string): Buffer {
  const out = mkdtempSync(join(folder, 'out-'));
  const done = spawnSync(
    OFFICE,
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--norestore',
      '--convert-to',
      'docx',
      '--outdir',
      out,
      path,
    ],
    { env: { ...process.env, SAL_USE_VCLPLUGIN: 'svp' }, timeout: 120_000 },
  );
  const [made] = globSync(join(out, '*.docx'));
  assert.ok(made, `${basename(path)}: ${done.stderr.toString().slice(0, 300)}`);
  return readFileSync(made);
}

const id = (n: number): string => `019ac0de-0000-7000-8000-0000000000${n}`;
const CITE = `[Annex 2, p. 1](cite:${id(99)}?page=1)`;

test(
  'what LibreOffice writes anew of a pleading comes back with its tables, footnotes and cites',
  { skip: NO_OFFICE },
  async () => {
    const bodies = [
      `The bridge was **closed**[^1] on 3 May. ${CITE}\n\n[^1]: See ${CITE}.`,
      `| Day | Annex |\n| - | - |\n| 3 May[^1] | ${CITE} |\n\n[^1]: In the morning.`,
      'The end.',
    ];
    const parts = bodies.map((body, at): KeptPart => ({
      id: id(11 + at),
      kind: 'paragraph',
      partOf: null,
      level: null,
      body,
    }));
    const pleading = { id: id(10), title: 'Memorial (fictional)', version: 3 } as Pleading;
    const own = join(folder, 'own.docx');
    writeFileSync(own, await docxOf(blocksOf(pleading, parts), { title: pleading.title, language: 'en' }));
    const read = await readDocx(converted(own));
    assert.deepEqual([read.pleadingId, read.version, read.title], [pleading.id, '3', pleading.title]);
    assert.deepEqual(
      read.parts.map((part) => [part.id, part.body]),
      parts.map((part) => [part.id, part.body]),
    );
  },
);

test(
  'a Markdown that LibreOffice never saw and one that it wrote say the same',
  { skip: NO_OFFICE },
  async () => {
    const html = join(folder, 'plain.html');
    writeFileSync(
      html,
      '<h1>Facts</h1><p>One <b>two</b>.</p><table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table><p>Three.</p>',
    );
    const out = mkdtempSync(join(folder, 'odt-'));
    spawnSync(
      OFFICE,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--infilter=HTML (StarWriter)',
        '--convert-to',
        'odt:writer8',
        '--outdir',
        out,
        html,
      ],
      {
        timeout: 120_000,
      },
    );
    const [odt = ''] = globSync(join(out, '*.odt'));
    const read = await readDocx(converted(odt));
    const wanted = readMarkdown('## Facts\n\nOne **two**.\n\n| a | b |\n| - | - |\n| c | d |\n\nThree.\n');
    assert.deepEqual(
      read.parts.map(({ kind, body }) => [kind, body.replaceAll('**', '')]),
      wanted.parts.map(({ kind, body }) => [kind, body.replaceAll('**', '')]),
    );
  },
);

const real = globSync(join(CORPUS, '**/*.docx'));

test('real files of word processors are read whole', { skip: NO_CORPUS }, async () => {
  assert.notEqual(real.length, 0);
  for (const path of real) {
    const read = await readDocx(readFileSync(path));
    const name = basename(path);
    assert.ok(read.parts.length > 5, name);
    assert.ok(
      read.parts.every(({ body }) => body !== '' && !/<\/?(table|td|p)>/.test(body)),
      name,
    );
    // What is written of it comes back the same.
    const kept = read.parts.map((part, at): KeptPart => ({
      ...part,
      id: `019ac0de-0000-7000-8000-${String(at).padStart(12, '0')}`,
    }));
    const pleading = { id: id(10), title: name, version: 1 } as Pleading;
    const again = await readDocx(await docxOf(blocksOf(pleading, kept), { title: name, language: 'en' }));
    assert.deepEqual(again.parts, kept, name);
  }
});

test(
  'real texts of OpenOffice, written as DOCX by LibreOffice, are read whole',
  { skip: NO_CORPUS || NO_OFFICE },
  async () => {
    const texts = globSync(join(CORPUS, 'office-examples/**/*.odt'));
    assert.notEqual(texts.length, 0);
    for (const path of texts.slice(0, 4)) {
      const read = await readDocx(converted(path));
      assert.ok(read.parts.length > 0, basename(path));
      assert.ok(
        read.parts.every(({ body }) => readBody(body).length > 0),
        basename(path),
      );
    }
  },
);
