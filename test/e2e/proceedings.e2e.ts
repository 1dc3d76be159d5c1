import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAt, lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const SHOTS = process.env['MUNIMENT_SHOTS'];
// Invented, as are the States and what they wrote to each other.
const NOTES = {
  'note.txt':
    'Note verbale of the fictional State of Upland. Upland asks Lowland to talk about the convention on racial discrimination.',
  'memorial.txt': 'Memorial of the fictional State of Upland.',
};
const PASSAGE = 'Upland asks Lowland to talk about the convention on racial discrimination.';
const TITLE = 'Upland v. Lowland (fictional)';
const NOTE = 'Upland asks for talks under the convention (fictional)';

describe(
  'a lawyer follows a proceeding: steps, deadlines, exchanges, tests',
  { skip: skipReason, timeout: 300_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    let address = '';
    const serials = new Map<string, string>();
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
    const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
    /** Opens the form of a step and fills it; `more` fills what only some kinds have. */
    const addStep = async (
      of: { kind: string; day: string; by: string; what: string; serial?: string },
      more: (form: Locator) => Promise<void> = () => Promise.resolve(),
    ): Promise<void> => {
      await page.getByRole('button', { name: 'Add a step' }).click();
      const form = page.getByRole('form', { name: 'Add a step' });
      await form.getByRole('combobox', { name: /^Kind of step/ }).selectOption({ label: of.kind });
      await form.getByLabel('Day', { exact: true }).fill(of.day);
      await form.getByLabel(/^(By whom|From)$/).fill(of.by);
      await form.getByLabel(/^(What was done|Subject)/).fill(of.what);
      if (of.serial) await form.getByLabel('Items that show it').fill(of.serial);
      await more(form);
      await form.getByRole('button', { name: 'Record' }).click();
      await form.waitFor({ state: 'detached' });
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        for (const [name, text] of Object.entries(NOTES)) await writeFile(join(folder, name), text);
      });
      context = await stage.browser.newContext({
        locale: 'en-GB',
        viewport: { width: 1440, height: 900 },
        acceptDownloads: true,
      });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
      await heading('Items');
      const { items } = await ask<{ items: { serial: string; title: string }[] }>('/api/items');
      for (const { serial, title } of items) serials.set(title, serial);
      await ask(`/api/items/${serials.get('note.txt')}/quotes`, {
        quote: {
          kind: 'text',
          page: 1,
          start: NOTES['note.txt'].indexOf(PASSAGE),
          end: NOTES['note.txt'].length,
          exact: PASSAGE,
        },
        claim: { kind: 'claimk-event' },
      });
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('begins with a page that says what proceedings are for, and records one', async () => {
      await page.getByRole('link', { name: 'Proceedings' }).click();
      await heading('Proceedings');
      await page.getByText('No proceeding is recorded yet.').waitFor();
      await lookAtAll(page, 'proceedings-empty');
      await page.getByRole('link', { name: 'New proceeding' }).click();
      const form = page.getByRole('form', { name: 'New proceeding' });
      await form.getByLabel('Title').fill(TITLE);
      await form.getByRole('combobox', { name: /^Forum/ }).selectOption('icj');
      await form.getByRole('combobox', { name: /^Stage/ }).selectOption({ label: 'pending' });
      await form.getByLabel('Party 1: name').fill('Upland');
      await form.getByLabel('Party 2: name').fill('Lowland');
      await form.getByRole('button', { name: 'One more party' }).click();
      await form.getByLabel('Party 3: name').fill('Midland');
      await form.getByRole('checkbox', { name: /Elimination of All Forms of Racial Discrimination/ }).check();
      await form.getByLabel('Number in the registry').fill('No. 0 (fictional)');
      await form.getByLabel('Begun').fill('last spring');
      await lookAtAll(page, 'proceeding-form');
      await form.getByRole('button', { name: 'Record' }).click();
      await form.getByRole('alert').waitFor();
      await form.getByLabel('Begun').fill('2030-05-02');
      await form.getByRole('button', { name: 'Record' }).click();
      await heading(TITLE);
      address = page.url();
      await page.getByText('Nothing can be drawn yet').waitFor();
      await region('Deadlines').getByText('No time runs. A time runs from a step').waitFor();
      await page.getByText('There is nothing to put into a calendar yet').waitFor();
      await lookAt(page, 'proceeding-empty');
    });

    it('draws steps of both sides over time, and the day that follows from one with its rule', async () => {
      await addStep({
        kind: 'Application',
        day: '2030-05-02',
        by: 'Upland',
        what: 'Application (fictional)',
      });
      await addStep({
        kind: 'Hearing',
        day: '2030-06-10/2030-06-12',
        by: 'The Court',
        what: 'Hearing on measures (fictional)',
      });
      await addStep({
        kind: 'Order',
        day: '2030-07-01',
        by: 'The Court',
        what: 'Order on measures (fictional)',
      });
      await addStep(
        {
          kind: 'Filing',
          day: '2097-11-30',
          by: 'Agent of Upland',
          what: 'Memorial (fictional)',
          serial: serials.get('memorial.txt') ?? '',
        },
        async (form) => {
          await form.getByRole('combobox', { name: /^What the law calls it/ }).selectOption('memorial');
          await lookAt(page, 'step-form');
        },
      );
      await addStep({
        kind: 'Filing',
        day: '2098-01',
        by: 'Lowland',
        what: 'Request for more time (fictional)',
      });
      const picture = page.getByRole('list', { name: 'Steps and deadlines in the order of time' });
      assert.equal(await picture.getByRole('listitem').count(), 6);
      assert.match(
        (await picture.getByRole('listitem').first().textContent()) ?? '',
        /Applicant.*Application/,
      );
      assert.match(
        (await picture.getByRole('listitem').nth(4).textContent()) ?? '',
        /Respondent.*Request for more time/,
      );
      const deadlines = region('Deadlines');
      const row = deadlines.getByRole('row').filter({ hasText: 'Preliminary objections' });
      // The end of February: the month in which it ends has no 30th.
      await row.getByText('28 Feb 2098').waitFor();
      await row.getByText(/days left/).waitFor();
      await row.getByText('Rules, Arts 79bis and 80').waitFor();
      await row.getByText('to be checked by a lawyer', { exact: true }).waitFor();
      await row.getByText(/its last day is taken/).waitFor();
      await deadlines.getByText(/weekends, holidays/).waitFor();
      await region('Next deadline').getByText('28 Feb 2098').waitFor();
      await lookAtAll(page, 'proceeding');
    });

    it('hands the days out as a calendar', async () => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download the calendar (iCalendar)' }).click();
      const download = await waiting;
      assert.equal(download.suggestedFilename(), 'proceeding.ics');
      const text = (await readFile((await download.path()) ?? '', 'utf8')).replaceAll('\r\n ', '');
      assert.match(text, /^BEGIN:VCALENDAR\r\n/);
      assert.match(text, /DTSTART;VALUE=DATE:20980228/);
      assert.match(text, /to be checked by a lawyer/);
    });

    it('keeps the day that an order fixed, and the day of a later order in its place', async () => {
      const fixed = (what: string, day: string) => async (form: Locator) => {
        await form.getByRole('button', { name: 'Add a day' }).click();
        await form.getByLabel('For what 1').fill(what);
        await form.getByLabel('For whom 1').fill('Lowland');
        await form.getByLabel('Last day 1').fill(day);
        await lookAt(page, 'fixed-time-form');
      };
      await addStep(
        { kind: 'Order', day: '2097-12-01', by: 'The Court (fictional)', what: 'Order on time (fictional)' },
        fixed('Counter-memorial', '2098-01-15'),
      );
      const deadlines = region('Deadlines');
      const row = deadlines.getByRole('row').filter({ hasText: 'Counter-memorial (Lowland)' });
      await row.getByText('Fixed by that step').waitFor();
      await region('Next deadline').getByText('15 Jan 2098').waitFor();
      await addStep(
        { kind: 'Order', day: '2097-12-20', by: 'The Court (fictional)', what: 'More time (fictional)' },
        fixed('counter-memorial', '2098-04-15'),
      );
      await row.filter({ hasText: 'Another day was fixed by' }).waitFor();
      assert.equal(await row.count(), 2);
      await region('Next deadline').getByText('28 Feb 2098').waitFor();
      await lookAtAll(page, 'fixed-times');
    });

    it('builds the history of the negotiation from exchanges, under the tests that they show', async () => {
      await page.getByText('No exchange is recorded.').waitFor();
      await addStep(
        {
          kind: 'Diplomatic exchange',
          day: '2029-11-03',
          by: 'Upland',
          what: NOTE,
          serial: serials.get('note.txt') ?? '',
        },
        async (form) => {
          await form.getByLabel('To', { exact: true }).fill('Lowland');
          await form.getByRole('combobox', { name: /^Form/ }).selectOption({ label: 'Note verbale' });
          await form
            .getByRole('combobox', { name: /^Names the treaty/ })
            .selectOption({ label: 'names the treaty' });
          await form.getByLabel('Articles that it names').fill('Art. 22');
          await form.getByRole('combobox', { name: /^Answer/ }).selectOption({ label: 'no answer' });
          await lookAt(page, 'exchange-form');
        },
      );
      await addStep(
        { kind: 'Diplomatic exchange', day: '2030-06', by: 'Lowland', what: 'A late letter (fictional)' },
        async (form) => {
          await form.getByRole('combobox', { name: /^Form/ }).selectOption({ label: 'Letter' });
        },
      );
      const exchanges = region('Diplomatic exchanges');
      await exchanges.getByText('1 exchange before the application.').waitFor();
      await exchanges.getByText('without an answer: 1').waitFor();
      await exchanges.getByText('1 after it is not counted.').waitFor();
      const negotiation = page
        .getByRole('group')
        .filter({ hasText: 'There was a genuine attempt to negotiate' });
      await negotiation.getByText('There was a genuine attempt to negotiate').click();
      await negotiation.getByText('1 exchange before the application.').waitFor();
      await negotiation.getByText('All 2 exchanges').click();
      await negotiation.getByRole('link', { name: NOTE }).waitFor();
    });

    it('answers a test with reasons and evidence by keyboard; the answer before stays', async () => {
      const test = page
        .getByRole('group')
        .filter({ hasText: 'There was a genuine attempt to negotiate' })
        .first();
      await page.getByRole('button', { name: 'Answer the test: Negotiation', exact: true }).press('Enter');
      let form = page.getByRole('form', { name: 'Answer the test' });
      await form.getByRole('radio', { name: 'open' }).press('ArrowDown');
      assert.ok(await form.getByRole('radio', { name: 'met', exact: true }).isChecked());
      await form.getByLabel('Reasons').fill('The note was never answered.');
      await form.getByLabel('Find the claim by its words').fill(PASSAGE.slice(0, 20));
      await form.getByRole('button', { name: /^Take it/ }).press('Enter');
      await form.getByRole('checkbox', { name: PASSAGE }).waitFor();
      await form.getByLabel('Items that show it').fill(serials.get('note.txt') ?? '');
      await lookAt(page, 'answer-form');
      await form.getByRole('button', { name: 'Record' }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await test.getByRole('link', { name: PASSAGE }).waitFor();
      await test.getByText('The note was never answered.').waitFor();
      await page.getByRole('button', { name: 'Answer again: Negotiation', exact: true }).click();
      form = page.getByRole('form', { name: 'Answer the test' });
      assert.ok(await form.getByRole('checkbox', { name: PASSAGE }).isChecked(), 'what it rested on is kept');
      await form.getByRole('radio', { name: 'disputed' }).check();
      await form.getByLabel('Reasons').fill('Lowland says that it wrote in June.');
      await form.getByRole('button', { name: 'Record' }).click();
      await form.waitFor({ state: 'detached' });
      await test.getByText('1 earlier answer').click();
      await test.getByText('The note was never answered.').waitFor();
      await page.getByText('disputed: 1').waitFor();
      await lookAtAll(page, 'checklists');
    });

    it('shows both versions where two changed one step, and puts neither over the other unseen', async () => {
      const { steps } = await ask<{ steps: { id: string; what: string }[] }>(
        `/api/proceedings/${address.split('/').pop()}`,
      );
      const order = steps.find(({ what }) => what.startsWith('Order'))?.id ?? '';
      await page.getByRole('button', { name: 'Change: Order on measures (fictional)' }).click();
      const form = page.getByRole('form', { name: 'Put a step right' });
      await form.getByLabel(/^What was done/).fill('Order of measures, mine (fictional)');
      const theirs = await page.request.patch(`${stage.url}/api/steps/${order}`, {
        data: { what: 'Order of measures, theirs (fictional)' },
        headers: { origin: stage.url, 'if-match': '"1"' },
      });
      assert.ok(theirs.ok(), await theirs.text());
      await form.getByRole('button', { name: 'Record' }).click();
      const both = form.getByRole('group', { name: 'What was done' });
      await both.getByText('Order of measures, theirs (fictional)').waitFor();
      await both.getByText('Order of measures, mine (fictional)').waitFor();
      await lookAt(page, 'step-conflict');
      await form.getByRole('button', { name: 'Save mine in its place' }).click();
      await form.waitFor({ state: 'detached' });
      await region('Steps').getByText('Order of measures, mine (fictional)').waitFor();
    });

    it('is linked with a parallel case, says what they share, and is talked about', async () => {
      const { id } = await ask<{ id: string }>('/api/proceedings', {
        title: 'Upland v. Lowland, Strasbourg (fictional)',
        forum: 'ecthr',
        parties: [
          { name: 'Upland', role: 'applicant' },
          { name: 'Lowland', role: 'respondent' },
        ],
        instruments: ['echr'],
        status: 'in-preparation',
      });
      await ask(`/api/proceedings/${id}/steps`, {
        kind: 'filing',
        what: 'A filing (fictional)',
        serials: [serials.get('note.txt')],
      });
      await page.goto(address);
      await page.getByRole('button', { name: 'Link a proceeding' }).click();
      const form = page.getByRole('form', { name: 'Link a proceeding' });
      await form.getByLabel('Why').fill('The same facts.');
      await form.getByRole('button', { name: 'Record' }).click();
      const links = region('Linked proceedings');
      await links.getByText('Upland, Lowland').waitFor();
      await links.getByRole('link', { name: serials.get('note.txt') ?? '' }).waitFor();
      await page.getByRole('heading', { name: 'Comments' }).waitFor();
      await page.getByText('History', { exact: true }).click();
      await page
        .getByText(/answered a test of a checklist/)
        .first()
        .waitFor();
      await page.getByText('The note was never answered.').last().waitFor();
      await lookAtAll(page, 'proceeding-whole');
      await page.emulateMedia({ media: 'print' });
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/proceeding-print.png`, fullPage: true });
      await page.emulateMedia({ media: null });
      await page.goto(`${stage.url}/proceedings`);
      await page.getByText('28 Feb 2098').waitFor();
      await lookAtAll(page, 'proceedings');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/proceedings\/./);
    });

    it('speaks Armenian, and says which texts of the law are in English', async () => {
      const storageState = await context.storageState();
      const own = await stage.browser.newContext({
        storageState,
        locale: 'hy',
        viewport: { width: 1440, height: 900 },
      });
      const armenian = await own.newPage();
      await armenian.goto(address);
      await armenian.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      await armenian.getByRole('heading', { name: 'Ժամկետներ' }).waitFor();
      const objections = armenian.getByText('Preliminary objections after the memorial is filed').first();
      assert.equal(await objections.getAttribute('lang'), 'en');
      await lookAt(armenian, 'proceeding-hy');
      await own.close();
      assert.deepEqual(faults, []);
    });
  },
);
