import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { describePlace, encryptionOfDevice, mountOf } from './place.ts';

const MOUNTS = String.raw`22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/mapper/root rw
30 22 0:25 / /tmp rw - tmpfs tmpfs rw
31 22 8:17 / /media/a\040disk rw shared:2 - ext4 /dev/sdb1 rw
32 22 0:40 / /srv rw - nfs4 server:/srv rw
33 31 8:33 / /media/a\040disk rw - xfs /dev/sdc1 rw`;

test('a path lies on the longest mount above it, and on the later of two', () => {
  assert.equal(mountOf(MOUNTS, '/home/case')?.type, 'ext4');
  assert.equal(mountOf(MOUNTS, '/tmp/case')?.type, 'tmpfs');
  assert.equal(mountOf(MOUNTS, '/tmpfolder')?.device, '254:1');
  assert.equal(mountOf(MOUNTS, '/media/a disk/case')?.device, '8:33');
  assert.equal(mountOf(MOUNTS, '/srv')?.type, 'nfs4');
  assert.equal(mountOf('', '/srv'), null);
});

const sys = await mkdtemp(join(tmpdir(), 'sys-'));
after(() => rm(sys, { recursive: true }));

async function device(number: string, uuid: string | null, below: readonly string[]): Promise<void> {
  const folder = join(sys, 'devices', number);
  await mkdir(join(folder, 'slaves'), { recursive: true });
  await mkdir(join(sys, 'dev/block'), { recursive: true });
  await writeFile(join(folder, 'dev'), `${number}\n`);
  if (uuid !== null) {
    await mkdir(join(folder, 'dm'));
    await writeFile(join(folder, 'dm/uuid'), `${uuid}\n`);
  }
  for (const name of below) await symlink(join(sys, 'devices', name), join(folder, 'slaves', name));
  await symlink(folder, join(sys, 'dev/block', number));
}

test('encryption is found under volumes, and only when every disk below has it', async () => {
  await device('8:1', null, []);
  await device('253:0', 'CRYPT-LUKS2-0123-root', ['8:1']);
  await device('253:1', 'LVM-abc', ['253:0']);
  await device('9:0', null, ['253:0', '8:1']);
  assert.equal(await encryptionOfDevice('8:1', sys), 'not-encrypted');
  assert.equal(await encryptionOfDevice('253:0', sys), 'encrypted');
  assert.equal(await encryptionOfDevice('253:1', sys), 'encrypted');
  assert.equal(await encryptionOfDevice('9:0', sys), 'not-encrypted');
  assert.equal(await encryptionOfDevice('1:1', sys), 'not-known');
});

test('the place of a folder that exists is described', async () => {
  const place = await describePlace(sys);
  assert.ok(place.totalBytes >= place.freeBytes && place.freeBytes > 0);
  assert.notEqual(place.fileSystem, '');
});
