import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');

/** The table of arrows in ARCHITECTURE.md: `room | may import`. */
function arrows(): Map<string, Set<string>> {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `([a-z]+)` \| ([^|]*) \|/gm)];
  return new Map(
    rows.map(([, room = '', list = '']) => [
      room,
      new Set([...list.matchAll(/`([a-z]+)`/g)].map((match) => match[1] ?? '')),
    ]),
  );
}

const specifiers = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );

test('every import goes along an arrow of ARCHITECTURE.md, through the other room’s door', () => {
  const allowed = arrows();
  assert.ok(allowed.size >= 15, 'the table was read');
  const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  assert.ok(files.length > 100, `only ${files.length} files were seen`);
  const wrong: string[] = [];
  for (const file of files) {
    const room =
      file.split('/').length > 2 ? (file.split('/')[1] ?? '') : (file.split('/')[1] ?? '').replace('.ts', '');
    for (const specifier of specifiers(file)) {
      const target = /^#([a-z]+)(?:\/|$)/.exec(specifier)?.[1];
      if (target !== undefined && target !== room && !allowed.get(room)?.has(target))
        wrong.push(`${file} imports ${specifier}`);
      if (target === room) wrong.push(`${file} imports its own door`);
      if (
        specifier.startsWith('../') &&
        specifier.split('/').filter((part) => part === '..').length >= file.split('/').length - 2 &&
        room !== 'main'
      )
        wrong.push(`${file} leaves its room by ${specifier}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('every room has one door, in the imports map of package.json', () => {
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    imports: Record<string, string>;
  };
  for (const room of arrows().keys())
    if (room !== 'main' && room !== 'web') assert.ok(imports[`#${room}`], `#${room}`);
});

test('SQL is in store.ts, save in the rooms that are the database’s own', () => {
  const wrong = globSync('src/**/*.ts', { cwd: root })
    .filter((file) => !/\/(store|.*test)\.ts$/.test(file) && !/^src\/(db|jobs)\//.test(file))
    .filter((file) =>
      /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|sql`/.test(readFileSync(join(root, file), 'utf8')),
    );
  assert.deepEqual(wrong, []);
});

test('the verifier stays small enough to be read in one sitting', () => {
  const files = globSync('verify/src/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  assert.ok(files.length >= 12, `only ${files.length} files were seen`);
  const lines = files.map((file) => readFileSync(join(root, file), 'utf8').split('\n').length - 1);
  const sum = lines.reduce((all, count) => all + count, 0);
  assert.ok(sum <= 1670, `${sum} lines`);
  assert.ok(Math.max(...lines) <= 200, 'a file of the verifier is over 200 lines');
});

test('no file is over 400 lines, and none has a name that says nothing', () => {
  const files = globSync(
    ['src/**/*.ts', 'web/src/**/*.{ts,tsx}', 'verify/src/**/*.ts', 'bench/*.ts', 'scripts/*', 'sample/*.ts'],
    { cwd: root },
  ).filter((file) => !file.includes('.gen.'));
  const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401);
  assert.deepEqual(long, []);
  assert.deepEqual(
    files.filter((file) =>
      /(^|\/)(utils?|helpers?|common|lib|shared|manager|service|base)(\.|\/)/.test(file),
    ),
    [],
  );
});
