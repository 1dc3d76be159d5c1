import { Type } from 'typebox';
import { importKinds, MappingSchema, type ImportKind } from '#coding';
import { ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const whole = Type.Integer();

/** What a row of a sheet is. */
const KindName = Type.Unsafe<ImportKind>({ type: 'string', enum: [...importKinds] });
const Sheet = Type.Integer({ minimum: 1, maximum: 200 });

const ReadAs = Type.Union([
  Type.Object({ delimiter: text, encoding: text, isGuess: Type.Boolean() }),
  Type.Null(),
]);

/** How many records of each kind. */
const Made = Type.Object({
  incidents: whole,
  acts: whole,
  involvements: whole,
  information: whole,
  actors: whole,
  names: whole,
});

/** Rows of one cause: `code` names the phrase; `isError`: they are not imported, else somebody should look at them. */
export const ImportCauseSchema = Type.Object(
  {
    code: text,
    column: textOrNull,
    isError: Type.Boolean(),
    count: whole,
    sample: Type.Array(Type.Object({ line: whole, value: textOrNull })),
  },
  { $id: 'ImportCause' },
);

/** What a dry run found. */
export const DryRunSchema = Type.Object(
  {
    rows: whole,
    imported: whole,
    failed: whole,
    already: whole,
    made: Made,
    causes: Type.Array(ref(ImportCauseSchema)),
    header: Type.Array(text),
    text: ReadAs,
  },
  { $id: 'DryRun' },
);

/** An import of one sheet with one mapping, and how far it is. */
export const ImportRunSchema = Type.Object(
  {
    id: text,
    serial: text,
    title: text,
    sheet: whole,
    kind: KindName,
    state: text,
    rows: whole,
    imported: whole,
    failed: whole,
    already: whole,
    made: Made,
    madeBy: textOrNull,
    madeAt: text,
    endedAt: textOrNull,
  },
  { $id: 'ImportRun' },
);

/** The columns of a sheet with some of their values, and a mapping to begin with. */
export const SheetSampleSchema = Type.Object(
  {
    columns: Type.Array(Type.Object({ name: text, sample: Type.Array(text) })),
    text: ReadAs,
    mapping: Type.Unknown(),
  },
  { $id: 'SheetSample' },
);

/** Which sheet is looked at, as what, and how a table in text is to be read. */
export const SampleBody = Type.Object({
  kind: KindName,
  sheet: Sheet,
  header: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
  encoding: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
});

/** A sheet, what its rows are, and what its columns mean. */
export const ImportBody = Type.Object({ kind: KindName, sheet: Sheet, mapping: MappingSchema });

/** A row that was not imported. */
export const FailedRowSchema = Type.Object(
  {
    line: whole,
    said: Type.Array(Type.Object({ code: text, column: textOrNull, value: textOrNull })),
  },
  { $id: 'FailedRow' },
);
