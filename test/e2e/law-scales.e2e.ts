import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { SHIPPED_LAW } from '#law';
import { makeFirstAccount } from './first-account.ts';
import { lookAt, lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const REPORT = 'Report of the fictional Inquiry of Upland.';
const PASSWORD = 'correct horse battery staple';

const shippedText = (file: string): Promise<string> =>
  readFile(join(SHIPPED_LAW, 'muniment', `${file}.yaml`), 'utf8');

describe(
  'a lawyer changes the rubric and a profile in the form',
  { skip: skipReason, timeout: 300_000 },
  () => {
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
    /** A claim of the fictional report, weighed by the rubric that is in force. */
    const weighOne = async (): Promise<void> => {
      const { items } = await ask<{ items: { serial: string }[] }>('/api/items');
      const { serial } = items[0] ?? assert.fail();
      const { claimId } = await ask<{ claimId: string }>(`/api/items/${serial}/quotes`, {
        quote: { kind: 'text', page: 1, start: 0, end: REPORT.length, exact: REPORT },
        claim: { kind: 'claimk-count', body: REPORT },
      });
      const weighed = await ask<{ band: number }>(`/api/claims/${claimId}/weighings`, {
        kind: 'ngo-report',
        answers: {},
      });
      assert.equal(weighed.band, 2);
    };
    const heading = (name: string | RegExp): Promise<void> =>
      page.getByRole('heading', { level: 1, name }).waitFor();
    const problems = (): Locator => page.getByRole('region', { name: /^(What is wrong|Nothing is wrong)/ });
    const sound = (): Promise<void> =>
      problems().getByRole('heading', { name: 'Nothing is wrong' }).waitFor();
    const saved = (): Promise<void> => page.getByText(/^Saved ·/).waitFor();
    const press = (name: string): Promise<void> =>
      page.getByRole('button', { name, exact: true }).press('Enter');
    const at = (field: string): Locator => page.locator(`[data-field="${field}"]`);
    const write = async (field: string, text: string): Promise<void> => {
      await at(field).fill(text);
      await at(field).blur();
      await saved();
    };
    const textNow = async (): Promise<string> => {
      await press('Text');
      const text = await page.getByRole('textbox', { name: 'Text of the file' }).inputValue();
      await press('Form');
      await page.locator('.law-form').waitFor();
      return text;
    };
    const publish = async (reason: string, version = 2): Promise<void> => {
      await press(`Publish as version ${version}`);
      const form = page.getByRole('form', { name: `Publish as version ${version}` });
      await form.getByLabel('Why it is published').fill(reason);
      await form.getByRole('button', { name: `Publish as version ${version}` }).press('Enter');
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'inquiry.txt'), REPORT);
      });
      context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
      await heading('Items');
      await weighOne();
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('is told that what was weighed by the rubric keeps its version', async () => {
      await page.goto(`${stage.url}/law/files/b7`);
      await press('Write the next version');
      await heading('Draft of b7');
      await page.getByText('each weight keeps the version of the rubric by which it was reckoned').waitFor();
      await page.locator('.law-form').getByText('Claims weighed by version 1: 1').waitFor();
    });

    it('adds a factor, and is told at each field what it still lacks', async () => {
      await press('Add: a factor');
      await at('/factors/18').filter({ hasText: 'F19' }).press('Enter');
      const question = at('/factors/18/question/en');
      await question.waitFor();
      await problems().getByRole('heading', { name: 'What is wrong: 2' }).waitFor();
      assert.equal(await question.getAttribute('aria-invalid'), 'true');
      const described = (await question.getAttribute('aria-describedby')) ?? assert.fail();
      assert.match((await page.locator(`[id="${described}"]`).textContent()) ?? '', /is empty/);
      await lookAtAll(page, 'law-rubric-new-factor');
      await write('/factors/18/names/en', 'Kept apart');
      await write('/factors/18/question/en', 'Was it kept apart from what belongs to a party?');
      await sound();
      assert.equal(await question.getAttribute('aria-invalid'), null);
    });

    it('gives it another kind of answer, with its answers, cases and effects', async () => {
      await at('/factors/18/type').selectOption('choice');
      await at('/factors/18/options/1/names/en').waitFor();
      await write('/factors/18/options/0/names/en', 'Kept by a third person');
      await write('/factors/18/options/1/names/en', 'Kept by the party');
      // The condition that named the answer changes with it.
      await write('/factors/18/options/0/id', 'third');
      await press('Add: effect: F19 case 1');
      await write('/factors/18/cases/0/effects/0/adjust', '-1');
      await press('Add: case: F19');
      await at('/factors/18/cases/1').waitFor();
      await press('Add: effect: F19 case 2');
      await at('/factors/18/cases/1/effects/0/effect').selectOption('cap');
      await at('/factors/18/cases/1/effects/0/cap').selectOption('3');
      await saved();
      await sound();
      const added = (await textNow()).split('\n').find((line) => line.includes('F19')) ?? assert.fail();
      assert.ok(added.includes('when: { is: third }, effects: [{ adjust: -1 }]'), added);
      assert.ok(added.includes('{ effects: [{ cap: 3 }] }'), added);
      assert.ok(added.includes('type: choice') && added.includes('basis: knowledge'), added);
    });

    it('moves a case by keyboard, is told beside it that those after it never apply, and moves it back', async () => {
      await at('/factors/18').press('Enter');
      const up = page.getByRole('button', { name: 'Move up: F19: case 2' });
      await up.press('Alt+ArrowUp');
      const first = at('/factors/18/cases/0');
      await first.getByText('a case without a condition is not the last').waitFor();
      await problems().getByRole('heading', { name: 'What is wrong: 1' }).waitFor();
      assert.equal(await page.getByRole('button', { name: /^Publish as/ }).count(), 0);
      // What was moved has the focus, and is moved on from there.
      await page.getByText('Now in place 1 of 2').waitFor({ state: 'attached' });
      const focused = page.locator(':focus');
      assert.equal(await focused.getAttribute('aria-label'), 'Move up: F19: case 1');
      await lookAtAll(page, 'law-rubric-case-problem');
      await focused.press('Alt+ArrowDown');
      await sound();
    });

    it('moves the factor among the others by keyboard; it stays open and keeps the focus', async () => {
      await at('/factors/18').press('Alt+ArrowUp');
      await at('/factors/17').filter({ hasText: 'F19' }).waitFor();
      await page.getByText('Now in place 18 of 19').waitFor({ state: 'attached' });
      assert.equal(await page.locator(':focus').getAttribute('data-field'), '/factors/17');
      assert.equal(
        await at('/factors/17/question/en').inputValue(),
        'Was it kept apart from what belongs to a party?',
      );
      assert.equal(await at('/factors/18/question/en').count(), 0);
      await saved();
      const text = await textNow();
      const ids = [...text.matchAll(/\bid: "?(F\d+)"?/g)].map(([, id]) => id);
      assert.deepEqual(ids.slice(-3), ['F17', 'F19', 'F18']);
      // All that was there stands there still, with its remarks.
      const lines = (await shippedText('b7')).split('\n').filter((line) => line !== 'version: 1');
      const rest = text.split('\n').filter((line) => line !== 'version: 2' && !line.includes('F19'));
      assert.deepEqual(rest, lines);
    });

    it('sees every change before it publishes the rubric, and its history after', async () => {
      await page.getByText('Statements that change: 1').waitFor();
      await page.getByText('All that differs from version 1, word by word').press('Enter');
      await page.locator('ins').filter({ hasText: 'third' }).first().waitFor();
      await lookAtAll(page, 'law-rubric-changes');
      await publish('A fictional practice on custody');
      await heading('Weight of a piece of evidence');
      await page.getByText('A fictional practice on custody').waitFor();
      const difference = page.getByRole('region', { name: 'What differs between two versions' });
      await difference.locator('ins').filter({ hasText: 'F19' }).first().waitFor();
      const uses = page.getByRole('region', { name: 'What rests on it in this case' });
      await uses.getByText('Claims weighed by version 1: 1').waitFor();
      await uses.getByText('not the version in force').waitFor();
      const { rubric } = await ask<{ rubric: { version: number; factors: { id: string }[] } }>('/api/law');
      assert.equal(rubric.version, 2);
      assert.deepEqual(
        rubric.factors.slice(-3).map(({ id }) => id),
        ['F17', 'F19', 'F18'],
      );
    });

    it('changes the size of volumes, a limit and what is signed, in a profile', async () => {
      await page.goto(`${stage.url}/law/files/icj-volumes`);
      await press('Write the next version');
      await heading('Draft of icj-volumes');
      await write('/pagesPerVolume', '5');
      const size = at('/pagesPerVolume');
      await page.locator('.law-field[data-wrong]').getByText('is less than 20').waitFor();
      assert.equal(await size.getAttribute('aria-invalid'), 'true');
      await lookAtAll(page, 'law-profile-problem');
      await write('/pagesPerVolume', '300');
      await sound();
      await press('Add: limit');
      await at('/limits/1').press('Enter');
      await write('/limits/1/atMost', '50');
      await write('/limits/1/text/en', 'A fictional order on this case');
      await press('Add: a certificate');
      await at('/certificates/2').press('Enter');
      await write('/certificates/2/title/en', 'Certificate of deposit');
      await write('/certificates/2/text/en', 'What is listed is deposited.');
      await write('/certificates/2/signedBy/en', 'Registrar of Upland');
      await at('/certificates/2').press('Alt+ArrowUp');
      await at('/certificates/1').filter({ hasText: 'Certificate of deposit' }).waitFor();
      await sound();
      await lookAtAll(page, 'law-profile');
      await page.evaluate("localStorage.setItem('muniment.language', 'hy')");
      await page.reload();
      await heading('Սևագիր՝ icj-volumes');
      await lookAt(page, 'law-profile-hy');
      await page.evaluate("localStorage.setItem('muniment.language', 'en')");
      await page.reload();
      const text = await textNow();
      const added = (line: string): boolean => /atMost: 50\b|Certificate of deposit/.test(line);
      const lines = (await shippedText('icj-volumes'))
        .replace('version: 2', 'version: 3')
        .replace('pagesPerVolume: 400', 'pagesPerVolume: 300')
        .split('\n');
      assert.deepEqual(
        text.split('\n').filter((line) => !added(line)),
        lines,
      );
      assert.equal(text.split('\n').filter(added).length, 2);
      await publish('A fictional order on volumes', 3);
      await page.getByText('A fictional order on volumes').waitFor();
      const difference = page.getByRole('region', { name: 'What differs between two versions' });
      await difference.locator('ins').filter({ hasText: '300' }).first().waitFor();
    });

    it('has no fault', () => assert.deepEqual(faults, []));
  },
);
