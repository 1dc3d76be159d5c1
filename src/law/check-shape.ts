import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';
import { isJsonObject } from '#verify';
import type { LawProblemCode } from './errors.ts';
import { problemAt, type Problem } from './problem.ts';
import type { Path, ReadFile } from './read-yaml.ts';
import { FORMAT, PATTERN_WORDS } from './schema-parts.ts';
import { SCHEMAS, type FileKind, type Said } from './schema.ts';

/** A file whose shape is that of its kind. */
export type ShapedFile = {
  [K in FileKind]: { readonly kind: K; readonly read: ReadFile; readonly said: Said<K> };
}[FileKind];

/** What the library reports. */
interface ShapeError {
  readonly keyword: string;
  readonly schemaPath: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message: string;
}

const MOST_LISTED = 100;

/** A list’s numbers become numbers, as paths have them. */
function pathOf(instancePath: string, value: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let at: unknown = value;
  for (const part of instancePath.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at) ? Number(name) : name);
    at = (at as Record<string, unknown> | null)?.[name];
  }
  return path;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, part) => (at as Record<string | number, unknown> | null)?.[part], value);
}

/** The thing that a person would name: the nearest id on the way, else the name of the field. */
function whereIs(value: unknown, path: Path): string {
  for (let end = path.length; end >= 0; end -= 1) {
    const at = valueAt(value, path.slice(0, end));
    if (isJsonObject(at) && typeof at['id'] === 'string' && end > 0)
      return end === path.length ? `“${at['id']}”` : `“${String(path[end])}” of “${at['id']}”`;
  }
  return path.length === 0 ? 'the file' : `“${path.filter((part) => typeof part === 'string').join('.')}”`;
}

/** Why a value is not taken, in words; null for what another error of the same place says better. */
function whyWrong({ keyword, params, message }: ShapeError, value: unknown): string | null {
  const of = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case 'type': {
      const wanted = {
        string: 'a text',
        object: 'fields of its own',
        array: 'a list (- …)',
        integer: 'a whole number',
        boolean: 'true or false',
      };
      const want = wanted[String(of['type']) as keyof typeof wanted] ?? String(of['type']);
      if (value === null) return `is empty; it takes ${want}`;
      const quoted =
        typeof value === 'number' || typeof value === 'boolean' ? '; put it in quotation marks' : '';
      return `must be ${want}${of['type'] === 'string' ? quoted : ''}`;
    }
    case 'pattern':
      return PATTERN_WORDS.get(String(of['pattern'])) ?? message;
    case 'enum':
      return `must be one of ${(of['allowedValues'] as readonly unknown[] | undefined)?.join(', ') ?? '…'}`;
    case 'const':
      return `must be ${String(of['allowedValue'])}`;
    case 'minLength':
      return 'is empty';
    case 'maxLength':
      return `is longer than ${String(of['limit'])} characters`;
    case 'minItems':
      return `needs at least ${String(of['limit'])} entries`;
    case 'maxItems':
      return `has more than ${String(of['limit'])} entries`;
    case 'minimum':
      return `is less than ${String(of['limit'])}`;
    case 'maximum':
      return `is more than ${String(of['limit'])}`;
    case 'anyOf':
      return 'must be true, false, one of the options, or a list of options';
    default:
      return null;
  }
}

/** The errors of all fields, not only the first eight. */
function errorsOf(kind: FileKind, value: unknown): readonly ShapeError[] {
  const { maxErrors } = Settings.Get();
  Settings.Set({ maxErrors: 4 * MOST_LISTED });
  try {
    return Value.Errors(SCHEMAS[kind], value) as readonly ShapeError[];
  } finally {
    Settings.Set({ maxErrors });
  }
}

function problemsOf(read: ReadFile, error: ShapeError): Problem[] {
  const path = pathOf(error.instancePath, read.value);
  const of = error.params as Readonly<Record<string, readonly string[] | undefined>>;
  const named = (code: LawProblemCode, field: string): Problem =>
    problemAt(
      code === 'LAW_FIELD_UNKNOWN' ? read.atKey([...path, field]) : read.at(path),
      code,
      { field, where: whereIs(read.value, path) },
      [...path, field],
    );
  // What is wrong with each way of a choice is said by the choice itself.
  if (error.schemaPath.includes('/anyOf/')) return [];
  // The condition of a statement: `found` needs a source, `knowledge` takes none.
  const stated = valueAt(read.value, path);
  if (error.keyword === 'anyOf' && isJsonObject(stated)) {
    const { basis } = stated;
    if (basis === 'found')
      return [problemAt(read.atKey([...path, 'basis']), 'LAW_SOURCE_MISSING', {}, [...path, 'basis'])];
    if (basis === 'knowledge')
      return [problemAt(read.atKey([...path, 'source']), 'LAW_SOURCE_NEEDLESS', {}, [...path, 'source'])];
    return [];
  }
  if (error.keyword === 'required')
    return (of['requiredProperties'] ?? []).map((field) => named('LAW_FIELD_MISSING', field));
  if (error.keyword === 'additionalProperties')
    return (of['additionalProperties'] ?? []).map((field) => named('LAW_FIELD_UNKNOWN', field));
  const why = whyWrong(error, stated);
  if (why === null) return [];
  const field = path.filter((part) => typeof part === 'string').at(-1) ?? 'the file';
  return [problemAt(read.at(path), 'LAW_FIELD_WRONG', { field, why }, path)];
}

const isKind = (kind: unknown): kind is FileKind => typeof kind === 'string' && Object.hasOwn(SCHEMAS, kind);

/**
 * Holds a file to the schema of its kind. Everything that is wrong in its shape is listed, up to a hundred problems; `shaped`
 * is null when there are any. Whoever wrote the file controls it.
 */
export function checkShape(read: ReadFile): { shaped: ShapedFile | null; problems: readonly Problem[] } {
  const { value } = read;
  const { format, kind } = isJsonObject(value) ? value : { format: null, kind: null };
  const given = (one: unknown): string => (typeof one === 'string' ? one : 'not said');
  if (format !== FORMAT) {
    const facts = { given: given(format), known: FORMAT };
    return {
      shaped: null,
      problems: [problemAt(read.at(['format']), 'LAW_FORMAT_UNKNOWN', facts, ['format'])],
    };
  }
  if (!isKind(kind)) {
    const facts = {
      given: `${FORMAT}, kind ${given(kind)}`,
      known: `one of the kinds ${Object.keys(SCHEMAS).join(', ')}`,
    };
    return { shaped: null, problems: [problemAt(read.at(['kind']), 'LAW_FORMAT_UNKNOWN', facts, ['kind'])] };
  }
  const problems = errorsOf(kind, value).flatMap((error) => problemsOf(read, error));
  if (problems.length > 0) return { shaped: null, problems: problems.slice(0, MOST_LISTED) };
  return { shaped: { kind, read, said: value } as unknown as ShapedFile, problems };
}
