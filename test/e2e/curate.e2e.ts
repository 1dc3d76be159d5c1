import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const EMAIL = 'owner@example.org';
const PASSWORD = 'correct horse battery staple';
const SHOTS = process.env['MUNIMENT_SHOTS'];

describe('items are put in order', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  const watch = (watched: Page): void => {
    watched.setDefaultTimeout(WAIT_MS);
    watched.on('pageerror', (error) => complaints.push(error.message));
    watched.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${watched.url()} ${message.text()}`);
    });
  };
  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const look = async (name: string): Promise<void> => {
    assert.deepEqual(await faultsOf(page), [], name);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
  };
  const choose = async (): Promise<void> =>
    page
      .getByRole('checkbox', { name: /^Choose/ })
      .first()
      .check();

  before(async () => {
    stage = await openStage();
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    watch(page);
    await makeFirstAccount(page, stage.setupUrl, EMAIL, PASSWORD);
    await heading('Items');
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('tags an item, filters by the tag and keeps the filter under a name', async () => {
    await page.goto(`${stage.url}/items`);
    await choose();
    await page.getByText('Tags, compartment, source').click();
    await page.getByLabel('Tag', { exact: true }).fill('urgent');
    await look('items-bulk');
    await page.getByRole('button', { name: 'Put on' }).click();
    await page.getByRole('checkbox', { name: /^urgent/ }).check();
    await page.getByText('1 item', { exact: true }).waitFor();
    assert.ok(page.url().includes('tag=urgent'));
    await page.getByText('Saved views').first().click();
    await page.getByLabel('Name', { exact: true }).fill('What is urgent');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('link', { name: 'What is urgent' }).waitFor();
    await look('items-saved-view');
    await page.goto(`${stage.url}/items`);
    await page.getByText('Saved views').first().click();
    await page.getByRole('link', { name: 'What is urgent' }).click();
    await page.getByText('1 item', { exact: true }).waitFor();
  });

  it('keeps a search that tells of what it newly finds', async () => {
    await page.goto(`${stage.url}/search?q=mines`);
    await page.getByText('Saved views').first().click();
    await page.getByLabel('Name', { exact: true }).fill('What tells of mines');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('link', { name: 'What tells of mines' }).waitFor();
    await look('search-saved-view');
  });

  it('registers a source, changes it with a reason, and says that an item comes from it', async () => {
    await page.goto(`${stage.url}/sources`);
    await heading('Sources');
    await look('sources');
    await page.getByText('Register a source').first().click();
    await page.getByRole('textbox', { name: 'Source', exact: true }).fill('A fictional observer');
    await page.getByRole('button', { name: 'Register a source' }).click();
    await page.getByRole('link', { name: 'A fictional observer' }).click();
    await heading('A fictional observer');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const form = page.getByRole('form', { name: 'Change' });
    await form.getByLabel('Affiliation').fill('one office');
    await form.getByLabel('Reason').fill('said by phone');
    await look('source-changed');
    await form.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByText('one office').waitFor();
    await page.goto(`${stage.url}/sources`);
    await page.getByText('one office').waitFor();
    await page.setViewportSize({ width: 390, height: 800 });
    await look('sources-narrow');
    await page.emulateMedia({ colorScheme: 'dark' });
    await look('sources-narrow-dark');
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('never broke the policy and never logged an error', () => assert.deepEqual(complaints, []));
});
