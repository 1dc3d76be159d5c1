import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const NAME = 'Ivo Invented';
const CHILD = 'Ana Invented';
const CLAIM = 'Four people lived in the house';
const FORD = 'Mill Ford (fictional)';

describe(
  'a household had to leave: it is entered, stands beside what keeps it from returning, and no public table tells of it',
  { skip: skipReason, timeout: 420_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    let item = '';
    let ford = '';
    let household = '';
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
    const settlement = async (name: string): Promise<string> => {
      const named = { name, language: null, usedBy: null };
      return (await ask<{ id: string }>('/api/settlements', { names: [named], isInvented: true })).id;
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'register.txt'), `${CLAIM} (fictional).`);
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
      item = items.find(({ title }) => title === 'register.txt')?.serial ?? '';
      for (const name of [NAME, CHILD])
        await ask('/api/actors', {
          kind: 'person',
          names: [{ name, kind: 'official', language: null, sourceId: null, claimId: null }],
        });
      await page.goto(`${stage.url}/items/${item}`);
      await region('Text').getByText(CLAIM).waitFor();
      await ask(`/api/items/${item}/quotes`, {
        quote: { kind: 'text', page: 1, start: 0, end: CLAIM.length, exact: CLAIM },
        claim: { kind: 'claimk-event' },
      });
      ford = await settlement(FORD);
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('enters a household with its displacement; who made them leave stands with who says so', async () => {
      await page.getByRole('link', { name: 'Displaced people' }).click();
      await heading('Displaced people');
      await page.getByText('Nothing is recorded that you may see.').waitFor();
      await lookAtAll(page, 'displacement-empty');
      await page.getByRole('link', { name: 'New household' }).click();
      const form = page.getByRole('form', { name: 'New household' });
      await form.getByRole('textbox', { name: /Head when displaced/ }).fill('Ivo');
      const option = form.getByRole('option', { name: /Ivo Invented/ }).first();
      await option.waitFor({ state: 'attached' });
      const picked = await option.getAttribute('value');
      await form.getByRole('combobox', { name: 'Head when displaced', exact: true }).selectOption(picked);
      await form.getByLabel('Size when displaced: Number of persons').fill('4');
      await form.getByLabel('Who says the number').first().fill('A register (fictional)');
      await form.getByRole('combobox', { name: 'Wish', exact: true }).selectOption('return-if');
      await form.getByRole('textbox', { name: 'Conditions' }).fill('the road is cleared');
      await form.getByRole('textbox', { name: 'Who says the wish' }).fill('The household');
      await form.getByRole('combobox', { name: 'Settlement', exact: true }).selectOption(ford);
      await form.getByLabel('Left from').fill('2031-10-04');
      await form.getByLabel('Left until').fill('2031-10-01');
      await form.getByRole('combobox', { name: 'Cause, as said' }).selectOption({ label: 'shelling' });
      await form.getByLabel('Who is said to have displaced them').fill('Lowland');
      // Nobody is said to have done something without who says it.
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      assert.ok(
        await form.getByLabel('Who says so').evaluate((field: { required: boolean }) => field.required),
      );
      await form.getByLabel('Who says so').fill('A spokesperson of Upland');
      await form.getByLabel('Where they went').fill('the coast');
      await lookAtAll(page, 'displacement-form');
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await form.getByText(/it ends before it begins/).waitFor();
      await form.getByLabel('Left until').fill('2031-10-06');
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await heading(/^Household/);
      household = page.url();
      await page.getByText('Fewer members (when displaced) are recorded (1)').waitFor();
      await page.getByRole('button', { name: 'Add evidence' }).press('Enter');
      const shows = page.getByRole('form', { name: 'Add evidence' });
      await shows.getByLabel('Serial of the item').fill(item);
      await shows.getByRole('combobox', { name: 'It', exact: true }).selectOption('contradicts');
      await shows.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await shows.waitFor({ state: 'detached' });
      await region('What supports and what contradicts').getByRole('link', { name: item }).waitFor();
      await lookAtAll(page, 'household');
      await region('Displacements').getByRole('link').first().click();
      await heading(/^Displacement/);
      await page.getByText('Lowland, says A spokesperson of Upland').waitFor();
      await lookAtAll(page, 'displacement');
    });

    it('adds a member, a property, a loss and a wish of later, each in its own place; what is refused is said there', async () => {
      await page.goto(household);
      await heading(/^Household/);
      const members = region('Members');
      await members.getByRole('button', { name: 'Add a member' }).press('Enter');
      let form = page.getByRole('form', { name: 'Add a member' });
      await form.getByRole('textbox', { name: /Person/ }).fill('Ana');
      const option = form.getByRole('option', { name: /Ana Invented/ }).first();
      await option.waitFor({ state: 'attached' });
      await form
        .getByRole('combobox', { name: 'Person', exact: true })
        .selectOption(await option.getAttribute('value'));
      await form.getByRole('combobox', { name: 'As what' }).selectOption('head');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.getByText(/another person is recorded as its head/).waitFor();
      await lookAtAll(page, 'household-member-refused');
      await form.getByRole('combobox', { name: 'As what' }).selectOption('member');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await members.getByRole('link', { name: CHILD }).waitFor();

      await page.getByRole('button', { name: 'Add a property' }).press('Enter');
      form = page.getByRole('form', { name: 'Add a property' });
      await form.getByRole('combobox', { name: 'What it is', exact: true }).selectOption('house');
      await form.getByRole('combobox', { name: 'Settlement', exact: true }).selectOption(ford);
      await form.getByRole('combobox', { name: 'Right of use', exact: true }).selectOption('right-of-use');
      await form
        .getByRole('combobox', { name: 'Kind of evidence', exact: true })
        .selectOption('technical-passport');
      await form
        .getByRole('textbox', { name: 'What it is, in words', exact: true })
        .fill('A passport of the house');
      await form.getByRole('button', { name: 'More lines: Evidence of title' }).press('Enter');
      await form.getByRole('combobox', { name: 'Kind of evidence, line 2' }).selectOption('witness');
      await form.getByLabel('What it is, in words, line 2').fill('A neighbour remembers it');
      // A form that is left half written is there again, with as many lines as there were.
      await page.reload();
      await page.getByRole('button', { name: 'Add a property' }).press('Enter');
      await form.getByLabel('What it is, in words, line 2').waitFor();
      assert.equal(
        await form.getByLabel('What it is, in words, line 2').inputValue(),
        'A neighbour remembers it',
      );
      await form.getByRole('combobox', { name: 'Settlement', exact: true }).selectOption(ford);
      await lookAtAll(page, 'property-form');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await region('Properties').getByText('A neighbour remembers it').waitFor();

      const loss = async (currency: string): Promise<Locator> => {
        await page.getByRole('button', { name: 'Add a loss' }).press('Enter');
        form = page.getByRole('form', { name: 'Add a loss' });
        await form.getByLabel('What was lost').fill('Rent of the house');
        await form.getByLabel('Amount, in digits').fill('1200.50');
        await form.getByLabel('Currency (three letters)').fill(currency);
        await form.getByLabel('Who values it').fill('The household');
        await form.getByRole('combobox', { name: 'Of which property' }).selectOption({ index: 1 });
        await form.getByLabel('Why').fill('a statement of the household');
        await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
        return form;
      };
      await (await loss('1X')).getByText(/three letters of ISO 4217/).waitFor();
      await lookAtAll(page, 'loss-refused');
      await form.getByLabel('Currency (three letters)').fill('usd');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await region('Losses').getByText('USD: 1200.5 together').waitFor();

      await page.getByRole('button', { name: 'Add a wish' }).press('Enter');
      form = page.getByRole('form', { name: 'Add a wish' });
      await form.getByRole('combobox', { name: 'Wish', exact: true }).selectOption('stay');
      await form.getByLabel('Day of the wish').fill('2034');
      await form.getByLabel('Who says the wish').fill('The household');
      await form.getByLabel('Why').fill('asked again');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      const wishes = region('Wishes and return');
      await wishes.getByText('to stay where they are').waitFor();
      await wishes.getByRole('button', { name: 'Add a state of return' }).press('Enter');
      form = page.getByRole('form', { name: 'Add a state of return' });
      await form.getByRole('combobox', { name: 'Return', exact: true }).selectOption('visit');
      await form.getByLabel('Since').fill('2033-05');
      await form.getByLabel('Who says the state of return').fill('The household');
      await form.getByLabel('Why').fill('asked again');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await wishes.getByText('visited').waitFor();
      // What was said last is taken back: what was said before it holds again.
      await wishes.getByRole('button', { name: 'Take away: to stay where they are' }).press('Enter');
      await wishes.getByRole('textbox', { name: 'Reason' }).fill('it was another household');
      await wishes.getByRole('button', { name: 'Take away', exact: true }).press('Enter');
      await wishes.getByText('to stay where they are').waitFor({ state: 'detached' });

      await page.getByRole('button', { name: 'Add evidence' }).press('Enter');
      form = page.getByRole('form', { name: 'Add evidence' });
      await form.getByRole('combobox', { name: 'Which part' }).selectOption('loss');
      await form.getByRole('radio', { name: 'A claim' }).press('Space');
      await form.getByLabel('Find the claim by its words').fill('lived in the house');
      await form.getByRole('radio', { name: /Four people lived/ }).press('Space');
      await lookAtAll(page, 'displacement-evidence-claim');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await region('What supports and what contradicts').getByRole('link', { name: 'claim' }).waitFor();
      await lookAtAll(page, 'household-whole');

      await members.getByRole('button', { name: /^Take away: Ana Invented/ }).press('Enter');
      await members.getByRole('textbox', { name: 'Reason' }).fill('of another household');
      await members.getByRole('button', { name: 'Take away', exact: true }).press('Enter');
      await members.getByRole('link', { name: CHILD }).waitFor({ state: 'detached' });
    });

    it('adds a displacement, and changes it and the property on their own pages', async () => {
      await page.getByRole('button', { name: 'Add a displacement' }).press('Enter');
      let form = page.getByRole('form', { name: 'Add a displacement' });
      await form.getByLabel('From where, in the words of the source').fill('the upper mill');
      await form.getByLabel('Left from').fill('2033');
      await form.getByRole('textbox', { name: 'Where they went', exact: true }).fill('the hills');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await region('Displacements').getByText('the hills').waitFor();
      await region('Displacements')
        .getByRole('row', { name: /the hills/ })
        .getByRole('link')
        .first()
        .click();
      await heading(/^Displacement/);
      await page.getByRole('button', { name: 'Change', exact: true }).press('Enter');
      form = page.getByRole('form', { name: 'Change' });
      await form.getByLabel('Why').fill('a second statement');
      await form.getByRole('button', { name: 'More lines: Destinations' }).press('Enter');
      await form.getByLabel('Where they went, line 2').fill('the coast again');
      await lookAtAll(page, 'displacement-change');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await page.getByText('the coast again').waitFor();
      await page.getByRole('button', { name: 'Withdraw', exact: true }).press('Enter');
      await page.getByRole('textbox', { name: 'Reason' }).fill('it was another household');
      await page.getByRole('button', { name: 'Withdraw', exact: true }).press('Enter');
      await page.getByText('it was another household').first().waitFor();
      await page.goto(household);
      await heading(/^Household/);
      await region('Properties').getByRole('link').first().click();
      await heading(/^Property/);
      await page.getByRole('button', { name: 'Change', exact: true }).press('Enter');
      form = page.getByRole('form', { name: 'Change' });
      await form.getByLabel('Why').fill('somebody was there');
      await form.getByRole('textbox', { name: 'What it is, in words', exact: true }).fill('');
      await form.getByRole('combobox', { name: 'Kind of evidence', exact: true }).selectOption('');
      await form.getByRole('combobox', { name: 'Condition', exact: true }).selectOption('looted');
      await form.getByLabel('Who says the condition').fill('A visitor (fictional)');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await page.getByText('looted').waitFor();
      assert.equal(await page.getByText('A passport of the house').count(), 0);
      await page.getByText('A neighbour remembers it').waitFor();
      await lookAtAll(page, 'property');
    });

    it('sees it on the settlement, beside what keeps from returning, and from there in the list', async () => {
      await page.goto(`${stage.url}/return/${ford}`);
      await heading(FORD);
      const panel = region('Displaced from here');
      await panel.getByText('households 1, groups without a known household 0').waitFor();
      await panel.getByText('to return under conditions: 1').waitFor();
      await lookAtAll(page, 'settlement-displaced');
      await panel.getByRole('link', { name: 'The households' }).click();
      await heading('Displaced people');
      const row = page.getByRole('row', { name: /4 persons.*Ivo Invented.*to return under conditions/ });
      await row.waitFor();
      await page.getByRole('combobox', { name: 'Wish' }).selectOption('stay');
      await page.getByText('Nothing matches the filter.').waitFor();
    });

    it('sees exact counts, and that nothing small is in the table for publication', async () => {
      const quay = await settlement('Old Quay (fictional)');
      const sizeThen = { are: 'exact', count: 5, saidBy: null };
      for (const [place, year, n] of [
        [ford, '2031', 12],
        [ford, '2032', 14],
        [quay, '2031', 13],
        [quay, '2032', 3],
      ] as const)
        for (let at = 0; at < n; at += 1)
          await ask('/api/displacements/households', {
            sizeThen,
            event: { settlementId: place, from: year },
          });
      await page.goto(`${stage.url}/displacement?view=counts`);
      await page.getByRole('row', { name: /Mill Ford.*2031.*Households.*13.*64 persons/ }).waitFor();
      await page.getByRole('img', { name: /^Displacements as bars, 2 lines/ }).waitFor();
      await lookAtAll(page, 'displacement-counts');
      await page.getByRole('link', { name: 'For publication' }).click();
      const table = region('Households, number of persons exact');
      await table.getByText('Hidden for being small: 1').waitFor();
      const rows = await table.getByRole('row').allTextContents();
      const hidden = rows.map((text) => text.split('hidden').length - 1);
      assert.deepEqual(
        hidden,
        [0, 2, 2, 0],
        'the small one, and three others so that it cannot be worked out',
      );
      assert.ok(!rows.join(' ').includes('displacements: 3'), rows.join('\n'));
      assert.match(rows.at(-1) ?? '', /displacements: 43persons: 214/);
      assert.ok(!(await page.content()).includes(NAME), 'no name is on it');
      await lookAtAll(page, 'displacement-public');
      await page.getByLabel('Fewest that may be shown').fill('20');
      await page.getByRole('button', { name: 'Count', exact: true }).click();
      await page.waitForURL(/k=20/);
      await table.getByText(/Hidden for being small: [2-9]/).waitFor();
    });

    it('records a displacement of a group, and changes how many they were', async () => {
      await page.goto(`${stage.url}/displacement`);
      await page.getByRole('link', { name: 'New displacement of a group' }).click();
      let form = page.getByRole('form', { name: 'New displacement of a group' });
      await form.getByRole('spinbutton', { name: /Number of persons/ }).fill('300');
      await form.getByRole('combobox', { name: 'Kind of number' }).selectOption('at-least');
      await form.getByLabel('From where, in the words of the source').fill('the lower mill');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await heading(/^Displacement/);
      await page.getByText('at least 300 persons').waitFor();
      await page.getByRole('button', { name: 'Change', exact: true }).press('Enter');
      form = page.getByRole('form', { name: 'Change' });
      await form.getByLabel('Why').first().fill('a second count');
      await form.getByRole('spinbutton', { name: /Number of persons/ }).fill('320');
      await lookAtAll(page, 'displacement-group-change');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await page.getByText('at least 320 persons').waitFor();
    });

    it('changes it with why, and its history says so', async () => {
      await page.goto(household);
      await heading(/^Household/);
      await page.getByRole('button', { name: 'Change', exact: true }).first().press('Enter');
      const form = page.getByRole('form', { name: 'Change' });
      await form.getByLabel('Size when displaced: Number of persons').fill('6');
      await form.getByLabel('Why').first().fill('a second register');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await region('Displacements').getByText('6 persons').waitFor();
      await region('Versions').getByText('a second register').waitFor();
      assert.deepEqual(faults, []);
    });
  },
);
