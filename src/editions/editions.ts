import type { Tx } from '#db';
import { AppError } from '#kernel';
import {
  firstHead,
  HEAD,
  headOf,
  lawFor,
  lawWith,
  ownFile,
  packagesWith,
  readYaml,
  standingFiles,
  standingPackages,
  type FileKind,
  type Law,
  type LawText,
  type OwnFile,
  type StandingFile,
} from '#law';
import { isJsonObject } from '#verify';
import { namesOf } from './names.ts';
import { allEditions, publisherNames, stateOfEditions, type Edition } from './store.ts';

/** What was published in an archive, as it is read in this process. */
export interface Published {
  readonly state: string;
  readonly editions: readonly Edition[];
  readonly own: readonly OwnFile[];
}

const published = new Map<string, Published>();
const laws = new Map<string, { readonly state: string; readonly law: Law }>();

/** What was published; read anew only when something was, by whatever process. */
export async function publishedIn(tx: Tx, root: string): Promise<Published> {
  const state = await stateOfEditions(tx);
  const known = published.get(root);
  if (known?.state === state) return known;
  const before = new Map((known?.editions ?? []).map(({ id }, at) => [id, known?.own[at]]));
  const editions = await allEditions(tx);
  const own = editions.map(
    (row) => before.get(row.id) ?? ownFile({ ...row, id: row.file, kind: row.kind as FileKind }),
  );
  const read = { state, editions, own };
  published.set(root, read);
  return read;
}

/**
 * The law that is in force in an archive: what ships, its folder `law`, and before both what was published in it. One short question to the
 * database each time, so that every process uses what another one published. Errors LAW_WRONG, LAW_NOT_THERE.
 */
export async function currentLaw(tx: Tx, root: string): Promise<Law> {
  const { state, own } = await publishedIn(tx, root);
  if (own.length === 0) return lawFor(root);
  const known = laws.get(root);
  if (known?.state === state) return known.law;
  const law = lawWith(root, own);
  laws.set(root, { state, law });
  return law;
}

/** One version of a file, wherever it is from. */
export interface FileVersion {
  readonly version: number;
  readonly digest: string;
  /** Id of the package that brings it; null when it was published in this archive. */
  readonly package: string | null;
  /** `in-force`: the one that is used. `earlier`: kept for what rests on it. `left-out`: another package has it, and this archive published its own. */
  readonly state: 'in-force' | 'earlier' | 'left-out';
  /** Of a published one: who, when (RFC 3339), why, and from which version it was written. */
  readonly published: {
    readonly id: string;
    readonly by: string;
    readonly at: string;
    readonly reason: string;
    readonly from: number | null;
  } | null;
}

/** A file of the law with all its versions, the highest first. */
export interface FileVersions {
  readonly id: string;
  readonly kind: FileKind;
  readonly names: LawText;
  readonly versions: readonly FileVersion[];
}

interface Version extends FileVersion {
  readonly names: LawText;
  readonly kind: FileKind;
  readonly text: string;
}

const standingVersion = (one: StandingFile, isLeftOut: boolean): Version => ({
  version: one.version,
  digest: one.digest,
  package: one.package,
  state: isLeftOut ? 'left-out' : 'earlier',
  published: null,
  names: one.names,
  kind: one.kind,
  text: one.text,
});

function publishedVersion(edition: Edition, own: OwnFile, people: ReadonlyMap<string, string>): Version {
  const { id, version, digest, reason, text } = edition;
  const by = people.get(edition.made_by) ?? '';
  return {
    version,
    digest,
    package: null,
    state: 'earlier',
    published: { id, by, at: edition.made_at, reason, from: edition.base_version },
    names: namesOf(own.found) ?? { en: own.id },
    kind: own.kind,
    text,
  };
}

/** All versions of all files by id, the highest first, with their texts. */
export async function everyVersion(tx: Tx, root: string): Promise<ReadonlyMap<string, readonly Version[]>> {
  const packages = standingPackages(root);
  const { editions, own } = await publishedIn(tx, root);
  const people = editions.length === 0 ? new Map<string, string>() : await publisherNames(tx);
  const leftOut = new Set(packagesWith(packages, own).leftOut.map(({ id, digest }) => `${id} ${digest}`));
  const found = new Map<string, Version[]>();
  const put = (id: string, one: Version): void => void found.set(id, [...(found.get(id) ?? []), one]);
  for (const one of standingFiles(packages))
    put(one.id, standingVersion(one, leftOut.has(`${one.id} ${one.digest}`)));
  for (const [at, edition] of editions.entries()) {
    const file = own[at];
    if (file) put(edition.file, publishedVersion(edition, file, people));
  }
  return new Map(
    [...found].map(([id, versions]) => {
      const sorted = versions.toSorted((a, b) => b.version - a.version);
      const first = sorted.findIndex(({ state }) => state !== 'left-out');
      return [id, sorted.map((one, at) => (at === first ? { ...one, state: 'in-force' as const } : one))];
    }),
  );
}

const toldOf = ({ names: _names, kind: _kind, text: _text, ...told }: Version): FileVersion => told;

/** Every file of the law of an archive with its versions, those of packages first; the head of what was published comes last. */
export async function lawFiles(tx: Tx, root: string): Promise<FileVersions[]> {
  const every = await everyVersion(tx, root);
  const files = [...every].flatMap(([id, versions]): FileVersions[] => {
    const used = versions.find(({ state }) => state === 'in-force');
    if (used === undefined || id === HEAD) return [];
    return [{ id, kind: used.kind, names: used.names, versions: versions.map(toldOf) }];
  });
  const heads = every.get(HEAD) ?? [];
  const names = { en: 'package.yaml' };
  return [...files, { id: HEAD, kind: 'package', names, versions: heads.map(toldOf) }];
}

/** One file with its versions. Error LAW_UNKNOWN. */
export async function versionsOf(tx: Tx, root: string, id: string): Promise<FileVersions> {
  const found = (await lawFiles(tx, root)).find((one) => one.id === id);
  if (!found) throw new AppError('LAW_UNKNOWN', { what: 'file', id });
  return found;
}

/** A version with its text; the one in force where none is named. Error LAW_UNKNOWN. */
export async function versionText(
  tx: Tx,
  root: string,
  id: string,
  version?: number,
): Promise<FileVersion & { readonly text: string; readonly kind: FileKind }> {
  const versions = (await everyVersion(tx, root)).get(id) ?? [];
  // Of two with the same number the published one is meant: it goes before.
  const found =
    version === undefined
      ? versions.find(({ state }) => state === 'in-force')
      : versions
          .filter((one) => one.version === version)
          .toSorted((a, b) => Number(a.state === 'left-out') - Number(b.state === 'left-out'))[0];
  if (!found) {
    const what = version === undefined ? 'file' : `version ${version} of`;
    throw new AppError('LAW_UNKNOWN', { what, id });
  }
  return { ...toldOf(found), text: found.text, kind: found.kind };
}

/** Sources that a statement may name: those of the head that was published, else those of the packages that there are. */
export async function sourcesKnown(tx: Tx, root: string): Promise<{ key: string; address: string }[]> {
  const { own } = await publishedIn(tx, root);
  const text = headOf(own)?.found.text ?? firstHead(standingPackages(root), 'own');
  const { read } = readYaml('package.yaml', text);
  const sources = isJsonObject(read?.value) ? read.value['sources'] : null;
  return Object.entries(isJsonObject(sources) ? sources : {}).map(([key, source]) => {
    const address = isJsonObject(source) ? source['address'] : null;
    return { key, address: typeof address === 'string' ? address : '' };
  });
}

/** Every published file of the archive as it lies in a folder by its name: the newest under its id, others in a folder `earlier`. */
export async function exportedFiles(tx: Tx, root: string): Promise<ReadonlyMap<string, string>> {
  const { own } = await publishedIn(tx, root);
  const files = new Map<string, string>();
  const head = headOf(own);
  if (head !== undefined) files.set('package.yaml', head.found.text);
  for (const { id, kind, version, found } of own)
    if (kind !== 'package') {
      const isNewest = !own.some((one) => one.id === id && one.version > version);
      files.set(isNewest ? `${id}.yaml` : `earlier/${id}/${version}.yaml`, found.text);
    }
  return files;
}
