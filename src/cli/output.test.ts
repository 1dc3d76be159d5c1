import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const main = join(import.meta.dirname, '../main.ts');

function refused(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...process.execArgv.filter((one) => !one.startsWith('--test')), main, ...args, '--json'],
    { encoding: 'utf8' },
  );
  const { error } = JSON.parse(stdout) as {
    error: { code: string; message: string; help: string; facts: Record<string, unknown> };
  };
  return { status, stderr, error };
}

test('with --json an error is one object on standard output, with the facts that its message is about', () => {
  const { status, stderr, error } = refused('hazard', 'traverse', '/nowhere/sheet-12.json');
  assert.ok(status === 2 || status === 3);
  assert.ok(error.message.includes('/nowhere/sheet-12.json') && error.help !== '');
  assert.ok(Object.values(error.facts).includes('/nowhere/sheet-12.json'), JSON.stringify(error.facts));
  assert.match(stderr, new RegExp(`\\(${error.code}, see docs/errors\\.md\\)`));
});

test('so is a command that cannot be read: an option that there is not, an argument that is missing', () => {
  for (const args of [
    ['hazard', 'traverse', 'sheet.json', '--nonesuch'],
    ['hazard', 'traverse'],
  ]) {
    const { status, stderr, error } = refused(...args);
    assert.deepEqual([status, error.code], [2, 'USAGE']);
    assert.match(error.message, /nonesuch|missing/);
    assert.match(stderr, /Usage: muniment hazard traverse/);
  }
});
