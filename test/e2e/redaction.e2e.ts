import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { HandmadePdf, pdfStream } from '../pdf-bytes.ts';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { drag } from './parts.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const SHOTS = process.env['MUNIMENT_SHOTS'];
const run = promisify(execFile);

const line = (y: number, text: string): string => `BT /F1 16 Tf 60 ${y} Td (${text}) Tj ET\n`;

async function writeFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const pdf = new HandmadePdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    pdfStream(
      line(760, 'The fictional witness Vali Hasanov came.') + line(700, 'Nurse Kestrel was there as well.'),
    ),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]);
  await writeFile(join(folder, 'letter.pdf'), pdf.bytes());
  await sharp({ create: { width: 600, height: 400, channels: 3, background: '#8899aa' } })
    .jpeg()
    .toFile(join(folder, 'photograph.jpg'));
}

describe('what the public does not get', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let scratch: string;
  const complaints: string[] = [];
  const serials = new Map<string, string>();
  let dossier = '';

  const look = async (name: string): Promise<void> => {
    const found: string[] = [];
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 1440],
      ['light', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await faultsOf(page)).map((one) => `${name} ${colorScheme} ${width}: ${one}`));
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}-${width}.png` });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
    assert.deepEqual(found, []);
  };
  const post = async (path: string, data: object, headers = {}): Promise<{ id: string }> => {
    const answer = await context.request.post(`${stage.url}/api/${path}`, {
      data,
      headers: { origin: stage.url, ...headers },
    });
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const open = async (title: string): Promise<void> => {
    await page.goto(`${stage.url}/items/${serials.get(title)}?tab=redactions`);
    await page.getByRole('heading', { level: 2, name: 'What the public does not get' }).waitFor();
  };
  const list = (): Locator => page.getByRole('list', { name: 'What the public does not get' });
  const say = async (form: Locator): Promise<void> => {
    await form.getByLabel('Authority').fill('Order of 3 May, paragraph 7');
    await form.getByRole('button', { name: /^Cover/ }).click();
    await form.waitFor({ state: 'detached' });
  };
  const build = (): Locator => page.getByRole('button', { name: 'Build the public version' });

  before(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'muniment-public-'));
    stage = await openStage(writeFiles);
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => complaints.push(error.message));
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
    await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    const { items } = (await (await context.request.get(`${stage.url}/api/items?limit=10`)).json()) as {
      items: { serial: string; title: string }[];
    };
    for (const { serial, title } of items) serials.set(title, serial);
    await post('compartments', { name: 'Witnesses', isSealed: true });
    dossier = (await post('dossiers', { name: 'memorial', title: 'Memorial' })).id;
    const url = `${stage.url}/api/dossiers/${dossier}`;
    const { version } = (await (await context.request.get(url)).json()) as { version: string };
    await context.request.put(`${url}/exhibits`, {
      data: { exhibits: [...serials.values()].map((serial) => ({ serial })) },
      headers: { 'if-match': `"${version}"`, origin: stage.url },
    });
  });

  after(async () => {
    await context?.close();
    await stage?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  it('has a box drawn over a page, with its category and authority, and shows it there', async () => {
    await open('letter.pdf');
    await page.getByRole('figure', { name: 'Page 1 of 1' }).waitFor();
    await page.getByText('Nurse Kestrel').waitFor();
    await page.getByRole('button', { name: 'Mark a part of the page' }).click();
    await drag(page, page.getByRole('figure', { name: 'Page 1 of 1' }), {
      x: 9,
      y: 14,
      width: 50,
      height: 4,
    });
    await page.getByRole('button', { name: 'Redact this box' }).click();
    const form = page.getByRole('form', { name: 'Cover this place in public versions' });
    await form.getByLabel('Category').selectOption('Third person');
    await look('redaction-form');
    await say(form);
    await list().getByText('Third person').waitFor();
    await page.getByRole('img', { name: 'Covered in public versions: Third person' }).waitFor();
    await look('redaction-item');
  });

  it('has a box covered by its numbers, without a mouse, and opened again with a reason', async () => {
    await open('photograph.jpg');
    await page.getByRole('button', { name: 'Cover a box by its numbers' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'Cover a box by its numbers' });
    await form.getByLabel('Left %').fill('30');
    await form.scrollIntoViewIfNeeded();
    await look('redaction-numbers');
    await say(form);
    await page.getByRole('img', { name: 'Covered in public versions: Identity of a witness' }).waitFor();
    await list()
      .getByRole('button', { name: /Open it again/ })
      .click();
    await list().getByRole('textbox').fill('the wrong picture');
    await list().getByRole('button', { name: 'Open it again' }).click();
    await page.getByText('Nothing of it is covered.').waitFor();
  });

  it('has a sealed text looked for, which fails the public version while it stands open', async () => {
    await page.goto(`${stage.url}/dossiers/${dossier}`);
    await page.getByRole('button', { name: 'Show the sealed texts' }).click();
    await page.getByRole('button', { name: 'Seal another text' }).click();
    const form = page.getByRole('form', { name: 'Seal another text' });
    await form.getByLabel('Text').fill('Вали Гасанов');
    await form.getByLabel('What it is').selectOption('name');
    await form.getByRole('button', { name: 'Seal another text' }).click();
    await page.getByRole('list', { name: 'Sealed texts' }).getByText('Вали Гасанов').waitFor();
    await build().click();
    await page.getByText('The public version was not made').first().waitFor();
    await look('public-leak');
    assert.ok(!/Hasanov/.test(await page.getByRole('alert').first().innerText()));
  });

  it('proposes the place in another script, covers it, and builds a version that says what was tested', async () => {
    await page.getByRole('button', { name: 'Look for sealed names and texts' }).click();
    const form = page.getByRole('form', { name: 'Cover what is proposed' });
    await form.getByText('The fictional witness Vali Hasanov came', { exact: false }).waitFor();
    await look('redaction-proposals');
    await say(form);
    await build().click();
    const built = page.locator('.builds');
    await built.getByText('Public version').waitFor();
    await built.getByText(/Leak test passed/).waitFor();
    await built.scrollIntoViewIfNeeded();
    await look('public-built');
    const { builds } = (await (await context.request.get(`${stage.url}/api/dossiers/${dossier}`)).json()) as {
      builds: { id: string; publicTest: { covered: number } | null }[];
    };
    const [newest] = builds;
    assert.equal(newest?.publicTest?.covered, 2);
    const bundle = join(scratch, 'public.zip');
    await writeFile(
      bundle,
      await (await context.request.get(`${stage.url}/api/builds/${newest.id}/bundle`)).body(),
    );
    const { stdout } = await run('python3', ['-m', 'zipfile', '-l', bundle]);
    assert.match(stdout, /memorial-public\/data\/exhibits\/001\/exhibit\.pdf/);
    assert.ok(!/letter|photograph/.test(stdout));
  });

  it('is told in the history of the item, and nothing went wrong in the browser', async () => {
    await page.goto(`${stage.url}/items/${serials.get('letter.pdf')}?tab=history`);
    await page.getByText('A. Archivist covered a place of it in public versions.').first().waitFor();
    assert.deepEqual(complaints, []);
  });
});
