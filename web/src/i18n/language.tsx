import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { makeFormat, type Format } from './format.ts';
import { isLanguage, makeTranslate, type Catalogue, type Language, type Translate } from './translate.ts';

const STORED = 'muniment.language';
const catalogues = import.meta.glob<Catalogue>('./*.json', { import: 'default' });

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

/** Fetches the messages of a language. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const load = catalogues[`./${language}.json`];
  if (!load) throw new Error(`no catalogue for ${language}`);
  return load();
}

/** Makes the words available below it and keeps `lang` and `dir` of the document in step. */
export function LanguageProvider(given: {
  readonly initial: { readonly language: Language; readonly catalogue: Catalogue };
  readonly children: ReactNode;
}): ReactNode {
  const [{ language, catalogue }, choose] = useState(given.initial);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = 'ltr';
  }, [language]);
  const words = useMemo(
    (): Words => ({
      language,
      t: makeTranslate(language, catalogue),
      format: makeFormat(language),
      setLanguage: async (wanted) => {
        const loaded = await loadCatalogue(wanted);
        localStorage.setItem(STORED, wanted);
        choose({ language: wanted, catalogue: loaded });
      },
    }),
    [language, catalogue],
  );
  return <WordsContext value={words}>{given.children}</WordsContext>;
}

/** The words of the language in use. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error('useWords outside LanguageProvider');
  return words;
}
