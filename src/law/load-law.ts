import { join } from 'node:path';
import { AppError } from '#kernel';
import { checkPackages } from './check-packages.ts';
import { lawOf } from './law.ts';
import type { Law } from './model.ts';
import { inFileOrder, type Problem } from './problem.ts';
import { readPackages } from './read-folder.ts';

/** The packages that ship with the program. */
export const SHIPPED_LAW = join(import.meta.dirname, '../../law');

/**
 * Reads the packages in folders, each a package or a folder of packages, and lists everything that is wrong in them by file
 * and line; `law` is null when anything is. Later folders add to earlier ones: a higher version of something is the one that
 * is used. Error LAW_NOT_THERE for a folder without a package.
 */
export function checkLaw(folders: readonly string[]): { law: Law | null; problems: readonly Problem[] } {
  const { packages, problems } = checkPackages(readPackages(folders));
  return { law: problems.length === 0 ? lawOf(packages) : null, problems: inFileOrder(problems) };
}

/** The law in folders, frozen; all of it or nothing. Errors LAW_WRONG (with the first problem) and LAW_NOT_THERE. */
export function loadLaw(folders: readonly string[] = [SHIPPED_LAW]): Law {
  const { law, problems } = checkLaw(folders);
  if (law === null)
    throw new AppError('LAW_WRONG', { count: problems.length, first: problems[0]?.message ?? '' });
  return law;
}
