import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const ACCIDENT = 'At the ford (fictional)';
const AREA = 'The meadow by the mill (fictional)';

describe(
  'what the ground showed: an accident, its victims, and an area of which a part is released twice',
  { skip: skipReason, timeout: 420_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    let record = { id: '', serial: '' };
    const faults: string[] = [];
    const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
    const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
    const ask = async <T>(path: string, data?: object): Promise<T> => {
      const url = `${stage.url}${path}`;
      const answer = await (data
        ? page.request.post(url, { data, headers: { origin: stage.url } })
        : page.request.get(url));
      assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
      return (await answer.json()) as T;
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'report.txt'), 'A fictional report of an accident.');
      });
      context = await stage.browser.newContext({
        locale: 'en-GB',
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
      });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
      await heading('Items');
      const { id } = await ask<{ id: string }>('/api/hazard-records', {
        entered: {
          v: 1,
          title: 'Field at the mill (fictional)',
          form: 'soviet',
          totalDevices: 60,
          laid: { to: '1993' },
          devices: [{ category: 'anti-personnel', model: 'M-1', count: 60 }],
          traverse: {
            v: 1,
            title: 'Field at the mill (fictional)',
            crs: { system: 'wgs84' },
            bearings: { unit: 'degree', north: 'true' },
            distances: { unit: 'metre' },
            referencePoints: [{ id: 'R1', position: '39.9911 N 46.9284 E' }],
            legs: [
              { from: 'R1', to: 'A', bearing: 90, distance: 100 },
              { from: 'A', to: 'B', bearing: 0, distance: 100 },
              { from: 'B', to: 'C', bearing: 270, distance: 100 },
            ],
            ring: ['R1', 'A', 'B', 'C'],
            draws: 100,
          },
        },
      });
      record = { id, serial: (await ask<{ serial: string }>(`/api/hazard-records/${id}`)).serial };
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('records an accident with what is said of how many, and a victim; neither is added to the other', async () => {
      await page.getByRole('link', { name: 'Accidents and clearance' }).click();
      await heading('Accidents and clearance');
      await page.getByText('No areas are recorded.').waitFor();
      await lookAtAll(page, 'clearance-empty');
      await page.getByRole('link', { name: 'Record an accident' }).click();
      const form = page.getByRole('form', { name: 'Record an accident' });
      await form.getByLabel('What it is called').fill(ACCIDENT);
      await form.getByLabel('When').fill('2031-07-02');
      await form.getByRole('combobox', { name: 'Class' }).selectOption({ label: 'mine accident' });
      await form.getByLabel('Killed, at least').fill('2');
      await form.getByLabel('Injured, at least').fill('1');
      await form.getByLabel('Who says so').fill('A ministry (fictional)');
      await lookAtAll(page, 'accident-form');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await heading(ACCIDENT);
      await page.getByText('killed 2–…, injured 1–…, says A ministry (fictional)').waitFor();
      await page.getByRole('button', { name: 'Record a victim' }).click();
      const victim = page.getByRole('form', { name: 'Record a victim' });
      await victim.getByRole('combobox', { name: 'What happened' }).selectOption({ label: 'killed' });
      await victim.getByRole('combobox', { name: 'Sex' }).selectOption({ label: 'female' });
      await victim.getByLabel('Age at the accident').fill('34');
      await victim.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await page.getByText('not named · killed · female · 34').waitFor();
      // The larger of two said and one recorded, not three.
      const killed = region('What the records support').getByRole('row', { name: /^killed \d/ });
      assert.match((await killed.textContent()) ?? '', /^killed.*2/);
      assert.doesNotMatch((await killed.textContent()) ?? '', /3/);
      await lookAtAll(page, 'accident');
    });

    it('changes it with why, at a place of the gazetteer that somebody chooses; what does not go together is refused', async () => {
      await page.getByRole('button', { name: 'Change', exact: true }).press('Enter');
      const form = page.getByRole('form', { name: 'Change' });
      await form.getByLabel('Why it is changed').fill('a second report');
      await form.getByLabel('Name of the place, to look it up').fill('Agdam');
      await form.getByRole('button', { name: 'Find in the gazetteer' }).press('Enter');
      await form
        .getByRole('button', { name: /^Choose / })
        .first()
        .press('Enter');
      await form.getByText('Chosen from the gazetteer:').waitFor();
      await form.getByRole('combobox', { name: 'Category of the device' }).selectOption('anti-vehicle');
      await form.getByLabel('Killed, at most').fill('1');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.getByText(/the least is more than the most/).waitFor();
      await lookAtAll(page, 'accident-change-refused');
      await form.getByLabel('Killed, at most').fill('3');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await page.getByText('killed 2–3, injured 1–…, says A ministry (fictional)').waitFor();
      await page.getByText('anti-vehicle').waitFor();
      await page.getByText('az-agdam').first().waitFor();
      await lookAtAll(page, 'accident-changed');
    });

    it('records an area, and says what was released twice and what remains hazardous', async () => {
      await page.getByRole('link', { name: 'Accidents and clearance' }).first().click();
      await page.getByRole('link', { name: 'Record an area' }).click();
      const form = page.getByRole('form', { name: 'Record an area' });
      await form.getByRole('textbox', { name: /^Area/ }).fill(AREA);
      const corners = form.getByLabel('Corners');
      await corners.fill('39.991 46.928\n39.991 north\n39.992 46.930\n39.992 46.928');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      // A line that is no corner is not dropped.
      await form.getByRole('alert').waitFor();
      await form.getByText('Outline 1: line 2 is no corner.').waitFor();
      await lookAtAll(page, 'area-form-refused');
      await corners.fill('39.991 46.928\n39.991 46.930\n39.992 46.930\n39.992 46.928');
      // Holes, by the keyboard alone; what stands against them is said and refuses nothing.
      const holeOf = (n: number): Locator => form.getByLabel(`Corners of hole ${n} in outline 1`);
      const add = form.getByRole('button', { name: 'Add a hole to outline 1' });
      await add.press('Enter');
      await page.keyboard.type('39.9912 46.9284\n39.9912 46.9310\n39.9914 46.9290');
      assert.equal(await holeOf(1).inputValue(), '39.9912 46.9284\n39.9912 46.9310\n39.9914 46.9290');
      const against = form.getByRole('status', { name: 'What stands against the outline' });
      await against.getByText('Hole 1 in outline 1 reaches outside of its outline.').waitFor();
      await holeOf(1).fill('39.9912 46.9284\n39.9912 46.9290\n39.9916 46.9290');
      await against.getByText('reaches outside').waitFor({ state: 'detached' });
      await add.press('Enter');
      await page.keyboard.type('39.9913 46.9286\n39.9913 46.9292\n39.9917 46.9292');
      await against.getByText('Holes 1 and 2 in outline 1 have ground in common').waitFor();
      await form.getByRole('img', { name: 'The outline as it is typed' }).waitFor();
      await lookAtAll(page, 'area-form-holes');
      await form.getByRole('button', { name: 'Take hole 2 out of outline 1' }).press('Enter');
      await against.getByText('have ground in common').waitFor({ state: 'detached' });
      await holeOf(1).and(page.locator(':focus')).waitFor();
      await form.getByRole('button', { name: 'Take hole 1 out of outline 1' }).press('Enter');
      await form.getByLabel('Minefield record (serial)').fill(record.serial);
      await form.getByRole('combobox', { name: 'Searched' }).selectOption({ label: 'searched to the end' });
      await form.getByLabel('How that is known').fill('the completion report (fictional)');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await heading(AREA);
      const work = async (name: string, kind: string, released: string, east: string): Promise<void> => {
        await page.getByRole('button', { name: 'Record a work' }).click();
        const part = page.getByRole('form', { name: 'Record a work' });
        await part.getByLabel('Name of the part').fill(name);
        await part.getByRole('combobox', { name: 'Kind of work' }).selectOption({ label: kind });
        await part
          .getByRole('combobox', { name: 'How the part was released' })
          .selectOption({ label: released });
        await part.getByLabel('Corners').fill(`39.991 46.928\n39.991 ${east}\n39.992 ${east}\n39.992 46.928`);
        await part.getByLabel('Criteria, in words').fill('nobody saw a sign of mines there (fictional)');
        await part.getByLabel('Organisation').fill('Deminers (fictional)');
        await part.getByRole('button', { name: 'Record', exact: true }).press('Enter');
        await part.waitFor({ state: 'detached' });
      };
      await work('West', 'non-technical survey', 'cancelled', '46.929');
      await page.getByText('The parts account for the area.').waitFor();
      await work('West again', 'clearance', 'cleared', '46.9285');
      await page.getByText('The parts do not account for the area.').waitFor();
      await page.getByText(/Released twice: [\d,]+ m² by West/).waitFor();
      await page.getByText('What remains stays hazardous.').waitFor();
      await lookAtAll(page, 'area');
    });

    it('holds the record against the ground, with how many were looked at', async () => {
      await page.goto(`${stage.url}/mines/records/${record.id}`);
      await region('External validation').getByText('Fields searched to the end: 1').waitFor();
      await region('External validation')
        .getByText(/0 of 1: 0 %/)
        .waitFor();
      await lookAtAll(page, 'hazard-record-ground');
      await page.getByRole('link', { name: 'Accidents and clearance' }).click();
      await page.getByRole('link', { name: ACCIDENT }).waitFor();
      await region('What the records support').waitFor();
      await lookAtAll(page, 'clearance');
    });

    it('changes the area, records who checked a work, and a device with the first day that its marking can mean', async () => {
      await page.getByRole('link', { name: AREA }).click();
      await heading(AREA);
      await page.getByRole('button', { name: 'Change', exact: true }).first().press('Enter');
      const change = page.getByRole('form', { name: 'Change' });
      await change.getByLabel('Why it is changed').fill('the report was read again');
      await change.getByLabel('How that is known').fill('');
      await change.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await change.getByRole('alert').waitFor();
      await lookAtAll(page, 'area-change-refused');
      await change.getByLabel('How that is known').fill('the completion report, page 2 (fictional)');
      await change.getByRole('checkbox', { name: 'The outline was measured on the ground' }).press('Space');
      await change.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await change.waitFor({ state: 'detached' });
      await page.getByText('the completion report, page 2 (fictional)').waitFor();

      await page.getByRole('button', { name: 'Record a check of West', exact: true }).press('Enter');
      const visit = page.getByRole('form', { name: 'Record a check of West', exact: true });
      await visit.getByLabel('Who checked').fill('Inspectors (fictional)');
      await visit.getByLabel('Day of the visit').fill('2031-08-01');
      await visit.getByRole('combobox', { name: 'Non-conformity' }).selectOption('major');
      await visit.getByLabel('What was found').fill('a lane was not searched (fictional)');
      await visit.getByLabel('What is to be done about it').fill('search it again');
      await lookAtAll(page, 'visit-form');
      await visit.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await visit.waitFor({ state: 'detached' });
      await page.getByText(/Inspectors \(fictional\) · major non-conformity/).waitFor();

      await page.getByRole('button', { name: 'Record a device' }).press('Enter');
      const device = page.getByRole('form', { name: 'Record a device' });
      await device.getByRole('combobox', { name: 'Category' }).selectOption('anti-personnel');
      await device.getByLabel('Model').fill('M-1');
      await device.getByLabel('Lot').fill('7-91');
      await device.getByLabel('Made on, as it is marked').fill('1991-05');
      await device.getByLabel('Latitude').fill('39.9912');
      await device.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await device.getByText(/a position needs how it is known/).waitFor();
      await lookAtAll(page, 'device-form-refused');
      await device.getByLabel('Longitude').fill('46.9285');
      await device.getByRole('combobox', { name: 'How the position is known' }).selectOption('measured');
      await device.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await device.waitFor({ state: 'detached' });
      const found = region('Devices found');
      await found.getByText('lot 7-91').waitFor();
      await found.getByText('laid on 1 May 1991 at the earliest').waitFor();
      await found.getByRole('button', { name: /^Change device/ }).press('Enter');
      const again = page.getByRole('form', { name: /^Change device/ });
      await again.getByLabel('Why it is changed').fill('the photo was read again');
      await again.getByLabel('Made on, as it is marked').fill('1992');
      await again.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await again.waitFor({ state: 'detached' });
      await found.getByText('laid on 1 Jan 1992 at the earliest').waitFor();
      await lookAtAll(page, 'area-whole');
    });

    it('takes a hole into an area that is there; what was typed is there again after the page was left', async () => {
      const opened = async (): Promise<Locator> => {
        await heading(AREA);
        await page.getByRole('button', { name: 'Change', exact: true }).first().press('Enter');
        return page.getByRole('form', { name: 'Change', exact: true });
      };
      const before = await opened();
      await before.getByRole('button', { name: 'Add a hole to outline 1' }).press('Enter');
      await page.keyboard.type('39.9912 46.9284\n39.9912 46.9290\n39.9916 46.9290');
      await page.reload();
      const change = await opened();
      const hole = change.getByLabel('Corners of hole 1 in outline 1');
      assert.equal(await hole.inputValue(), '39.9912 46.9284\n39.9912 46.9290\n39.9916 46.9290');
      await change.getByLabel('Why it is changed').fill('the sketch leaves a house out (fictional)');
      await change.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await change.waitFor({ state: 'detached' });
      const [, , id = ''] = new URL(page.url()).pathname.split('/').slice(1);
      const { extent } = await ask<{ extent: number[][][][] }>(`/api/ground-works/${id}`);
      assert.deepEqual(
        extent.map((rings) => rings.map(({ length }) => length)),
        [[4, 3]],
      );
      // A work that somebody drew across itself is recorded as it is, and says so.
      await ask(`/api/ground-works/${id}/parts`, {
        name: 'Bow (fictional)',
        kind: 'clearance',
        released: 'none',
        organisation: 'Deminers (fictional)',
        extent: [
          [
            [
              [46.928, 39.991],
              [46.929, 39.992],
              [46.929, 39.991],
              [46.928, 39.992],
            ],
          ],
        ],
      });
      await page.reload();
      await page.getByText('Outline 1: the sides that begin at corners 1 and 3 cross.').waitFor();
      await lookAtAll(page, 'area-with-hole');
    });

    it('says of an accident and of a device at sea what that means, and records them', async () => {
      const { id } = await ask<{ id: string }>('/api/accidents', {
        title: 'Off the coast (fictional)',
        latitude: 42,
        longitude: 50.5,
        precision: 'approximate',
      });
      await page.goto(`${stage.url}/clearance/accidents/${id}`);
      await page.getByText(/What is recorded of the place lies at sea, up to \d+ km off/).waitFor();
      await page.getByText(/nobody is to go by this place/).waitFor();
      await lookAtAll(page, 'accident-at-sea');
      await ask('/api/found-devices', {
        category: 'anti-personnel',
        model: 'Drifted (fictional)',
        latitude: 42,
        longitude: 50.5,
        precision: 'approximate',
      });
      await page.goto(`${stage.url}/clearance`);
      const found = page.getByRole('listitem').filter({ hasText: 'Drifted (fictional)' });
      await found.getByText(/lies at sea, up to \d+ km off/).waitFor();
      await lookAtAll(page, 'device-at-sea');
    });

    it('shows all accidents a page at a time, and narrows them', async () => {
      for (let at = 0; at < 101; at += 1)
        await ask('/api/accidents', {
          title: `Report ${at} (fictional)`,
          class: at === 0 ? 'cluster' : 'mine',
        });
      await page.goto(`${stage.url}/clearance`);
      const accidents = region('Accidents').first();
      const rows = accidents.getByRole('row');
      await accidents.getByRole('link', { name: 'Report 100 (fictional)' }).waitFor();
      assert.equal(await rows.count(), 101, 'a hundred and the head');
      await page.getByRole('button', { name: 'More accidents' }).press('Enter');
      await accidents.getByRole('link', { name: ACCIDENT }).waitFor();
      assert.equal(await rows.count(), 104);
      await page.getByRole('combobox', { name: 'Class' }).selectOption('cluster');
      await accidents.getByRole('link', { name: 'Report 0 (fictional)' }).waitFor();
      await accidents.getByRole('link', { name: ACCIDENT }).waitFor({ state: 'detached' });
      assert.equal(await rows.count(), 2);
      await lookAtAll(page, 'clearance-narrowed');
      await page.getByRole('searchbox', { name: 'Title, serial or circumstances' }).fill('nothing so');
      await page.getByRole('button', { name: 'Find', exact: true }).press('Enter');
      await page.getByText('Nothing matches the filter.').waitFor();
      await page.goto(`${stage.url}/clearance?view=new-device`);
      await page.getByRole('form', { name: 'Record a device' }).getByLabel('Model').fill('M-2');
      await page.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await region('Devices found').getByText('M-2').waitFor();
      assert.deepEqual(faults, []);
    });
  },
);
