import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const TITLE = 'statement-en.txt';
const SHOTS = process.env['MUNIMENT_SHOTS'];

describe('a reader who must not see what is sealed', { skip: skipReason, timeout: 600_000 }, () => {
  let stage: Stage;
  const contexts: BrowserContext[] = [];
  let [owner, reader, elsewhere] = [] as unknown as [Page, Page, Page];
  let serial = '';

  const heading = (page: Page, name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();

  const open = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    return page;
  };

  const newContext = async (): Promise<BrowserContext> => {
    const context = await stage.browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1360, height: 900 },
    });
    contexts.push(context);
    return context;
  };

  const shot = async (page: Page, name: string): Promise<void> => {
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
  };

  /** Nothing on a page, in its title or its address bar names the item. */
  const assertSilent = async (page: Page, where: string): Promise<void> => {
    const text = `${await page.title()}\n${await page.locator('body').innerText()}`;
    for (const word of [TITLE, serial]) assert.ok(!text.includes(word), `${where} names ${word}:\n${text}`);
  };

  before(async () => {
    stage = await openStage();
    owner = await open(await newContext());
    await makeFirstAccount(owner, stage.setupUrl, 'owner@example.org', PASSWORD);
    await heading(owner, 'Items');
    await owner.goto(`${stage.url}/people`);
    const form = owner.getByRole('form', { name: 'Add a person' });
    await form.getByLabel('Name').fill('Cleo Reader');
    await form.getByLabel('E-mail address').fill('cleo@example.org');
    await form.getByRole('button', { name: 'Add and invite' }).click();
    const link = (await owner.getByText(/\/invitation#/).textContent()) ?? '';
    const context = await newContext();
    reader = await open(context);
    await reader.goto(/http\S+/.exec(link)?.[0] ?? '');
    await reader.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await reader
      .getByRole('button', { name: /account|password/i })
      .last()
      .click();
    await reader.waitForURL((url) => !url.pathname.startsWith('/invitation'));
    if (reader.url().includes('sign-in')) {
      await reader.getByLabel('E-mail address').fill('cleo@example.org');
      await reader.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
      await reader.getByRole('button', { name: 'Sign in' }).click();
    }
    await heading(reader, 'Items');
    await reader.getByRole('link', { name: TITLE }).click();
    await heading(reader, TITLE);
    serial = new URL(reader.url()).pathname.split('/').at(-1) ?? '';
    elsewhere = await open(context);
    await elsewhere.goto(`${stage.url}/items`);
    await elsewhere.getByRole('link', { name: TITLE }).waitFor();
    await owner.goto(`${stage.url}/items/${serial}?tab=talk`);
    await owner.getByRole('combobox', { name: 'New comment' }).fill('@Cleo Reader please read this');
    await owner.getByRole('button', { name: 'Add the comment' }).click();
    await reader.getByRole('link', { name: 'Notifications: 1 new' }).waitFor();
  });

  after(async () => {
    for (const context of contexts) await context.close();
    await stage?.close();
  });

  it('loses what was open in one tab and listed in another, at once and in words', async () => {
    await owner.goto(`${stage.url}/items`);
    await owner.getByRole('checkbox', { name: new RegExp(TITLE) }).check();
    await owner.getByText('Tags, compartment, source').click();
    await owner.getByLabel('Move to the compartment').selectOption({ label: 'Sealed' });
    await owner.getByLabel('Reason:').first().fill('It names a witness');
    await owner.getByRole('button', { name: 'Move', exact: true }).click();
    await heading(reader, 'This item is no longer open to you');
    await assertSilent(reader, 'the open item');
    assert.deepEqual(await faultsOf(reader), []);
    await shot(reader, 'outside-gone');
    await elsewhere.getByRole('link', { name: TITLE }).waitFor({ state: 'detached' });
    await assertSilent(elsewhere, 'the list in another tab');
    await reader.getByRole('link', { name: 'Notifications: nothing new' }).waitFor();
  });

  it('finds it nowhere', async () => {
    await reader.keyboard.press('Control+K');
    const asked = reader.waitForResponse((response) => response.url().includes('title=statement-e'));
    await reader.getByRole('dialog').getByRole('combobox').pressSequentially('statement-e');
    await asked;
    await reader.getByRole('option', { name: /“statement-e”/ }).waitFor();
    await assertSilent(reader, 'the palette');
    await reader.keyboard.press('Escape');
    for (const [path, name] of [
      ['/items', 'Items'],
      ['/items?view=timeline', 'Items'],
      [`/search?q=${TITLE.slice(0, 12)}`, 'Search'],
      ['/search?q=97,000 mines', 'Search'],
      ['/notifications', 'Notifications'],
      ['/changes', 'Changes'],
      ['/tasks', 'Tasks'],
      ['/findings', 'Findings'],
      ['/sources', 'Sources'],
      ['/dossiers', 'Dossiers'],
      ['/ledger', 'Ledger'],
      ['/jobs', 'Jobs'],
    ] as const) {
      await reader.goto(stage.url + path);
      await heading(reader, new RegExp(name));
      await reader.waitForLoadState('networkidle').catch(() => undefined);
      const text = await reader.getByRole('main').innerText();
      assert.ok(!text.includes(TITLE) && !text.includes(serial), `${path}:\n${text}`);
    }
  });

  it('is told of it by its address what it is told of any that there is not', async () => {
    const said: string[] = [];
    for (const one of [serial, 'ZZZZ-ZZZZ']) {
      await reader.goto(`${stage.url}/items/${one}`);
      await reader.getByRole('alert').waitFor();
      said.push((await reader.getByRole('main').innerText()).replaceAll(one, '‹serial›'));
      await shot(reader, `outside-${one === serial ? 'sealed' : 'none'}`);
    }
    assert.equal(said[0], said[1]);
  });
});
