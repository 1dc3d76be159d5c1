import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { gzipSync } from 'node:zlib';
import { answer, wacz, warcinfo } from '../capture-bytes.ts';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const SHOTS = process.env['MUNIMENT_SHOTS'];
/** A WAV file (RIFF, 8,000 samples a second, 8 bits) in which nothing is heard for so many seconds. */
function silence(seconds: number): Buffer {
  const rate = 8000;
  const samples = Buffer.alloc(rate * seconds, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

const WORDS = 'дорога была закрыта';
const BRIDGE = 'the bridge at the mill fell';

function capture(): Buffer {
  const body = `<!doctype html><title>Bridge</title><p>The bulletin says: <b>${BRIDGE}</b> in May.`;
  const pages = [
    answer('https://example.org/bridge', body),
    answer('https://example.org/well', '<p>A well was dug.'),
  ];
  const ts = '2021-09-16T10:11:12Z';
  return wacz({ 'data.warc.gz': Buffer.concat([warcinfo(), ...pages].map((one) => gzipSync(one))) }, [
    { url: 'https://example.org/bridge', ts, title: 'The bridge' },
    { url: 'https://example.org/well', ts },
  ]);
}

describe(
  'quoting pictures, sounds and words in another language',
  { skip: skipReason, timeout: 300_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    const faults: string[] = [];

    const look = async (name: string): Promise<void> => {
      assert.deepEqual(await faultsOf(page), [], name);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
    };
    const open = async (title: string): Promise<void> => {
      await page.goto(`${stage.url}/items`);
      await page.getByRole('link', { name: title }).first().click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    };
    const record = async (body: string): Promise<void> => {
      const form = page.getByRole('form', { name: 'A new claim' });
      await form.getByLabel('What is claimed').fill(body);
      await form.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('article').filter({ hasText: body }).waitFor();
    };
    /** Selects words in the text that is shown. */
    const select = (words: string): Promise<unknown> =>
      page.evaluate(`(() => {
        const walk = document.createTreeWalker(document.querySelector('.viewer-body.text'), NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          const at = node.data.indexOf('${words}');
          if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + ${words.length}); return; }
        }
      })()`);
    const selectors = async (): Promise<string[]> => {
      const serial = page.url().split('/items/')[1]?.slice(0, 9) ?? '';
      const answer = await page.request.get(`${stage.url}/api/items/${serial}/quotes`);
      const { quotes } = (await answer.json()) as { quotes: { selector: { value?: string } }[] };
      return quotes.map(({ selector }) => selector.value ?? '');
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        const background = '#446655';
        await sharp({ create: { width: 1200, height: 800, channels: 3, background } })
          .png()
          .toFile(join(folder, 'road.png'));
        await writeFile(join(folder, 'call.wav'), silence(8));
        await writeFile(join(folder, 'capture.wacz'), capture());
        await writeFile(join(folder, 'note.txt'), `Вымышленный водитель сказал, что ${WORDS}.`);
      });
      context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
      await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('quotes a part of a picture that is dragged with the mouse, and sets it right by its numbers', async () => {
      await open('road.png');
      await page.getByRole('button', { name: 'Show the picture' }).click();
      await page.getByRole('button', { name: 'Mark a part of the picture' }).click();
      const layer = page.locator('.region-layer');
      const box = await layer.boundingBox();
      assert.ok(box);
      await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.4, { steps: 4 });
      await page.mouse.up();
      const near = async (label: string, wanted: number): Promise<void> => {
        const value = Number(await page.getByLabel(label).inputValue());
        assert.ok(Math.abs(value - wanted) < 1.5, `${label}: ${value}`);
      };
      await near('Left %', 10);
      await near('Top %', 20);
      await near('Width %', 20);
      await near('Height %', 20);
      await page.getByLabel('Width %').fill('25');
      await look('quote-region');
      await page.getByRole('button', { name: 'Quote this' }).click();
      await page.getByText('Part of the picture: 25 %').waitFor();
      await record('A road is seen.');
      assert.match((await selectors())[0] ?? '', /^xywh=percent:/);
      await page.getByText('1 quote').click();
      await page.getByRole('figure').getByText('Part of the picture: 25 %').waitFor();
      // It is seen where it stands, and gone to from its place.
      await page.getByRole('img', { name: 'Quoted: Part of the picture: 25 %' }).waitFor();
      await page.getByRole('link', { name: 'Part of the picture: 25 %' }).click();
      await page.locator('.region-quoted.shown').waitFor();
      assert.match(page.url(), /show=pictures/);
      await look('quote-region-shown');
    });

    it('quotes a stretch of a sound by keys alone', async () => {
      await open('call.wav');
      const show = page.getByRole('button', { name: /^Show|^Play/ });
      await show.or(page.locator('audio')).first().waitFor();
      if (await show.count()) await show.first().click();
      await page.locator('audio').waitFor();
      const play = (seconds: number): Promise<unknown> =>
        page.evaluate(`(() => { document.querySelector('audio').currentTime = ${seconds}; })()`);
      await play(1.5);
      await page.getByRole('button', { name: 'From here ([)' }).focus();
      await page.keyboard.press('[');
      await play(4);
      await page.keyboard.press(']');
      await page.getByText('From 1.5 s to 4 s').waitFor();
      await look('quote-stretch');
      await page.keyboard.press('c');
      await record('Nothing is heard.');
      assert.deepEqual(await selectors(), ['t=npt:1.5,4']);
    });

    it('puts a translation beside the original, with who made it and whether it is certified', async () => {
      await open('note.txt');
      await page.getByRole('region', { name: 'Text' }).getByText(WORDS).waitFor();
      await select(WORDS);
      await page.getByRole('status').filter({ hasText: WORDS }).waitFor();
      await page.keyboard.press('c');
      await record('That the road was closed.');
      await page.getByText('1 quote').click();
      await page.getByRole('button', { name: 'Add a translation' }).click();
      const form = page.getByRole('form', { name: 'Add a translation' });
      await form.getByRole('textbox', { name: 'Translation' }).fill('the road was closed');
      await form.getByRole('textbox', { name: 'Translated by' }).fill('T. Fictional');
      await form.getByLabel('Translated on').fill('2031-05-06');
      await form.getByLabel('Certified translation').check();
      await look('quote-translation');
      await form.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('blockquote').filter({ hasText: 'the road was closed' }).last().waitFor();
      await page.getByText(/T\. Fictional.* 2031-05-06/).waitFor();
      assert.deepEqual(faults, []);
    });

    it('shows what a web capture says of itself and its pages, and quotes a passage of one by its element', async () => {
      await open('capture.wacz');
      const capture = page.getByRole('region', { name: 'Capture' });
      await capture.getByText('A fictional capture').waitFor();
      await capture.getByText('match: 2 · differ: 0 · not checked: 0 · none stated: 1').waitFor();
      await capture.getByText('there is one; it was not checked').waitFor();
      await look('capture');
      await capture.getByRole('link', { name: 'The bridge' }).click();
      await page.getByRole('heading', { level: 1, name: 'The bridge' }).waitFor();
      await page.getByRole('link', { name: 'Text', exact: true }).click();
      await page.getByRole('region', { name: 'Text' }).getByText(BRIDGE).waitFor();
      await select(BRIDGE);
      await page.getByRole('status').filter({ hasText: BRIDGE }).waitFor();
      await page.keyboard.press('c');
      await record('That a bridge fell.');
      const serial = page.url().split('/items/')[1]?.slice(0, 9) ?? '';
      const answer = await page.request.get(`${stage.url}/api/items/${serial}/quotes`);
      assert.match(
        await answer.text(),
        /"muniment:element":\{"type":"XPathSelector","value":"\/html\[1\]\/body\[1\]\/p\[1\]\/b\[1\]"/,
      );
      await page.goto(`${stage.url}/items/${serial}?tab=about`);
      await page.getByText('https://example.org/bridge', { exact: true }).waitFor();
      await look('captured-page');
      assert.deepEqual(faults, []);
    });
  },
);
