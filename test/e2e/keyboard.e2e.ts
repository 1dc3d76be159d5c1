import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const EMAIL = 'owner@example.org';
const PASSWORD = 'correct horse battery staple';
const MOST_TABS = 150;
const SHOTS = process.env['MUNIMENT_SHOTS'];

/** What has the focus: its role and name as a person hears them, whether it shows a ring and lies free of what is fixed above. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const ring = (of) => { const s = getComputedStyle(of); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; };
  const box = (one.type === 'file' || one.offsetWidth <= 1 ? (one.labels?.[0] ?? one) : one).getBoundingClientRect();
  const header = document.querySelector('header.top');
  const top = header && !header.contains(one) && !one.closest('dialog, .skip-link') && getComputedStyle(header).position !== 'static'
    ? header.getBoundingClientRect().bottom : 0;
  let isRinged = false;
  for (let of = one, up = 0; of && up < 3; of = of.parentElement, up += 1) isRinged ||= ring(of);
  return { html: one.outerHTML.slice(0, 200), isRinged, isFree: box.bottom > top + 4 && box.top < innerHeight && box.right > 0 && box.left < innerWidth };
})()`;

describe('the whole work by keyboard alone', { skip: skipReason, timeout: 600_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let folder = '';

  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();

  const assertSeen = async (what: string): Promise<void> => {
    const focused = (await page.evaluate(FOCUSED)) as {
      html: string;
      isRinged: boolean;
      isFree: boolean;
    } | null;
    assert.ok(focused, `${what}: nothing has the focus`);
    assert.ok(focused.isRinged, `${what}: no ring: ${focused.html}`);
    assert.ok(focused.isFree, `${what}: covered or out of view: ${focused.html}`);
  };

  /** Goes with Tab until an element that `wanted` finds has the focus, and is seen to have it; fails when it does not come. */
  const tabTo = async (wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    await wanted.first().waitFor({ state: 'attached' });
    for (let n = 0; n < MOST_TABS; n += 1) {
      const isThere = await wanted.evaluateAll((all) => {
        const { document } = globalThis as unknown as { document: { activeElement: never } };
        return all.includes(document.activeElement);
      });
      if (isThere) return assertSeen(String(wanted));
      await page.keyboard.press(key);
    }
    assert.fail(`${String(wanted)} is not reached with ${key}`);
  };

  /** Goes to a page, a dossier or an item by its first letters. */
  const goTo = async (text: string, title: string): Promise<void> => {
    await page.keyboard.press('Control+K');
    const asked = page.getByRole('dialog').getByRole('option', { name: title }).first();
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await assertSeen('the palette');
    await page.keyboard.type(text);
    await asked.waitFor();
    for (let n = 0; n < 20 && (await asked.getAttribute('aria-selected')) !== 'true'; n += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await heading(title);
  };

  const type = async (text: string): Promise<void> => {
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };

  const shot = async (name: string): Promise<void> => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/keyboard-${name}.png` });
  };

  before(async () => {
    stage = await openStage();
    folder = await mkdtemp(join(tmpdir(), 'muniment-keys-'));
    await writeFile(join(folder, 'letter.txt'), 'A fictional clerk counted the lanterns of Arvandel.\n');
    const first = await stage.browser.newContext({ locale: 'en-GB' });
    const setup = await first.newPage();
    await makeFirstAccount(setup, stage.setupUrl, EMAIL, PASSWORD);
    await setup.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    await setup.evaluate(
      `fetch('/api/dossiers', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'keys', title: 'Filed by keys' }) })
        .then((reply) => reply.json())
        .then(async ({ id }) => {
          const { items } = await (await fetch('/api/items?title=statement-en')).json();
          const { version } = await (await fetch('/api/dossiers/' + id)).json();
          await fetch('/api/dossiers/' + id + '/exhibits', { method: 'PUT', headers: { 'content-type': 'application/json', 'if-match': '"' + version + '"' }, body: JSON.stringify({ exhibits: items.map(({ serial }) => ({ serial })) }) });
        })`,
    );
    await first.close();
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
  });

  after(async () => {
    await context?.close();
    await stage?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('signs in', async () => {
    await page.goto(`${stage.url}/intake`);
    await heading('Sign in');
    await tabTo(page.getByLabel('E-mail address'));
    await type(EMAIL);
    await tabTo(page.getByRole('textbox', { name: 'Password' }));
    await type(PASSWORD);
    await page.keyboard.press('Enter');
    await heading('Intake');
  });

  it('chooses a file, fills in the statement and has it received', async () => {
    const files = page.getByLabel('Choose files');
    await tabTo(files);
    await files.setInputFiles(join(folder, 'letter.txt'));
    await page.getByText(/^1 file/).waitFor();
    await tabTo(page.getByLabel('Source', { exact: false }).first());
    await type('A fictional office');
    // Of a person it would be filed only with their consent.
    const kind = page.getByLabel('Kind of source');
    await tabTo(kind);
    await page.keyboard.press('ArrowDown');
    assert.equal(await kind.inputValue(), 'organisation');
    await tabTo(page.getByLabel('Name of this delivery'));
    await type('A letter by keys');
    await shot('intake');
    await tabTo(page.getByRole('button', { name: 'Upload and receive' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What was received' }).waitFor();
  });

  it('finds it by a word and opens it', async () => {
    // The index follows within moments.
    for (let total = 0; total === 0;) {
      const reply = await context.request.get(`${stage.url}/api/search/counts?q=lanterns`);
      ({ total } = (await reply.json()) as { total: number });
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('/');
    await assertSeen('the search box');
    await type('lanterns');
    await page.keyboard.press('Enter');
    const hit = page.getByRole('main').getByRole('link', { name: /letter\.txt/ });
    await tabTo(hit);
    await shot('search');
    await page.keyboard.press('Enter');
    await heading('letter.txt');
  });

  it('puts a tag on it, and adds it to a dossier', async () => {
    await goTo('Items', 'Items');
    await page.getByRole('link', { name: 'letter.txt' }).waitFor();
    for (const key of ['j', 'x']) await page.keyboard.press(key);
    await assertSeen('the current row');
    await page.getByText('1 item chosen').waitFor();
    const curate = page.locator('summary').filter({ hasText: 'Tags, compartment, source' });
    await tabTo(curate, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page.getByLabel('Tag', { exact: true }));
    await type('by-keys');
    await shot('tag');
    await page.keyboard.press('Enter');
    await page.getByText('1 item chosen').waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: /^by-keys/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('k');
    await assertSeen('the row again');
    await page.keyboard.press('x');
    await tabTo(page.getByRole('button', { name: 'Add to dossier' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('1 item chosen').waitFor({ state: 'detached' });
  });

  it('moves the exhibit and builds the bundle', async () => {
    await goTo('Filed by', 'Filed by keys');
    const first = page.getByRole('listitem').filter({ hasText: 'Annex 1' });
    await first.getByRole('link', { name: 'statement-en.txt' }).waitFor();
    await tabTo(page.getByRole('button', { name: 'Move up: letter.txt' }));
    await page.keyboard.press('Enter');
    await first.getByRole('link', { name: 'letter.txt' }).waitFor();
    await shot('exhibit');
    await tabTo(page.getByRole('button', { name: 'Build and verify' }));
    await page.keyboard.press('Enter');
    await page.getByText(/^PASS \d+ · FAIL 0 · /).waitFor();
    await shot('built');
  });

  it('checks the receipt', async () => {
    await goTo('letter.t', 'letter.txt');
    await tabTo(page.getByRole('tab', { selected: true }));
    for (
      let n = 0;
      n < 10 && !(await page.getByRole('tab', { name: 'Receipt', selected: true }).isVisible());
      n += 1
    )
      await page.keyboard.press('ArrowRight');
    await assertSeen('the tab of the receipt');
    await page
      .getByRole('listitem')
      .filter({ hasText: 'These exact bytes were recorded by' })
      .getByText('✓ PASS')
      .waitFor();
    await shot('receipt');
  });
});
