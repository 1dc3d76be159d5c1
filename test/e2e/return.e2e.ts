import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAt, lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const SHOTS = process.env['MUNIMENT_SHOTS'];
// Invented, as are the places and the sides.
const FILES = {
  'fields.txt': 'Records of Upland: a field of forty mines lies across the road to Stone Well.',
  'briefing.txt': 'A minister of Lowland: the road to Stone Well is open to all.',
};
const MINED = 'a field of forty mines lies across the road to Stone Well.';
const DENIED = 'the road to Stone Well is open to all.';
const NAME = 'Stone Well (fictional)';
const OTHERS = [
  { name: 'Cold Spring (fictional)', latitude: 40.35, longitude: 46.9 },
  { name: 'Mill Ford (fictional)', latitude: 40.05, longitude: 47.2 },
  { name: 'Old Orchard (fictional)', latitude: 39.85, longitude: 46.6 },
];

describe('why can nobody return to this village', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let address = '';
  const serials = new Map<string, string>();
  const faults: string[] = [];

  const ask = async <T>(path: string, data?: object): Promise<T> => {
    const url = `${stage.url}${path}`;
    const answer = await (data
      ? page.request.post(url, { data, headers: { origin: stage.url } })
      : page.request.get(url));
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const region = (name: string | RegExp): Locator => page.getByRole('region', { name });
  const quote = async (file: keyof typeof FILES, exact: string): Promise<void> => {
    const start = FILES[file].indexOf(exact);
    await ask(`/api/items/${serials.get(file)}/quotes`, {
      quote: { kind: 'text', page: 1, start, end: start + exact.length, exact },
      claim: { kind: 'claimk-event' },
    });
  };
  const addObstacle = async (
    of: { kind: string; from: string; to?: string; reliability: string; reasons?: string },
    more: (form: Locator) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> => {
    await page.getByRole('button', { name: 'Add an obstacle' }).press('Enter');
    const form = page.getByRole('form', { name: 'Add an obstacle' });
    await form.getByRole('combobox', { name: 'Kind' }).selectOption({ label: of.kind });
    await form.getByLabel('Since when').fill(of.from);
    await form.getByLabel('Last day').fill(of.to ?? '');
    await form
      .getByRole('combobox', { name: 'Reliability', exact: true })
      .selectOption({ label: of.reliability });
    await form.getByLabel('Reasons for it').fill(of.reasons ?? '');
    await more(form);
    await form.getByRole('button', { name: 'Record' }).press('Enter');
    await form.waitFor({ state: 'detached' });
  };
  const addSaid = async (
    of: string,
    given: { side: string; by: string; says: string; on: string },
    more: (form: Locator) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> => {
    await page.getByRole('button', { name: `Record what somebody says: ${of}`, exact: true }).press('Enter');
    const form = page.getByRole('form', { name: 'Record what somebody says' });
    await form.getByLabel('For which side').fill(given.side);
    await form.getByLabel('Who says it').fill(given.by);
    await form.getByRole('combobox', { name: 'What is said' }).selectOption({ label: given.says });
    await form.getByLabel('When it was said').fill(given.on);
    await more(form);
    await form.getByRole('button', { name: 'Record' }).press('Enter');
    await form.waitFor({ state: 'detached' });
  };
  const showDay = async (on: string, knownAt = ''): Promise<void> => {
    const form = page.getByRole('form', { name: 'As of which day' });
    await form.getByLabel('On the day').fill(on);
    await form.getByLabel(/^As known on/).fill(knownAt);
    await form.getByRole('button', { name: 'Show that day' }).click();
    await page.waitForURL(new RegExp(`on=${on}`));
  };

  before(async () => {
    stage = await openStage(async (folder) => {
      await mkdir(folder, { recursive: true });
      for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
    });
    context = await stage.browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
      acceptDownloads: true,
    });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
    await heading('Items');
    const { items } = await ask<{ items: { serial: string; title: string }[] }>('/api/items');
    for (const { serial, title } of items) serials.set(title, serial);
    await quote('fields.txt', MINED);
    await quote('briefing.txt', DENIED);
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('begins with a page that says what it is for, and records a settlement of our own with its names', async () => {
    await page.getByRole('link', { name: 'Return', exact: true }).click();
    await heading('Return');
    await page.getByText('No settlement is recorded yet.').waitFor();
    await lookAtAll(page, 'return-empty');
    await page.getByRole('link', { name: 'New settlement' }).click();
    const form = page.getByRole('form', { name: 'New settlement' });
    await form.getByLabel('Spelling').fill('Stone Well');
    await form.getByRole('button', { name: 'Find in the gazetteer' }).click();
    await form.getByText('The gazetteer knows no such name.').waitFor({ timeout: 30_000 });
    await form.getByLabel('Name 1', { exact: true }).fill(NAME);
    await form.getByLabel('Name 2', { exact: true }).fill('Даш Кую');
    await form.getByLabel('Language of name 2').selectOption('ru');
    await form.getByLabel('Who uses name 2').fill('maps of the 1970s');
    await form.getByLabel('Latitude').fill('40.2');
    await lookAtAll(page, 'settlement-form');
    await form.getByLabel('Invented').check();
    await form.getByRole('button', { name: 'Record' }).click();
    await form.getByRole('alert').waitFor();
    await form.getByLabel('Longitude').fill('47.0');
    await form.getByRole('button', { name: 'Record' }).click();
    await heading(NAME);
    address = page.url();
  });

  it('says of a village without a record that nothing is known, and never that it is safe', async () => {
    const answer = region(/^Could people return/);
    await answer.getByText(/^Unknown on/).waitFor();
    await answer.getByText(/does not mean that it is safe/).waitFor();
    assert.equal(await region('Eight criteria').getByText('Not known of this day').count(), 8);
    assert.equal(await page.getByText(/\bsafe to\b|is safe\b(?!:)/).count(), 0, 'nothing calls it safe');
    await lookAt(page, 'settlement-unknown');
  });

  it('takes obstacles with what shows them, and each side’s word beside it', async () => {
    await addObstacle(
      { kind: 'Mines', from: '2020-10~', reliability: 'high', reasons: 'A record and a find agree.' },
      async (form) => {
        await form.getByLabel('What it is').fill('A field across the road.');
        await form.getByLabel('Find the claim by its words').fill(MINED.slice(0, 20));
        await form.getByRole('button', { name: `Take it: ${MINED}` }).press('Enter');
        await form.getByLabel('Items that show it').fill(serials.get('fields.txt') ?? '');
        await lookAtAll(page, 'obstacle-form');
      },
    );
    await showDay('2021-06-01');
    const answer = region(/^Could people return on 1 Jun 2021/);
    await answer.getByText(/^Blocked on 1 Jun 2021/).waitFor();
    await answer.getByRole('link', { name: MINED }).waitFor();
    await answer.getByText('A record and a find agree.').waitFor();
    await addObstacle({
      kind: 'Destroyed housing',
      from: '2020-11-02',
      to: '2022',
      reliability: 'moderate',
      reasons: 'Pictures of two days.',
    });
    await addObstacle({ kind: 'Access denied', from: '2021', reliability: 'not judged' });
    await addSaid(
      'Mines',
      { side: 'Lowland', by: 'A minister of Lowland', says: 'denied', on: '2021-03-04' },
      async (form) => {
        await form.getByLabel('What they call it, in their words').fill('open to all');
        await form.getByLabel('Find the claim by its words').fill(DENIED.slice(0, 20));
        await form.getByRole('button', { name: `Take it: ${DENIED}` }).press('Enter');
        await lookAt(page, 'word-form');
      },
    );
    await addSaid('Mines', { side: 'Upland', by: 'Upland', says: 'it stands', on: '2021-05' });
    // The denial makes it contested; the housing that nobody denies still blocks.
    await answer.getByText(/^Blocked on/).waitFor();
    await answer.getByText(/Both stand here; nothing is decided/).waitFor();
    await answer.getByText('open to all').first().waitFor();
    await answer.getByRole('link', { name: DENIED }).waitFor();
    await page.getByRole('img', { name: /^Obstacles over time: 3/ }).waitFor();
    await page.getByText('The same as a table').click();
    const table = region('Over time').getByRole('table');
    await table.getByText(/Lowland.*denied/).waitFor();
    await lookAtAll(page, 'settlement');
  });

  it('answers for other days, with the days in the address: before, in between, and as it was known', async () => {
    await showDay('2019-01-01');
    await region(/^Could people return/)
      .getByText(/^Unknown on 1 Jan 2019/)
      .waitFor();
    await showDay('2020-10-15');
    await region(/^Could people return/)
      .getByText(/^At risk on 15 Oct 2020/)
      .waitFor();
    await showDay('2021-06-01', '2020-12-31');
    await page.getByText('As it was known at the end of 31 Dec 2020.').waitFor();
    await region(/^Could people return/)
      .getByText(/^Unknown on 1 Jun 2021/)
      .waitFor();
    await lookAt(page, 'settlement-known-at');
    await page.getByRole('button', { name: 'As known now' }).click();
    await region(/^Could people return/)
      .getByText(/^Blocked on 1 Jun 2021/)
      .waitFor();
  });

  it('ends an obstacle with a reason, keeps how it was known, and shows both versions where two changed it', async () => {
    await page.getByRole('button', { name: /^Record its end: Access denied/ }).click();
    const form = page.getByRole('form', { name: 'Record its end' });
    await form.getByLabel('Last day').fill('2023-05~');
    await form.getByLabel('Why it is changed').fill('The checkpoint was taken down.');
    const { obstacles } = await ask<{ obstacles: { id: string; kind: string }[] }>(
      `/api/settlements/${new URL(address).pathname.split('/').pop()}`,
    );
    const id = obstacles.find(({ kind }) => kind === 'access-denied')?.id ?? '';
    const theirs = await page.request.patch(`${stage.url}/api/obstacles/${id}`, {
      data: { what: 'A checkpoint.', why: 'it was missing' },
      headers: { origin: stage.url, 'if-match': '"1"' },
    });
    assert.ok(theirs.ok(), await theirs.text());
    await form.getByRole('button', { name: 'Record' }).click();
    await form.getByRole('button', { name: 'Save mine in its place' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('How it was known (3 versions)').click();
    await page.getByText('History', { exact: true }).click();
    await page.getByText('The checkpoint was taken down.').first().waitFor();
    await page
      .getByText(/changed what is known of an obstacle/)
      .first()
      .waitFor();
  });

  it('keeps assessments of the criteria and ways there, and says of both what is not known', async () => {
    await page.getByRole('button', { name: 'Add an assessment' }).click();
    const form = page.getByRole('form', { name: 'Add an assessment' });
    await form.getByRole('combobox', { name: 'Criterion' }).selectOption({ label: 'Documentation' });
    await form.getByRole('combobox', { name: 'Finding' }).selectOption({ label: 'not met' });
    await form.getByLabel('What was found').fill('The registry of the village burnt.');
    await form.getByLabel('Who assessed it').fill('A mission (fictional)');
    await form.getByLabel('Of the time from').fill('2021');
    await form.getByRole('button', { name: 'Record' }).click();
    await form.waitFor({ state: 'detached' });
    const documents = region('Eight criteria').getByRole('row').filter({ hasText: 'Documentation' });
    await documents.getByText('not met').waitFor();
    await region('Eight criteria').getByText('to be checked against the text').waitFor();
    await page.getByRole('button', { name: 'Add a way' }).click();
    const way = page.getByRole('form', { name: 'Add a way' });
    await way.getByLabel('Name of the way').fill('The valley road');
    await way.getByLabel('Line (GeoJSON)').fill('{"type":"Point","coordinates":[1,1]}');
    await way.getByRole('button', { name: 'Record' }).click();
    await way.getByRole('alert').waitFor();
    await way
      .getByLabel('Line (GeoJSON)')
      .fill('{"type":"LineString","coordinates":[[47,40.2],[47.1,40.3]]}');
    await way.getByRole('button', { name: 'Record' }).click();
    await way.waitFor({ state: 'detached' });
    await region('Ways there')
      .getByText('nothing is recorded on it that you may see, which is no word of safety')
      .waitFor();
    await lookAtAll(page, 'settlement-whole');
    await page.emulateMedia({ media: 'print' });
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/settlement-print.png`, fullPage: true });
    await page.emulateMedia({ media: null });
  });

  it('lists all settlements of the day with counts, on a map too, and hands the obstacles out as a file', async () => {
    for (const { name, ...position } of OTHERS) {
      const { id } = await ask<{ id: string }>('/api/settlements', {
        names: [{ name, language: 'en', usedBy: null }],
        ...position,
        precision: 'approximate',
        isInvented: true,
      });
      if (name.startsWith('Cold'))
        await ask(`/api/settlements/${id}/obstacles`, {
          kind: 'mines',
          holdsFrom: '2020',
          reliability: 'low',
          reliabilityReasons: 'one report',
        });
      if (name.startsWith('Mill'))
        await ask(`/api/settlements/${id}/obstacles`, {
          kind: 'no-services',
          holdsFrom: '2019',
          holdsTo: '2020',
          reliability: 'low',
          reliabilityReasons: 'one report',
        });
    }
    await page.goto(`${stage.url}/return?on=2021-06-01`);
    await heading('Return');
    const table = page.getByRole('table', { name: 'Settlements' });
    await table.getByRole('row').filter({ hasText: NAME }).getByText('Blocked').waitFor();
    await table.getByRole('row').filter({ hasText: 'Cold Spring' }).getByText('At risk').waitFor();
    await table.getByRole('row').filter({ hasText: 'Mill Ford' }).getByText('No obstacle recorded').waitFor();
    await table.getByRole('row').filter({ hasText: 'Old Orchard' }).getByText('Unknown').waitFor();
    await page.getByText('Hatched means not known.').waitFor();
    await lookAtAll(page, 'return');
    await page.getByRole('checkbox', { name: /^Unknown/ }).check();
    await page.waitForURL(/status=unknown/);
    await table.getByRole('link', { name: 'Stone Well' }).waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: /^Unknown/ }).uncheck();
    await page.getByLabel('Name or serial').fill('дашкую');
    await page.getByLabel('Name or serial').fill('Даш Кую');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.waitForURL(/text=/);
    await table.getByRole('link', { name: NAME }).waitFor();
    await page.goto(`${stage.url}/return?on=2021-06-01`);
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Obstacles as CSV' }).click();
    const download = await waiting;
    assert.equal(download.suggestedFilename(), 'obstacles.csv');
    const text = await readFile((await download.path()) ?? '', 'utf8');
    assert.match(text, /Stone Well \(fictional\),2021-06-01,,blocked,mines,2020-10~,,high/);
    assert.match(text, /Old Orchard \(fictional\),2021-06-01,,unknown,,/);
    await page.getByRole('link', { name: 'Priorities', exact: true }).click();
    const order = page.getByRole('table', { name: 'Priorities' });
    await order.getByRole('row').nth(1).getByText('mines or booby-traps').waitFor();
    await lookAtAll(page, 'return-priorities');
    await page.getByLabel('Weight: nothing is known of the day').fill('20');
    await page.getByRole('button', { name: 'Reckon with these' }).click();
    await page.waitForURL(/weights=/);
    await order.getByRole('row').nth(1).getByText('nothing is known of the day').waitFor();
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    await page.getByText('On the map: 4 of 4').waitFor();
    await region('Map of the settlements').and(page.locator('[aria-busy="false"]')).waitFor();
    await lookAtAll(page, 'return-map');
  });

  it('says that what is asked for is not there, and speaks Armenian', async () => {
    await page.goto(`${stage.url}/return/019ac0de-0000-7000-8000-000000000001`);
    await page.getByRole('alert').waitFor();
    const storageState = await context.storageState();
    const own = await stage.browser.newContext({
      storageState,
      locale: 'hy',
      viewport: { width: 1440, height: 900 },
    });
    const armenian = await own.newPage();
    await armenian.goto(`${address}?on=2021-06-01`);
    await armenian.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await armenian.getByRole('heading', { name: 'Խոչընդոտներ' }).waitFor();
    await lookAt(armenian, 'settlement-hy');
    await own.close();
    assert.deepEqual(faults, []);
  });
});
