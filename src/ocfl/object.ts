import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError, newId } from '#kernel';
import {
  readInventory,
  sameState,
  sidecarText,
  inventoryText,
  withPath,
  type Inventory,
} from './inventory.ts';
import type { State } from './inventory.ts';
import type { Outcome, PreservedFile, PreservedItem, PreservedState } from './model.ts';

const DECLARATION = '0=ocfl_object_1.1';

/** Whether an object lies at this place. */
export const isObject = (at: string): Promise<boolean> =>
  stat(join(at, DECLARATION)).then(
    () => true,
    () => false,
  );

/** Bytes of an item are not those that the ledger names, or cannot be read. */
class Damaged extends Error {}

const PIECE_BYTES = 1 << 20;

/** The bytes of a file, a piece at a time, each good until the next is asked for. What cannot be read is damage, and told as such. */
async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const unreadable = (): never => {
    throw new Damaged();
  };
  const file = await open(path).catch(unreadable);
  try {
    const piece = Buffer.alloc(PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(piece).catch(unreadable);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Who is said to have made a version: the archive, never a person; an object travels alone. */
export interface Maker {
  readonly name: string;
  readonly address: string;
}

/** Copies a file, hashing it on its way; the digest of what arrived, after it is on the disk. */
async function copyHashed(
  from: string,
  to: string,
  sha256: string,
): Promise<{ digest: string; bytes: number }> {
  await mkdir(dirname(to), { recursive: true });
  const [named, digest] = [createHash('sha256'), createHash('sha512')];
  const out = await open(to, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of piecesOf(from)) {
      named.update(chunk);
      digest.update(chunk);
      bytes += chunk.length;
      await out.writeFile(chunk);
    }
    await out.sync();
  } finally {
    await out.close();
  }
  if (named.digest('hex') !== sha256) throw new Damaged();
  return { digest: digest.digest('hex'), bytes };
}

/** An object while versions are added to it: what it had, and a draft of what comes. */
class Draft {
  readonly folder: string;
  readonly #maker: Maker;
  #inventory: Inventory;
  bytes = 0;

  constructor(folder: string, inventory: Inventory, maker: Maker) {
    this.folder = folder;
    this.#inventory = inventory;
    this.#maker = maker;
  }

  get inventory(): Inventory {
    return this.#inventory;
  }

  /** The digest of a file; bytes that the object does not hold yet are copied into this version. */
  async #digestOf({ from, logicalPath, sha256 }: PreservedFile, version: string): Promise<string> {
    const { manifest, fixity } = this.#inventory;
    const held = fixity.sha256[sha256]?.[0];
    const known = Object.entries(manifest).find(([, paths]) => held !== undefined && paths.includes(held));
    if (known) return known[0];
    const path = `${version}/content/${logicalPath}`;
    const { digest, bytes } = await copyHashed(from, join(this.folder, path), sha256);
    this.bytes += bytes;
    this.#inventory = {
      ...this.#inventory,
      manifest: withPath(manifest, digest, path),
      fixity: { sha256: withPath(fixity.sha256, sha256, path) },
    };
    return digest;
  }

  /** Adds a version, unless the newest one is the same. */
  async add({ created, message, files }: PreservedState): Promise<void> {
    const had = Object.keys(this.#inventory.versions).length;
    const version = `v${had + 1}`;
    let state: State = {};
    for (const file of files) state = withPath(state, await this.#digestOf(file, version), file.logicalPath);
    const last = this.#inventory.versions[this.#inventory.head];
    if (last && sameState(last.state, state)) return;
    this.#inventory = {
      ...this.#inventory,
      head: version,
      versions: { ...this.#inventory.versions, [version]: { created, state, message, user: this.#maker } },
    };
    const text = inventoryText(this.#inventory);
    await mkdir(join(this.folder, version), { recursive: true });
    await writeInventory(join(this.folder, version), text);
  }
}

async function writeInventory(folder: string, text: string): Promise<void> {
  await writeFile(join(folder, 'inventory.json'), text);
  await writeFile(join(folder, 'inventory.json.sha512'), sidecarText(text));
}

const textAt = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** The inventory of an object that is there; null for none. Error OCFL_OBJECT_UNKNOWN. */
async function inventoryAt(at: string, { id, serial }: PreservedItem): Promise<Inventory | null> {
  if ((await stat(at).catch(() => null)) === null) return null;
  const text = await textAt(join(at, 'inventory.json'));
  const inventory = readInventory(text, sidecarText(text), id);
  // Where a run ended between the two, the sidecar is that of the version before; the newest version has both.
  const own = inventory && join(at, inventory.head);
  const isWhole =
    own !== null &&
    (await textAt(join(own, 'inventory.json'))) === text &&
    (await textAt(join(own, 'inventory.json.sha512'))) === sidecarText(text);
  if (!inventory || !isWhole) throw new AppError('OCFL_OBJECT_UNKNOWN', { path: at, serial });
  if ((await textAt(join(at, 'inventory.json.sha512'))) !== sidecarText(text))
    await writeFile(join(at, 'inventory.json.sha512'), sidecarText(text));
  return inventory;
}

const empty = (id: string): Inventory => ({
  id,
  type: 'https://ocfl.io/1.1/spec/#inventory',
  digestAlgorithm: 'sha512',
  head: 'v0',
  manifest: {},
  versions: {},
  fixity: { sha256: {} },
});

async function putNew(at: string, draft: Draft): Promise<void> {
  await writeFile(join(draft.folder, DECLARATION), `${DECLARATION.slice(2)}\n`);
  await writeInventory(draft.folder, inventoryText(draft.inventory));
  await mkdir(dirname(at), { recursive: true });
  await rename(draft.folder, at);
}

/** The new version goes in first, then the inventory that names it: an object is never without one that is true. */
async function putVersion(at: string, draft: Draft): Promise<void> {
  const { head } = draft.inventory;
  // What a run left behind that ended before its inventory was there.
  await rm(join(at, head), { recursive: true, force: true });
  await rename(join(draft.folder, head), join(at, head));
  await writeInventory(draft.folder, inventoryText(draft.inventory));
  for (const name of ['inventory.json', 'inventory.json.sha512'])
    await rename(join(draft.folder, name), join(at, name));
}

/**
 * Writes an item as the object at `at`, or adds its newest state as a version where the object has another; what is there is never altered.
 * Bytes are compared with the ledger’s hash as they are copied: an item whose bytes differ is left as it was and said to be damaged.
 * `drafts` is a folder on the same disk. Error OCFL_OBJECT_UNKNOWN.
 */
export async function writeObject(
  item: PreservedItem,
  place: { readonly at: string; readonly drafts: string; readonly maker: Maker },
): Promise<{ readonly outcome: Outcome; readonly bytes: number }> {
  const had = await inventoryAt(place.at, item);
  const draft = new Draft(join(place.drafts, newId()), had ?? empty(item.id), place.maker);
  try {
    await mkdir(draft.folder, { recursive: true });
    for (const state of had === null ? item.states : item.states.slice(-1)) await draft.add(state);
    if (had?.head === draft.inventory.head) return { outcome: 'unchanged', bytes: 0 };
    await (had === null ? putNew(place.at, draft) : putVersion(place.at, draft));
    return { outcome: had === null ? 'written' : 'extended', bytes: draft.bytes };
  } catch (error) {
    if (error instanceof Damaged) return { outcome: 'damaged', bytes: 0 };
    throw error;
  } finally {
    await rm(draft.folder, { recursive: true, force: true });
  }
}
