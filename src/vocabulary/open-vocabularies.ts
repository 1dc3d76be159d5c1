import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TableText } from '#kernel';
import { loadVocabularies } from './load-lists.ts';
import type { Vocabularies } from './model.ts';

const FOLDER = join(import.meta.dirname, 'data');

function tableIn(file: string): TableText {
  return { file: `src/vocabulary/data/${file}`, text: readFileSync(join(FOLDER, file), 'utf8') };
}

/** Our own vocabularies, read from `data/` and checked. Error VOCABULARY_TABLE_WRONG. */
export function openVocabularies(): Vocabularies {
  const files = globSync('*.csv', { cwd: FOLDER }).filter((file) => file !== 'lists.csv');
  return loadVocabularies({
    lists: tableIn('lists.csv'),
    terms: new Map(files.map((file) => [basename(file, '.csv'), tableIn(file)])),
  });
}
