import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { makeFiles, pack, seal } from '../src/testing/make-bundle.ts';

const chromiumPath = '/usr/bin/chromium';
const page = join(import.meta.dirname, '../dist/verify.html');
const skip = existsSync(chromiumPath) && existsSync(page) ? false : 'no browser, or dist/ is not built';

void test(
  'verify.html works from disk: a good bundle, a tampered one, something else',
  { skip },
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'page-'));
    t.after(() => rmSync(folder, { recursive: true }));
    // Several readings of workers, and files that lie beside one another in one.
    const large = randomBytes(9_000_001);
    const beside = Object.fromEntries([1, 2, 3, 4].map((n) => [`data/${n}.bin`, randomBytes(6_000_000)]));
    const files = await seal(await makeFiles({ ...beside, 'data/large.bin': large }));
    writeFileSync(join(folder, 'good.zip'), pack(files));
    const turned = Buffer.from(large);
    turned[8_999_999] = (turned[8_999_999] ?? 0) ^ 1;
    writeFileSync(join(folder, 'turned.zip'), pack(new Map(files).set('data/large.bin', turned)));
    files.set('data/exhibits/002/Կամուրջ.txt', new TextEncoder().encode('A statement.\nOther line.\n'));
    writeFileSync(join(folder, 'bad.zip'), pack(files));
    writeFileSync(join(folder, 'other.zip'), 'not a zip');
    const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
    t.after(() => browser.close());
    const view = await browser.newPage();
    const trouble: string[] = [];
    let workers = 0;
    view.on('worker', () => (workers += 1));
    view.on('console', (message) => trouble.push(message.text()));
    view.on('pageerror', (error) => trouble.push(error.message));
    view.on('request', (request) => /^(?:file|blob):/.test(request.url()) || trouble.push(request.url()));
    await view.goto(pathToFileURL(page).href);
    const verdict = async (name: string) => {
      await view.getByLabel('Drop a bundle').setInputFiles(join(folder, name));
      await view.locator('.verdict').waitFor();
      return (await view.locator('#report').textContent()) ?? '';
    };
    assert.match(await verdict('good.zip'), /No check failed\..*16 passed, 0 failed, 3 not checked/);
    assert.ok(workers > 0, 'no worker was begun');
    assert.match(await verdict('bad.zip'), /At least one check failed/);
    assert.match(await verdict('turned.zip'), /At least one check failed.*large\.bin/s);
    const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
    await view.evaluate(axe);
    const violations = await view.evaluate<string[]>('axe.run().then((r) => r.violations.map((v) => v.id))');
    assert.deepEqual(violations, []);
    assert.match(await verdict('other.zip'), /cannot be read as a bundle/);
    await view.addInitScript('delete globalThis.Worker');
    await view.reload();
    workers = 0;
    assert.match(await verdict('good.zip'), /No check failed/);
    assert.match(await verdict('turned.zip'), /At least one check failed.*large\.bin/s);
    assert.equal(workers, 0);
    assert.deepEqual(trouble, []);
  },
);
