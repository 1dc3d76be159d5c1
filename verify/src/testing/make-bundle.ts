import { type KeyObject, createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import {
  canonicalJson,
  compareZipPaths,
  concat,
  crc32,
  leafHash,
  nodeHash,
  openingLeaf,
  utf8,
  zipDirectory,
  zipLocalHeader,
} from '../index.ts';
import type { ByteSource, JsonObject, NoteKey, Opening } from '../index.ts';
import {
  bundleNoteText,
  formatCheckpoint,
  formatCheckpointText,
  formatConsistencyProof,
  formatManifest,
  formatNote,
  formatTlogProof,
  formatVkey,
  openingJson,
  signNote,
  treeRoot,
  type Signer,
} from './writers.ts';

/** The files of a bag by path, before they are packed. */
export type Files = Map<string, Uint8Array>;

const hex = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex');

/** A key whose seed is one repeated byte: fixtures must be the same on every run. */
export function testKey(
  name: string,
  use: NoteKey['use'],
  seed: number,
): { key: NoteKey; signer: Signer; private: KeyObject } {
  const der = concat([Buffer.from('302e020100300506032b657004220420', 'hex'), new Uint8Array(32).fill(seed)]);
  const privateKey = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  const key: NoteKey = { name, use, publicKey: new Uint8Array(raw) };
  return { key, signer: (message) => sign(null, message, privateKey), private: privateKey };
}

/** RFC 6962 §2.1.1 audit path, as the RFC defines it. */
function auditPath(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length < 2) return [];
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...auditPath(m, left), treeRoot(right)] : [...auditPath(m - k, right), treeRoot(left)];
}

const exhibits = [
  {
    exhibit: '001',
    name: 'bridge.jpg',
    content: new Uint8Array(700).map((_, i) => (i * 7) & 0xff),
    serial: 'M-000412',
  },
  { exhibit: '002', name: 'Կամուրջ.txt', content: utf8('A statement.\nSecond line.\n'), serial: 'M-000413' },
];

function entryFor(index: bigint, row: JsonObject): Opening {
  const entry = {
    v: 1 as const,
    id: `entry-${index}`,
    kind: 'item.received',
    at: `2026-11-2${index}T10:00:00.000Z`,
    actor: { id: 'u1', role: 'archivist' },
    subject: { table: 'items', id: `i${index}` },
    rows: [{ op: 'put', row, table: 'items' }],
  };
  return { index, salt: new Uint8Array(32).fill(Number(index) + 1), entry };
}

/** The log of the fixture: five entries, two of which are about exhibits. */
export const fixtureLog = testKey('example.org/archive', 'log', 1);
export const fixtureWitness = testKey('example.net/witness', 'witness', 2);

function fixtureOpenings(): Opening[] {
  const rows = [
    { note: 'first' },
    { sha256: hex('sha256', exhibits[0]?.content ?? new Uint8Array()) },
    { note: 'third' },
  ];
  const fourth = { file: { sha256: hex('sha256', exhibits[1]?.content ?? new Uint8Array()) } };
  return [...rows, fourth, { note: 'fifth' }].map((row, i) => entryFor(BigInt(i), row));
}

/** The signed checkpoint of the first `size` entries. */
export async function fixtureCheckpoint(size: number): Promise<string> {
  const leaves = fixtureOpenings()
    .slice(0, size)
    .map((opening) => leafHash(openingLeaf(opening)));
  const head = { origin: fixtureLog.key.name, size: BigInt(size), root: treeRoot(leaves) };
  const text = formatCheckpointText(head);
  return formatCheckpoint(head, [
    await signNote(text, fixtureLog.key, fixtureLog.signer),
    await signNote(text, fixtureWitness.key, fixtureWitness.signer, 1_790_000_000n),
  ]);
}

/** All files of the bag except manifests and note; change them, then `seal`. */
export async function makeFiles(extra: Readonly<Record<string, Uint8Array | string>> = {}): Promise<Files> {
  const files: Files = new Map();
  const put = (path: string, content: Uint8Array | string) =>
    files.set(path, typeof content === 'string' ? utf8(content) : content);
  const openings = fixtureOpenings();
  const hashes = openings.map((opening) => leafHash(openingLeaf(opening)));
  const checkpoint = await fixtureCheckpoint(5);
  for (const [i, { exhibit, name, content, serial }] of exhibits.entries()) {
    const opening = openings[i * 2 + 1] as Opening;
    const file = `data/exhibits/${exhibit}/${name}`;
    const about = { exhibit, file, sha256: hex('sha256', content), title: `Exhibit ${exhibit}` };
    const rest = { lines: ['2026-11-21 received'], serial, sizeBytes: content.length, v: 1 };
    put(file, content);
    put(
      `data/custody/${exhibit}.json`,
      canonicalJson({ ...about, ...rest, openings: [openingJson(opening)] }),
    );
    const proof = { index: opening.index, hashes: auditPath(Number(opening.index), hashes), checkpoint };
    put(`proofs/${exhibit}/${opening.index}.tlog-proof`, formatTlogProof(proof));
  }
  const listed = exhibits.map(({ exhibit, name, content }) => ({
    exhibit,
    file: `data/exhibits/${exhibit}/${name}`,
    sha256: hex('sha256', content),
    title: `Exhibit ${exhibit}`,
  }));
  const dossier = {
    title: 'T',
    forum: 'F',
    numbering: 'N',
    builtAt: '2026-11-25T00:00:00.000Z',
    builder: { name: 'test', version: '1' },
  };
  put('data/dossier.json', canonicalJson({ ...dossier, exhibits: listed, v: 1 }));
  put('data/index.csv', 'exhibit,file\n');
  put('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  put('proofs/checkpoint', checkpoint);
  const firstThree = hashes.slice(0, 4);
  // From 4 to 5 entries the only node needed is the fifth leaf (RFC 6962 §2.1.2).
  put(
    'proofs/consistency/4-5',
    formatConsistencyProof([hashes[4] ?? nodeHash(treeRoot(firstThree), treeRoot([]))]),
  );
  put('trust/log.vkey', `${formatVkey(fixtureLog.key)}\n`);
  put(
    'trust/policy.txt',
    `log ${formatVkey(fixtureLog.key)}\nwitness w ${formatVkey(fixtureWitness.key)}\nquorum w\n`,
  );
  for (const name of ['HOWTO.txt', 'verify.html', 'verify.mjs']) put(`verify/${name}`, `${name}\n`);
  for (const [path, content] of Object.entries(extra)) put(path, content);
  return files;
}

/** Adds bag-info, manifests and the signed note for the files as they now are. */
export async function seal(files: Files, name = 'dossier-0007', signer = fixtureLog): Promise<Files> {
  const payload = [...files].filter(([path]) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0);
  files.set('bag-info.txt', utf8(`Bagging-Date: 2026-11-25\nPayload-Oxum: ${bytes}.${payload.length}\n`));
  for (const algorithm of ['sha256', 'sha512']) {
    const lines = new Map(payload.map(([path, content]) => [path, hex(algorithm, content)]));
    files.set(`manifest-${algorithm}.txt`, utf8(formatManifest(lines)));
  }
  const tags = [...files].filter(([path]) => !path.startsWith('data/') && !path.startsWith('tagmanifest'));
  files.set(
    'tagmanifest-sha512.txt',
    utf8(formatManifest(new Map(tags.map(([path, content]) => [path, hex('sha512', content)])))),
  );
  const text = bundleNoteText(name, hex('sha512', files.get('tagmanifest-sha512.txt') ?? new Uint8Array()));
  const note = formatNote({ text, signatures: [await signNote(text, signer.key, signer.signer)] });
  return files.set('tagmanifest-sha512.txt.note', utf8(note));
}

/** Packs files as the profile says. */
export function pack(files: Files, name = 'dossier-0007'): Uint8Array {
  const sorted = [...files].map(([path, content]) => [`${name}/${path}`, content] as const);
  sorted.sort(([a], [b]) => compareZipPaths(a, b));
  const entries = sorted.map(([path, content]) => ({
    path,
    sizeBytes: content.length,
    crc32: crc32(content),
  }));
  const parts = entries.flatMap((entry, i) => [zipLocalHeader(entry), sorted[i]?.[1] ?? new Uint8Array()]);
  return concat([...parts, zipDirectory(entries)]);
}

/** Bytes in memory as a source; reading past the end rejects. */
export function inMemory(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: (at, length) =>
      at + length <= bytes.length
        ? Promise.resolve(bytes.subarray(at, at + length))
        : Promise.reject(new Error('read past the end')),
  };
}
