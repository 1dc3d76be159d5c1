import { openGazetteer, spellingsOf } from '#places';
import { suggestionsOf, type PlaceName } from '#suggest';
import { textsOf } from '../test/suggest/labelled.ts';
import { inRounds, sizeFrom, type BenchPlace } from './place.ts';
import type { Measurement } from './report.ts';

const PAGE_CHARACTERS = 2000;

/** Pages of a usual length in one language, each made of other texts than the one before. */
function pagesIn(lang: string, count: number): string[] {
  const texts = [...textsOf('train'), ...textsOf('held-out')].flatMap((one) =>
    one.lang === lang ? [one.text] : [],
  );
  return Array.from({ length: count }, (_, page) => {
    let text = '';
    for (let at = page; text.length < PAGE_CHARACTERS; at += 1) text += `${texts[at % texts.length]}\n`;
    return text.slice(0, PAGE_CHARACTERS);
  });
}

/** Pages that were read in a second of the processor: one core, however busy the machine is. */
function perSecond(pages: readonly string[], names: readonly PlaceName[]): number {
  const start = process.cpuUsage();
  suggestionsOf(pages, names);
  const { user, system } = process.cpuUsage(start);
  return pages.length / ((user + system) / 1e6);
}

const LANGUAGES = { en: 'English', fr: 'French', ru: 'Russian', az: 'Azerbaijani', hy: 'Armenian' } as const;

/** How many pages the rules read in a second of one core, with all spellings of the gazetteer. There is no peer. */
export async function benchSuggest(place: BenchPlace): Promise<Measurement> {
  const count = sizeFrom('MUNIMENT_BENCH_SUGGEST_PAGES', 500);
  const names = spellingsOf(await openGazetteer());
  const corpus = Object.entries(LANGUAGES).map(([lang, name]) => [name, pagesIn(lang, count)] as const);
  // Not measured: the first page makes the index of names and has the code compiled.
  for (const [, pages] of corpus) perSecond(pages.slice(0, 20), names);
  const rounds = await inRounds(place, 5, async () =>
    Object.fromEntries(corpus.map(([name, pages]) => [name, perSecond(pages, names)])),
  );
  return {
    name: 'suggest',
    setting: `${count} pages of ${PAGE_CHARACTERS} characters in each language, ${names.length} spellings of places, one core`,
    units: Object.fromEntries(corpus.map(([name]) => [name, 'pages/s'])),
    rounds,
    goals: corpus.map(([name]) => ({
      name: `${name}: pages a second of one core`,
      kind: 'at least',
      bound: 200,
      unit: 'pages/s',
      value: (figures) => figures[name] ?? null,
    })),
    notes: ['Time of the processor, all threads of the process; reading the blob of the text is not in it.'],
  };
}
