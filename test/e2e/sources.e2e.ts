import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAt, lookAtAll } from './look.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';

describe(
  'a source gets names, a position and links, and is protected; who may not know it sees a pseudonym',
  { skip: skipReason, timeout: 300_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    let pseudonym = '';
    const faults: string[] = [];

    const heading = (name: string | RegExp, on = page): Promise<void> =>
      on.getByRole('heading', { level: 1, name }).waitFor();
    const look = (name: string, on = page): Promise<void> => lookAt(on, name);
    const lookAll = (name: string): Promise<void> => lookAtAll(page, name);
    const form = (name: string) => page.getByRole('form', { name, exact: true });
    const opened = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).click();
      return form(name);
    };

    before(async () => {
      stage = await openStage();
      context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
      await heading('Items');
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('registers a source with a kind of the vocabulary', async () => {
      await page.goto(`${stage.url}/sources`);
      await page.getByText('Register a source').first().click();
      await page.getByRole('textbox', { name: 'Source', exact: true }).fill('Nadia Fictional');
      await page.getByLabel('Kind of source').selectOption({ label: 'Person' });
      await page.getByLabel('Affiliation').fill('works for the Valley Office');
      await look('sources-register');
      await page.getByRole('button', { name: 'Register a source' }).click();
      await page.getByRole('link', { name: 'Nadia Fictional' }).click();
      await heading('Nadia Fictional');
    });

    it('adds a name in another script, a position with who said so, and a link with its basis and reason', async () => {
      const name = await opened('Add a form of the name');
      await name.getByLabel('The name in its own script').fill('Նադիա Մտացածին');
      await name.getByLabel('Language').fill('hy');
      await name.getByRole('button', { name: 'Add a form of the name' }).click();
      await page.getByText('Նադիա Մտացածին').waitFor();
      await page.getByText('Not known: nobody has said.').waitFor();
      const position = await opened('Say its position');
      await position
        .getByLabel('Position')
        .selectOption({ label: '\u00a0\u00a0Party speaking against its own interest' });
      await position.getByLabel('Towards whom').fill('the Valley Office');
      await position.getByLabel('Reason').fill('She says what harms her employer.');
      await position.getByRole('button', { name: 'Say its position' }).click();
      await page.getByText('Party speaking against its own interest').waitFor();
      const link = await opened('Link it to another source');
      await link.getByLabel('The other source').selectOption({ label: 'Ministry' });
      await link.getByLabel('Basis').selectOption({ label: 'one informant' });
      await link.getByLabel('Reason').fill('Both heard it from one driver.');
      await lookAll('source-link-form');
      await link.getByRole('button', { name: 'Link it to another source' }).click();
      await page.getByRole('link', { name: 'Ministry' }).waitFor();
      await page.getByText('Both heard it from one driver.').waitFor();
      await lookAll('source');
    });

    it('protects it, and says first what stays', async () => {
      const protect = await opened('Protect the source');
      await protect.getByText('Earlier entries of the ledger keep the name, for ever').waitFor();
      await protect.getByLabel('How to reach it').fill('through the lawyer');
      await protect.getByLabel('Reason').fill('She asked for it.');
      await lookAll('source-protect');
      await protect.getByRole('button', { name: 'Protect the source' }).click();
      await heading(/^S-\d{6}$/);
      pseudonym = await page.getByRole('heading', { level: 1 }).innerText();
      assert.ok(!(await page.getByRole('main').innerText()).includes('Nadia Fictional'));
      await page.getByRole('button', { name: 'Show who it is' }).click();
      await page.getByText('Nadia Fictional').waitFor();
      await page.getByText('through the lawyer').waitFor();
      await page.getByText('Նադիա Մտացածին').waitFor();
      await lookAll('source-identity');
      const change = await opened('Change who it is');
      await change.getByLabel('How to reach it').fill('not at all');
      await change.getByLabel('Reason').fill('The lawyer is gone.');
      await change.getByRole('button', { name: 'Change who it is' }).click();
      await page.getByText('not at all').waitFor();
      await page.goto(`${stage.url}/sources`);
      await page.getByRole('link', { name: pseudonym }).waitFor();
      const list = await page.getByRole('main').innerText();
      for (const word of ['Nadia', 'Մտացածին', 'Valley', 'driver']) assert.ok(!list.includes(word), word);
      await lookAll('sources-protected');
      await page.goto(`${stage.url}/changes`);
      await page.getByText('A. Archivist protected a source.').waitFor();
    });

    it('shows pseudonym and kind, and nothing more, to who may not know it', async () => {
      await page.goto(`${stage.url}/people`);
      const api = context.request;
      const me = (await (await api.get(`${stage.url}/api/me`)).json()) as {
        caseId: string;
        cases: { id: string; compartments: { id: string; isSealed: boolean }[] }[];
      };
      const open = me.cases
        .find(({ id }) => id === me.caseId)
        ?.compartments.find(({ isSealed }) => !isSealed);
      const added = (await (
        await api.post(`${stage.url}/api/people`, {
          data: {
            name: 'B. Analyst',
            email: 'b@example.org',
            roles: ['analyst'],
            compartmentIds: [open?.id],
          },
        })
      ).json()) as { link: string };
      const theirs = await stage.browser.newContext({
        locale: 'en-GB',
        viewport: { width: 1440, height: 900 },
      });
      const other = await theirs.newPage();
      other.setDefaultTimeout(WAIT_MS);
      await other.goto(added.link);
      await other.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
      await other.getByRole('button', { name: 'Set the password and sign in' }).click();
      await heading('Items', other);
      await other.goto(`${stage.url}/sources`);
      await other.getByRole('link', { name: pseudonym }).click();
      await heading(pseudonym, other);
      await other.getByText('Who it is lies in a compartment that you do not see.').waitFor();
      const text = await other.getByRole('main').innerText();
      for (const word of ['Nadia', 'Մտացածին', 'Valley', 'driver', 'against its own interest'])
        assert.ok(!text.includes(word), word);
      await look('source-outside', other);
      await theirs.close();
      assert.deepEqual(faults, []);
    });
  },
);
