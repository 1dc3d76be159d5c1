import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const WEB = join(import.meta.dirname, '../..');

test('every part of Mantine that a page uses has its style sheet: without it a tick fills the page', () => {
  const sheets = readFileSync(join(WEB, 'src/theme/styles.ts'), 'utf8');
  const folder = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css'));
  const used = new Set<string>();
  for (const file of globSync('src/**/*.tsx', { cwd: WEB })) {
    const text = readFileSync(join(WEB, file), 'utf8');
    for (const [, names = ''] of text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g))
      for (const name of names.split(',')) used.add(name.replace('type ', '').trim());
  }
  assert.ok(used.has('Button'));
  const missing = [...used].filter(
    (name) => existsSync(join(folder, 'styles', `${name}.css`)) && !sheets.includes(`/${name}.css`),
  );
  assert.deepEqual(missing, []);
});
