import { Type, type TSchema } from 'typebox';
import { LAW_LANGUAGES } from './model.ts';
import type { LawWords } from './words.ts';

/** The format and its version; a file that says anything else is not read further. */
export const FORMAT = 'muniment-law/1';

/** What each pattern asks for, as people say it. */
export const PATTERN_WORDS = new Map<string, LawWords>();

function pattern(source: string, maxLength: number, words: LawWords) {
  PATTERN_WORDS.set(source, words);
  return Type.String({ pattern: source, maxLength });
}

/** Id of a file: an instrument, a rubric, a forum. */
export const Slug = pattern('^[a-z0-9]+(-[a-z0-9]+)*$', 60, 'law-why-slug');
/** Id of a provision, an element or an alternative. */
export const DottedId = pattern(
  '^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+$',
  120,
  'law-why-dotted',
);
/** Id within one file, as lawyers know it: J1, F12, a. */
export const LocalId = pattern('^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$', 60, 'law-why-local');
export const SourceKey = pattern('^[A-Za-z][A-Za-z0-9-]*$', 40, 'law-why-source-key');
export const Day = pattern('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 10, 'law-why-day');
export const StateCode = pattern('^[A-Z]{3}$', 3, 'law-why-state');

/** A line: a name, a citation, an address. */
export const Line = Type.String({ minLength: 1, maxLength: 500 });
const Long = Type.String({ minLength: 1, maxLength: 4000 });

const others = Object.fromEntries(
  LAW_LANGUAGES.filter((language) => language !== 'en').map((language) => [language, Type.Optional(Long)]),
) as Record<Exclude<(typeof LAW_LANGUAGES)[number], 'en'>, ReturnType<typeof Type.Optional<typeof Long>>>;

/** A text in English and any of the other languages. */
export const Text = Type.Object({ en: Long, ...others }, { additionalProperties: false });
export const Languages = Type.Array(Type.Enum([...LAW_LANGUAGES]), { maxItems: LAW_LANGUAGES.length });

/** An object that takes no other fields. */
export function closed<T extends Record<string, TSchema>>(fields: T) {
  return Type.Object(fields, { additionalProperties: false });
}

const BASIS = { basis: Type.Enum(['found', 'knowledge']), source: Type.Optional(SourceKey) };

/**
 * An object that states something: `found` with the key of a source, or `knowledge` without one. The condition stands in the
 * schema too, so that an editor says it while one types.
 */
export function statement<T extends Record<string, TSchema>>(fields: T) {
  return Type.Object(
    { ...fields, ...BASIS },
    {
      additionalProperties: false,
      anyOf: [
        { properties: { basis: { const: 'found' } }, required: ['source'] },
        { properties: { basis: { const: 'knowledge' }, source: false } },
      ],
    },
  );
}

/** At most so many, so that a file of nothing but empty entries ends. */
export function list<T extends TSchema>(item: T, least = 0) {
  return Type.Array(item, { minItems: least, maxItems: 500 });
}

/** A list that may be left out. */
export function maybe<T extends TSchema>(item: T) {
  return Type.Optional(list(item));
}

export const Version = Type.Integer({ minimum: 1, maximum: 100_000 });

export const Authority = statement({
  case: Type.Optional(Line),
  text: Type.Optional(Line),
  pinpoint: Type.Optional(Line),
  year: Type.Optional(Type.Integer({ minimum: 1800, maximum: 2200 })),
  for: Type.Optional(Text),
});

export const Limit = closed({
  unit: Type.Enum(['days', 'months', 'pages']),
  atMost: Type.Integer({ minimum: 1, maximum: 100_000 }),
  from: Type.Optional(Day),
  until: Type.Optional(Day),
  after: Type.Optional(Slug),
  waiting: Type.Optional(Type.Literal(true)),
  text: Text,
});

/** Standard by forum. */
export const Standards = Type.Record(Slug, Slug, { additionalProperties: false });

/** What every file of the law begins with. */
export function file<K extends string, T extends Record<string, TSchema>>(kind: K, fields: T) {
  return {
    format: Type.Literal(FORMAT),
    kind: Type.Literal(kind),
    id: Slug,
    version: Version,
    names: Text,
    namesToCheck: Type.Optional(Languages),
    history: maybe(closed({ version: Version, date: Day, text: Text })),
    ...fields,
  };
}
