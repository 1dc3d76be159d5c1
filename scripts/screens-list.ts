import type { Page } from 'playwright-core';
import type { Screen } from './screen.ts';
import { arguing, pleadings } from './screens-argue.ts';
import { ground } from './screens-ground.ts';
import { detention } from './screens-detention.ts';
import { displacement } from './screens-displacement.ts';
import { clearance } from './screens-clearance.ts';
import { mines } from './screens-mines.ts';

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
  ...pleadings,
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
  ...arguing,
  ...ground,
  ...mines,
  ...clearance,
  ...detention,
  ...displacement,
  ...people,
  ...rest(addresses),
];
