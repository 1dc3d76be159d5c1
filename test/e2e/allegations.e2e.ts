import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { lookAt, lookAtAll } from './look.ts';
import { openStage, skipReason, WAIT_MS, type Stage } from './server.ts';
import { firstVolumeText } from './volume-text.ts';

const PASSWORD = 'correct horse battery staple';
const SHOTS = process.env['MUNIMENT_SHOTS'];
// Invented, as are those who speak in it and the States that charge each other.
const STATEMENTS = {
  'inquiry.txt':
    'Report of the fictional Inquiry of Upland. Officers separated villagers by the language they spoke. The order named the people of the valley.',
  'agency.txt':
    'The fictional Valley Agency reports that the villagers were separated. A spokesman says that everybody was treated alike.',
};
const CLAIMS = {
  separated: ['inquiry.txt', 'Officers separated villagers by the language they spoke.'],
  order: ['inquiry.txt', 'The order named the people of the valley.'],
  agency: ['agency.txt', 'the villagers were separated'],
  alike: ['agency.txt', 'everybody was treated alike'],
} as const;
const TITLE = 'Villagers separated at the fictional bridge';

describe(
  'a lawyer charges, lays evidence and reads the matrix',
  { skip: skipReason, timeout: 420_000 },
  () => {
    let stage: Stage;
    let context: BrowserContext;
    let page: Page;
    let matrix = '';
    const faults: string[] = [];
    const claims = new Map<string, string>();

    const post = async <T>(path: string, data: object): Promise<T> => {
      const answer = await page.request.post(`${stage.url}${path}`, { data, headers: { origin: stage.url } });
      assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
      return (await answer.json()) as T;
    };
    const heading = (name: string | RegExp): Promise<void> =>
      page.getByRole('heading', { level: 1, name }).waitFor();
    const row = (name: string | RegExp): Locator =>
      page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
    const piece = (name: string): Locator => page.getByRole('article', { name });
    /** Lays a claim to the element with these words, which is open. */
    const lay = async (element: string, claim: string, stance: 'for it' | 'against it'): Promise<void> => {
      await page.getByRole('button', { name: `Lay evidence: ${element}` }).click();
      const form = page.getByRole('form', { name: 'Lay evidence' });
      await form.getByLabel('Find the claim by its words').fill(claim.slice(0, 20));
      await form.getByRole('radio', { name: claim }).check();
      await form.getByRole('radio', { name: stance, exact: true }).check();
      await form.getByRole('button', { name: 'Record' }).click();
      await form.waitFor({ state: 'detached' });
    };
    const weigh = async (
      claim: string,
      kind: string,
      answer: (form: Locator) => Promise<void>,
    ): Promise<void> => {
      await piece(claim)
        .getByRole('button', { name: /^Weigh/ })
        .click();
      const form = page.getByRole('form', { name: 'Weigh' });
      await form.getByLabel('Kind of evidence').selectOption({ label: kind });
      await answer(form);
      await form.getByRole('button', { name: 'Record' }).click();
      await form.waitFor({ state: 'detached' });
    };

    before(async () => {
      stage = await openStage(async (folder) => {
        await mkdir(folder, { recursive: true });
        for (const [name, text] of Object.entries(STATEMENTS)) await writeFile(join(folder, name), text);
      });
      context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('pageerror', (error) => faults.push(error.message));
      await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
      await heading('Items');
      const { items } = (await (await page.request.get(`${stage.url}/api/items`)).json()) as {
        items: { serial: string; title: string }[];
      };
      for (const [file, exact] of Object.values(CLAIMS)) {
        const serial = items.find(({ title }) => title === file)?.serial ?? '';
        const start = STATEMENTS[file].indexOf(exact);
        const { claimId } = await post<{ claimId: string }>(`/api/items/${serial}/quotes`, {
          quote: { kind: 'text', page: 1, start, end: start + exact.length, exact },
          claim: { kind: 'claimk-event' },
        });
        claims.set(exact, claimId);
      }
    });

    after(async () => {
      await context?.close();
      await stage?.close();
    });

    it('charges under a provision that was read, before a forum that the instrument has a basis for', async () => {
      await page.getByRole('link', { name: 'Allegations' }).click();
      await heading('Allegations');
      await page.getByText('Nothing has been charged yet.').waitFor();
      await lookAtAll(page, 'allegations-empty');
      await page.getByRole('link', { name: 'New allegation' }).click();
      const form = page.getByRole('form', { name: 'New allegation' });
      await form.getByRole('combobox', { name: /^Instrument/ }).selectOption('arsiwa');
      await form.getByRole('combobox', { name: /^Forum/ }).selectOption('icj');
      await form.getByText('can find no breach of the instrument by itself').waitFor();
      await form.getByRole('combobox', { name: /^Instrument/ }).selectOption('icerd');
      assert.equal(
        await form.getByRole('combobox', { name: /^Forum/ }).inputValue(),
        '',
        'the forum of another instrument is not kept',
      );
      // Groups of options have no role of their own in a closed list.
      const [first] = await form.locator('optgroup').all();
      assert.equal(await first?.getAttribute('label'), 'What can be charged');
      await form.getByRole('combobox', { name: /^Provision/ }).selectOption('icerd.2.1.a');
      await form.getByText('Public authorities engage in no act').last().waitFor();
      await form.getByRole('combobox', { name: /^Forum/ }).selectOption('icj');
      await form.getByLabel('Party that charges').fill('Upland');
      await form.getByLabel('Party that is charged').fill('Lowland');
      await form.getByLabel('Title').fill(TITLE);
      await form.getByLabel('Facts that are charged').fill('Officers separated villagers at the bridge.');
      await form.getByLabel('Period').fill('the first week');
      await form.getByLabel('Attributed by').selectOption('arsiwa.8');
      await lookAtAll(page, 'allegation-form');
      await form.getByRole('button', { name: 'Record' }).click();
      await form.getByRole('alert').waitFor();
      await form.getByLabel('Period').fill('2020-10');
      await form.getByRole('button', { name: 'Record' }).click();
      await heading(TITLE);
      matrix = page.url();
      await page.getByText('Upland charges Lowland').waitFor();
      await page.getByText('Nothing is laid to it.').first().waitFor();
      const facts = page.locator('.allegation-head');
      await facts.getByText('Attributed by').waitFor();
      await facts.getByText('Art. 8').waitFor();
      assert.equal(await page.getByText('%').count(), 0, 'nothing is said in percent');
      assert.equal(await page.getByText(/violat/i).count(), 0, 'what is charged is not said to be so');
      await lookAtAll(page, 'matrix-empty');
    });

    it('lays claims to an element, weighs them by the rubric, and a gap closes', async () => {
      const made = 'A distinction, exclusion, restriction or preference was made';
      await page.getByRole('button', { name: new RegExp(`^${made}`) }).click();
      assert.match(page.url(), /open=icerd\.1\.a/, 'what is open is in the address');
      await page.getByText('A comparator group that was treated otherwise').waitFor();
      await lay(made, CLAIMS.separated[1], 'for it');
      await row(made).getByText('nobody has weighed it').waitFor();
      await piece(CLAIMS.separated[1]).getByText('Not weighed yet').waitFor();
      await weigh(CLAIMS.separated[1], 'Fact-finding body of the United Nations (W3)', async (form) => {
        assert.equal(await form.getByText('proposed from what is recorded').count(), 0);
        await form
          .getByLabel(/How does whoever says it come to know/)
          .selectOption({ label: 'Was told by somebody who did' });
        await form.getByRole('checkbox', { name: 'Its author takes no side' }).check();
        await lookAt(page, 'weigh-form');
      });
      await row(made).getByText('Best W2').waitFor();
      await row(made).getByText('W4 or W3 with 2 independent origins').waitFor();
      // Where provisional measures are asked for the same evidence is enough for this element; on the merits it is not.
      const stage = page.getByRole('combobox', { name: 'Stage' });
      await stage.selectOption({ label: 'Provisional measures' });
      await row(made).getByText('The standard is met.').waitFor();
      await page.getByText(/asked of all that has to be proved, gates included: Plausible/).waitFor();
      assert.match(page.url(), /stage=provisional-measures/, 'the stage is in the address');
      await lookAtAll(page, 'matrix-stage');
      await stage.selectOption({ label: 'Merits' });
      await row(made).getByText('W4 or W3 with 2 independent origins').waitFor();
      assert.doesNotMatch(page.url(), /stage=/);
      await lay(made, CLAIMS.order[1], 'for it');
      await piece(CLAIMS.order[1]).waitFor();
      await page.getByText('2 pieces that go back to one statement').waitFor();
      await weigh(
        CLAIMS.separated[1],
        'Inquiry in which judges heard and questioned witnesses (W4)',
        async (form) => {
          await form
            .getByLabel(/How does whoever says it come to know/)
            .selectOption({ label: 'Not answered' });
        },
      );
      await row(made).getByText('The standard is met.').waitFor();
      await piece(CLAIMS.separated[1]).getByText('How it was weighed').click();
      await piece(CLAIMS.separated[1]).getByText('Bosnia and Herzegovina v. Serbia').waitFor();
    });

    it('asks for reasons where another band is confirmed than the rubric gives', async () => {
      await weigh(CLAIMS.order[1], 'Press (W1)', async (form) => {
        await form.getByRole('combobox', { name: /^Band/ }).selectOption({ label: 'W2 Corroborative' });
        await form.getByRole('button', { name: 'Record' }).click();
        assert.equal(
          await form
            .getByLabel('Reasons for another band')
            .evaluate(
              (field) => (field as unknown as { validity: { valueMissing: boolean } }).validity.valueMissing,
            ),
          true,
        );
        await form.getByLabel('Reasons for another band').fill('The order itself was printed.');
      });
      await piece(CLAIMS.order[1]).getByText('because: The order itself was printed.').waitFor();
    });

    it('shows what stands against it until it is answered', async () => {
      const made = 'A distinction, exclusion, restriction or preference was made';
      await lay(made, CLAIMS.alike[1], 'against it');
      await row(made).getByText('What speaks against it is not answered.').waitFor();
      await lookAtAll(page, 'matrix');
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('rowheader', { name: made }).getByText(made).waitFor();
      await page.getByText('Bosnia and Herzegovina v. Serbia').first().waitFor();
      await page.getByText('The matter was private or touches no right').waitFor();
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/matrix-print.png`, fullPage: true });
      await page.emulateMedia({ media: null });
      await page.getByRole('link', { name: 'As the opponent would attack it' }).click();
      const contrary = page.getByRole('region', { name: 'What stands against it and is not answered' });
      await contrary.getByRole('link', { name: CLAIMS.alike[1] }).waitFor();
      const alone = page.getByRole('region', { name: 'What rests on one origin' });
      await alone.getByRole('link', { name: made }).waitFor();
      await page.getByRole('region', { name: 'What it hangs on' }).waitFor();
      await lookAtAll(page, 'attack');
      await page.getByRole('link', { name: 'Matrix' }).click();
      await piece(CLAIMS.alike[1]).getByText('Not answered yet.').waitFor();
      await piece(CLAIMS.alike[1])
        .getByRole('button', { name: /^Answer it/ })
        .click();
      const form = page.getByRole('form', { name: 'Answer it' });
      await form.getByLabel('How the pleading answers it').fill('The spokesman was not there.');
      await form.getByRole('button', { name: 'Record' }).click();
      await piece(CLAIMS.alike[1]).getByText('The spokesman was not there.').waitFor();
      await row(made).getByText('What speaks against it is not answered.').waitFor({ state: 'detached' });
    });

    it('moves by keyboard, proves an alternative, and takes evidence back with a reason', async () => {
      await page.goto(matrix);
      await heading(TITLE);
      await page.getByRole('row').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      assert.match(page.url(), /open=icerd\.1\.c/);
      await page.getByText('Ways to prove it; one suffices').waitFor();
      await page.getByText('That was its purpose').click();
      await lay('That was its purpose', CLAIMS.order[1], 'for it');
      await row(/^Its purpose or its effect/)
        .getByText('Best W2')
        .waitFor();
      await piece(CLAIMS.order[1])
        .getByRole('button', { name: /^Take back/ })
        .click();
      await page.getByLabel('Reason').fill('laid to the wrong element');
      await page.getByRole('button', { name: 'Take back' }).last().click();
      await row(/^Its purpose or its effect/)
        .getByText('Nothing is laid to it.')
        .waitFor();
      await post('/api/conclusions', {
        statement: 'The people of the fictional valley were singled out.',
        claimId: claims.get(CLAIMS.separated[1]),
      });
      await post('/api/conclusions', { statement: 'Nothing carries this one.' });
      const effect = 'It bore harder on the group in its effect';
      await page.getByText(effect).click();
      await page.getByRole('button', { name: `Lay evidence: ${effect}` }).click();
      const form = page.getByRole('form', { name: 'Lay evidence' });
      await form.getByRole('radio', { name: /^A conclusion/ }).check();
      assert.ok(await form.getByRole('radio', { name: /names no claim yet/ }).isDisabled());
      await form.getByRole('radio', { name: /were singled out/ }).check();
      await form.getByRole('button', { name: 'Record' }).click();
      await form.waitFor({ state: 'detached' });
      await piece(CLAIMS.separated[1])
        .getByRole('link', { name: /were singled out/ })
        .waitFor();
      await row(/^Its purpose or its effect/)
        .getByText('The standard is met.')
        .waitFor();
      const rule = 'One rule of attribution is met';
      await page.getByRole('button', { name: new RegExp(`^${rule}`) }).click();
      await page.getByText('By an organ (Art. 4)').click();
      await page.getByRole('heading', { name: /^Art\. 4/ }).waitFor();
      await lookAtAll(page, 'matrix-alternatives');
    });

    it('says in another language which texts of the law are in English', async () => {
      const storageState = await context.storageState();
      const own = await stage.browser.newContext({
        storageState,
        locale: 'hy',
        viewport: { width: 1440, height: 900 },
      });
      const armenian = await own.newPage();
      await armenian.goto(`${matrix}?open=icerd.1.a`);
      await armenian.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      await armenian.getByRole('article', { name: CLAIMS.separated[1] }).waitFor();
      const element = armenian.getByText('A distinction, exclusion, restriction or preference was made');
      assert.equal(await element.first().getAttribute('lang'), 'en');
      const instrument = armenian.getByText('Ռասայական խտրականության').first();
      assert.equal(
        await instrument.getAttribute('lang'),
        null,
        'what is there in the language is not marked',
      );
      await lookAt(armenian, 'matrix-hy');
      await own.close();
    });

    it('goes from the gap that was closed to the volume that is filed', async () => {
      await page.getByRole('link', { name: 'Dossiers', exact: true }).click();
      const opened = page.getByRole('form', { name: 'New dossier' });
      await opened.getByLabel('Short name').fill('memorial');
      await opened.getByLabel('Title').fill('Memorial of Upland');
      await opened.getByRole('button', { name: 'Open the dossier' }).click();
      await heading('Memorial of Upland');
      const dossier = page.url();
      await page.goto(`${matrix}?open=icerd.1.a`);
      await row('A distinction, exclusion').getByText('The standard is met.').waitFor();
      for (const claim of [CLAIMS.separated, CLAIMS.alike]) {
        await page.goto(`${matrix}?open=icerd.1.a`);
        await piece(claim[1]).getByRole('link', { name: claim[1] }).click();
        await heading(claim[1]);
        await page
          .getByRole('link', { name: new RegExp(claim[0].replace('.', '\\.')) })
          .first()
          .click();
        await heading(claim[0]);
        await page.getByRole('tab', { name: 'About' }).click();
        await page.getByRole('button', { name: 'Add to dossier' }).click();
        await page.getByRole('status').getByRole('link', { name: 'Memorial of Upland' }).waitFor();
      }
      await page.goto(dossier);
      await page.locator('.exhibits > li').filter({ hasText: 'agency.txt' }).waitFor();
      await page.getByText('Choose within a number of pages').click();
      await page.getByRole('textbox', { name: 'Pages that may be filed' }).fill('10');
      await page.getByText(/2 of \d+ pages, by 1 allegation/).waitFor();
      await page.getByText('Choose within a number of pages').click();
      await page.getByRole('button', { name: 'Title, numbering and limits' }).click();
      await page.getByRole('combobox', { name: 'Volumes for a registry' }).selectOption('icj-volumes');
      await page.getByRole('textbox', { name: 'Numbers of the register begin with' }).fill('UPL-MEM');
      await page
        .getByRole('form', { name: 'Title, numbering and limits' })
        .getByRole('button', { name: 'Save' })
        .click();
      await page.getByRole('button', { name: 'Build and verify' }).click();
      await page.getByText(/FAIL 0/).waitFor();
      const text = await firstVolumeText(page, stage.url);
      for (const said of ['Memorial of Upland', 'Annex 1', 'UPL-MEM-', CLAIMS.alike[1]])
        assert.ok(text.includes(said), `the volume does not say ${said}:\n${text}`);
      await lookAt(page, 'matrix-filed');
    });

    it('strikes what was withdrawn, and is changed and withdrawn as other records are', async () => {
      await page.goto(`${matrix}?open=icerd.1.a`);
      await piece(CLAIMS.separated[1]).getByRole('link', { name: CLAIMS.separated[1] }).click();
      await heading(CLAIMS.separated[1]);
      await post(`/api/claims/${claims.get(CLAIMS.separated[1])}/withdrawal`, { reason: 'read wrongly' });
      await page.goto(`${matrix}?open=icerd.1.a`);
      await piece(CLAIMS.separated[1]).getByText('Withdrawn since: it counts for nothing.').waitFor();
      await row('A distinction, exclusion').getByText('Best W2').waitFor();
      await page.getByRole('button', { name: 'Change', exact: true }).click();
      const form = page.getByRole('form', { name: 'Change' });
      await form.getByLabel('Title').fill(`${TITLE}, 2020`);
      await form.getByLabel('Standard of proof').selectOption({ label: 'Fully conclusive evidence' });
      await form.getByRole('button', { name: 'Record' }).click();
      await heading(`${TITLE}, 2020`);
      await page.getByRole('button', { name: 'Withdraw' }).click();
      await page.getByLabel('Reason').fill('charged twice');
      await page.getByRole('button', { name: 'Withdraw' }).click();
      await page.getByText('This allegation was withdrawn:').waitFor();
      assert.equal(await page.getByRole('button', { name: /^Lay evidence/ }).count(), 0);
      assert.deepEqual(faults, []);
    });
  },
);
