import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFirstAccount } from './first-account.ts';
import { openStage } from './server.ts';
const FILES = Number(process.env['N'] ?? 100_000);
const folder = '/bench-i';
await mkdir(folder, { recursive: true });
for (let n = 0; n < FILES; n += 1) {
  const inner = join(folder, 'hand-over', `box-${Math.floor(n / 200)}`);
  if (n % 200 === 0) await mkdir(inner, { recursive: true });
  await writeFile(join(inner, `note-${n}.txt`), `Fictional note ${n} of a hand-over.\n`);
}
const at = () => new Date().toISOString();
console.log(at(), 'files are made');
const stage = await openStage(async (files) => void (await mkdir(files)), process.env['WORKERS'] === '1');
const context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
page.setDefaultTimeout(3_600_000);
page.on('pageerror', (e) => console.log(at(), 'pageerror', e.message));
await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'a long enough password');
await page.getByRole('button', { name: 'Start empty' }).click();
await page.getByRole('heading', { level: 1, name: 'Intake' }).waitFor();
console.log(at(), 'choosing');
await page.getByLabel('Choose a folder').setInputFiles(join(folder, 'hand-over'));
await page.getByText(new RegExp(`^${FILES.toLocaleString('en-GB')} files, `)).waitFor();
console.log(at(), 'chosen');
await page.getByLabel('Name of this delivery').fill('A hundred thousand');
await page.getByLabel('Source').first().fill('Fictional Desk');
await page.getByRole('button', { name: 'Upload and receive' }).click();
const started = performance.now();
const progress = page.getByRole('region', { name: 'Progress of the intake' });
const done = page.getByRole('heading', { name: 'What was received' }).waitFor().then(() => true);
for (;;) {
  const ended = await Promise.race([done, new Promise((r) => setTimeout(() => r(false), 30_000))]);
  if (ended) break;
  const heap = await page.evaluate('performance.memory.usedJSHeapSize / 1e6');
  console.log(at(), (await progress.innerText().catch(() => '-')).replaceAll('\n', ' | '), 'heap', heap);
  if (performance.now() - started < 40_000) await page.screenshot({ path: '/tmp/i-progress.png' });
}
console.log(at(), 'done after', (performance.now() - started) / 1000, 's');
await page.screenshot({ path: '/tmp/i-done.png', fullPage: true });
console.log((await page.locator('main').innerText()).slice(0, 1500));
await page.goto(`${stage.url}/items`);
await page.locator('#row-0').waitFor();
await page.screenshot({ path: '/tmp/i-items.png' });
await stage.close();
console.log(at(), 'closed');
