import { readdir, readFile, realpath, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Identity, Tx } from '#db';
import { record } from '#ledger';

/** Whether what is written to a folder is encrypted below the file system, as far as this machine says. */
export type Encryption = 'encrypted' | 'not-encrypted' | 'not-known';

/** Where an archive lies, for whoever decides whether it may stay there. Sizes in bytes. */
export interface Place {
  readonly root: string;
  /** Kind of file system, such as `ext4`; empty when the machine does not say. */
  readonly fileSystem: string;
  /** `passing`: gone when the machine (or the container) is; `network`: on another machine. */
  readonly kind: 'disk' | 'passing' | 'network';
  readonly freeBytes: number;
  readonly totalBytes: number;
  readonly encryption: Encryption;
}

/** A line of /proc/self/mountinfo (proc_pid_mountinfo(5)). */
interface Mount {
  readonly device: string;
  readonly point: string;
  readonly type: string;
  readonly source: string;
}

const PASSING = new Set(['tmpfs', 'ramfs', 'overlay', 'devtmpfs']);
const NETWORK = /^(nfs|cifs|smb|ceph|glusterfs|9p|fuse\.sshfs|fuse\.s3fs|virtiofs)/;
const ENCRYPTING = new Set(['ecryptfs', 'fuse.gocryptfs', 'fuse.encfs', 'fuse.cryfs', 'fuse.securefs']);
// Layers under a disk: partition, volume, RAID, encryption; more than this would be a circle.
const LAYERS = 8;

const unescaped = (text: string): string =>
  text.replaceAll(/\\(\d{3})/g, (_, octal: string) => String.fromCodePoint(Number.parseInt(octal, 8)));

/** The mount that a path lies on, out of the text of mountinfo; null when none is named. Pure. */
export function mountOf(mountinfo: string, path: string): Mount | null {
  let best: Mount | null = null;
  for (const line of mountinfo.split('\n')) {
    const [left = '', right = ''] = line.split(' - ');
    const [, , device = '', , escaped = ''] = left.split(' ');
    const [type = '', source = ''] = right.split(' ');
    const point = unescaped(escaped);
    const holds = point !== '' && (path === point || path.startsWith(point === '/' ? '/' : `${point}/`));
    // Of two mounts on one point the later one lies on top.
    if (holds && point.length >= (best?.point.length ?? 0))
      best = { device, point, type, source: unescaped(source) };
  }
  return best;
}

/** Whether every disk under a block device (`major:minor`) passes through dm-crypt. `sys` is the folder of sysfs. */
export async function encryptionOfDevice(device: string, sys = '/sys', layer = 0): Promise<Encryption> {
  const folder = join(sys, 'dev/block', device);
  const there = await stat(folder).catch(() => null);
  if (!there || layer > LAYERS) return 'not-known';
  const uuid = await readFile(join(folder, 'dm/uuid'), 'utf8').catch(() => '');
  if (uuid.startsWith('CRYPT-')) return 'encrypted';
  const below = await readdir(join(folder, 'slaves')).catch(() => []);
  if (below.length === 0) return 'not-encrypted';
  const found: Encryption[] = [];
  for (const name of below) {
    const number = await readFile(join(folder, 'slaves', name, 'dev'), 'utf8').catch(() => '');
    found.push(await encryptionOfDevice(number.trim(), sys, layer + 1));
  }
  if (found.every((one) => one === 'encrypted')) return 'encrypted';
  return found.includes('not-known') ? 'not-known' : 'not-encrypted';
}

// Some file systems (btrfs) show a number of their own; the device that they name has the real one.
async function deviceOf({ device, source }: Mount): Promise<string> {
  if (!device.startsWith('0:') || !source.startsWith('/dev/')) return device;
  const found = await stat(await realpath(source)).catch(() => null);
  if (!found) return device;
  // The numbers as glibc packs them into one (makedev(3)).
  const major = (BigInt(found.rdev) >> 8n) & 0xfffn;
  const minor = (BigInt(found.rdev) & 0xffn) | ((BigInt(found.rdev) >> 12n) & 0xfff00n);
  return `${major}:${minor}`;
}

async function encryptionOf(mount: Mount): Promise<Encryption> {
  if (ENCRYPTING.has(mount.type)) return 'encrypted';
  const device = await deviceOf(mount);
  // No disk of this machine: what is below is known to somebody else, if at all.
  return device.startsWith('0:') ? 'not-known' : encryptionOfDevice(device);
}

/** Says where a folder lies, how much room there is, and what this machine knows of its encryption. Writes nothing. */
export async function describePlace(root: string): Promise<Place> {
  const path = await realpath(root);
  const { bavail, blocks, bsize } = await statfs(path);
  const mount = mountOf(await readFile('/proc/self/mountinfo', 'utf8').catch(() => ''), path);
  const type = mount?.type ?? '';
  return {
    root: path,
    fileSystem: type,
    kind: PASSING.has(type) ? 'passing' : NETWORK.test(type) ? 'network' : 'disk',
    freeBytes: bavail * bsize,
    totalBytes: blocks * bsize,
    encryption: mount ? await encryptionOf(mount) : 'not-known',
  };
}

/** What whoever set the archive up answered about encryption; a deliberate no has a reason. */
export interface StorageAnswer {
  readonly encryption: 'encrypted' | 'not-encrypted';
  readonly reason?: string;
}

/**
 * Records what was found and what was answered about where the archive lies, in the ledger: whoever weighs the evidence may
 * ask how it was kept. The folder's name is not recorded. `archiveId` is that of the manifest.
 */
export async function recordStorage(
  tx: Tx,
  by: Identity,
  given: { readonly archiveId: string; readonly place: Place; readonly answer: StorageAnswer },
): Promise<void> {
  const { archiveId, place, answer } = given;
  await record(tx, by, [
    {
      kind: 'storage-stated',
      subject: { table: 'archive', id: archiveId },
      compartmentId: null,
      rows: [],
      note: {
        stated: answer.encryption,
        found: place.encryption,
        fileSystem: place.fileSystem,
        place: place.kind,
      },
      ...(answer.reason === undefined ? {} : { reason: answer.reason }),
    },
  ]);
}
