import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeFirstAccount } from './first-account.ts';
import { keepPages, namesFor, onEach, openPage, workPages } from './pages.ts';
import { openStage, skipReason, type Stage } from './server.ts';

const PASSWORD = 'correct horse battery staple';
const SHOTS = process.env['MUNIMENT_SHOTS'];

/** Text that lies beyond the right edge of the window where nothing can be scrolled to it. */
const CUT_OFF = `[...document.querySelectorAll('body *')].filter((one) => {
  if (![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')) return false;
  const box = one.getBoundingClientRect();
  if (box.width === 0 || box.height === 0 || box.right <= innerWidth + 1 && box.left >= -1) return false;
  const style = getComputedStyle(one);
  // Meant for screen readers alone, and links that show themselves when they get the focus.
  if (style.clipPath !== 'none' || box.width <= 1 || one.closest('.skip-link, [aria-hidden=true]')) return false;
  for (let outer = one; outer; outer = outer.parentElement)
    if (/auto|scroll/.test(getComputedStyle(outer).overflowX) && outer.scrollWidth > outer.clientWidth) return false;
  return true;
}).map((one) => 'cut off: ' + one.outerHTML.slice(0, 120))`;

const MOVING = `document.getAnimations()
  .filter((one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().activeDuration) > 1)
  .map((one) => 'moves: ' + (one.effect?.target?.outerHTML ?? '').slice(0, 120))`;

const SILENT = `[...document.querySelectorAll('.problem, .waiting, .connection, .record-live, .job-state')]
  .filter((one) => !one.closest('[role=status], [role=alert], [aria-live]'))
  .map((one) => 'not announced: ' + one.outerHTML.slice(0, 120))`;

const INTERACTIVE =
  /^(button|link|textbox|searchbox|combobox|listbox|checkbox|radio|tab|option|menuitem|slider|spinbutton|switch|DisclosureTriangle)$/;

interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly backendDOMNodeId?: number;
}

/** Interactive elements of the accessibility tree that have no name. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  const found: string[] = [];
  let seen = 0;
  for (const { ignored, role, name, backendDOMNodeId: backendNodeId } of nodes) {
    if (ignored || !INTERACTIVE.test(role?.value ?? '')) continue;
    seen += 1;
    if ((name?.value ?? '').trim() !== '' || backendNodeId === undefined) continue;
    const { outerHTML } = await session.send('DOM.getOuterHTML', { backendNodeId });
    found.push(`no name: ${role?.value} ${outerHTML.slice(0, 160)}`);
  }
  await session.detach();
  return seen === 0 ? ['nothing interactive was seen'] : found;
}

/** Goes through the page with Tab and says which focused elements look as they do without the focus. */
async function withoutRing(page: Page, most: number): Promise<string[]> {
  const found: string[] = [];
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(`(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return 'END';
      const ring = (of) => { const s = getComputedStyle(of); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; };
      // A field may show it on its frame.
      for (let of = one, up = 0; of && up < 3; of = of.parentElement, up += 1) if (ring(of)) return null;
      return 'no ring: ' + one.outerHTML.slice(0, 160);
    })()`);
    if (fault === 'END') break;
    if (typeof fault === 'string') found.push(fault);
  }
  return found;
}

/** Pages that say that something is wrong, or how they took what they were given. */
const AMISS = [
  '/items/AAAA-AAAA',
  '/dossiers/00000000-0000-7000-8000-000000000000',
  '/ledger/entries/99999',
  '/search?q=a%20OR',
  '/search?q=(%22(',
  '/search?q=a%20OR%20type:image',
  '/search?q=type:image%20lang:armenian',
  '/search?q=%E2%80%A6',
  '/search?q=ministry&from=bad',
  '/search?by=list',
  '/search?by=parts',
  '/items?view=map',
  '/items?box=1',
  '/no/such/page',
];

/**
 * Runs inside the page: what is said in English, with what belongs to no language left out (code, addresses, names of files and of
 * people), and what stands in the archive as it was given.
 */
const ENGLISH = `(() => {
  for (const one of document.querySelectorAll('main details')) one.open = true;
  const given = ['Case of the browser stories', 'Items that every member of the case may see.', 'Identities of victims and witnesses; every read is recorded.'];
  const found = new Set();
  const look = (text) => {
    // The words that join a search are the same in every language.
    const said = text.trim().replaceAll(/\\b(AND|OR|NOT)\\b/g, '');
    if (/\\b(the|and|of|is|not|you|was|with|this|that|to|for|at|no)\\b/i.test(said) && !given.includes(said)) found.add(said.slice(0, 120));
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const over = node.parentElement;
    // What is quoted from evidence says its own language; a note of ours in English would too. Texts of the law are data that
    // lawyers translate: where one is there in English alone it has to say so.
    if (over && !over.closest('script, style, code, pre, noscript, .hit-snippet, .law-words[lang="en"], option[lang="en"]')) look(node.textContent);
  }
  for (const one of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) look(one.getAttribute(name) ?? '');
  return [...found];
})()`;

describe('everybody can reach every page', { skip: skipReason, timeout: 1_200_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let paths: readonly string[] = [];

  before(async () => {
    stage = await openStage();
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await makeFirstAccount(page, stage.setupUrl, 'owner@example.org', PASSWORD);
    await page.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    const { serial } = await namesFor(context, stage);
    await page.evaluate(
      'fetch("/api/dossiers", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ name: "reach", title: "Reach" }) })',
    );
    const { dossier } = await namesFor(context, stage);
    paths = [...workPages(serial, dossier), '/items?view=timeline', ...keepPages];
    await page.close();
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  const everyPage = async (
    given: Parameters<typeof stage.browser.newContext>[0],
    look: (page: Page, path: string) => Promise<string[]>,
    where = paths,
  ): Promise<string[]> => {
    const storageState = await context.storageState();
    const own = await stage.browser.newContext({ locale: 'en-GB', storageState, ...given });
    const found = await onEach(where, async (path) => {
      const page = await openPage(own, `${stage.url}${path}`);
      const faults = await look(page, path);
      await page.close();
      return faults;
    });
    await own.close();
    return found;
  };

  it('at 200 % nothing scrolls sideways and nothing is cut off; without motion nothing moves; all has a name', async () => {
    const found = await everyPage(
      { viewport: { width: 720, height: 450 }, reducedMotion: 'reduce' },
      async (page, path) => {
        const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
        if (SHOTS)
          await page.screenshot({ path: `${SHOTS}/zoom${path.replaceAll(/\W+/g, '-').slice(0, 40)}.png` });
        return [
          ...(over > 0 ? [`${over} pixels too wide`] : []),
          ...((await page.evaluate(CUT_OFF)) as string[]),
          ...((await page.evaluate(MOVING)) as string[]),
          ...((await page.evaluate(SILENT)) as string[]),
          ...(await nameless(page)),
        ];
      },
    );
    assert.deepEqual(found, []);
  });

  it('speaks the reader’s language on every page, also when something is wrong', async () => {
    const found = await everyPage(
      { locale: 'hy-AM', viewport: { width: 1440, height: 900 } },
      async (page) => (await page.evaluate(ENGLISH)) as string[],
      [...paths, ...AMISS],
    );
    assert.deepEqual(found, []);
  });

  it('in forced colours the focus is seen on every page, and which rows are chosen', async () => {
    const found = await everyPage(
      { viewport: { width: 1440, height: 900 }, forcedColors: 'active', reducedMotion: 'reduce' },
      async (page, path) => {
        const rings = await withoutRing(page, 25);
        if (path !== '/items') return rings;
        await page
          .getByRole('checkbox', { name: /^Choose/ })
          .first()
          .check();
        const looks =
          (await page.evaluate(`[...document.querySelectorAll('tr[data-chosen]')].slice(0, 2).map((row) => {
          const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(row.cells[1]);
          return [row.dataset.chosen, outlineStyle, outlineWidth, outlineColor, backgroundColor];
        })`)) as string[][];
        assert.deepEqual(
          looks.map(([isChosen]) => isChosen),
          ['true', 'false'],
        );
        const [chosen, other] = looks.map(([, ...look]) => look.join(' '));
        if (SHOTS) await page.screenshot({ path: `${SHOTS}/forced-colours.png` });
        return chosen === other ? [...rings, 'a chosen row looks like any other'] : rings;
      },
    );
    assert.deepEqual(found, []);
  });
});
