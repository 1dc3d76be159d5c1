import { Type } from 'typebox';
import { oneOf, ref } from './schema.ts';
import { LawTextSchema } from './schema-law-in-force.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);

const Compared = Type.Object({
  of: Type.String({ description: 'Id of an element, or `whole`.' }),
  text: Type.Union([ref(LawTextSchema), Type.Null()], {
    description: 'What must be proved; null of the whole.',
  }),
  isException: Type.Boolean(),
  held: oneOf(['met', 'not-met']),
  isMet: Type.Boolean(),
  result: text,
  agrees: Type.Boolean(),
  why: Type.Union([text, Type.Null()], { description: 'In English: why it is known not to agree.' }),
});

/** Decided cases, and what comes out of them by the rubric in force. */
export const CalibrationSchema = Type.Object(
  {
    rubric: Type.Object({ id: text, version: Type.Integer() }),
    isBroken: Type.Boolean({
      description: 'The cases name what the law in force has not: nothing is said of them.',
    }),
    compared: Type.Integer({ description: 'How many outcomes are compared.' }),
    agreeing: Type.Integer(),
    allegations: Type.Array(
      Type.Object({
        id: text,
        case: text,
        year: Type.Integer(),
        pinpoint: textOrNull,
        title: Type.String({ description: 'In English.' }),
        provision: text,
        isOurProvision: Type.Boolean(),
        toCheck: Type.Boolean(),
        outcomes: Type.Array(Compared),
      }),
    ),
  },
  { $id: 'Calibration' },
);
