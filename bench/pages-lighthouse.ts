import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BenchBrowser } from './pages-browser.ts';
import type { BenchPlace } from './place.ts';
import type { Figures, Goal } from './report.ts';
import type { BenchServer } from './search-http.ts';

const HOME = join(import.meta.dirname, 'lighthouse/node_modules/lighthouse/core');

const KINDS = ['performance', 'accessibility', 'best-practices'] as const;
const DEVICES = ['desktop', 'mobile'] as const;

interface Audit {
  readonly score: number | null;
  readonly displayValue?: string;
}

/** A trace that broke off is asked for again, as Lighthouse itself says. */
const TRIES = 3;

interface Outcome {
  readonly lhr: {
    readonly categories: Readonly<
      Record<
        string,
        {
          readonly score: number | null;
          readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
        }
      >
    >;
    readonly audits: Readonly<Record<string, Audit>>;
    readonly runtimeError?: { readonly message: string };
  };
}

type Lighthouse = (url: string, flags: object, config?: object) => Promise<Outcome | undefined>;

/** The pages that are judged, by name. */
export type JudgedPages = Readonly<Record<string, string>>;

const figure = (page: string, device: string, kind: string): string => `${page}, ${device}, ${kind}`;

/** Lighthouse if it was installed beside this file (docs/benchmarks.md says how), else null. It sends nothing and downloads nothing. */
async function installed(): Promise<{ lighthouse: Lighthouse; desktop: object } | null> {
  if (!existsSync(join(HOME, 'index.js'))) return null;
  const load = (file: string): Promise<unknown> => import(pathToFileURL(join(HOME, file)).href);
  const { default: lighthouse } = (await load('index.js')) as { default: Lighthouse };
  const { default: desktop } = (await load('config/desktop-config.js')) as { default: object };
  return { lighthouse, desktop };
}

async function judged(judge: () => Promise<Outcome | undefined>): Promise<Outcome> {
  for (let tried = 1; ; tried += 1) {
    const outcome = await judge();
    if (outcome && !outcome.lhr.runtimeError) return outcome;
    if (tried === TRIES) throw new Error(`Lighthouse failed: ${outcome?.lhr.runtimeError?.message ?? ''}`);
  }
}

/** What keeps a category from full marks, the dearest first. */
function faults({ lhr }: Outcome, kind: string): string[] {
  return (lhr.categories[kind]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `${id} ${lhr.audits[id]?.displayValue ?? ''}`.trim());
}

/** Scores of 0 to 100 of every page on both devices; empty when Lighthouse is not installed. */
export async function judgePages(
  place: BenchPlace,
  { port }: BenchBrowser,
  server: BenchServer,
  pages: JudgedPages,
): Promise<Figures> {
  const tool = await installed();
  if (!tool) {
    place.say('  Lighthouse is not installed: npm ci --prefix bench/lighthouse --ignore-scripts');
    return {};
  }
  const figures: Record<string, number | null> = {};
  for (const device of DEVICES)
    for (const [page, path] of Object.entries(pages)) {
      const isInside = path !== '/sign-in';
      const flags = {
        port,
        onlyCategories: [...KINDS],
        logLevel: 'silent',
        ...(isInside ? { extraHeaders: { Cookie: server.cookie } } : {}),
      };
      const config = device === 'desktop' ? tool.desktop : undefined;
      const outcome = await judged(() => tool.lighthouse(`${server.url}${path}`, flags, config));
      for (const kind of KINDS) {
        const score = outcome.lhr.categories[kind]?.score ?? null;
        figures[figure(page, device, kind)] = score === null ? null : Math.round(score * 100);
        if (score !== null && score < 0.95)
          place.say(
            `  ${page}, ${device}, ${kind} ${Math.round(score * 100)}: ${faults(outcome, kind).join('; ')}`,
          );
      }
    }
  return figures;
}

/** One goal for each device and kind: the worst of the pages. */
export function lighthouseGoals(pages: JudgedPages): Goal[] {
  return DEVICES.flatMap((device) =>
    KINDS.map((kind): Goal => {
      const names = Object.keys(pages).map((page) => figure(page, device, kind));
      return {
        name: `Lighthouse, ${device}, ${kind}: worst page`,
        kind: 'at least',
        bound: 95,
        unit: 'points',
        value: (figures) => {
          const scores = names.map((name) => figures[name] ?? null).filter((score) => score !== null);
          return scores.length === names.length ? Math.min(...scores) : null;
        },
      };
    }),
  );
}
