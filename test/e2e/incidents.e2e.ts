import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';
// Invented, as are those who speak in it.
const STATEMENT =
  'Statement of the fictional Valley Watch.\nOn 4 May 2031 a column of cars near Aghdam was shelled, says a driver. Villagers of Fictional Upper Village fled.';
const TITLE = 'a column of cars near Aghdam was shelled';

describe(
  'from a claim to an incident with who did what to whom',
  { skip: skipReason, timeout: 300_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    const faults: string[] = [];
    let incidentUrl = '';

    const heading = (name: string | RegExp): Promise<void> =>
      page.getByRole('heading', { level: 1, name }).waitFor();
    const lookAll = (name: string): Promise<void> => lookAtAll(page, name);
    const post = async <T>(path: string, data: object): Promise<T> => {
      const answer = await page.request.post(`${stage.url}${path}`, { data, headers: { origin: stage.url } });
      assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
      return (await answer.json()) as T;
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'statement.txt'), STATEMENT);
      });
      context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
      await heading('Items');
      await page.getByRole('link', { name: 'statement.txt' }).first().click();
      await heading('statement.txt');
      await page.getByRole('region', { name: 'Text' }).getByText(TITLE).waitFor();
      const serial = page.url().split('/items/')[1]?.slice(0, 9) ?? '';
      const start = STATEMENT.split('\n')[1]?.indexOf(TITLE) ?? -1;
      assert.ok(start >= 0);
      const from = STATEMENT.indexOf(TITLE);
      await post(`/api/items/${serial}/quotes`, {
        quote: { kind: 'text', page: 1, start: from, end: from + TITLE.length, exact: TITLE },
        claim: { kind: 'claimk-event', speaker: 'a driver', happenedOn: '2031-05-04', place: 'Aghdam' },
      });
      await post('/api/actors', {
        kind: 'group',
        isProtected: false,
        openReason: 'a village named in public',
        names: [
          {
            name: 'Villagers of Fictional Upper Village',
            kind: 'official',
            language: 'en',
            sourceId: null,
            claimId: null,
          },
          {
            name: 'Жители Вымышленного Верхнего Села',
            kind: 'other',
            language: 'ru',
            sourceId: null,
            claimId: null,
          },
        ],
      });
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('teaches how an incident is made before there is one', async () => {
      await page.getByRole('link', { name: 'Incidents' }).click();
      await heading('Incidents');
      await page.getByText('No incident has been coded yet').waitFor();
      await lookAll('incidents-empty');
    });

    it('is made from a claim; what is kept of it rests on the claim; the gazetteer proposes and a person chooses', async () => {
      await page.getByRole('link', { name: 'Claims' }).click();
      await page.getByRole('link', { name: TITLE }).click();
      await page.getByRole('link', { name: 'Make an incident of it' }).click();
      await heading('New incident');
      const form = page.getByRole('form', { name: 'New incident' });
      assert.equal(await form.getByLabel('Title').inputValue(), TITLE);
      await form.getByRole('button', { name: 'Find in the gazetteer' }).click();
      await form.getByText('places may be meant; choose one, or none').waitFor();
      await lookAll('incident-place');
      await form
        .getByRole('listitem')
        .filter({ hasText: 'town' })
        .getByRole('button', { name: /^Choose/ })
        .first()
        .click();
      await form.getByText('Chosen from the gazetteer:').waitFor();
      assert.notEqual(await form.getByLabel('Latitude').inputValue(), '');
      await form.getByLabel('When', { exact: true }).fill('2031-02-30');
      await form.getByRole('button', { name: 'Record' }).click();
      await form.getByText(/Not acceptable: when\. .*EDTF/).waitFor();
      await form.getByLabel('When', { exact: true }).fill('2031-05-04');
      await form.getByLabel('How it stands').selectOption({ label: 'Possible' });
      await form.getByRole('button', { name: 'Record' }).click();
      await heading(TITLE);
      incidentUrl = page.url();
      assert.equal(
        await page.getByRole('listitem').filter({ hasText: TITLE }).count(),
        2,
        'when, and the spelling of the place',
      );
    });

    it('takes an act with a victim found by a name in another script, and who is said to have had a part', async () => {
      await page.getByRole('button', { name: 'Add what was done' }).click();
      const act = page.getByRole('form', { name: 'Add what was done' });
      await act
        .getByLabel('What was done')
        .selectOption({ label: '\u00a0\u00a0\u00a0\u00a0Flight from an attack' });
      await act.getByLabel('Find by name: Victim').fill('вымышленного');
      await act.getByText('1 found').waitFor();
      await act
        .getByRole('combobox', { name: /^Victim/ })
        .first()
        .selectOption({ index: 1 });
      await act.getByText('Choose').nth(1).click();
      await act.getByLabel('Ethnic origin').check();
      await lookAll('act-form');
      await act.getByRole('button', { name: 'Record' }).click();
      const part = page.getByRole('article').filter({ hasText: 'Flight from an attack' });
      await part.getByRole('link', { name: 'Villagers of Fictional Upper Village' }).first().waitFor();
      await part.getByRole('button', { name: 'Add who had a part in it' }).click();
      const involvement = page.getByRole('form', { name: 'Add who had a part in it' });
      await involvement.getByLabel('Part in the act').selectOption({ label: 'Had command' });
      await involvement.getByLabel('Organ or force, as stated').fill('a fictional brigade, says the driver');
      await involvement.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('heading', { level: 3, name: /fictional brigade.*Had command/ }).waitFor();
      await lookAll('incident');
    });

    it('shows what somebody else changed meanwhile, and loses nothing of what was typed', async () => {
      await page.getByRole('button', { name: 'Change' }).first().click();
      const form = page.getByRole('form', { name: 'Change' });
      await form.getByLabel('What is said to have happened').fill('Two tell of it.');
      const id = incidentUrl.split('/').at(-1) ?? '';
      const answer = await page.request.patch(`${stage.url}/api/incident-records/incident/${id}`, {
        data: { values: { impact: 'A road was closed, says the driver.' } },
        headers: { origin: stage.url, 'if-match': '"1"' },
      });
      assert.ok(answer.ok());
      await form.getByRole('button', { name: 'Record' }).click();
      await form.getByText('Somebody else changed this meanwhile').waitFor();
      assert.equal(await form.getByLabel('What is said to have happened').inputValue(), 'Two tell of it.');
      await form.getByRole('button', { name: 'Record' }).click();
      await page.getByText('Two tell of it.').waitFor();
      // What the other wrote into another field stays.
      await page.getByText('A road was closed, says the driver.').waitFor();
    });

    it('is talked about where it stands, and its history tells in words what was changed', async () => {
      await page.getByRole('combobox', { name: 'New comment' }).fill('Who is the driver?');
      await page.getByRole('button', { name: 'Add the comment' }).click();
      await page.getByText('Who is the driver?', { exact: true }).first().waitFor();
      await page.getByRole('button', { name: 'New task' }).click();
      const task = page.getByRole('form', { name: 'New task' });
      await task.getByLabel('What is to be done').fill('Find the driver’s statement');
      await task.getByRole('button', { name: 'Add the task' }).click();
      await page.getByText('Find the driver’s statement').waitFor();
      await page.getByText('History', { exact: true }).click();
      const change = page.getByRole('listitem').filter({ hasText: 'Two tell of it.' }).last();
      await change.getByText('What is said to have happened').waitFor();
      await page.getByText(/ commented on it\.$/).waitFor();
      await page.getByText(/ made a task about it\.$/).waitFor();
      await lookAll('incident-talk');
      await page.goto(`${stage.url}/tasks?show=all`);
      await page.getByRole('main').getByRole('link', { name: TITLE }).click();
      await heading(TITLE);
    });

    it('leads to what is concluded of it, and from there to all conclusions', async () => {
      const incident = new URL(page.url()).pathname.split('/').at(-1);
      await post('/api/conclusions', { statement: 'The road was closed.', incidentId: incident });
      await post('/api/conclusions', { statement: 'Something else was so.' });
      await page.getByRole('link', { name: 'What is concluded of it' }).click();
      await page.getByText('Only those about one incident.').waitFor();
      await page.getByRole('link', { name: 'The road was closed.' }).waitFor();
      const other = page.getByRole('link', { name: 'Something else was so.' });
      assert.equal(await other.count(), 0);
      await page.getByRole('link', { name: 'Show all' }).click();
      await other.waitFor();
      await page.goto(`${stage.url}/incidents/${incident}`);
      await heading(TITLE);
    });

    it('is one of a chain, and stands in the list, the chronology, in time and on the map by one filter', async () => {
      const { id } = await post<{ id: string }>('/api/incidents', {
        values: { title: 'The road is said to have been closed', happenedOn: '2031-05' },
      });
      await post(`/api/incidents/${id}/parts`, { form: 'act', values: { kind: 'act-blockade-road' } });
      await page.reload();
      await page.getByRole('button', { name: 'Connect with another incident' }).click();
      const chain = page.getByRole('form', { name: 'Connect with another incident' });
      await chain.getByRole('radio', { name: /The road is said/ }).check();
      await chain.getByLabel('Reason').fill('the driver tells of both');
      await chain.getByRole('button', { name: 'Connect' }).click();
      await page.getByRole('link', { name: 'The road is said to have been closed' }).waitFor();
      await page.getByRole('link', { name: 'Incidents', exact: true }).click();
      await page.getByText('2 incidents').first().waitFor();
      await lookAll('incidents');
      await page.getByRole('button', { name: /Closing of the only road/ }).click();
      await page.getByText('1 incident', { exact: true }).waitFor();
      await page.getByRole('button', { name: /Closing of the only road/ }).click();
      await page.getByRole('link', { name: 'Chronology' }).click();
      await page.getByText('2 incidents').first().waitFor();
      await lookAll('incidents-chronology');
      await page.getByRole('link', { name: 'Timeline' }).click();
      await page.getByRole('region', { name: 'Timeline' }).waitFor();
      await lookAll('incidents-timeline');
      await page.getByRole('link', { name: 'Map', exact: true }).click();
      await page.getByText('1 incident on the map').waitFor();
      await page.locator('canvas').waitFor();
      await lookAll('incidents-map');
    });

    it('can be withdrawn with a reason, and stays to be read', async () => {
      await page.goto(incidentUrl);
      await heading(TITLE);
      await page.getByRole('button', { name: 'Withdraw' }).first().click();
      await page.getByLabel('Reason').fill('coded twice');
      await page.getByRole('button', { name: 'Withdraw' }).first().click();
      await page.getByText('This incident was withdrawn:').waitFor();
      assert.deepEqual(faults, []);
    });
  },
);
