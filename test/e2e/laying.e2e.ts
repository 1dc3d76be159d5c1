import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

// Invented, as are those who speak in it and the States that charge each other.
const REPORT = 'Officers of a fictional brigade separated villagers at the bridge.';
const DENIAL = 'A spokesman says that nobody was separated.';
const MINED = 'A survey found mines across the road to Stone Well.';
const OPEN = 'A minister says that the road is open to all.';
const INCIDENT = 'Villagers separated at a fictional bridge';
const BARE = 'A fictional checkpoint of which nothing is recorded';
const VILLAGE = 'Stone Well (fictional)';
const ELEMENT = 'A distinction, exclusion, restriction or preference was made';

describe('an incident and an obstacle are laid to an element', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let allegation = '';
  const faults: string[] = [];
  const post = async <T>(path: string, data: object): Promise<T> => {
    const answer = await page.request.post(`${stage.url}${path}`, { data, headers: { origin: stage.url } });
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const lay = async (title: string): Promise<void> => {
    await page.getByRole('button', { name: `Lay evidence: ${ELEMENT}` }).click();
    const form = page.getByRole('form', { name: 'Lay evidence' });
    await form.getByRole('radio', { name: 'An incident, with the claims that its values rest on' }).check();
    await form.getByLabel('Find the incident by its title').fill(title.slice(0, 12));
    await form.getByRole('radio', { name: title }).check();
    await form.getByRole('button', { name: 'Record' }).click();
    await form.waitFor({ state: 'detached' });
  };

  before(async () => {
    stage = await openStage(async (folder) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'report.txt'), REPORT);
      await writeFile(join(folder, 'denial.txt'), DENIAL);
      await writeFile(join(folder, 'mined.txt'), MINED);
      await writeFile(join(folder, 'open.txt'), OPEN);
    });
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', 'correct horse battery staple');
    await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    const { items } = (await (await page.request.get(`${stage.url}/api/items`)).json()) as {
      items: { serial: string; title: string }[];
    };
    const claimOf = async (file: string, exact: string): Promise<string> => {
      const serial = items.find(({ title }) => title === file)?.serial ?? '';
      const { claimId } = await post<{ claimId: string }>(`/api/items/${serial}/quotes`, {
        quote: { kind: 'text', page: 1, start: 0, end: exact.length, exact },
        claim: { kind: 'claimk-event' },
      });
      return claimId;
    };
    // What shows the obstacle is told of no incident.
    const [mined, denied] = [await claimOf('mined.txt', MINED), await claimOf('open.txt', OPEN)];
    const { id: village } = await post<{ id: string }>('/api/settlements', {
      names: [
        {
          name: VILLAGE,
          language: null,
          kind: 'unclassified',
          usedBy: null,
          from: null,
          until: null,
          source: 'this archive',
          basis: 'to-be-checked',
        },
      ],
      isInvented: true,
    });
    const { id: obstacle } = await post<{ id: string }>(`/api/settlements/${village}/obstacles`, {
      kind: 'mines',
      what: 'mines across the road',
      claimIds: [mined],
    });
    await post(`/api/obstacles/${obstacle}/words`, {
      says: 'denied',
      saidBy: 'A minister',
      side: 'Lowland',
      claimIds: [denied],
    });
    const { id: incident } = await post<{ id: string }>('/api/incidents', { values: { title: INCIDENT } });
    await post('/api/incidents', { values: { title: BARE } });
    for (const [file, exact, stance] of [
      ['report.txt', REPORT, 'supports'],
      ['denial.txt', DENIAL, 'contradicts'],
    ] as const)
      await post('/api/bases', {
        table: 'incident',
        recordId: incident,
        field: 'title',
        claimId: await claimOf(file, exact),
        stance,
        note: null,
      });
    ({ id: allegation } = await post<{ id: string }>('/api/allegations', {
      title: 'That villagers were separated',
      party: 'Upland',
      respondent: 'Lowland',
      forum: 'icj',
      provision: 'icerd.2.1.a',
    }));
    await page.goto(`${stage.url}/allegations/${allegation}`);
    await page.getByRole('button', { name: new RegExp(`^${ELEMENT}`) }).click();
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('brings the claims for it and against it, each with its way there', async () => {
    await lay(INCIDENT);
    const [report, denial] = [REPORT, DENIAL].map((name) => page.getByRole('article', { name }));
    await report?.getByText('through the incident').waitFor();
    await report?.getByRole('link', { name: INCIDENT }).waitFor();
    await denial?.getByText('Not answered').first().waitFor();
    await report?.getByText('Not weighed yet').waitFor();
    await lookAtAll(page, 'incident-laid');
  });

  it('that rests on nothing is seen and can be taken back', async () => {
    await lay(BARE);
    await page.getByText('of which no value rests on a claim').waitFor();
    await page.getByRole('button', { name: `Take the incident back: ${BARE}` }).click();
    await page.getByLabel('Reason').fill('nothing is recorded of it');
    await page.getByRole('button', { name: 'Take the incident back', exact: true }).click();
    await page.getByText('of which no value rests on a claim').waitFor({ state: 'detached' });
  });

  it('an obstacle to return brings what shows it, and its denial on the other side', async () => {
    await page.getByRole('button', { name: `Lay evidence: ${ELEMENT}` }).click();
    const form = page.getByRole('form', { name: 'Lay evidence' });
    await form.getByRole('radio', { name: /^A record of the ground or of people/ }).check();
    await form.getByLabel('Find the record by its serial or title').fill('nowhere at all');
    await form.getByText('No record of that name is known to you.').waitFor();
    await form.getByLabel('Find the record by its serial or title').fill('stone well');
    await form.getByRole('radio', { name: /mines across the road/ }).check();
    await lookAtAll(page, 'record-to-lay');
    await form.getByRole('button', { name: 'Record' }).click();
    await form.waitFor({ state: 'detached' });
    const [mined, open] = [MINED, OPEN].map((name) => page.getByRole('article', { name }));
    await mined?.getByText('through the record').waitFor();
    await open?.getByText('Not answered').first().waitFor();
    await lookAtAll(page, 'record-laid');
    await mined?.getByRole('link', { name: /Obstacle to return \(Mines\)/ }).click();
    await page.getByRole('heading', { level: 1, name: VILLAGE }).waitFor();
  });

  it('a memorial begins with what is laid: claims with their source and cites, and the sections that are its author’s', async () => {
    const { id } = await post<{ id: string }>('/api/dossiers', { name: 'memorial', title: 'Annexes' });
    const { items } = (await (await page.request.get(`${stage.url}/api/items`)).json()) as {
      items: { serial: string; title: string }[];
    };
    const { version } = (await (await page.request.get(`${stage.url}/api/dossiers/${id}`)).json()) as {
      version: string;
    };
    const report = items.find(({ title }) => title === 'report.txt')?.serial ?? '';
    await page.request.put(`${stage.url}/api/dossiers/${id}/exhibits`, {
      data: { exhibits: [{ serial: report }] },
      headers: { 'if-match': `"${version}"`, origin: stage.url },
    });
    await page.goto(`${stage.url}/pleadings?view=new`);
    const form = page.getByRole('form', { name: 'New pleading' });
    await form.getByLabel('Title').fill('Memorial of Upland');
    await form.getByLabel('Begin with').selectOption('ecthr-rule-46 application');
    await form.getByText('Nobody charges anything before this forum yet').waitFor();
    await form.getByLabel('Begin with').selectOption('icj-pleadings memorial');
    assert.equal(await form.getByLabel('Whose allegations').inputValue(), 'Upland');
    await form.getByText('to be checked by a lawyer').waitFor();
    await lookAtAll(page, 'pleading-begin');
    await form.getByRole('button', { name: 'Record' }).click();
    await page.getByRole('heading', { level: 1, name: 'Memorial of Upland' }).waitFor();
    const said = page.locator('.pleading-paragraph');
    await said
      .filter({ hasText: REPORT.slice(0, -1) })
      .getByRole('link', { name: 'Annex 1, p. 1' })
      .first()
      .waitFor();
    // What is said of mines stands in no exhibit yet, and the minister’s denial is no fact of this side.
    await said.filter({ hasText: MINED.slice(0, -1) }).waitFor();
    assert.equal(await said.filter({ hasText: OPEN.slice(0, -1) }).count(), 0);
    const remarks = page.getByRole('complementary', { name: 'What to look at' });
    await remarks.getByText('This sentence of fact cites no exhibit.').first().waitFor();
    assert.ok((await remarks.getByText('Nothing stands under this heading.').count()) >= 2);
    await lookAtAll(page, 'pleading-begun');
  });

  it('much that is laid is asked for element by element, and more of it when somebody wants it', async () => {
    const path = `/api/allegations/${allegation}`;
    type Provision = { elements: { id: string; alternatives: { id: string }[] }[] };
    const { provisions } = (await (await page.request.get(`${stage.url}${path}`)).json()) as {
      provisions: Provision[];
    };
    const slots = provisions.flatMap(({ elements }) =>
      elements.flatMap(({ id, alternatives }) => [id, ...alternatives.map((one) => one.id)]),
    );
    const { items } = (await (await page.request.get(`${stage.url}/api/claims`)).json()) as {
      items: { id: string }[];
    };
    let laid = 0;
    for (const slot of slots)
      for (const { id: claimId } of items)
        for (const stance of ['for', 'against'])
          if (laid < 110) {
            await post(`${path}/evidence`, { slot, stance, claimId });
            laid += 1;
          }
    await page.goto(`${stage.url}/allegations/${allegation}`);
    await page.getByText(/pieces of evidence are laid: they are fetched element by element/).waitFor();
    assert.equal(await page.getByRole('article', { name: REPORT }).count(), 0);
    await page.getByRole('button', { name: new RegExp(`^${ELEMENT}`) }).click();
    await page.getByRole('article', { name: REPORT }).first().waitFor();
    await lookAtAll(page, 'much-laid');
    await page.getByRole('link', { name: 'As the opponent would attack it' }).click();
    await page
      .getByRole('region', { name: 'What stands against it and is not answered' })
      .getByRole('link', { name: DENIAL })
      .first()
      .waitFor();
    await page
      .getByRole('region', { name: 'What nobody has weighed' })
      .getByRole('button', { name: /^More: 100 of / })
      .click();
    await page.getByRole('button', { name: /^More: 100 of / }).waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });
});
