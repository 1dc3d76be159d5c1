import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const DIST = join(import.meta.dirname, '../../web/dist');
const LANGUAGES = 5;
/** What a browser fetches of scripts before the list of items stands, compressed. */
const MOST_BYTES = 210_000;

it('the first screen fetches no library that it does not need', { skip: skipReason }, async () => {
  const html = await readFile(join(DIST, 'index.html'), 'utf8');
  const files = await readdir(join(DIST, 'assets'));
  const named = [...html.matchAll(/assets\/([\w-]+\.js)/g)].map(([, name]) => name ?? '');
  const page = files.filter((name) => /^items-(?!map)[\w-]+\.js$/.test(name));
  // Of each language what the list writes, and the rest, which comes when the list stands.
  const words = files.filter((name) => /^(?:en|fr|az|hy|ru)-[\w-]+\.js$/.test(name));
  const sizeOf = async (name: string): Promise<number> =>
    (await stat(join(DIST, 'assets', `${name}.br`))).size;
  const sizes = await Promise.all([...named, ...page].map(sizeOf));
  const parts = (await Promise.all(words.map(sizeOf))).toSorted((one, other) => one - other);
  // The longest of the first parts, whoever reads.
  const longest = parts[LANGUAGES - 1] ?? Infinity;
  assert.ok(
    named.length > 2 && page.length > 0 && words.length === 2 * LANGUAGES && longest < 10_000,
    'the files of the build were not found',
  );
  const bytes = sizes.reduce((sum, size) => sum + size, longest);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes: ${named.join(' ')}`);
});

describe('the words of the first page', { skip: skipReason, timeout: 120_000 }, () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage(async (folder) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'note.txt'), 'A note.');
    });
  });
  after(() => stage?.close());

  it('say all that the list writes before the rest of them has come, and other pages wait for the rest', async () => {
    const english = await stage.browser.newContext({ locale: 'en-GB' });
    const first = await english.newPage();
    first.setDefaultTimeout(WAIT_MS);
    await makeFirstAccount(first, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
    await first.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    const context = await stage.browser.newContext({
      storageState: { ...(await english.storageState()), origins: [] },
      locale: 'ru',
      viewport: { width: 1440, height: 900 },
    });
    await english.close();
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    const asked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    await page.route(/\/assets\/ru-[\w-]+\.js$/, async (route) => {
      const answer = await route.fetch();
      const text = await answer.text();
      // The first part does not say what a matrix is.
      if (text.includes('"matrix.against"')) {
        asked.resolve();
        await release.promise;
      }
      await route.fulfill({ response: answer, body: text });
    });
    await page.goto(`${stage.url}/items`);
    await page.getByRole('heading', { level: 1, name: 'Материалы' }).waitFor();
    await page.getByText('note.txt').first().waitFor();
    // The rest is asked for when the list stands.
    await asked.promise;
    const nameless = await page.evaluate(
      `[...document.querySelectorAll('a, button, h1, h2, label, th, legend')].filter((one) => one.checkVisibility()
        && !(one.textContent.trim() || one.ariaLabel || one.title || one.querySelector('[aria-label], img[alt], svg'))).map((one) => one.outerHTML.slice(0, 200))`,
    );
    assert.deepEqual(nameless, []);
    await page.getByRole('link', { name: 'Досье', exact: true }).click();
    await setTimeout(300);
    assert.equal(await page.getByRole('heading', { level: 1, name: 'Досье' }).count(), 0);
    release.resolve();
    await page.getByRole('heading', { level: 1, name: 'Досье' }).waitFor();
    await context.close();
  });
});
