import { setTimeout } from 'node:timers/promises';
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

/** The reader's whole question and answer: request, JSON, parsed. Milliseconds. Waits where one asks more than the server lets one person ask. */
function asker(url: string, cookie: string): Ask {
  return async function ask(path): Promise<number> {
    const start = performance.now();
    const answer = await fetch(`${url}${path}`, { headers: { cookie } });
    await answer.json();
    const tookMs = performance.now() - start;
    if (answer.status === 429) {
      await setTimeout((Number(answer.headers.get('retry-after')) || 1) * 1000);
      return ask(path);
    }
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return tookMs;
  };
}

/** The largest of some figures, under a name. */
export function worst(figures: Figures, name: string): Figures {
  return { [name]: Math.max(...Object.values(figures).map((value) => value ?? Infinity)) };
}

/** A server that was started for a benchmark, with a signed-in reader. */
export interface BenchServer {
  readonly url: string;
  readonly cookie: string;
  readonly ask: Ask;
  /** High-water mark of the process's memory so far, in MB. */
  readonly peakMegabytes: () => number;
}

/** Serves the archive from a process of its own while `use` asks as a reader who may see seven documents of eight. */
export async function withServer<T>(root: string, use: (server: BenchServer) => Promise<T>): Promise<T> {
  const server = spawn(
    join(ROOT, 'muniment'),
    ['serve', '--archive', root, '--port', '0', '--json', '--no-workers'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(server, 'exit');
  // Also when the benchmark itself is ended.
  const end = (): boolean => server.kill('SIGTERM');
  process.once('exit', end);
  try {
    const [line] = (await Promise.race([once(server.stdout, 'data'), ended])) as [Buffer | number];
    if (!Buffer.isBuffer(line))
      throw new AppError('INTERRUPTED', {}, { cause: new Error('the server ended') });
    const { url } = JSON.parse(line.toString()) as { url: string };
    const cookie = await signIn(url);
    const peakMegabytes = (): number => {
      const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
      return (Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6;
    };
    return await use({ url, cookie, ask: asker(url, cookie), peakMegabytes });
  } finally {
    process.off('exit', end);
    end();
    await ended;
  }
}

/** Hits and counts of every class of query, as a reader. */
export async function askSearches(server: BenchServer, shape: CorpusShape, rounds: number): Promise<Figures> {
  const { ask } = server;
  const queries = queriesOf(shape);
  const [hits, counts, whole] = [new Times(), new Times(), new Times()];
  // Round 0 warms up.
  for (let round = 0; round <= rounds; round += 1)
    for (const name of queryClasses)
      for (const { query } of queries[name]) {
        const q = encodeURIComponent(query);
        const hitsMs = await ask(`/api/search?counts=false&q=${q}`);
        // As the page asks: the first thousand at once, the rest when somebody wants to know.
        const countsMs = await ask(`/api/search/counts?upTo=1000&q=${q}`);
        const wholeMs = await ask(`/api/search/counts?q=${q}`);
        if (round === 0) continue;
        hits.add(`HTTP, ${name}`, hitsMs);
        counts.add(`HTTP, counts of ${name}`, countsMs);
        whole.add(`HTTP, counts to 10,000 of ${name}`, wholeMs);
      }
  const [hitsP95, countsP95] = [hits.quantiles(0.95, 'p95'), counts.quantiles(0.95, 'p95')];
  return {
    ...hits.quantiles(0.5, 'median'),
    ...hitsP95,
    ...worst(hitsP95, 'HTTP, worst class p95'),
    ...countsP95,
    ...worst(countsP95, 'HTTP, worst counts p95'),
    ...whole.quantiles(0.95, 'p95'),
    'HTTP, peak memory of the server': server.peakMegabytes(),
  };
}
