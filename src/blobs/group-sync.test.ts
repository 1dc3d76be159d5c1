import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { GroupSync } from './group-sync.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'muniment-sync-'));
const EXT4 = 0xef53;

test('calls of one moment share a sync; after a failure nothing is called durable any more', async (t) => {
  const place = folder();
  if (statfsSync(place).type !== EXT4) return t.skip('the temporary folder is not on ext4');
  const sync = GroupSync.for(place);
  assert.ok(sync);
  writeFileSync(join(place, 'draft'), 'x');
  const first = sync.done();
  assert.equal(sync.done(), first, 'nothing has started yet: the same run serves both');
  await first;
  assert.notEqual(sync.done(), first, 'a run that has ended serves nobody');
  await sync.done();
  rmSync(place, { recursive: true });
  await assert.rejects(sync.done(), { code: 'EIO' });
  await assert.rejects(sync.done(), { code: 'EIO' });
  sync.close();
});

test('a file system whose syncfs is not known to flush is not trusted with it', (t) => {
  if (!existsSync('/proc/self')) return t.skip('no /proc here');
  assert.equal(GroupSync.for('/proc/self'), null);
});
