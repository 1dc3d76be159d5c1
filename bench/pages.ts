import { AppError } from '#kernel';
import { withBrowser, type BenchBrowser } from './pages-browser.ts';
import { firstScreen } from './pages-first.ts';
import { filmTimes, longPdfTimes } from './pages-large.ts';
import { judgePages, lighthouseGoals, type JudgedPages } from './pages-lighthouse.ts';
import { tabMemory } from './pages-memory.ts';
import { scrolling } from './pages-scroll.ts';
import { listItemCount, pagesArchive } from './pages-stage.ts';
import { inRounds, type BenchPlace } from './place.ts';
import type { Figures, Goal, Measurement } from './report.ts';
import { withServer, type BenchServer } from './search-http.ts';

/** What is where in the archive, by the addresses of the pages. */
async function addressesOf(server: BenchServer): Promise<{ found: Record<string, string>; items: string[] }> {
  const json = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${server.url}${path}`, { headers: { cookie: server.cookie } })).json()) as T;
  const itemOf = async (title: string): Promise<string> => {
    const { items } = await json<{ items: { serial: string }[] }>(`/api/items?title=${title}`);
    return `/items/${items[0]?.serial ?? title}`;
  };
  const { dossiers } = await json<{ dossiers: { id: string }[] }>('/api/dossiers');
  const serialsOf = async (kind: string): Promise<string[]> => {
    const { items } = await json<{ items: { serial: string; title: string }[] }>(`/api/items?kind=${kind}`);
    // Those that were made directly have nothing behind them to be shown.
    return items.filter(({ title }) => title.includes('.')).map(({ serial }) => `/items/${serial}`);
  };
  const kinds = ['text', 'web', 'mail', 'document', 'image', 'sheet', 'table'];
  return {
    found: {
      pdf: await itemOf('long.pdf'),
      film: await itemOf('film.mp4'),
      sound: await itemOf('sound.wav'),
      picture: await itemOf('sheet.png'),
      dossier: `/dossiers/${dossiers[0]?.id ?? ''}`,
    },
    items: (await Promise.all(kinds.map(serialsOf))).flat(),
  };
}

const judged = (found: Readonly<Record<string, string>>): JudgedPages => ({
  items: '/items',
  'item with a PDF': found['pdf'] ?? '',
  'search with hits': '/search?q=mines',
  dossier: found['dossier'] ?? '',
  ledger: '/ledger',
  intake: '/intake',
  'sign-in': '/sign-in',
});

function partsWanted(): string[] {
  const wanted = process.env['MUNIMENT_BENCH_PAGES']?.split(',') ?? Object.keys(PARTS);
  for (const name of wanted)
    if (!Object.hasOwn(PARTS, name))
      throw new AppError('USAGE', {
        what: `MUNIMENT_BENCH_PAGES names ${name}; its parts are ${Object.keys(PARTS).join(', ')}.`,
      });
  return wanted;
}

type Part = (place: BenchPlace, browser: BenchBrowser, server: BenchServer) => Promise<Figures>;

/** The parts by the names that MUNIMENT_BENCH_PAGES takes; `first` is the first to touch the fresh server. */
const PARTS: Readonly<Record<string, Part>> = {
  first: (_, browser, server) => firstScreen(browser, server),
  lighthouse: async (place, browser, server) =>
    judgePages(place, browser, server, judged((await addressesOf(server)).found)),
  large: async (_, browser, server) => {
    const { found } = await addressesOf(server);
    return {
      ...(await longPdfTimes(browser, server, found['pdf'] ?? '')),
      ...(await filmTimes(browser, server, found['film'] ?? '')),
    };
  },
  scroll: (_, browser, server) => scrolling(browser, server),
  memory: async (place, browser, server) => tabMemory(place, browser, server, await addressesOf(server)),
};

/** Figures that have a bound, and the bound. */
const BOUNDS: readonly (readonly [figure: string, bound: number])[] = [
  ['first screen: scripts', 300],
  ['first screen: answers a key, server just started', 1500],
  ['tab: own memory after an hour', 300],
  ['scrolling: frames over 16.7 ms', 5],
  ['PDF: first page, from the list', 1000],
  ['PDF: first page, nothing cached', 1000],
  ['PDF: any page, p95', 300],
  ['film of 4 GB: another place, p95', 300],
];

const goals = (): Goal[] => [
  ...lighthouseGoals(judged({})),
  ...BOUNDS.map(([figure, bound]): Goal => ({
    name: figure,
    kind: 'at most',
    bound,
    unit: unitOf(figure),
    value: (figures) => figures[figure] ?? null,
  })),
];

/** The unit of a figure, by how its name begins. */
function unitOf(figure: string): string {
  if (/^first screen: (?:scripts|everything)$/.test(figure)) return 'kB';
  if (figure.startsWith('tab:')) return 'MB';
  if (figure === 'scrolling: distance') return 'px';
  if (/^scrolling: (?:frames|dropped)/.test(figure)) return '%';
  return /^(?:first screen|scrolling|PDF|film)/.test(figure) ? 'ms' : 'points';
}

/** How good the pages are in a browser: Lighthouse, the first screen, memory of the tab, scrolling, large files. */
export async function benchPages(place: BenchPlace): Promise<Measurement> {
  const wanted = partsWanted();
  const root = await pagesArchive(place);
  const rounds = await inRounds(place, 3, () =>
    withServer(root, (server) =>
      withBrowser(async (browser) => {
        let figures: Figures = {};
        for (const name of wanted) figures = { ...figures, ...(await PARTS[name]?.(place, browser, server)) };
        return figures;
      }),
    ),
  );
  return {
    name: 'pages',
    setting: `the sample case and ${listItemCount()} items more; Chromium without a window, which draws in software`,
    units: Object.fromEntries(
      [...new Set(rounds.flatMap(({ figures }) => Object.keys(figures)))].map((figure) => [
        figure,
        unitOf(figure),
      ]),
    ),
    rounds,
    goals: goals(),
    notes: [
      'Scrolling is drawn in software here: a machine with a screen draws in its graphics processor. A frame counts as late from half a millisecond over its time on.',
      'Mobile is Lighthouse’s slow telephone network, simulated; a server of ours is reached from its own machine. Lighthouse is not installed with the project (docs/benchmarks.md).',
    ],
  };
}
