import { Type } from 'typebox';

const text = Type.String();
const byLanguage = Type.Record(text, text);

/** A list of terms: what it is called, and how much of it there is. */
export const VocabularySchema = Type.Object(
  {
    name: text,
    labels: byLanguage,
    note: text,
    terms: Type.Integer(),
    own: Type.Integer({ description: 'Terms of the archive’s own.' }),
    toCheck: Type.Record(text, Type.Integer(), {
      description: 'By language, terms whose label is not certain.',
    }),
  },
  { $id: 'Vocabulary' },
);

/** A term of a vocabulary. */
export const TermSchema = Type.Object(
  {
    id: text,
    parent: Type.Union([text, Type.Null()]),
    labels: byLanguage,
    alsoCalled: Type.Record(text, Type.Array(text)),
    toCheck: Type.Array(text),
    note: text,
    huridocs: Type.Array(text),
    isSensitive: Type.Boolean(),
    isRetired: Type.Boolean(),
    isOwn: Type.Boolean({ description: 'Added in this archive.' }),
    version: text,
  },
  { $id: 'Term' },
);
