import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const TITLE = 'Fifteen for a map (fictional)';
const NAME = 'Ivo Invented';

describe(
  'fifteen released for a map: what each side says, and what the records support',
  { skip: skipReason, timeout: 420_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    let item = '';
    let handover = '';
    let episode = '';
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
    const line = (form: Locator, what: string, n: number): Locator =>
      form.getByLabel(`${what}, line ${n}`, { exact: true });
    const addClaim = async (of: {
      measure: string;
      side: string;
      value?: string;
      by: string;
      words: string;
    }): Promise<void> => {
      await page.getByRole('button', { name: 'Record a claim' }).press('Enter');
      const form = page.getByRole('form', { name: 'Record a claim' });
      await form.getByRole('combobox', { name: 'Measure' }).selectOption({ label: of.measure });
      await form.getByRole('combobox', { name: 'Of what which side gave' }).selectOption({ label: of.side });
      if (of.value !== undefined) await form.getByLabel('Figure').fill(of.value);
      await form.getByLabel('Who says so').fill(of.by);
      await form.getByLabel('Words of the claim').fill(of.words);
      await form.getByLabel('As of').fill('2031-06-12');
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
    };
    const give = async (side: string, what: string, serial: string): Promise<void> => {
      await page.getByRole('button', { name: `Add what was given: ${side}` }).press('Enter');
      const form = page.getByRole('form', { name: 'Add what was given' });
      await form.getByRole('combobox', { name: 'What was given' }).selectOption({ label: what });
      await form.getByLabel('Serial').fill(serial);
      await form.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await region('The two sides').getByText(serial, { exact: true }).first().waitFor();
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'treatment.txt'), 'He says that he was beaten (fictional).');
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
      item = items.find(({ title }) => title === 'treatment.txt')?.serial ?? '';
      await ask('/api/actors', {
        kind: 'person',
        names: [{ name: NAME, kind: 'official', language: null, sourceId: null, claimId: null }],
      });
      const { id } = await ask<{ id: string }>('/api/handovers', {
        title: 'Sheets of the river line (fictional)',
        givenBy: 'Upland',
        receivedBy: 'Lowland',
        dated: '2031-06-12',
      });
      await ask('/api/hazard-records', {
        handoverId: id,
        entered: {
          v: 1,
          title: 'Field at the mill (fictional)',
          form: 'soviet',
          totalDevices: 60,
          devices: [{ category: 'anti-personnel', model: 'M-1', count: 60 }],
        },
      });
      handover = (await ask<{ handover: { serial: string } }>(`/api/handovers/${id}`)).handover.serial;
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('records a detention with each party’s word beside the other’s, and sees its time as a picture and a table', async () => {
      await page.getByRole('link', { name: 'Detainees and exchanges' }).click();
      await heading('Detainees and exchanges');
      await page.getByText('No detention is recorded that you may see.').waitFor();
      await lookAtAll(page, 'detainees-empty');
      await page.getByRole('link', { name: 'New detention' }).click();
      const form = page.getByRole('form', { name: 'New detention' });
      await form.getByRole('textbox', { name: /Person/ }).fill('Ivo');
      const option = form.getByRole('option', { name: /Ivo Invented/ });
      await option.waitFor({ state: 'attached' });
      const picked = await option.getAttribute('value');
      await form.getByRole('combobox', { name: 'Person', exact: true }).selectOption(picked);
      await form.getByLabel('Captured on').fill('2031-02-01/2031-02-03');
      await form.getByLabel('Captured where').fill('the river line');
      await form.getByLabel('Captured by').fill('Lowland');
      for (const [at, [party, words, code, day]] of (
        [
          ['Upland', 'prisoner of war', 'prisoner of war', '2031-02-10'],
          ['Lowland', 'member of a sabotage group', 'accused or suspected', '2031-02-12'],
        ] as const
      ).entries()) {
        await line(form, 'Party', at + 1).fill(party);
        await line(form, 'In its words', at + 1).fill(words);
        await line(form, 'Neutral code', at + 1).selectOption({ label: code });
        await line(form, 'As of', at + 1).fill(day);
      }
      await line(form, 'Place', 1).fill('a prison in the capital');
      await line(form, 'From', 1).fill('2031-02-05');
      await line(form, 'Until', 1).fill('2031-06-11');
      await line(form, 'By whom', 1).fill('A ministry of Lowland');
      await line(form, 'Day', 1).fill('2031-02-08');
      await form.getByLabel('Visits of the Red Cross').fill('2031-03-01\n2031-05-02');
      await form.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: 'released' });
      await form.getByLabel('Day of the outcome').fill('2031-06-12');
      await form.getByLabel('In whose words').fill('handed over at the bridge');
      await lookAtAll(page, 'detention-form');
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await heading(`Detention: ${NAME}`);
      episode = page.url();
      await page.getByRole('img', { name: /^The time in detention/ }).waitFor();
      await page
        .getByRole('row', { name: /^called 12 Feb.* Lowland: “member of a sabotage group”/ })
        .waitFor();
      await page.getByRole('button', { name: 'Add what shows it' }).press('Enter');
      const shows = page.getByRole('form', { name: 'Add what shows it' });
      await shows.getByLabel('Serial of the item').fill(item);
      await shows.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await shows.waitFor({ state: 'detached' });
      await region('What shows it').getByRole('link', { name: item }).waitFor();
      await page.getByRole('button', { name: 'Keep a number' }).press('Enter');
      const number = page.getByRole('form', { name: 'Keep a number' });
      await number.getByLabel('Number').fill('REG-99-17');
      await number.getByRole('button', { name: 'Record', exact: true }).press('Enter');
      await number.waitFor({ state: 'detached' });
      assert.equal(await page.getByText('REG-99-17').count(), 0, 'it is not shown before it is asked for');
      await page.getByRole('button', { name: 'Show the number' }).press('Enter');
      await page.getByText('REG-99-17').waitFor();
      await lookAtAll(page, 'detention');
    });

    it('records the exchange: each side, each claim by its claimant, beside what the records hold', async () => {
      const { items } = await ask<{ items: { serial: string }[] }>('/api/detentions');
      const others = await ask<{ id: string }>('/api/detentions', { unnamed: 12 });
      const { serial: unnamed } = await ask<{ serial: string }>(`/api/detentions/${others.id}`);
      await page.getByRole('link', { name: 'Detainees and exchanges' }).click();
      await page.getByRole('link', { name: 'Exchanges', exact: true }).click();
      await page.getByRole('link', { name: 'New exchange' }).click();
      const form = page.getByRole('form', { name: 'New exchange' });
      await form.getByLabel('Title').fill(TITLE);
      await form.getByLabel('Side A').fill('Lowland');
      await form.getByLabel('Side B').fill('Upland');
      await form.getByLabel('Day of the exchange').fill('2031-06-12');
      await form.getByLabel('Place of the exchange').fill('the river bridge');
      await form.getByLabel('Through whom').fill('A third State');
      // What is typed is there again after the page was left.
      await page.reload();
      assert.equal(await form.getByLabel('Title').inputValue(), TITLE);
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await heading(TITLE);
      await give('Lowland', 'Person held', items[0]?.serial ?? '');
      await give('Lowland', 'Person held', unnamed);
      await give('Upland', 'Maps', handover);
      const ministry = 'A ministry of Lowland';
      const spokesperson = 'A spokesperson of Upland';
      await addClaim({
        measure: 'people',
        side: 'Side A',
        value: '15',
        by: ministry,
        words: 'fifteen detainees',
      });
      await addClaim({
        measure: 'people',
        side: 'Side A',
        value: '14',
        by: spokesperson,
        words: 'fourteen prisoners of war',
      });
      await addClaim({
        measure: 'mines on the maps',
        side: 'Side B',
        value: '97',
        by: ministry,
        words: 'maps of 97 mines',
      });
      await addClaim({
        measure: 'what it is called',
        side: 'The whole',
        by: ministry,
        words: 'released as a humanitarian act',
      });
      await addClaim({
        measure: 'what it is called',
        side: 'The whole',
        by: spokesperson,
        words: 'exchanged',
      });
      await page.getByText('To be checked by a lawyer.').waitFor();
      const found = region('What does not fit together');
      await found
        .getByText(`${ministry} claims 15 people (Side A); the list names 1, and 12 are unnamed.`)
        .waitFor();
      await found
        .getByText(`${ministry} claims maps of 97 mines (Side B); the hazard records (1) state 60.`)
        .waitFor();
      await found.getByText('Claims differ (people, Side A): from 14 to 15, in 2 claims.').waitFor();
      await lookAtAll(page, 'exchange');
    });

    it('is told of a person who is held and missing at once, narrows the list, and changes a record with why', async () => {
      const { items } = await ask<{ items: { person: { id: string } | null }[] }>('/api/detentions');
      const actorId = items.find(({ person }) => person)?.person?.id;
      await ask('/api/missing', {
        actorId,
        lastSeenAt: 'the river line',
        states: [{ state: 'missing', by: 'The family', on: '2031-02-20', words: null }],
      });
      await page.goto(episode);
      await region('What does not fit together')
        .getByText('The same person is recorded as held and in a missing case that is open.')
        .waitFor();
      await page.getByRole('button', { name: 'Change', exact: true }).click();
      const form = page.getByRole('form', { name: 'Change' });
      await form.getByLabel('Why it is changed').fill('A communiqué says so.');
      await form.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: 'exchanged' });
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await form.waitFor({ state: 'detached' });
      await region('Versions').first().getByText('A communiqué says so.').waitFor();
      await page.getByRole('link', { name: 'Detainees and exchanges' }).click();
      await page
        .getByRole('combobox', { name: 'Called by a party' })
        .selectOption({ label: 'prisoner of war (1)' });
      await page.getByText(/records 1; named people 1; unnamed people 0/).waitFor();
      await lookAtAll(page, 'detainees');
      await page.getByRole('link', { name: 'Missing cases', exact: true }).click();
      await page.getByRole('link', { name: new RegExp(NAME) }).waitFor();
      await page.getByRole('link', { name: 'What does not fit together' }).click();
      await page.getByText('Checked: detentions 2, missing cases 1, exchanges 1.').waitFor();
      await lookAtAll(page, 'detention-checks');
      assert.deepEqual(faults, []);
    });
  },
);
