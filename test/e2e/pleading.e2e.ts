import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAt, lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

// Invented, as are the States and what happened.
const FILES = {
  'bridge.txt': 'A minister of Upland: the bridge at the river was closed on 3 May.',
  'road.txt': 'A minister of Lowland: the road was open all the time.',
};
const CLOSED = 'the bridge at the river was closed on 3 May.';
const TITLE = 'Memorial of Upland (fictional)';

describe(
  'a lawyer drafts a pleading, by keyboard, and takes it to Word and back',
  { skip: skipReason, timeout: 300_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    let folder = '';
    const faults: string[] = [];

    const ask = async <T>(path: string, data?: object): Promise<T> => {
      const url = `${stage.url}${path}`;
      const answer = await (data
        ? page.request.post(url, { data, headers: { origin: stage.url } })
        : page.request.get(url));
      assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
      return (await answer.json()) as T;
    };
    const press = (name: string): Promise<void> =>
      page.getByRole('button', { name, exact: true }).press('Enter');
    const problems = (of: Page) => of.locator('.dossier-side .dossier-problems li');
    const idOf = (): string => page.url().split('/').at(-1)?.split(/[?#]/)[0] ?? '';

    before(async () => {
      stage = await openStage(async (given) => {
        folder = given;
        await mkdir(folder, { recursive: true });
        for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
      });
      context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
      await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
      const { items } = await ask<{ items: { serial: string; title: string }[] }>('/api/items?limit=10');
      const serialOf = (name: string): string => items.find(({ title }) => title === name)?.serial ?? '';
      const start = FILES['bridge.txt'].indexOf(CLOSED);
      await ask(`/api/items/${serialOf('bridge.txt')}/quotes`, {
        quote: { kind: 'text', page: 1, start, end: start + CLOSED.length, exact: CLOSED },
        claim: { kind: 'claimk-event' },
      });
      const { id } = await ask<{ id: string }>('/api/dossiers', { name: 'memorial', title: 'Annexes' });
      const { version } = await ask<{ version: string }>(`/api/dossiers/${id}`);
      await context.request.put(`${stage.url}/api/dossiers/${id}/exhibits`, {
        data: { exhibits: ['bridge.txt', 'road.txt'].map((name) => ({ serial: serialOf(name) })) },
        headers: { 'if-match': `"${version}"`, origin: stage.url },
      });
    });
    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('is begun in a dossier', async () => {
      await page.goto(`${stage.url}/pleadings`);
      await page.getByText('No pleading is drafted yet.').waitFor();
      await lookAt(page, 'pleadings-empty');
      await page.getByRole('link', { name: 'New pleading' }).press('Enter');
      const form = page.getByRole('form', { name: 'New pleading' });
      await form.getByLabel('Title').fill(TITLE);
      await lookAt(page, 'pleading-form');
      await form.getByRole('button', { name: 'Record' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      await page.getByText('Nothing is written yet.').waitFor();
      await lookAtAll(page, 'pleading-empty');
    });

    it('gets a heading and a paragraph with a cite, without a mouse', async () => {
      await press('Add a heading');
      const heading = page.getByRole('form', { name: 'Add a heading' });
      await heading.getByLabel('Heading').fill('The river');
      await heading.getByRole('button', { name: 'Record' }).press('Enter');
      await page.getByRole('heading', { level: 2, name: /^I\. The river/ }).waitFor();
      await press('Add a paragraph');
      const form = page.getByRole('form', { name: 'Add a paragraph' });
      const text = form.getByLabel('Text of the paragraph');
      await text.fill('Upland says that the bridge was closed. ');
      await text.press('Alt+c');
      const search = form.getByRole('searchbox', { name: 'Find what to cite' });
      await page.locator('.cite-search input:focus').waitFor();
      await search.fill('closed on 3');
      await form.getByRole('listitem').filter({ hasText: CLOSED }).waitFor();
      await lookAt(page, 'pleading-cite');
      await search.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('textarea:focus').waitFor();
      await page.keyboard.type(' The road was open.');
      await form.getByRole('button', { name: 'Record' }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Annex 1, p. 1' }).waitFor();
      await problems(page).filter({ hasText: 'This sentence of fact cites no exhibit.' }).waitFor();
      await problems(page).filter({ hasText: 'Annex 2 is cited nowhere.' }).waitFor();
      await lookAtAll(page, 'pleading');
    });

    it('leads from a cite to the words that are quoted', async () => {
      await page.getByRole('link', { name: 'Annex 1, p. 1' }).press('Enter');
      await page.waitForURL(/\/items\/.*quote=/);
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    });

    it('shows how a text will read while it is typed, with footnotes and a table, and draws no markup of it', async () => {
      await press('Write: 1.');
      const form = page.getByRole('form', { name: 'Write a paragraph' });
      const text = form.getByLabel('Text of the paragraph');
      const before = await text.inputValue();
      const [cite = ''] = /\[Annex 1[^)]*\)/.exec(before) ?? [];
      assert.notEqual(cite, '');
      await text.fill(
        [
          `It was closed[^1] and <b onclick="alert(1)">open</b>. [](${cite.split('(')[1] ?? ''}`,
          '| Day | What |\n| - | - |\n| 3 May | closed |\n| 4 May | open |',
          `[^1]: So says ${cite}.`,
        ].join('\n\n'),
      );
      const preview = form.getByRole('region', { name: 'As it will read' });
      await preview.getByRole('table').waitFor();
      const first = preview.locator('p.pleading-paragraph');
      assert.match(
        (await first.textContent()) ?? '',
        /^1\. It was closed1 and <b onclick="alert\(1\)">open<\/b>\. Annex 1, p\. 1$/,
      );
      assert.equal(await preview.locator('b, [onclick], a').count(), 0);
      assert.equal(await preview.locator('.pleading-notes li').textContent(), 'So says Annex 1, p. 1.');
      assert.match((await preview.locator('div.pleading-paragraph').textContent()) ?? '', /^2\./);
      // It speaks to nobody who types.
      assert.equal(await preview.locator('[aria-live], [role=status], [role=alert]').count(), 0);
      await lookAtAll(page, 'pleading-preview');
      await form.getByRole('button', { name: 'Record' }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Footnote 1' }).waitFor();
      await lookAtAll(page, 'pleading-table');
      // As it was, for what comes.
      await press('Take off: 2.');
      await page.locator('.pleading-text table').waitFor({ state: 'detached' });
      await press('Write: 1.');
      await text.fill(before);
      await form.getByRole('button', { name: 'Record' }).press('Enter');
      await form.waitFor({ state: 'detached' });
    });

    it('goes out as DOCX and Markdown; what was edited is told before it is taken', async () => {
      const id = idOf();
      const docx = await page.request.get(`${stage.url}/api/pleadings/${id}/file?format=docx`);
      assert.equal((await docx.body()).subarray(0, 2).toString(), 'PK');
      const own = join(folder, '..', 'own.docx');
      await writeFile(own, await docx.body());
      await page.getByLabel('Bring in a file').setInputFiles(own);
      await page.getByText('Unchanged parts: 2. Changed, new or taken off: 0. Moved: 0.').waitFor();
      const text = await (await page.request.get(`${stage.url}/api/pleadings/${id}/file?format=md`)).text();
      const edited = join(folder, '..', 'edited.md');
      await writeFile(
        edited,
        text.replace('[Annex 1, p. 1]', '[Annex 5, p. 1]').replace('was open', 'was never closed'),
      );
      await page.getByLabel('Bring in a file').setInputFiles(edited);
      await page.getByText('Unchanged parts: 1. Changed, new or taken off: 1. Moved: 0.').waitFor();
      await lookAt(page, 'pleading-import');
      await press('Make it the text of the pleading');
      await problems(page).filter({ hasText: 'The cite says something else than Annex 1, p. 1.' }).waitFor();
      await press('Write all numbers of cites anew');
      await page.getByRole('link', { name: 'Annex 1, p. 1' }).waitFor();
      await page.getByText('was never closed').first().waitFor();
      assert.match(await readFile(edited, 'utf8'), /never closed/);
    });

    it('shows both versions where somebody was quicker, and loses neither', async () => {
      await press('Write: 1.');
      const form = page.getByRole('form', { name: 'Write a paragraph' });
      await form.getByLabel('Text of the paragraph').fill('Mine.');
      const id = idOf();
      const whole = await ask<{
        pleading: { version: string };
        parts: { id: string; kind: string; partOf: string | null; level: number | null; body: string }[];
      }>(`/api/pleadings/${id}`);
      const parts = whole.parts.map(({ id: part, kind, partOf, level, body }) => ({
        id: part,
        kind,
        partOf,
        level,
        body: kind === 'paragraph' ? 'Theirs.' : body,
      }));
      const saved = await page.request.put(`${stage.url}/api/pleadings/${id}/text`, {
        data: { parts },
        headers: { 'if-match': `"${whole.pleading.version}"`, origin: stage.url },
      });
      assert.ok(saved.ok(), await saved.text());
      await form.getByRole('button', { name: 'Record' }).press('Enter');
      const both = form.getByRole('group', { name: 'Text of the paragraph' });
      await both.getByText('Theirs.').waitFor();
      await both.getByText('Mine.').waitFor();
      await lookAt(page, 'pleading-conflict');
      await form.getByRole('button', { name: 'Save mine in its place' }).press('Enter');
      await form.waitFor({ state: 'detached' });
      await page.locator('.pleading-paragraph').filter({ hasText: 'Mine.' }).waitFor();
    });

    it('has no fault', () => assert.deepEqual(faults, []));
  },
);
