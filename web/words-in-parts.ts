import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** What the first page is made of: modules that these import, and those that they import, without what is fetched later. */
const FIRST = ['main.tsx', 'pages/items.tsx', 'live/live.tsx'];
const IMPORTED = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'(\.[^']+)'/gm;
const NAMED = /'([a-z]+(?:[.-][a-z-]+)+)'/g;
const FAMILY = /`([a-z-]+(?:\.[a-z-]+)*)\.\$\{/g;
/** Modules whose families are what the server may say: many, and seldom needed before the rest has come. */
const SELDOM = /\/i18n\/said\.ts$/;

/** Whether the first page may write a message, by its key. Read from the source under `root` (web/src): nobody keeps a list. */
export function firstWords(root: string): (key: string) => boolean {
  const [keys, families] = [new Set<string>(), new Set<string>()];
  const seen = new Set<string>();
  const open = FIRST.map((file) => resolve(root, file));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file) || !/\.tsx?$/.test(file)) continue;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, path = ''] of text.matchAll(IMPORTED)) open.push(resolve(dirname(file), path));
    for (const [, key = ''] of text.matchAll(NAMED)) keys.add(key);
    if (!SELDOM.test(file)) for (const [, family = ''] of text.matchAll(FAMILY)) families.add(family);
  }
  return (key) => keys.has(key) || families.has(key.slice(0, key.lastIndexOf('.')));
}

/** A catalogue in its two parts: what the first page writes, and the rest, which comes when that page stands. */
export function inParts(catalogue: Readonly<Record<string, unknown>>, isFirst: (key: string) => boolean) {
  const part = (wanted: boolean) =>
    Object.fromEntries(Object.entries(catalogue).filter(([key]) => isFirst(key) === wanted));
  return { first: part(true), later: part(false) };
}

/** Lets `./en.json?first` and `./en.json?later` be imported (web/src/i18n/language.tsx). */
export function wordsInParts(root: string): Plugin {
  return {
    name: 'words-in-parts',
    load: {
      filter: { id: /\/i18n\/[a-z]{2}\.json\?(?:first|later)$/ },
      handler(id) {
        const [path = '', part] = id.split('?');
        this.addWatchFile(path);
        const catalogue = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
        const { first, later } = inParts(catalogue, firstWords(root));
        // A string that is read as JSON is read in half the time of the same written as a program.
        const json = JSON.stringify(JSON.stringify(part === 'first' ? first : later));
        return { code: `export default JSON.parse(${json});`, moduleType: 'js' };
      },
    },
  };
}
