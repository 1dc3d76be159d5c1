import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';
import { MIXED_PAGES, SCAN, writeViewFiles } from './view-files.ts';

const SHOTS = process.env['MUNIMENT_SHOTS'];

describe(
  'looking closely, reading tables, listening and comparing',
  { skip: skipReason, timeout: 300_000 },
  () => {
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
    const serialOf = (title: string): string => serials.get(title) ?? assert.fail(title);
    const open = async (title: string, more = ''): Promise<void> => {
      await page.goto(`${stage.url}/items/${serialOf(title)}${more}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    };
    const uncover = (): Promise<void> => page.getByRole('button', { name: 'Show the picture' }).click();

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

    /** What axe finds in the light, in the dark and on a narrow screen, with a picture of each when they are kept. */
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

    /** Pixels of what is seen of an element, as they are on the screen. */
    const pixelsOf = async (element: Locator) => {
      const { data, info } = await sharp(await element.screenshot())
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return {
        at: (x: number, y: number) => [...data.subarray((y * info.width + x) * 3).subarray(0, 3)],
        ...info,
      };
    };

    before(async () => {
      stage = await openStage(writeViewFiles);
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

    it('enlarges a large picture to its last pixel, under its cover until asked for', async () => {
      await open('scan.png');
      await page.getByText('6,000 × 4,000 pixels').waitFor();
      assert.match(
        String(await page.evaluate("getComputedStyle(document.querySelector('.picture-stage')).filter")),
        /blur/,
      );
      await uncover();
      const frame = page.getByRole('region', { name: 'Picture' });
      await look('scan-whole');
      await frame.focus();
      await page.keyboard.press('1');
      await page.getByText('100 %', { exact: true }).waitFor();
      // From the middle to the mark, by as many keys as it takes.
      const { markX, markY, markSide, width, height } = SCAN;
      for (let moved = 0; moved < markX - width / 2; moved += 60) await page.keyboard.press('ArrowRight');
      for (let moved = 0; moved < height / 2 - markY; moved += 60) await page.keyboard.press('ArrowUp');
      await until(
        "[...document.querySelectorAll('.picture-tile')].length > 4 && [...document.querySelectorAll('.picture-tile')].every((one) => one.complete && one.naturalWidth > 0)",
      );
      const seen = await pixelsOf(frame);
      const [left, top] = [
        Math.round(seen.width / 2) + (markX - width / 2) - 60 * Math.ceil((markX - width / 2) / 60),
        Math.round(seen.height / 2) + (markY - height / 2) + 60 * Math.ceil((height / 2 - markY) / 60),
      ];
      // Stripes one pixel wide: at 1240 pixels for the whole picture they would be one even pink.
      const row = Array.from(
        { length: markSide - 6 },
        (_, at) => seen.at(left + 3 + at, top + markSide / 2)[1] ?? 0,
      );
      const jumps = row.slice(1).filter((green, at) => Math.abs(green - (row[at] ?? 0)) > 120).length;
      assert.ok(jumps > row.length * 0.8, `${jumps} of ${row.length}: ${row.join(' ')}`);
      await look('scan-closely');
      await frame.focus();
      for (const key of ['+', '+', 'r']) await page.keyboard.press(key);
      await frame.getByRole('figure').and(page.locator('[style*="rotate(90deg)"]')).waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys of this viewer' }).getByText('arrows move').waitFor();
      await look('keys');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.mouse.move(400, 500);
      await page.mouse.wheel(0, -300);
      await page.keyboard.press('0');
      const answer = await context.request.get(
        `${stage.url}/api/items/${serialOf('scan.png')}/picture/4/0/0`,
      );
      assert.equal(answer.headers()['content-type'], 'image/jpeg');
      assert.deepEqual(
        await sharp(await answer.body())
          .metadata()
          .then(({ width: w, height: h, exif }) => [w, h, exif]),
        [512, 512, undefined],
      );
      const none = await context.request.get(`${stage.url}/api/items/${serialOf('scan.png')}/picture/4/99/0`);
      assert.equal(none.status(), 404);
    });

    it('zooms with two fingers', async () => {
      const touch = await stage.browser.newContext({
        storageState: await context.storageState(),
        locale: 'en-GB',
        viewport: { width: 390, height: 800 },
        hasTouch: true,
      });
      const narrow = await touch.newPage();
      watch(narrow);
      await narrow.goto(`${stage.url}/items/${serialOf('scan.png')}`);
      await narrow.getByText('6,000 × 4,000 pixels').waitFor();
      await narrow.getByRole('button', { name: 'Show the picture' }).click();
      const figure = narrow.locator('.zoom-figure');
      const before = Number.parseFloat(await figure.innerText());
      await narrow.locator('.picture-frame').scrollIntoViewIfNeeded();
      const box = (await narrow.locator('.picture-frame').boundingBox()) ?? assert.fail('no frame');
      const devtools = await touch.newCDPSession(narrow);
      const fingers = (apart: number) => [
        { x: box.x + box.width / 2 - apart, y: box.y + 100, id: 1 },
        { x: box.x + box.width / 2 + apart, y: box.y + 100, id: 2 },
      ];
      await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(20) });
      for (const apart of [40, 60, 80, 100])
        await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
      await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      const now = Number.parseFloat(await figure.innerText());
      assert.ok(now > before * 3, `${before} → ${now}`);
      await touch.close();
    });

    it('shows a spreadsheet sheet by sheet as the file displays it, with its formulas', async () => {
      await open('wells.xlsx');
      const grid = page.getByRole('region', { name: 'Table' });
      await grid.getByText('12.06.2021').waitFor();
      await grid.getByText('1,234.50').waitFor();
      await page.getByText('503 rows').waitFor();
      await look('sheet');
      await grid.focus();
      await page.keyboard.press('Control+End');
      await grid.getByText('125253').waitFor();
      await page.getByLabel('Show 1 formula').check();
      await grid.getByText('=SUM(B2:B502)').waitFor();
      await page.getByRole('tab', { name: 'Wells & mines' }).focus();
      await page.keyboard.press('ArrowRight');
      await grid.getByText('Second sheet of A. Example').waitFor();
      assert.match(page.url(), /sheet=2/);
      await page.reload();
      await grid.getByText('Second sheet of A. Example').waitFor();
      await page.goto(`${stage.url}/items/${serialOf('wells.xlsx')}?page=2`);
      await page.getByRole('region', { name: 'Pages' }).getByText('60', { exact: true }).first().waitFor();
      await page.getByRole('link', { name: 'Table' }).click();
      await grid.getByText('12.06.2021').waitFor();
    });

    it('shows a saved web page as it was drawn without network and scripts', async () => {
      await open('page.html');
      await page.getByText('Drawn by LibreOffice without network').waitFor();
      await page
        .getByRole('region', { name: 'Pages' })
        .getByText('The road was closed on 12 June 2021.')
        .waitFor();
      assert.match(await page.title(), /^page\.html/);
      await look('web-page');
      await page
        .getByRole('navigation', { name: 'Views of the item' })
        .getByRole('link', { name: 'Text' })
        .click();
      await page.getByRole('region', { name: 'Text' }).getByText('Council of Exampletown').waitFor();
    });

    it('shows the captions that a film carries, in the language that is chosen, and finds their words', async () => {
      await open('talk.webm');
      await until("document.querySelector('video')?.readyState >= 2");
      await uncover();
      const choice = page.getByRole('combobox', { name: 'Captions' });
      await choice.selectOption('English');
      const shown = (text: string): Promise<void> =>
        until(
          `[...document.querySelector('video').textTracks].some((one) => one.mode === 'showing' && [...(one.activeCues ?? [])].some((cue) => cue.text === '${text}'))`,
        );
      await page.evaluate("document.querySelector('video').currentTime = 1");
      await shown('They left at dawn.');
      await choice.selectOption('Russian');
      await page.evaluate("document.querySelector('video').currentTime = 3");
      await shown('Мост был уже закрыт.');
      await look('captions');
      await choice.selectOption('Off');
      await until("[...document.querySelector('video').textTracks].every((one) => one.mode === 'disabled')");
      await page
        .getByRole('navigation', { name: 'Views of the item' })
        .getByRole('link', { name: 'Text' })
        .click();
      await page.getByRole('region', { name: 'Text' }).getByText('The bridge was already closed.').waitFor();
      await page.goto(`${stage.url}/search?q=bridge`);
      await page.getByRole('link', { name: 'talk.webm' }).first().waitFor();
    });

    it('shows under a sound the captions that were received beside it', async () => {
      await open('call.wav');
      await until("document.querySelector('audio')?.readyState >= 1");
      const choice = page.getByRole('combobox', { name: 'Captions' });
      await choice.selectOption({ label: 'Russian, call.ru.srt' });
      await page.getByText('received beside it:').waitFor();
      await page.evaluate("document.querySelector('audio').currentTime = 1");
      await page.getByText('Мост закрыт, поезжайте в объезд').waitFor();
      await look('captions-beside');
      await page.getByText('received beside it:').getByRole('link', { name: 'call.ru.srt' }).click();
      await page.getByRole('heading', { level: 1, name: 'call.ru.srt' }).waitFor();
      await page.getByText('Captions of:').waitFor();
      await page.getByRole('region', { name: 'Text' }).getByText('00:00:00,000').waitFor();
    });

    it('compares two texts side by side and word by word, from the list', async () => {
      await page.goto(`${stage.url}/items`);
      await page.getByRole('checkbox', { name: /first\.txt/ }).check();
      assert.equal(await page.getByRole('link', { name: 'Compare these two' }).count(), 0);
      await page.getByRole('checkbox', { name: /second\.txt/ }).check();
      await page.getByRole('link', { name: 'Compare these two' }).click();
      await page.getByRole('region', { name: 'First item' }).getByText('at six').waitFor();
      await page.getByRole('region', { name: 'Second item' }).getByText('at nine').waitFor();
      await look('compare-sides');
      await page.getByRole('link', { name: 'Words that differ' }).click();
      const words = page.getByRole('region', { name: 'Words that differ' }).last();
      await words.getByText('nine').waitFor();
      assert.match((await words.locator('del').allInnerTexts()).join(' '), /six.*open/s);
      assert.match((await words.locator('ins').allInnerTexts()).join(' '), /nine.*closed on both sides/s);
      await page.getByText('2 words only in the first').waitFor();
      await page.getByText('5 words only in the second').waitFor();
      await look('compare-words');
      await page.reload();
      await words.getByText('nine').waitFor();
    });

    it('moves two items together when asked to', async () => {
      await page.goto(
        `${stage.url}/compare?a=${serialOf('mixed.pdf')}&b=${serialOf('wells.xlsx')}&bshow=pages&together=yes`,
      );
      const [first, second] = [
        page.getByRole('region', { name: 'First item' }).getByRole('region', { name: 'Pages' }),
        page.getByRole('region', { name: 'Second item' }).getByRole('region', { name: 'Pages' }),
      ];
      await first.getByText('This is page 1 of unequal').waitFor();
      await second.getByText('Wells', { exact: true }).first().waitFor();
      await first.focus();
      await page.keyboard.press('End');
      await until(
        "[...document.querySelectorAll('.compare-side .pdf-body')].every((one) => one.scrollTop > 500)",
      );
      await page.goto(
        `${stage.url}/compare?a=${serialOf('scan.png')}&b=${serialOf('gone.png')}&together=yes`,
      );
      await page.getByText('900 × 600 pixels').waitFor();
      await page.getByText('6,000 × 4,000 pixels').waitFor();
      for (let shown = 0; shown < 2; shown += 1)
        await page.getByRole('button', { name: 'Show the picture' }).first().click();
      await page.getByRole('region', { name: 'First item' }).getByRole('region', { name: 'Picture' }).focus();
      for (let times = 0; times < 4; times += 1) await page.keyboard.press('+');
      await until(`new Set([...document.querySelectorAll('.compare-side')].map((side) =>
      Math.round(side.querySelector('.picture-sheet').getBoundingClientRect().width))).size === 1`);
      await look('compare-pictures');
      await page.goto(`${stage.url}/items/${serialOf('first.txt')}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Go to' }).fill('compare this');
      await page.keyboard.press('Enter');
      await page.getByLabel('Second item').fill(serialOf('second.txt'));
      await look('compare-choose');
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await page.getByText('at nine').waitFor();
    });

    it('leaves no gap between pages of unequal size, and stays where one reads', async () => {
      await open('mixed.pdf');
      const pages = page.getByRole('region', { name: 'Pages' });
      await pages.getByText('This is page 1 of unequal').waitFor();
      const noGaps = `(() => {
      const boxes = [...document.querySelectorAll('.pdf-body .pdf-page')].map((one) => one.getBoundingClientRect()).toSorted((a, b) => a.top - b.top);
      return boxes.length > 1 && boxes.every((box, at) => at === 0 || Math.abs(box.top - boxes[at - 1].bottom - 12) < 2);
    })()`;
      await until(noGaps);
      // 0.1 is what Lighthouse forgives; pages that are laid out twice are twice that.
      const moved = await page.evaluate(
        `new Promise((done) => (setTimeout(done, 2000, 0), new PerformanceObserver((list) =>
          done(list.getEntries().reduce((sum, { value }) => sum + value, 0))).observe({ type: 'layout-shift', buffered: true })))`,
      );
      assert.ok(Number(moved) < 0.02, `moved while it opened: ${String(moved)}`);
      const box = page.getByRole('textbox', { name: 'Page' });
      for (const wanted of [30, 41, MIXED_PAGES]) {
        await box.fill(String(wanted));
        await box.press('Enter');
        await pages.getByText(`This is page ${wanted} of unequal`).waitFor();
        await until(noGaps);
        await until(`document.querySelector('.pdf-tools input').value === '${wanted}'`);
      }
      await box.fill('31');
      await box.press('Enter');
      await pages.getByText('This is page 31 of unequal').waitFor();
      await pages.focus();
      await page.keyboard.press('+');
      await page.getByText('125 %').waitFor();
      await until("document.querySelector('.pdf-tools input').value === '31'");
      await until(noGaps);
      await look('mixed');
    });

    it('says what to do when the original is gone from the disk, and keeps what was drawn of it', async () => {
      const fresh = await stage.browser.newContext({
        storageState: await context.storageState(),
        locale: 'en-GB',
      });
      const detail = (await (
        await context.request.get(`${stage.url}/api/items/${serialOf('gone.png')}`)
      ).json()) as { item: { sha256: string } };
      const path = join(stage.blobs, detail.item.sha256.slice(0, 2), detail.item.sha256);
      await rename(path, `${path}.gone`);
      const opened = await fresh.newPage();
      opened.setDefaultTimeout(WAIT_MS);
      await opened.goto(`${stage.url}/items/${serialOf('gone.png')}`);
      const alert = opened.getByRole('alert');
      await alert.getByText('BLOB_MISSING').waitFor();
      await alert.getByText(/fsck|backup/i).waitFor();
      await opened.getByRole('region', { name: 'Picture' }).waitFor();
      assert.deepEqual(await faultsOf(opened), []);
      if (SHOTS) await opened.screenshot({ path: `${SHOTS}/gone.png` });
      await rename(`${path}.gone`, path);
      await alert.getByRole('button', { name: 'Try again' }).click();
      await opened.getByText('900 × 600 pixels').waitFor();
      assert.equal(await opened.getByRole('alert').count(), 0);
      await fresh.close();
    });

    it('was not complained of by the browser', () => {
      // A refused request is said by the browser itself: 401 before there was an account.
      assert.deepEqual(
        complaints.filter((text) => !/status of 401/.test(text)),
        [],
      );
    });
  },
);
