import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, writeDurably } from '#blobs';
import { AppError } from '#kernel';
import { keyFingerprint, type NoteKey } from '#verify';
import { formatVkey, type Signer } from './notes.ts';

/** The key that signs checkpoints and bundles of this archive. */
export interface LedgerKey {
  readonly key: NoteKey;
  readonly vkey: string;
  /** SHA-256 that people compare over the telephone or in print. */
  readonly fingerprint: string;
  readonly sign: Signer;
}

function rawPublicKey(key: KeyObject): Buffer {
  // SPKI of Ed25519 is a fixed 12-byte prefix and the 32 raw bytes (RFC 8410).
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32);
}

function fromPrivate(origin: string, secret: KeyObject): LedgerKey {
  const key: NoteKey = { name: origin, use: 'log', publicKey: rawPublicKey(secret) };
  return {
    key,
    vkey: formatVkey(key),
    fingerprint: keyFingerprint(key),
    sign: (message) => sign(null, message, secret),
  };
}

/** Makes a new Ed25519 key in `folder` (0700, file 0600) as number `generation`, and its public line in the archive. */
export async function createKey(
  folder: string,
  archiveKeys: string,
  origin: string,
  generation: number,
): Promise<LedgerKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const { privateKey } = generateKeyPairSync('ed25519');
  const made = fromPrivate(origin, privateKey);
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeDurably(join(folder, `ledger-${generation}.pem`), pem, 0o600);
  await makeFolder(archiveKeys);
  await writeDurably(join(archiveKeys, `${generation}.vkey`), `${made.vkey}\n`);
  return made;
}

/** Number of the newest key in `folder`; 0 when there is none. */
export async function newestGeneration(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  return Math.max(0, ...names.map((name) => Number(/^ledger-(\d+)\.pem$/.exec(name)?.[1] ?? 0)));
}

/** Opens the newest signing key. Errors LEDGER_KEY_MISSING, LEDGER_KEY_EXPOSED. */
export async function openKey(folder: string, origin: string): Promise<LedgerKey> {
  const generation = await newestGeneration(folder);
  const path = join(folder, `ledger-${generation}.pem`);
  const found = await stat(path).catch(() => null);
  if (!found) throw new AppError('LEDGER_KEY_MISSING', { path: folder });
  if ((found.mode & 0o077) !== 0)
    throw new AppError('LEDGER_KEY_EXPOSED', { path, mode: (found.mode & 0o777).toString(8) });
  return fromPrivate(origin, createPrivateKey(await readFile(path, 'utf8')));
}
