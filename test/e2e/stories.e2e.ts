import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { verifyFile } from '#dossier';
import { faultsOf } from './axe.ts';
import { makeFirstAccount, signIn } from './first-account.ts';
import { namesFor, sweep, workPages } from './pages.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const EMAIL = 'owner@example.org';
const PASSWORD = 'correct horse battery staple';

describe('the pages, as a person uses them', { skip: skipReason, timeout: 1_200_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  /** Everything the browser complained of; a refused style or script stands here too. */
  const complaints: string[] = [];

  const watch = (watched: Page): void => {
    watched.setDefaultTimeout(WAIT_MS);
    watched.on('pageerror', (error) => complaints.push(error.message));
    watched.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${watched.url()} ${message.text()}`);
    });
  };

  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();

  // The page that was wanted may stand behind the form already: only a form that is gone has been answered.
  const passSignIn = async (): Promise<void> => {
    await heading('Sign in');
    await signIn(page, EMAIL, PASSWORD);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor({ state: 'detached' });
  };

  before(async () => {
    stage = await openStage();
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    watch(page);
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('asks for sign-in and keeps the wanted address', async () => {
    await page.goto(`${stage.url}/items?kind=text`);
    await heading('Sign in');
    assert.equal(new URL(page.url()).searchParams.get('next'), '/items?kind=text');
    await page.getByText('Nobody has an account yet').waitFor();
  });

  it('makes the first account and shows the items', async () => {
    await makeFirstAccount(page, stage.setupUrl, EMAIL, PASSWORD);
    await heading('Items');
    await page.getByText('7 items').waitFor();
    await page.getByText('Case of the browser stories').waitFor();
  });

  it('filters by kind in the address, and by title', async () => {
    await page.getByRole('checkbox', { name: /^Image/ }).check();
    await page.waitForURL(/kind=image/);
    await page.getByRole('link', { name: 'statement-en.txt' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'photograph.jpg' }).waitFor();
    await page.reload();
    assert.ok(await page.getByRole('checkbox', { name: /^Image/ }).isChecked());
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.getByLabel('Title').fill('statement');
    await page.getByText('4 items').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.getByText('7 items').waitFor();
  });

  it('moves with j and k, chooses with x, opens with Enter', async () => {
    await page.goto(`${stage.url}/items`);
    await page.getByRole('row').nth(3).waitFor();
    const titles = await page.getByRole('row').getByRole('link').allTextContents();
    for (const key of ['j', 'j', 'k', 'j', 'x']) await page.keyboard.press(key);
    await page.getByText('1 item chosen').waitFor();
    assert.ok(await page.getByRole('checkbox', { name: `Choose: ${titles[1]}` }).isChecked());
    await page.getByRole('button', { name: 'Run the tools again' }).click();
    await page.getByText('1 item chosen').waitFor({ state: 'detached' });
    for (const key of ['j', 'k']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await heading(titles[1] ?? '');
  });

  it('goes anywhere with Ctrl+K and the keyboard alone', async () => {
    await page.goto(`${stage.url}/ledger`);
    await heading('Ledger');
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Go to' });
    await box.fill('statement-fr-is-not-there');
    await page.getByRole('option', { name: 'Search for' }).waitFor();
    await box.fill('statement-e');
    await page.getByRole('option', { name: /^statement-en\.txt/ }).waitFor();
    await page.keyboard.press('Enter');
    await heading('statement-en.txt');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Ledg');
    await page.getByRole('option', { name: /^Ledger/ }).waitFor();
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'detached' });
    await heading('statement-en.txt');
  });

  it('checks a receipt in the browser: PASS', async () => {
    await page.goto(`${stage.url}/items`);
    await page.getByRole('link', { name: 'statement-en.txt' }).click();
    await page.getByRole('tab', { name: 'Receipt' }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'These exact bytes were recorded by A. Archivist' })
      .getByText('✓ PASS')
      .waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'The entry has not changed' })
      .getByText('✓ PASS')
      .waitFor();
    assert.equal(await page.getByText('✕ FAIL').count(), 0);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('A. Archivist recorded this item').waitFor();
  });

  it('shows FAIL when a byte of the proof, the entry or the original differs', async () => {
    const address = page.url().replace(/\?.*/, '?tab=receipt');
    const changes: readonly (readonly [string, (text: string) => string, RegExp])[] = [
      // A hash of the path: its second letter, so that it stays base64 of 32 bytes.
      [
        '**/receipt',
        (text) =>
          text.replace(/(index \d+\\n.)(.)/, (_, a: string, b: string) => a + (b === 'A' ? 'B' : 'A')),
        /The entry has not changed/,
      ],
      [
        '**/receipt',
        (text) => text.replace('"kind":"item-received"', '"kind":"item-receivec"'),
        /These exact bytes/,
      ],
      ['**/original', (text) => `${text}.`, /These exact bytes/],
    ];
    for (const [pattern, change, statement] of changes) {
      await page.route(pattern, async (route) => {
        const response = await route.fetch();
        const before = await response.text();
        const body = change(before);
        assert.notEqual(body, before, `${pattern} was not changed`);
        await route.fulfill({ status: 200, contentType: response.headers()['content-type'] ?? '', body });
      });
      await page.goto(address);
      await page.getByRole('listitem').filter({ hasText: statement }).getByText('✕ FAIL').waitFor();
      await page.unroute(pattern);
    }
  });

  it('shows a finding and runs the tools again', async () => {
    await page.goto(`${stage.url}/items?findings=yes`);
    await page.getByRole('link', { name: 'broken.jpg' }).click();
    await heading('broken.jpg');
    await page.getByText('TYPE_MISMATCH').waitFor();
    await page.getByRole('button', { name: 'Run the tools again' }).click();
    await page.getByRole('button', { name: 'Queued again' }).waitFor();
  });

  it('searches and opens the page of the hit', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('ministry said');
    await page.keyboard.press('Enter');
    await heading('Search: ministry said');
    await page.getByRole('link', { name: 'statement-en.txt' }).click();
    await heading('statement-en.txt');
    await page.getByText('a map of 97,000 mines').waitFor();
    await page.goto(`${stage.url}/search?q=${'('.repeat(45)}mine${')'.repeat(45)}`);
    await page.getByRole('alert').getByText('SEARCH_BAD_QUERY').waitFor();
    await page.goto(`${stage.url}/search?q=zzzzqq`);
    await page.getByText('Nothing was found').waitFor();
  });

  it('opens a dossier, adds, orders, builds, and the download verifies', async () => {
    await page.goto(`${stage.url}/dossiers`);
    await page.getByText('No dossier yet').first().waitFor();
    await page.getByLabel('Title').fill('Application of the stories');
    await page.getByLabel('Short name').fill('stories-1');
    await page.getByRole('button', { name: 'Open the dossier' }).click();
    await heading('Application of the stories');
    await page.goto(`${stage.url}/items?kind=text`);
    await page.getByRole('checkbox', { name: 'Choose: statement-en.txt' }).check();
    await page.getByRole('checkbox', { name: 'Choose: statement-hy.txt' }).check();
    await page.getByRole('button', { name: 'Add to dossier' }).click();
    await page.getByText('2 items chosen').waitFor({ state: 'detached' });
    await page.goto(`${stage.url}/dossiers`);
    await page.getByRole('link', { name: 'Application of the stories' }).click();
    const first = page.getByRole('listitem').filter({ hasText: 'Annex 1' });
    await first.getByRole('link', { name: 'statement-en.txt' }).waitFor();
    await page.getByRole('button', { name: 'Move up: statement-hy.txt' }).click();
    await first.getByRole('link', { name: 'statement-hy.txt' }).waitFor();
    await page.getByRole('button', { name: 'Move down: statement-hy.txt' }).press('Alt+ArrowDown');
    await first.getByRole('link', { name: 'statement-en.txt' }).waitFor();
    await page.getByRole('button', { name: 'Build and verify' }).click();
    await page.getByText(/^PASS \d+ · FAIL 0 · /).waitFor();
    const folder = await mkdtemp(join(tmpdir(), 'muniment-e2e-bundle-'));
    try {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download the bundle' }).first().click();
      const file = join(folder, 'stories-1.zip');
      await (await waiting).saveAs(file);
      assert.equal((await verifyFile(file)).result, 'PASS');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('receives an uploaded file under a statement', async () => {
    await page.goto(`${stage.url}/intake`);
    await page.getByLabel('Choose files').setInputFiles({
      name: 'uploaded.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Uploaded in a story.\n'),
    });
    await page.getByLabel('Name of this delivery').fill('By hand');
    await page.getByLabel('Source', { exact: false }).first().fill('Ministry');
    await page.getByRole('button', { name: 'Upload and receive' }).click();
    await page.getByRole('heading', { name: 'What was received' }).waitFor();
    await page.goto(`${stage.url}/items?title=uploaded`);
    await page.getByRole('link', { name: 'uploaded.txt' }).waitFor();
  });

  it('invites a reader, who sets a password and sees what a reader sees', async () => {
    await page.goto(`${stage.url}/people`);
    await heading('People');
    const form = page.getByRole('form', { name: 'Add a person' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Fictional Reader');
    await form.getByRole('textbox', { name: 'E-mail address' }).fill('reader@example.org');
    await form.getByRole('button', { name: 'Add and invite' }).click();
    const link = await form.getByText(/\/invitation#/).textContent();
    const other = await stage.browser.newContext({ locale: 'en-GB' });
    const theirs = await other.newPage();
    watch(theirs);
    await theirs.goto(link ?? '');
    await theirs.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await theirs.getByRole('button', { name: 'Set the password and sign in' }).click();
    await theirs.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    assert.equal(await theirs.getByRole('link', { name: 'Intake' }).count(), 0);
    assert.equal(await theirs.getByRole('link', { name: 'People', exact: true }).count(), 0);
    await page.getByRole('button', { name: 'Change: Fictional Reader' }).click();
    const dialog = page.getByRole('dialog', { name: 'Fictional Reader' });
    await dialog.getByRole('checkbox', { name: /^Collector/ }).check();
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('helps with the hand-over');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('cell', { name: 'Collector, Reader' }).waitFor();
    await theirs.reload();
    await theirs.getByRole('link', { name: 'Intake' }).waitFor();
    await other.close();
  });

  it('has no accessibility violation and no sideways scrolling on any page, light, dark and narrow', async () => {
    const { serial, dossier } = await namesFor(context, stage);
    const found = await sweep(stage, context, workPages(serial, dossier), { watch, look: faultsOf });
    assert.deepEqual(found, []);
  });

  it('speaks the five languages and signs out', async () => {
    await page.goto(`${stage.url}/items`);
    await page.getByRole('button', { name: /^Signed in/ }).click();
    for (const [language, title] of [
      ['fr', 'Éléments'],
      ['az', 'Materiallar'],
      ['hy', 'Նյութեր'],
      ['ru', 'Материалы'],
      ['en', 'Items'],
    ] as const) {
      await page.getByRole('combobox').first().selectOption(language);
      await heading(title);
      assert.equal(await page.evaluate('document.documentElement.lang'), language);
    }
    await page.getByRole('button', { name: 'Sign out' }).click();
    await heading('Sign in');
    await page.goto(`${stage.url}/ledger`);
    await passSignIn();
    await heading('Ledger');
  });

  it('asks for sign-in again when the session has ended, and comes back', async () => {
    // An answer that is still on its way would find the session gone first, and ask for sign-in over the page.
    const answered = async () =>
      Number(await page.evaluate("performance.getEntriesByType('resource').length"));
    for (let before = -1; before !== (await answered());) {
      before = await answered();
      await page.waitForTimeout(700);
    }
    await context.clearCookies();
    await page.getByRole('link', { name: 'Dossiers' }).click();
    await passSignIn();
    await heading('Dossiers');
  });

  it('opens an item by its address: asked for once, and also after the session has ended', async () => {
    await page.goto(`${stage.url}/items`);
    const path = await page.getByRole('link', { name: 'statement-en.txt' }).getAttribute('href');
    const asked = async () =>
      Number(
        await page.evaluate(
          `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/api${path}')).length`,
        ),
      );
    await page.goto(`${stage.url}${path}`);
    await heading('statement-en.txt');
    assert.equal(await asked(), 1, 'its reading is recorded once');
    await stage.endSessions();
    await page.goto(`${stage.url}${path}`);
    await passSignIn();
    await heading('statement-en.txt');
  });

  it('was not complained of by the browser', () => {
    // A refused request is said by the browser itself: 400 of the query that is wrong on purpose, 401 before sign-in.
    const unexpected = complaints.filter((text) => !/status of 40[01]/.test(text));
    assert.deepEqual(unexpected, []);
  });
});
