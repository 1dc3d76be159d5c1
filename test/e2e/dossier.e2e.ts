import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const SHOTS = process.env['MUNIMENT_SHOTS'];

describe('a dossier is laid out', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  const look = async (name: string): Promise<void> => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
    assert.deepEqual(await faultsOf(page), [], name);
  };
  const row = (title: string) => page.locator('.exhibits > li').filter({ hasText: title });
  const order = (): Promise<string[]> => page.locator('.exhibit-title > a').allTextContents();
  const until = async (what: () => Promise<boolean>, why: string): Promise<void> => {
    for (let n = 0; n < 300; n += 1) {
      if (await what()) return;
      await page.waitForTimeout(100);
    }
    assert.fail(`${why}: ${JSON.stringify(await order())}`);
  };
  const ordered = (...titles: string[]): Promise<void> =>
    until(async () => (await order()).join() === titles.join(), titles.join());

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
    await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    const { items } = (await (await context.request.get(`${stage.url}/api/items?limit=10`)).json()) as {
      items: { serial: string; title: string }[];
    };
    const made = await context.request.post(`${stage.url}/api/dossiers`, {
      data: { name: 'memorial', title: 'Memorial' },
      headers: { origin: stage.url },
    });
    const { id } = (await made.json()) as { id: string };
    const url = `${stage.url}/api/dossiers/${id}`;
    const { version } = (await (await context.request.get(url)).json()) as { version: string };
    const wanted = ['broken.jpg', 'letter-fr.html', 'statement-az.txt', 'statement-en.txt'];
    const serials = wanted.map((title) => ({
      serial: items.find((one) => one.title === title)?.serial ?? '',
    }));
    await context.request.put(`${url}/exhibits`, {
      data: { exhibits: serials },
      headers: { 'if-match': `"${version}"`, origin: stage.url },
    });
    await page.goto(`${stage.url}/dossiers/${id}`);
    await ordered('broken.jpg', 'letter-fr.html', 'statement-az.txt', 'statement-en.txt');
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('is ordered by dragging, by keys and by number', async () => {
    await row('statement-en.txt')
      .locator('.exhibit-handle')
      .dragTo(row('broken.jpg'), { targetPosition: { x: 200, y: 4 } });
    await ordered('statement-en.txt', 'broken.jpg', 'letter-fr.html', 'statement-az.txt');
    await page.getByRole('button', { name: 'Move down: broken.jpg' }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await ordered('statement-en.txt', 'letter-fr.html', 'broken.jpg', 'statement-az.txt');
    await page.getByRole('button', { name: 'Number, title and section: statement-az.txt' }).click();
    await row('statement-az.txt').getByLabel('Place').fill('1');
    await row('statement-az.txt').getByRole('button', { name: 'Save' }).click();
    await ordered('statement-az.txt', 'statement-en.txt', 'letter-fr.html', 'broken.jpg');
  });

  it('has sections, and numbers that follow them', async () => {
    await page.getByRole('button', { name: 'Number, title and section: letter-fr.html' }).click();
    await row('letter-fr.html').getByLabel('Section that begins here').fill('Handover of maps');
    await row('letter-fr.html').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 3, name: 'Handover of maps' }).waitFor();
    await page.getByRole('button', { name: 'Title, numbering and limits' }).click();
    await page.getByRole('combobox', { name: 'Numbering' }).fill('{sA}-{m01}');
    await page.getByText('Gives: 0-01, 0-02, A-01, A-02').waitFor();
    await page.getByLabel('Most pages that the forum allows').fill('2');
    await page.getByLabel('Languages that need no translation').fill('en, fr');
    await look('dossier-facts');
    await page
      .getByRole('form', { name: 'Title, numbering and limits' })
      .getByRole('button', { name: 'Save' })
      .click();
    await row('letter-fr.html').getByText('A-01').waitFor();
    await page
      .getByRole('navigation', { name: 'Outline' })
      .getByRole('link', { name: 'Handover of maps' })
      .click();
    assert.match(page.url(), /#exhibit-/);
  });

  it('says what is wrong before it is filed', async () => {
    const problems = page.getByRole('region', { name: 'Before it is filed' });
    await problems.getByText('no translation from Azerbaijani').waitFor();
    await page.keyboard.press('Control+Home');
    await look('dossier-laid-out');
  });

  it('is told of a translation, which is then missed no longer', async () => {
    const address = page.url();
    const original = await row('statement-az.txt').locator('.aside').innerText();
    await row('statement-en.txt').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Say that this is a translation' }).click();
    const form = page.getByRole('form', { name: 'Say that this is a translation' });
    await form.getByLabel('Serial of the original').fill(/[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(original)?.[0] ?? '');
    await form.getByLabel('Certified by').fill('A. Agent');
    await form.getByLabel('Certified on').fill('2031-05-06');
    await look('item-translation-form');
    await form.getByRole('button', { name: 'Say that this is a translation' }).click();
    await page.getByText('certified by A. Agent, 2031-05-06').waitFor();
    await look('item-translation');
    await page.goto(address);
    await page.getByRole('region', { name: 'Before it is filed' }).waitFor();
    await page.getByText('no translation from Azerbaijani').waitFor({ state: 'detached' });
  });

  it('proposes what to file within a number of pages, takes it over, and puts it back', async () => {
    const before = await order();
    await page.getByText('Choose within a number of pages').click();
    await page.getByRole('textbox', { name: 'Pages that may be filed' }).fill('2');
    await page.getByText(/2 of \d pages, by 0 allegations/).waitFor();
    const table = page.getByRole('table', { name: /order in which they would be taken/ });
    assert.equal(await table.getByRole('row').count(), before.length + 1);
    await look('dossier-choice');
    await page.getByRole('button', { name: 'Take 2 exhibits off the dossier' }).click();
    await page.getByText('Exhibits were taken off.').waitFor();
    await until(async () => (await order()).length === 2, 'two are left');
    await page.getByRole('button', { name: 'Put them back' }).click();
    await ordered(...before);
    await page.getByText('Choose within a number of pages').click();
  });

  it('is built, verified, and verified again later', async () => {
    await page.getByRole('checkbox', { name: /^File the quotes with it/ }).check();
    await page.getByRole('button', { name: 'Build and verify' }).click();
    await page.getByText(/FAIL 0/).waitFor();
    await page.getByRole('button', { name: 'Verify again' }).click();
    await until(async () => (await page.getByText(/FAIL 0/).count()) === 2, 'verified twice');
    await look('dossier-verified');
    await page.getByRole('button', { name: 'Title, numbering and limits' }).click();
    await page.getByRole('combobox', { name: 'Volumes for a registry' }).selectOption('ecthr-documents');
    await page.getByRole('combobox', { name: 'Language of cover' }).selectOption('fr');
    await page.getByRole('textbox', { name: 'Numbers of the register begin with' }).fill('ABC-APP');
    await look('dossier-volumes-planned');
    await page
      .getByRole('form', { name: 'Title, numbering and limits' })
      .getByRole('button', { name: 'Save' })
      .click();
    await page.getByText('With it: Documents attached').waitFor();
    await page.getByRole('button', { name: 'Build and verify' }).click();
    const volume = page.getByRole('link', { name: 'Volume 1, 0-01 to A-02' });
    const address = await volume.getAttribute('href');
    const answer = await context.request.get(`${stage.url}${address}`);
    assert.equal(answer.headers()['content-type'], 'application/pdf');
    assert.match((await answer.body()).subarray(0, 8).toString('latin1'), /%PDF-1/);
    await volume.scrollIntoViewIfNeeded();
    await look('dossier-volumes');
    await page.setViewportSize({ width: 390, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.keyboard.press('Control+Home');
    await look('dossier-narrow-dark');
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('is recorded as filed: nothing in it changes, what is late or wrong is noted, and it is reopened with a reason', async () => {
    const filing = page.getByRole('region', { name: 'Filing' });
    await filing.getByRole('button', { name: 'Record that it was filed' }).click();
    const form = filing.getByRole('form', { name: 'Record that it was filed' });
    await form.getByLabel('Day of the filing').fill('2031-05-06');
    await form.getByLabel('Registry or body that it was filed with').fill('the fictional Registry');
    await look('dossier-filing-form');
    await form.getByRole('button', { name: 'Record that it was filed' }).click();
    await page.getByRole('note').getByText('Filed on 2031-05-06 with the fictional Registry').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Title, numbering and limits' }).isDisabled());
    const off = await page.getByRole('button', { name: /^Take off the dossier/ }).all();
    assert.equal(off.length, 4);
    for (const one of off) assert.ok(await one.isDisabled());
    await filing.getByRole('button', { name: 'Note an erratum' }).click();
    const erratum = filing.getByRole('form', { name: 'Note an erratum' });
    await erratum.getByLabel('Where the error stands').fill('A-01, p. 1');
    await erratum.getByLabel('What it says').fill('handed ower');
    await erratum.getByLabel('What it should say').fill('handed over');
    await erratum.getByLabel('How the error came about').fill('a slip of the typist');
    await erratum.getByRole('button', { name: 'Note an erratum' }).click();
    await filing.getByRole('button', { name: 'Admitted: A-01, p. 1' }).click();
    await filing.getByLabel('Reason').fill('the Registry took the corrected page');
    await filing.getByRole('button', { name: 'Admitted', exact: true }).click();
    await filing.getByText('the Registry took the corrected page').waitFor();
    await filing.scrollIntoViewIfNeeded();
    await look('dossier-filed');
    await filing.getByRole('button', { name: 'Reopen the filing' }).click();
    await filing.getByLabel('Reason').fill('leave of the fictional Court');
    await filing.getByRole('button', { name: 'Reopen the filing' }).click();
    await filing.getByText('leave of the fictional Court').waitFor();
    await page.getByRole('note').waitFor({ state: 'detached' });
    assert.ok(await page.getByRole('button', { name: 'Title, numbering and limits' }).isEnabled());
  });

  it('never broke the policy and never logged an error', () => assert.deepEqual(complaints, []));
});
