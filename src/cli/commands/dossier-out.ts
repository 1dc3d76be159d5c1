import { constants } from 'node:fs';
import { access, copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '#kernel';

/** Where a bundle is written beside the archive: a file, or a folder in which its volumes stand too. */
export interface OutPlace {
  readonly folder: string;
  readonly bundle: string;
  readonly isFolder: boolean;
}

/** What was written. */
export interface GivenOut {
  readonly bundle: string;
  readonly volumes: readonly string[];
  /** Volumes in that folder which are of no use with this bundle: they were there before. */
  readonly others: readonly string[];
}

const refuse = (file: string, why: string, cause?: unknown): never => {
  throw new AppError('EXPORT_UNWRITABLE', { file, why }, cause === undefined ? {} : { cause });
};
const unwritable =
  (file: string) =>
  (cause: NodeJS.ErrnoException): never =>
    refuse(file, cause.code ?? cause.message, cause);

/** What stands at a path; null when nothing does. */
const found = (path: string) =>
  stat(path).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : unwritable(path)(error),
  );

/** The folder itself, or the nearest above it that is there. */
async function nearest(folder: string): Promise<string> {
  const there = await found(folder);
  if (there && !there.isDirectory()) refuse(folder, 'it is a file, and not a folder');
  return there ? folder : nearest(dirname(folder));
}

/**
 * Looks, before anything is built, whether a bundle can be written there; `hasVolumes`: whether volumes go with it, which need a folder unless the
 * name ends in `.zip`. Nothing is made. Error EXPORT_UNWRITABLE.
 */
export async function outPlace(out: string, name: string, hasVolumes: boolean): Promise<OutPlace> {
  const to = resolve(out);
  const there = await found(to);
  const wantsFolder = hasVolumes && !to.endsWith('.zip');
  if (wantsFolder && there && !there.isDirectory())
    refuse(to, 'it is a file, and volumes need a folder; with a name that ends in .zip they are left out');
  const isFolder = wantsFolder || (there?.isDirectory() ?? false);
  const folder = isFolder ? to : dirname(to);
  if (!isFolder && !(await found(folder))) refuse(to, 'there is no such folder');
  await access(await nearest(folder), constants.W_OK).catch(unwritable(to));
  return { folder, bundle: isFolder ? join(to, `${name}.zip`) : to, isFolder };
}

/** Copies a file beside its name and gives it the name when it is whole: what was there before stays until then. */
async function place(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}.part`;
  try {
    await copyFile(from, draft);
    await rename(draft, to);
  } catch (error) {
    unwritable(to)(error as NodeJS.ErrnoException);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Writes a bundle, and into a folder its volumes, by their numbers. Error EXPORT_UNWRITABLE. */
export async function giveOut(
  { folder, bundle, isFolder }: OutPlace,
  stored: { readonly bundle: string; readonly volumes: ReadonlyMap<number, string> },
): Promise<GivenOut> {
  if (isFolder) await mkdir(folder, { recursive: true }).catch(unwritable(folder));
  await place(stored.bundle, bundle);
  if (!isFolder) return { bundle, volumes: [], others: [] };
  const volumes: string[] = [];
  for (const [number, file] of stored.volumes) {
    const to = join(folder, `volume-${number}.pdf`);
    await place(file, to);
    volumes.push(to);
  }
  const others = (await readdir(folder))
    .filter((name) => /^volume-\d+\.pdf$/.test(name))
    .map((name) => join(folder, name))
    .filter((file) => !volumes.includes(file));
  return { bundle, volumes, others };
}
