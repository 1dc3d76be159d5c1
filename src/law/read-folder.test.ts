import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { checkLaw, loadLaw } from './load-law.ts';
import { readPackages } from './read-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'muniment-law-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Problems of a package as `NAME: why`. */
function told(name: string): string[] {
  const [found] = readPackages([join(folder, name)]);
  return (found?.problems ?? [])
    .map(
      ({ file, message }) =>
        `${file.slice(file.indexOf(`${name}/`) + name.length + 1)}: ${/cannot be taken: (.*)\.$/.exec(message)?.[1] ?? message}`,
    )
    .sort();
}

test('only ordinary files of a bounded size, in UTF-8 and named .yaml are read', () => {
  write('hostile/package.yaml', 'a: 1');
  write('hostile/large.yaml', Buffer.alloc(10 * 1024 * 1024, 'a'));
  write('hostile/latin.yaml', Buffer.from([0x61, 0x3a, 0x20, 0xe9]));
  write('hostile/other.yml', 'a: 1');
  write('hostile/README.md', 'left alone');
  write('hostile/.git/config.yaml', 'left alone');
  write('hostile/1/2/3/4/deep.yaml', 'a: 1');
  write('elsewhere.yaml', 'a: 1');
  symlinkSync(join(folder, 'elsewhere.yaml'), join(folder, 'hostile/link.yaml'));
  symlinkSync(folder, join(folder, 'hostile/linked'));
  execFileSync('mkfifo', [join(folder, 'hostile/pipe.yaml')]);
  assert.deepEqual(told('hostile'), [
    '1/2/3/4: it lies too deep in folders',
    'large.yaml: it is larger than 256 kB',
    'latin.yaml: it is not UTF-8',
    'link.yaml: it is a link',
    'linked: it is a link',
    'other.yml: its name does not end in .yaml',
    'pipe.yaml: it is no ordinary file',
  ]);
  const [found] = readPackages([join(folder, 'hostile')]);
  assert.deepEqual(
    found?.files.map(({ name }) => name),
    ['package.yaml'],
  );
});

test('no more files are read than a package may hold', () => {
  write('many/package.yaml', 'a: 1');
  for (let i = 0; i < 310; i += 1) write(`many/f${i}.yaml`, 'a: 1');
  const [found] = readPackages([join(folder, 'many')]);
  assert.equal(found?.problems.length, 1);
  assert.ok((found?.files.length ?? 0) <= 300);
});

test('a folder is a package or holds packages; each is read once; without any it is refused', () => {
  write('all/b/package.yaml', 'a: 1');
  write('all/a/package.yaml', 'a: 1');
  write('all/notes/x.txt', 'left alone');
  const names = (folders: readonly string[]): string[] =>
    readPackages(folders.map((one) => join(folder, one))).map((one) => one.folder.split('/').at(-1) ?? '');
  assert.deepEqual(names(['all']), ['a', 'b']);
  assert.deepEqual(names(['all/b', 'all', 'all/../all/a']), ['b', 'a']);
  for (const none of ['all/notes', 'nowhere'])
    assert.throws(() => readPackages([join(folder, none)]), { code: 'LAW_NOT_THERE' });
});

test('a library is loaded whole or not at all', () => {
  const { law, problems } = checkLaw([join(folder, 'all/a')]);
  assert.equal(law, null);
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [['LAW_FORMAT_UNKNOWN', 1]],
  );
  assert.ok(problems[0]?.help.includes('muniment-law/1'));
  assert.throws(() => loadLaw([join(folder, 'all/a')]), { code: 'LAW_WRONG' });
});
