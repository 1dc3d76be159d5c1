import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const MILL = 'Field at the mill (fictional)';
const MM = 96 / 25.4;

const MEADOW = 'Meadow by the well (fictional)';

const square = (west: number, south: number, east: number, north: number) => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ],
  ],
];

const entered = (title: string, position: string, laid: { from?: string; to?: string } | null) => ({
  v: 1,
  title,
  form: 'soviet',
  totalDevices: 60,
  ...(laid === null ? {} : { laid }),
  devices: [{ category: 'anti-personnel', model: 'M-1', count: 60 }],
  traverse: {
    v: 1,
    title,
    crs: { system: 'wgs84' },
    bearings: { unit: 'degree', north: 'true' },
    distances: { unit: 'metre' },
    referencePoints: [{ id: 'R1', position }],
    legs: [
      { from: 'R1', to: 'A', bearing: 90, distance: 300 },
      { from: 'A', to: 'B', bearing: 0, distance: 200 },
      { from: 'B', to: 'C', bearing: 270, distance: 300 },
    ],
    ring: ['R1', 'A', 'B', 'C'],
    draws: 200,
  },
});

describe(
  'the map of the ground: as of a day, with a measure, in words, and as a sheet on paper',
  { skip: skipReason, timeout: 420_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    const faults: string[] = [];
    const ask = async <T>(path: string, data?: object): Promise<T> => {
      const url = `${stage.url}${path}`;
      const answer = await (data
        ? page.request.post(url, { data, headers: { origin: stage.url } })
        : page.request.get(url));
      assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
      return (await answer.json()) as T;
    };
    const map = (): Locator => page.getByRole('region', { name: 'The map and what is on it' });
    /** All tiles are there: before that the page says that they are not. */
    const whole = (): Promise<void> =>
      page.locator('.ground-map[aria-busy="false"]').waitFor({ state: 'attached' });
    const told = async (words: RegExp): Promise<void> =>
      map().getByRole('status').filter({ hasText: words }).first().waitFor();

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'report.txt'), 'A fictional report.');
      });
      context = await stage.browser.newContext({
        locale: 'en-GB',
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
      });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
      await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
      for (const [title, position, laid] of [
        [MILL, '39.9911 N 46.9284 E', { from: '1993-07-12' }],
        ['Field at the river (fictional)', '39.9951 N 46.9344 E', { from: '2001-03' }],
        ['Field without a day (fictional)', '39.9871 N 46.9364 E', null],
      ] as const)
        await ask('/api/hazard-records', { entered: entered(title, position, laid) });
      await ask('/api/accidents', {
        title: 'At the ford (fictional)',
        dated: '2010-07-02',
        latitude: 39.9931,
        longitude: 46.9264,
        precision: 'map',
      });
      const area = await ask<{ id: string }>('/api/ground-works', {
        title: MEADOW,
        extent: square(46.936, 39.9905, 46.944, 39.9965),
      });
      for (const [name, released, ended, west] of [
        ['Part 1', 'cleared', '2015-06', 46.936],
        ['Part 2', 'reduced', '2018-09-30', 46.938],
        ['Part 3', 'cancelled', null, 46.94],
      ] as const)
        await ask(`/api/ground-works/${area.id}/parts`, {
          name,
          kind: released === 'cancelled' ? 'non-technical-survey' : 'clearance',
          released,
          extent: square(west, 39.9905, west + 0.0018, 39.9965),
          criteria: 'By the criteria of the certificate (fictional)',
          organisation: 'Slow Steps (fictional)',
          ended,
        });
      await ask('/api/settlements', {
        names: [
          {
            name: 'Stone Well (fictional)',
            language: null,
            kind: 'unclassified',
            usedBy: null,
            from: null,
            until: null,
            source: 'this archive',
            basis: 'to-be-checked',
          },
        ],
        latitude: 39.9901,
        longitude: 46.9401,
        precision: 'approximate',
        isInvented: true,
      });
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('shows what there is, says what has no date, and hatches what nobody knows', async () => {
      await page.getByRole('link', { name: 'Map of the ground' }).click();
      await page.getByRole('heading', { level: 1, name: 'Map of the ground' }).waitFor();
      await told(/Hazard records begun until that day: 2; without a date, drawn apart: 1; later: 0/);
      await page.waitForFunction(`document.querySelector('.maplibregl-canvas')`);
      await page.waitForURL(/at=/);
      await whole();
      await map().getByText('Unknown, not safe').waitFor();
      await told(/Parts said to be released until that day: 2; nobody says when: 1; later: 0/);
      const legend = map().getByRole('list', { name: 'What the signs say' });
      await legend.getByText('part said to be cleared: never called safe here (1)').waitFor();
      await legend.getByText(/nothing is decided of its field, .* \(1\)/).waitFor();
      await lookAtAll(page, 'ground-map');
    });

    it('draws the districts of the region when they are wanted, and says whose lines they are', async () => {
      await page.goto(`${stage.url}/ground?at=40.20000,46.50000,6.5`);
      await whole();
      const fetched = page.waitForResponse(/districts-[\w-]+\.json/);
      await page.getByRole('checkbox', { name: 'Districts' }).check();
      assert.ok((await fetched).ok());
      await page.waitForURL(/changed=districts/);
      await map().getByText('Districts as Natural Earth draws them').waitFor();
      await whole();
      await lookAtAll(page, 'ground-map-districts');
      await page.goto(`${stage.url}/ground`);
    });

    it('is of another day by the slider, which the keyboard moves, and by the field', async () => {
      const day = page.getByLabel('Day', { exact: true });
      await day.fill('1995-06-01');
      await told(/until that day: 1; without a date, drawn apart: 1; later: 1/);
      await page.waitForURL(/on=1995-06-01/);
      const slider = page.getByRole('slider', { name: 'Month' });
      await slider.focus();
      await slider.press('Home');
      await page.waitForURL(/on=1988-01-31/);
      await told(/until that day: 0; without a date, drawn apart: 1; later: 2/);
      await slider.press('End');
      await page.waitForURL((url) => !url.searchParams.has('on'));
      await told(/until that day: 2/);
    });

    it('opens what is clicked, with the way to its page', async () => {
      await page.goto(`${stage.url}/ground?at=39.99200,46.93015,15&changed=accidents,settlements`);
      await told(/until that day: 2/);
      await whole();
      const canvas = page.locator('.maplibregl-canvas');
      await canvas.waitFor();
      const card = page.getByRole('region', { name: 'What was opened' });
      const size = await canvas.boundingBox();
      assert.ok(size);
      // The middle of the field at the mill is the middle of the map.
      await assert.doesNotReject(async () => {
        for (let tries = 0; !(await card.isVisible()); tries += 1) {
          assert.ok(tries < 40, 'nothing opened');
          await canvas.click({ position: { x: size.width / 2, y: size.height / 2 } });
          await page.waitForTimeout(250);
        }
      });
      await card.getByRole('link', { name: MILL }).waitFor();
      await card.getByText('not decided').waitFor();
      await lookAtAll(page, 'ground-map-card');
      await card.press('Escape');
      await card.waitFor({ state: 'detached' });
    });

    it('shows an area with what works released of it, by whom and when, and never says that it is safe', async () => {
      await page.goto(`${stage.url}/ground?at=39.99350,46.94000,15`);
      await whole();
      await lookAtAll(page, 'ground-map-areas');
      // As of a day before the work ended nothing is released by it.
      await page.goto(`${stage.url}/ground?at=39.99350,46.94000,15&on=2015-06-29`);
      await told(/Parts said to be released until that day: 0; nobody says when: 1; later: 2/);
      await page.goto(
        `${stage.url}/ground?at=39.99350,46.93690,17&changed=hazards,areas,settlements,ground-areas`,
      );
      await told(/Parts said to be released until that day: 2/);
      await whole();
      const canvas = page.locator('.maplibregl-canvas');
      const size = await canvas.boundingBox();
      assert.ok(size);
      const card = page.getByRole('region', { name: 'What was opened' });
      // The middle of the part that was cleared is the middle of the map.
      for (let tries = 0; !(await card.isVisible()); tries += 1) {
        assert.ok(tries < 40, 'nothing opened');
        await canvas.click({ position: { x: size.width / 2, y: size.height / 2 } });
        await page.waitForTimeout(250);
      }
      await card.getByRole('link', { name: MEADOW }).waitFor();
      await card.getByText('Slow Steps (fictional)').waitFor();
      await card.getByText('None of it is a word that the ground is safe').waitFor();
      assert.equal(await card.getByRole('listitem').count(), 1, 'the part that was opened, and no other');
      await card.press('Escape');
    });

    it('shows only the settlements that an obstacle keeps people from, says so, and keeps it in the address', async () => {
      await page.goto(`${stage.url}/ground?at=39.99200,46.93015,12`);
      const choice = map().getByLabel('Settlements with');
      await choice.selectOption({ label: 'Occupied by others' });
      await page.waitForURL(/obstacle=occupied/);
      await map()
        .getByText('recorded as an obstacle that holds or may hold on the day: Occupied by others')
        .waitFor();
      await map().getByText('What is in view, as a list').click();
      await page.getByRole('heading', { name: /^Settlements in view: 0/ }).waitFor();
      await whole();
      await lookAtAll(page, 'ground-map-obstacle');
      await choice.selectOption({ label: 'any obstacle, or none' });
      await page.waitForURL((url) => !url.searchParams.has('obstacle'));
      await page.getByRole('heading', { name: /^Settlements in view: 1/ }).waitFor();
    });

    it('measures on the ellipsoid, by the keyboard alone', async () => {
      await page.goto(`${stage.url}/ground?at=39.99000,46.93000,13`);
      await told(/until that day: 2/);
      await whole();
      // As the page writes it.
      await page.waitForURL(/13\.00/);
      const tools = map().getByRole('group', { name: 'Measure' });
      await tools.getByRole('button', { name: 'Measure a distance' }).press('Enter');
      const add = tools.getByRole('button', { name: 'Add the middle of the map' });
      await add.press('Enter');
      const canvas = page.locator('.maplibregl-canvas');
      await canvas.focus();
      const at = async (): Promise<string> => new URL(page.url()).searchParams.get('at') ?? '';
      const before = await at();
      await canvas.press('ArrowRight');
      await page.waitForURL((url) => url.searchParams.get('at') !== before);
      await add.press('Enter');
      const [, from = 0] = before.split(',').map(Number);
      const [lat = 0, to = 0] = (await at()).split(',').map(Number);
      const said = await tools.locator('output').innerText();
      const wanted = ((to - from) * Math.PI * 6_378_137 * Math.cos((lat * Math.PI) / 180)) / 180;
      const [, value = '0', unit] = /^([\d,.]+) (k?m) /.exec(said) ?? [];
      const metres = Number(value.replaceAll(',', '')) * (unit === 'km' ? 1000 : 1);
      assert.ok(Math.abs(metres / wanted - 1) < 0.01, `${said} is not ${wanted} m`);
      await lookAtAll(page, 'ground-map-measured');
      await tools.getByRole('button', { name: 'Measure a distance' }).press('Enter');
    });

    it('says the same in words of what is in view', async () => {
      await page.goto(`${stage.url}/ground?at=39.99200,46.93400,14`);
      await page.getByText('What is in view, as a list').click();
      await page.getByRole('heading', { name: 'Hazard records in view: 3; named here: 3' }).waitFor();
      await page.getByRole('link', { name: MILL }).waitFor();
      await page.getByRole('link', { name: 'At the ford (fictional)' }).waitFor();
      await page.getByRole('link', { name: 'Stone Well (fictional)' }).waitFor();
      const parts = page.getByRole('region', {
        name: 'Parts that works released, in view: 3; named here: 3',
      });
      const row = parts.getByRole('row').filter({ hasText: 'Part 1' });
      for (const words of [MEADOW, 'cleared', 'Slow Steps (fictional)', '2015-06'])
        await row.getByText(words).first().waitFor();
      await parts.getByRole('row').filter({ hasText: 'nobody says when it ended' }).waitFor();
      await page.getByRole('heading', { name: 'Hazardous areas in view: 1; named here: 1' }).waitFor();
      await lookAtAll(page, 'ground-map-list');
    });

    it('is printed with legend, scale, datum, day and who made it; the bar is as long on paper as it says', async () => {
      await page.goto(`${stage.url}/ground?on=2005-01-01&at=39.99200,46.93400,14`);
      await told(/until that day: 2/);
      await whole();
      await page.getByRole('button', { name: 'Make a sheet for print' }).click();
      const sheet = page.getByRole('region', { name: 'Sheet for print' });
      await sheet.getByRole('img', { name: 'Map of hazards' }).waitFor();
      await lookAtAll(page, 'ground-map-sheet');
      await page.emulateMedia({ media: 'print' });
      const picture = await sheet.getByRole('img').first().boundingBox();
      const bar = await sheet.locator('.ground-bar').boundingBox();
      assert.ok(picture && bar);
      const words = await sheet.locator('.ground-scale').innerText();
      const [, length = '0', unit, oneTo = '0'] = /([\d,.]+) (k?m)\s*·\s*1 : ([\d,]+)/.exec(words) ?? [];
      const metres = Number(length.replaceAll(',', '')) * (unit === 'km' ? 1000 : 1);
      const scale = Number(oneTo.replaceAll(',', ''));
      assert.ok(Math.abs((metres * 1000) / (bar.width / MM) / scale - 1) < 0.01, words);
      const shown = picture.width / MM;
      assert.ok(shown <= 182.5, `${shown} mm fits on the paper`);
      const folder = await mkdtemp(join(tmpdir(), 'sheet-'));
      try {
        const file = join(folder, 'sheet.pdf');
        await page.pdf({ path: file, format: 'A4', preferCSSPageSize: false });
        if (process.env['MUNIMENT_SHOTS'])
          await page.pdf({ path: join(process.env['MUNIMENT_SHOTS'], 'ground-sheet.pdf'), format: 'A4' });
        assert.match(execFileSync('pdfinfo', [file]).toString(), /^Pages:\s+1$/m, 'one sheet');
        const text = execFileSync('pdftotext', ['-layout', file, '-']).toString().replaceAll(/\s+/g, ' ');
        for (const wanted of [
          'The ground as recorded, as of 1 Jan 2005',
          'Datum: WGS 84',
          'hatched: nothing is recorded',
          'confirmed hazardous area',
          'Hazard records begun until that day: 2',
          'Shown as of',
          'Made by',
          'part said to be cleared: never called safe here',
          'None of it is a word that the ground is safe',
          'Parts said to be released until that day: 0; nobody says when: 1; later: 2',
          'UTC',
          `1 : ${oneTo}`,
        ])
          assert.ok(text.includes(wanted), `“${wanted}” is not in: ${text}`);
        assert.ok(!text.includes('What is in view'), 'nothing else of the page');
        // The largest picture of the file, by how many of its dots lie on an inch.
        const sizes = execFileSync('pdfimages', ['-list', file])
          .toString()
          .split('\n')
          .slice(2)
          .map((line) => line.trim().split(/\s+/))
          .flatMap((cells) => (cells.length > 13 ? [(Number(cells[3]) / Number(cells[12])) * 25.4] : []));
        assert.ok(Math.abs(Math.max(...sizes) - shown) < 2, `${sizes.join()} mm on paper, ${shown} meant`);
      } finally {
        await rm(folder, { recursive: true });
        await page.emulateMedia({ media: null });
      }
    });

    it('may turn dark and light again while it is drawn, or while a sheet is made', async () => {
      await page.goto(`${stage.url}/ground?at=39.99200,46.93400,14`);
      await whole();
      await page.getByRole('button', { name: 'Make a sheet for print' }).click();
      // A map takes about 700 ms: some of these turn it away in the moment in which it is ready.
      for (let turn = 0; turn < 12; turn += 1) {
        await page.emulateMedia({ colorScheme: turn % 2 ? 'light' : 'dark' });
        await page.waitForTimeout(450 + turn * 40);
      }
      await page.emulateMedia({ colorScheme: null });
      await whole();
      // Made or refused: the page does not wait for a map that is gone.
      await page.getByRole('button', { name: 'Make a sheet for print', disabled: false }).waitFor();
      assert.deepEqual(faults, []);
    });

    it('says of a field of which only the end of the laying is known that it may have been there before', async () => {
      await ask('/api/hazard-records', {
        entered: entered('Field by the road (fictional)', '39.9921 N 46.9304 E', { to: '1996-05' }),
      });
      await page.goto(`${stage.url}/ground?on=1996-05-30&at=39.99300,46.93190,16`);
      await told(/Hazard records that may have been there already, laid by a later day: 1/);
      await whole();
      await lookAtAll(page, 'ground-map-maybe');
      await page.getByText('What is in view, as a list').click();
      const row = page.getByRole('row').filter({ hasText: 'Field by the road (fictional)' });
      await row.getByText('laid by 1996-05; since when nobody says').waitFor();
      await page.goto(`${stage.url}/ground?on=1996-05-31&at=39.99300,46.93190,16`);
      await told(/begun until that day: 2; without a date, drawn apart: 1; later: 1/);
      assert.equal(await map().getByText('may have been there already, laid').count(), 0);
      assert.deepEqual(faults, []);
    });
  },
);
