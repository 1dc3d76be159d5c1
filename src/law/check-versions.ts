import { type PackagedFile, type Report } from './said.ts';
import { said as words } from './words.ts';

/** A file that has an id and versions: all but package.yaml. */
export type VersionedFile = Exclude<PackagedFile, { kind: 'package' }>;

/** The history of a file goes up and ends with the version that the file has. */
function checkHistory({ said, read }: VersionedFile, report: Report): void {
  const history = said.history ?? [];
  for (const [index, { version, date }] of history.entries()) {
    const before = history[index - 1];
    if (before !== undefined && version <= before.version)
      report(read, ['history', index, 'version'], 'LAW_VERSION_BACKWARDS', {
        given: version,
        before: before.version,
        where: words('law-version-stands-before'),
      });
    if (before !== undefined && date < before.date)
      report(read, ['history', index, 'date'], 'LAW_DATE_IMPOSSIBLE', {
        given: date,
        why: words('law-day-before-version', { version: before.version, day: before.date }),
      });
  }
  const last = history.at(-1);
  if (last === undefined || last.version === said.version) return;
  if (last.version > said.version)
    report(read, ['version'], 'LAW_VERSION_BACKWARDS', {
      given: said.version,
      before: last.version,
      where: words('law-version-last'),
    });
  else
    report(read, ['version'], 'LAW_FIELD_MISSING', {
      field: `version: ${said.version}`,
      where: words('law-where-history'),
    });
}

/**
 * One id means one thing: no two files have the same id and version, no two kinds the same id, and a package does not bring a
 * version that is below one of a package before it, as it would never be used. Within a package older versions may be kept.
 */
export function checkVersions(files: readonly VersionedFile[], report: Report): void {
  const byId = Map.groupBy(files, ({ said }) => said.id);
  for (const [id, same] of byId) {
    const [first] = same;
    const other = (file: VersionedFile): string => `${file.read.file}:${file.read.at(['id']).line}`;
    for (const [index, file] of same.entries()) {
      const { said, read } = file;
      const before = same.slice(0, index);
      const twin = before.find((one) => one.said.version === said.version);
      const newer = before.find((one) => one.package !== file.package && one.said.version > said.version);
      if (first !== undefined && first.kind !== file.kind)
        report(read, ['id'], 'LAW_ID_TWICE', { id, other: other(first) });
      else if (twin !== undefined)
        report(read, ['version'], 'LAW_VERSION_TWICE', { id, version: said.version, other: other(twin) });
      else if (newer !== undefined)
        report(read, ['version'], 'LAW_VERSION_BACKWARDS', {
          given: said.version,
          before: newer.said.version,
          where: words('law-version-in', { other: other(newer) }),
        });
    }
  }
  for (const file of files) checkHistory(file, report);
}

/** Packages have ids of their own. */
export function checkPackageIds(
  packages: readonly Extract<PackagedFile, { kind: 'package' }>[],
  report: Report,
): void {
  for (const [index, { said, read }] of packages.entries()) {
    const twin = packages.slice(0, index).find((one) => one.said.id === said.id);
    if (twin !== undefined) report(read, ['id'], 'LAW_ID_TWICE', { id: said.id, other: twin.read.file });
  }
}

/** Standards and forums are looked up by id alone: among the current sets each is there once. */
export function checkScales(
  sets: readonly Extract<VersionedFile, { kind: 'standards' }>[],
  report: Report,
): void {
  const current = sets.filter(
    ({ said }) => !sets.some((one) => one.said.id === said.id && one.said.version > said.version),
  );
  for (const [index, { said, read }] of current.entries())
    for (const list of ['standards', 'forums'] as const)
      for (const [entry, { id }] of said[list].entries()) {
        const twin = current.slice(0, index).find((one) => one.said[list].some((known) => known.id === id));
        if (twin !== undefined)
          report(read, [list, entry, 'id'], 'LAW_ID_TWICE', { id, other: twin.read.file });
      }
}
