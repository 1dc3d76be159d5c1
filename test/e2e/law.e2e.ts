import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAt, lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';
/** What the section is called, and one of the two States, in each language. */
const LANGUAGES = {
  'fr-FR': ['Qui il lie, depuis quand, devant qui', 'Arménie'],
  'az-AZ': ['Kimi, nə vaxtdan, kimin qarşısında bağlayır', 'Ermənistan'],
  'hy-AM': ['Ում է պարտավորեցնում, երբվանից, ում առջև', 'Հայաստան'],
  'ru-RU': ['Кого, с какого дня и перед кем он связывает', 'Армения'],
} as const;

describe('a lawyer reads the law and says what was looked up', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];
  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const scope = () => page.getByRole('region', { name: 'Whom it binds, since when, before whom' });
  const statements = () => page.getByRole('region', { name: 'Every statement' });

  before(async () => {
    stage = await openStage(async (folder) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'note.txt'), 'A fictional note.');
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

  it('reads the law in words of our own, with how much of it nobody has checked', async () => {
    await page.getByRole('link', { name: 'Law', exact: true }).click();
    await heading('Law');
    await page.getByText('no treaty text stands here').waitFor();
    await page
      .getByText(/statements are to be checked by a lawyer/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: /Elimination of All Forms of Racial Discrimination/ }).click();
    await page.getByRole('heading', { name: 'Duties' }).waitFor();
  });

  it('sees whom the instrument binds and since when, and that what is not stated is not known', async () => {
    const armenia = scope().getByRole('row', { name: /^Armenia/ });
    await armenia.getByText('1993-07-23').waitFor();
    await armenia.getByText('none is stated').waitFor();
    await scope().getByText('bound towards each other from').waitFor();
    await scope()
      .getByText(/^Acts before the convention was in force between the two States/)
      .waitFor();
    // What gives the Court its jurisdiction is general knowledge: it has its mark.
    const icj = scope().getByRole('listitem').filter({ hasText: 'can find a breach of it (Art. 22)' });
    await icj.getByText('(to be checked by a lawyer)').waitFor();
    await lookAtAll(page, 'law');
    // Nearly every State is bound: the list is searched, and what it does not have is not said to be no party.
    const search = scope().getByRole('searchbox', { name: 'Find a State' });
    await scope().getByText('177 of 177').waitFor();
    await search.fill('united arab');
    await scope().getByText('1 of 177').waitFor();
    await scope()
      .getByRole('row', { name: /^United Arab Emirates/ })
      .getByText('1974-07-20')
      .waitFor();
    assert.equal(await armenia.count(), 0);
    await search.fill('bhutan');
    await scope().getByText('0 of 177').waitFor();
    await scope().getByText('That a State is not listed does not say that it is no party.').waitFor();
    await search.fill('');
    await scope().getByLabel('only with reservations, an end or a note').check();
    await scope()
      .getByRole('row', { name: /^Afghanistan/ })
      .getByText(/all parties to the dispute have to agree/)
      .waitFor();
    assert.equal(await armenia.count(), 0);
    await lookAtAll(page, 'law-reservations');
    await scope().getByLabel('only with reservations, an end or a note').uncheck();
    await page.getByRole('link', { name: /^Convention for the Protection of Human Rights/ }).click();
    await scope()
      .getByText(/^bound no more from 2022-09-16 on: It had ceased to be a member/)
      .waitFor();
    await lookAt(page, 'law-ended');
    await page.getByRole('link', { name: /^Articles on Responsibility of States/ }).click();
    await scope().getByText('No party is stated with its day of entry into force').waitFor();
    await scope().getByText('Nothing is stated of which acts it covers in time.').waitFor();
    await lookAt(page, 'law-unknown');
    await page.getByRole('link', { name: /Elimination of All Forms of Racial Discrimination/ }).click();
    await scope()
      .getByRole('row', { name: /^Azerbaijan/ })
      .waitFor();
  });

  it('reads the same in each language, with States by their names there', async () => {
    for (const [locale, [title, state]] of Object.entries(LANGUAGES)) {
      const own = await stage.browser.newContext({
        locale,
        viewport: { width: 1440, height: 900 },
        storageState: await context.storageState(),
      });
      const theirs = await own.newPage();
      theirs.setDefaultTimeout(WAIT_MS);
      await theirs.goto(`${stage.url}/law?instrument=icerd`);
      await theirs.getByRole('region', { name: title }).getByRole('rowheader', { name: state }).waitFor();
      await lookAt(theirs, `law-${locale.slice(0, 2)}`);
      await own.close();
    }
  });

  it('keeps who looked a statement up, until it is withdrawn', async () => {
    await statements().getByText('Every statement, and what it rests on').click();
    await statements().getByRole('button', { name: 'Confirm: icerd.2.1.a', exact: true }).click();
    const form = statements().getByRole('form', { name: 'Confirm' });
    await form.getByLabel('Where you read it').fill('a fictional edition, p. 7');
    await lookAtAll(page, 'law-confirming');
    await form.getByRole('button', { name: 'Confirm' }).click();
    await statements().getByText('confirmed by A. Archivist: a fictional edition, p. 7').waitFor();
    await lookAt(page, 'law-confirmed');
    await statements().getByRole('button', { name: 'Withdraw the confirmation: icerd.2.1.a' }).click();
    await statements().getByLabel('Reason').fill('it was another edition');
    await statements().getByRole('button', { name: 'Withdraw the confirmation' }).last().click();
    await statements().getByRole('button', { name: 'Confirm: icerd.2.1.a', exact: true }).waitFor();
  });

  it('confirms what has no id of its own, and the mark goes from where it is read', async () => {
    const name = 'icerd/forumBasis/icj';
    const own = statements().getByRole('listitem').filter({ hasText: name });
    await own.getByText('by icerd.22').waitFor();
    await own.getByRole('button', { name: `Confirm: ${name}`, exact: true }).click();
    const form = own.getByRole('form', { name: 'Confirm' });
    await form.getByLabel('Where you read it').fill('the depositary’s text, Art. 22');
    await form.getByRole('button', { name: 'Confirm' }).click();
    const icj = scope().getByRole('listitem').filter({ hasText: 'can find a breach of it (Art. 22)' });
    await icj.getByText('confirmed by A. Archivist: the depositary’s text, Art. 22').waitFor();
    assert.equal(await icj.getByText('(to be checked by a lawyer)').count(), 0);
    await lookAt(page, 'law-confirmed-basis');
  });

  it('offers no forum without a basis, and says of a charge what its forum cannot find', async () => {
    await page.goto(`${stage.url}/allegations?charge=gc-iii.13`);
    const form = page.getByRole('form', { name: 'New allegation' });
    const forum = form.getByRole('combobox', { name: /^Forum/ });
    const icj = forum.getByRole('option', { name: /^International Court of Justice/ });
    assert.equal(await icj.isDisabled(), true);
    await forum.selectOption('ecthr');
    await form.getByText('This forum can find no breach of the instrument by itself').waitFor();
    await form.getByLabel('Party that charges').fill('State A (fictional)');
    await form.getByLabel('Party that is charged').fill('State B (fictional)');
    await form.getByLabel('Title').fill('Prisoners shown on film (fictional)');
    await form.getByRole('button', { name: 'Record' }).click();
    await heading('Prisoners shown on film (fictional)');
    const remark = page.locator('.allegation-head').getByText('it reads it together with what it applies.');
    await remark.getByText('(to be checked by a lawyer)').waitFor();
    // Whose conduct it was is asked of the charge: the act, or the omission of the authorities.
    await page.getByText('It was done by those whose conduct is the State’s own').first().waitFor();
    await lookAtAll(page, 'law-charge-forum');
    assert.deepEqual(faults, []);
  });
});
