import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { joinArchive, makeFirstAccount } from './first-account.ts';
import { lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';
// Invented, as are the people and the States.
const REASON = 'The mission of inquiry needs the list.';

describe('a list of people held is shown by two', { skip: skipReason, timeout: 420_000 }, () => {
  let stage: Stage;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  let [anna, boris, cleo] = [] as unknown as [Page, Page, Page];
  const serials: string[] = [];
  let record = '';

  const open = async (): Promise<Page> => {
    const context = await stage.browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    return page;
  };
  const post = async <T>(path: string, data: object): Promise<T> => {
    const answer = await anna.request.post(`${stage.url}${path}`, { data, headers: { origin: stage.url } });
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const heading = (page: Page, name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();

  before(async () => {
    stage = await openStage();
    anna = await open();
    await makeFirstAccount(anna, stage.setupUrl, 'owner@example.org', PASSWORD);
    await heading(anna, 'Items');
    const { id: held } = await post<{ id: string }>('/api/compartments', {
      name: 'People held',
      description: '',
      isSealed: true,
    });
    await post('/api/compartments', { name: 'Mission', description: '', isSealed: true });
    for (const unnamed of [3, 4]) {
      const { id } = await post<{ id: string }>('/api/detentions', {
        unnamed,
        capturedAt: 'a river bridge',
        statuses: [{ party: 'Lowland', words: 'prisoners', code: 'not-said', asOf: null }],
        compartmentId: held,
      });
      record = id;
      const answer = await anna.request.get(`${stage.url}/api/detentions/${id}`);
      serials.push(((await answer.json()) as { serial: string }).serial);
    }
    [boris, cleo] = [await open(), await open()];
    const join = (page: Page, name: string, role: string, compartment: string): Promise<void> =>
      joinArchive(stage.url, anna, page, {
        name,
        email: `${role.toLowerCase()}@example.org`,
        password: PASSWORD,
        role,
        compartments: [compartment],
        isInGeneral: false,
      });
    await join(boris, 'Boris Lawyer', 'Lawyer', 'People held');
    await join(cleo, 'Cleo Analyst', 'Analyst', 'Mission');
  });

  after(async () => {
    for (const context of contexts) await context.close();
    await stage?.close();
  });

  it('one asks for several by their serials; a serial that is not there is named, and nothing is asked for', async () => {
    await anna.getByRole('link', { name: 'Releases', exact: true }).click();
    await heading(anna, 'Releases');
    await anna.getByText('Nothing was asked to be released.').waitFor();
    await lookAtAll(anna, 'releases-empty');
    await anna.getByRole('button', { name: 'Ask for releases' }).click();
    const form = anna.getByRole('form', { name: 'Ask for releases' });
    await form.getByRole('combobox', { name: 'To the members of' }).selectOption({ label: 'Mission' });
    await form.getByLabel('Serials, one on each line').fill(`${serials[0]}\n0000-0000`);
    await form.getByLabel('Reason').fill(REASON);
    await form.getByRole('button', { name: 'Ask for a release' }).click();
    await form.getByText('“0000-0000”').waitFor();
    await form.getByLabel('Serials, one on each line').fill(serials.join('\n'));
    await form.getByRole('button', { name: 'Ask for a release' }).click();
    await form.waitFor({ state: 'detached' });
    for (const serial of serials) await anna.getByRole('row').filter({ hasText: serial }).waitFor();
    await anna.getByRole('checkbox', { name: `Choose ${serials[0]}` }).check();
    await anna.getByText('You asked for it: another person has to agree.').waitFor();
    assert.equal(await anna.getByRole('button', { name: 'Agree to the chosen' }).isDisabled(), true);
    await cleo.goto(`${stage.url}/detainees`);
    await heading(cleo, 'Detainees and exchanges');
    assert.equal(await cleo.getByText(serials[0] ?? '').count(), 0);
  });

  it('another agrees to them together; the mission reads them, and changes nothing', async () => {
    await boris.goto(`${stage.url}/releases?state=asked`);
    for (const serial of serials) await boris.getByRole('checkbox', { name: `Choose ${serial}` }).check();
    await boris.getByText('to the members of Mission').first().waitFor();
    await lookAtAll(boris, 'releases');
    await boris.getByRole('button', { name: 'Agree to the chosen' }).click();
    await boris.getByText('Nothing was asked to be released.').waitFor();
    await cleo.goto(`${stage.url}/detainees`);
    await cleo
      .getByText(serials[0] ?? '')
      .first()
      .waitFor();
    await cleo.goto(`${stage.url}/detainees/${record}`);
    await cleo.getByText('This record was released to you to look at.').waitFor();
    await cleo.getByText(REASON).waitFor();
    assert.equal(await cleo.getByRole('button', { name: 'Change' }).count(), 0);
    assert.equal(await cleo.getByRole('button', { name: 'Ask for a release' }).count(), 0);
    await lookAtAll(cleo, 'detention-released');
  });

  it('it is taken back, and the record is not there for them any more', async () => {
    await anna.goto(`${stage.url}/detainees/${record}`);
    await anna.getByText('Boris Lawyer agreed').waitFor();
    await anna.getByRole('button', { name: 'Take it back' }).click();
    await anna.getByLabel('Reason').fill('The mission has ended.');
    await anna.getByRole('button', { name: 'Take it back', exact: true }).click();
    await anna.getByText('A. Archivist ended it: The mission has ended.').waitFor();
    await cleo.reload();
    await cleo.getByRole('alert').waitFor();
    assert.deepEqual(faults, []);
  });
});
