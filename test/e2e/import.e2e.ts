import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';
// Invented, row by row; one day that there is not, and one row without a title.
const SHEET = [
  'No;What happened;Date;Place',
  '1;A fictional bridge is said to have been shelled;04.05.2031;Fictional Bridge',
  '2;A fictional mill is said to have burnt;31.02.2031;Fictional Mill',
  '3;A fictional road is said to have been closed;06.05.2031;Fictional Road',
  '4;;07.05.2031;Fictional Road',
].join('\n');

describe('from a spreadsheet to incidents, row by row', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const lookAll = (name: string): Promise<void> => lookAtAll(page, name);

  before(async () => {
    stage = await openStage(async (folder) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'register.csv'), SHEET);
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

  it('gives columns their meaning and tries every row before anything is written', async () => {
    await page.getByRole('link', { name: 'register.csv' }).first().click();
    await heading('register.csv');
    await page.getByRole('link', { name: 'Import what is in it' }).click();
    await heading('Import');
    const pick = async (column: string, label: string): Promise<void> => {
      const field = page.getByLabel(`What “${column}” is for`);
      await field.waitFor();
      await field.selectOption({ label });
    };
    await pick('What happened', 'Title');
    await pick('Date', 'When');
    await pick('Place', 'Where, as the source writes it');
    await page.getByLabel('How dates of “Date” are written').selectOption('dd.mm.yyyy');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByRole('heading', { name: 'What it would do' }).waitFor();
    await page.getByText('the calendar has no such day').waitFor();
    await lookAll('import');
    const answer = await page.request.get(`${stage.url}/api/incidents`);
    assert.equal(((await answer.json()) as { total: number }).total, 0, 'nothing is written');
  });

  it('imports what is right, tells what is not, and passes over what is there when it is done again', async () => {
    await page.getByRole('button', { name: /^Import \d rows/ }).click();
    await heading(/^Import: register\.csv/);
    await page.getByText('Done', { exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Rows that were not imported' }).waitFor();
    await lookAll('import-run');
    await page.getByRole('link', { name: 'Incidents', exact: true }).click();
    await page.getByRole('link', { name: 'A fictional bridge is said to have been shelled' }).waitFor();
    await page.getByText('2031-05-06').waitFor();
    assert.deepEqual(faults, []);
  });
});
