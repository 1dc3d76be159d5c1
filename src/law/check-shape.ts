import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';
import type { Phrase } from '#kernel';
import { isJsonObject } from '#verify';
import type { LawProblemCode } from './errors.ts';
import { problemAt, type Problem } from './problem.ts';
import type { Path, ReadFile } from './read-yaml.ts';
import { FORMAT, PATTERN_WORDS } from './schema-parts.ts';
import { SCHEMAS, type FileKind, type Said } from './schema.ts';
import { said, type LawWords } from './words.ts';

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
function whereIs(value: unknown, path: Path): Phrase {
  for (let end = path.length; end >= 0; end -= 1) {
    const at = valueAt(value, path.slice(0, end));
    if (isJsonObject(at) && typeof at['id'] === 'string' && end > 0)
      return end === path.length
        ? said('law-where-entry', { id: at['id'] })
        : said('law-where-field-of', { field: String(path[end]), id: at['id'] });
  }
  const field = path.filter((part) => typeof part === 'string').join('.');
  return path.length === 0 ? said('law-where-file') : said('law-where-field', { field });
}

/** What each type is called, where something else stands and where nothing does. */
const TYPES: Readonly<Record<string, readonly [wrong: LawWords, empty: LawWords]>> = {
  string: ['law-why-text', 'law-why-empty-text'],
  object: ['law-why-fields', 'law-why-empty-fields'],
  array: ['law-why-list', 'law-why-empty-list'],
  integer: ['law-why-number', 'law-why-empty-number'],
  boolean: ['law-why-truth', 'law-why-empty-truth'],
};

type Params = Readonly<Record<string, unknown>>;

function whyOfType({ type }: Params, value: unknown): Phrase {
  const [wrong, empty] = TYPES[String(type)] ?? (['law-why-other', 'law-why-empty'] as const);
  if (value === null) return said(empty);
  const isQuotable = typeof value === 'number' || typeof value === 'boolean';
  return said(wrong === 'law-why-text' && isQuotable ? 'law-why-text-quoted' : wrong);
}

const limited =
  (code: LawWords) =>
  ({ limit }: Params): Phrase =>
    said(code, { n: Number(limit) });

/** Why a value is not taken, by the keyword of the schema that says so. Keywords about the fields of an object are told by `problemsOf`. */
const WHY: Readonly<Record<string, (params: Params, value: unknown) => Phrase>> = {
  type: whyOfType,
  pattern: ({ pattern }) => {
    const known = PATTERN_WORDS.get(String(pattern));
    return known === undefined ? said('law-why-pattern', { pattern: String(pattern) }) : said(known);
  },
  enum: ({ allowedValues }) =>
    said('law-why-one-of', { values: ((allowedValues ?? []) as readonly unknown[]).join(', ') }),
  const: ({ allowedValue }) => said('law-why-exactly', { value: String(allowedValue) }),
  minLength: () => said('law-why-empty'),
  maxLength: limited('law-why-longer'),
  minItems: limited('law-why-few'),
  maxItems: limited('law-why-many'),
  minimum: limited('law-why-less'),
  maximum: limited('law-why-more'),
  anyOf: () => said('law-why-condition'),
};

/** Keywords of which something is said: why a value is wrong, or which fields are. */
export const KEYWORDS_TOLD: ReadonlySet<string> = new Set([
  ...Object.keys(WHY),
  'required',
  'additionalProperties',
]);

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
  const why = WHY[error.keyword]?.(error.params as Params, stated);
  if (why === undefined) return [];
  const field = path.filter((part) => typeof part === 'string').at(-1) ?? '/';
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
  if (format !== FORMAT) {
    const given = typeof format === 'string' ? format : said('law-not-said');
    const facts = { given, known: FORMAT };
    return {
      shaped: null,
      problems: [problemAt(read.at(['format']), 'LAW_FORMAT_UNKNOWN', facts, ['format'])],
    };
  }
  if (!isKind(kind)) {
    const given =
      typeof kind === 'string'
        ? said('law-format-kind', { format: FORMAT, kind })
        : said('law-format-no-kind', { format: FORMAT });
    const facts = { given, known: said('law-one-of-kinds', { kinds: Object.keys(SCHEMAS).join(', ') }) };
    return { shaped: null, problems: [problemAt(read.at(['kind']), 'LAW_FORMAT_UNKNOWN', facts, ['kind'])] };
  }
  const problems = errorsOf(kind, value).flatMap((error) => problemsOf(read, error));
  if (problems.length > 0) return { shaped: null, problems: problems.slice(0, MOST_LISTED) };
  return { shaped: { kind, read, said: value } as unknown as ShapedFile, problems };
}
