import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const SHOTS = process.env['MUNIMENT_SHOTS'];
const QUOTED = 'a map of 97,000 mines was handed over';

// All are invented. Three spellings of one name, and a second card of the same person.
const NAMES = ['Hovhannes Petrosyan', 'Յովհաննէս Պետրոսեան', 'Оганес Петросян'] as const;

describe(
  'people and groups: names in three scripts, a merge and its undoing, and who may see who it is',
  { skip: skipReason, timeout: 300_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    let pseudonym = '';
    const faults: string[] = [];

    const heading = (name: string | RegExp, on = page): Promise<void> =>
      on.getByRole('heading', { level: 1, name }).waitFor();
    const lookAll = async (name: string, on = page): Promise<void> => {
      const look = async (as: string): Promise<void> => {
        await on.evaluate('scrollTo(0, 0)');
        assert.deepEqual(await faultsOf(on), [], as);
        if (SHOTS) await on.screenshot({ path: `${SHOTS}/${as}.png`, fullPage: true });
      };
      await look(name);
      await on.emulateMedia({ colorScheme: 'dark' });
      await look(`${name}-dark`);
      await on.setViewportSize({ width: 390, height: 800 });
      await look(`${name}-narrow`);
      await on.emulateMedia({ colorScheme: null });
      await on.setViewportSize({ width: 1440, height: 900 });
    };
    const ask = async <T>(path: string, body?: object): Promise<T> => {
      const url = `${stage.url}/api/${path}`;
      const reply = await (body ? context.request.post(url, { data: body }) : context.request.get(url));
      assert.ok(reply.ok(), `${path}: ${await reply.text()}`);
      return (await reply.json()) as T;
    };
    const find = async (text: string, on = page): Promise<void> => {
      await on.goto(`${stage.url}/actors`);
      await on.getByLabel('Name or pseudonym').fill(text);
      await on.getByRole('button', { name: 'Find', exact: true }).click();
    };
    const names = (): Promise<string[]> =>
      page.getByRole('region', { name: 'Names' }).getByRole('listitem').allInnerTexts();

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

    it('teaches how people come in before there are any', async () => {
      await page.getByRole('navigation').getByRole('link', { name: 'People and groups' }).click();
      await heading('People and groups');
      await page.getByText('There are no people or groups yet').waitFor();
      await lookAll('actors-empty');
    });

    it('makes a person with names in three scripts, sealed from the start', async () => {
      await page.getByRole('link', { name: 'New person' }).click();
      await heading('New person');
      const form = page.getByRole('form', { name: 'New person' });
      assert.equal(await form.getByLabel('Sealed in').inputValue().then(Boolean), true);
      for (const [at, name] of NAMES.entries()) {
        if (at > 0) await form.getByRole('button', { name: 'Add a name' }).click();
        await form.getByLabel('Name', { exact: true }).nth(at).fill(name);
      }
      await form.getByLabel('Born').fill('1971-02-30');
      await form.getByRole('combobox', { name: /^Sex/ }).selectOption('Male');
      await form.getByText('More: occupation').click();
      await form.getByLabel('Occupation').fill('baker; teacher');
      await form.getByRole('checkbox', { name: 'Civilian' }).check();
      await lookAll('actor-new');
      await form.getByRole('button', { name: 'Record' }).click();
      await form.getByText(/Not acceptable: the date of birth/).waitFor();
      await form.getByLabel('Born').fill('1971-03');
      await form.getByRole('button', { name: 'Record' }).click();
      await heading(NAMES[0]);
      await page.getByText('Protected: seen by members of “Sealed”').waitFor();
      assert.equal((await names()).length, 3);
      assert.match((await names())[1] ?? '', /Armenian letters/);
      pseudonym = await page.locator('.item-marks code').innerText();
      assert.match(pseudonym, /^P-\d{4,}$/);
    });

    it('finds the person by a fourth spelling, the words in another order', async () => {
      await find('петросян ованес');
      await page.getByText('1 person or group').waitFor();
      await page.getByRole('link', { name: NAMES[0] }).click();
      await heading(NAMES[0]);
    });

    it('names the claim that a value rests on', async () => {
      const { items } = await ask<{ items: { serial: string; title: string }[] }>('items');
      const serial = items.find(({ title }) => title === 'statement-en.txt')?.serial ?? '';
      const { pages } = await ask<{ pages: { page: number; text: string }[] }>(`items/${serial}/text`);
      const start = pages[0]?.text.indexOf(QUOTED) ?? 0;
      await ask(`items/${serial}/quotes`, {
        quote: { kind: 'text', page: pages[0]?.page, start, end: start + QUOTED.length, exact: QUOTED },
        claim: { body: 'A baker born in March 1971 was there.' },
      });
      await page.getByRole('button', { name: 'Add a claim it rests on: Born' }).click();
      const form = page.getByRole('form', { name: 'Add a claim it rests on: Born' });
      await form.getByLabel('Find the claim by its words').fill('baker');
      await form.getByRole('radio', { name: /born in March/ }).check();
      await form.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('link', { name: 'A baker born in March 1971 was there.' }).waitFor();
    });

    it('adds a name with the source that it is from', async () => {
      await page.getByRole('button', { name: 'Add a name' }).click();
      const form = page.getByRole('form', { name: 'Add a name' });
      await form.getByRole('textbox', { name: /^Name/ }).fill('Johannes P.');
      await form.getByLabel('Kind of name').selectOption('nickname');
      await form.getByLabel('Source').selectOption('Ministry');
      await lookAll('actor-name');
      await form.getByRole('button', { name: 'Record' }).click();
      await page.getByText('nickname · Latin letters · Ministry').waitFor();
      await page.getByRole('button', { name: 'Take back: Johannes P.' }).click();
      const row = page
        .getByRole('region', { name: 'Names' })
        .getByRole('listitem')
        .filter({ hasText: 'Johannes' });
      await row.getByLabel('Reason').fill('Another man of the village.');
      await row.getByRole('button', { name: 'Take back', exact: true }).click();
      await page.getByText('Johannes P.').waitFor({ state: 'detached' });
    });

    it('says how the person stands to a group that is open', async () => {
      await ask('actors', {
        kind: 'group',
        names: [
          {
            name: 'Fictional Bakers’ Guild',
            kind: 'official',
            language: null,
            sourceId: null,
            claimId: null,
          },
        ],
        facts: { numberLower: 12, numberUpper: 20 },
      });
      await page.getByRole('button', { name: 'Say how this one stands to another' }).click();
      const form = page.getByRole('form', { name: 'Say how this one stands to another' });
      await form.getByLabel('Find the other one').fill('bakers');
      await form.getByRole('radio', { name: /Guild/ }).check();
      await form.getByLabel('In which way').fill('treasurer');
      await form.getByLabel('Reason').fill('The register of the guild names him.');
      await form.getByRole('button', { name: 'Record' }).click();
      await page.getByText('is a member of').waitFor();
      await page.getByText('(treasurer)').waitFor();
    });

    it('proposes a second card of the same person with reasons, merges it, shows both, and takes it back', async () => {
      const second = await ask<{ id: string; pseudonym: string }>('actors', {
        kind: 'person',
        names: [
          { name: 'Оганес Петросян', kind: 'official', language: 'ru', sourceId: null, claimId: null },
          { name: 'The Baker', kind: 'nickname', language: 'en', sourceId: null, claimId: null },
        ],
        facts: { bornOn: '1971', sex: 'male', birthplace: 'Nowheretown' },
      });
      await page.goto(`${stage.url}/actors/alike`);
      await heading('Who may be the same');
      await page.getByText('1 pair').waitFor();
      await page.getByText('the same name in another script or spelling').waitFor();
      await page.getByText('the dates of birth overlap').waitFor();
      await lookAll('actors-alike');
      await find('Hovhannes');
      await page.getByText('2 people and groups').waitFor();
      await page.getByRole('link', { name: NAMES[0] }).click();
      await page.getByRole('button', { name: 'Compare with another' }).click();
      const compare = page.getByRole('group', { name: 'Compare with another' });
      await compare.getByRole('link', { name: 'Оганес Петросян' }).waitFor();
      await lookAll('actor-compare');
      await compare.getByRole('button', { name: 'The same', exact: true }).click();
      await compare.getByLabel('Reason').fill('Both cards have one number.');
      await compare.getByRole('button', { name: 'The same', exact: true }).click();
      await page.getByText('is the same as').waitFor();
      await page.getByText(`of ${second.pseudonym}`).first().waitFor();
      assert.equal((await names()).length, 5);
      await lookAll('actor');
      await find('The Baker');
      await page.getByText('1 person or group').waitFor();
      await page.getByText('found as The Baker · the same as 1 other').waitFor();
      await lookAll('actors');
      await page.goto(`${stage.url}/actors/${second.id}`);
      await page.getByText('This one is the same as another, which lists show:').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByLabel('Reason').fill('Two cards of one number.');
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('was said to be the same as').waitFor();
      assert.equal((await names()).length, 2);
      await find('The Baker');
      await page.getByRole('link', { name: 'Оганес Петросян' }).waitFor();
      await page.goto(`${stage.url}/actors/${second.id}`);
      await page.getByText('History', { exact: true }).click();
      await page.getByText('A. Archivist undid a merge.').waitFor();
    });

    it('changes what is said, and tells somebody who changed it in the meantime', async () => {
      await find('Bakers Guild');
      await page.getByRole('link', { name: /Guild/ }).click();
      await page.getByRole('button', { name: 'Change what is said' }).click();
      const form = page.getByRole('form', { name: 'Change what is said' });
      await form.getByLabel('Description').fill('It met on Fridays.');
      await form.getByRole('button', { name: 'Record' }).click();
      await page.getByText('It met on Fridays.').waitFor();
      await page.getByText('12–20').waitFor();
    });

    it('shows whoever may not see it the pseudonym alone', async () => {
      const me = await ask<{ cases: { compartments: { id: string; isSealed: boolean }[] }[] }>('me');
      const open = me.cases[0]?.compartments.find(({ isSealed }) => !isSealed)?.id;
      const { link } = await ask<{ link: string }>('people', {
        name: 'R. Reader',
        email: 'reader@example.org',
        roles: ['reader'],
        compartmentIds: [open],
      });
      const theirs = await stage.browser.newContext({
        locale: 'en-GB',
        viewport: { width: 1440, height: 900 },
      });
      const own = await theirs.newPage();
      own.setDefaultTimeout(WAIT_MS);
      await own.goto(link);
      await own.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
      await own.getByRole('button', { name: 'Set the password and sign in' }).click();
      await heading('Items', own);
      await own.goto(`${stage.url}/actors`);
      await own.getByText('3 people and groups').waitFor();
      await own.getByRole('link', { name: pseudonym }).click();
      await heading(pseudonym, own);
      await own.getByText('Protected: you may not see who this is').waitFor();
      await lookAll('actor-protected', own);
      await own.getByText('History', { exact: true }).click();
      await own.getByText('A. Archivist made a person or a group.').waitFor();
      const text = String(await own.evaluate('document.documentElement.outerHTML'));
      for (const secret of ['Petrosyan', 'Պետրոսեան', 'Петросян', '1971', 'baker', 'treasurer'])
        assert.ok(!text.includes(secret), secret);
      await find('Петросян', own);
      await own.getByText('Nobody matches').waitFor();
      assert.equal(await own.getByRole('link', { name: 'New person' }).count(), 0);
      await theirs.close();
      assert.deepEqual(faults, []);
    });
  },
);
