import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';
// Invented, as are those who speak in it.
const STATEMENT =
  'Statement of the fictional Valley Watch.\nA convoy near Fictional Mill was shelled, says a driver.';
const QUOTE = 'A convoy near Fictional Mill was shelled';
const GROUPS = ['Drivers of Fictional Mill', 'Հորինված գյուղի բնակիչներ', 'Вымышленная бригада'];

describe('what is linked with what, drawn and in words', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];
  let incident = '';

  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const lookAll = (name: string): Promise<void> => lookAtAll(page, name);
  const post = async <T>(path: string, data: object): Promise<T> => {
    const answer = await page.request.post(`${stage.url}${path}`, { data, headers: { origin: stage.url } });
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const picture = () => page.getByRole('group', { name: 'Picture of the network' });

  before(async () => {
    stage = await openStage(async (folder) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'statement.txt'), STATEMENT);
    });
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) faults.push(message.text());
    });
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
    await heading('Items');
    await page.getByRole('link', { name: 'statement.txt' }).first().click();
    await heading('statement.txt');
    await page.getByRole('region', { name: 'Text' }).getByText(QUOTE).waitFor();
    const serial = page.url().split('/items/')[1]?.slice(0, 9) ?? '';
    const start = STATEMENT.indexOf(QUOTE);
    await post(`/api/items/${serial}/quotes`, {
      quote: { kind: 'text', page: 1, start, end: start + QUOTE.length, exact: QUOTE },
      claim: { kind: 'claimk-event', speaker: 'a driver', happenedOn: '2031-05-04', place: 'Fictional Mill' },
    });
    const { items } = (await (await page.request.get(`${stage.url}/api/claims`)).json()) as {
      items: { id: string }[];
    };
    incident = (
      await post<{ id: string }>('/api/incidents', {
        claimId: items[0]?.id,
        values: { title: QUOTE, happenedOn: '2031-05-04', placeId: 'az-agdam' },
      })
    ).id;
    for (const name of GROUPS) {
      const { id } = await post<{ id: string }>('/api/actors', {
        kind: 'group',
        isProtected: false,
        openReason: 'named in public',
        names: [{ name, kind: 'official', language: null, sourceId: null, claimId: null }],
      });
      await post(`/api/incidents/${incident}/parts`, {
        form: 'act',
        values: { kind: 'act-flight-attack', victimId: id },
      });
    }
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('is reached from a record, drawn with names in their own script, and the list says the same', async () => {
    await page.goto(`${stage.url}/incidents/${incident}`);
    await page.getByRole('main').getByRole('link', { name: 'Network' }).click();
    await heading(`Network of ${QUOTE}`);
    await picture().waitFor();
    await page.getByText('5 of 5 linked records are drawn.').waitFor();
    const drawn = await picture().getByRole('link').count();
    assert.equal(drawn, 6);
    const list = page.getByRole('region', { name: 'The same in words' });
    for (const name of GROUPS) {
      await picture().getByRole('link', { name }).waitFor();
      await list.getByText('victim, as alleged: Flight from an attack').first().waitFor();
      await list.getByRole('link', { name, exact: true }).waitFor();
    }
    assert.ok(/rests on/.test(await list.innerText()));
    await lookAll('network');
    assert.deepEqual(faults, []);
  });

  it('opens a record with Enter and looks from it with a key; the address narrows it', async () => {
    await picture()
      .getByRole('link', { name: GROUPS[0] ?? '' })
      .focus();
    await page.keyboard.press('c');
    await heading(`Network of ${GROUPS[0]}`);
    await page.getByText('1 of 1 linked records').waitFor();
    await page.getByLabel('How far').selectOption({ label: 'Two links' });
    await page.getByText('5 of 5 linked records').waitFor();
    assert.ok(page.url().includes('hops=2'));
    await page.getByRole('checkbox', { name: 'Items' }).uncheck();
    await page.getByText('4 of 4 linked records').waitFor();
    await page.getByLabel('Incidents from').fill('2040-01-01');
    await page.getByText('Nothing is linked with it, as far as you may see.').waitFor();
    await page.goBack();
    await picture().getByRole('link', { name: QUOTE }).focus();
    await page.keyboard.press('Enter');
    await heading(QUOTE);
  });

  it('without a record explains itself and finds one', async () => {
    await page.goto(`${stage.url}/network`);
    await heading('Network');
    await page.getByLabel('Find a record').fill('convoy');
    await page.getByRole('main').getByRole('link', { name: QUOTE }).waitFor();
    await lookAll('network-find');
    await page.getByRole('main').getByRole('link', { name: QUOTE }).click();
    await picture().waitFor();
    assert.deepEqual(faults, []);
  });
});
