import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'muniment journey — '));
const archive = join(folder, 'demo', 'archive');
after(() => {
  loseDatabase();
  rmSync(folder, { recursive: true, force: true });
});

/** Removes everything that is not the archive proper, wherever the database lies (below /var/lib when we are root). */
function loseDatabase(): void {
  const manifest = join(archive, 'archive.json');
  if (!existsSync(manifest)) return;
  const { id } = JSON.parse(readFileSync(manifest, 'utf8')) as { id: string };
  rmSync(join(archive, 'local'), { recursive: true, force: true });
  rmSync(join('/var/lib/muniment', id), { recursive: true, force: true });
}

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function muniment(...args: string[]): Promise<Ran> {
  return new Promise((resolve) =>
    execFile(
      join(root, 'muniment'),
      args,
      { cwd: folder, maxBuffer: 64 * 2 ** 20 },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 3) : 0, stdout, stderr }),
    ),
  );
}

async function json<T>(...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await muniment(...args, '--json');
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as T;
}

test('the demonstration: received, read, filed, verified, and a tampered copy caught', async () => {
  const result = await json<
    Record<string, unknown> & {
      items: number;
      failed: number;
      entries: number;
      checkpoint: { size: number; root: string };
      dossier: { pages: number; exhibits: number };
      volumes: { file: string; pages: number }[];
      publicVersions: { file: string; covered: number; result: string }[];
      verify: object;
      tampered: object;
      bundle: string;
      seconds: number;
    }
  >('demo', '--dir', join(folder, 'demo'));
  assert.equal(
    Object.keys(result).join(' '),
    'archive items failed entries checkpoint dossier volumes publicVersions bundle verify tampered seconds',
  );
  // One of each side, by the same profile.
  assert.equal(result.volumes.length, 2);
  for (const { file, pages } of result.volumes) assert.ok(existsSync(file) && pages > 10, file);
  assert.equal(result.publicVersions.length, 2);
  for (const { file, covered, result: verdict } of result.publicVersions)
    assert.ok(existsSync(file) && covered === 2 && verdict === 'PASS', file);
  assert.ok(result.items > 45 && result.failed === 0 && result.entries > 250);
  assert.deepEqual([result.verify, result.tampered], [{ result: 'PASS' }, { result: 'FAIL' }]);
  assert.equal(result.dossier.exhibits, 12);
  assert.equal(result.checkpoint.size, result.entries);
  assert.ok(existsSync(result.bundle));
});

test('the sample is coded: each side’s claims, counts that do not fit, one origin told twice, incidents of both sides', async () => {
  const lines = async <T>(...args: string[]): Promise<T[]> => {
    const { code, stdout, stderr } = await muniment(...args, '--archive', archive, '--json');
    assert.equal(code, 0, stderr);
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as T);
  };
  const claims = await lines<{ speaker: string; contradicts: number; reliability: string }>('claims');
  assert.equal(claims.length, 31);
  assert.ok(claims.every(({ speaker }) => speaker));
  assert.ok(claims.filter(({ contradicts }) => contradicts > 0).length >= 15);
  const incidents = await lines<{ acts: string[]; perpetrators: number }>('incidents', 'list');
  assert.deepEqual(
    [incidents.length, incidents.filter(({ perpetrators }) => perpetrators > 0).length],
    [5, 4],
  );
  const conclusions = await lines<{ id: string; status: string }>('conclusions', 'list');
  assert.deepEqual(conclusions.map(({ status }) => status).toSorted(), [
    'find-in-progress',
    'find-in-progress',
    'find-ready',
    'find-to-do',
  ]);
  const ready = conclusions.find(({ status }) => status === 'find-ready')?.id ?? '';
  const [shown] = await lines<{ supporting: unknown[][] }>('conclusions', 'show', ready);
  assert.deepEqual(
    shown?.supporting.map((origin) => origin.length),
    [3],
    'three numbers of one release are one origin',
  );
  const [exported = ''] = (
    await muniment('export', 'incidents', '--format', 'esf', '--archive', archive)
  ).stdout.split('\n', 1);
  assert.equal(exported, '{"events":[');
  const { stdout } = await muniment('export', 'case', '--format', 'prov', '--archive', archive);
  const graph = JSON.parse(stdout) as { '@graph': { '@type': string[] }[] };
  const made = graph['@graph'].filter((node) => node['@type'].includes('muniment:Claim'));
  assert.equal(made.length, claims.length);
});

test('list, show and search have their fixed shapes', async () => {
  const lines = (await muniment('list', 'items', '--archive', archive, '--json')).stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const members =
    'serial title type bytes sha256 pages languages findings isWithdrawn withdrawnAt withdrawalCause withdrawnReason';
  assert.deepEqual(Object.keys(lines[0] ?? {}), members.split(' '));
  assert.ok(
    lines.every((line) => line['isWithdrawn'] === false),
    'nothing of the sample is withdrawn',
  );
  const languages = new Set(lines.flatMap((line) => line['languages'] as string[]));
  for (const language of ['en', 'fr', 'ru', 'az', 'hy']) assert.ok(languages.has(language), language);
  const shown = await json<{ item: { serial: string }; history: unknown[]; provenance: unknown[] }>(
    'show',
    String(lines[0]?.['serial']).toLowerCase().replace('-', ''),
    '--archive',
    archive,
  );
  assert.equal(shown.item.serial, lines[0]?.['serial']);
  assert.ok(shown.history.length > 1 && shown.provenance.length > 0);
  for (const query of [
    'mines',
    '"minefield maps" OR mines',
    'мин*',
    'քարտեզների',
    'mina~1',
    'cartes lang:fr',
    'type:image map',
  ]) {
    const found = await json<{ total: number; hits: Record<string, unknown>[] }>(
      'search',
      query,
      '--archive',
      archive,
    );
    assert.ok(found.total > 0, query);
    assert.deepEqual(Object.keys(found.hits[0] ?? {}), ['serial', 'title', 'page', 'snippet', 'score']);
  }
});

test('receiving the same again adds nothing; something new is an item; the rest are findings', async () => {
  const again = await json<{
    received: number;
    items: number;
    duplicates: number;
    failed: number;
    bytes: number;
    seconds: number;
    findings: unknown[];
  }>('ingest', join(folder, 'demo', 'files', 'armenia'), '--archive', archive);
  assert.deepEqual(Object.keys(again), [
    'received',
    'items',
    'duplicates',
    'failed',
    'bytes',
    'seconds',
    'findings',
  ]);
  assert.deepEqual([again.items, again.failed, again.duplicates], [0, 0, again.received]);
  mkdirSync(join(folder, 'more'));
  writeFileSync(join(folder, 'more', 'note.txt'), 'A wholly new note about a bridge.');
  writeFileSync(join(folder, 'more', 'broken.pdf'), '%PDF-1.4 and then nothing');
  const more = await json<{ items: number; findings: { code: string }[] }>(
    'ingest',
    join(folder, 'more'),
    '--archive',
    archive,
    '--wait',
    '--date',
    '2021-09~',
  );
  assert.equal(more.items, 2);
  assert.ok(
    more.findings.some(({ code }) => code === 'PDF_DAMAGED'),
    JSON.stringify(more.findings),
  );
  assert.equal((await json<{ total: number }>('search', 'bridge', 'wholly', '--archive', archive)).total, 1);
});

test('a list of searches is run from a file, and one that cannot be read stops no other', async () => {
  const list = join(folder, 'searches.csv');
  writeFileSync(list, 'query\nbridge\nbefore:soon\nzebra\n');
  const { stdout } = await muniment('search', '--batch', list, '--archive', archive, '--json');
  const lines = stdout
    .trim()
    .split('\n')
    .map(
      (line) => JSON.parse(line) as { query: string; pages: number | null; problem: { code: string } | null },
    );
  assert.deepEqual(
    lines.map(({ query, pages, problem }) => [query, pages !== null && pages > 0, problem?.code ?? null]),
    [
      ['bridge', true, null],
      ['before:soon', false, 'SEARCH_BAD_QUERY'],
      ['zebra', false, null],
    ],
  );
  const missing = await muniment('search', '--batch', join(folder, 'none.csv'), '--archive', archive);
  assert.equal(missing.code, 2);
  assert.match(missing.stderr, /SEARCH_BATCH_UNREADABLE/);
});

test('a list is narrowed by date, title and place, and a day or a box that is none is refused', async () => {
  const list = async (...args: string[]): Promise<number> => {
    const { code, stdout, stderr } = await muniment('list', 'items', '--archive', archive, '--json', ...args);
    assert.equal(code, 0, stderr);
    return stdout.split('\n').filter(Boolean).length;
  };
  const all = await list();
  const dated = await list('--dated-from', '0001-01-01');
  assert.ok(dated < all, `${dated} of ${all}`);
  assert.equal(await list('--box', '-180,-90,180,90', '--title', 'no such title'), 0);
  for (const wrong of [
    ['--dated-from', '2020-1'],
    ['--box', '1,2,3'],
    ['--box', '0,91,0,92'],
  ]) {
    const { code, stderr } = await muniment('list', 'items', '--archive', archive, ...wrong);
    assert.equal(code, 2);
    assert.match(stderr, /INVALID_INPUT/);
  }
});

test('a second case has its own items', async () => {
  const { id } = await json<{ id: string }>('case', 'open', 'Another case', '--archive', archive);
  const note = join(folder, 'note.txt');
  writeFileSync(note, 'A quillwort of the other case.');
  const { items } = await json<{ items: number }>(
    'ingest',
    note,
    '--case',
    'Another case',
    '--source',
    'A desk',
    '--wait',
    '--archive',
    archive,
  );
  assert.equal(items, 1);
  const listed = async (named: string): Promise<string[]> =>
    (await muniment('list', 'items', '--case', named, '--archive', archive, '--json')).stdout
      .trim()
      .split('\n');
  assert.equal((await listed(id)).length, 1);
  assert.equal((await json<{ total: number }>('search', 'quillwort', '--archive', archive)).total, 0);
  const unknown = await muniment('list', 'items', '--case', 'No such case', '--archive', archive);
  assert.match(unknown.stderr, /NOT_FOUND/);
});

test('fsck is sound, the database is rebuilt equal, the index is built anew', async () => {
  const checked = await json<{ findings: unknown[]; scrubbed: { blobs: number } }>(
    'fsck',
    '--scrub',
    '--archive',
    archive,
  );
  assert.deepEqual(checked.findings, []);
  assert.ok(checked.scrubbed.blobs > 150);
  assert.equal((await json<{ equal: boolean }>('rebuild', '--archive', archive)).equal, true);
  rmSync(join(archive, 'local', 'search'), { recursive: true });
  assert.ok(
    (await json<{ total: number }>('search', 'mines', '--archive', archive)).total > 0,
    'a lost index is rebuilt at start',
  );
  assert.ok((await json<{ items: number }>('reindex', '--archive', archive)).items > 45);
});

test('a lost database is said to be lost, and is restored from the archive alone', async () => {
  const before = (await muniment('list', 'items', '--archive', archive, '--json')).stdout;
  loseDatabase();
  const refused = await muniment('list', 'items', '--archive', archive);
  assert.equal(refused.code, 3);
  assert.match(refused.stderr, /ARCHIVE_NEEDS_REBUILD/);
  const rebuilt = await json<{ restored: boolean; equal: boolean }>('rebuild', '--archive', archive);
  assert.deepEqual([rebuilt.restored, rebuilt.equal], [true, true]);
  assert.equal((await muniment('list', 'items', '--archive', archive, '--json')).stdout, before);
  assert.ok((await json<{ total: number }>('search', 'mines', '--archive', archive)).total > 0);
});

test('a dossier from chosen serials, listed, and verified by the verifier inside it on the machine’s own Node', async () => {
  const serials = (await muniment('list', 'items', '--archive', archive, '--limit', '2', '--json')).stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { serial: string }).serial);
  const out = join(folder, 'two.zip');
  const built = await json<{ result: string; exhibits: number }>(
    'dossier',
    'build',
    'two',
    '--archive',
    archive,
    '--title',
    'Two',
    '--items',
    ...serials,
    '--out',
    out,
  );
  assert.deepEqual([built.result, built.exhibits], ['PASS', 2]);
  assert.ok(
    (await muniment('dossier', 'list', '--archive', archive, '--json')).stdout.includes('"name":"two"'),
  );
  assert.equal((await muniment('verify', out, '--json')).code, 0);
  const tampered = await muniment(
    'verify',
    join(folder, 'demo', 'bundles', 'sample-dossier-tampered.zip'),
    '--json',
  );
  assert.equal(tampered.code, 1);
  assert.equal((JSON.parse(tampered.stdout) as { result: string }).result, 'FAIL');
  writeFileSync(join(folder, 'not.zip'), 'not a bundle');
  assert.equal((await muniment('verify', join(folder, 'not.zip'))).code, 3);
});

test('mistakes are explained: what, why, what next, and a code; exit 2', async () => {
  for (const [args, code] of [
    [['show', 'XXXX-XXXX', '--archive', archive], 'INVALID_INPUT'],
    [['list', 'items', '--archive', join(folder, 'nowhere')], 'ARCHIVE_NOT_THERE'],
    [['ingest', join(folder, 'more'), '--date', 'yesterday', '--archive', archive], 'CATALOGUE_BAD_DATE'],
    [['bench', 'nonsense'], 'BENCH_UNKNOWN'],
  ] as const) {
    const ran = await muniment(...args);
    assert.equal(ran.code, 2, `${args.join(' ')}: ${ran.stderr}`);
    assert.ok(ran.stderr.includes(code), ran.stderr);
  }
  assert.equal((await muniment('nonsense')).code, 2);
  assert.match((await muniment('--help')).stdout, /ingest[\s\S]*dossier[\s\S]*verify/);
});

test('serve answers, and stops when asked, leaving nothing running', async () => {
  const server = spawn(join(root, 'muniment'), ['serve', '--archive', archive, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve) =>
    server.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
  const { url, setupUrl } = JSON.parse(line) as { url: string; setupUrl: string };
  assert.match(setupUrl, /\/setup#/);
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  server.kill('SIGINT');
  assert.equal(await new Promise((resolve) => server.on('exit', resolve)), 0);
  assert.equal(existsSync(join(archive, 'local', 'postgresql', 'data', 'postmaster.pid')), false);
});

test('the corpus of real files, where it is present: every file an item or a finding, no tool left running', async (t) => {
  const corpus = join(root, '..', 'shared', 'corpus');
  if (!existsSync(corpus)) return t.skip('../shared/corpus is not here');
  const result = await json<{ received: number; items: number; duplicates: number; failed: number }>(
    'ingest',
    join(corpus, 'office-examples'),
    join(corpus, 'govdocs1-error-pdfs'),
    join(corpus, 'ebooks'),
    '--archive',
    archive,
    '--wait',
  );
  assert.equal(result.received, result.items + result.duplicates + result.failed);
  assert.ok(result.received > 60);
  const { stdout } = await new Promise<{ stdout: string }>((resolve) =>
    execFile('ps', ['-eo', 'args'], (_, out) => resolve({ stdout: out })),
  );
  assert.doesNotMatch(stdout, new RegExp(`bwrap.*${folder.replaceAll(/[^\w/]/g, '.')}`));
});

test('README’s commands are the ones in package.json', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  assert.ok(
    readme.includes('npm start') && scripts['start'] && readme.includes('npm test') && scripts['test'],
  );
});
