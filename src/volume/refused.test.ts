import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lawFor, SHIPPED_LAW } from '#law';
import { tool } from './run.ts';
import { makeVolumes, PagesCache, typeset, type VolumeExhibit } from './index.ts';

const folder = await mkdtemp(join(tmpdir(), 'muniment-volume-'));
after(() => rm(folder, { recursive: true, force: true }));

const exhibitOf = (exhibitId: string, file: string): VolumeExhibit => ({
  exhibitId,
  label: `Annex ${exhibitId}`,
  title: 'Fictional report',
  serial: `AAAA-000${exhibitId}`,
  source: 'Fictional Desk',
  date: '2031-05',
  languages: ['en'],
  sha256: 'a'.repeat(64),
  path: 'data/exhibits/001/x.pdf',
  pages: { file, pages: [{ width: 300, height: 200 }], by: 'pages', unprintable: [] },
  registered: { prefix: 'X', first: 1 },
});

test('an exhibit that cannot be typeset is named, and nothing is kept of its volume', async () => {
  const good = join(folder, 'good.pdf');
  const bad = join(folder, 'bad.pdf');
  await writeFile(good, (await typeset('#set page(width: 300pt, height: 200pt)\nFictional page', {})).bytes);
  await writeFile(bad, 'no PDF at all');
  const kept = join(folder, 'cache');
  const wanted = {
    title: 'Memorial',
    forum: '',
    caseName: null,
    coverOn: null,
    language: 'en' as const,
    translations: new Map(),
    isPublic: false,
    pdfA: null,
    cache: new PagesCache(kept),
  };
  const profile = lawFor(SHIPPED_LAW).profile('icj-volumes');
  await assert.rejects(makeVolumes(folder, profile, wanted, [exhibitOf('1', good), exhibitOf('2', bad)]), {
    code: 'VOLUME_NOT_MADE',
    message: /Volume 1 .*Annex 2 \(AAAA-0002\): typst: the PDF could not be loaded/,
  });
  assert.deepEqual(await readdir(kept).catch(() => []), []);
  const [volume] = await makeVolumes(folder, profile, wanted, [exhibitOf('1', good)]);
  assert.equal(volume?.pages, 3 + 2);
});

test('a machine without the tools says which one is missing, and which package brings it', () => {
  const script = `await import(${JSON.stringify(new URL('index.ts', import.meta.url).href)});
    const { tool } = await import(${JSON.stringify(new URL('run.ts', import.meta.url).href)});
    await tool('/tmp', '/dev/null', 'qpdf', []).catch((error) => console.log(error.code, error.message, error.help));`;
  const said = execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
    {
      encoding: 'utf8',
      env: { ...process.env, PATH: folder },
    },
  );
  assert.match(said, /^VOLUME_TOOL_MISSING .*qpdf is not installed.*package qpdf/);
});

test('a tool that is stopped for time is a refusal, and never a file without pages', async () => {
  const limits = { timeoutMs: 300, memoryMb: 0, outputMb: 1 };
  await assert.rejects(tool(folder, '/dev/null', 'sleep', ['20'], limits), {
    code: 'VOLUME_TOOL_STOPPED',
    message: /sleep was stopped \(timeout\)/,
  });
});
