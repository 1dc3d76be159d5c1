import { setTimeout } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { forgetAnswers, freshTab, go, until, type BenchBrowser } from './pages-browser.ts';
import type { BenchPlace } from './place.ts';
import type { Figures } from './report.ts';
import type { BenchServer } from './search-http.ts';

/** Pages of an hour, at four seconds each. */
const HOUR_PAGES = 900;
const LOOK_EVERY = 150;

/** One page to visit: its address within the application, and what a person does there. */
interface Stop {
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
}

const keys =
  (region: string, names: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('region', { name: region }).first().focus();
    for (const name of names) await page.keyboard.press(name);
  };

const zoom = async (page: Page): Promise<void> => {
  const cover = page.getByRole('button', { name: 'Show the picture' });
  if (await cover.isVisible()) await cover.click();
  await keys('Picture', ['1', '+', 'ArrowRight', 'ArrowDown', '0'])(page);
};

const pages = (page: Page): Promise<void> =>
  keys('Pages', ['PageDown', 'PageDown', 'End', 'PageUp', '+', '-'])(page);

async function scroll(page: Page): Promise<void> {
  for (let n = 0; n < 10; n += 1) await page.mouse.wheel(0, 4000);
}

/** A round through all kinds of pages, with every item of the sample case on the way. */
function stops(found: Readonly<Record<string, string>>, items: readonly string[]): Stop[] {
  const fixed: Stop[] = [
    { path: '/items', act: scroll },
    { path: found['pdf'] ?? '', act: pages },
    { path: '/items?view=map' },
    { path: found['picture'] ?? '', act: zoom },
    { path: '/items?view=timeline' },
    { path: found['film'] ?? '' },
    { path: '/search?q=mines' },
    { path: found['sound'] ?? '' },
    { path: '/items?view=cards', act: scroll },
    { path: found['dossier'] ?? '' },
    ...['/dossiers', '/ledger', '/findings', '/sources', '/people', '/jobs', '/changes', '/tasks'].map(
      (path) => ({ path }),
    ),
    ...['/notifications', '/settings', '/health', '/account', '/intake'].map((path) => ({ path })),
  ];
  // Between two places of the round, an item and the receipt of another.
  return fixed.flatMap((stop, n) => {
    const [one, other] = [items[(n * 2) % items.length] ?? '', items[(n * 2 + 1) % items.length] ?? ''];
    return [stop, { path: one }, { path: `${other}?tab=receipt` }];
  });
}

interface Memory {
  /** What scripts hold. */
  readonly heap: number;
  /** Memory of the process that is nobody else's: what the browser's own task manager shows for a tab. */
  readonly own: number;
  /** With the browser's program and the drawn pictures, which it shares with other processes. */
  readonly resident: number;
}

/** The largest of the processes that draw pages, in MB: the others belong to empty tabs that the browser keeps ready. */
async function processMemory({ browser }: BenchBrowser): Promise<Omit<Memory, 'heap'>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      const of = (field: string): number => {
        const found = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1];
        // Nothing found would be measured as no memory at all.
        if (found === undefined) throw new Error(`/proc/${id}/status has no ${field}`);
        return (Number(found) * 1024) / 1e6;
      };
      return { own: of('RssAnon') + of('VmSwap'), resident: of('VmRSS') };
    });
  const [largest] = sizes.toSorted((a, b) => b.resident - a.resident);
  if (!largest) throw new Error('the browser names no process that draws pages');
  return largest;
}

/** Memory of the tab after everything that may be let go was let go, in MB. */
async function memoryOf(browser: BenchBrowser, devtools: CDPSession): Promise<Memory> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return { heap: usedSize / 1e6, ...(await processMemory(browser)) };
}

/** Least squares: growth of `values` from one look to the next. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [over, under] = values.reduce(
    ([a, b], value, at) => [a + (at - middle) * (value - mean), b + (at - middle) ** 2],
    [0, 0],
  );
  return over / under;
}

/**
 * How many things the page asked for. Throws when the server refused one: it would be measured as a small page, and nobody watches the
 * network here.
 */
async function askedFor(page: Page): Promise<number> {
  const [asked, ...refused] = (await page.evaluate(`(() => {
    const entries = performance.getEntriesByType('resource');
    performance.clearResourceTimings();
    const refused = entries.filter((entry) => entry.responseStatus >= 400);
    return [entries.length, ...refused.map((entry) => entry.responseStatus + ' ' + entry.name)];
  })()`)) as [number, ...string[]];
  if (refused.length > 0) throw new Error(`the server refused, at ${page.url()}: ${String(refused)}`);
  return asked;
}

/** Of the 1,200 questions that the server answers one address in a minute. */
const ASKED_A_MINUTE = 900;

/** Waits where more was asked in the last minute than a person asks: an hour's pages go by in a few minutes here. */
function unhurried(): (asked: number) => Promise<void> {
  const visits: { readonly at: number; readonly asked: number }[] = [];
  return async (asked) => {
    visits.push({ at: performance.now(), asked });
    for (;;) {
      while ((visits[0]?.at ?? Infinity) < performance.now() - 60_000) visits.shift();
      if (visits.reduce((sum, visit) => sum + visit.asked, 0) <= ASKED_A_MINUTE) return;
      await setTimeout(500);
    }
  };
}

/** Memory of one tab that is led through an hour's pages without being loaded anew. The first look comes after a whole round. */
export async function tabMemory(
  place: BenchPlace,
  browser: BenchBrowser,
  server: BenchServer,
  where: { readonly found: Readonly<Record<string, string>>; readonly items: readonly string[] },
): Promise<Figures> {
  const { context, page, devtools } = await freshTab(browser.browser, server);
  try {
    await forgetAnswers(page);
    await page.goto(`${server.url}/items`);
    await page.locator('#row-0').waitFor();
    const round = stops(where.found, where.items);
    const looks: Memory[] = [];
    const rest = unhurried();
    for (let visit = 1; visit <= HOUR_PAGES; visit += 1) {
      const stop = round[(visit - 1) % round.length];
      if (!stop) break;
      await go(page, stop.path);
      await until(page, `location.pathname + location.search === ${JSON.stringify(stop.path)}`);
      await until(page, "document.querySelector('h1') && !document.querySelector('main .waiting')");
      await stop.act?.(page);
      await rest(await askedFor(page));
      if (visit % LOOK_EVERY !== 0) continue;
      await go(page, '/items');
      // Not the first row: the page comes back where it had been scrolled to.
      await page.locator('a[id^=row-]').first().waitFor();
      const seen = await memoryOf(browser, devtools);
      looks.push(seen);
      place.say(
        `  after ${visit} pages: heap ${seen.heap.toFixed(1)} MB, own ${seen.own.toFixed(0)} MB, process ${seen.resident.toFixed(0)} MB`,
      );
    }
    // The first look still has code to load behind it.
    const later = looks.slice(1);
    return {
      'tab: heap after an hour': looks.at(-1)?.heap ?? null,
      'tab: own memory after an hour': looks.at(-1)?.own ?? null,
      'tab: process after an hour': looks.at(-1)?.resident ?? null,
      'tab: growth of the heap in 50 pages': (slope(later.map(({ heap }) => heap)) * 50) / LOOK_EVERY,
      'tab: growth of own memory in 50 pages': (slope(later.map(({ own }) => own)) * 50) / LOOK_EVERY,
    };
  } finally {
    await context.close();
  }
}
