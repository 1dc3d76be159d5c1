import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const EMAIL = 'owner@example.org';
const PASSWORD = 'correct horse battery staple';
const SHOTS = process.env['MUNIMENT_SHOTS'];

describe('what goes wrong', { skip: skipReason, timeout: 600_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;

  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const look = async (name: string): Promise<void> => {
    assert.deepEqual(await faultsOf(page), [], name);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
  };
  const again = async (): Promise<void> => {
    const dialog = page.getByRole('dialog', { name: 'Sign in' });
    await dialog.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  before(async () => {
    stage = await openStage();
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1360, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    await makeFirstAccount(page, stage.setupUrl, EMAIL, PASSWORD);
    await heading('Items');
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('says when the clock of the machine is wrong, and no longer when it is right', async () => {
    const other = await context.newPage();
    await other.clock.setSystemTime(Date.now() + 3_600_000);
    await other.goto(`${stage.url}/items`);
    await other.getByText('The clock of this machine is 60 minutes ahead of the server’s.').waitFor();
    assert.deepEqual(await faultsOf(other), []);
    if (SHOTS) await other.screenshot({ path: `${SHOTS}/amiss-clock.png` });
    await other.clock.setSystemTime(Date.now());
    await other.getByRole('link', { name: 'Sources' }).click();
    await other.getByText('The clock of this machine').waitFor({ state: 'detached' });
    await other.close();
  });

  it('opens an old link: what it does not know it leaves out, or says so and clears it', async () => {
    const gone = '01890000-0000-7000-8000-000000000000';
    for (const query of [
      'kind=hologram',
      'source=deleted-source',
      `source=${gone}`,
      `tag=nobody-uses-it`,
      'box=1,2,3,400',
      'box=4,3,2,1&view=map',
      'after=the+day+before',
      'after=the+day+before&view=timeline',
      'after=the+day+before&view=cards',
    ]) {
      await page.goto(`${stage.url}/items?${query}`);
      await heading('Items');
      await page.getByRole('main').getByRole('link', { name: 'Clear all filters' }).first().waitFor();
      assert.equal(await page.getByRole('alert').count(), 0, query);
      await look(`amiss-${query.replaceAll(/\W+/g, '-')}`);
      await page.getByRole('main').getByRole('link', { name: 'Clear all filters' }).first().click();
      await page.getByText('7 items', { exact: true }).waitFor();
    }
    for (const query of [
      'view=hologram',
      'columns=aura',
      'box=north',
      'datedFrom=soon',
      'cursor=v0',
      'sort=taste',
    ]) {
      await page.goto(`${stage.url}/items?${query}`);
      await page
        .getByText('7 items', { exact: true })
        .waitFor()
        .catch(async () => assert.fail(`${query}: ${await page.getByRole('main').innerText()}`));
    }
    await page.goto(`${stage.url}/search?q=mines&from=version-0`);
    await page.getByRole('link', { name: 'Search from the first page' }).click();
    await page.locator('.hit').first().waitFor();
    for (const [path, name, said] of [
      ['/changes?kind=hologram&day=2026-02-31&person=somebody', 'Changes', 'Nothing changed'],
      ['/ledger?kind=hologram&actor=somebody&day=never&view=cube', 'Ledger', 'No entry'],
      ['/tasks?show=tomorrow', 'Tasks', 'No tasks here'],
    ] as const) {
      await page.goto(stage.url + path);
      await heading(name);
      await page.getByText(said).first().waitFor();
      assert.equal(await page.getByRole('main').getByRole('alert').count(), 0, path);
    }
  });

  it('keeps what was typed in the forms of settings, dossiers and compartments when the page goes away', async () => {
    const fields = [
      ['/people', 'Open a compartment', 'Name of the compartment', 'Witnesses of the north'],
      ['/people', 'Open a compartment', 'What it is for', 'Protected names'],
      ['/dossiers', 'New dossier', 'Title', 'Annexes of the reply'],
      ['/settings', 'Another case', 'Title of the case', 'A second case'],
      ['/settings', 'Case', 'Title of the case', 'Another title of the case'],
      ['/settings', 'Case', 'Reason, kept in the ledger', 'As the registry wrote it'],
      ['/settings', 'Add the authority', 'Its certificates (PEM)', '-----BEGIN CERTIFICATE-----'],
    ] as const;
    for (const [path, form, label, text] of fields) {
      await page.goto(`${stage.url}${path}`);
      const field = page
        .getByRole('form', { name: form, exact: true })
        .getByLabel(label === 'Title' ? /^Title/ : label);
      await field.fill(text);
      await page.reload();
      for (let tries = 0; tries < 50 && (await field.inputValue()) !== text; tries += 1)
        await page.waitForTimeout(100);
      assert.equal(await field.inputValue(), text, `${form}: ${label}`);
      await field.fill('');
    }
  });

  it('keeps what was typed when the session ends: a new person', async () => {
    await page.goto(`${stage.url}/people`);
    const form = page.getByRole('form', { name: 'Add a person' });
    await form.getByLabel('Name').fill('Dora Collector');
    await form.getByLabel('E-mail address').fill('dora@example.org');
    await form.getByRole('checkbox', { name: /^Collector/ }).check();
    await stage.endSessions();
    await form.getByRole('button', { name: 'Add and invite' }).click();
    await again();
    assert.equal(await form.getByLabel('Name').inputValue(), 'Dora Collector');
    // Also when the page itself went away.
    await page.reload();
    await heading('People');
    assert.equal(await form.getByLabel('E-mail address').inputValue(), 'dora@example.org');
    assert.ok(await form.getByRole('checkbox', { name: /^Collector/ }).isChecked());
    await form.getByRole('button', { name: 'Add and invite' }).click();
    await page.getByText(/\/invitation#/).waitFor();
    await page.reload();
    await heading('People');
    assert.equal(await form.getByLabel('Name').inputValue(), '');
  });

  it('keeps a source, the facts of a dossier and a comment', async () => {
    await page.goto(`${stage.url}/sources`);
    await page.getByText('Register a source').first().click();
    const name = page.getByRole('textbox', { name: 'Source', exact: true });
    await name.fill('A fictional observer');
    await stage.endSessions();
    await page.getByRole('button', { name: 'Register a source' }).click();
    await again();
    assert.equal(await name.inputValue(), 'A fictional observer');
    await page.getByRole('button', { name: 'Register a source' }).click();
    await page.getByRole('link', { name: 'A fictional observer' }).waitFor();

    const { id } = (await page.evaluate(
      'fetch("/api/dossiers", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ name: "kept", title: "Kept" }) }).then((reply) => reply.json())',
    )) as { id: string };
    await page.goto(`${stage.url}/dossiers/${id}`);
    await page.getByRole('button', { name: 'Title, numbering and limits' }).click();
    const facts = page.getByRole('form', { name: 'Title, numbering and limits' });
    await facts.getByRole('textbox', { name: /^Title/ }).fill('Kept through the night');
    await facts.getByRole('combobox', { name: 'Numbering' }).fill('C-{001}');
    await stage.endSessions();
    await facts.getByRole('button', { name: 'Save' }).click();
    await again();
    await page.reload();
    await page.getByRole('button', { name: 'Title, numbering and limits' }).click();
    assert.equal(await facts.getByRole('textbox', { name: /^Title/ }).inputValue(), 'Kept through the night');
    assert.equal(await facts.getByRole('combobox', { name: 'Numbering' }).inputValue(), 'C-{001}');
    await facts.getByRole('button', { name: 'Save' }).click();
    await heading('Kept through the night');
  });

  it('comes back by itself when the server was restarted, with the unsent comment', async () => {
    await page.goto(`${stage.url}/items`);
    await page.getByRole('link', { name: 'statement-en.txt' }).click();
    await page.getByRole('tab', { name: 'Comments' }).click();
    const field = page.getByRole('combobox', { name: 'New comment' });
    await field.fill('half a thought');
    await stage.restart(() => page.getByText('The server cannot be reached').waitFor());
    await page.getByText('The server cannot be reached').waitFor({ state: 'detached' });
    assert.equal(await field.inputValue(), 'half a thought');
    await page.getByRole('button', { name: 'Add the comment' }).click();
    await page.getByText('half a thought').first().waitFor();
  });
});
