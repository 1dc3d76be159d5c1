import { type Json, type JsonObject, isJsonObject, parseCanonicalJson } from './canonical-json.ts';
import { type SignedCheckpoint, formatCheckpointText } from './checkpoint.ts';
import { type CheckList, fail } from './check.ts';
import { type Opening, openingLeaf, parseOpening } from './entry.ts';
import { leafHash, verifyInclusion } from './merkle.ts';
import { type ParsedTlogProof, parseTlogProof } from './proof.ts';
import { type Tree, readFile, readText } from './tree.ts';

/** What a custody statement says that can be checked (docs/formats/bundle.md#custody-statement). */
interface Custody {
  readonly exhibit: string;
  readonly file: string;
  readonly sha256: string;
  readonly openings: readonly Opening[];
}

/** Whether a hash stands as a member `sha256` anywhere in the rows an entry put. */
export function entryNamesHash(entry: JsonObject, sha256: string): boolean {
  const holds = (value: Json | undefined): boolean => {
    if (Array.isArray(value)) return value.some(holds);
    return isJsonObject(value) && (value['sha256'] === sha256 || Object.values(value).some(holds));
  };
  const rows = entry['rows'];
  return Array.isArray(rows) && rows.some((row: Json) => isJsonObject(row) && holds(row['row']));
}

/** Ends the check at hand as FAIL unless this opening is the leaf the proof places under its checkpoint's root. */
export function checkOpening(opening: Opening, proof: ParsedTlogProof): string {
  if (proof.index !== opening.index) fail(`the proof is about entry ${proof.index}`);
  const { size, root } = proof.signed;
  const leaf = leafHash(openingLeaf(opening));
  const fault = verifyInclusion({ index: opening.index, size, leafHash: leaf, proof: proof.hashes, root });
  if (fault) fail(`the entry is not in the tree: ${fault}`);
  return `${opening.entry.kind}, ${opening.entry.at}, is entry ${opening.index} of ${size}`;
}

function parseCustody(text: string, exhibit: string, tree: Tree, inFolder: readonly string[]): Custody {
  const value = parseCanonicalJson(text);
  if (!isJsonObject(value) || value['v'] !== 1 || value['exhibit'] !== exhibit)
    return fail('not its custody statement');
  const { file, sha256, sizeBytes, serial, title, lines, openings } = value;
  const isComplete =
    typeof file === 'string' &&
    typeof sha256 === 'string' &&
    typeof serial === 'string' &&
    typeof title === 'string';
  if (!isComplete || !Array.isArray(lines) || !lines.every((line: Json) => typeof line === 'string')) {
    return fail('members are missing');
  }
  if (inFolder.length !== 1 || inFolder[0] !== file) fail('it names another file');
  if (tree.files.get(file)?.sizeBytes !== sizeBytes) fail('it states another size');
  if (!Array.isArray(openings) || openings.length === 0) return fail('it discloses no entry');
  const parsed = openings.map(parseOpening);
  if (parsed.some((opening, i) => i > 0 && opening.index <= (parsed[i - 1]?.index ?? 0n)))
    fail('entries out of order');
  return { exhibit, file, sha256, openings: parsed };
}

/** Exhibit numbers that have a folder or a custody statement, sorted, with the files of the folder. */
function exhibitFolders(tree: Tree): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of [...tree.files.keys()].sort()) {
    const match = /^data\/(?:exhibits\/([^/]+)\/.+|custody\/([^/]+)\.json)$/.exec(path);
    if (!match) continue;
    const exhibit = match[1] ?? match[2] ?? '';
    const files = folders.get(exhibit) ?? [];
    if (match[1] !== undefined) files.push(path);
    folders.set(exhibit, files);
  }
  return folders;
}

async function checkExhibit(
  list: CheckList,
  tree: Tree,
  [exhibit, inFolder]: readonly [string, readonly string[]],
  known: {
    readonly checkpoint: SignedCheckpoint | null;
    readonly fileHash: (path: string) => string | undefined;
  },
): Promise<Custody | null> {
  const custody = await list.run('custody', exhibit, async () => {
    if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/.test(exhibit)) fail('not an exhibit number');
    const parsed = parseCustody(
      await readText(tree, `data/custody/${exhibit}.json`),
      exhibit,
      tree,
      inFolder,
    );
    if (known.fileHash(parsed.file) !== parsed.sha256) fail('it states another hash than the file has');
    return [`${parsed.file} is the file it describes`, parsed];
  });
  const opened: Opening[] = [];
  const expected = known.checkpoint ? formatCheckpointText(known.checkpoint) : '';
  for (const opening of custody?.openings ?? []) {
    await list.run('opening', `${exhibit} entry ${opening.index}`, async () => {
      const proof = parseTlogProof(await readText(tree, `proofs/${exhibit}/${opening.index}.tlog-proof`));
      if (proof.extra) fail('the proof carries extra data');
      if (proof.signed.note.text !== expected) fail('the proof is for another checkpoint');
      const detail = checkOpening(opening, proof);
      opened.push(opening);
      return detail;
    });
  }
  await list.run('exhibit-logged', exhibit, () => {
    if (!custody) return fail('there is no custody statement to go by');
    const naming = opened.find(({ entry }) => entryNamesHash(entry, custody.sha256));
    return naming ? `its hash stands in entry ${naming.index}` : fail('no entry that opened holds its hash');
  });
  return custody;
}

/** Custody, openings and exhibits of a bundle, and the dossier that lists them. */
export async function checkCustody(
  list: CheckList,
  tree: Tree,
  known: Parameters<typeof checkExhibit>[3],
): Promise<void> {
  const folders = exhibitFolders(tree);
  const customs = new Map<string, Custody>();
  for (const folder of folders) {
    const custody = await checkExhibit(list, tree, folder, known);
    if (custody) customs.set(custody.exhibit, custody);
  }
  await list.run('dossier', 'data/dossier.json', async () => {
    const dossier = parseCanonicalJson(await readFile(tree, 'data/dossier.json'));
    if (!isJsonObject(dossier) || dossier['v'] !== 1) return fail('not a dossier');
    const { title, forum, numbering, builtAt, builder, exhibits } = dossier;
    if (
      [title, forum, numbering, builtAt].some((text) => typeof text !== 'string') ||
      !isJsonObject(builder)
    ) {
      fail('members are missing');
    }
    if (!Array.isArray(exhibits) || exhibits.length !== folders.size || folders.size === 0) {
      return fail(`it does not list exactly the ${folders.size} exhibits`);
    }
    for (const listed of exhibits as readonly Json[]) {
      const number = isJsonObject(listed) ? listed['exhibit'] : undefined;
      const custody = typeof number === 'string' ? customs.get(number) : undefined;
      const agrees =
        isJsonObject(listed) && listed['file'] === custody?.file && listed['sha256'] === custody?.sha256;
      // Deleting what was listed makes a number that is listed twice disagree.
      if (!custody || !agrees || !customs.delete(custody.exhibit))
        fail('it disagrees with a custody statement');
    }
    return `lists the ${folders.size} exhibits that are here`;
  });
}
