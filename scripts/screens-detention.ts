import type { Screen } from './screen.ts';

/** Detainees and exchanges: a detention with two parties’ words for it, and an exchange with what two parties claim. */
export const detention: readonly Screen[] = [
  {
    name: 'detention',
    shows: 'A time in detention: what each party calls the person, drawn over its days',
    path: '/detainees?view=new',
    act: async (page) => {
      const form = page.getByRole('form', { name: 'New detention' });
      await form.getByLabel('Captured on').fill('2031-02-01/2031-02-03');
      await form.getByLabel('Captured where').fill('the river line (fictional)');
      for (const [at, [party, words]] of (
        [
          ['Upland', 'prisoner of war'],
          ['Lowland', 'member of a sabotage group'],
        ] as const
      ).entries()) {
        await form.getByLabel(`Party, line ${at + 1}`, { exact: true }).fill(party);
        await form.getByLabel(`In its words, line ${at + 1}`, { exact: true }).fill(words);
      }
      await form.getByLabel('Visits of the Red Cross').fill('2031-03-01\n2031-05-02');
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByRole('img', { name: /^The time in detention/ }).waitFor();
    },
  },
  {
    name: 'exchange',
    shows: 'An exchange: the two sides, and what is claimed beside what the records hold',
    path: '/detainees?kind=exchange&view=new',
    act: async (page) => {
      const form = page.getByRole('form', { name: 'New exchange' });
      await form.getByLabel('Title').fill('Fifteen for a map (fictional)');
      await form.getByLabel('Side A').fill('Lowland');
      await form.getByLabel('Side B').fill('Upland');
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      for (const [value, by] of [
        ['15', 'A ministry of Lowland'],
        ['14', 'A spokesperson of Upland'],
      ] as const) {
        await page.getByRole('button', { name: 'Record a claim' }).click();
        const claim = page.getByRole('form', { name: 'Record a claim' });
        await claim.getByLabel('Figure').fill(value);
        await claim.getByLabel('Who says so').fill(by);
        await claim.getByLabel('Words of the claim').fill(`${value} detainees`);
        await claim.getByRole('button', { name: 'Record', exact: true }).click();
        await claim.waitFor({ state: 'detached' });
      }
    },
  },
  {
    name: 'detainees',
    shows: 'Detentions on their filter, each with what parties call it',
    path: '/detainees',
  },
  {
    name: 'releases',
    shows: 'Records that lie sealed, asked to be shown to others: by one, for another to agree',
    path: '/releases',
    act: async (page) => {
      await page.getByRole('button', { name: 'Ask for releases' }).click();
      await page.getByRole('form', { name: 'Ask for releases' }).waitFor();
    },
  },
];
