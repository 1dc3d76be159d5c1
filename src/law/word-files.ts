import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LawLanguage } from './model.ts';

/**
 * A reader of words for what is written on a server, which has no catalogue of the pages: `FOLDER/LANGUAGE.json`, each file read once. `keys` are the
 * words that every language has to have; one that lacks any is a fault of ours and throws.
 */
export function wordFiles<Word extends string>(
  folder: string,
  keys: readonly Word[],
): (language: LawLanguage) => Readonly<Record<Word, string>> {
  const read = new Map<LawLanguage, Readonly<Record<Word, string>>>();
  return (language) => {
    const known = read.get(language);
    if (known) return known;
    const words = JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Record<Word, string>;
    const missing = keys.filter((key) => words[key] === undefined);
    if (missing.length > 0)
      throw new Error(`words missing in ${folder} (${language}): ${missing.join(', ')}`);
    read.set(language, words);
    return words;
  };
}
