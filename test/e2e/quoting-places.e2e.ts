import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { PAGE_WORDS, SEEN } from './cropped-pdf.ts';
import { makeFirstAccount } from './first-account.ts';
import { drag, isNear, near, squareIn, type Part } from './parts.ts';
import { writePlaceFiles } from './place-files.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const SHOTS = process.env['MUNIMENT_SHOTS'];

/** Where the square is seen on a page that is turned by a quarter. */
const TURNED: Part = { x: 20, y: 25, width: 10, height: 25 };

interface Quote {
  readonly id: string;
  readonly kind: string;
  readonly page: number | null;
  readonly exact: string | null;
  readonly selector: { readonly value?: string; readonly refinedBy?: { readonly value?: string } };
}

describe('quoting pages, cells and frames', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];
  const serials = new Map<string, string>();

  const look = async (name: string): Promise<void> => {
    const found: string[] = [];
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 1440],
      ['light', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await faultsOf(page)).map((one) => `${name} ${colorScheme} ${width}: ${one}`));
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}-${width}.png` });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
    assert.deepEqual(found, []);
  };
  const serialOf = (title: string): string => serials.get(title) ?? assert.fail(title);
  const open = async (title: string): Promise<void> => {
    await page.goto(`${stage.url}/items/${serialOf(title)}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };
  const quotesOf = async (title: string): Promise<readonly Quote[]> => {
    const answer = await page.request.get(`${stage.url}/api/items/${serialOf(title)}/quotes`);
    return ((await answer.json()) as { quotes: Quote[] }).quotes;
  };
  const form = (): Locator => page.getByRole('form', { name: 'A new claim' });
  /** Says what is claimed and records it: the last of the actions that a claim takes. */
  const record = async (body: string): Promise<void> => {
    await form().getByLabel('What is claimed').fill(body);
    await form().getByLabel('What is claimed').press('Control+Enter');
    await page.getByRole('article').filter({ hasText: body }).waitFor();
  };
  const until = async (condition: string): Promise<void> => {
    const isSo = await page.evaluate(`new Promise((done) => {
      const end = performance.now() + 10000;
      const look = () => {
        if (${condition}) done(true);
        else if (performance.now() > end) done(false);
        else requestAnimationFrame(look);
      };
      look();
    })`);
    assert.ok(isSo, condition);
  };
  const partOf = (quote: Quote | undefined): Part => {
    const { value = '', refinedBy } = quote?.selector ?? {};
    const [x = 0, y = 0, width = 0, height = 0] = (refinedBy?.value ?? value)
      .replace(/^.*percent:/, '')
      .split(',')
      .map(Number);
    return { x, y, width, height };
  };
  const figureOf = (number: number): Locator => page.getByRole('figure', { name: `Page ${number} of 2` });
  /** Waits until a page is drawn as it was asked for, which its square shows; each look takes a while by itself. */
  const drawnAt = async (number: number, wanted: Part): Promise<void> => {
    let seen = await squareIn(figureOf(number));
    for (let tries = 0; tries < 40 && !isNear(seen, wanted); tries += 1)
      seen = await squareIn(figureOf(number));
    near(seen, wanted);
  };
  const quotedParts = (): Locator => page.locator('.region-quoted');

  before(async () => {
    stage = await openStage(writePlaceFiles);
    context = await stage.browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor: 2,
    });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
    await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    const answer = await page.request.get(`${stage.url}/api/items`);
    const { items } = (await answer.json()) as { items: { title: string; serial: string }[] };
    for (const { title, serial } of items) serials.set(title, serial);
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('quotes what is selected on a page as its frozen text has it, in four actions', async () => {
    await open('report.pdf');
    await figureOf(1).getByText(PAGE_WORDS[0]).waitFor();
    await page.evaluate(`(() => {
      const [first, second] = [...document.querySelectorAll('.pdf-page[data-page="1"] .textLayer span')];
      getSelection().setBaseAndExtent(first.firstChild, 4, second.firstChild, 11);
    })()`);
    const words = `${PAGE_WORDS[0].slice(4)}\n${PAGE_WORDS[1].slice(0, 11)}`;
    await page.getByRole('status').filter({ hasText: 'fictional council counted forty wells' }).waitFor();
    await page.keyboard.press('c');
    assert.equal(await form().getByLabel('What is claimed').inputValue(), words);
    await record('Forty wells were counted.');
    const [quote] = await quotesOf('report.pdf');
    assert.deepEqual([quote?.kind, quote?.page, quote?.exact], ['text', 1, words]);
    await until(`CSS.highlights.get('quoted')?.size === 1`);
  });

  it('quotes a part of a page, however the page is turned and enlarged', async () => {
    await page.getByRole('region', { name: 'Pages', exact: true }).focus();
    await page.keyboard.press('b');
    const square = await squareIn(figureOf(1));
    near(square, SEEN);
    await drag(page, figureOf(1), square);
    const bar = page.getByRole('group', { name: 'Mark a part of the page' });
    assert.ok(Math.abs(Number(await bar.getByLabel('Left %').inputValue()) - SEEN.x) < 1);
    await look('quote-page-part');
    await page.keyboard.press('c');
    await form().getByText('part of the page: 25').waitFor();
    await record('A red square is drawn there.');
    near(partOf((await quotesOf('report.pdf'))[1]), SEEN);
    // Turned, enlarged, and on a page that the file itself turns.
    for (const [number, keys, wanted] of [
      [1, ['r'], TURNED],
      [2, ['r', 'r', 'n'], SEEN],
    ] as const) {
      await page.getByRole('region', { name: 'Pages', exact: true }).focus();
      for (const key of keys) await page.keyboard.press(key);
      await drawnAt(number, wanted);
      await page.keyboard.press('b');
      await drag(page, figureOf(number), wanted);
      await page.keyboard.press('c');
      await record(`The same square, page ${number}.`);
    }
    const [, , turned, second] = await quotesOf('report.pdf');
    near(partOf(turned), SEEN);
    assert.equal(second?.page, 2);
    near(partOf(second), TURNED);
  });

  it('shows a quote of a page where it stands when its place is clicked', async () => {
    await open('report.pdf');
    await page.getByRole('tab', { name: 'Claims' }).click();
    await page.getByText('4 quotes').click();
    await page.getByRole('link', { name: /^page 2 · part of the page/ }).click();
    await page.locator('.region-quoted.shown').waitFor();
    await until(
      `document.querySelector('.region-quoted.shown').getBoundingClientRect().bottom < innerHeight`,
    );
    const [mark, paper] = await Promise.all([
      page.locator('.region-quoted.shown').boundingBox(),
      figureOf(2).boundingBox(),
    ]);
    assert.ok(mark && paper);
    near(
      {
        x: ((mark.x - paper.x) / paper.width) * 100,
        y: ((mark.y - paper.y) / paper.height) * 100,
        width: (mark.width / paper.width) * 100,
        height: (mark.height / paper.height) * 100,
      },
      TURNED,
    );
    await look('quote-page-shown');
    await page.getByRole('link', { name: 'page 1', exact: true }).click();
    await until(`CSS.highlights.get('quoted')?.size === 1`);
    assert.match(page.url(), /show=pages/);
  });

  it('chooses cells with the keys of a spreadsheet, and quotes what they display', async () => {
    await open('mines.xlsx');
    const grid = page.getByRole('grid', { name: 'Table' });
    await grid.getByText('1,234.50').waitFor();
    await grid.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowDown'])
      await page.keyboard.press(key);
    await page.getByRole('status').filter({ hasText: 'A2:B3' }).waitFor();
    assert.equal(await grid.getByRole('gridcell', { selected: true }).count(), 4);
    await look('quote-cells');
    await page.keyboard.press('c');
    await record('Two places are listed.');
    const [quote] = await quotesOf('mines.xlsx');
    assert.equal(quote?.exact, 'Nowheretown\t1,234.50\nExampletown\t7.00');
    assert.equal(quote?.selector.value, 'cell=2,1-3,2');
    assert.equal(await page.locator('.quoted-cell').count(), 4);
  });

  it('chooses cells of a table in text with the mouse', async () => {
    await open('wells.csv');
    const cell = (text: string): Locator => page.getByRole('gridcell', { name: text });
    await cell('7; dry').waitFor();
    await cell('Nowheretown').click();
    await cell('7; dry').click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Quote this' }).click();
    await record('Wells of two places.');
    const [quote] = await quotesOf('wells.csv');
    assert.equal(quote?.exact, 'Nowheretown\t40\nExampletown\t7; dry');
    await page.getByText('1 quote').click();
    await page.getByRole('link', { name: 'Cells A2:B3 of sheet 1' }).click();
    assert.equal(await page.locator('.quoted-cell.shown').count(), 4);
  });

  it('quotes a part of the frame that is seen, and of a stretch', async () => {
    await open('bridge.webm');
    const show = page.getByRole('button', { name: /^Show|^Play/ });
    await show.or(page.locator('video')).first().waitFor();
    if (await show.count()) await show.first().click();
    await until(`document.querySelector('video').videoWidth > 0`);
    const play = (seconds: number): Promise<void> =>
      until(
        `(globalThis.asked === ${seconds} || ((globalThis.asked = ${seconds}), (document.querySelector('video').currentTime = ${seconds}), false)) && !document.querySelector('video').seeking`,
      );
    await play(2);
    await page.keyboard.press('b');
    const frame = page.locator('.film-frame');
    const part = { x: 10, y: 60, width: 30, height: 20 };
    await drag(page, frame, part);
    await page.getByText('From 2 s to 2.04 s · part of the frame: ').waitFor();
    await look('quote-frame');
    await page.keyboard.press('c');
    await record('A clock is seen.');
    await play(3);
    await page.keyboard.press('[');
    await page.keyboard.press('b');
    await drag(page, frame, part);
    await play(4.5);
    await page.keyboard.press(']');
    await page.keyboard.press('c');
    await record('It goes on.');
    const quotes = await quotesOf('bridge.webm');
    for (const quote of quotes) near(partOf(quote), part);
    assert.match(quotes[0]?.selector.value ?? '', /^t=npt:2,2\.04&xywh=/);
    assert.match(quotes[1]?.selector.value ?? '', /^t=npt:3,4\.5&xywh=/);
    assert.equal(await quotedParts().count(), 0);
    await play(0);
    await page.getByText('2 quotes').click();
    await page.getByRole('link', { name: /^From 3 s to 4\.5 s/ }).click();
    await quotedParts().waitFor();
    await look('quote-frame-shown');
  });

  it('lists the keys that quote, and shows those who may not code what was quoted without tools', async () => {
    await page.getByRole('group', { name: 'Play' }).press('?');
    await page.getByRole('dialog').getByText('Quoting: [ and ] mark beginning and end').waitFor();
    await page.keyboard.press('Escape');
    await page.route('**/api/me', async (route) => {
      const me = (await (await route.fetch()).json()) as { capabilities: string[] };
      await route.fulfill({
        json: { ...me, capabilities: me.capabilities.filter((one) => one !== 'describe') },
      });
    });
    await open('report.pdf');
    await quotedParts().first().waitFor();
    await until(`CSS.highlights.get('quoted')?.size === 1`);
    assert.equal(await page.getByRole('button', { name: 'Quote this' }).count(), 0);
    await page.keyboard.press('b');
    assert.equal(await page.locator('.region-layer').count(), 0);
    await open('mines.xlsx');
    await page.getByRole('table', { name: 'Table' }).waitFor();
    await page.locator('.quoted-cell').first().waitFor();
    assert.equal(await page.locator('.quoted-cell').count(), 4);
    await look('quote-cells-reader');
    assert.deepEqual(faults, []);
  });
});
