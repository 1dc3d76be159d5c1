import type { Bundle } from './bundle.ts';
import { type Json, type JsonObject, isJsonObject, parseCanonicalJson } from './canonical-json.ts';
import { need } from './bytes.ts';
import { type Opening, hasTexts, openingLeaf, parseOpening } from './entry.ts';
import { type ParsedTlogProof, leafHash, parseTlogProof, verifyInclusion } from './proof.ts';
import { type Tree, readFile, readText } from './zip.ts';

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

/** Reads a custody statement and holds it against the files; ends the check at hand as FAIL where they disagree. */
async function readCustody({ tree, digests }: Bundle, [exhibit, files]: Exhibit): Promise<Custody> {
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
  return { file, sha256, openings: parsed };
}

/** The checks `custody`, `opening` and `exhibit-logged` of one exhibit; a statement that passed is kept for the dossier. */
export async function checkExhibit(bundle: Bundle, exhibit: Exhibit): Promise<void> {
  const { tree, checkpoint, custodies, run } = bundle;
  const [number] = exhibit;
  await run('custody', number, async () => {
    const read = await readCustody(bundle, exhibit);
    custodies.set(number, read);
    return `${read.file} is the file it describes`;
  });
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
  need(isJsonObject(dossier) && dossier['v'] === 1, 'not a dossier');
  const { builder, exhibits } = dossier;
  need(hasTexts(dossier, 'title', 'forum', 'numbering', 'builtAt'), 'members are missing');
  need(isJsonObject(builder), 'members are missing');
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
