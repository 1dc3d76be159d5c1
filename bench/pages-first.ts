import { freshTab, type BenchBrowser } from './pages-browser.ts';
import { quantile, type Figures } from './report.ts';
import type { BenchServer } from './search-http.ts';

const TRIES = 5;
const SLOWDOWN = 4;

interface Visit {
  readonly scriptBytes: number;
  readonly allBytes: number;
  readonly readyMs: number;
}

async function firstVisit({ browser }: BenchBrowser, server: BenchServer): Promise<Visit> {
  const { context, page, devtools } = await freshTab(browser, server);
  try {
    const kinds = new Map<string, string>();
    let [scriptBytes, allBytes] = [0, 0];
    await devtools.send('Network.enable');
    devtools.on('Network.responseReceived', ({ requestId, response }) =>
      kinds.set(requestId, response.mimeType),
    );
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      allBytes += encodedDataLength;
      if (/javascript/.test(kinds.get(requestId) ?? '')) scriptBytes += encodedDataLength;
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.goto(`${server.url}/items`, { waitUntil: 'commit' });
    await page.locator('#row-0').waitFor({ state: 'attached' });
    const counted = { scriptBytes, allBytes };
    for (;;) {
      await page.keyboard.press('j');
      const readyMs = await page.evaluate(
        "document.activeElement?.id.startsWith('row-') ? performance.now() : 0",
      );
      if (typeof readyMs === 'number' && readyMs > 0) return { ...counted, readyMs };
    }
  } finally {
    await context.close();
  }
}

/** Figures of the items page as the first page of a browser that has nothing cached: bytes, and time to a row that answers a key. */
export async function firstScreen(browser: BenchBrowser, server: BenchServer): Promise<Figures> {
  const visits: Visit[] = [];
  for (let n = 0; n < TRIES; n += 1) visits.push(await firstVisit(browser, server));
  const [cold, ...later] = visits;
  const middle = (of: (visit: Visit) => number): number => quantile(later.map(of), 0.5);
  return {
    'first screen: scripts': Math.max(...visits.map(({ scriptBytes }) => scriptBytes)) / 1000,
    'first screen: everything': Math.max(...visits.map(({ allBytes }) => allBytes)) / 1000,
    'first screen: answers a key, server just started': cold?.readyMs ?? null,
    'first screen: answers a key, later': middle(({ readyMs }) => readyMs),
  };
}
