import { freshTab, until, type BenchBrowser } from './pages-browser.ts';
import { quantile, type Figures } from './report.ts';
import type { BenchServer } from './search-http.ts';

const SECONDS = 10;
const PIXELS_A_SECOND = 3000;
/** One frame at 60 a second, with the half millisecond by which the clock of a frame wavers; and two. */
const FRAME_MS = 17.2;
const TWO_FRAMES_MS = 33.9;

interface Traced {
  readonly name: string;
}

/** Names of the events of a trace in JSON, counted. */
function counted(trace: Buffer, name: string): number {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: Traced[] };
  return traceEvents.filter((event) => event.name === name).length;
}

/**
 * The items table scrolled for ten seconds by a gesture, twice: times between frames as the page sees them, and frames that
 * were dropped. The second is traced, which costs a third process its time, so the first is not.
 */
export async function scrolling({ browser }: BenchBrowser, server: BenchServer): Promise<Figures> {
  const { context, page, devtools } = await freshTab(browser, server);
  try {
    await page.goto(`${server.url}/items`);
    await page.locator('#row-0').waitFor();
    await until(page, "document.querySelectorAll('.items-table tbody tr').length > 20");
    await page.evaluate(`(() => {
      globalThis.framesSeen = [];
      let before = performance.now();
      const look = (now) => { framesSeen.push(now - before); before = now; requestAnimationFrame(look); };
      requestAnimationFrame(look);
    })()`);
    const scroll = (): Promise<unknown> =>
      devtools.send('Input.synthesizeScrollGesture', {
        x: 700,
        y: 500,
        yDistance: -SECONDS * PIXELS_A_SECOND,
        speed: PIXELS_A_SECOND,
        gestureSourceType: 'mouse',
      });
    await page.evaluate('framesSeen.length = 0');
    await scroll();
    const frames = (await page.evaluate('framesSeen')) as number[];
    const scrolled = (await page.evaluate('scrollY')) as number;
    await browser.startTracing(page, {
      categories: ['disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame'],
    });
    await scroll();
    const trace = await browser.stopTracing();
    const share = (limitMs: number): number =>
      (frames.filter((ms) => ms > limitMs).length / frames.length) * 100;
    const [drawn, dropped] = [counted(trace, 'DrawFrame'), counted(trace, 'DroppedFrame')];
    return {
      'scrolling: distance': scrolled,
      'scrolling: frames over 16.7 ms': share(FRAME_MS),
      'scrolling: frames over 33 ms': share(TWO_FRAMES_MS),
      'scrolling: p95 between frames': quantile(frames, 0.95),
      'scrolling: dropped, as traced': (dropped / Math.max(1, drawn + dropped)) * 100,
    };
  } finally {
    await context.close();
  }
}
