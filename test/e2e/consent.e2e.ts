import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const SHOTS = process.env['MUNIMENT_SHOTS'];

describe('what may be filed of what a person gave', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let dossierUrl: string;
  const serials: string[] = [];
  const complaints: string[] = [];
  const look = async (name: string): Promise<void> => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
    assert.deepEqual(await faultsOf(page), [], name);
  };
  const use = () => page.getByRole('region', { name: 'Use and consent' });
  const answer = (forum: string) => use().getByRole('row').filter({ hasText: forum });

  before(async () => {
    stage = await openStage(async (folder) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'statement.txt'), 'A fictional statement.');
      await writeFile(join(folder, 'photo.txt'), 'A fictional photo.');
    });
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('400'))
        complaints.push(`${page.url()} ${message.text()}`);
    });
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
    await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    const headers = { origin: stage.url };
    const read = async <T>(path: string): Promise<T> =>
      (await (await context.request.get(`${stage.url}${path}`)).json()) as T;
    const { items } = await read<{ items: { serial: string; sourceId: string }[] }>('/api/items?limit=10');
    serials.push(...items.map(({ serial }) => serial));
    const at = `${stage.url}/api/sources/${items[0]?.sourceId ?? ''}`;
    const source = await context.request.get(at);
    const { source: had } = (await source.json()) as { source: { name: string } };
    const changed = await context.request.put(at, {
      data: { name: had.name, kind: 'person', affiliation: null, note: null, reason: 'a person gave them' },
      headers: { ...headers, 'if-match': source.headers()['etag'] ?? '' },
    });
    assert.equal(changed.status(), 200, await changed.text());
    const made = await context.request.post(`${stage.url}/api/dossiers`, {
      data: { name: 'memorial', title: 'Memorial', numbering: 'Annex {1}' },
      headers,
    });
    const { id } = (await made.json()) as { id: string };
    dossierUrl = `${stage.url}/dossiers/${id}`;
    const { version } = await read<{ version: string }>(`/api/dossiers/${id}`);
    await context.request.put(`${stage.url}/api/dossiers/${id}/exhibits`, {
      data: { exhibits: serials.map((serial) => ({ serial })) },
      headers: { ...headers, 'if-match': `"${version}"` },
    });
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('is said before it is built: nothing, while no consent is on record', async () => {
    await page.goto(dossierUrl);
    const problems = page.getByRole('region', { name: 'Before it is filed' });
    await problems.getByText('no consent is on record').first().waitFor();
    assert.equal(await problems.getByText('no consent is on record').count(), 2);
    assert.ok(await page.getByRole('button', { name: 'Build and verify' }).isDisabled());
    await look('consent-1-dossier');
  });

  it('a consent is recorded, and what follows from it for each forum stands beside it', async () => {
    await page.goto(`${stage.url}/items/${serials[0] ?? ''}`);
    await use().getByText('Neither filed nor published: it comes from a person').waitFor();
    await use().getByRole('button', { name: 'Record a consent' }).click();
    const form = page.getByRole('form', { name: 'Record a consent' });
    await form.getByRole('button', { name: 'Record a consent' }).click();
    await form.getByRole('alert').waitFor();
    await form.getByLabel('that it is shared with a forum').check();
    await form.getByLabel('International Court of Justice').check();
    await form.getByLabel('The name').selectOption('named');
    await form.getByLabel('Given on').fill('2031-05-06');
    await form.getByLabel('Who said what it is about').fill('I. Informer (fictional)');
    await look('consent-2-form');
    await form.getByRole('button', { name: 'Record a consent' }).click();
    await answer('International Court of Justice').getByText('Yes').waitFor();
    await answer('European Court').getByText('no consent for this').waitFor();
    await answer('Published').getByText('no consent for this').waitFor();
    await answer('A copy for preservation').getByText('no consent for this').waitFor();
    await look('consent-3-item');
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('recorded a consent').waitFor();
  });

  it('many items at once are said to need none, with the reason', async () => {
    await page.goto(`${stage.url}/items`);
    for (const title of ['statement.txt', 'photo.txt'])
      await page.getByRole('checkbox', { name: `Choose: ${title}` }).check();
    await page.getByText('Tags, compartment, source, consent').click();
    await page.getByRole('button', { name: 'Record a consent' }).click();
    const form = page.getByRole('form', { name: 'Record a consent' });
    await form.getByLabel('How it was given').selectOption('not-needed');
    await form.getByLabel('Why none is needed').fill('said in public, on a stage');
    await look('consent-4-many');
    await form.getByRole('button', { name: 'Record a consent' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.goto(dossierUrl);
    const button = page.getByRole('button', { name: 'Build and verify' });
    await button.waitFor();
    assert.ok(await button.isEnabled());
  });

  it('a withdrawn item is marked, keeps its dossier from being built, and is restored with a reason', async () => {
    await page.goto(`${stage.url}/items/${serials[1] ?? ''}`);
    await use().getByRole('button', { name: 'Withdraw this item' }).click();
    const form = page.getByRole('form', { name: 'Withdraw this item' });
    await form.getByLabel('Why').selectOption('danger');
    await form.getByLabel('Reason').fill('It tells where somebody lives.');
    await form.getByRole('button', { name: 'Withdraw this item' }).click();
    await page.locator('.item-marks').getByText('withdrawn').waitFor();
    await use().getByText('Neither filed nor published: it was withdrawn').waitFor();
    await look('consent-5-withdrawn');
    await page.goto(`${stage.url}/items`);
    await page.locator('.c-title').getByText('withdrawn').waitFor();
    await page.goto(dossierUrl);
    await page.getByText('the item was withdrawn').first().waitFor();
    await page.goto(`${stage.url}/items/${serials[1] ?? ''}`);
    await use().getByRole('button', { name: 'It may be used again' }).click();
    await use().getByLabel('Reason').fill('Another one was meant.');
    await use().getByRole('button', { name: 'It may be used again' }).click();
    await use().getByText('Restored by').waitFor();
    await use().getByText('Nothing is on record against').waitFor();
    assert.deepEqual(complaints, []);
  });
});
