import type { Screen } from './screen.ts';

/** Displaced people: a household with how it was displaced, the counts, and the table that may be published. */
export const displacement: readonly Screen[] = [
  {
    name: 'household',
    shows: 'A household: how many it was, what it wishes, and its displacement as each source says it',
    path: '/displacement?view=new',
    act: async (page) => {
      const form = page.getByRole('form', { name: 'New household' });
      await form.getByLabel('Size when displaced: Number of persons').fill('4');
      await form.getByLabel('From where, in the words of the source').fill('Mill Ford (fictional)');
      await form.getByLabel('Left from').fill('2031-10-04');
      await form.getByLabel('Who is said to have displaced them').fill('Lowland (fictional)');
      await form.getByLabel('Who says so').fill('Upland (fictional)');
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: /^Household/ }).waitFor();
    },
  },
  {
    name: 'displacement-counts',
    shows: 'Displacements counted by settlement and year; exact, least and unknown numbers apart',
    path: '/displacement?view=counts',
  },
  {
    name: 'displacement-public',
    shows: 'The same as it may be published: small numbers hidden, with what they could be worked out from',
    path: '/displacement?view=public',
  },
];
