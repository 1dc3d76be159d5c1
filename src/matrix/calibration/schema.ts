import { Type, type Static, type TSchema } from 'typebox';

/** The format and its version; a file that says anything else is not read further. */
export const CALIBRATION_FORMAT = 'muniment-calibration/1';

const Line = Type.String({ minLength: 1, maxLength: 500 });
const Local = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 });
const Dotted = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+$',
  maxLength: 120,
});
const closed = <T extends Record<string, TSchema>>(fields: T) =>
  Type.Object(fields, { additionalProperties: false });
const list = <T extends TSchema>(item: T, minItems = 0) => Type.Array(item, { minItems, maxItems: 200 });

/** What it rests on: `found` with the key of a source of the packages, or `knowledge`, which a lawyer has to check. */
const basis = { basis: Type.Enum(['found', 'knowledge']), source: Type.Optional(Line) };
const Held = Type.Enum(['met', 'not-met'], {
  description: 'What the court came to; of an exception: whether it was made out.',
});

const Evidence = closed({
  id: Local,
  what: Line,
  kind: Local,
  origin: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Evidence of one origin has one; without it an origin of its own.',
    }),
  ),
  answers: Type.Record(
    Type.String({ pattern: '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$', maxLength: 40 }),
    Type.Unknown(),
  ),
});

const Laid = closed({
  slot: Dotted,
  evidence: list(Local, 1),
  stance: Type.Enum(['for', 'against']),
  answered: Type.Optional(Type.Boolean({ description: 'Of what speaks against: that it was answered.' })),
});

const Element = closed({ element: Dotted, held: Held, pinpoint: Type.Optional(Line), ...basis });

const Mismatch = closed({
  of: Type.String({ maxLength: 120, description: 'Id of an element, or “whole”.' }),
  why: Line,
});

const Allegation = closed({
  id: Local,
  title: Line,
  party: Line,
  respondent: Line,
  forum: Local,
  provision: Dotted,
  isOurProvision: Type.Optional(
    Type.Boolean({
      description:
        'That the provision is chosen by us: the reference says how evidence was weighed, not under what.',
    }),
  ),
  standard: Type.Optional(Local),
  attribution: Type.Optional(Dotted),
  ...basis,
  evidence: list(Evidence),
  laid: list(Laid),
  outcome: closed({ whole: Held, elements: list(Element) }),
  mismatches: Type.Optional(list(Mismatch)),
});

const Case = closed({
  id: Local,
  case: Line,
  year: Type.Integer({ minimum: 1900, maximum: 2100 }),
  stage: Type.Enum(['objections', 'provisional-measures', 'merits']),
  pinpoint: Type.Optional(Line),
  ...basis,
  allegations: list(Allegation, 1),
});

/** A file of calibration: decided cases, coded again. */
export const CalibrationSchema = closed({
  format: Type.Literal(CALIBRATION_FORMAT),
  kind: Type.Literal('calibration'),
  id: Local,
  rubric: Local,
  cases: list(Case, 1),
});

/** A file whose shape is that. */
export type Calibration = Static<typeof CalibrationSchema>;
export type CalibrationCase = Calibration['cases'][number];
export type CalibrationAllegation = CalibrationCase['allegations'][number];

/** The text of law/schema/calibration.json. */
export function calibrationSchemaText(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:muniment:law:1:calibration',
    ...CalibrationSchema,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
