/**
 * Takes the pictures in docs/screens: serves the sample case from a folder of its own, goes through the first run, and keeps
 * every page and state in light and dark, wide and narrow. Needs Chromium and ffmpeg, and the pages and the verifier built.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { openArchive, startWorkers, waitForQueues } from '#archive';
import { serve } from '#http';
import { receive, walk } from '#intake';
import type { Screen } from './screen.ts';
import { signedIn, type SampleAddresses } from './screens-list.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..');
const TARGET = join(ROOT, 'docs/screens');
const WEBP_QUALITY = 62;
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const EMAIL = 'archivist@example.org';
const PASSWORD = 'a password of the pictures';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Waits until the page has what it asked for and has drawn it. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).or(page.getByRole('alert')).first().waitFor();
  // Live changes keep one request open for ever, so that the network is never idle: what waits says so instead.
  await page.evaluate(`new Promise((done) => {
    const end = performance.now() + 8000;
    let quiet = 0;
    const look = () => {
      const busy = document.querySelector('.waiting') || [...document.images].some((one) => !one.complete && one.loading !== 'lazy');
      quiet = busy ? 0 : quiet + 1;
      if (quiet > 30 || performance.now() > end) done();
      else requestAnimationFrame(look);
    };
    document.fonts.ready.then(look);
  })`);
}

/** Keeps what is shown, in four forms. */
async function keep(page: Page, name: string): Promise<void> {
  for (const [width, size] of [
    ['wide', WIDE],
    ['narrow', NARROW],
  ] as const) {
    await page.setViewportSize(size);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await settle(page);
      const picture = await page.screenshot();
      await sharp(picture)
        .webp({ quality: WEBP_QUALITY, effort: 6 })
        .toFile(join(TARGET, `${name}.${scheme}.${width}.webp`));
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(WIDE);
}

const taken: Screen[] = [];

async function take(page: Page, url: string, screen: Screen): Promise<void> {
  if (screen.path !== undefined) {
    await page.goto(`${url}${screen.path}`);
    await settle(page);
  }
  await screen.act?.(page);
  await keep(page, screen.name);
  taken.push(screen);
  say(`  ${screen.name}`);
}

/** The three questions of the first run, each with its picture; then the owner is signed in. */
async function firstRun(page: Page, url: string, setupUrl: string): Promise<void> {
  await page.goto(setupUrl);
  await page.getByLabel('E-mail address').fill(EMAIL);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await take(page, url, { name: 'first-run-who', shows: 'First run: who are you?' });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('The archive may stay in this folder.').check();
  await take(page, url, { name: 'first-run-where', shows: 'First run: where does the archive live?' });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('radio', { name: 'Yes, the disk is encrypted' }).check();
  await take(page, url, { name: 'first-run-encrypted', shows: 'First run: is it encrypted?' });
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByRole('navigation', { name: 'Views of the items' }).or(page.locator('h1')).first().waitFor();
  await page.waitForURL((to) => !to.pathname.startsWith('/setup'));
}

/** An intake of one small file: the form, and what came of it. */
async function intake(page: Page, url: string, folder: string): Promise<void> {
  const file = join(folder, 'field-note.txt');
  await writeFile(file, 'A note of a fictional field office, written on 12 June 2021.\n');
  await page.goto(`${url}/intake`);
  await page.getByLabel('Name of this delivery').fill('Field office, June');
  await page.getByLabel('Source').first().fill('Fictional Field Office');
  await page.getByLabel('Choose files').setInputFiles(file);
  await take(page, url, { name: 'intake', shows: 'Receiving files: where they come from' });
  await page.getByRole('button', { name: 'Upload and receive' }).click();
  await page.getByRole('heading', { name: 'What was received' }).waitFor();
  await take(page, url, { name: 'intake-outcome', shows: 'What was received' });
}

async function talk(page: Page, url: string, path: string): Promise<void> {
  await page.goto(`${url}${path}?tab=talk`);
  await page
    .getByRole('combobox', { name: 'New comment' })
    .fill('Compare the figure on page 1 with the ministry’s.');
  await page.getByRole('button', { name: 'Add the comment' }).click();
  await page.getByText('Compare the figure').first().waitFor();
  await page.getByRole('button', { name: 'New task' }).click();
  await page.getByLabel('What is to be done').fill('Ask for the other half of the map');
  await page.getByLabel('By whom').selectOption({ label: 'A. Archivist' });
  await page.getByLabel('Due').fill('2027-02-01');
  await page.getByRole('button', { name: 'Add the task' }).click();
  await page.getByText('Ask for the other half of the map').first().waitFor();
}

async function addressesOf(page: Page, url: string): Promise<SampleAddresses> {
  const json = async <T>(path: string): Promise<T> =>
    (await (await page.request.get(`${url}${path}`)).json()) as T;
  const { items } = await json<{ items: { serial: string; title: string }[] }>('/api/items?limit=100');
  const { dossiers } = await json<{ dossiers: { id: string }[] }>('/api/dossiers');
  return {
    item: (end) => {
      const found = items.findLast(({ title }) => title.endsWith(end));
      if (!found) throw new Error(`the sample case has no item that ends in ${end}`);
      return `/items/${found.serial}`;
    },
    dossier: `/dossiers/${dossiers[0]?.id ?? ''}`,
  };
}

/** The sample case with its dossier, and a film and a sound besides. Returns the folder of the archive. */
async function sampleArchive(folder: string): Promise<string> {
  say('the sample case, received and read');
  await run(process.execPath, [
    ...process.execArgv,
    join(ROOT, 'src/main.ts'),
    'demo',
    '--dir',
    join(folder, 'demo'),
  ]);
  const files = join(folder, 'files');
  await mkdir(files);
  const made = (args: readonly string[], name: string) =>
    run('ffmpeg', ['-v', 'error', '-f', 'lavfi', ...args, join(files, name)]);
  await made(
    ['-i', 'mandelbrot=size=960x540:rate=25', '-t', '6', '-c:v', 'libvpx', '-b:v', '900k'],
    'road-survey.webm',
  );
  await made(['-i', 'sine=frequency=440:duration=8', '-af', 'tremolo=f=2:d=0.9'], 'road-call.wav');
  const archive = await openArchive(join(folder, 'demo/archive'));
  const workers = await startWorkers(archive);
  const { ownerId, caseId, compartmentId } = await archive.home();
  const statement = { source: { name: 'Fictional Survey', kind: 'organisation' }, label: 'Survey' } as const;
  const by = { kind: 'person', personId: ownerId } as const;
  await receive(archive, { by, caseId, compartmentId, statement }, walk([files], archive.paths.root));
  await waitForQueues(archive, () => undefined);
  await workers.stop();
  await archive.close();
  return archive.paths.root;
}

function index(): string {
  const rows = taken.map(({ name, shows }) => {
    const cell = (form: string): string => `[${form.replace('.', ', ')}](${name}.${form}.webp)`;
    return `| ${shows} | ${['light.wide', 'dark.wide', 'light.narrow', 'dark.narrow'].map(cell).join(' · ')} |`;
  });
  return `# Every page, as it looks

Taken by \`node scripts/screens.ts\` from the sample case, at 1440 × 900 and at 390 × 844. People in it are fictional, or officials
who spoke publicly; both sides’ claims are quoted as claims.

| what is shown | pictures |
|---|---|
${rows.join('\n')}
`;
}

const folder = await mkdtemp(join(tmpdir(), 'muniment-screens-'));
const archive = await openArchive(await sampleArchive(folder));
const workers = await startWorkers(archive);
const stopping = new AbortController();
const { url, setupUrl, stopped } = await serve(archive, { port: 0, signal: stopping.signal });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
try {
  await mkdir(TARGET, { recursive: true });
  for (const name of await readdir(TARGET)) await rm(join(TARGET, name));
  const page = await browser.newPage({ locale: 'en-GB', viewport: WIDE, reducedMotion: 'reduce' });
  page.setDefaultTimeout(20_000);
  await firstRun(page, url, setupUrl ?? '');
  const addresses = await addressesOf(page, url);
  await talk(page, url, addresses.item('.pdf'));
  await intake(page, url, folder);
  for (const screen of signedIn(addresses)) await take(page, url, screen);
  await page.context().clearCookies();
  await take(page, url, { name: 'sign-in', shows: 'Signing in', path: '/sign-in' });
  await writeFile(join(TARGET, 'README.md'), index());
} finally {
  await browser.close();
  stopping.abort();
  await stopped;
  await workers.stop();
  await archive.close();
  await rm(folder, { recursive: true, force: true });
}
