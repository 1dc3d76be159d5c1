import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';
import { LONG_PAGES, writeViewerFiles } from './viewer-files.ts';

describe('looking at evidence', { skip: skipReason, timeout: 600_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  const serials = new Map<string, string>();

  const watch = (watched: Page): void => {
    watched.setDefaultTimeout(WAIT_MS);
    watched.on('pageerror', (error) => complaints.push(error.message));
    watched.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${watched.url()} ${message.text()}`);
    });
  };

  const open = async (title: string, more = ''): Promise<void> => {
    await page.goto(`${stage.url}/items/${serials.get(title)}${more}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };

  /** Waits, frame by frame, for what no locator can say. The policy of the pages forbids the usual way, which evaluates text. */
  const until = async (condition: string): Promise<void> => {
    const isSo = await page.evaluate(
      `new Promise((done) => {
        const end = performance.now() + 10000;
        const look = () => {
          if (${condition}) done(true);
          else if (performance.now() > end) done(false);
          else requestAnimationFrame(look);
        };
        look();
      })`,
    );
    assert.ok(isSo, condition);
  };

  const filterOf = (selector: string): Promise<unknown> =>
    page.evaluate(`getComputedStyle(document.querySelector('${selector}')).filter`);

  before(async () => {
    stage = await openStage(writeViewerFiles);
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    watch(page);
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
    await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    const list = (await (await context.request.get(`${stage.url}/api/items?limit=100`)).json()) as {
      items: { title: string; serial: string }[];
    };
    for (const { title, serial } of list.items) serials.set(title, serial);
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('turns the pages of a long PDF, by thumbnail, by finding and by keyboard', async () => {
    await open('long.pdf');
    const pages = page.getByRole('region', { name: 'Pages' });
    const box = page.getByRole('textbox', { name: 'Page' });
    await pages.getByText('This is page 1 of the long file').waitFor();
    assert.equal(await box.inputValue(), '1');
    await page
      .getByRole('navigation', { name: 'Small pages' })
      .getByRole('button', { name: `Page 3 of ${LONG_PAGES.toLocaleString('en-GB')}` })
      .click();
    await pages.getByText('This is page 3 of the long file').waitFor();
    await page.getByRole('searchbox', { name: 'Find inside this item' }).fill('PAGE 777 of');
    await pages.getByText('This is page 777 of the long file').waitFor();
    await page.getByText('1 of 1', { exact: true }).waitFor();
    await until("CSS.highlights.get('found')?.size === 1");
    // What is coloured lies on what was found.
    const off = await page.evaluate(`(() => {
      const [range] = CSS.highlights.get('found');
      const canvas = range.startContainer.parentElement.closest('figure').querySelector('canvas');
      const [found, whole] = [range.getBoundingClientRect(), canvas.getBoundingClientRect()];
      return { left: (found.left - whole.left) / whole.width, text: range.toString() };
    })()`);
    assert.equal((off as { text: string }).text, 'page 777 of');
    assert.ok((off as { left: number }).left < 0.25, JSON.stringify(off));
    await pages.focus();
    await page.keyboard.press('n');
    await pages.getByText('This is page 778 of the long file').waitFor();
    await until("document.querySelector('.pdf-tools input').value === '778'");
    for (const key of ['+', 'r', '0']) await page.keyboard.press(key);
    await page.getByText('100 %').waitFor();
    await until("document.querySelector('.pdf-tools input').value === '778'");
  });

  it('says so when the file is gone from the disk', async () => {
    // A browser that has seen nothing of it: the bytes of a digest may be kept for an hour.
    const fresh = await stage.browser.newContext({
      storageState: await context.storageState(),
      locale: 'en-GB',
    });
    for (const title of ['long.pdf', 'film.webm', 'sign.png', 'data.bin']) {
      const detail = (await (
        await context.request.get(`${stage.url}/api/items/${serials.get(title)}`)
      ).json()) as { copies: { role: string; sha256: string }[] };
      const role = title === 'sign.png' ? 'page-image' : 'original';
      const sha256 = detail.copies.find((copy) => copy.role === role)?.sha256 ?? assert.fail(title);
      const path = join(stage.blobs, sha256.slice(0, 2), sha256);
      await rename(path, `${path}.gone`);
      const opened = await fresh.newPage();
      opened.setDefaultTimeout(WAIT_MS);
      await opened.goto(`${stage.url}/items/${serials.get(title)}`);
      await opened.getByRole('alert').getByText('BLOB_MISSING').first().waitFor();
      await opened.close();
      await rename(`${path}.gone`, path);
    }
    await fresh.close();
  });

  it('says so when a PDF cannot be read', async () => {
    await open('cut.pdf');
    await page.getByText('The file itself could not be shown').waitFor();
  });

  it('covers a picture by what is seen, shows it, enlarges and turns it by keyboard, with the words of OCR', async () => {
    await open('sign.png');
    const frame = page.getByRole('region', { name: 'Picture' });
    await frame.getByRole('img').waitFor();
    assert.match(String(await filterOf('.picture-stage')), /blur\(32px\)/);
    await page.getByRole('button', { name: 'Show the picture' }).press('Enter');
    assert.equal(await filterOf('.picture-stage'), 'none');
    await page.getByRole('button', { name: 'Cover it again' }).click();
    assert.match(String(await filterOf('.picture-stage')), /blur/);
    await page.getByRole('button', { name: /^Signed in/ }).click();
    await page.getByLabel('Pictures and films').selectOption('Shown at once');
    await page.getByRole('button', { name: 'Cover it again' }).waitFor({ state: 'detached' });
    assert.equal(await filterOf('.picture-stage'), 'none');
    await page.getByLabel('Pictures and films').selectOption('Covered until asked for');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show the picture' }).press('Enter');
    await frame.focus();
    await page.keyboard.press('1');
    await page.getByText('100 %').waitFor();
    await page.keyboard.press('r');
    await frame.getByRole('figure').and(page.locator('[style*="rotate(90deg)"]')).waitFor();
    await page.keyboard.press('R');
    await page.getByLabel('Show words read by OCR').check();
    await frame.getByText('minefields').waitFor();
  });

  it('plays a film from ranges, mute under its cover, and steps one frame', async () => {
    await open('film.webm');
    await until("document.querySelector('video')?.readyState >= 2");
    const isMuted = (): Promise<unknown> => page.evaluate("document.querySelector('video').muted");
    assert.equal(await isMuted(), true);
    await page.getByRole('button', { name: 'Show the picture' }).click();
    await until("document.querySelector('video').muted === false");
    await page.getByText('25 frames a second').waitFor();
    await page.getByRole('button', { name: 'Frame on' }).click();
    await page.getByText('00:00.060').waitFor();
    await page.keyboard.press('.');
    await page.getByText('00:00.100').waitFor();
    await page.keyboard.press(',');
    await page.getByText('00:00.060').waitFor();
    const media = `${stage.url}/api/items/${serials.get('film.webm')}/media`;
    const part = await context.request.get(media, { headers: { range: 'bytes=10-19' } });
    assert.equal(part.status(), 206);
    assert.equal((await part.body()).length, 10);
    assert.equal(part.headers()['content-type'], 'video/webm');
    assert.match(part.headers()['content-security-policy'] ?? '', /sandbox/);
    assert.match(part.headers()['content-disposition'] ?? '', /^attachment/);
    for (const other of ['hostile.html', 'long.pdf', 'sign.png'])
      assert.equal(
        (await context.request.get(`${stage.url}/api/items/${serials.get(other)}/media`)).status(),
        415,
        other,
      );
  });

  it('draws the waveform of a short sound', async () => {
    await open('sound.wav');
    await page.getByRole('img', { name: 'How loud it is over its time' }).waitFor();
    await page.locator('audio').waitFor();
  });

  it('shows a message with its attachment as an item', async () => {
    await open('letter.eml');
    const message = page.getByRole('region', { name: 'Message' });
    await message.getByText('The list is attached.').waitFor();
    await message.getByRole('link', { name: 'list.txt' }).click();
    await page.getByRole('heading', { level: 1, name: 'list.txt' }).waitFor();
    await page.getByText('First map, second map.').waitFor();
  });

  it('shows a table as a grid of which only what is in view is drawn', async () => {
    await open('table.csv');
    await page.getByText('3,001 rows').waitFor();
    const grid = page.getByRole('region', { name: 'Table' });
    await grid.getByText('row 2, "quoted"').waitFor();
    assert.ok((await grid.getByRole('gridcell').count()) < 1000);
    assert.ok((await grid.getByRole('gridcell').count()) > 10);
    await grid.focus();
    await page.keyboard.press('Control+End');
    await grid.getByText('3000.40', { exact: true }).waitFor();
  });

  it('shows text in its own directions, with the signs that would turn it round', async () => {
    const name = 'photo\u202Egpj.txt';
    await open(name);
    await page.getByRole('heading', { level: 1, name: 'photoRLOgpj.txt' }).waitFor();
    const text = page.getByRole('region', { name: 'Text' });
    await text.getByText('السطر الثاني').waitFor();
    const directions = await page.evaluate(
      "[...document.querySelectorAll('.text-block .page-text-body')].map((one) => getComputedStyle(one).direction).join(' ')",
    );
    assert.match(String(directions), /^ltr rtl ltr/);
    assert.equal(await text.getByTitle(/invisible sign/).count(), 2);
    const download = await context.request.get(`${stage.url}/api/items/${serials.get(name)}/original`);
    assert.match(download.headers()['content-disposition'] ?? '', /filename\*=UTF-8''photogpj\.txt$/);
  });

  it('never interprets HTML of evidence', async () => {
    await open('hostile.html');
    await page.getByText('Plain words of the page.').waitFor();
    assert.match(await page.title(), /^hostile\.html/);
  });

  it('shows bytes of a file of any size, from any place', async () => {
    await open('data.bin');
    await page.getByText('00 07 0e 15').first().waitFor();
    await page.getByLabel('Go to byte').fill('0x800010');
    await page.keyboard.press('Enter');
    await page.getByText('00800010', { exact: true }).waitFor();
    await page.getByText('part 3 of 3').waitFor();
    await page.getByLabel('Go to byte').fill('99999999999');
    await page.getByText('No such byte').waitFor();
  });

  it('says of each copy how it was made, and groups the metadata', async () => {
    await open('sign.png');
    await page.getByText('made by “read metadata”, version').waitFor();
    await page.getByText('from the evidentiary copy').first().waitFor();
    await page.getByText(/^File \d+$/).click();
    await page.getByText('PNG:ImageWidth', { exact: true }).waitFor();
  });

  it('has no accessibility violation and no sideways scrolling in any viewer', async () => {
    const found: string[] = [];
    const state = await context.storageState();
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 390],
    ] as const) {
      const own = await stage.browser.newContext({
        storageState: state,
        locale: 'en-GB',
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
      });
      for (const [title, serial] of serials) {
        const opened = await own.newPage();
        watch(opened);
        await opened.goto(`${stage.url}/items/${serial}`);
        await opened.getByRole('region').first().or(opened.getByRole('group')).first().waitFor();
        await opened.waitForLoadState('networkidle');
        found.push(...(await faultsOf(opened)).map((one) => `${title} ${colorScheme} ${width}: ${one}`));
        await opened.close();
      }
      await own.close();
    }
    assert.deepEqual(found, []);
  });

  it('was not complained of by the browser', () => {
    // A refused request is said by the browser itself: 401 before there was an account.
    assert.deepEqual(
      complaints.filter((text) => !/status of 401/.test(text)),
      [],
    );
  });
});
