import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#kernel';
import type { Figures } from './report.ts';
import type { CorpusShape } from './search-corpus.ts';
import { READER } from './search-fill.ts';
import { queriesOf, queryClasses, Times } from './search.ts';

const ROOT = join(import.meta.dirname, '..');

type Ask = (path: string) => Promise<number>;

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: READER.email, password: READER.password }),
  });
  if (answer.status !== 200) throw new Error(`signing in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** The reader's whole question and answer: request, JSON, parsed. Milliseconds. */
function asker(url: string, cookie: string): Ask {
  return async (path) => {
    const start = performance.now();
    const answer = await fetch(`${url}${path}`, { headers: { cookie } });
    await answer.json();
    const tookMs = performance.now() - start;
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return tookMs;
  };
}

function worst(figures: Figures, name: string): Figures {
  return { [name]: Math.max(...Object.values(figures).map((value) => value ?? Infinity)) };
}

async function askSearches(ask: Ask, shape: CorpusShape, rounds: number): Promise<Figures> {
  const queries = queriesOf(shape);
  const [hits, counts] = [new Times(), new Times()];
  // Round 0 warms up.
  for (let round = 0; round <= rounds; round += 1)
    for (const name of queryClasses)
      for (const { query } of queries[name]) {
        const q = encodeURIComponent(query);
        const hitsMs = await ask(`/api/search?counts=false&q=${q}`);
        const countsMs = await ask(`/api/search/counts?q=${q}`);
        if (round === 0) continue;
        hits.add(`HTTP, ${name}`, hitsMs);
        counts.add(`HTTP, counts of ${name}`, countsMs);
      }
  const [hitsP95, countsP95] = [hits.quantiles(0.95, 'p95'), counts.quantiles(0.95, 'p95')];
  return {
    ...hits.quantiles(0.5, 'median'),
    ...hitsP95,
    ...worst(hitsP95, 'HTTP, worst class p95'),
    ...countsP95,
    ...worst(countsP95, 'HTTP, worst counts p95'),
  };
}

/** Filters of the list of items, from none to one that few items pass. */
const FILTERS = {
  none: '',
  kind: 'kind=image',
  'kind and language': 'kind=mail&language=ru',
  'rare kind': 'kind=audio',
  'an early month': 'before=2021-02-15T00:00:00Z',
  findings: 'findings=yes',
  'no findings': 'findings=no',
  'title, many': 'title=ment%201',
  'title, one': 'title=ment%20777777',
} as const;

async function askLists(url: string, cookie: string, rounds: number): Promise<Figures> {
  const ask = asker(url, cookie);
  const json = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${url}${path}`, { headers: { cookie } })).json()) as T;
  const sources = (await json<{ source: { value: string }[] }>('/api/items/facets')).source;
  const filters: [string, string][] = [
    ...Object.entries(FILTERS),
    ['source', `source=${sources[0]?.value ?? ''}`],
  ];
  const [lists, facets] = [new Times(), new Times()];
  for (const [name, filter] of filters) {
    const { next } = await json<{ next: string | null }>(`/api/items?${filter}`);
    for (let round = 0; round <= rounds * 2; round += 1) {
      const firstMs = await ask(`/api/items?${filter}`);
      const nextMs = next === null ? null : await ask(`/api/items?${filter}&cursor=${next}`);
      const facetsMs = await ask(`/api/items/facets?${filter}`);
      if (round === 0) continue;
      lists.add(`list, ${name}`, firstMs);
      if (nextMs !== null) lists.add(`list, ${name}, second page`, nextMs);
      facets.add(`facets, ${name}`, facetsMs);
    }
  }
  const [listsP95, facetsP95] = [lists.quantiles(0.95, 'p95'), facets.quantiles(0.95, 'p95')];
  return {
    ...listsP95,
    ...worst(listsP95, 'list, worst p95'),
    ...facetsP95,
    ...worst(facetsP95, 'facets, worst p95'),
  };
}

/** Serves the archive from a process of its own and asks as a reader who may see seven documents of eight. */
export async function askServer(root: string, shape: CorpusShape, rounds: number): Promise<Figures> {
  const server = spawn(
    process.execPath,
    [
      ...process.execArgv,
      join(ROOT, 'src/main.ts'),
      'serve',
      '--archive',
      root,
      '--port',
      '0',
      '--json',
      '--no-workers',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(server, 'exit');
  try {
    const [line] = (await Promise.race([once(server.stdout, 'data'), ended])) as [Buffer | number];
    if (!Buffer.isBuffer(line))
      throw new AppError('INTERRUPTED', {}, { cause: new Error('the server ended') });
    const { url } = JSON.parse(line.toString()) as { url: string };
    const cookie = await signIn(url);
    const searches = await askSearches(asker(url, cookie), shape, rounds);
    const lists = await askLists(url, cookie, rounds);
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    const peakKibibytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]);
    return { ...searches, ...lists, 'HTTP, peak memory of the server': (peakKibibytes * 1024) / 1e6 };
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}
