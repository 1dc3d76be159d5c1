import { Type, type TSchema } from 'typebox';

const text = Type.String();
const whole = Type.Integer();
const nullable = <T extends TSchema>(of: T) => Type.Union([of, Type.Null()]);

/** A place of the log: its commitment, and what may be read of the entry. */
export const LedgerPlaceSchema = Type.Object(
  {
    index: whole,
    commitment: text,
    opened: nullable(
      Type.Object({
        kind: text,
        at: text,
        actorId: nullable(text),
        actor: nullable(text),
        role: text,
        subjectTable: text,
        subjectId: text,
        subject: nullable(text),
      }),
    ),
  },
  { $id: 'LedgerPlace' },
);

/** A published checkpoint, word for word, with the time-stamps over it. */
export const CheckpointSchema = Type.Object(
  {
    size: whole,
    text,
    publishedAt: nullable(text),
    stamps: Type.Array(Type.Object({ authority: text, genTime: text })),
  },
  { $id: 'Checkpoint' },
);
