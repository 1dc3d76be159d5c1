import type { Screen } from './screen.ts';

/** Mines: a handover with what two parties claim of it, and a record of an invented field, entered and drawn. */
export const mines: readonly Screen[] = [
  {
    name: 'handover',
    shows: 'A handover of minefield records: what each party claims beside what there is',
    path: '/mines?view=new',
    act: async (page) => {
      const form = page.getByRole('form', { name: 'New handover' });
      await form.getByLabel('Title').fill('Sheets of the river line (fictional)');
      await form.getByLabel('Given by').fill('Upland (fictional)');
      await form.getByLabel('Received by').fill('Lowland (fictional)');
      await form.getByLabel('When').fill('2021-06-12');
      await form.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('heading', { level: 1, name: 'Sheets of the river line (fictional)' }).waitFor();
      for (const [value, by] of [
        ['97', 'A ministry of Lowland'],
        ['60', 'A spokesperson of Upland'],
      ] as const) {
        await page.getByRole('button', { name: 'Record a claim' }).click();
        const claim = page.getByRole('form', { name: 'Record a claim' });
        await claim.getByLabel('Figure').fill(value);
        await claim.getByLabel('Who says so').fill(by);
        await claim.getByLabel('Words of the claim').fill(`maps of ${value} mines`);
        await claim.getByRole('button', { name: 'Record' }).click();
        await claim.waitFor({ state: 'detached' });
      }
    },
  },
  {
    name: 'hazard-record',
    shows:
      'A minefield record: where it lies and how far off that may be, three scores, what a person decided',
    path: '/mines/records/new',
    act: async (page) => {
      const form = page.getByRole('form', { name: 'Enter a record' });
      await form.getByLabel('What the sheet calls the field').fill('Field at the mill (fictional)');
      const fill = async (group: string, column: string, values: readonly string[]): Promise<void> => {
        const lines = form.getByRole('group', { name: group, exact: true });
        for (const [at, value] of values.entries())
          await lines.getByRole('textbox', { name: `${column}, line ${at + 1}`, exact: true }).fill(value);
      };
      await fill('Reference points', 'Point', ['R1', 'R2']);
      await fill('Reference points', 'Position', ['39°59′30″N 46°55′30″E', '39°59′30″N 46°55′42″E']);
      await form.getByRole('combobox', { name: 'From which north' }).selectOption('true');
      await form.getByRole('button', { name: 'More lines: Legs from point to point' }).click();
      const legs = 'Legs from point to point';
      await fill(legs, 'From', ['R1', 'A', 'B', 'C', 'D']);
      await fill(legs, 'To', ['A', 'B', 'C', 'D', 'A']);
      await fill(legs, 'Bearing', ['90', '90', '0', '270', '180']);
      await fill(legs, 'Distance', ['120', '300', '100', '300', '100']);
      await form.getByLabel('Corners of the field in their order').fill('A, B, C, D');
      await form.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByRole('img', { name: /^Plan of hazard record/ }).waitFor();
    },
  },
  { name: 'mines', shows: 'Handovers and records of mines, on one filter', path: '/mines' },
];
