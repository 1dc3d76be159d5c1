import type { Screen } from './screen.ts';

/** What blocks return to a village: from its form to the picture over time. */
export const ground: readonly Screen[] = [
  {
    name: 'settlement-form',
    shows: 'A new settlement: a place of the gazetteer, or names and a position of our own',
    path: '/return?view=new',
    act: async (page) => {
      await page.getByLabel('Name 1', { exact: true }).fill('Stone Well (fictional)');
      await page.getByLabel('Invented').check();
    },
  },
  {
    name: 'settlement',
    shows: 'Whether people could return on a day, what says so, and how that was over time',
    act: async (page) => {
      await page
        .getByRole('form', { name: 'New settlement' })
        .getByRole('button', { name: 'Record' })
        .click();
      await page.getByRole('heading', { level: 1, name: 'Stone Well (fictional)' }).waitFor();
      await page.getByRole('button', { name: 'Add an obstacle' }).click();
      const form = page.getByRole('form', { name: 'Add an obstacle' });
      await form.getByRole('combobox', { name: 'Kind' }).selectOption('mines');
      await form.getByLabel('Since when').fill('2020-10~');
      await form.getByRole('combobox', { name: 'Reliability', exact: true }).selectOption('high');
      await form.getByLabel('Reasons for it').fill('A record and a find agree.');
      await form.getByRole('button', { name: 'Record' }).click();
      await form.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Record what somebody says: Mines' }).click();
      const said = page.getByRole('form', { name: 'Record what somebody says' });
      await said.getByLabel('For which side').fill('Lowland (fictional)');
      await said.getByLabel('Who says it').fill('Lowland (fictional)');
      await said.getByRole('combobox', { name: 'What is said' }).selectOption('denied');
      await said.getByLabel('When it was said').fill('2021-03-04');
      await said.getByRole('button', { name: 'Record' }).click();
      await said.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'return',
    shows: 'Settlements by whether people could return on a day; what nobody knows is hatched',
    path: '/return?on=2021-06-01',
  },
];
