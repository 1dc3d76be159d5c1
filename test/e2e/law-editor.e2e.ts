import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { FULL_LAW, lawFields } from './full-law.ts';
import { makeFirstAccount } from './first-account.ts';
import { lookAt, lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const TITLE = 'Villagers separated at the fictional bridge';
const OLD = 'A distinction, exclusion, restriction or preference was made';
const NEW = 'A difference was made between those who spoke one language and others';

describe('a lawyer amends an element of the law', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  const ask = async <T>(path: string, data?: object): Promise<T> => {
    const url = `${stage.url}${path}`;
    const answer = await (data
      ? page.request.post(url, { data, headers: { origin: stage.url } })
      : page.request.get(url));
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const problems = (): Locator => page.getByRole('region', { name: /^(What is wrong|Nothing is wrong)/ });
  const textArea = (): Locator => page.getByRole('textbox', { name: 'Text of the file' });
  const saved = (): Promise<void> => page.getByText(/^Saved ·/).waitFor();

  before(async () => {
    stage = await openStage(async (folder) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'inquiry.txt'), 'Report of the fictional Inquiry of Upland.');
    });
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
    await heading('Items');
    await ask('/api/allegations', {
      title: TITLE,
      party: 'Upland',
      respondent: 'Lowland',
      forum: 'icj',
      provision: 'icerd.5.b',
    });
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('finds the file with its versions, and what rests on it', async () => {
    await page.getByRole('link', { name: 'Law', exact: true }).click();
    await heading('Law');
    await page.getByRole('link', { name: 'Versions and editing' }).click();
    await heading('Versions and editing');
    await lookAtAll(page, 'law-files');
    await page
      .getByRole('link', { name: /^International Convention on the Elimination of All Forms of Racial/ })
      .click();
    await heading(/^International Convention on the Elimination/);
    await page.getByRole('link', { name: TITLE }).waitFor();
    await page.getByText('Allegations that rest on another version than the one in force: 0 of 1').waitFor();
    await page.getByRole('button', { name: 'Write the next version' }).press('Enter');
    await heading('Draft of icerd');
    await problems().getByRole('heading', { name: 'Nothing is wrong' }).waitFor();
  });

  it('amends what must be proved in the form, and the text keeps its remarks', async () => {
    await page.locator('summary').filter({ hasText: 'icerd.1' }).first().click();
    await page.locator('summary').filter({ hasText: 'icerd.1.a' }).first().click();
    const field = page.getByRole('textbox', { name: 'What must be proved', exact: true });
    assert.equal(await field.inputValue(), OLD);
    await field.fill(NEW);
    await field.press('Tab');
    await page.getByText('Statements that change: 1').waitFor();
    await lookAtAll(page, 'law-draft-form');
    await page.getByRole('button', { name: 'Text', exact: true }).press('Enter');
    const text = await textArea().inputValue();
    assert.ok(
      text.includes(NEW) && text.includes('# From the depositary’s list as a public programme copied it'),
    );
    assert.match(text, /^version: 4$/m);
  });

  it('sees a problem at its line while typing, goes there, and mends it', async () => {
    const text = await textArea().inputValue();
    const broken = text.replace('standards: { icj: convincing }', 'standards: { icj: convincd }');
    assert.notEqual(broken, text);
    await textArea().fill(broken);
    await problems().getByRole('heading', { name: 'What is wrong: 1' }).waitFor();
    await problems().getByText('there is no standard “convincd”').waitFor();
    await page.getByText('It can be published when nothing is wrong.').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Publish as/ }).count(), 0);
    await lookAtAll(page, 'law-draft-problem');
    await page.getByRole('button', { name: /^Line \d+, column \d+$/ }).press('Enter');
    const line = broken.slice(0, broken.indexOf('standards: { icj: convincd }')).split('\n').length;
    const at = await textArea().evaluate(
      (area) => (area as unknown as { selectionStart: number }).selectionStart,
    );
    assert.equal(broken.slice(0, at).split('\n').length, line);
    // Nothing is lost on a page that is closed: what was typed is there again.
    await saved();
    await page.reload();
    await problems().getByRole('heading', { name: 'What is wrong: 1' }).waitFor();
    assert.equal(await textArea().inputValue(), broken);
    // What is wrong is said in the language of the page.
    await page.evaluate("localStorage.setItem('muniment.language', 'ru')");
    await page.reload();
    await page.getByText('не найдено: стандарт доказывания «convincd».').waitFor();
    await page.getByText('Исправьте идентификатор или добавьте файл').waitFor();
    await lookAt(page, 'law-draft-problem-ru');
    await page.evaluate("localStorage.setItem('muniment.language', 'en')");
    await page.reload();
    await textArea().fill(text);
    await problems().getByRole('heading', { name: 'Nothing is wrong' }).waitFor();
  });

  it('is told of another window with both texts, and loses neither', async () => {
    const other = await context.newPage();
    other.setDefaultTimeout(WAIT_MS);
    await other.goto(page.url());
    const there = other.getByRole('textbox', { name: 'Text of the file' });
    const text = await there.inputValue();
    await there.fill(`# from the other window\n${text}`);
    await other.getByText(/^Saved ·/).waitFor();
    await textArea().fill(`# from this window\n${text}`);
    await page.getByRole('heading', { name: 'This draft was changed in another window' }).waitFor();
    await lookAt(page, 'law-draft-elsewhere');
    await page.getByRole('button', { name: 'Keep what stands here' }).click();
    await saved();
    await other.close();
    await page.reload();
    assert.match(await textArea().inputValue(), /^# from this window\n/);
    await textArea().fill(text);
    await saved();
  });

  it('publishes with a reason, sees the difference, and which allegation rests on the older version', async () => {
    await page.getByRole('button', { name: 'Publish as version 4' }).press('Enter');
    const form = page.getByRole('form', { name: 'Publish as version 4' });
    await form.getByLabel('Why it is published').fill('A fictional judgment on language');
    await form.getByRole('button', { name: 'Publish as version 4' }).press('Enter');
    await heading(/^International Convention on the Elimination/);
    await page.getByText('A fictional judgment on language').waitFor();
    const difference = page.getByRole('region', { name: 'What differs between two versions' });
    await difference.locator('ins').filter({ hasText: 'difference' }).first().waitFor();
    await page.getByText('Allegations that rest on another version than the one in force: 1 of 1').waitFor();
    const uses = page.getByRole('region', { name: 'What rests on it in this case' });
    await uses.getByText(NEW).waitFor();
    await uses.getByText(OLD).waitFor();
    await lookAtAll(page, 'law-file');
    // The matrix is worked out by the version in force, and says that it is another one.
    await page.getByRole('link', { name: TITLE }).click();
    await heading(TITLE);
    await page.getByText(NEW).first().waitFor();
  });

  it('takes the older version up again as a new draft, in Armenian as well', async () => {
    await page.goto(`${stage.url}/law/files/icerd`);
    await page.getByRole('button', { name: 'Take it up again: Version 3' }).press('Enter');
    await heading('Draft of icerd');
    await page.getByRole('button', { name: 'Publish as version 5' }).waitFor();
    await page.evaluate("localStorage.setItem('muniment.language', 'hy')");
    await page.reload();
    await heading('Սևագիր՝ icerd');
    await lookAt(page, 'law-draft-hy');
    await page.evaluate("localStorage.setItem('muniment.language', 'en')");
    await page.reload();
    await heading('Draft of icerd');
  });

  it('begins a file from an outline, in which what is empty is told', async () => {
    await page.goto(`${stage.url}/law/files`);
    await page.getByRole('button', { name: 'Begin a new file' }).click();
    const form = page.getByRole('form', { name: 'Begin a new file' });
    await form.getByLabel(/^Id:/).fill('wells');
    await form.getByLabel('Name, in English').fill('A fictional agreement on wells');
    await form.getByRole('button', { name: 'Begin', exact: true }).click();
    await heading('Draft of wells');
    await problems()
      .getByRole('heading', { name: /^What is wrong: \d+$/ })
      .waitFor();
    await lookAtAll(page, 'law-draft-outline');
  });

  it('says at the field what is wrong in it, and goes there by keyboard', async () => {
    await page.getByRole('button', { name: 'Add: a party', exact: true }).press('Enter');
    const wrong = problems().getByRole('listitem').filter({ hasText: '“state”' });
    await wrong.getByRole('button', { name: /^In the form/ }).press('Enter');
    const state = page.getByRole('textbox', { name: 'State', exact: true });
    await page.locator('input[data-field="/parties/0/state"]:focus').waitFor();
    assert.equal(await state.getAttribute('aria-invalid'), 'true');
    const described = await state.getAttribute('aria-describedby');
    assert.match(described ?? '', /help .*wrong$/);
    await lookAtAll(page, 'law-draft-field-problem');
    await page.keyboard.type('ARM');
    await page.keyboard.press('Tab');
    await wrong.waitFor({ state: 'detached' });
    assert.equal(await state.getAttribute('aria-invalid'), null);
    await page.getByLabel('In force for it since').fill('2001-02-03');
    // Tab would go from the month to the day.
    await page.getByLabel('In force for it since').blur();
    await problems().getByRole('listitem').filter({ hasText: '“inForce”' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Text', exact: true }).press('Enter');
    assert.match(
      await textArea().inputValue(),
      /^parties: \[\{ state: "ARM", inForce: 2001-02-03, basis: knowledge \}\]$/m,
    );
  });

  for (const { kind, id, text } of FULL_LAW)
    it(`has a field for all that the format lets a lawyer write, in a file of the kind ${kind}`, async () => {
      if (kind !== 'instrument') await ask(`/api/law/drafts/${id}`, {});
      await page.goto(`${stage.url}/law/files/${id}/draft?view=text`);
      await textArea().fill(text);
      await saved();
      await problems().getByRole('heading', { name: 'Nothing is wrong' }).waitFor();
      await page.getByRole('button', { name: 'Form', exact: true }).press('Enter');
      await page.locator('.law-form').waitFor();
      // What is opened draws what lies in it.
      const closed = page.locator('.law-form details:not([open]) > summary');
      for (let left = await closed.count(); left > 0; left = await closed.count())
        await closed.first().press('Enter');
      const fields = (await page
        .locator('.law-form [data-field]')
        .evaluateAll((all) =>
          all.map((one) => (one as unknown as { dataset: { field: string } }).dataset.field),
        )) as string[];
      const shown = new Set(fields.map((field) => field.replaceAll(/\/\d+(?=\/|$)/g, '/#')));
      assert.deepEqual(
        lawFields(kind).filter((field) => !shown.has(field)),
        [],
      );
      await lookAtAll(page, `law-draft-full-${kind}`);
      const discard = `${stage.url}/api/law/drafts/${id}`;
      assert.ok((await page.request.delete(discard, { headers: { origin: stage.url } })).ok());
    });

  it('has no fault', () => assert.deepEqual(faults, []));
});
