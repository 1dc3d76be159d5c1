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
// Invented, as are the States and what they agreed.
const FILES = {
  'ceasefire.txt':
    'Ceasefire of the fictional States of Upland and Lowland. 1. Upland withdraws behind the river. 2. Lowland opens the bridge.',
  'briefing.txt': 'A minister of Lowland: two posts of Upland were left on our bank.',
};
const POINT = 'Upland withdraws behind the river.';
const SAID = 'two posts of Upland were left on our bank.';
const TITLE = 'Ceasefire at the river (fictional)';

describe(
  'a lawyer follows a ceasefire: what binds whom, and what each side says of it',
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
    const region = (name: string | RegExp): Locator => page.getByRole('region', { name });
    const quote = async (file: keyof typeof FILES, exact: string): Promise<void> => {
      const start = FILES[file].indexOf(exact);
      await ask(`/api/items/${serials.get(file)}/quotes`, {
        quote: { kind: 'text', page: 1, start, end: start + exact.length, exact },
        claim: { kind: 'claimk-event' },
      });
    };
    const addObligation = async (fill: (form: Locator) => Promise<void>): Promise<void> => {
      await page.getByRole('button', { name: 'Add an obligation' }).press('Enter');
      const form = page.getByRole('form', { name: 'Add an obligation' });
      await fill(form);
      await form.getByRole('button', { name: 'Record' }).press('Enter');
      await form.waitFor({ state: 'detached' });
    };
    const addSaid = async (
      of: string,
      given: { side: string; by: string; says: string; on: string },
      more: (form: Locator) => Promise<void> = () => Promise.resolve(),
    ): Promise<void> => {
      await page
        .getByRole('button', { name: `Record what somebody says: ${of}`, exact: true })
        .press('Enter');
      const form = page.getByRole('form', { name: 'Record what somebody says' });
      await form.getByRole('combobox', { name: 'For which side' }).selectOption({ label: given.side });
      await form.getByLabel('Who says it').fill(given.by);
      await form.getByRole('combobox', { name: 'What is said' }).selectOption({ label: given.says });
      await form.getByLabel('When it was said').fill(given.on);
      await more(form);
      await form.getByRole('button', { name: 'Record' }).press('Enter');
      await form.waitFor({ state: 'detached' });
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
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
      await quote('ceasefire.txt', POINT);
      await quote('briefing.txt', SAID);
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('begins with a page that says what undertakings are for, and records one', async () => {
      await page.getByRole('link', { name: 'Undertakings' }).click();
      await heading('Undertakings');
      await page.getByText('No undertaking is recorded yet.').waitFor();
      await lookAtAll(page, 'undertakings-empty');
      await page.getByRole('link', { name: 'New undertaking' }).click();
      const form = page.getByRole('form', { name: 'New undertaking' });
      await form.getByLabel('Title').fill(TITLE);
      await form.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Ceasefire' });
      await form.getByLabel('Day').fill('last spring');
      await form.getByLabel('Party 1: name').fill('Upland');
      await form.getByLabel('Party 2: name').fill('Lowland');
      await form.getByLabel('Party 3: name').fill('The Commission');
      await form.getByLabel('Items that hold the text').fill(serials.get('ceasefire.txt') ?? '');
      await form.getByLabel('Which text').fill('The English text.');
      await lookAtAll(page, 'undertaking-form');
      await form.getByRole('button', { name: 'Record' }).click();
      await form.getByRole('alert').waitFor();
      await form.getByLabel('Day').fill('2020-05-04');
      await form.getByRole('button', { name: 'Record' }).click();
      await heading(TITLE);
      address = page.url();
      await page.getByText('Nothing can be drawn yet').waitFor();
      await page.getByText('No obligation is recorded yet.').waitFor();
      await lookAt(page, 'undertaking-empty');
    });

    it('takes obligations in the words of the text by quote, and what each side says of them by keyboard', async () => {
      await addObligation(async (form) => {
        await form.getByLabel('Point or paragraph').fill('1');
        await form.getByRole('combobox', { name: 'Who', exact: true }).selectOption('Upland');
        await form.getByLabel('To whom').fill('Lowland');
        await form.getByRole('checkbox', { name: POINT }).press('Space');
        assert.equal(await form.getByLabel('Words of the text').inputValue(), POINT);
        await form.getByLabel('By when').fill('2020-06-01');
        await lookAt(page, 'obligation-form');
      });
      await addObligation(async (form) => {
        await form.getByLabel('Point or paragraph').fill('2');
        await form.getByRole('combobox', { name: 'Who', exact: true }).selectOption('Lowland');
        await form.getByLabel('Words of the text').fill('Lowland opens the bridge.');
        await form.getByLabel('By when').fill('2020-07');
        await form.getByRole('checkbox', { name: /general knowledge/ }).check();
      });
      await addSaid('1 Upland', {
        side: 'Upland',
        by: 'A minister of Upland',
        says: 'performed',
        on: '2020-05-30',
      });
      await addSaid(
        '1 Upland',
        { side: 'Lowland', by: 'A minister of Lowland', says: 'breached', on: '2020-07-04' },
        async (form) => {
          await form.getByLabel('Find the claim by its words').fill(SAID.slice(0, 20));
          await form.getByRole('button', { name: `Take it: ${SAID}` }).press('Enter');
          await form.getByLabel('Items that show it').fill(serials.get('briefing.txt') ?? '');
          await form.getByLabel('Note').fill('Said at a briefing.');
          await lookAt(page, 'compliance-form');
        },
      );
      await addSaid('1 Upland', {
        side: 'No side',
        by: 'The Commission',
        says: 'partly performed',
        on: '2020-08',
      });
      const table = page.getByRole('table', { name: 'Obligations and how they stand' });
      const row = table.getByRole('row').filter({ hasText: POINT });
      await row.getByText('The sides differ').waitFor();
      await row.getByRole('link', { name: 'breached' }).waitFor();
      const other = table.getByRole('row').filter({ hasText: 'opens the bridge' });
      await other.getByText('No word of any side is recorded').waitFor();
      await other.getByText('to be checked by a lawyer').waitFor();
      const said = page.getByRole('table', { name: 'What was said of 1 Upland' });
      await said.getByRole('link', { name: SAID }).waitFor();
      const upland = page.getByRole('list', { name: 'Upland', exact: true });
      assert.match((await upland.getByRole('listitem').first().textContent()) ?? '', /performed/);
      assert.equal(
        await page.getByRole('list', { name: 'Lowland', exact: true }).getByRole('listitem').count(),
        1,
      );
      await lookAtAll(page, 'undertaking');
    });

    it('shows how it stood on another day, with the day in the address, and how it came to stand so', async () => {
      await page
        .getByRole('form', { name: 'As of the end of' })
        .getByLabel('As of the end of', { exact: true })
        .fill('2020-06-15');
      await page.getByRole('button', { name: 'Show that day' }).click();
      await page.waitForURL(/on=2020-06-15/);
      const table = page.getByRole('table', { name: 'Obligations and how they stand' });
      await table
        .getByRole('row')
        .filter({ hasText: POINT })
        .getByText('Words of some sides only are recorded')
        .waitFor();
      await page.getByText('How it came to stand so').first().click();
      await page.getByText('4 Jul 2020').first().waitFor();
      await page.goto(address);
      const silent = region('Days due').getByRole('row').filter({ hasText: 'opens the bridge' });
      await silent.getByText('The day is over, and no word of anybody is recorded').waitFor();
    });

    it('hands the report out as a file in which no text becomes a formula', async () => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: 'CSV' }).click();
      const download = await waiting;
      assert.equal(download.suggestedFilename(), 'undertaking.csv');
      const text = await readFile((await download.path()) ?? '', 'utf8');
      assert.match(text, /A minister of Lowland,2020-07-04,,breached/);
    });

    it('shows both versions where two changed what was said, and puts neither over the other unseen', async () => {
      const { obligations } = await ask<{ obligations: { events: { id: string; saidBy: string }[] }[] }>(
        `/api/undertakings/${address.split('/').pop()}`,
      );
      const event = obligations[0]?.events.find(({ saidBy }) => saidBy.endsWith('Upland'))?.id ?? '';
      await page.getByRole('button', { name: 'Change: A minister of Upland, 30 May 2020' }).click();
      const form = page.getByRole('form', { name: 'Put right what was recorded' });
      await form.getByLabel('Note').fill('mine');
      const theirs = await page.request.patch(`${stage.url}/api/compliance-events/${event}`, {
        data: { note: 'theirs' },
        headers: { origin: stage.url, 'if-match': '"1"' },
      });
      assert.ok(theirs.ok(), await theirs.text());
      await form.getByRole('button', { name: 'Record' }).click();
      const both = form.getByRole('group', { name: 'Note' });
      await both.getByText('theirs', { exact: true }).waitFor();
      await lookAt(page, 'compliance-conflict');
      await form.getByRole('button', { name: 'Save mine in its place' }).click();
      await form.waitFor({ state: 'detached' });
      await page.getByText('mine', { exact: true }).waitFor();
    });

    it('is talked about, keeps its history in plain words, prints, and is found in the list by keyboard', async () => {
      await page.getByRole('heading', { name: 'Comments' }).waitFor();
      await page.getByText('History', { exact: true }).click();
      await page
        .getByText(/recorded what somebody says of an obligation/)
        .first()
        .waitFor();
      await lookAtAll(page, 'undertaking-whole');
      await page.emulateMedia({ media: 'print' });
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/undertaking-print.png`, fullPage: true });
      await page.emulateMedia({ media: null });
      await page.goto(`${stage.url}/undertakings`);
      await page.getByRole('link', { name: TITLE }).waitFor();
      await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Agreement' });
      await page.waitForURL(/kind=agreement/);
      await page.getByText('No undertaking is like that.').waitFor();
      await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'All' });
      await page.getByRole('combobox', { name: 'Party' }).selectOption('Lowland');
      await page.getByRole('link', { name: TITLE }).waitFor();
      await lookAtAll(page, 'undertakings');
      await page.getByRole('combobox', { name: 'Party' }).blur();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/undertakings\/./);
    });

    it('says that what is asked for is not there, and speaks Armenian', async () => {
      await page.goto(`${stage.url}/undertakings/019ac0de-0000-7000-8000-000000000001`);
      await page.getByRole('alert').waitFor();
      const storageState = await context.storageState();
      const own = await stage.browser.newContext({
        storageState,
        locale: 'hy',
        viewport: { width: 1440, height: 900 },
      });
      const armenian = await own.newPage();
      await armenian.goto(address);
      await armenian.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      await armenian.getByRole('heading', { name: 'Պարտավորություններ' }).waitFor();
      await armenian.getByText('Կողմերը տարբեր են ասում').first().waitFor();
      await lookAt(armenian, 'undertaking-hy');
      await own.close();
      assert.deepEqual(faults, []);
    });
  },
);
