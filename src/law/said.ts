import { isJsonObject, type Json } from '#verify';
import type { LawProblemCode } from './errors.ts';
import { problemAt, type Problem, type ProblemFacts } from './problem.ts';
import type { Path, ReadFile } from './read-yaml.ts';
import type { ShapedFile } from './check-shape.ts';
import { said } from './words.ts';

/** A file and the package it came in. */
export type PackagedFile = ShapedFile & { readonly package: string; readonly name: string };

/** Says that something is wrong at a path of a file. */
export type Report = (read: ReadFile, path: Path, code: LawProblemCode, facts?: ProblemFacts) => void;

/** A report that keeps what it is told. */
export function reporter(problems: Problem[]): Report {
  return (read, path, code, facts) => problems.push(problemAt(read.at(path), code, facts, path));
}

/** Every object and list entry of a file, with its path, the outermost first. */
export function* everyValue(
  value: Json,
  path: Path = [],
): Generator<{ readonly path: Path; readonly value: Json }> {
  yield { path, value };
  if (Array.isArray(value))
    for (const [index, inner] of value.entries()) yield* everyValue(inner, [...path, index]);
  else if (isJsonObject(value))
    for (const [name, inner] of Object.entries(value)) yield* everyValue(inner, [...path, name]);
}

/** Reports an id that stands twice in a list of one file, at the second. */
export function refuseTwice(
  report: Report,
  read: ReadFile,
  entries: readonly { readonly path: Path; readonly id: string }[],
): void {
  const seen = new Map<string, Path>();
  for (const { path, id } of entries) {
    const before = seen.get(id);
    if (before === undefined) seen.set(id, path);
    else {
      const { line, column } = read.at(before);
      report(read, path, 'LAW_ID_TWICE', { id, other: said('law-at-line', { line, column }) });
    }
  }
}

/** The entries of a list with the paths of their ids. */
export function idsOf(at: Path, list: readonly { readonly id: string }[] = []): { path: Path; id: string }[] {
  return list.map(({ id }, index) => ({ path: [...at, index, 'id'], id }));
}

/** A reference to something that has to be there. */
export interface Reference {
  readonly path: Path;
  readonly what: 'forum' | 'standard' | 'provision' | 'instrument' | 'checklist';
  readonly id: string;
}
