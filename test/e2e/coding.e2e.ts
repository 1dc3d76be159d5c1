import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';

// Both are invented, as are those who speak in them.
const RELEASE =
  'Press release of the fictional northern ministry.\nA spokesperson said on 3 May 2031 that 345 persons have suffered from mines since the ceasefire 🕊.\nOf them 65 were killed.';
const PAPER = 'The fictional Valley Herald writes: 345 persons have died from mines since the ceasefire.';

describe(
  'from a press release to a claim that is graded and contradicted',
  { skip: skipReason, timeout: 300_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    const faults: string[] = [];

    const heading = (name: string | RegExp): Promise<void> =>
      page.getByRole('heading', { level: 1, name }).waitFor();
    const lookAll = (name: string): Promise<void> => lookAtAll(page, name);
    /** Selects words in the text that is shown, as somebody does with the mouse or with Shift and arrows. */
    const select = async (words: string): Promise<void> => {
      await page.getByRole('region', { name: 'Text' }).getByText(words).first().waitFor();
      await page.evaluate(`(() => {
      const words = ${JSON.stringify(words)};
      const walk = document.createTreeWalker(document.querySelector('.viewer-body.text'), NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const at = node.data.indexOf(words);
        if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + words.length); return; }
      }
      throw new Error('the words are not there');
    })()`);
      await page.getByRole('status').filter({ hasText: words }).waitFor();
    };
    const openText = async (title: string): Promise<void> => {
      await page.goto(`${stage.url}/items`);
      await page.getByRole('link', { name: title }).first().click();
      await heading(title);
      await page.getByRole('region', { name: 'Text' }).waitFor();
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'release.txt'), RELEASE);
        await writeFile(join(folder, 'herald.txt'), PAPER);
      });
      context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
      await heading('Items');
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('teaches how a claim is made before there is one', async () => {
      await page.getByRole('link', { name: 'Claims' }).click();
      await heading('Claims');
      await page.getByText('There are no claims yet').waitFor();
      await lookAll('claims-empty');
    });

    it('makes a claim of a passage in four actions: select, c, the number, Ctrl+Enter', async () => {
      await openText('release.txt');
      await select('345 persons have suffered from mines');
      await page.keyboard.press('c');
      const form = page.getByRole('form', { name: 'A new claim' });
      assert.equal(
        await form.getByLabel('What is claimed').inputValue(),
        '345 persons have suffered from mines',
      );
      await form.getByLabel('Kind of claim').selectOption({ label: '\u00a0\u00a0Number' });
      await form.getByLabel('What is counted').selectOption({ label: '\u00a0\u00a0Killed or injured' });
      await form.getByLabel('Number', { exact: true }).fill('345');
      await form.getByLabel('Who says it').fill('a spokesperson of the fictional northern ministry');
      await form.getByLabel('When it was said').fill('2031-05-03');
      await lookAll('claim-form');
      await form.getByLabel('When it was said').press('Control+Enter');
      const line = page.getByRole('article').filter({ hasText: '345 persons have suffered from mines' });
      await line.getByText('345 Killed or injured · no day stated').waitFor();
      await line.getByText('F6').waitFor();
      // The passage is seen to be quoted from then on.
      await page.evaluate(`new Promise((done) => {
        const look = () => (CSS.highlights.get('quoted')?.size === 1 ? done(true) : requestAnimationFrame(look));
        look();
      })`);
      await lookAll('item-claims');
    });

    it('says what is wrong with a claim, and loses nothing of it', async () => {
      await select('Of them 65 were killed');
      await page.getByRole('button', { name: 'Quote this' }).click();
      const form = page.getByRole('form', { name: 'A new claim' });
      await form.getByLabel('Kind of claim').selectOption({ label: '\u00a0\u00a0Number' });
      await form.getByLabel('Number', { exact: true }).fill('65');
      await form.getByRole('button', { name: 'Record' }).click();
      await form.getByText('Not acceptable: the number. The reason: a number needs what it counts').waitFor();
      await form.getByLabel('What is counted').selectOption({ label: '\u00a0\u00a0\u00a0\u00a0Killed' });
      await form.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('article').filter({ hasText: 'Of them 65 were killed' }).waitFor();
    });

    it('takes what a rule proposes into the form, changes it, and leaves the rest', async () => {
      await page.getByText('What is proposed on this page').click();
      const row = page.getByRole('listitem').filter({ hasText: '345 persons' });
      await row.getByText('Killed or injured').waitFor();
      await lookAll('suggestions');
      await row.getByRole('button', { name: 'Take' }).press('a');
      const form = page.getByRole('form', { name: 'A new claim' });
      assert.equal(await form.getByLabel('Number', { exact: true }).inputValue(), '345');
      assert.match(
        await form.getByLabel('What is claimed').inputValue(),
        /^A spokesperson said on 3 May 2031 .* ceasefire 🕊\.$/,
      );
      await form.getByRole('button', { name: 'Cancel' }).click();
      assert.equal(await page.getByRole('article').count(), 2);
      const date = page.getByRole('listitem').filter({ hasText: '3 May 2031' });
      await date.getByRole('button', { name: 'Reject' }).click();
      await date.waitFor({ state: 'detached' });
    });

    it('sets two conflicting counts side by side, graded and connected, and averages nothing', async () => {
      await openText('herald.txt');
      await select('345 persons have died from mines');
      await page.keyboard.press('c');
      const form = page.getByRole('form', { name: 'A new claim' });
      await form.getByLabel('Kind of claim').selectOption({ label: '\u00a0\u00a0Number' });
      await form.getByLabel('What is counted').selectOption({ label: '\u00a0\u00a0\u00a0\u00a0Killed' });
      await form.getByLabel('Number', { exact: true }).fill('345');
      await form.getByLabel('As of').fill('2031-05');
      await form.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('link', { name: '345 persons have died from mines' }).click();
      await heading('345 persons have died from mines');
      await page.getByRole('button', { name: 'Say how it stands to another' }).click();
      const link = page.getByRole('form', { name: 'Say how it stands to another' });
      await link.getByLabel('This claim').selectOption('contradicts');
      await link.getByLabel('Find the other claim').fill('suffered');
      await link.getByRole('radio', { name: /suffered from mines/ }).check();
      await link.getByLabel('Reason').fill('The release counts killed and injured together.');
      await link.getByRole('button', { name: 'Record the relation' }).click();
      await page.getByText('contradicts 345 persons have suffered').waitFor();
      await page.getByRole('button', { name: 'Grade this claim' }).click();
      const grade = page.getByRole('form', { name: 'Grade this claim' });
      await grade.getByLabel('The source, for this claim').selectOption('D');
      await grade.getByLabel('The information').selectOption('5');
      await grade.getByLabel('Reason').fill('It takes those who suffered for those who died.');
      await grade.getByRole('button', { name: 'Grade this claim' }).click();
      await page.getByRole('listitem').filter({ hasText: 'D5 not usually reliable' }).waitFor();
      const checks = page.getByRole('region', { name: 'What does not fit' });
      await checks.getByText('1 origin for it').waitFor();
      await checks.getByText('1 against it').waitFor();
      await lookAll('claim');
      await page.getByRole('link', { name: 'Claims', exact: true }).click();
      await heading('Claims');
      await page.getByRole('article').filter({ hasText: 'died from mines' }).getByText('D5').waitFor();
      assert.equal(await page.getByRole('article').count(), 3);
      await lookAll('claims');
      await page.getByLabel('What is counted').selectOption({ label: '\u00a0\u00a0\u00a0\u00a0Killed' });
      await page.getByText('2 claims').waitFor();
      assert.match(page.url(), /measure=count-killed/);
      await page.reload();
      await page.getByText('2 claims').waitFor();
    });

    it('changes, withdraws and tells what happened', async () => {
      await page.getByRole('link', { name: 'Of them 65 were killed' }).click();
      await page.getByRole('button', { name: 'Change the claim' }).click();
      const form = page.getByRole('form', { name: 'Change the claim' });
      await form.getByLabel('As of').fill('2031-05-03');
      await form.getByLabel('Where, as the source spells it').fill('Aghdam');
      await form.getByRole('button', { name: 'Find in the gazetteer' }).click();
      await form
        .getByRole('button', { name: /^Choose / })
        .first()
        .click();
      await form.getByText('Chosen from the gazetteer:').waitFor();
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByText('as of 2031-05-03').waitFor();
      await page.getByText('az-agdam').waitFor();
      await page.getByRole('button', { name: 'Withdraw the claim' }).click();
      await page.getByLabel('Reason').fill('Part of the other number.');
      await page.getByRole('button', { name: 'Withdraw the claim' }).click();
      await page.getByText('This claim was withdrawn:').waitFor();
      await page.goto(`${stage.url}/changes`);
      await page.getByText('A. Archivist withdrew a claim.').waitFor();
      assert.deepEqual(faults, []);
    });
  },
);
