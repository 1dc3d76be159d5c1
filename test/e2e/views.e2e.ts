import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const SHOTS = process.env['MUNIMENT_SHOTS'];

const rational = (degrees: number): string => {
  const size = Math.abs(degrees);
  const minutes = (size % 1) * 60;
  return `${Math.floor(size)}/1 ${Math.floor(minutes)}/1 ${Math.round((minutes % 1) * 6000)}/100`;
};

// Two near each other, one far away, one without a place; places where nobody disputes anything.
const PHOTOS: readonly (readonly [date: string, place: readonly [number, number] | null])[] = [
  ['2021:06:12 10:00:00', [64.1466, -21.9426]],
  ['2021:06:12 11:30:00', [64.1476, -21.9406]],
  ['2021:07:01 09:00:00', [-41.2865, 174.7762]],
  ['2019:02:03 08:00:00', null],
];

async function writePhotos(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [n, [date, place]] of PHOTOS.entries())
    await sharp({
      create: { width: 320, height: 200, channels: 3, background: { r: 60 * n, g: 120, b: 140 } },
    })
      .jpeg()
      .withExif({
        IFD2: { DateTimeOriginal: date },
        ...(place
          ? {
              IFD3: {
                GPSLatitudeRef: place[0] < 0 ? 'S' : 'N',
                GPSLatitude: rational(place[0]),
                GPSLongitudeRef: place[1] < 0 ? 'W' : 'E',
                GPSLongitude: rational(place[1]),
                GPSMapDatum: 'WGS-84',
              },
            }
          : {}),
      })
      .toFile(join(folder, `photo-${n}.jpg`));
  await writeFile(join(folder, 'note.txt'), 'A note that carries no date and no place.\n');
}

describe('items in time and in space', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  const look = async (name: string): Promise<void> => {
    assert.deepEqual(await faultsOf(page), [], name);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
  };
  const total = (text: string): Promise<void> =>
    page.locator('.list-head').getByText(text, { exact: true }).waitFor();

  before(async () => {
    stage = await openStage(writePhotos);
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`);
    });
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
    await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('shows when items were made, and narrows the list by choosing a column', async () => {
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.getByRole('button', { name: 'Jun 2021: 2 items' }).waitFor();
    await page.getByText('1 item without a date is not drawn.').waitFor();
    await look('timeline');
    const first = page.getByRole('button', { name: 'Feb 2019: 1 item' });
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await total('2 items');
    assert.match(page.url(), /datedFrom=2021-06-01&datedUntil=2021-06-30/);
    await page.getByRole('button', { name: '12 Jun 2021: 2 items' }).waitFor();
    await look('timeline-month');
    await page.getByRole('button', { name: 'A longer stretch' }).click();
    await total('3 items');
    await page.getByRole('button', { name: 'All dates' }).click();
    await total('5 items');
  });

  it('shows where they were made, on a map that fetches nothing from anywhere else', async () => {
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(stage.url) && !request.url().startsWith('blob:'))
        foreign.push(request.url());
    });
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    await page.getByText('3 items say where they were made.').waitFor();
    await page.getByText('The places as a list').click();
    await page.getByText('64.14').first().waitFor();
    await page.locator('.maplibregl-canvas').waitFor();
    await page.waitForTimeout(1500);
    await look('map');
    const drawn = await page.locator('.map-frame').screenshot();
    const { data, info } = await sharp(drawn).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const shareOf = (colour: string): number => {
      const wanted = Buffer.from(colour, 'hex');
      let n = 0;
      for (let at = 0; at < data.length; at += 3) if (data.subarray(at, at + 3).equals(wanted)) n += 1;
      return n / (info.width * info.height);
    };
    // As tokens and map.css have them: land, and water besides.
    for (const colour of ['f4f2ec', 'dbe4ea'])
      assert.ok(shareOf(colour) > 0.1, `${colour} ${shareOf(colour)}`);
    await page
      .getByRole('listitem')
      .filter({ hasText: '64.14' })
      .getByRole('button', { name: 'Only these' })
      .first()
      .click();
    await total('2 items');
    assert.match(page.url(), /box=/);
    await page.waitForTimeout(1000);
    await look('map-box');
    await page.getByRole('button', { name: 'Everywhere' }).first().click();
    await total('5 items');
    assert.deepEqual(foreign, []);
  });

  it('says on the item where its file says that it was made', async () => {
    await page.getByRole('link', { name: 'photo-2.jpg' }).click();
    await page.getByText('-41.28650, 174.77620').waitFor();
    await look('item-place');
    await page.getByRole('link', { name: 'On the map' }).click();
    await total('1 item');
  });

  it('shows the columns that one chooses, and remembers them', async () => {
    await page.goto(`${stage.url}/items`);
    await page.locator('summary').filter({ hasText: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Digest (SHA-256)' }).check();
    await page.getByRole('checkbox', { name: 'Source', exact: true }).uncheck();
    await page.getByRole('columnheader', { name: 'Digest (SHA-256)' }).waitFor();
    assert.equal(await page.getByRole('columnheader', { name: 'Source' }).count(), 0);
    await look('columns');
    await page.goto(`${stage.url}/items`);
    await page.getByRole('columnheader', { name: 'Digest (SHA-256)' }).waitFor();
    await page.locator('summary').filter({ hasText: 'Columns' }).click();
    await page.getByRole('button', { name: 'The usual columns' }).click();
    await page.getByRole('columnheader', { name: 'Source' }).waitFor();
  });

  it('reads well when it is narrow and dark', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const view of ['map', 'timeline']) {
      await page.goto(`${stage.url}/items?view=${view}`);
      await page
        .getByText(view === 'map' ? /say where they were made/ : 'All dates')
        .or(page.locator('.time-axis'))
        .first()
        .waitFor();
      await page.waitForTimeout(1500);
      await look(`${view}-narrow-dark`);
    }
  });

  it('never broke the policy and never logged an error', () => assert.deepEqual(complaints, []));
});
