import type { Page } from 'playwright-core';

/** A picture to take: what it is called and shows, where it is, and what is done there first. */
export interface Screen {
  readonly name: string;
  readonly shows: string;
  /** Address within the application; left out, the picture is of what is there already. */
  readonly path?: string;
  readonly act?: (page: Page) => Promise<void>;
}

/** Addresses of what the sample case holds, by kind. */
export interface SampleAddresses {
  readonly item: (title: string) => string;
  readonly dossier: string;
}

const uncover = async (page: Page): Promise<void> => {
  const cover = page.getByRole('button', { name: 'Show the picture' }).first();
  await cover.click();
};

/** The items page in its four forms, and the two that have nothing to show. */
const lists: readonly Screen[] = [
  { name: 'items-table', shows: 'Items as a table, with what narrows them', path: '/items' },
  { name: 'items-cards', shows: 'Items as cards', path: '/items?view=cards' },
  { name: 'items-map', shows: 'Items on the map', path: '/items?view=map' },
  { name: 'items-timeline', shows: 'Items along time', path: '/items?view=timeline' },
  {
    name: 'items-chosen',
    shows: 'Two items chosen, and what can be done with them',
    path: '/items',
    act: async (page) => {
      for (const at of [0, 1]) await page.locator('.c-check input').nth(at).check();
    },
  },
  { name: 'items-empty', shows: 'Nothing matches', path: '/items?title=zebra' },
  { name: 'item-not-there', shows: 'An address that leads to nothing', path: '/items/ZZZZ-ZZZZ' },
];

const items = ({ item }: SampleAddresses): Screen[] => [
  { name: 'item-pdf', shows: 'A PDF', path: item('.pdf') },
  { name: 'item-picture', shows: 'A picture under its cover', path: item('.jpg') },
  {
    name: 'item-picture-seen',
    shows: 'The same picture uncovered',
    path: item('.jpg'),
    act: uncover,
  },
  { name: 'item-sound', shows: 'A sound with its waveform', path: item('road-call.wav') },
  { name: 'item-film', shows: 'A film', path: item('road-survey.webm'), act: uncover },
  { name: 'item-mail', shows: 'A mail with attachments', path: item('.eml') },
  { name: 'item-sheet', shows: 'A spreadsheet', path: item('.xlsx') },
  { name: 'item-web-page', shows: 'A saved web page, as drawn without scripts', path: item('.html') },
  { name: 'item-text', shows: 'A text', path: item('.txt') },
  {
    name: 'item-redactions',
    shows: 'What the public does not get of an item',
    path: `${item('.pdf')}?tab=redactions`,
  },
  { name: 'item-talk', shows: 'Comments on an item', path: `${item('.pdf')}?tab=talk` },
  { name: 'item-history', shows: 'What happened to an item', path: `${item('.pdf')}?tab=history` },
  { name: 'item-receipt', shows: 'The receipt of an item', path: `${item('.pdf')}?tab=receipt` },
  {
    name: 'compare',
    shows: 'Two texts, word by word',
    path: `/compare?a=${item('agency-rewrite.txt').slice(7)}&b=${item('.txt').slice(7)}`,
  },
];

/** Selects the first words of the text that is shown, and goes on to write a claim about them. */
const quote = async (page: Page): Promise<void> => {
  await page.locator('.page-text-body').first().waitFor();
  await page.evaluate(`(() => {
    const walk = document.createTreeWalker(document.querySelector('.viewer-body.text'), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (node.parentElement.closest('.page-text-body') && node.data.trim().length > 40) {
        getSelection().setBaseAndExtent(node, 0, node, node.data.length);
        return;
      }
  })()`);
  await page.getByRole('button', { name: 'Quote this' }).click();
  await page.getByRole('form', { name: 'A new claim' }).waitFor();
};

/** From a passage to a claim with its relations and grades, in the order in which it is made. */
const claims = ({ item }: SampleAddresses): Screen[] => [
  {
    name: 'claim-form',
    shows: 'A passage that becomes a claim',
    path: `${item('.txt')}?show=text&tab=claims`,
    act: quote,
  },
  {
    name: 'item-claims',
    shows: 'What is claimed from an item, and what rules propose',
    act: async (page) => {
      await page.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('form', { name: 'A new claim' }).waitFor({ state: 'detached' });
      await page.getByRole('article').first().waitFor();
      await page.getByText('What is proposed on this page').click();
    },
  },
  { name: 'claims', shows: 'Claims with whose they are', path: '/claims' },
  {
    name: 'claim',
    shows: 'A claim: its passages, what stands against it, its grades',
    path: '/claims',
    act: async (page) => {
      await page.getByRole('article').getByRole('link').first().click();
      await page.getByRole('heading', { name: 'Grade' }).waitFor();
    },
  },
];

/** Incidents of the sample case, and what is concluded. */
const incidents: readonly Screen[] = [
  {
    name: 'incident-form',
    shows: 'A new incident, with places of the gazetteer that may be meant',
    path: '/incidents/new',
    act: async (page) => {
      await page.getByLabel('Where, as the source writes it').fill('Ağdam');
      await page.getByRole('button', { name: 'Find in the gazetteer' }).click();
      await page.getByText('places may be meant').waitFor();
    },
  },
  {
    name: 'incident',
    shows: 'An incident: each statement with the claims it rests on',
    path: '/incidents',
    act: async (page) => {
      await page.getByRole('link', { name: 'Fighting at the border' }).click();
      await page.getByRole('heading', { name: 'What was done, and to whom' }).waitFor();
    },
  },
  {
    name: 'network',
    shows: 'What is linked with an incident, drawn and in words',
    path: '/incidents',
    act: async (page) => {
      await page.getByRole('link', { name: 'Fighting at the border' }).click();
      await page.getByRole('main').getByRole('link', { name: 'Network' }).click();
      await page.getByRole('group', { name: 'Picture of the network' }).waitFor();
    },
  },
  { name: 'incidents', shows: 'Incidents in the order of time', path: '/incidents?view=chronology' },
  { name: 'conclusions', shows: 'What analysts conclude', path: '/conclusions' },
  {
    name: 'conclusions-claims',
    shows: 'Conclusion by conclusion, the claims for and against by independent origin',
    path: '/conclusions?view=claims',
  },
  { name: 'samples', shows: 'Samples that are coded blind', path: '/samples' },
  {
    name: 'vocabularies',
    shows: 'The lists of terms, and what is still to be checked',
    path: '/vocabularies',
  },
  {
    name: 'vocabulary',
    shows: 'Act types as a tree, with one of them opened',
    path: '/vocabularies/act-type',
    act: async (page) => {
      await page.locator('.term-tree summary').first().click();
    },
  },
];

/** From a form to a person with a name in two scripts, sealed. */
const people: readonly Screen[] = [
  {
    name: 'actor-form',
    shows: 'A person that is made, sealed from the start',
    path: '/actors/new',
    act: async (page) => {
      await page.getByRole('button', { name: 'Add a name' }).click();
      for (const [at, name] of ['Aram Example (fictional)', 'Արամ Օրինակ'].entries())
        await page.getByLabel('Name', { exact: true }).nth(at).fill(name);
      await page.getByLabel('Born').fill('1971~');
    },
  },
  {
    name: 'actor',
    shows: 'A person: names, what is said, who is the same',
    act: async (page) => {
      await page.getByRole('button', { name: 'Record' }).click();
      await page.getByRole('heading', { name: 'Who is the same' }).waitFor();
    },
  },
  { name: 'actors', shows: 'People and groups', path: '/actors' },
];

/** From a form to the matrix of a charge, with one claim laid and weighed. The parties are invented. */
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

const rest = ({ dossier }: SampleAddresses): Screen[] => [
  { name: 'search', shows: 'Hits of a search', path: '/search?q=mines' },
  { name: 'search-form', shows: 'A search put together from parts', path: '/search?by=parts' },
  { name: 'search-list', shows: 'A list of words searched at once', path: '/search?by=list' },
  { name: 'search-nothing', shows: 'Nothing was found', path: '/search?q=zzzzqq' },
  { name: 'sources', shows: 'Who the items come from', path: '/sources' },
  {
    name: 'source',
    shows: 'A source: its names, its position, whom it depends on',
    path: '/sources',
    act: async (page) => {
      await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
      await page.getByRole('heading', { name: 'Position' }).waitFor();
    },
  },
  { name: 'dossiers', shows: 'The dossiers', path: '/dossiers' },
  { name: 'dossier', shows: 'A dossier with its exhibits', path: dossier },
  { name: 'findings', shows: 'What was found to be odd or damaged', path: '/findings' },
  { name: 'ledger', shows: 'The ledger', path: '/ledger' },
  { name: 'ledger-entry', shows: 'One entry of the ledger', path: '/ledger/entries/20' },
  { name: 'ledger-checkpoints', shows: 'Its checkpoints', path: '/ledger?view=checkpoints' },
  { name: 'jobs', shows: 'What the server is doing', path: '/jobs' },
  { name: 'people', shows: 'Who may see what', path: '/people' },
  { name: 'settings', shows: 'The settings of the archive', path: '/settings' },
  { name: 'account', shows: 'One’s own account', path: '/account' },
  { name: 'health', shows: 'How the archive is', path: '/health' },
  { name: 'tasks', shows: 'Tasks', path: '/tasks?show=all' },
  { name: 'notifications', shows: 'Notifications', path: '/notifications' },
  { name: 'changes', shows: 'What was changed lately', path: '/changes' },
  {
    name: 'palette',
    shows: 'Going anywhere by keyboard',
    path: '/items',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Go to' }).fill('led');
    },
  },
];

/** Every page and every state worth a picture, once somebody is signed in. */
export const signedIn = (addresses: SampleAddresses): Screen[] => [
  ...lists,
  ...items(addresses),
  ...claims(addresses),
  ...incidents,
  ...proceedings,
  ...undertakings,
  ...allegations,
  ...people,
  ...rest(addresses),
];
