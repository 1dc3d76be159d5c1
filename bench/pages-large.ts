import type { Page } from 'playwright-core';
import { freshTab, go, until, type BenchBrowser } from './pages-browser.ts';
import { FILM_SECONDS } from './pages-film.ts';
import { LONG_PAGES } from './pages-stage.ts';
import { quantile, type Figures } from './report.ts';
import { randomFrom } from './search-corpus.ts';
import type { BenchServer } from './search-http.ts';

const PAGES = 20;
const SEEKS = 10;

/** Runs inside the page: milliseconds until the page with this number is drawn and its text lies over it. */
const drawnAfter = (number: number): string => `new Promise((done, failed) => {
  const start = performance.now();
  const box = document.querySelector('.pdf-tools input');
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  setValue.call(box, '${number}');
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.form.requestSubmit();
  const look = () => {
    const text = [...document.querySelectorAll('.pdf-body .pdf-page')]
      .find((one) => one.querySelector('.textLayer')?.textContent.includes('This is page ${number} of'));
    if (text) done(performance.now() - start);
    else if (performance.now() - start > 20000) failed(new Error('page ${number} was not drawn'));
    else requestAnimationFrame(look);
  };
  look();
})`;

const numberFrom = async (page: Page, expression: string): Promise<number> =>
  Number(await page.evaluate(expression));

const FIRST_PAGE = "document.querySelector('.pdf-body .textLayer')?.textContent.includes('page 1 of')";

/** From the list of items, as a link in it is followed, to the first page: the viewer's code has not been fetched yet. */
async function openedFromList(page: Page, server: BenchServer, path: string): Promise<number> {
  await page.goto(`${server.url}/items`);
  await page.locator('#row-0').waitFor();
  const start = await numberFrom(page, 'performance.now()');
  await go(page, path);
  await until(page, FIRST_PAGE);
  return (await numberFrom(page, 'performance.now()')) - start;
}

/**
 * A PDF of 2,000 pages: from its address in a browser that has nothing cached to the first page, from the open application
 * to the first page, and from there to others.
 */
export async function longPdfTimes(
  { browser }: BenchBrowser,
  server: BenchServer,
  path: string,
): Promise<Figures> {
  const firsts: number[] = [];
  const opened: number[] = [];
  const others: number[] = [];
  const random = randomFrom(7);
  for (let n = 0; n < 3; n += 1) {
    const { context, page } = await freshTab(browser, server);
    try {
      await page.goto(`${server.url}${path}`, { waitUntil: 'commit' });
      await until(page, FIRST_PAGE);
      firsts.push(await numberFrom(page, 'performance.now()'));
      if (n > 0) continue;
      for (let jump = 0; jump < PAGES; jump += 1)
        others.push(await numberFrom(page, drawnAfter(1 + Math.floor(random() * LONG_PAGES))));
    } finally {
      await context.close();
    }
    const fresh = await freshTab(browser, server);
    try {
      opened.push(await openedFromList(fresh.page, server, path));
    } finally {
      await fresh.context.close();
    }
  }
  return {
    'PDF: first page, from the list': quantile(opened, 0.5),
    'PDF: first page, nothing cached': quantile(firsts, 0.5),
    'PDF: any page, median': quantile(others, 0.5),
    'PDF: any page, p95': quantile(others, 0.95),
  };
}

const seekedAfter = (second: number): string => `new Promise((done, failed) => {
  const film = document.querySelector('video');
  const start = performance.now();
  film.addEventListener('seeked', () => done(performance.now() - start), { once: true });
  film.addEventListener('error', () => failed(new Error('the film failed')), { once: true });
  film.currentTime = ${second};
})`;

/** A film of 4 GB whose index lies at its end: from the address to its length, and from a place asked for to its picture. */
export async function filmTimes(
  { browser }: BenchBrowser,
  server: BenchServer,
  path: string,
): Promise<Figures> {
  const { context, page } = await freshTab(browser, server);
  try {
    await page.goto(`${server.url}${path}`, { waitUntil: 'commit' });
    await until(page, "document.querySelector('video')?.readyState >= 1");
    const readyMs = await numberFrom(page, 'performance.now()');
    const random = randomFrom(11);
    const seeks: number[] = [];
    for (let n = 0; n < SEEKS; n += 1)
      seeks.push(await numberFrom(page, seekedAfter(random() * FILM_SECONDS)));
    return {
      'film of 4 GB: ready, nothing cached': readyMs,
      'film of 4 GB: another place, median': quantile(seeks, 0.5),
      'film of 4 GB: another place, p95': quantile(seeks, 0.95),
    };
  } finally {
    await context.close();
  }
}
