import { Type } from 'typebox';
import { oneOf, ref } from './schema.ts';

const text = Type.String();
const whole = Type.Integer();
const number = Type.Number();
const numberOrNull = Type.Union([number, Type.Null()]);
const pair = Type.Array(number);
/** A share with its numbers and intervals. */
export const GroundShareSchema = Type.Object(
  {
    of: whole,
    total: whole,
    share: numberOrNull,
    wilson95: Type.Union([pair, Type.Null()]),
    jeffreys: Type.Object({ mean: number, low: number, high: number }),
  },
  { $id: 'GroundShare' },
);

/** What the ground says of records (docs/formats/hazard-validation.md). */
export const GroundValidationSchema = Type.Object(
  {
    metrics: text,
    isOfOne: Type.Boolean(),
    searched: Type.Object({ fully: whole, partly: whole, no: whole, withoutPlace: whole }),
    precision: ref(GroundShareSchema),
    recall: ref(GroundShareSchema),
    devicesWithoutPlace: whole,
    quantities: Type.Array(Type.Object({ type: text, recorded: whole, found: whole, ratio: numberOrNull })),
    fits: Type.Array(
      Type.Object({
        record: text,
        iou: number,
        offset_m: number,
        hausdorff_m: number,
        rotation_deg: number,
        residual_m: number,
        residualAfter_m: number,
      }),
    ),
    accidents: Type.Object({ outside: ref(GroundShareSchema), withoutPlace: whole }),
    findings: Type.Array(
      Type.Object({
        code: text,
        severity: oneOf(['info', 'warning', 'error']),
        subject: text,
        facts: Type.Record(text, Type.Union([text, number])),
        says: text,
        safety: text,
      }),
    ),
  },
  { $id: 'GroundValidation' },
);
