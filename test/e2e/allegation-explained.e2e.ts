import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAt, lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

// Invented, as is who says it.
const WORDS = 'A fictional paper writes that a road was closed.';
const TIME = 'What lies before the instrument bound both';

describe(
  'a matrix says by what it was weighed, and when the instrument bound',
  { skip: skipReason, timeout: 300_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    let claimId = '';
    const faults: string[] = [];
    const send = async <T>(method: string, path: string, data: object, version?: string): Promise<T> => {
      const headers = {
        origin: stage.url,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      };
      const answer = await page.request.fetch(`${stage.url}${path}`, { method, data, headers });
      assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
      return (await answer.json()) as T;
    };
    const charge = async (party: string, respondent: string, period: string): Promise<string> => {
      const facts = {
        title: 'For this test',
        party,
        respondent,
        forum: 'icj',
        provision: 'icerd.5.b',
        period,
      };
      return (await send<{ id: string }>('POST', '/api/allegations', facts)).id;
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, 'paper.txt'), WORDS);
      });
      context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
      await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
      const { items } = (await (await page.request.get(`${stage.url}/api/items`)).json()) as {
        items: { serial: string }[];
      };
      const made = await send<{ claimId: string }>('POST', `/api/items/${items[0]?.serial}/quotes`, {
        quote: { kind: 'text', page: 1, start: 0, end: WORDS.length, exact: WORDS },
        claim: { kind: 'claimk-event' },
      });
      claimId = made.claimId;
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('holds the period against the day from which the instrument binds both, alike for either side', async () => {
      const [one, other] = ['Republic of Armenia', 'Republic of Azerbaijan'];
      const early =
        'The period that is charged begins, or may begin, before the instrument bound both (1996-09-15).';
      for (const [party, respondent] of [
        [one, other],
        [other, one],
      ] as const) {
        const id = await charge(party, respondent, '1991/1997');
        await page.goto(`${stage.url}/allegations/${id}`);
        await page.locator('.allegation-head').getByText(early).waitFor();
        await page.locator('.allegation-head').getByText('said of the two together').waitFor();
        await lookAt(page, 'matrix-time');
        await page.goto(`${stage.url}/allegations/${id}?view=attack`);
        await page.getByRole('region', { name: TIME }).getByText(early).waitFor();
        await lookAt(page, 'attack-time');
      }
    });

    it('says that it is not stated where the law names no such day', async () => {
      const id = await charge('Upland', 'Lowland', '1991/1997');
      await page.goto(`${stage.url}/allegations/${id}?view=attack`);
      await page.locator('.allegation-head').getByText('Not stated:').waitFor();
      await page.getByRole('region', { name: TIME }).getByText('Not stated:').waitFor();
    });

    it('explains a band by the rubric of its day, when another one is in force', async () => {
      const id = await charge('Upland', 'Lowland', '2020');
      await send('POST', `/api/allegations/${id}/evidence`, { slot: 'icerd.1.a', stance: 'for', claimId });
      await send('POST', `/api/claims/${claimId}/weighings`, { kind: 'press', answers: { F4: 'direct' } });
      await page.goto(`${stage.url}/allegations/${id}?open=icerd.1.a`);
      const piece = page.getByRole('article', { name: WORDS });
      await piece.getByText('How it was weighed').click();
      await piece.getByText('Weighed by the rubric b7, version 1, which is in force.').waitFor();
      const draft = await send<{ text: string; version: string }>('POST', '/api/law/drafts/b7', {});
      // Inquiries weigh less by it too, so that a case comes out otherwise than it was decided.
      const text = draft.text
        .replace('names: { en: Press }, band: 1', 'names: { en: Papers }, band: 0')
        .replace('heard and questioned witnesses }, band: 4', 'heard and questioned witnesses }, band: 1')
        .replace('body of the United Nations }, band: 3', 'body of the United Nations }, band: 1');
      const written = await send<{ version: string }>('PUT', '/api/law/drafts/b7', { text }, draft.version);
      const reason = { reason: 'for this test' };
      await send('POST', '/api/law/drafts/b7/publication', reason, written.version);
      await page.reload();
      await piece.getByText('How it was weighed is shown by the rubric of that day.').waitFor();
      await piece.getByText('How it was weighed', { exact: true }).click();
      await piece.getByText('version 1, as it was on that day; another is in force now.').waitFor();
      await piece.getByText(/It begins as Press: W1/).waitFor();
      assert.equal(await piece.getByText('Papers').count(), 0);
      await lookAt(page, 'weighed-before');
    });

    it('shows what decided cases come out as by the rubric, and what differs', async () => {
      await page.goto(`${stage.url}/law?instrument=b7`);
      const decided = page.getByRole('region', { name: 'Decided cases by this rubric' });
      await decided.getByText(/^\d+ of \d+ outcomes come out as they were held\.$/).waitFor();
      const claim = decided.getByRole('table', { name: /^Croatia v\. Serbia \(2015\)/ });
      await claim
        .getByRole('row', { name: /The intent was to destroy the group.*Not met Not met · Plausible/ })
        .waitFor();
      await decided.getByText('Differs').first().waitFor();
      await lookAtAll(page, 'decided-cases');
      assert.deepEqual(faults, []);
    });
  },
);
