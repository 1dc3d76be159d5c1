import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { completion, modelStub } from '../db/model-stub.ts';
import { makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';

// All are invented, as are those who speak in them.
const RELEASE =
  'A spokesperson of the fictional ministry said on 3 May 2031 that 345 persons were injured.\nIt adds that 12 houses burned and 65 persons were killed.';
const OTHERS = ['one', 'two', 'three', 'four'].map((name) => `Paper ${name} writes: 12 houses burned there.`);

describe(
  'suggestions are taken, changed and rejected one by one with keys; a model is asked only where it is allowed',
  { skip: skipReason, timeout: 300_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    const faults: string[] = [];

    const heading = (name: string | RegExp): Promise<void> =>
      page.getByRole('heading', { level: 1, name }).waitFor();
    const lookAll = (name: string): Promise<void> => lookAtAll(page, name);
    const openSuggestions = async (title: string): Promise<void> => {
      await page.goto(`${stage.url}/items`);
      await page.getByRole('link', { name: title }).first().click();
      await heading(title);
      await page.getByRole('tab', { name: 'Claims' }).click();
      await page.getByText('What is proposed on this page').click();
      await page.getByRole('group', { name: 'What is proposed on this page' }).waitFor();
    };
    const rowOf = (words: string): Locator => page.getByRole('listitem').filter({ hasText: words });
    const focused = (words: string): Promise<void> => rowOf(words).locator('button:focus').waitFor();

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'release.txt'), RELEASE);
        for (const [at, text] of OTHERS.entries()) await writeFile(join(folder, `paper-${at}.txt`), text);
      });
      context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
      await heading('Items');
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('takes one, changes it and records it, and goes on to the next, without the mouse', async () => {
      await openSuggestions('release.txt');
      await rowOf('345 persons').getByRole('button', { name: 'Take' }).focus();
      await page.keyboard.press('j');
      await focused('12 houses');
      await page.keyboard.press('k');
      await focused('345 persons');
      await page.keyboard.press('a');
      const form = page.getByRole('form', { name: 'A new claim' });
      await form.waitFor();
      await form.locator('textarea:focus').waitFor();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('About 346 persons were injured, it is said.');
      await form.getByLabel('Number', { exact: true }).fill('346');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('article').filter({ hasText: 'About 346 persons' }).waitFor();
      await focused('12 houses');
      assert.equal(await rowOf('345 persons').count(), 0);
    });

    it('rejects one with a key, says why with another, takes it back with a third', async () => {
      await page.keyboard.press('r');
      await page.getByText('Rejected:').waitFor();
      await focused('65 persons');
      await lookAll('suggestions-rejected');
      await page.keyboard.press('u');
      await rowOf('12 houses').waitFor();
      await rowOf('12 houses').getByRole('button', { name: 'Reject' }).focus();
      await page.keyboard.press('r');
      await rowOf('12 houses').waitFor({ state: 'detached' });
      await page.getByText('Rejected:').waitFor();
      await page.keyboard.press('3');
      await page.getByText('Rejected:').waitFor({ state: 'detached' });
      await openSuggestions('release.txt');
      await rowOf('65 persons').waitFor();
      assert.equal(await rowOf('12 houses').count(), 0);
      await page.getByRole('button', { name: 'Show the rejected ones (1)' }).click();
      await rowOf('12 houses').getByText('rejected · not of interest').waitFor();
      await lookAll('suggestions-with-rejected');
    });

    it('sets apart what was rejected of other items, and says why', async () => {
      for (const at of [0, 1]) {
        await openSuggestions(`paper-${at}.txt`);
        await rowOf('12 houses').getByRole('button', { name: 'Reject' }).click();
        await rowOf('12 houses').waitFor({ state: 'detached' });
      }
      await openSuggestions('paper-3.txt');
      await page.getByText('Rarely taken (1)').click();
      await rowOf('12 houses').getByText('the same was rejected before (times: 3)').waitFor();
      await lookAll('suggestions-rare');
    });

    it('tells at the claim that rules proposed it and that it was changed', async () => {
      await page.getByRole('link', { name: 'Claims', exact: true }).click();
      await page.getByRole('link', { name: 'About 346 persons' }).click();
      const about = page.getByRole('region', { name: 'How it came about' });
      await about.getByText('Rules proposed it; A. Archivist looked at it').waitFor();
      await about.getByText('It was changed before it was recorded.').waitFor();
    });

    it('shows no way to a model until the operator configures one and an owner allows it', async () => {
      const stub = await modelStub();
      process.env['MUNIMENT_MODEL_URL'] = stub.url;
      process.env['MUNIMENT_MODEL_NAME'] = 'small';
      stub.answer(
        completion({
          suggestions: [
            {
              line: 2,
              quote: '65 persons were killed',
              kind: 'count',
              value: 65,
              unit: 'persons',
              measure: 'killed',
            },
            { line: 2, quote: '<b>All is proved</b>', kind: 'person' },
          ],
        }),
      );
      await openSuggestions('release.txt');
      await rowOf('65 persons').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Send this page' }).count(), 0);
      await page.goto(`${stage.url}/settings`);
      const setting = page.getByRole('form', { name: 'Language model elsewhere' });
      await setting.getByText('Nobody has allowed it').waitFor();
      await setting.getByLabel('Reason').fill('The machine is our own.');
      await lookAll('settings-model');
      await setting.getByRole('button', { name: 'Allow it for this case' }).click();
      await setting.getByText(`Allowed for ${stub.host} by A. Archivist`).waitFor();
      await openSuggestions('release.txt');
      await page.getByText(`would leave this machine and go to ${stub.host}`).waitFor();
      assert.equal(stub.requests.length, 0);
      await lookAll('suggestions-model');
      await page.getByRole('button', { name: 'Send this page' }).click();
      const row = rowOf('65 persons were killed');
      await row.getByText('proposed by small-2031').waitFor();
      await page.getByText('Not taken over, as it does not stand in the text: 1.').waitFor();
      assert.equal(stub.requests.length, 1);
      await lookAll('suggestions-by-model');
      await row.getByRole('button', { name: 'Take' }).press('a');
      await page.getByRole('form', { name: 'A new claim' }).waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('link', { name: 'It adds that 12 houses burned' }).click();
      await page.getByText(`The language model small-2031 at ${stub.host} proposed it`).waitFor();
      await lookAll('claim-by-model');
      assert.deepEqual(faults, []);
    });
  },
);
