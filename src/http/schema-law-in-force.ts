import { Type } from 'typebox';
import { STATEMENT_FIELDS } from '#law';
import { oneOf, ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const id = Type.String({ format: 'uuid' });

/** A text of the law by language; English is always there. */
export const LawTextSchema = Type.Record(Type.String(), Type.String(), { $id: 'LawText' });
const lawText = ref(LawTextSchema);

/** A case or text that a statement of the law relies on; `toCheck`: to be checked by a lawyer. */
export const AuthoritySchema = Type.Object(
  {
    name: text,
    pinpoint: textOrNull,
    year: Type.Union([Type.Integer(), Type.Null()]),
    for: Type.Union([lawText, Type.Null()]),
    toCheck: Type.Boolean(),
    source: textOrNull,
  },
  { $id: 'Authority' },
);

/** An option of a question. */
export const OptionSchema = Type.Object({ id: text, names: lawText }, { $id: 'LawOption' });

/** A question about a piece of evidence whose answer changes what it weighs. */
export const FactorSchema = Type.Object(
  {
    id: text,
    names: lawText,
    question: lawText,
    type: oneOf(['boolean', 'number', 'choice', 'choices'] as const),
    unit: textOrNull,
    options: Type.Array(ref(OptionSchema)),
    appliesTo: Type.Array(text, { description: 'Kinds of evidence about which it is asked; empty: all.' }),
    authority: Type.Array(ref(AuthoritySchema)),
    toCheck: Type.Boolean(),
  },
  { $id: 'Factor' },
);

/** A file of the law, statement by statement. */
export const LawFileSchema = Type.Object(
  {
    id: text,
    names: lawText,
    version: Type.Integer(),
    statements: Type.Array(
      Type.Object({
        id: Type.String({
          description: 'Unique in the file: its id, or where it stands, such as icerd/parties/ARM.',
        }),
        digest: text,
        field: Type.Union([oneOf(STATEMENT_FIELDS), Type.Null()], {
          description: 'The field in which it stands; null: it has an id of its own.',
        }),
        label: Type.Union([lawText, Type.Null()]),
        text: Type.Union([lawText, Type.Null()]),
        facts: Type.Array(Type.Object({ field: text, value: text }), {
          description: 'What else it says, by fields of the file.',
        }),
        toCheck: Type.Boolean(),
        source: textOrNull,
        confirmed: Type.Union([Type.Object({ id, by: text, at: text, foundIn: text }), Type.Null()]),
      }),
    ),
  },
  { $id: 'LawFile' },
);

const restsOn = {
  toCheck: Type.Boolean({ description: 'To be checked by a lawyer.' }),
  source: textOrNull,
  confirmed: Type.Union([Type.Object({ by: text, foundIn: text }), Type.Null()]),
};
const lawTextOrNull = Type.Union([lawText, Type.Null()]);
const dated = Type.Union([Type.Object({ date: text, ...restsOn }), Type.Null()]);
const state = Type.Object({
  code: Type.String({ description: 'ISO 3166-1 alpha-3.' }),
  names: lawTextOrNull,
});
const provisionNamed = Type.Object({ id: text, label: lawTextOrNull });

/** Whom an instrument binds, from when, as to which acts, and what it is good for before which forum: as far as the law that is loaded says it. */
export const InstrumentScopeSchema = Type.Object(
  {
    id: text,
    citation: text,
    ...restsOn,
    adopted: dated,
    inForce: dated,
    forumBasis: Type.Array(
      Type.Object({
        forum: text,
        kind: oneOf(['jurisdictional', 'interpretive', 'none'] as const),
        by: Type.Union([provisionNamed, Type.Null()], {
          description: 'The provision that gives jurisdiction or lets it be read.',
        }),
        text: lawTextOrNull,
        ...restsOn,
      }),
    ),
    parties: Type.Array(
      Type.Object({
        state,
        inForce: text,
        ended: Type.Union([Type.Object({ date: text, text: lawTextOrNull, ...restsOn }), Type.Null()], {
          description: 'The first day on which it was bound no more; null: none is stated.',
        }),
        note: lawTextOrNull,
        reservations: Type.Array(
          Type.Object({ text: lawText, provisions: Type.Array(provisionNamed), ...restsOn }),
        ),
        ...restsOn,
      }),
      { description: 'Those that are stated; that a State is not among them says nothing of it.' },
    ),
    between: Type.Array(
      Type.Object({ states: Type.Array(state), inForce: text, text: lawTextOrNull, ...restsOn }),
    ),
    temporal: Type.Array(Type.Object({ text: lawText, ...restsOn })),
  },
  { $id: 'InstrumentScope' },
);

/** The law that is loaded, as far as forms need it. */
export const LawSchema = Type.Object(
  {
    instruments: Type.Array(
      Type.Object({
        id: text,
        names: lawText,
        version: Type.Integer(),
        toCheck: Type.Integer({ description: 'How many of its statements a lawyer has to check.' }),
        statements: Type.Integer(),
        forums: Type.Array(
          Type.Object({ forum: text, kind: oneOf(['jurisdictional', 'interpretive', 'none'] as const) }),
        ),
        provisions: Type.Array(
          Type.Object({
            id: text,
            label: lawText,
            text: lawText,
            kind: text,
            toCheck: Type.Boolean(),
            isMetByOthers: Type.Boolean({ description: 'Other provisions prove an element of it.' }),
          }),
        ),
      }),
    ),
    /** Files that are no instruments: checklists, standards, the rubric, profiles. */
    others: Type.Array(
      Type.Object({ id: text, names: lawText, toCheck: Type.Integer(), statements: Type.Integer() }),
    ),
    forums: Type.Array(ref(OptionSchema)),
    standards: Type.Array(
      Type.Object({
        id: text,
        names: lawText,
        text: lawText,
        provenBy: Type.Array(
          Type.Object({
            best: Type.Integer({ description: 'The strongest item has at least this band.' }),
            corroboration: Type.Integer({
              description: 'So many independent origins; 0: none is asked for.',
            }),
            contradictionsAnswered: Type.Boolean(),
          }),
          { description: 'Reached when one of these holds.' },
        ),
        toCheck: Type.Boolean(),
      }),
    ),
    stages: Type.Array(
      Type.Object({
        id: text,
        names: lawText,
        text: lawText,
        asks: Type.Array(Type.Object({ forum: text, standard: text }), {
          description:
            'What it asks of all that has to be proved then; of a forum that is not named, nothing of its own.',
        }),
        authority: Type.Array(ref(AuthoritySchema)),
        toCheck: Type.Boolean(),
      }),
      { description: 'Stages of proceedings; the one that asks for nothing of its own is the usual one.' },
    ),
    results: Type.Array(
      Type.Object({ id: text, names: lawText, standard: textOrNull }, { description: 'The lowest first.' }),
    ),
    rubric: Type.Object({
      id: text,
      version: Type.Integer(),
      isStarting: Type.Boolean({ description: 'Nobody has measured its numbers yet.' }),
      bands: Type.Array(Type.Object({ band: Type.Integer(), names: lawText, text: lawText })),
      kinds: Type.Array(Type.Object({ id: text, names: lawText, band: Type.Integer() })),
      factors: Type.Array(ref(FactorSchema)),
    }),
  },
  { $id: 'Law' },
);
