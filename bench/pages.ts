import { withBrowser, type BenchBrowser } from './pages-browser.ts';
import { firstScreen } from './pages-first.ts';
import { judgePages, lighthouseGoals, type JudgedPages } from './pages-lighthouse.ts';
import { listItemCount, pagesArchive } from './pages-stage.ts';
import { inRounds, type BenchPlace } from './place.ts';
import type { Figures, Goal, Measurement } from './report.ts';
import { withServer, type BenchServer } from './search-http.ts';

/** What is where in the archive, by the addresses of the pages. */
async function addressesOf(server: BenchServer): Promise<Record<string, string>> {
  const json = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${server.url}${path}`, { headers: { cookie: server.cookie } })).json()) as T;
  const itemOf = async (title: string): Promise<string> => {
    const { items } = await json<{ items: { serial: string }[] }>(`/api/items?title=${title}`);
    return `/items/${items[0]?.serial ?? title}`;
  };
  const { dossiers } = await json<{ dossiers: { id: string }[] }>('/api/dossiers');
  return {
    pdf: await itemOf('long.pdf'),
    film: await itemOf('film.mp4'),
    sound: await itemOf('sound.wav'),
    picture: await itemOf('sheet.png'),
    dossier: `/dossiers/${dossiers[0]?.id ?? ''}`,
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

type Part = (place: BenchPlace, browser: BenchBrowser, server: BenchServer) => Promise<Figures>;

/** The parts by the names that MUNIMENT_BENCH_PAGES takes; `first` is the first to touch the fresh server. */
const PARTS: Readonly<Record<string, Part>> = {
  first: (_, browser, server) => firstScreen(browser, server),
  lighthouse: async (place, browser, server) =>
    judgePages(place, browser, server, judged(await addressesOf(server))),
};

const goals = (): Goal[] => [
  ...lighthouseGoals(judged({})),
  {
    name: 'first screen: scripts',
    kind: 'at most',
    bound: 300,
    unit: 'kB',
    value: (figures) => figures['first screen: scripts'] ?? null,
  },
  {
    name: 'first screen: answers a key, server just started, processor four times slower',
    kind: 'at most',
    bound: 1500,
    unit: 'ms',
    value: (figures) => figures['first screen: answers a key, server just started'] ?? null,
  },
];

function unitOf(figure: string): string {
  if (/^first screen: (scripts|everything)$/.test(figure)) return 'kB';
  return / ms|answers/.test(figure) ? 'ms' : 'points';
}

/** How good the pages are in a browser: Lighthouse, the first screen, memory of the tab, scrolling, large files. */
export async function benchPages(place: BenchPlace): Promise<Measurement> {
  const wanted = (process.env['MUNIMENT_BENCH_PAGES'] ?? Object.keys(PARTS).join(',')).split(',');
  const root = process.env['MUNIMENT_BENCH_PAGES_ARCHIVE'] ?? (await pagesArchive(place));
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
    notes: [],
  };
}
