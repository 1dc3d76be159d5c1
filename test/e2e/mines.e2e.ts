import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { makeFirstAccount } from './first-account.ts';
import { lookAt, lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const TITLE = 'Sheets of the river line (fictional)';
const FIELD = 'Field at the mill (fictional)';

/** A drawn sheet of a field that there is not, with numbers that do not quite fit. */
async function drawSheet(path: string): Promise<void> {
  const lines = [
    'INVENTED FOR A TEST — no such field',
    'Formulary of a minefield No. 12',
    'Laid 1993-05-04 18:30, by hand, in the soil',
    'Front 300 m, depth 100 m, 2 rows',
    'M-1: 40   M-2: 24   total 60',
    'R1  corner of the mill  39°59′30″N 46°55′30″E',
    'R2  bridge             39°59′30″N 46°55′42″E',
    'R1 to A  90°  120 m',
    'A to B   90°  300 m',
    'B to C   0°   100 m',
    'C to D   270° 300 m',
    'D to A   180° 100 m',
  ];
  const text = lines
    .map((line, at) => `<text x="90" y="${160 + at * 74}" font-size="40">${line}</text>`)
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1500" font-family="DejaVu Sans" fill="#22303a">
    <rect width="1240" height="1500" fill="#f3eddd"/><rect x="50" y="60" width="1140" height="1380" fill="none" stroke="#8a8063" stroke-width="4"/>${text}
    <path d="M300 1180h520v170h-520z" fill="none" stroke="#22303a" stroke-width="5"/></svg>`;
  await sharp(Buffer.from(svg)).png().toFile(path);
}

describe(
  'an analyst enters a handed-over record from its scan',
  { skip: skipReason, timeout: 420_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    let serial = '';
    let handover = '';
    const faults: string[] = [];

    const ask = async <T>(path: string, data?: object): Promise<T> => {
      const url = `${stage.url}${path}`;
      const answer = await (data
        ? page.request.post(url, { data, headers: { origin: stage.url } })
        : page.request.get(url));
      assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
      return (await answer.json()) as T;
    };
    const heading = (name: string | RegExp): Promise<void> =>
      page.getByRole('heading', { level: 1, name }).waitFor();
    const region = (name: string | RegExp): Locator => page.getByRole('region', { name, exact: true });
    const addClaim = async (of: {
      measure: string;
      value?: string;
      by: string;
      words: string;
    }): Promise<void> => {
      await page.getByRole('button', { name: 'Record a claim' }).press('Enter');
      const form = page.getByRole('form', { name: 'Record a claim' });
      await form.getByRole('combobox', { name: 'Measure' }).selectOption({ label: of.measure });
      if (of.value !== undefined) await form.getByLabel('Figure').fill(of.value);
      await form.getByLabel('Who says so').fill(of.by);
      await form.getByLabel('Words of the claim').fill(of.words);
      await form.getByRole('button', { name: 'Record' }).press('Enter');
      await form.waitFor({ state: 'detached' });
    };
    const line = (form: Locator, what: string, n: number): Locator =>
      form.getByRole('textbox', { name: `${what}, line ${n}`, exact: true });
    const fillLines = async (
      form: Locator,
      legend: string,
      columns: readonly string[],
      lines: readonly (readonly string[])[],
    ): Promise<void> => {
      const group = form.getByRole('group', { name: legend, exact: true });
      for (const [at, own] of lines.entries())
        for (const [index, column] of columns.entries())
          if (own[index] !== undefined && own[index] !== '')
            await line(group, column, at + 1).fill(own[index]);
    };

    /** Sends what is no number, and a line that says too much: each is said in words, and its field has the focus. */
    const refusalsLeadToTheirFields = async (form: Locator): Promise<void> => {
      const send = form.getByRole('button', { name: 'Record', exact: true });
      const refused = async (field: Locator, words: string): Promise<void> => {
        await send.click();
        const box = form.getByRole('alert');
        await box.getByText(words).waitFor();
        await field.and(page.locator(':focus[aria-invalid="true"]')).waitFor();
        // Both are in sight at once, and neither lies over the other.
        const [above, below] = [await field.boundingBox(), await box.boundingBox()];
        assert.ok(above && below && above.y > 0 && above.y + above.height <= below.y);
        assert.ok(below.y + below.height <= 900, `the words end at ${below.y + below.height}`);
        assert.equal(await field.getAttribute('aria-describedby'), await box.getAttribute('id'));
      };
      const total = form.getByLabel('Total on the sheet');
      await total.fill('about sixty');
      await refused(total, 'Not acceptable: Total on the sheet. The reason: it is not a whole number');
      await lookAt(page, 'record-refused');
      await total.fill('60');
      // A line of a list is found past those that were left empty.
      const lanes = form.getByRole('group', { name: 'Lanes', exact: true });
      await form.getByRole('button', { name: 'More lines: Lanes' }).press('Enter');
      const width = line(lanes, 'Width (m)', 3);
      await width.fill('200000');
      await refused(
        width,
        'Not acceptable: Width (m), line 3. The reason: the number is too large (the greatest is 100,000)',
      );
      await width.fill('');
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        await drawSheet(join(folder, 'sheet-12.png'));
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
      const { items } = await ask<{ items: { serial: string; title: string }[] }>('/api/items');
      serial = items.find(({ title }) => title === 'sheet-12.png')?.serial ?? '';
      const { cases } = await ask<{
        cases: { compartments: { id: string; isSealed: boolean }[] }[];
      }>('/api/me');
      const sealed = cases[0]?.compartments.find(({ isSealed }) => isSealed)?.id;
      assert.ok(sealed, 'a new archive has a sealed compartment');
      await ask('/api/items/compartment', {
        serials: [serial],
        compartmentId: sealed,
        reason: 'It shows where mines are said to lie.',
      });
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('records a handover, with what each party claims of it, and the sheet that came', async () => {
      await page.getByRole('link', { name: 'Mines' }).click();
      await heading('Mines');
      await page.getByText('No handover is recorded yet.').waitFor();
      await page.getByText('No record never means no mines').waitFor();
      await lookAtAll(page, 'mines-empty');
      await page.getByRole('link', { name: 'New handover' }).click();
      const form = page.getByRole('form', { name: 'New handover' });
      await form.getByLabel('Title').fill(TITLE);
      await form.getByLabel('Given by').fill('Upland');
      await form.getByLabel('Received by').fill('Lowland');
      await form.getByLabel('When').fill('2021-06-12');
      await form.getByLabel('Through whom').fill('The Commission\nA third State');
      await form.getByLabel('In exchange for').fill('fifteen persons, as the communiqué puts it');
      await lookAtAll(page, 'handover-form');
      await form.getByRole('button', { name: 'Record' }).click();
      await heading(TITLE);
      handover = page.url();
      await addClaim({
        measure: 'mines in all',
        value: '97',
        by: 'A ministry of Lowland',
        words: 'maps of 97 mines',
      });
      await addClaim({
        measure: 'mines in all',
        value: '60',
        by: 'A spokesperson of Upland',
        words: 'all sixty of that field',
      });
      await addClaim({
        measure: 'quality, in words',
        by: 'A ministry of Lowland',
        words: 'accuracy was 25 %',
      });
      await page.getByText('No definition published').waitFor();
      await page.getByRole('button', { name: 'Add a sheet' }).press('Enter');
      const sheet = page.getByRole('form', { name: 'Add a sheet' });
      await sheet.getByLabel('Serial of the item').fill(serial);
      await sheet.getByLabel('Number on the sheet').fill('12');
      await sheet.getByLabel('Devices on the sheet').fill('60');
      await sheet.getByRole('button', { name: 'Record' }).press('Enter');
      await sheet.waitFor({ state: 'detached' });
      await region('Sheets').first().getByRole('link', { name: serial, exact: true }).waitFor();
    });

    it('enters the record beside the scan, marks what cannot be read, and is told what does not fit', async () => {
      await page.getByRole('link', { name: `Enter a record from it: ${serial}` }).click();
      await heading('Enter a record');
      const scan = region('Scan of the sheet');
      // Pictures open blurred until they are asked for.
      await scan.getByRole('button', { name: 'Show the picture' }).click();
      await scan.getByRole('img').first().waitFor();
      const form = page.getByRole('form', { name: 'Enter a record' });
      await form.getByLabel('What the sheet calls the field').fill(FIELD);
      await form.getByText('To be checked by a specialist.').waitFor();
      await form.getByLabel('Number of the record').fill('12');
      await form.getByLabel('Laying finished').fill('1993-05-04T18:30');
      await form.getByRole('combobox', { name: 'Laid with what' }).selectOption({ label: 'by hand' });
      await form.getByLabel('How they lie').fill('in the soil');
      await form.getByLabel('Front (m)').fill('300');
      await form.getByLabel('Depth of the field (m)').fill('100');
      await form.getByLabel('Number of rows').fill('2');
      const types = form.getByRole('group', { name: 'Types of devices', exact: true });
      for (const [at, [category, model, count]] of (
        [
          ['anti-personnel', 'M-1', '40'],
          ['anti-vehicle', 'M-2', '24'],
        ] as const
      ).entries()) {
        await types
          .getByRole('combobox', { name: `Category, line ${at + 1}` })
          .selectOption({ label: category });
        await line(types, 'Model', at + 1).fill(model);
        await line(types, 'Number', at + 1).fill(count);
      }
      await form.getByLabel('Total on the sheet').fill('60');
      // By keyboard alone: each part has a choice of its own, beside the fields concerned.
      const legible = (part: string): Locator =>
        form.getByRole('combobox', { name: `How far it can be read: ${part}`, exact: true });
      assert.equal(await form.getByRole('combobox', { name: /^How far it can be read: / }).count(), 17);
      await legible('Fuzes and lifetime').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await legible('Anti-handling devices').and(page.locator(':focus')).waitFor();
      assert.equal(await legible('Fuzes and lifetime').inputValue(), 'illegible');
      await legible('Lanes').selectOption({ label: 'stands there, cannot be read' });
      await legible('Legs and turning points').selectOption({ label: 'stands there, read in part' });
      await fillLines(
        form,
        'Reference points',
        ['Point', 'Position', 'Description'],
        [
          ['R1', '39°59′30″N 46°55′30″E', 'corner of the mill'],
          ['R2', '39°59′30″N 46°55′42″E', 'bridge'],
        ],
      );
      await form.getByRole('combobox', { name: 'From which north' }).selectOption({ label: 'true north' });
      await form.getByRole('button', { name: 'More lines: Legs from point to point' }).press('Enter');
      await fillLines(
        form,
        'Legs from point to point',
        ['From', 'To', 'Bearing', 'Distance'],
        [
          ['R1', 'A', '90', '120'],
          ['A', 'B', '90', '300'],
          ['B', 'C', '0', '100'],
          ['C', 'D', '270', '300'],
          ['D', 'A', '180', '160'],
          ['D', 'E', '', '40'],
        ],
      );
      await form.getByLabel('Corners of the field in their order').fill('A, B, C, D');
      await lookAtAll(page, 'record-entry');
      await refusalsLeadToTheirFields(form);
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await heading(FIELD);
      await page.getByRole('img', { name: /^Plan of hazard record/ }).waitFor();
      await page.getByText(/The legs miss the point by/).waitFor();
      const completeness = region('Completeness');
      await completeness
        .getByRole('listitem')
        .filter({ hasText: /Fuzes and lifetime.*illegible/ })
        .waitFor();
      await completeness.getByText('1 more stands on the sheet and could not be read').waitFor();
      await completeness
        .getByRole('listitem')
        .filter({ hasText: /Dimensions.*in part; the rest could not be read/ })
        .waitFor();
      const facts = region('What stands on the sheet');
      await facts
        .getByText('Fuzes and lifetime: The sheet says something here that could not be read.')
        .waitFor();
      await facts.getByText('Lanes: The sheet says something here that could not be read.').waitFor();
      await facts
        .getByText('Legs and turning points: The sheet says more here than could be read.')
        .waitFor();
      // A cell of such a part is not empty as one that the sheet leaves empty.
      await region('Types of devices')
        .getByRole('row', { name: /M-1 40 not read not read/ })
        .waitFor();
      await region('Legs, in part')
        .getByRole('row', { name: /^D E 40$/ })
        .waitFor();
      await region('Consistency').getByText('The types make 64, the total says 60.').waitFor();
      await region('External validation').getByText('nothing was counted').first().waitFor();
      await page.getByText('Points in numbers').first().click();
      await region('Points in numbers')
        .getByRole('row', { name: /^A reckoned 39\.99/ })
        .waitFor();
      const stands = region('What stands on the sheet');
      await stands.getByRole('button', { name: 'Show the scan beside it' }).press('Enter');
      await region('Scan of the sheet').getByRole('button', { name: 'Show the picture' }).click();
      await region('Scan of the sheet').getByRole('img').first().waitFor();
      await lookAtAll(page, 'hazard-record');
    });

    it('decides with reasons, corrects a number with a reason, and asks that another release the coordinates', async () => {
      await page.getByRole('button', { name: 'Decide' }).press('Enter');
      const decide = page.getByRole('form', { name: 'Decide' });
      await decide.getByRole('radio', { name: /^suspected hazardous area/ }).check();
      await decide.getByLabel('Reasons').fill('The sheet does not close; nobody looked on the ground.');
      await decide.getByRole('button', { name: 'Record' }).press('Enter');
      await decide.waitFor({ state: 'detached' });
      await region('Decision').getByText('suspected hazardous area (SHA)').waitFor();
      await page.getByRole('button', { name: 'Correct the record' }).click();
      const form = page.getByRole('form', { name: 'Correct the record' });
      assert.equal(await line(form, 'Distance', 5).inputValue(), '160');
      await form.getByLabel('Why it is corrected').fill('Read again: the last leg is 100 m.');
      await line(form, 'Distance', 5).fill('100');
      assert.equal(await line(form, 'Distance', 6).inputValue(), '40');
      const fuzes = form.getByRole('combobox', { name: 'How far it can be read: Fuzes and lifetime' });
      assert.equal(await fuzes.inputValue(), 'illegible');
      await fuzes.selectOption({ label: 'stands there, read in part' });
      await line(form, 'Fuze', 1).fill('pressure');
      await lookAt(page, 'record-correct');
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await form.waitFor({ state: 'detached' });
      await page.getByText('Decided of version 1; the record was corrected since.').waitFor();
      await page.getByText(/The legs miss the point by/).waitFor({ state: 'detached' });
      const versions = region('Versions').first();
      await versions.getByRole('row', { name: /^Version 2 Read again/ }).waitFor();
      await versions.getByRole('link', { name: 'Version 1' }).click();
      await page.getByText('This is version 1, which holds no more.').waitFor();
      await page.getByText(/The legs miss the point by/).waitFor();
      const fuzesSay = (what: string): Promise<void> =>
        region('What stands on the sheet').getByText(`Fuzes and lifetime: The sheet says ${what}`).waitFor();
      await fuzesSay('something here that could not be read.');
      await page.getByRole('link', { name: 'Show the one that holds' }).click();
      await fuzesSay('more here than could be read.');
      await page.getByRole('button', { name: 'Ask for a release' }).click();
      const release = page.getByRole('form', { name: 'Ask for a release' });
      await release.getByLabel('Reason').fill('The planners of the return need it.');
      await release.getByRole('button', { name: 'Ask for a release' }).click();
      await release.waitFor({ state: 'detached' });
      await page.getByText('You asked for it: another person has to agree.').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Agree to the release' }).isDisabled(), true);
      await lookAtAll(page, 'hazard-record-decided');
    });

    it('sees on the handover what the records support beside what is claimed, and where they lie', async () => {
      await page.goto(handover);
      await heading(TITLE);
      await page
        .getByText('A ministry of Lowland claims 97 (mines in all); the records state 60, in 1 of them.')
        .waitFor();
      await lookAtAll(page, 'handover');
      await page.getByRole('link', { name: 'Mines' }).first().click();
      await heading('Mines');
      await region('Records').first().getByRole('link', { name: FIELD }).waitFor();
      await lookAtAll(page, 'mines');
      await page.getByRole('link', { name: 'Map', exact: true }).click();
      await page.getByText('1 record with a place').waitFor();
      await page.getByText(/The map says nothing of any other place/).waitFor();
      await lookAtAll(page, 'mines-map');
      assert.deepEqual(faults, []);
    });
  },
);
