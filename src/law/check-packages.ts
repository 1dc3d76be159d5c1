import { isJsonObject } from '#verify';
import { checkGates } from './check-gates.ts';
import { checkInstrument, referencesOf } from './check-instrument.ts';
import { checkRubric } from './check-rubric.ts';
import {
  checkChecklist,
  checkProfile,
  checkStandards,
  referencesOfChecklist,
  referencesOfProfile,
  referencesOfStandards,
} from './check-scales.ts';
import { checkShape } from './check-shape.ts';
import { checkStatements } from './check-statements.ts';
import { checkPackageIds, checkScales, checkVersions, type VersionedFile } from './check-versions.ts';
import { problemAt, type Problem } from './problem.ts';
import type { FoundFile, FoundPackage } from './read-folder.ts';
import { readYaml, type ReadFile } from './read-yaml.ts';
import { said } from './words.ts';
import { everyValue, reporter, type PackagedFile, type Reference, type Report } from './said.ts';

type PackageFile = Extract<PackagedFile, { kind: 'package' }>;

/** A package whose files have the right shape. */
export interface CheckedPackage {
  readonly head: PackageFile;
  readonly files: readonly VersionedFile[];
}

/** What came of the reading of all packages. */
interface Taken {
  readonly packages: CheckedPackage[];
  /** Ids that files with a wrong shape would have brought: what refers to them is not wrong. */
  readonly hiddenIds: Set<string>;
  /** A file could not be read at all: nobody knows what it would have brought. */
  isPartial: boolean;
}

/** A file by itself, as it was read. */
export interface ReadAlone {
  readonly read: ReadFile | null;
  readonly shaped: ReturnType<typeof checkShape>['shaped'];
  readonly problems: readonly Problem[];
}

// What was read once is read no second time: while one file is written, all others are held against it again and again.
const readAlone = new WeakMap<FoundFile, ReadAlone>();

/** A file by itself; read once, however often it is asked for. */
export function readFound(found: FoundFile): ReadAlone {
  const known = readAlone.get(found);
  if (known !== undefined) return known;
  const { read, problems } = readYaml(found.file, found.text);
  const { shaped, problems: misshapen } = read === null ? { shaped: null, problems: [] } : checkShape(read);
  const made = { read, shaped, problems: [...problems, ...misshapen] };
  readAlone.set(found, made);
  return made;
}

/** What a file says by itself, in the shape of its kind; null where it has none. */
export const shapedAlone = (found: FoundFile): ReadAlone['shaped'] => readFound(found).shaped;

/** The file in the shape of its kind, or null with its problems told. */
function takeFile(
  found: FoundFile,
  taken: Taken,
  problems: Problem[],
): { shaped: ReadAlone['shaped']; read: ReadFile } | null {
  const { read, shaped, problems: own } = readFound(found);
  problems.push(...own);
  if (read === null) {
    taken.isPartial = true;
    return null;
  }
  if (shaped === null)
    for (const { value } of everyValue(read.value))
      if (isJsonObject(value) && typeof value['id'] === 'string') taken.hiddenIds.add(value['id']);
  return { shaped, read };
}

function takePackage(found: FoundPackage, taken: Taken, problems: Problem[]): void {
  problems.push(...found.problems);
  if (found.problems.length > 0) taken.isPartial = true;
  const shaped = found.files.flatMap((file) => {
    const one = takeFile(file, taken, problems);
    if (one === null || one.shaped === null) return [];
    const isHead = file.name === 'package.yaml';
    if (isHead === (one.shaped.kind === 'package')) return [{ ...one.shaped, name: file.name }];
    const why = said(isHead ? 'law-why-head' : 'law-why-not-head');
    problems.push(problemAt(one.read.at(['kind']), 'LAW_FIELD_WRONG', { field: 'kind', why }, ['kind']));
    return [];
  });
  const head = shaped.find(({ kind }) => kind === 'package');
  if (head?.kind !== 'package') {
    // Why is among the problems: without its id and its sources nothing further can be said about the package.
    taken.isPartial = true;
    return;
  }
  const files = shaped.flatMap((file) =>
    file.kind === 'package' ? [] : [{ ...file, package: head.said.id }],
  );
  taken.packages.push({ head: { ...head, package: head.said.id }, files });
}

function checkFile({ kind, said, read }: VersionedFile, report: Report): readonly Reference[] {
  switch (kind) {
    case 'instrument':
      checkInstrument(said, read, report);
      return referencesOf(said);
    case 'standards':
      checkStandards(said, read, report);
      return referencesOfStandards(said);
    case 'checklist':
      checkChecklist(said, read, report);
      return referencesOfChecklist(said);
    case 'profile':
      checkProfile(said, read, report);
      return referencesOfProfile(said);
    case 'rubric':
      checkRubric(said, read, report);
      return [];
  }
}

/** What may be referred to: of each file what its highest version brings, as nothing else would be found. */
function knownIds(files: readonly VersionedFile[]): Readonly<Record<Reference['what'], ReadonlySet<string>>> {
  const current = files.filter(
    ({ said }) => !files.some((one) => one.said.id === said.id && one.said.version > said.version),
  );
  const instruments = current.flatMap((file) => (file.kind === 'instrument' ? [file.said] : []));
  const sets = current.flatMap((file) => (file.kind === 'standards' ? [file.said] : []));
  const ids = (list: readonly { readonly id: string }[]): Set<string> => new Set(list.map(({ id }) => id));
  return {
    forum: ids(sets.flatMap(({ forums }) => forums)),
    standard: ids(sets.flatMap(({ standards }) => standards)),
    instrument: ids(instruments),
    checklist: ids(current.flatMap((file) => (file.kind === 'checklist' ? [file.said] : []))),
    provision: ids(instruments.flatMap(({ provisions }) => provisions)),
  };
}

/** Whether a reference finds something: a provision of the same instrument in the same file, all else in the highest version. */
function isThere(
  { what, id }: Reference,
  file: VersionedFile,
  known: Readonly<Record<Reference['what'], ReadonlySet<string>>>,
): boolean {
  const isOwn = what === 'provision' && file.kind === 'instrument' && id.startsWith(`${file.said.id}.`);
  return isOwn ? file.said.provisions.some((one) => one.id === id) : known[what].has(id);
}

/**
 * Checks packages as one library, those that come first taken as known to those after them. Lists everything that is wrong;
 * a reference to something that a broken file would have brought is not counted as wrong. Reads no file.
 */
export function checkPackages(found: readonly FoundPackage[]): {
  packages: readonly CheckedPackage[];
  problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const report = reporter(problems);
  const taken: Taken = { packages: [], hiddenIds: new Set(), isPartial: false };
  for (const one of found) takePackage(one, taken, problems);
  const files = taken.packages.flatMap((one) => one.files);
  const known = knownIds(files);
  for (const { head, files: own } of taken.packages) {
    const sources = new Set(Object.keys(head.said.sources ?? {}));
    for (const file of own) {
      checkStatements(file.read, sources, report);
      for (const reference of checkFile(file, report)) {
        const { path, what, id } = reference;
        if (!isThere(reference, file, known) && !taken.hiddenIds.has(id) && !taken.isPartial)
          report(file.read, path, 'LAW_ID_UNKNOWN', { what: said(`law-what-${what}`), id });
      }
    }
  }
  checkPackageIds(
    taken.packages.map(({ head }) => head),
    report,
  );
  checkVersions(files, report);
  checkScales(
    files.filter((file) => file.kind === 'standards'),
    report,
  );
  checkGates(
    files.filter((file) => file.kind === 'instrument'),
    report,
  );
  return { packages: taken.packages, problems };
}
