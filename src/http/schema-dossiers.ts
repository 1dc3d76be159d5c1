import { Type, type TSchema } from 'typebox';
import { dossierProblemCodes } from '#dossier';

const text = Type.String();
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A dossier in a list. */
export const DossierSchema = Type.Object(
  {
    id: text,
    name: text,
    title: text,
    forum: nullable(text),
    numbering: text,
    createdAt: text,
    exhibits: Type.Integer(),
    /** Of the filing that stands; null: nothing in it is locked. */
    filedOn: nullable(text),
    filedWith: nullable(text),
    lastBuild: nullable(
      Type.Object({ id: text, builtAt: text, result: text, sha256: text, sizeBytes: Type.Integer() }),
    ),
  },
  { $id: 'Dossier' },
);

/** An exhibit of a dossier. */
export const ExhibitSchema = Type.Object(
  {
    exhibitId: text,
    itemId: text,
    position: Type.Integer(),
    title: text,
    serial: text,
    sha256: text,
    sizeBytes: Type.Integer(),
    mediaType: nullable(text),
    pages: nullable(Type.Integer()),
    languages: Type.Array(text),
    documentDate: nullable(text),
    originalName: text,
    compartmentId: text,
    sourceName: text,
    /** Title of the part that it stands in; null in none. */
    section: nullable(text),
    /** What is printed on it. */
    label: text,
    /** Pages that are annexed, such as 3-5, 12, of an extract; null: all. */
    extract: nullable(text),
    extractReason: nullable(text),
    /** Pages that are filed of it; null while nobody counted them. */
    filedPages: nullable(Type.Integer()),
  },
  { $id: 'Exhibit' },
);

/** One check of a verification. */
export const CheckSchema = Type.Object(
  {
    id: text,
    result: Type.Union([Type.Literal('PASS'), Type.Literal('FAIL'), Type.Literal('NOT CHECKED')]),
    subject: text,
    detail: text,
  },
  { $id: 'Check' },
);

/** A volume that was made with a bundle. */
export const VolumeSchema = Type.Object(
  {
    number: Type.Integer(),
    sha256: text,
    sizeBytes: Type.Integer(),
    pages: Type.Integer(),
    firstLabel: text,
    lastLabel: text,
    profile: text,
    profileVersion: Type.Integer(),
  },
  { $id: 'Volume' },
);

/** A build of a dossier. */
export const BuildSchema = Type.Object(
  {
    id: text,
    builtAt: text,
    result: text,
    sha256: text,
    contentSha256: text,
    sizeBytes: Type.Integer(),
    exhibits: Type.Integer(),
    pages: Type.Integer(),
    checkpointSize: Type.Integer(),
    volumes: Type.Array(Type.Ref('Volume')),
    /** What the leak test of a public version looked at; null: it is the confidential one. */
    publicTest: nullable(
      Type.Object({
        files: Type.Integer(),
        pages: Type.Integer(),
        covered: Type.Integer(),
        withheld: Type.Integer(),
        alike: Type.Integer(),
      }),
    ),
  },
  { $id: 'Build' },
);

/** Something to look at before a dossier is filed. */
export const DossierProblemSchema = Type.Object(
  {
    code: Type.Enum(dossierProblemCodes),
    severity: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('info')]),
    exhibitId: nullable(text),
    n: Type.Integer(),
    text,
  },
  { $id: 'DossierProblem' },
);

/** What was filed of a dossier, and what was noted since. */
export const FilingSchema = Type.Object(
  {
    id: text,
    buildId: text,
    /** Of the bundle; null for who may not see all that it holds. */
    sha256: nullable(text),
    filedOn: text,
    filedWith: text,
    reference: nullable(text),
    madeBy: text,
    madeAt: text,
    reopenedBy: nullable(text),
    reopenedAt: nullable(text),
    reopenedReason: nullable(text),
    notes: Type.Array(
      Type.Object({
        id: text,
        kind: text,
        serial: nullable(text),
        title: nullable(text),
        place: nullable(text),
        says: nullable(text),
        shouldSay: nullable(text),
        reason: text,
        madeBy: text,
        madeAt: text,
        outcome: nullable(text),
        outcomeReason: nullable(text),
        settledBy: nullable(text),
        settledAt: nullable(text),
      }),
    ),
  },
  { $id: 'Filing' },
);
