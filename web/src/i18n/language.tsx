import { createContext, startTransition, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { makeFormat, type Format } from './format.ts';
import { isLanguage, makeTranslate, type Catalogue, type Language, type Translate } from './translate.ts';

const STORED = 'muniment.language';
type Part = Partial<Catalogue>;
// Two halves of each file, made by the build (web/words-in-parts.ts).
const firstParts = import.meta.glob<Part>('./*.json', { query: '?first', import: 'default' });
const laterParts = import.meta.glob<Part>('./*.json', { query: '?later', import: 'default' });
/** When the rest of the words is fetched unless somebody needs it sooner: by then a slow machine's list answers. */
const LATER_MS = 4000;

/** The interface's language with what writes in it. */
export interface Words {
  readonly language: Language;
  readonly t: Translate;
  readonly format: Format;
  /** Changes the language of the whole interface and remembers it on this machine. */
  readonly setLanguage: (language: Language) => Promise<void>;
}

const WordsContext = createContext<Words | null>(null);

/** The language chosen before, else the browser's when we have it, else English. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages.map((tag) => tag.split('-')[0])];
  return wanted.find(isLanguage) ?? 'en';
}

const first = new Map<Language, Promise<Part>>();
const whole = new Map<Language, Promise<Catalogue>>();
/** Languages all of whose messages have come. */
const come = new Set<Language>();

/** Asked for once; again where it did not come. */
function once<T>(kept: Map<Language, Promise<T>>, language: Language, ask: () => Promise<T>): Promise<T> {
  const known = kept.get(language);
  if (known) return known;
  const asked = ask();
  kept.set(language, asked);
  asked.catch(() => kept.delete(language));
  return asked;
}

async function part(parts: typeof firstParts, language: Language): Promise<Part> {
  const load = parts[`./${language}.json`];
  if (!load) throw new Error(`no catalogue for ${language}`);
  return load();
}

/** Fetches what the list of items writes, a thirtieth of all: every other page waits for `loadCatalogue` (web/src/routes-inside.tsx). */
export const loadFirstWords = (language: Language): Promise<Part> =>
  once(first, language, () => part(firstParts, language));

/** Fetches all messages of a language. They are put beside the first ones, so that a page that waited for them finds them where it looks. */
export const loadCatalogue = (language: Language): Promise<Catalogue> =>
  once(whole, language, async () => {
    const [filled, rest] = await Promise.all([loadFirstWords(language), part(laterParts, language)]);
    Object.assign(filled, rest);
    come.add(language);
    return filled as Catalogue;
  });

/** Fetches all messages of the language in use. */
export const loadWords = (): Promise<Catalogue> => loadCatalogue(preferredLanguage());

/** Makes the words available below it and keeps `lang` and `dir` of the document in step. */
export function LanguageProvider(given: {
  readonly initial: { readonly language: Language; readonly catalogue: Part };
  readonly children: ReactNode;
}): ReactNode {
  const [chosen, choose] = useState(given.initial);
  const { language } = chosen;
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = 'ltr';
  }, [language]);
  useEffect(() => {
    if (come.has(language)) return undefined;
    const show = (loaded: Catalogue): void => startTransition(() => choose({ language, catalogue: loaded }));
    // What the first page may still say is mostly what went wrong. Not in the first moment without work: that comes while the rows are on their way.
    const later = setTimeout(() => void loadCatalogue(language).then(show, () => undefined), LATER_MS);
    return () => clearTimeout(later);
  }, [language]);
  const words = useMemo(
    (): Words => ({
      language: chosen.language,
      t: makeTranslate(chosen.language, chosen.catalogue),
      format: makeFormat(chosen.language),
      setLanguage: async (wanted) => {
        const loaded = await loadCatalogue(wanted);
        localStorage.setItem(STORED, wanted);
        choose({ language: wanted, catalogue: loaded });
      },
    }),
    [chosen],
  );
  return <WordsContext value={words}>{given.children}</WordsContext>;
}

/** The words of the language in use. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error('useWords outside LanguageProvider');
  return words;
}
