import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const SHOTS = process.env['MUNIMENT_SHOTS'];

describe(
  'finding: a form, a list of searches, and another case',
  { skip: skipReason, timeout: 300_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    const complaints: string[] = [];
    const heading = (name: string | RegExp): Promise<void> =>
      page.getByRole('heading', { level: 1, name }).waitFor();
    const look = async (name: string): Promise<void> => {
      assert.deepEqual(await faultsOf(page), [], name);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
    };

    before(async () => {
      stage = await openStage();
      context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`);
      });
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
      await heading('Items');
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('puts a search together from a form and shows how it is written', async () => {
      await page.getByRole('link', { name: 'Search', exact: true }).click();
      await page.getByRole('link', { name: 'By filling in a form' }).click();
      await page.getByLabel('Exactly these words in this order').fill('a map of');
      await page.getByLabel('None of these words').fill('press');
      await page.getByLabel('Kind').selectOption('Text');
      await page.getByText('"a map of" -press type:text').waitFor();
      await look('search-form');
      await page
        .getByRole('form', { name: 'Search by filling in a form' })
        .getByRole('button', { name: 'Search' })
        .click();
      await page.getByRole('link', { name: 'statement-en.txt' }).first().waitFor();
      assert.match(page.url(), /q=%22a\+map\+of%22/);
    });

    it('runs a list of searches from a CSV file and gives the findings as one', async () => {
      await page.goto(`${stage.url}/search?by=list`);
      const csv =
        'query,why\r\n"""map of"" mines",the handover\r\nминных,\r\nnowhere at all,\r\nbefore:soon,\r\n';
      await page
        .getByLabel('CSV file')
        .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await page.getByRole('button', { name: 'Run these searches' }).click();
      await page.getByText('4 of 4 searches done, 1 could not be read').waitFor();
      await page
        .getByRole('row', { name: /минных/ })
        .getByRole('link', { name: 'statement-ru.txt' })
        .waitFor();
      await page
        .getByRole('row', { name: /nowhere at all/ })
        .getByText('nothing')
        .waitFor();
      await look('search-list');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save what was found as CSV' }).click(),
      ]);
      const saved = await readFile(await download.path(), 'utf8');
      assert.match(saved, /^\ufeffquery,pages,items,is_exact,problem,serial,title,page\r\n/);
      assert.match(saved, /"""map of"" mines",\d+,1,yes,,/);
      await page.setViewportSize({ width: 390, height: 800 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await look('search-list-narrow-dark');
      await page.goto(`${stage.url}/search?by=parts`);
      await page.getByLabel('All of these words').waitFor();
      await look('search-form-narrow-dark');
      await page.emulateMedia({ colorScheme: null });
      await page.setViewportSize({ width: 1440, height: 900 });
    });

    it('opens another case, works in it, and goes back; another tab follows', async () => {
      await page.goto(`${stage.url}/settings`);
      await page.getByRole('form', { name: 'Another case' }).getByRole('textbox').fill('A second case');
      await look('settings-case');
      await page.getByRole('button', { name: 'Open the case' }).click();
      await heading('Items');
      await page.getByText('No items yet').waitFor();
      const switcher = page.getByRole('combobox', { name: 'Case that is worked in' });
      assert.equal(await switcher.locator('option:checked').textContent(), 'A second case');
      await look('case-switcher');
      const other = await context.newPage();
      await other.goto(`${stage.url}/items`);
      await other.getByText('No items yet').waitFor();
      await switcher.selectOption('Case of the browser stories');
      await page.getByText('7 items', { exact: true }).waitFor();
      await other.getByText('7 items', { exact: true }).waitFor();
      await other.close();
    });

    it('never broke the policy and never logged an error', () => assert.deepEqual(complaints, []));
  },
);
