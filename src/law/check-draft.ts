import { checkPackages, readFound, type ReadAlone } from './check-packages.ts';
import type { Json } from '#verify';
import { digestOf } from './build-parts.ts';
import { statementsOf, type ListedStatement } from './confirmed.ts';
import { lawOf } from './law.ts';
import type { Law, LawFile } from './model.ts';
import { HEAD, ownFile, packagesWith, type OwnFile } from './own-files.ts';
import { inFileOrder, problemAt, type Problem } from './problem.ts';
import type { FoundPackage } from './read-folder.ts';
import type { FileKind } from './schema.ts';
import { said } from './words.ts';

/** A file that somebody is writing. */
export interface DraftFile {
  readonly id: string;
  readonly text: string;
}

/** What is known of it. */
export interface CheckedDraft {
  /** As the file is named in problems that stand in it. */
  readonly file: string;
  /** All that keeps it from being published, in it and in what refers to it, by file and line. */
  readonly problems: readonly Problem[];
  /** What it says, where it can be read at all. */
  readonly value: Json | null;
  /** Null where its shape is not that of a kind. */
  readonly kind: FileKind | null;
  readonly version: number | null;
  /** SHA-256 over what it says; null where it cannot be read. */
  readonly digest: string | null;
  /** The law as it would be; null while there are problems. */
  readonly law: Law | null;
}

/** A larger one is refused before it is looked at; as of files in folders. */
export const MOST_DRAFT_BYTES = 256 * 1024;

/** The newest version of a file of the law, of whatever kind; undefined for none. */
export function fileIn(law: Law, id: string): LawFile | undefined {
  const files: readonly LawFile[] = [
    ...law.instruments,
    ...law.standardSets,
    ...law.rubrics,
    ...law.checklists,
    ...law.profiles,
  ];
  return files.find((one) => one.id === id);
}

/** A version of a file, of whatever kind; undefined where the law has it not. */
export function versionIn(law: Law, id: string, version: number): LawFile | undefined {
  if (!law.versions(id).includes(version)) return undefined;
  const has = (list: readonly LawFile[]): boolean => list.some((one) => one.id === id);
  if (has(law.instruments)) return law.instrument(id, version);
  if (has(law.standardSets)) return law.standardSet(id, version);
  if (has(law.rubrics)) return law.rubric(id, version);
  return has(law.checklists) ? law.checklist(id, version) : law.profile(id, version);
}

/** What the draft must be besides sound: the file it was begun as, above every version there is. */
function misplaced(
  draft: DraftFile,
  { read, shaped }: ReadAlone,
  known: { readonly version: number; readonly kind: FileKind | null },
): Problem[] {
  if (read === null || shaped === null) return [];
  const { said: held } = shaped;
  const problems: Problem[] = [];
  if (shaped.kind !== 'package' && (held.id !== draft.id || draft.id === HEAD))
    problems.push(
      problemAt(
        read.at(['id']),
        'LAW_FIELD_WRONG',
        {
          field: 'id',
          why: said('law-why-stays', { id: draft.id }),
        },
        ['id'],
      ),
    );
  if (
    (shaped.kind === 'package') !== (draft.id === HEAD) ||
    (known.kind !== null && known.kind !== shaped.kind)
  )
    problems.push(
      problemAt(
        read.at(['kind']),
        'LAW_FIELD_WRONG',
        {
          field: 'kind',
          why: said('law-why-kind-stays'),
        },
        ['kind'],
      ),
    );
  if (held.version <= known.version)
    problems.push(
      problemAt(
        read.at(['version']),
        'LAW_VERSION_BACKWARDS',
        {
          given: held.version,
          before: known.version,
          where: said('law-version-there'),
        },
        ['version'],
      ),
    );
  return problems;
}

/**
 * Holds a draft to all that a package is held to, together with the packages of the archive and all that was published in it. `known` is the
 * highest version that there is of the file, 0 for none, and its kind. Whoever wrote the draft controls its text.
 */
export function checkDraft(
  packages: readonly FoundPackage[],
  published: readonly OwnFile[],
  draft: DraftFile,
  known: { readonly version: number; readonly kind: FileKind | null },
): CheckedDraft {
  const file = draft.id === HEAD ? 'package.yaml' : `${draft.id}.yaml`;
  if (Buffer.byteLength(draft.text) > MOST_DRAFT_BYTES) {
    const why = said('law-file-larger', { n: MOST_DRAFT_BYTES / 1024 });
    const problems = [problemAt({ file, line: 1, column: 1 }, 'LAW_FILE_UNREADABLE', { why })];
    return { file, problems, value: null, kind: null, version: null, digest: null, law: null };
  }
  const found = { name: file, file, text: draft.text };
  const alone = readFound(found);
  const { read, shaped } = alone;
  const version = shaped?.said.version ?? known.version + 1;
  const kind = shaped?.kind ?? known.kind ?? 'instrument';
  // Under its own name even where its shape is wrong, so that nothing that refers to it is taken for wrong.
  const written: OwnFile = {
    ...ownFile({
      ...draft,
      kind: draft.id === HEAD ? 'package' : kind,
      version: Math.max(version, known.version + 1),
    }),
    found,
  };
  const checked = checkPackages(packagesWith(packages, [...published, written]).packages);
  const own = misplaced(draft, alone, known);
  // A number that is taken is said once.
  const isSaidAlready = ({ code, file: where }: Problem): boolean =>
    where === file &&
    (code === 'LAW_VERSION_TWICE' || code === 'LAW_VERSION_BACKWARDS') &&
    own.some((one) => one.code === 'LAW_VERSION_BACKWARDS');
  const problems = inFileOrder([...own, ...checked.problems.filter((one) => !isSaidAlready(one))]);
  return {
    file,
    problems,
    value: read?.value ?? null,
    kind: shaped?.kind ?? null,
    version: shaped?.said.version ?? null,
    digest: read === null ? null : digestOf(read.value),
    law: problems.length === 0 ? lawOf(checked.packages) : null,
  };
}

/** A statement that two versions of a file do not have alike. */
export interface ChangedStatement {
  readonly id: string;
  readonly change: 'added' | 'gone' | 'changed';
  readonly before: ListedStatement | null;
  readonly after: ListedStatement | null;
}

/** What differs between two versions of a file, statement by statement, in the order of the later one; null stands for none. */
export function changedStatements(before: LawFile | null, after: LawFile | null): ChangedStatement[] {
  const [was, is] = [before, after].map(
    (one) => new Map((one === null ? [] : statementsOf(one)).map((statement) => [statement.id, statement])),
  );
  const wordsOf = ({ digest, basis, source }: ListedStatement): string =>
    `${digest} ${basis} ${source?.key ?? ''}`;
  const changed = [...(is ?? [])].flatMap(([id, now]): ChangedStatement[] => {
    const then = was?.get(id) ?? null;
    if (then === null) return [{ id, change: 'added', before: null, after: now }];
    return wordsOf(then) === wordsOf(now) ? [] : [{ id, change: 'changed', before: then, after: now }];
  });
  const gone = [...(was ?? [])].flatMap(([id, then]): ChangedStatement[] =>
    is?.has(id) ? [] : [{ id, change: 'gone', before: then, after: null }],
  );
  return [...changed, ...gone];
}
