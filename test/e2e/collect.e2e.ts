import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { writeHandOver } from './broken-files.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const EMAIL = 'owner@example.org';
const PASSWORD = 'correct horse battery staple';
const LONG_MS = 120_000;
const FILES = 2000;
const SHOTS = process.env['MUNIMENT_SHOTS'];

describe('evidence is collected', { skip: skipReason, timeout: 600_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let folder = '';
  const faults: string[] = [];

  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const received = (): Promise<void> =>
    page.getByRole('heading', { name: 'What was received' }).waitFor({ timeout: LONG_MS });
  const look = async (name: string): Promise<void> => {
    assert.deepEqual(await faultsOf(page), [], name);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  };
  /** In light and dark, wide and narrow. */
  const lookAll = async (name: string): Promise<void> => {
    await look(name);
    await page.emulateMedia({ colorScheme: 'dark' });
    await look(`${name}-dark`);
    await page.setViewportSize({ width: 390, height: 800 });
    await look(`${name}-narrow-dark`);
    await page.emulateMedia({ colorScheme: null });
    await look(`${name}-narrow`);
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const state = async (label: string): Promise<void> => {
    await page.getByLabel('Name of this delivery').fill(label);
    await page.getByLabel('Source').first().fill('Fictional Desk');
  };
  const begin = (): Promise<void> => page.getByRole('button', { name: 'Upload and receive' }).click();
  const fact = (name: string): Promise<string> =>
    page
      .locator('.facts > div')
      .filter({ has: page.getByText(name, { exact: true }) })
      .locator('dd')
      .innerText();
  const signInAgain = async (): Promise<void> => {
    const dialog = page.getByRole('dialog', { name: 'Sign in' });
    await dialog.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muniment-collect-'));
    await writeHandOver(join(folder, 'hand-over'), FILES);
    stage = await openStage(async (files) => {
      await mkdir(files);
    });
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => faults.push(error.message));
  });

  after(async () => {
    await context?.close();
    await stage?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('asks three questions before the first file, and keeps what was answered', async () => {
    await page.goto(stage.setupUrl);
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await page.getByText('Question 1 of 3').waitFor();
    await page.getByLabel('Name').fill('Nora Fictional');
    await page.getByLabel('E-mail address').fill(EMAIL);
    await lookAll('setup-who');
    await page.reload();
    assert.equal(await page.getByLabel('Name').inputValue(), 'Nora Fictional');
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Where does the archive live?' }).waitFor();
    await page.getByText(/ free of /).waitFor();
    await page.getByText('How to use another folder').click();
    await lookAll('setup-where');
    await page.getByRole('button', { name: 'Back' }).click();
    assert.equal(await page.getByLabel('E-mail address').inputValue(), EMAIL);
    await page.getByRole('button', { name: 'Next' }).click();
    // Nobody gets on without saying that it may stay.
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Where does the archive live?' }).waitFor();
    await page.getByLabel('The archive may stay in this folder.').check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Is it encrypted?' }).waitFor();
    await page.getByText('How to encrypt a disk on Debian').click();
    await page.getByRole('radio', { name: 'No, deliberately' }).check();
    await page.getByLabel('Why not').fill('A fictional desk without visitors.');
    await lookAll('setup-encrypt');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByRole('heading', { level: 1, name: 'How do you want to begin?' }).waitFor();
    await lookAll('setup-start');
    await page.getByRole('button', { name: 'Start empty' }).click();
    await heading('Intake');
  });

  it('keeps what was written when the session ends in the middle of it', async () => {
    await state('The great hand-over');
    await page.getByLabel('How it was obtained').fill('By courier');
    await lookAll('intake-form');
    await stage.endSessions();
    await page.reload();
    await heading('Sign in');
    await page.getByLabel('E-mail address').fill(EMAIL);
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await heading('Intake');
    await page.getByText('What you wrote here before is back.').waitFor();
    assert.equal(await page.getByLabel('How it was obtained').inputValue(), 'By courier');
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    assert.equal(await page.getByLabel('How it was obtained').inputValue(), '');
  });

  it(`receives a folder of ${FILES} files of which 40 are broken; none is lost`, async () => {
    await page.getByLabel('Choose a folder').setInputFiles(join(folder, 'hand-over'));
    await page.getByText(/^2,000 files, /).waitFor();
    await state('Hand-over');
    await begin();
    const progress = page.getByRole('region', { name: 'Progress of the intake' });
    await progress.getByText(/ files a second/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await progress.getByText('Paused').waitFor();
    await look('intake-paused');
    await page.getByRole('button', { name: 'Go on' }).click();
    // It goes on while another page is looked at.
    await page.getByRole('link', { name: 'Sources' }).click();
    await heading('Sources');
    await page.getByRole('link', { name: 'Intake' }).click();
    await received();
    await page.getByText('2,000 files are received.').waitFor();
    // 2,000 files, 4 members of zips that are encrypted and 8 of zips that are cut off.
    assert.equal(await fact('Received before, same bytes'), '11');
    await page.getByText('The file has no content').waitFor();
    await page.getByText('What is in the container is encrypted').waitFor();
  });

  it('names what is received again, and the item that has the bytes', async () => {
    const duplicates = page
      .getByRole('region')
      .or(page.locator('section'))
      .filter({
        has: page.getByRole('heading', { level: 3, name: 'Received again' }),
      });
    const list = duplicates.last();
    await list.getByText('11 files').click();
    await list.getByRole('link', { name: /note-/ }).first().waitFor();
    assert.equal(await list.getByRole('link').count(), 11);
    await lookAll('intake-outcome');
  });

  it('sends nothing twice when the same files are chosen again after a reload', async () => {
    await page.goto(`${stage.url}/intake`);
    await page.getByLabel('Choose a folder').setInputFiles(join(folder, 'hand-over'));
    await page.getByText(/^2,000 files, /).waitFor();
    await state('Hand-over');
    let sent = 0;
    page.on('request', (request) => (sent += request.url().includes('/api/uploads') ? 1 : 0));
    await begin();
    await received();
    assert.equal(await fact('Received earlier, not sent again'), '2,000');
    assert.equal(sent, 0);
    await page.getByRole('button', { name: 'Receive more' }).click();
  });

  it('goes on when the server was away and when the session ended in the middle of a file', async () => {
    const bytes = randomBytes(36_000_000);
    await writeFile(join(folder, 'film.bin'), bytes);
    await page.getByLabel('Choose files').setInputFiles(join(folder, 'film.bin'));
    await state('Film');
    // Slow enough to be in the middle of it.
    await context.route('**/api/uploads/*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    const second = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await begin();
    await second;
    await stage.restart(() => page.getByText('The connection is lost;').waitFor());
    await page.waitForResponse(
      (response) => response.request().method() === 'PATCH' && response.status() === 204,
    );
    await stage.endSessions();
    await page.getByRole('dialog', { name: 'Sign in' }).waitFor();
    await look('intake-signed-out');
    await signInAgain();
    await received();
    await context.unroute('**/api/uploads/*');
    await page.getByText('1 file is received.').waitFor();
    const list = (await (await context.request.get(`${stage.url}/api/items?title=film`)).json()) as {
      items: { sha256: string }[];
    };
    assert.deepEqual(
      list.items.map(({ sha256 }) => sha256),
      [createHash('sha256').update(bytes).digest('hex')],
    );
    await page.getByRole('button', { name: 'Receive more' }).click();
  });

  it('goes on with a half-sent file when the page was loaded again', async () => {
    const bytes = randomBytes(36_000_000);
    await writeFile(join(folder, 'sound.bin'), bytes);
    await page.getByLabel('Choose files').setInputFiles(join(folder, 'sound.bin'));
    await state('Sound');
    await context.route('**/api/uploads/*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    const second = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await begin();
    await second;
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText(/^An intake was cut off .* 0 of 1 files/).waitFor();
    await page.getByText('What you wrote here before is back.').waitFor();
    await look('intake-interrupted');
    await context.unroute('**/api/uploads/*');
    const methods: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/uploads')) methods.push(request.method());
    });
    await page.getByLabel('Choose files').setInputFiles(join(folder, 'sound.bin'));
    await page.getByText(/^1 file, /).waitFor();
    await begin();
    await received();
    await page.getByText('1 file is received.').waitFor();
    assert.equal(methods[0], 'HEAD');
    assert.ok(!methods.includes('POST') && methods.length <= 4, methods.join(' '));
    await page.getByRole('button', { name: 'Receive more' }).click();
  });

  it('takes a folder that is dropped, with everything in it', async () => {
    const inner = join(folder, 'dropped', 'inner', 'deep');
    await mkdir(inner, { recursive: true });
    // More than a reader gives at a time.
    for (let n = 0; n < 120; n += 1) await writeFile(join(inner, `${n}.txt`), `dropped ${n}`);
    await writeFile(join(folder, 'dropped', 'top.txt'), 'dropped at the top');
    const cdp = await context.newCDPSession(page);
    const region = page.getByRole('region', { name: 'What is received' });
    // One drops on what one sees: after the last intake the page may stand lower.
    await region.scrollIntoViewIfNeeded();
    const box = await region.boundingBox();
    assert.ok(box);
    const data = { items: [], files: [join(folder, 'dropped')], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await cdp.send('Input.dispatchDragEvent', { type, x: box.x + 20, y: box.y + 20, data });
    await page.getByText(/^121 files, /).waitFor();
    await state('Dropped');
    await begin();
    await received();
    await page.getByText('121 files are received.').waitFor();
    const list = (await (await context.request.get(`${stage.url}/api/items?title=top.txt`)).json()) as {
      items: { serial: string }[];
    };
    const detail = await (
      await context.request.get(`${stage.url}/api/items/${list.items[0]?.serial}`)
    ).text();
    assert.ok(detail.includes('dropped/top.txt'));
    await page.getByRole('button', { name: 'Receive more' }).click();
  });

  it('groups what failed by its cause and tries exactly that again', async () => {
    const names = ['gone-1.txt', 'gone-2.txt', 'there.txt'];
    for (const name of names) await writeFile(join(folder, name), `content of ${name}`);
    await page.getByLabel('Choose files').setInputFiles(names.map((name) => join(folder, name)));
    await page.getByText(/^3 files, /).waitFor();
    await state('Vanished');
    for (const name of names.slice(0, 2)) await rename(join(folder, name), join(folder, `away-${name}`));
    await begin();
    await received();
    await page.getByText('1 file is received.').waitFor();
    const group = page.getByRole('listitem').filter({ hasText: 'The file cannot be read' });
    await group.getByText('2 files', { exact: true }).click();
    await group.getByText('gone-1.txt').waitFor();
    await look('intake-failed');
    for (const name of names.slice(0, 2)) await rename(join(folder, `away-${name}`), join(folder, name));
    await group.getByRole('button', { name: 'Try these 2 files again: FILE_UNREADABLE' }).click();
    await page.getByText('3 files are received.').waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Not received' }).count(), 0);
    await page.getByRole('button', { name: 'Receive more' }).click();
  });

  it('says what is wrong with the statement, keeps the files, and sends nothing twice', async () => {
    await writeFile(join(folder, 'dated.txt'), 'a file with a date that is none');
    await page.getByLabel('Choose files').setInputFiles(join(folder, 'dated.txt'));
    await state('Dated');
    await page.getByLabel('When it was obtained').fill('soon');
    await begin();
    await received();
    await page.getByText('CATALOGUE_BAD_DATE').waitFor();
    await page.getByText('1 file was not received yet.').waitFor();
    await look('intake-refused');
    let sent = 0;
    page.on('request', (request) => (sent += request.url().endsWith('/api/uploads') ? 1 : 0));
    await page.getByRole('button', { name: 'Correct the statement' }).click();
    await page.getByText(/^1 file, /).waitFor();
    assert.equal(await page.getByText(/An intake was cut off/).count(), 0);
    await page.getByLabel('When it was obtained').fill('2021-09~');
    await begin();
    await received();
    await page.getByText('1 file is received.').waitFor();
    assert.equal(sent, 0);
    await page.getByRole('button', { name: 'Receive more' }).click();
  });

  it('shows what a name hides, and keeps one that is too long', async () => {
    await page.getByLabel('Choose files').setInputFiles([
      { name: 'invoice\u202Efdp.exe', mimeType: 'text/plain', buffer: Buffer.from('turned') },
      { name: `${'long-'.repeat(2000)}.txt`, mimeType: 'text/plain', buffer: Buffer.from('long') },
    ]);
    await page.getByText(/^2 files, /).waitFor();
    await state('Names');
    await begin();
    await received();
    await page.getByText('2 files are received.').waitFor();
    await page.getByText('The name is too long to be shown whole').waitFor();
    await page.goto(`${stage.url}/items?title=invoice`);
    await page.getByRole('link', { name: 'invoiceRLOfdp.exe' }).click();
    await heading('invoiceRLOfdp.exe');
    await look('intake-name');
    assert.match(await page.title(), /^invoice‹RLO›fdp\.exe/);
  });

  it('has the broken ones as findings by cause, in words, with what can be tried again', async () => {
    await page.goto(`${stage.url}/findings`);
    await heading('Findings');
    for (const words of ['The container is damaged', 'The file has no content', 'The PDF is damaged'])
      await page.getByText(words).first().waitFor({ timeout: LONG_MS });
    await page
      .getByRole('button', { name: /^Run the tool again on .* item/ })
      .first()
      .click();
    await look('intake-findings');
  });

  it('never broke', () => assert.deepEqual(faults, []));
});
