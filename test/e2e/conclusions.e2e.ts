import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const SHOTS = process.env['MUNIMENT_SHOTS'];
// Invented, as are those who speak in it.
const STATEMENT =
  'Statement of the fictional Valley Watch.\nA driver says that the road was closed. An official denies that the road was closed.';
const PASSAGES = ['the road was closed. An official', 'denies that the road was closed'] as const;
const CONCLUDED = 'There are reasonable grounds to believe that the fictional road was closed.';

describe('two people conclude, verify and code', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  let [anna, boris] = [] as unknown as [Page, Page];
  let [item, conclusion, sample] = ['', '', ''];

  const open = async (): Promise<Page> => {
    const context = await stage.browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    return page;
  };
  const heading = (page: Page, name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const look = async (page: Page, name: string): Promise<void> => {
    await page.evaluate('scrollTo(0, 0)');
    assert.deepEqual(await faultsOf(page), [], name);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  };
  const lookAll = async (page: Page, name: string): Promise<void> => {
    await look(page, name);
    await page.emulateMedia({ colorScheme: 'dark' });
    await look(page, `${name}-dark`);
    await page.setViewportSize({ width: 390, height: 800 });
    await look(page, `${name}-narrow`);
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  const post = async <T>(path: string, data: object): Promise<T> => {
    const answer = await anna.request.post(`${stage.url}${path}`, { data, headers: { origin: stage.url } });
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const step = async (page: Page, to: string): Promise<void> => {
    await page.getByRole('button', { name: `To: ${to}` }).click();
    await page.getByLabel('Reason').fill(`it is ${to.toLowerCase()}`);
    await page.getByRole('button', { name: `To: ${to}` }).click();
    await page.getByText('Status:').getByText(to).waitFor();
  };

  before(async () => {
    stage = await openStage(async (folder) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'statement.txt'), STATEMENT);
    });
    anna = await open();
    await makeFirstAccount(anna, stage.setupUrl, 'owner@example.org', PASSWORD);
    await heading(anna, 'Items');
    await anna.getByRole('link', { name: 'statement.txt' }).first().click();
    await heading(anna, 'statement.txt');
    await anna.getByRole('region', { name: 'Text' }).getByText('A driver says').waitFor();
    item = anna.url().replace(/\?.*/, '');
    const serial = item.split('/items/')[1] ?? '';
    for (const exact of PASSAGES) {
      const start = STATEMENT.indexOf(exact);
      await post(`/api/items/${serial}/quotes`, {
        quote: { kind: 'text', page: 1, start, end: start + exact.length, exact },
        claim: { kind: 'claimk-event', polarity: exact.startsWith('denies') ? 'denies' : 'affirms' },
      });
    }
  });

  after(async () => {
    for (const context of contexts) await context.close();
    await stage?.close();
  });

  it('lets a second person in', async () => {
    await anna.goto(`${stage.url}/people`);
    await heading(anna, 'People');
    const form = anna.getByRole('form', { name: 'Add a person' });
    await form.getByLabel('Name').fill('Boris Second');
    await form.getByLabel('E-mail address').fill('boris2@example.org');
    await form.getByRole('checkbox', { name: /^Reader/ }).uncheck();
    await form.getByRole('checkbox', { name: /^Analyst/ }).check();
    await form.getByRole('button', { name: 'Add and invite' }).click();
    const text = (await anna.getByText(/\/invitation#/).textContent()) ?? '';
    boris = await open();
    await boris.goto(/http\S+/.exec(text)?.[0] ?? '');
    await boris.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await boris
      .getByRole('button', { name: /account|password/i })
      .last()
      .click();
    await boris.waitForURL((url) => !url.pathname.startsWith('/invitation'));
    if (boris.url().includes('sign-in')) {
      await boris.getByLabel('E-mail address').fill('boris2@example.org');
      await boris.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
      await boris.getByRole('button', { name: 'Sign in' }).click();
    }
    await heading(boris, 'Items');
  });

  it('concludes from a claim, with a claim against it', async () => {
    await anna.getByRole('link', { name: 'Conclusions' }).click();
    await heading(anna, 'Conclusions');
    await anna.getByText('Nothing has been concluded yet').waitFor();
    await lookAll(anna, 'conclusions-empty');
    await anna.getByRole('link', { name: 'Claims', exact: true }).click();
    await anna.getByRole('link', { name: PASSAGES[0] }).click();
    await anna.getByRole('link', { name: 'Conclude from it' }).click();
    const form = anna.getByRole('form', { name: 'New conclusion' });
    await form.getByText(PASSAGES[0]).waitFor();
    await form.getByLabel('What is concluded').fill(CONCLUDED);
    await form.getByLabel('Reasons').fill('A driver tells of it; an official denies it.');
    await form
      .getByLabel('Standard of proof applied')
      .selectOption({ label: 'Reasonable grounds to believe' });
    await form.getByRole('button', { name: 'Record' }).click();
    await heading(anna, CONCLUDED);
    conclusion = anna.url();
    await anna.getByRole('button', { name: 'Name a claim' }).click();
    const claim = anna.getByRole('form', { name: 'Name a claim' });
    await claim.getByRole('radio', { name: /denies/ }).check();
    await claim.getByLabel('The claim speaks against it').check();
    await claim.getByRole('button', { name: 'Record' }).click();
    await anna.getByRole('link', { name: PASSAGES[1] }).waitFor();
  });

  it('takes it up the ladder; its writer cannot review it, somebody else can', async () => {
    await step(anna, 'In progress');
    await step(anna, 'Ready for review');
    await anna.getByText('You wrote of this one: somebody else has to review it.').waitFor();
    assert.equal(await anna.getByRole('button', { name: 'To: Reviewed' }).count(), 0);
    await boris.goto(conclusion);
    await heading(boris, CONCLUDED);
    await step(boris, 'Reviewed');
    await anna.reload();
    await step(anna, 'Sealed');
    assert.equal(await anna.getByRole('button', { name: 'Change', exact: true }).count(), 0);
    await lookAll(anna, 'conclusion');
    await anna.getByRole('button', { name: 'Begin a new version' }).click();
    await anna.getByLabel('Reason').fill('a third source');
    await anna.getByRole('button', { name: 'Begin a new version' }).click();
    await anna.getByText('This is a new version of a sealed one.').waitFor();
  });

  it('shows conclusion by conclusion what speaks for it and against it, by independent origin', async () => {
    await post('/api/conclusions', { statement: 'Nobody was near the fictional road.' });
    await anna.getByRole('link', { name: 'Conclusions' }).click();
    await heading(anna, 'Conclusions');
    await anna.getByRole('link', { name: 'Claims for and against' }).click();
    const grounded = anna.getByRole('article', { name: CONCLUDED }).last();
    await grounded.getByRole('heading', { name: 'For it: 1 independent origin' }).waitFor();
    await grounded.getByRole('heading', { name: 'Against it: 1 independent origin' }).waitFor();
    await grounded.getByText('Spoken for and against').waitFor();
    const bare = anna.getByRole('article', { name: 'Nobody was near' });
    await bare.getByText('No claim that you may see stands for it').waitFor();
    await grounded.getByText('Quote', { exact: true }).first().click();
    await grounded.getByRole('blockquote').filter({ hasText: PASSAGES[0] }).waitFor();
    await lookAll(anna, 'conclusions-claims');
    await anna.emulateMedia({ media: 'print' });
    for (const quote of await grounded.getByRole('blockquote').all()) assert.ok(await quote.isVisible());
    assert.equal(await anna.getByRole('search').isVisible(), false);
    if (SHOTS) await anna.screenshot({ path: `${SHOTS}/conclusions-claims-print.png`, fullPage: true });
    await anna.emulateMedia({ media: null });

    const narrowed = anna.getByRole('search', { name: 'Narrow the list of conclusions' });
    await narrowed.getByLabel('Claims').selectOption({ label: 'None stands for it' });
    await grounded.waitFor({ state: 'detached' });
    assert.match(anna.url(), /view=claims/);
    await anna.reload();
    await bare.waitFor();
    await narrowed.getByRole('searchbox').fill('no such words');
    await narrowed.getByRole('button', { name: 'Find' }).click();
    await anna.getByText('No conclusion matches.').waitFor();
    await look(anna, 'conclusions-claims-none');
    await anna.goto(`${stage.url}/conclusions?view=claims&text=fictional`);
    await grounded.waitFor();
    await anna.keyboard.press('j');
    await anna.keyboard.press('j');
    await anna.keyboard.press('k');
    const current = await bare.getByRole('link').first().getAttribute('id');
    assert.equal(await anna.evaluate('document.activeElement?.id'), current);
    await anna.keyboard.press('Enter');
    await heading(anna, 'Nobody was near the fictional road.');
  });

  it('verifies an item in three parts, each check read by a second person', async () => {
    await anna.goto(`${item}?tab=verification`);
    await anna.getByText('Not verified').waitFor();
    for (const part of ['Check the source', 'Check the file', 'Check the content']) {
      await anna.getByRole('button', { name: part }).click();
      const form = anna.getByRole('form', { name: part });
      await form
        .getByRole('textbox', { name: 'How', exact: true })
        .fill('compared with the archive of the Watch');
      await form.getByLabel('What came out').fill('Nothing speaks against it.');
      await form.getByRole('button', { name: 'Record' }).click();
      await form.waitFor({ state: 'detached' });
    }
    await anna.getByText('To be read by a second person').waitFor();
    await boris.goto(`${item}?tab=verification`);
    for (let left = 3; left > 0; left -= 1) {
      await boris.getByRole('button', { name: 'I have read this check' }).first().click();
      await boris
        .getByText(/^.*read by Boris Second/)
        .nth(3 - left)
        .waitFor();
    }
    await boris.getByText('Verified', { exact: true }).waitFor();
    await lookAll(boris, 'item-verification');
  });

  it('codes a sample blind, and sees how far the two agree when it is closed', async () => {
    await anna.goto(`${stage.url}/samples`);
    await heading(anna, 'Double coding');
    await lookAll(anna, 'samples-empty');
    await anna.getByRole('button', { name: 'Draw a sample' }).click();
    const form = anna.getByRole('form', { name: 'Draw a sample' });
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Pilot');
    await form.getByRole('checkbox', { name: 'A. Archivist' }).check();
    await form.getByRole('checkbox', { name: 'Boris Second' }).check();
    await form.getByRole('checkbox', { name: 'Kind of claim' }).uncheck();
    await form.getByRole('checkbox', { name: 'Affirmed or denied' }).check();
    await form.getByLabel('Seed').fill('pilot');
    await form.getByRole('button', { name: 'Draw', exact: true }).click();
    await heading(anna, 'Pilot');
    sample = anna.url();
    for (const [page, answers] of [
      [anna, ['affirmed', 'denied']],
      [boris, ['affirmed', 'affirmed']],
    ] as const) {
      await page.goto(sample);
      for (const [at, answer] of answers.entries()) {
        await page.getByText(`Passage ${at + 1} of 2`).waitFor();
        await page.getByLabel('Affirmed or denied').selectOption({ label: answer });
        if (page === anna && at === 0) await lookAll(page, 'sample-coding');
        await page.getByRole('button', { name: 'Record and go on' }).click();
        await page.getByText(`you have coded ${at + 1}`).waitFor();
      }
    }
    await anna.reload();
    assert.equal(await anna.getByText('Krippendorff').count(), 0, 'nothing is told before it is closed');
    await anna.getByRole('button', { name: 'Close and compare' }).click();
    await anna.getByRole('rowheader', { name: 'Affirmed or denied' }).waitFor();
    await anna.getByRole('heading', { name: 'Where they do not agree' }).waitFor();
    await lookAll(anna, 'sample');
  });

  it('counts a claim that was withdrawn no longer, and says that there is one', async () => {
    await anna.goto(conclusion);
    await anna.getByRole('link', { name: PASSAGES[1] }).click();
    await heading(anna, PASSAGES[1]);
    const claimId = new URL(anna.url()).pathname.split('/').at(-1);
    await anna.goto(`${stage.url}/conclusions`);
    await anna
      .getByText(/1 claim for it · 1 against/)
      .first()
      .waitFor();
    await post(`/api/claims/${claimId}/withdrawal`, { reason: 'read wrongly' });
    await anna.reload();
    await anna
      .getByText(/1 claim for it · 0 against/)
      .first()
      .waitFor();
    await anna.getByText('1 claim that it names was withdrawn since and is not counted.').first().waitFor();
    assert.deepEqual(faults, []);
  });
});
