import { Type, type Static } from 'typebox';
import { readFileAs } from '../read-file.ts';
import { area, validationSchema, type Validation } from './model.ts';

const id = Type.String({ minLength: 1, maxLength: 200 });
const closed = { additionalProperties: false } as const;

/** What became of a hazardous area (docs/formats/hazard-validation.md). */
const releaseSchema = Type.Object(
  {
    v: Type.Literal(1),
    title: Type.String({ minLength: 1, maxLength: 500 }),
    original: area,
    parts: Type.Array(
      Type.Object(
        {
          id,
          how: Type.Union([Type.Literal('cancelled'), Type.Literal('reduced'), Type.Literal('cleared')]),
          area,
        },
        closed,
      ),
      { maxItems: 1000 },
    ),
  },
  closed,
);

/** Reads what records say and what was found. The file's maker controls it. Error HAZARD_RECORD_UNREADABLE with the place of the first fault. */
export const readValidation = (text: string, name: string): Validation =>
  readFileAs(validationSchema, text, { name, code: 'HAZARD_RECORD_UNREADABLE' });

/** Reads what became of an area. Error HAZARD_RECORD_UNREADABLE. */
export const readRelease = (text: string, name: string): Static<typeof releaseSchema> =>
  readFileAs(releaseSchema, text, { name, code: 'HAZARD_RECORD_UNREADABLE' });
