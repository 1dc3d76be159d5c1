import assert from 'node:assert/strict';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import {
  fixtureCheckpoint,
  fixtureLog,
  makeFiles,
  pack,
  seal,
} from '../../verify/src/testing/make-bundle.ts';
import { formatVkey } from '../../verify/src/testing/writers.ts';
import { lookAtAll } from './look.ts';
import { CHROMIUM, skipReason, WAIT_MS } from './server.ts';

const PAGE = join(import.meta.dirname, '../../verify/dist/verify.html');

/** Small files side by side, one that is read by itself, and one that takes several readings. */
const payload = (): Record<string, Uint8Array> => ({
  ...Object.fromEntries(
    Array.from({ length: 80 }, (_, at) => [`data/small/${at}.txt`, new Uint8Array(100 + at * 50).fill(at)]),
  ),
  'data/large.bin': new Uint8Array(3_000_000).map((_, at) => at * 7),
  'data/larger.bin': new Uint8Array(20_000_000).map((_, at) => at >> 3),
});

describe(
  'a stranger verifies a bundle with the page that lies in it',
  { skip: skipReason, timeout: 180_000 },
  () => {
    let folder: string;
    let browser: Browser;
    let page: Page;
    let good: Uint8Array;
    const faults: string[] = [];
    const verdict = () => page.locator('.verdict');

    async function choose(name: string, bytes: Uint8Array): Promise<void> {
      const path = join(folder, name);
      await writeFile(path, bytes);
      await page.goto(pathToFileURL(PAGE).href);
      await page.getByLabel('Drop a bundle').setInputFiles(path);
    }

    before(async () => {
      await access(PAGE);
      folder = await mkdtemp(join(tmpdir(), 'verifier-'));
      good = pack(await seal(await makeFiles(payload())));
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
      page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      // From a file nothing is asked of a network.
      await page.route('**', (route) =>
        route.request().url().startsWith('file:') || route.request().url().startsWith('blob:')
          ? route.continue()
          : route.abort().then(() => void faults.push(route.request().url())),
      );
    });
    after(async () => {
      await browser?.close();
      await rm(folder, { recursive: true, force: true });
      assert.deepEqual(faults, []);
    });

    it('says of a good bundle what was checked, what that proves, and what it does not', async () => {
      await choose('dossier-0007.zip', good);
      await page.getByText('dossier-0007: No check failed.').waitFor();
      await page.getByText(/^\d+ passed, 0 failed, 3 not checked$/).waitFor();
      await page.getByRole('heading', { name: 'What this does not prove' }).waitFor();
      const group = page.locator('summary').filter({ hasText: 'Is the custody statement about' });
      await group.press('Enter');
      await page.getByText('002: data/exhibits/002/').first().waitFor();
      await lookAtAll(page, 'verifier-sound');
    });

    it('speaks five languages: that of the browser first, another by choice, with what was found told again', async () => {
      const [context, own] = [await browser.newContext({ locale: 'hy-AM' }), pathToFileURL(PAGE).href];
      const armenian = await context.newPage();
      await armenian.goto(own);
      await armenian.getByRole('heading', { level: 1, name: 'Ստուգել փաթեթը' }).waitFor();
      await context.close();
      for (const [language, title, sound] of [
        ['fr', 'Vérifier une liasse', 'Aucune vérification n’a échoué.'],
        ['az', 'Paketi yoxlamaq', 'Heç bir yoxlama uğursuz olmadı.'],
        ['hy', 'Ստուգել փաթեթը', 'Ոչ մի ստուգում չի ձախողվել։'],
        ['ru', 'Проверить пакет', 'Ни одна проверка не дала отказа.'],
      ] as const) {
        await page.locator('#language').selectOption(language);
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        await page.getByText(`dossier-0007: ${sound}`).waitFor();
        assert.equal(await page.title(), title);
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        // Each question is in the language: none is told by its id.
        const asked = await page.locator('.meaning').allInnerTexts();
        assert.ok(asked.length > 12 && asked.every((text) => text.includes(' ')), asked.join());
        await lookAtAll(page, `verifier-${language}`);
      }
    });

    it('compares it with what the reader has from elsewhere', async () => {
      await page.goto(pathToFileURL(PAGE).href);
      await page.getByText('What you have from elsewhere').click();
      await page.getByLabel('Verifier key of the log').fill(formatVkey(fixtureLog.key));
      await page.getByLabel('Earlier signed checkpoint').fill(await fixtureCheckpoint(4));
      await page.getByLabel('Drop a bundle').setInputFiles(join(folder, 'dossier-0007.zip'));
      await page.getByText(/^\d+ passed, 0 failed, 1 not checked$/).waitFor();
    });

    it('finds one byte that was changed: in a small file, in one that takes several readings, and in a header', async () => {
      const text = Buffer.from(good);
      const places = {
        'data/small/40.txt': text.indexOf('data/small/40.txt') + 60,
        'data/larger.bin': text.indexOf('data/larger.bin') + 19_000_000,
      };
      for (const [path, at] of Object.entries(places)) {
        const changed = Uint8Array.from(good);
        changed[at] = (changed[at] ?? 0) ^ 1;
        await choose('changed.zip', changed);
        await page.getByText('At least one check failed').waitFor();
        await page.getByText(`${path} is not the file that is listed`, { exact: false }).first().waitFor();
      }
      await lookAtAll(page, 'verifier-unsound');
      // The date in the header of a file: content is as listed, and the zip is not as written.
      const headed = Uint8Array.from(good);
      const at = text.indexOf('data/larger.bin') - 'dossier-0007/'.length - 18;
      headed[at] = 0x22;
      await choose('header.zip', headed);
      await page.getByText('the header of data/larger.bin is not as written').waitFor();
    });

    it('trusts the directory in nothing: what it says of places is only where one looks first', async () => {
      const list = Buffer.from(good).indexOf('manifest-sha256.txt') + 'manifest-sha256.txt'.length;
      const record = Buffer.from([0x50, 0x4b, 1, 2]);
      const lies: readonly ((view: DataView, at: number, n: number) => void)[] = [
        // Of the last files: nowhere, somewhere else, and where a list begins that is longer than a header.
        (view, at, n) => {
          if (n < 20) view.setUint32(at + 42, [0xffff_fff0, 17, list][n % 3] ?? 0, true);
        },
        // Of each the right place, and half its size: what is hashed of it ahead is not the file.
        (view, at) => view.setUint32(at + 24, view.getUint32(at + 24, true) >> 1, true),
      ];
      for (const lie of lies) {
        const lying = Uint8Array.from(good);
        const view = new DataView(lying.buffer);
        const bytes = Buffer.from(lying.buffer);
        let at = bytes.lastIndexOf(record);
        for (let n = 0; at > list; n += 1) {
          lie(view, at, n);
          at = bytes.lastIndexOf(record, at - 1);
        }
        await choose('lying.zip', lying);
        await page
          .getByText(/is not as written/)
          .first()
          .waitFor();
        assert.match((await verdict().getAttribute('class')) ?? '', /FAIL/);
        assert.equal(
          await page.getByText('is not the file that is listed').count(),
          0,
          'the files are whole',
        );
        assert.equal(await page.getByText(/the CRC-32 of .* is wrong/).count(), 0);
      }
    });

    it('says of what is no bundle, or ends too soon, that it cannot be read, and why', async () => {
      for (const bytes of [
        new TextEncoder().encode('This is no zip at all, and long enough to have an end record. '.repeat(3)),
        good.subarray(0, good.length - 1000),
        new Uint8Array(),
      ]) {
        await choose('broken.zip', bytes);
        await page.getByText('This file cannot be read as a bundle.').waitFor();
        await page.getByText(/not a zip this program can read/).waitFor();
      }
    });
  },
);
