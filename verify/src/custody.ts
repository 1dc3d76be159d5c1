import type { Bundle } from './bundle.ts';
import { concat, fromBase64, need, refuse, toBase64, utf8 } from './bytes.ts';
import { type Json, type JsonObject, canonicalJson, isJsonObject } from './canonical-json.ts';
import { parseCanonicalJson } from './canonical-json.ts';
import { type HashFunction, sha256 } from './hash.ts';
import { type ParsedTlogProof, leafHash, parseTlogProof, verifyInclusion } from './proof.ts';
import { type Tree, readFile, readText } from './zip.ts';

type Texts<N extends string> = JsonObject & Readonly<Record<N, string>>;
type Row = Texts<'table' | 'op'> & Readonly<{ row: JsonObject }>;
type About = Readonly<{ actor: Texts<'id' | 'role'>; subject: Texts<'table' | 'id'>; rows: readonly Row[] }>;

/** What the verifier relies on in a ledger entry (docs/formats/ledger.md#entry), `at` in milliseconds; there may be other members. */
export type Entry = Texts<'id' | 'kind' | 'at'> & Readonly<{ v: 1 }> & About;

/** An entry with what is needed to find it in the tree: its index and its 32-byte salt. */
export type Opening = Readonly<{ index: bigint; salt: Uint8Array; entry: Entry }>;

/** Whether a value is an object in which each of these members is a text. */
export function hasTexts<N extends string>(value: Json | undefined, ...names: N[]): value is Texts<N> {
  return isJsonObject(value) && names.every((name) => typeof value[name] === 'string');
}

/** Whether a value has the members of an entry, with the right types. Says nothing about what they mean. */
function isEntry(value: Json | undefined): value is Entry {
  if (!hasTexts(value, 'id', 'kind', 'at') || value['v'] !== 1) return false;
  const { actor, subject, rows, at } = value;
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at);
  const isRow = (row: Json) => hasTexts(row, 'table', 'op') && isJsonObject(row['row']);
  const areNamed = hasTexts(actor, 'id', 'role') && hasTexts(subject, 'table', 'id');
  return isTime && areNamed && Array.isArray(rows) && rows.every(isRow);
}

/** SHA-256(salt ‖ entry bytes): hides the entry, binds its writer to it. The salt is 32 random bytes (ENTRY_BAD_SALT). */
export const commitment = (salt: Uint8Array, entry: Uint8Array, hash: HashFunction = sha256): Uint8Array =>
  salt.length === 32 ? hash(concat([salt, entry])) : refuse('ENTRY_BAD_SALT', 'a salt is 32 bytes');

/** Leaf bytes that an opening must have in the log: canonical JSON of its commitment and a version. */
export const openingLeaf = ({ salt, entry }: Opening, hash: HashFunction = sha256): Uint8Array =>
  utf8(canonicalJson({ c: toBase64(commitment(salt, utf8(canonicalJson(entry)), hash)), v: 1 }));

/** Reads an opening out of parsed JSON (ENTRY_MALFORMED). */
export function parseOpening(value: Json | undefined): Opening {
  const malformed = () => refuse('ENTRY_MALFORMED', 'not an entry with its index and salt');
  if (!hasTexts(value, 'salt') || Object.keys(value).sort().join() !== 'entry,index,salt') return malformed();
  const { entry, index } = value;
  const salt = fromBase64(value.salt);
  if (!isEntry(entry) || !Number.isSafeInteger(index) || salt.length !== 32) return malformed();
  return Number(index) < 0 ? malformed() : { index: BigInt(Number(index)), salt, entry };
}

/** What a custody statement says that can be checked (docs/formats/bundle.md#custody-statement). */
export type Custody = Readonly<{ file: string; sha256: string; openings: readonly Opening[] }>;

/** An exhibit's number and the files in its folder. */
export type Exhibit = readonly [number: string, files: readonly string[]];

/** Whether a hash stands as a member `sha256` anywhere in the rows an entry put. */
export function entryNamesHash({ rows }: JsonObject, sha256: string): boolean {
  const isIt = (value: Json | undefined) => isJsonObject(value) && value['sha256'] === sha256;
  const holds = (value: Json | undefined): boolean =>
    isIt(value) || (value instanceof Object && Object.values(value).some(holds));
  return Array.isArray(rows) && rows.some((row: Json) => isJsonObject(row) && holds(row['row']));
}

/** Ends the check at hand as FAIL unless this opening is the leaf the proof places under its checkpoint's root. */
export function checkOpening(opening: Opening, { index, hashes, signed }: ParsedTlogProof): string {
  need(index === opening.index, `the proof is about entry ${index}`);
  const leaf = leafHash(openingLeaf(opening));
  const fault = verifyInclusion({ index, leafHash: leaf, proof: hashes, tree: signed });
  need(!fault, `the entry is not in the tree: ${fault}`);
  return `${opening.entry.kind}, ${opening.entry.at}, is entry ${index} of ${signed.size}`;
}

/** Exhibits that have a folder or a custody statement, sorted by number. */
export function exhibitsIn(tree: Tree): Exhibit[] {
  const folders = new Map<string, string[]>();
  for (const path of [...tree.files.keys()].sort()) {
    const [, filed, stated] = /^data\/(?:exhibits\/([^/]+)\/.+|custody\/([^/]+)\.json)$/.exec(path) ?? [];
    const files = folders.get(filed ?? stated ?? '') ?? [];
    if (filed !== undefined) files.push(path);
    folders.set(filed ?? stated ?? '', files);
  }
  return [...folders].filter(([number]) => number !== '');
}

/** Holds a custody statement against the files; FAIL where they disagree, kept for later checks otherwise. */
async function checkCustody({ tree, digests, custodies }: Bundle, [exhibit, files]: Exhibit) {
  need(/^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/.test(exhibit), 'not an exhibit number');
  const value = parseCanonicalJson(await readText(tree, `data/custody/${exhibit}.json`));
  need(isJsonObject(value) && value['v'] === 1 && value['exhibit'] === exhibit, 'not its custody statement');
  need(hasTexts(value, 'file', 'sha256', 'serial', 'title'), 'members are missing');
  const { file, sha256, sizeBytes, lines, openings } = value;
  need(Array.isArray(lines) && lines.every((line: Json) => typeof line === 'string'), 'members are missing');
  need(files.length === 1 && files[0] === file, 'it names another file');
  need(tree.files.get(file)?.sizeBytes === sizeBytes, 'it states another size');
  need(Array.isArray(openings) && openings.length > 0, 'it discloses no entry');
  const parsed = openings.map(parseOpening);
  const isOrdered = parsed.every(({ index }, i) => i === 0 || index > (parsed[i - 1]?.index ?? index));
  need(isOrdered, 'entries out of order');
  need(digests.get(file)?.sha256 === sha256, 'it states another hash than the file has');
  custodies.set(exhibit, { file, sha256, openings: parsed });
  return `${file} is the file it describes`;
}

/** The checks `custody`, `opening` and `exhibit-logged` of one exhibit. */
export async function checkExhibit(bundle: Bundle, exhibit: Exhibit): Promise<void> {
  const { tree, checkpoint, custodies, run } = bundle;
  const [number] = exhibit;
  await run('custody', number, () => checkCustody(bundle, exhibit));
  const custody = custodies.get(number);
  const opened: Opening[] = [];
  for (const opening of custody?.openings ?? []) {
    const isOpen = await run('opening', `${number} entry ${opening.index}`, async () => {
      const proof = parseTlogProof(await readText(tree, `proofs/${number}/${opening.index}.tlog-proof`));
      need(!proof.extra, 'the proof carries extra data');
      need(proof.signed.note.text === checkpoint?.note.text, 'the proof is for another checkpoint');
      return checkOpening(opening, proof);
    });
    if (isOpen) opened.push(opening);
  }
  await run('exhibit-logged', number, () => {
    need(custody, 'there is no custody statement to go by');
    const naming = opened.find(({ entry }) => entryNamesHash(entry, custody.sha256));
    need(naming, 'no entry that opened holds its hash');
    return `its hash stands in entry ${naming.index}`;
  });
}

/** The dossier lists exactly the exhibits that are here, as their custody statements describe them. */
export async function checkDossier({ tree, custodies }: Bundle, exhibitCount: number): Promise<string> {
  const dossier = parseCanonicalJson(await readFile(tree, 'data/dossier.json'));
  need(hasTexts(dossier, 'title', 'forum', 'numbering', 'builtAt') && dossier['v'] === 1, 'not a dossier');
  const { builder, exhibits } = dossier;
  need(isJsonObject(builder), 'it does not name its builder');
  const isComplete = Array.isArray(exhibits) && exhibits.length === exhibitCount && exhibitCount > 0;
  need(isComplete, `it does not list exactly the ${exhibitCount} exhibits`);
  const numbers = exhibits.map((listed: Json) => {
    need(hasTexts(listed, 'exhibit', 'file', 'sha256'), 'members are missing');
    const { exhibit, file, sha256 } = listed;
    const custody = custodies.get(exhibit);
    need(file === custody?.file && sha256 === custody.sha256, 'it disagrees with a custody statement');
    return exhibit;
  });
  need(new Set(numbers).size === exhibitCount, 'it lists an exhibit twice');
  return `lists the ${exhibitCount} exhibits that are here`;
}
