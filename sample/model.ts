import { Type, type Static } from 'typebox';

// EDTF level 1 in the part the notes use: a date of three precisions, optionally approximate, or an interval.
const EDTF = '^\\d{4}(-\\d{2}(-\\d{2})?)?~?(/\\d{4}(-\\d{2}(-\\d{2})?)?~?)?$';

const Side = Type.Union([Type.Literal('armenia'), Type.Literal('azerbaijan'), Type.Literal('neutral')]);
const Text = Type.String({ minLength: 1 });

const Language = Type.Union([
  Type.Literal('en'),
  Type.Literal('fr'),
  Type.Literal('ru'),
  Type.Literal('az'),
  Type.Literal('hy'),
]);

const NoteForm = Type.Union([
  Type.Literal('html'),
  Type.Literal('html-1251'),
  Type.Literal('pdf'),
  Type.Literal('pdf-image'),
  Type.Literal('png'),
  Type.Literal('jpeg'),
  Type.Literal('docx'),
  Type.Literal('txt'),
  Type.Literal('txt-utf16'),
  Type.Literal('mail'),
]);

const Figure = Type.Object(
  {
    measure: Type.String({ pattern: '^[a-z_]+$' }),
    value: Type.Integer({ minimum: 0 }),
    scope: Text,
    asOf: Type.String({ pattern: EDTF }),
    who: Text,
  },
  { additionalProperties: false },
);

const Basis = Type.Object(
  {
    status: Type.Union([Type.Literal('found'), Type.Literal('unverified')]),
    where: Text,
    remark: Type.Optional(Text),
  },
  { additionalProperties: false },
);

/** The shape of one entry in `notes/*.json`; the border where the notes are parsed. */
export const NoteSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[AZN]\\d{2}$' }),
    lang: Language,
    form: NoteForm,
    paragraphsPerPage: Type.Optional(Type.Integer({ minimum: 1 })),
    file: Type.String({ pattern: '^[a-z-]+/[a-z0-9-]+\\.[a-z]+$' }),
    title: Text,
    speaker: Text,
    publisher: Text,
    side: Side,
    concerns: Type.Union([Type.Literal('armenia'), Type.Literal('azerbaijan'), Type.Literal('both')]),
    eventDate: Type.String({ pattern: EDTF }),
    publishedDate: Type.String({ pattern: EDTF }),
    basis: Basis,
    body: Type.Array(Text, { minItems: 1 }),
    rewrite: Type.Optional(Type.Array(Text, { minItems: 1 })),
    figures: Type.Array(Figure),
  },
  { additionalProperties: false },
);

/**
 * A source note: what somebody said in public, retold in the project's own words. `speaker` says it, `side`
 * is whose voice it is and `concerns` whose conduct is described; both dates are EDTF. `basis.status` is
 * `found` when the fact was read in the source named and `unverified` when a lawyer must check it first.
 * `rewrite` is the same text as another agency might have put it (a near-duplicate on purpose).
 */
export type SampleNote = Static<typeof NoteSchema>;

/** A count as somebody claimed it, never without who said it, what it covers and as of when (EDTF). */
export type SampleFigure = Static<typeof Figure>;

/** Whose voice a note is. `neutral` is every third party: courts, organisations, other States, press. */
export type SampleSide = Static<typeof Side>;

/** ISO 639-1 code of one of the five languages of the sample. */
export type SampleLanguage = Static<typeof Language>;

/** The form of a file made from a note, or of one of the files the archive desk adds. */
export type SampleForm = Static<typeof NoteForm> | 'csv' | 'xlsx' | 'photo' | 'sheet';

/** A file about to be written: its path inside the sample (POSIX, relative) and its bytes. */
export type MadeFile = {
  path: string;
  bytes: Buffer;
  noteId: string | null;
  lang: SampleLanguage | null;
  side: SampleSide;
  form: SampleForm;
};

/** One written file. `noteId` is null for files that retell no single note (tables, generated images). */
export type SampleFile = {
  path: string;
  sha256: string;
  sizeBytes: number;
  noteId: string | null;
  lang: SampleLanguage | null;
  side: SampleSide;
  form: SampleForm;
};

/** Provenance of one sub-folder, in the words an intake batch asks for. `obtainedAt` is ISO 8601 UTC. */
export type SampleBatch = {
  folder: string;
  source: {
    name: string;
    kind: 'government' | 'court' | 'organisation' | 'press' | 'archive';
    side: SampleSide;
  };
  obtainedFrom: string;
  obtainedHow: string;
  obtainedAt: string;
  conditions: string;
  language: SampleLanguage[];
  restrictions: string;
  /** Whether it is received into a sealed compartment: sheets say where mines are said to lie. */
  isSealed?: true;
};

/** What {@link makeSample} wrote: every file, ordered by path, and one batch per sub-folder. */
export type SampleManifest = { files: SampleFile[]; batches: SampleBatch[] };
