import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { longPdf, openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const SHOTS = process.env['MUNIMENT_SHOTS'];

describe('what is annexed, and what is corrected', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let dossierUrl: string;
  const complaints: string[] = [];
  const look = async (name: string): Promise<void> => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
    assert.deepEqual(await faultsOf(page), [], name);
  };
  const row = (title: string) => page.locator('.exhibits > li').filter({ hasText: title });
  const origin = () => ({ origin: stage.url });

  before(async () => {
    stage = await openStage(async (folder) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'report.pdf'), longPdf(120));
      await writeFile(join(folder, 'letter.txt'), 'A fictional letter.');
    });
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // The refusal that is asked for below.
      if (message.type() === 'error' && !message.text().includes('400'))
        complaints.push(`${page.url()} ${message.text()}`);
    });
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
    await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    const { items } = (await (await context.request.get(`${stage.url}/api/items?limit=10`)).json()) as {
      items: { serial: string; title: string }[];
    };
    const made = await context.request.post(`${stage.url}/api/dossiers`, {
      data: { name: 'memorial', title: 'Memorial', numbering: 'Annex {1}' },
      headers: origin(),
    });
    const { id } = (await made.json()) as { id: string };
    dossierUrl = `${stage.url}/dossiers/${id}`;
    const api = `${stage.url}/api/dossiers/${id}`;
    const { version, dossierVersion } = (await (await context.request.get(api)).json()) as {
      version: string;
      dossierVersion: string;
    };
    await context.request.put(`${api}/exhibits`, {
      data: {
        exhibits: items.toSorted((a, b) => (a.title < b.title ? 1 : -1)).map(({ serial }) => ({ serial })),
      },
      headers: { 'if-match': `"${version}"`, ...origin() },
    });
    await context.request.patch(api, {
      data: {
        title: 'Memorial',
        forum: 'A fictional court',
        numbering: 'Annex {1}',
        pageLimit: 50,
        languages: [],
        volumes: { profile: 'icj-volumes', language: 'en', ernPrefix: 'ABC-APP' },
      },
      headers: { 'if-match': `"${dossierVersion}"`, ...origin() },
    });
    await page.goto(dossierUrl);
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('annexes pages of a document by keyboard, and the budget follows', async () => {
    await page.getByText('120 of 50 pages').waitFor();
    await page.getByRole('button', { name: 'Number, title and section: report.pdf' }).press('Enter');
    await page.getByRole('button', { name: 'Annex an extract: report.pdf' }).press('Enter');
    const form = page.getByRole('form', { name: 'Annex an extract' });
    await form.getByLabel('Pages to annex').fill('3-5, 121');
    await form.getByLabel('Why these pages are enough').fill('the rest concerns another fictional region');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.setViewportSize({ width: 390, height: 844 });
    await look('extract-form-narrow');
    await page.setViewportSize({ width: 1440, height: 900 });
    await form.getByText('the document has 120 pages').waitFor();
    await look('extract-form');
    await form.getByLabel('Pages to annex').fill('12, 3-5');
    await form.getByLabel('Pages to annex').press('Enter');
    await row('report.pdf').getByText('Extract: pages 3-5, 12 of 120; the whole is deposited.').waitFor();
    await page.getByText('4 of 50 pages').waitFor();
    await row('report.pdf').scrollIntoViewIfNeeded();
    await look('extract-kept');
  });

  it('is told in the history with its reason, and undone with one', async () => {
    await page.goto(dossierUrl);
    await page.getByRole('button', { name: 'Number, title and section: report.pdf' }).click();
    await page.getByRole('button', { name: 'Annex it whole again: report.pdf' }).click();
    await page.getByLabel('Reason').fill('the Registry asked for all of it');
    await page.getByRole('button', { name: 'Annex it whole again', exact: true }).click();
    await page.getByText('120 of 50 pages').waitFor();
    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    await page.getByText('the Registry asked for all of it').first().waitFor();
    await page.getByText('3-5, 12').first().waitFor();
    await look('extract-changes');
    await page.getByText('the rest concerns another fictional region').first().waitFor();
  });

  it('proposes the quoted pages of what does not fit, and annexes them when they are taken over', async () => {
    const { items } = (await (await context.request.get(`${stage.url}/api/items?limit=10`)).json()) as {
      items: { serial: string; title: string }[];
    };
    const serial = items.find(({ title }) => title === 'report.pdf')?.serial ?? '';
    for (const number of [7, 8, 40]) {
      const text = await context.request.get(`${stage.url}/api/items/${serial}/text`);
      const { pages } = (await text.json()) as { pages: { page: number; text: string }[] };
      const whole = pages.find((one) => one.page === number)?.text ?? '';
      const exact = whole.trim().split('\n')[0] ?? '';
      const start = whole.indexOf(exact);
      const quoted = await context.request.post(`${stage.url}/api/items/${serial}/quotes`, {
        data: {
          quote: { kind: 'text', page: number, start, end: start + exact.length, exact },
          claim: { kind: 'claimk-event' },
        },
        headers: origin(),
      });
      assert.ok(quoted.ok(), await quoted.text());
    }
    await page.goto(dossierUrl);
    await page.getByText('Choose within a number of pages').click();
    await page.getByText('annex pages 7-8, 40, deposit the whole').waitFor();
    await look('choice-extracts');
    await page.getByRole('button', { name: /^Annex \w+ as/ }).click();
    await row('report.pdf').getByText('Extract: pages 7-8, 40 of 120; the whole is deposited.').waitFor();
    await page.getByText('3 of 50 pages').waitFor();
  });

  it('has its errata on a sheet for the registry', async () => {
    await page.goto(dossierUrl);
    await page.getByRole('button', { name: 'Build and verify' }).click();
    await page.getByRole('link', { name: /^Volume 1/ }).waitFor();
    await page.getByRole('button', { name: 'Record that it was filed' }).click();
    const form = page.getByRole('form', { name: 'Record that it was filed' });
    await form.getByLabel('Day of the filing').fill('2031-05-06');
    await form.getByLabel('Registry or body').fill('the fictional Registry');
    await form.getByRole('button', { name: 'Record that it was filed' }).click();
    await page.getByRole('button', { name: 'Note an erratum' }).click();
    const erratum = page.getByRole('form', { name: 'Note an erratum' });
    await erratum.getByLabel('Where the error stands').fill('Annex 1, p. 3, line 2');
    await erratum.getByLabel('What it says').fill('handed ower');
    await erratum.getByLabel('What it should say').fill('handed over');
    await erratum.getByLabel('How the error came about').fill('a slip of the typist');
    await erratum.getByRole('button', { name: 'Note an erratum' }).click();
    const link = page.getByRole('link', { name: 'Sheet of errata (PDF)' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    assert.equal(download.suggestedFilename(), 'memorial-errata.pdf');
    const file = SHOTS ? `${SHOTS}/errata.pdf` : await download.path();
    if (SHOTS) await download.saveAs(file);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    assert.match(text, /A fictional court[\s\S]+Errata[\s\S]+Case of the browser stories/);
    assert.match(text, /Volume 1 · Annex 1, p\. 3, +handed ower +handed over/);
    await link.scrollIntoViewIfNeeded();
    await look('errata-link');
  });

  it('never broke the policy and never logged an error', () => assert.deepEqual(complaints, []));
});
