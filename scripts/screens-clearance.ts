import type { Screen } from './screen.ts';

/** What the ground showed: an invented accident, and an area of which a part is released. */
export const clearance: readonly Screen[] = [
  {
    name: 'accident',
    shows: 'An accident: what is said of how many beside the victims who are recorded, and what both support',
    path: '/clearance?view=new-accident',
    act: async (page) => {
      const form = page.getByRole('form', { name: 'Record an accident' });
      await form.getByLabel('What it is called').fill('At the ford (fictional)');
      await form.getByLabel('When').fill('2031-07-02');
      await form.getByLabel('Killed, at least').fill('2');
      await form.getByLabel('Who says so').fill('A ministry (fictional)');
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'At the ford (fictional)' }).waitFor();
    },
  },
  {
    name: 'ground-area',
    shows: 'An area: what was released of it and by whom, and what remains hazardous',
    path: '/clearance?view=new-area',
    act: async (page) => {
      const corners = (east: string): string =>
        `39.991 46.928\n39.991 ${east}\n39.992 ${east}\n39.992 46.928`;
      const form = page.getByRole('form', { name: 'Record an area' });
      await form.getByRole('textbox', { name: /^Area/ }).fill('The meadow by the mill (fictional)');
      await form.getByLabel('Corners').fill(corners('46.930'));
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByRole('button', { name: 'Record a work' }).click();
      const part = page.getByRole('form', { name: 'Record a work' });
      await part.getByLabel('Name of the part').fill('West');
      await part.getByRole('combobox', { name: 'Kind of work' }).selectOption('clearance');
      await part.getByRole('combobox', { name: 'How the part was released' }).selectOption('cleared');
      await part.getByLabel('Corners').fill(corners('46.929'));
      await part.getByLabel('Criteria, in words').fill('searched to 13 cm (fictional)');
      await part.getByLabel('Organisation').fill('Deminers (fictional)');
      await part.getByRole('button', { name: 'Record', exact: true }).click();
      await part.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'clearance',
    shows: 'Accidents, casualties, and areas that were surveyed and cleared',
    path: '/clearance',
  },
  {
    name: 'ground-map',
    shows: 'The map of the ground as of today: what has no date drawn apart, what nobody knows hatched',
    path: '/ground',
    act: async (page) => {
      await page.locator('.ground-map[aria-busy="false"]').waitFor({ state: 'attached' });
    },
  },
];
