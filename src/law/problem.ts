import { AppError, type Phrase } from '#kernel';
// For the words of the codes too, which are registered there.
import './errors.ts';
import type { LawProblemCode } from './errors.ts';
import { quoted } from './words.ts';

/** Where something stands in a document: names and indices from the top. */
export type Path = readonly (string | number)[];

/** A place in a file; line and column count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a problem is about: what it quotes of the file as it stands, and what is said of it as phrases, which every language has. */
export type ProblemFacts = Readonly<Record<string, string | number | Phrase>>;

/** What is wrong in a file, and what to do about it. */
export interface Problem extends Place {
  readonly code: LawProblemCode;
  /** What it is about; what is quoted of the file is cut, and may hold anything a file may. */
  readonly facts: ProblemFacts;
  /** In English. Begins with `file:line:column: `. What it quotes of the file is cut, and may hold anything a file may. */
  readonly message: string;
  readonly help: string;
  /** The field that it is about, such as `/parties/0/state`, a missing one too; the file itself is the empty text; null: it stands in no field. */
  readonly field: string | null;
}

/** A path as a JSON pointer (RFC 6901). */
const pointerOf = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A problem with its words filled in; `path`: the field that it is about. */
export function problemAt(
  place: Place,
  code: LawProblemCode,
  facts: ProblemFacts = {},
  path: Path | null = null,
): Problem {
  const { file, line, column } = place;
  const told = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'object' ? value : quoted(value)]),
  );
  const error = new AppError(code, told);
  const field = path === null ? null : pointerOf(path);
  const message = `${file}:${line}:${column}: ${error.message}`;
  return { code, file, line, column, facts: told, message, help: error.help, field };
}

/** Problems in the order in which one works through a package: by file, then line. */
export function inFileOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  );
}
