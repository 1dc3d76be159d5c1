import { isJsonObject, type Json } from '#verify';
import { digestOf } from './build-parts.ts';
import { inOneLine } from './change-text.ts';
import { shapedAlone } from './check-packages.ts';
import type { LawText } from './model.ts';
import type { FoundFile, FoundPackage } from './read-folder.ts';
import type { FileKind } from './schema.ts';

/** Under this name the head of the package, its package.yaml, is published and drafted; no other file may have it. */
export const HEAD = 'package';

/** A version of a file that was published in an archive. */
export interface OwnFile {
  /** Id of the file, `package` for the head. */
  readonly id: string;
  readonly kind: FileKind;
  readonly version: number;
  readonly found: FoundFile;
}

/** A published version with its text, as it is read and named in problems. */
export function ownFile(of: {
  readonly id: string;
  readonly kind: FileKind;
  readonly version: number;
  readonly text: string;
}): OwnFile {
  const { id, kind, version, text } = of;
  const name = kind === 'package' ? 'package.yaml' : `${id}-${version}.yaml`;
  return { id, kind, version, found: { name, file: name, text } };
}

/** A version of a file as it lies in a package that ships or in the folder of an archive. */
export interface StandingFile {
  readonly id: string;
  readonly kind: FileKind;
  readonly version: number;
  readonly names: LawText;
  readonly digest: string;
  /** Id of the package it came in. */
  readonly package: string;
  readonly text: string;
}

const idOf = (found: FoundPackage): string => {
  const head = found.files.find(({ name }) => name === 'package.yaml');
  const shaped = head === undefined ? null : shapedAlone(head);
  return shaped?.kind === 'package' ? shaped.said.id : '';
};

/** Every version of every file in packages, heads left out, in their order. What has not the shape of its kind is left out. */
export function standingFiles(packages: readonly FoundPackage[]): StandingFile[] {
  return packages.flatMap((one) =>
    one.files.flatMap((found): StandingFile[] => {
      const shaped = shapedAlone(found);
      if (shaped === null || shaped.kind === 'package') return [];
      const { kind, said, read } = shaped;
      const { id, version, names } = said;
      return [
        { id, kind, version, names, digest: digestOf(read.value), package: idOf(one), text: found.text },
      ];
    }),
  );
}

/** The newest head that was published; undefined when none was. */
export const headOf = (own: readonly OwnFile[]): OwnFile | undefined =>
  own
    .filter(({ kind }) => kind === 'package')
    .toSorted((a, b) => a.version - b.version)
    .at(-1);

/**
 * The package.yaml that published files have as long as nobody wrote one: it knows every source that the packages before it have, so that what is
 * taken over from them says what it said. Of two packages with the same key the first counts.
 */
export function firstHead(packages: readonly FoundPackage[], id: string): string {
  const heads = packages.flatMap(({ files }) =>
    files.flatMap((found) => {
      const shaped = shapedAlone(found);
      return shaped?.kind === 'package' ? [shaped.said] : [];
    }),
  );
  const sources = new Map<string, Json>();
  for (const head of heads)
    for (const [key, source] of Object.entries(head.sources ?? {}))
      if (!sources.has(key)) sources.set(key, source as Json);
  const licences = [...new Set(heads.map(({ licence }) => licence))].join(' AND ');
  return [
    'format: muniment-law/1',
    'kind: package',
    `id: ${id}`,
    'version: 1',
    'title: { en: "Law of this archive" }',
    '# Of what was taken over; what your office wrote may be under another one.',
    `licence: ${JSON.stringify(licences)}`,
    '# Where what is marked “found” was read. Add yours, and name its key where you say “found”.',
    'sources:',
    ...[...sources].flatMap(([key, source]) => {
      const fields = isJsonObject(source) ? Object.entries(source) : [];
      return [`  ${key}:`, ...fields.map(([name, value]) => `    ${name}: ${inOneLine(value)}`)];
    }),
    '',
  ].join('\n');
}

/**
 * The packages of an archive in which files were published. What was published goes before all else: of a file that was, other packages give
 * only versions below the first that was published, so that what was taken over and what was assessed by it stay known. So neither a new release nor
 * a folder changes what is in force without somebody who publishes it; what is left out for that is told in `leftOut`.
 */
export function packagesWith(
  packages: readonly FoundPackage[],
  own: readonly OwnFile[],
): { readonly packages: readonly FoundPackage[]; readonly leftOut: readonly StandingFile[] } {
  if (own.length === 0) return { packages, leftOut: [] };
  const first = new Map<string, number>();
  for (const { id, kind, version } of own)
    if (kind !== 'package') first.set(id, Math.min(version, first.get(id) ?? version));
  const leftOut = standingFiles(packages).filter(({ id, version }) => version >= (first.get(id) ?? Infinity));
  const others = packages.map((one) => ({
    ...one,
    files: one.files.filter((found) => {
      const shaped = shapedAlone(found);
      return (
        shaped === null ||
        shaped.kind === 'package' ||
        shaped.said.version < (first.get(shaped.said.id) ?? Infinity)
      );
    }),
  }));
  const head = headOf(own)?.found ?? {
    name: 'package.yaml',
    file: 'package.yaml',
    text: firstHead(packages, 'own'),
  };
  const files = own.filter(({ kind }) => kind !== 'package').map(({ found }) => found);
  return { packages: [...others, { folder: 'own', files: [head, ...files], problems: [] }], leftOut };
}
