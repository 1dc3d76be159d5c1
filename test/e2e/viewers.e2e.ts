import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { longPdf, openStage, skipReason, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';

describe('the viewers of an item', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let page: Page;
  const complaints: string[] = [];
  const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

  before(async () => {
    stage = await openStage();
    const context = await stage.browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
    });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`);
    });
    await page.goto(stage.setupUrl);
    await page.getByLabel('E-mail address').fill('owner@example.org');
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await heading('Items');
  });

  after(() => stage?.close());

  it('covers pictures until they are asked for', async () => {
    await page.goto(`${stage.url}/items`);
    await page.getByRole('link', { name: 'photograph.jpg' }).click();
    await heading('photograph.jpg');
    const filter = (): Promise<string> =>
      page.evaluate("getComputedStyle(document.querySelector('.picture-stage')).filter");
    await page.getByRole('button', { name: 'Show the picture' }).waitFor();
    await page.locator('.picture-stage').waitFor();
    assert.match(await filter(), /blur/);
    await page.getByRole('button', { name: 'Show the picture' }).click();
    assert.equal(await filter(), 'none');
    await page.getByRole('button', { name: 'Cover it again' }).click();
    assert.match(await filter(), /blur/);
    await page.getByRole('button', { name: /^Signed in/ }).click();
    await page.getByLabel('Pictures and films').selectOption('Shown at once');
    await page.getByRole('button', { name: 'Show the picture' }).waitFor({ state: 'detached' });
    await page.getByLabel('Pictures and films').selectOption('Covered until asked for');
  });

  it('reads a long PDF page by page, and says so when one cannot be read', async () => {
    const long = longPdf(300);
    for (const [name, bytes] of [
      ['long.pdf', long],
      ['cut.pdf', long.subarray(0, 2000)],
    ] as const) {
      await page.goto(`${stage.url}/intake`);
      await page
        .getByLabel('Files: choose them, or drop them here')
        .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });
      await page.getByLabel('Name of this delivery').fill(name);
      await page.getByLabel('Source', { exact: false }).first().fill('Ministry');
      await page.getByRole('button', { name: 'Upload and receive' }).click();
      await page.getByRole('heading', { name: 'What was received' }).waitFor();
    }
    await stage.settled();
    await page.goto(`${stage.url}/items?title=long.pdf`);
    await page.getByRole('link', { name: 'long.pdf' }).click();
    const tools = page.getByRole('form', { name: 'View' });
    await tools.getByText('of 300').waitFor();
    await page.getByText('This is page 1 of the long file').waitFor();
    await tools.getByRole('textbox', { name: 'Page' }).fill('217');
    await page.keyboard.press('Enter');
    await page.getByText('This is page 217 of the long file').waitFor();
    assert.ok((await page.getByRole('figure').count()) < 8, 'only pages in view are drawn');
    await tools.getByRole('button', { name: 'Larger' }).click();
    await tools.getByText('125 %').waitFor();
    await tools.getByRole('button', { name: 'Turn' }).click();
    await page.goto(`${stage.url}/items?title=cut.pdf`);
    await page.getByRole('link', { name: 'cut.pdf' }).click();
    await page.getByText('The file itself could not be shown').waitFor();
  });

  it('was not complained of by the browser', () => {
    // 401: asked before there was an account.
    assert.deepEqual(
      complaints.filter((text) => !/status of 401/.test(text)),
      [],
    );
  });
});
