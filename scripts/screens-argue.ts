import type { Page } from 'playwright-core';
import type { Screen } from './screen.ts';

/** Adds a step in the form of the proceeding that is open. */
async function addStep(
  page: Page,
  of: { kind: string; by: string; day: string; what: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Add a step' }).click();
  const form = page.getByRole('form', { name: 'Add a step' });
  await form.getByRole('combobox', { name: /^Kind of step/ }).selectOption(of.kind);
  await form.getByLabel('Day', { exact: true }).fill(of.day);
  await form.getByLabel(/^(By whom|From)$/).fill(of.by);
  await form.getByLabel(/^(What was done|Subject)/).fill(of.what);
  if (of.what === 'Memorial')
    await form.getByRole('combobox', { name: /^What the law calls it/ }).selectOption('memorial');
  await form.getByRole('button', { name: 'Record' }).click();
  await form.waitFor({ state: 'detached' });
}

const proceedings: readonly Screen[] = [
  {
    name: 'proceeding-form',
    shows: 'A new proceeding: forum, parties, instruments',
    path: '/proceedings?view=new',
    act: async (page) => {
      await page.getByLabel('Title').fill('Upland v. Lowland (fictional)');
      await page.getByRole('combobox', { name: /^Forum/ }).selectOption('icj');
      await page.getByRole('combobox', { name: /^Stage/ }).selectOption('pending');
      await page.getByLabel('Party 1: name').fill('Upland (fictional)');
      await page.getByLabel('Party 2: name').fill('Lowland (fictional)');
      await page.getByRole('checkbox', { name: /Elimination of All Forms of Racial Discrimination/ }).check();
    },
  },
  {
    name: 'proceeding',
    shows: 'A proceeding over time, with the day that follows from its memorial',
    act: async (page) => {
      await page.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('heading', { level: 1, name: 'Upland v. Lowland (fictional)' }).waitFor();
      const [upland, lowland] = ['Upland (fictional)', 'Lowland (fictional)'];
      await addStep(page, {
        kind: 'diplomatic-exchange',
        by: upland,
        day: '2030-02-03',
        what: 'A note asks for talks',
      });
      await addStep(page, { kind: 'application', by: upland, day: '2030-05-02', what: 'Application' });
      await addStep(page, { kind: 'order', by: 'The Court', day: '2030-07-01', what: 'Order on measures' });
      await addStep(page, { kind: 'filing', by: upland, day: '2031-05-30', what: 'Memorial' });
      await addStep(page, { kind: 'filing', by: lowland, day: '2031-07-11', what: 'Request for more time' });
    },
  },
  { name: 'proceedings', shows: 'Proceedings, with the time that runs out next', path: '/proceedings' },
];

/** Records what somebody says of the obligation, in the form beneath it. */
async function addSaid(page: Page, of: { side: string; on: string; says: string }): Promise<void> {
  await page
    .getByRole('button', { name: /^Record what somebody says/ })
    .first()
    .click();
  const form = page.getByRole('form', { name: 'Record what somebody says' });
  await form.getByRole('combobox', { name: 'For which side' }).selectOption(of.side);
  await form.getByLabel('Who says it').fill(of.side);
  await form.getByRole('combobox', { name: 'What is said' }).selectOption(of.says);
  await form.getByLabel('When it was said').fill(of.on);
  await form.getByRole('button', { name: 'Record' }).click();
  await form.waitFor({ state: 'detached' });
}

const undertakings: readonly Screen[] = [
  {
    name: 'undertaking-form',
    shows: 'A new undertaking: kind, day, sides, text',
    path: '/undertakings?view=new',
    act: async (page) => {
      const form = page.getByRole('form', { name: 'New undertaking' });
      await form.getByLabel('Title').fill('Ceasefire at the river (fictional)');
      await form.getByLabel('Day').fill('2020-05-02');
      for (const [n, name] of ['Upland (fictional)', 'Lowland (fictional)'].entries())
        await form.getByLabel(`Party ${n + 1}: name`).fill(name);
    },
  },
  {
    name: 'undertaking',
    shows: 'An undertaking: what each side says of an obligation, apart, over time',
    act: async (page) => {
      await page.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('heading', { level: 1, name: 'Ceasefire at the river (fictional)' }).waitFor();
      await page.getByRole('button', { name: 'Add an obligation' }).click();
      const form = page.getByRole('form', { name: 'Add an obligation' });
      await form.getByLabel('Point or paragraph').fill('1');
      await form.getByRole('combobox', { name: 'Who', exact: true }).selectOption('Upland (fictional)');
      await form.getByLabel('To whom').fill('Lowland (fictional)');
      await form.getByLabel('Words of the text').fill('Upland withdraws behind the river.');
      await form.getByLabel('By when').fill('2020-06-01');
      await form.getByRole('button', { name: 'Record' }).click();
      await form.waitFor({ state: 'detached' });
      await addSaid(page, { side: 'Upland (fictional)', on: '2020-05-28', says: 'performed' });
      await addSaid(page, { side: 'Lowland (fictional)', on: '2020-06-09', says: 'disputed' });
    },
  },
  { name: 'undertakings', shows: 'Undertakings, with how what each side says stands', path: '/undertakings' },
];

/** From a form to the matrix of a charge, with one claim laid and weighed. The parties are invented. */
const allegations: readonly Screen[] = [
  {
    name: 'law',
    shows: 'The law in words of our own, and what is to be checked',
    path: '/law?instrument=icerd',
  },
  {
    name: 'allegation-form',
    shows: 'A new allegation under a provision, before a forum',
    path: '/allegations?charge=icerd.5.b',
    act: async (page) => {
      await page.getByRole('combobox', { name: /^Forum/ }).selectOption('icj');
      await page.getByLabel('Party that charges').fill('Upland (fictional)');
      await page.getByLabel('Party that is charged').fill('Lowland (fictional)');
      await page.getByLabel('Title').fill('Villagers at the bridge');
    },
  },
  {
    name: 'matrix',
    shows: 'A charge element by element: what is proved, to which standard, and what is missing',
    act: async (page) => {
      await page.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('button', { name: /^A distinction/ }).click();
      await page
        .getByRole('button', { name: /^Lay evidence/ })
        .first()
        .click();
      const lay = page.getByRole('form', { name: 'Lay evidence' });
      await lay.getByRole('group', { name: 'Which claim' }).getByRole('radio').first().check();
      await lay.getByRole('button', { name: 'Record' }).click();
      await page
        .getByRole('button', { name: /^Weigh/ })
        .first()
        .click();
      const weigh = page.getByRole('form', { name: 'Weigh' });
      await weigh.getByRole('combobox', { name: /^Kind of evidence/ }).selectOption('un-fact-finding');
      await weigh.getByRole('button', { name: 'Record' }).click();
      await weigh.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'matrix-attack',
    shows: 'The same as the opponent would attack it',
    act: async (page) => {
      await page.getByRole('link', { name: 'As the opponent would attack it' }).click();
      await page.getByRole('heading', { name: 'Where it is weakest' }).waitFor();
    },
  },
  { name: 'allegations', shows: 'What parties charge', path: '/allegations' },
];

/** A pleading from its form to a sentence without a cite. */
export const pleadings: readonly Screen[] = [
  {
    name: 'pleading-form',
    shows: 'A new pleading in a dossier',
    path: '/pleadings?view=new',
    act: async (page) => {
      await page
        .getByRole('form', { name: 'New pleading' })
        .getByLabel('Title')
        .fill('Memorial of Upland (fictional)');
    },
  },
  {
    name: 'pleading',
    shows: 'A pleading: its outline, its text with cites, and what to look at',
    act: async (page) => {
      await page.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('heading', { level: 1, name: 'Memorial of Upland (fictional)' }).waitFor();
      await page.getByRole('button', { name: 'Add a heading', exact: true }).click();
      const heading = page.getByRole('form', { name: 'Add a heading' });
      await heading.getByLabel('Heading').fill('What is said of the maps');
      await heading.getByRole('button', { name: 'Record' }).click();
      await heading.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Add a paragraph', exact: true }).click();
      const form = page.getByRole('form', { name: 'Add a paragraph' });
      await form
        .getByLabel('Text of the paragraph')
        .fill('Maps are said to have been handed over. The day is still to be shown. ');
      await form.getByRole('searchbox', { name: 'Find what to cite' }).fill('map');
      await form.getByRole('listitem').first().getByRole('button').click();
      await form.getByRole('button', { name: 'Record' }).click();
      await form.waitFor({ state: 'detached' });
    },
  },
  { name: 'pleadings', shows: 'The pleadings', path: '/pleadings' },
];

/** Pages on which a case is argued: before whom, what binds whom, what is charged. */
export const arguing: readonly Screen[] = [...proceedings, ...undertakings, ...allegations];
