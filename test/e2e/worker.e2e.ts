import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const SHOTS = process.env['MUNIMENT_SHOTS'];

describe('a worker that is killed', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    stage = await openStage(undefined, false);
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1360, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('is said to be gone, with what it left and what to do', async () => {
    assert.equal(await stage.killedWorker(), 'SIGKILL');
    await page.goto(`${stage.url}/jobs`);
    await page.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor();
    // What nobody took up for half a minute has no worker.
    const alert = page.getByRole('alert').filter({ hasText: 'Work is waiting and no worker takes it up.' });
    await alert.waitFor({ timeout: 60_000 });
    await page.getByText('No process of this archive is working on jobs.').waitFor();
    // Of each of the seven items there is a job, the one that was under way among them.
    await page.getByRole('row', { name: /^Reading files 7 0 0 0/ }).waitFor();
    assert.deepEqual(await faultsOf(page), []);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/worker-killed.png` });
  });

  it('loses nothing: another takes up its work, and all is done', async () => {
    await stage.startWorkers();
    await page.getByText('All work is done.').waitFor({ timeout: 90_000 });
    assert.equal(await page.getByRole('alert').count(), 0);
    await page.getByText('Nothing failed').waitFor();
    await page.goto(`${stage.url}/items`);
    await page.getByRole('link', { name: 'letter-fr.html' }).click();
    await page.getByText('French').first().waitFor();
  });
});
