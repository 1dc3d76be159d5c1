import type { BrowserContext, Page } from 'playwright-core';
import type { Stage } from './server.ts';

/** Pages of records and what is done with them. `serial` is an item's, `dossier` a dossier's id. */
export const workPages = (serial: string, dossier: string): readonly string[] => [
  '/items',
  '/items?view=cards',
  `/items/${serial}?show=text`,
  `/items/${serial}?tab=claims`,
  `/items/${serial}?tab=redactions`,
  `/items/${serial}?tab=talk`,
  `/items/${serial}?tab=history`,
  `/items/${serial}?tab=receipt`,
  '/search',
  '/search?q=ministry',
  '/claims',
  '/incidents',
  '/incidents?view=chronology',
  '/incidents?view=timeline',
  '/incidents?view=map',
  '/incidents/new',
  '/network',
  `/network?of=item:${serial}`,
  '/conclusions',
  '/conclusions?view=claims',
  '/samples',
  '/proceedings',
  '/proceedings?view=new',
  '/undertakings',
  '/undertakings?view=new',
  '/return',
  '/return?view=map',
  '/return?view=priorities',
  '/return?view=new',
  '/ground',
  '/mines',
  '/mines?view=new',
  '/mines/records/new',
  '/releases',
  '/displacement',
  '/displacement?kind=event',
  '/displacement?view=new',
  '/displacement?view=new-group',
  '/displacement?view=counts',
  '/displacement?view=public',
  '/detainees',
  '/detainees?kind=exchange&view=new',
  '/detainees?view=new',
  '/detainees?view=checks',
  '/clearance',
  '/clearance?view=new-accident',
  '/clearance?view=new-area',
  '/clearance?view=new-device',
  '/allegations',
  '/allegations?charge=icerd.5.b',
  '/law',
  '/law?instrument=icerd',
  '/law/files',
  '/law/files/icerd',
  `/items/${serial}?tab=verification`,
  '/actors',
  '/actors/new',
  '/actors/alike',
  '/vocabularies',
  '/vocabularies/act-type',
  '/dossiers',
  `/dossiers/${dossier}`,
  '/pleadings',
  '/pleadings?view=new',
  '/tasks',
  '/notifications',
  '/changes',
  '/sources',
  '/findings',
  '/people',
  '/intake',
  '/sign-in',
  '/setup',
  '/invitation#secret',
];

/** Pages by which an archive is kept. */
export const keepPages: readonly string[] = [
  '/ledger',
  '/ledger?view=checkpoints',
  '/ledger?view=key',
  '/ledger/entries/9',
  '/jobs',
  '/account',
  '/settings',
  '/health',
];

/** An item and a dossier that the pages can show, as the API of the stage names them; the first of each. */
export async function namesFor(
  context: BrowserContext,
  stage: Stage,
): Promise<{ serial: string; dossier: string }> {
  const ask = async <T>(path: string): Promise<T> =>
    (await (await context.request.get(`${stage.url}/api/${path}`)).json()) as T;
  const { items } = await ask<{ items: { serial: string }[] }>('items');
  const { dossiers } = await ask<{ dossiers: { id: string }[] }>('dossiers');
  return { serial: items[0]?.serial ?? '', dossier: dossiers[0]?.id ?? '' };
}

/** Pages that are open at once: one waits for its network to be quiet while another is looked at. */
const AT_ONCE = 3;

/** What `look` found on each of `paths`, in their order, with the path before it. */
export async function onEach(
  paths: readonly string[],
  look: (path: string) => Promise<readonly string[]>,
): Promise<string[]> {
  const found: string[][] = paths.map(() => []);
  const waiting = paths.entries();
  const share = async (): Promise<void> => {
    for (const [at, path] of waiting) found[at] = (await look(path)).map((one) => `${path} ${one}`);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, share));
  return found.flat();
}

/** What was found on each of `paths`, opened anew and unfolded: light, dark, and on a narrow screen. */
export async function sweep(
  stage: Stage,
  context: BrowserContext,
  paths: readonly string[],
  given: { readonly watch: (page: Page) => void; readonly look: (page: Page) => Promise<string[]> },
): Promise<string[]> {
  const storageState = await context.storageState();
  const found: string[] = [];
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
  ] as const) {
    const own = await stage.browser.newContext({
      storageState,
      locale: 'en-GB',
      colorScheme,
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
    });
    const there = await onEach(paths, async (path) => {
      const opened = await openPage(own, `${stage.url}${path}`, given.watch);
      for (const one of await opened.locator('main summary').all())
        if (await one.isVisible()) await one.click();
      const faults = await given.look(opened);
      await opened.close();
      return faults.map((one) => `${colorScheme} ${width}: ${one}`);
    });
    found.push(...there);
    await own.close();
  }
  return found;
}

/** Opens an address in a page of its own and waits until it stands. */
export async function openPage(
  context: BrowserContext,
  address: string,
  watch: (page: Page) => void = () => undefined,
): Promise<Page> {
  const page = await context.newPage();
  watch(page);
  await page.goto(address);
  // A page that cannot be shown says so in place of its heading.
  await page.getByRole('heading', { level: 1 }).or(page.getByRole('alert')).first().waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}
