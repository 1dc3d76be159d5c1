import { setTimeout } from 'node:timers/promises';
import { forgetAnswers, freshTab, type BenchBrowser } from './pages-browser.ts';
import { quantile, type Figures } from './report.ts';
import type { BenchServer } from './search-http.ts';

const TRIES = 5;
const SLOWDOWN = 4;

const BETWEEN_KEYS_MS = 20;
const LIMIT_MS = 30_000;

/** Bytes of the scripts and of everything that a first visit fetches. */
async function bytesOf(
  { browser }: BenchBrowser,
  server: BenchServer,
): Promise<{ scriptBytes: number; allBytes: number }> {
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
    await page.goto(`${server.url}/items`, { waitUntil: 'commit' });
    await page.locator('#row-0').waitFor({ state: 'attached' });
    return { scriptBytes, allBytes };
  } finally {
    await context.close();
  }
}

/**
 * Milliseconds from the start of a first visit until a row has answered a key that is pressed again and again. The page tells it
 * by itself, and the network is not watched: asking the page, and noting who asked for what, took a quarter of a slow tab's time.
 */
async function readyMs({ browser }: BenchBrowser, server: BenchServer): Promise<number> {
  const { context, page, devtools } = await freshTab(browser, server);
  try {
    const answered: number[] = [];
    devtools.on('Runtime.bindingCalled', ({ payload }) => answered.push(Number(payload)));
    await devtools.send('Runtime.enable');
    await devtools.send('Runtime.addBinding', { name: 'answered' });
    await page.addInitScript(
      "addEventListener('focusin', ({ target }) => { if (target.id.startsWith('row-')) answered(String(performance.now())); })",
    );
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await forgetAnswers(page);
    await page.goto(`${server.url}/items`, { waitUntil: 'commit' });
    for (let waited = 0; answered.length === 0; waited += BETWEEN_KEYS_MS) {
      if (waited > LIMIT_MS) throw new Error(`no row answered within ${LIMIT_MS} ms`);
      await page.keyboard.press('j');
      await setTimeout(BETWEEN_KEYS_MS);
    }
    return answered[0] ?? Infinity;
  } finally {
    await context.close();
  }
}

/** Figures of the items page as the first page of a browser that has nothing cached: bytes, and time to a row that answers a key. */
export async function firstScreen(browser: BenchBrowser, server: BenchServer): Promise<Figures> {
  const times: number[] = [];
  for (let n = 0; n < TRIES; n += 1) times.push(await readyMs(browser, server));
  const [cold, ...later] = times;
  const { scriptBytes, allBytes } = await bytesOf(browser, server);
  return {
    'first screen: scripts': scriptBytes / 1000,
    'first screen: everything': allBytes / 1000,
    'first screen: answers a key, server just started': cold ?? null,
    'first screen: answers a key, later': quantile(later, 0.5),
  };
}
