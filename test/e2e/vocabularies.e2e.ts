import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

describe('a lawyer extends a vocabulary without code', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  const look = (name: string): Promise<void> => lookAtAll(page, name);
  const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
  const line = (name: string) => page.locator('.term-tree > li').filter({ hasText: name }).first();

  before(async () => {
    stage = await openStage();
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
    await heading('Items');
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('shows the lists, and how much of each is still to be checked', async () => {
    await page.getByRole('link', { name: 'Vocabularies' }).click();
    await heading('Vocabularies');
    await page
      .getByRole('row', { name: /^Ground/ })
      .first()
      .waitFor();
    await look('vocabularies');
    await page.getByRole('link', { name: 'Act types' }).click();
    await line('Torture').waitFor();
  });

  it('takes a term below another, with a name in two languages and a reason', async () => {
    await page.getByRole('searchbox', { name: 'Find a term in any language' }).fill('act-environment');
    await line('Damage to forests').locator('summary').click();
    await page.getByRole('button', { name: 'Add a term below' }).click();
    const form = page.getByRole('form', { name: 'Add the term' });
    await form.getByLabel('English').fill('Poisoning of a well');
    await form.getByLabel('Հայերեն').fill('Ջրհորի թունավորում');
    await form.getByLabel('Reason').fill('three statements speak of it');
    await look('term-new');
    await form.getByRole('button', { name: 'Add the term' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('searchbox', { name: 'Find a term in any language' }).fill('ջրհոր');
    await line('Poisoning of a well').getByText('added here').waitFor();
  });

  it('says what is wrong with one, and keeps what was typed', async () => {
    await line('Poisoning of a well').locator('summary').click();
    await page.getByRole('button', { name: 'Add a term below' }).click();
    const form = page.getByRole('form', { name: 'Add the term' });
    await form.getByLabel('English').fill('Torture');
    await form.getByLabel('Reason').fill('by mistake');
    await form.getByRole('button', { name: 'Add the term' }).click();
    await form.getByText('a term of that name is in the list already').waitFor();
    assert.equal(await form.getByLabel('English').inputValue(), 'Torture');
    await form.getByRole('button', { name: 'Cancel' }).click();
  });

  it('puts a name right, and says of another that it is right as it stands', async () => {
    await page.getByRole('searchbox', { name: 'Find a term in any language' }).fill('act-torture');
    await line('Torture').locator('summary').click();
    await page.getByRole('button', { name: 'Put names right' }).click();
    const form = page.getByRole('form', { name: 'Put names right' });
    await form.getByRole('textbox', { name: 'Հայերեն' }).fill('Տանջանք');
    await form.getByLabel('Azərbaycanca: the name is right as it stands').check();
    await form.getByLabel('Reason').fill('read by a lawyer of that language');
    await form.getByRole('button', { name: 'Record' }).click();
    await form.waitFor({ state: 'detached' });
    await line('Torture').getByText('Տանջանք').waitFor();
    await line('Torture').getByText('also: Խոշտանգում').waitFor();
    await look('term');
  });

  it('is offered at once where incidents are coded, and no longer when it was taken out', async () => {
    const code = async (): Promise<string[]> => {
      const { id } = (await (
        await page.request.post(`${stage.url}/api/incidents`, {
          data: { values: { title: 'A fictional well' } },
          headers: { origin: stage.url },
        })
      ).json()) as { id: string };
      await page.goto(`${stage.url}/incidents/${id}`);
      await page.getByRole('button', { name: 'Add what was done' }).click();
      const kind = page.getByRole('form').getByLabel('What was done').first();
      await kind.locator('option', { hasText: 'Torture' }).first().waitFor({ state: 'attached' });
      return kind.locator('option').allTextContents();
    };
    const isOffered = async (): Promise<boolean> =>
      (await code()).some((label) => label.includes('Poisoning of a well'));
    assert.ok(await isOffered());
    await page.goto(`${stage.url}/vocabularies/act-type?show=own`);
    await line('Poisoning of a well').locator('summary').click();
    await page.getByRole('button', { name: 'Take out of the list' }).click();
    await page.getByLabel('Reason').fill('one term is enough');
    await page.getByRole('button', { name: 'Take out of the list' }).click();
    await line('Poisoning of a well').getByText('no longer offered').waitFor();
    assert.ok(!(await isOffered()));
    await page.goto(`${stage.url}/changes`);
    await page.getByText('added a term to a vocabulary').waitFor();
    assert.deepEqual(faults, []);
  });
});
