import { Type } from 'typebox';
import { subjectTables } from '#together';
import { oneOf, ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);

/** A kind of record and its id, in a query or a body. */
export const SubjectFields = {
  table: oneOf(subjectTables),
  id: Type.String({ format: 'uuid' }),
};

/** A person by name. */
export const NamedSchema = Type.Object({ id: text, name: text }, { $id: 'Named' });

/** A comment; the text of a withdrawn one is empty here and stands in the ledger. */
export const CommentSchema = Type.Object(
  {
    id: text,
    authorId: text,
    author: text,
    body: text,
    mentions: Type.Array(text),
    version: text,
    createdAt: text,
    changedAt: textOrNull,
    withdrawnAt: textOrNull,
    withdrawnReason: textOrNull,
  },
  { $id: 'Comment' },
);

/** A record that something leads to. */
export const RecordRefSchema = Type.Object(
  { ...SubjectFields, id: text, label: text, serial: textOrNull },
  { $id: 'RecordRef' },
);

/** A task. */
export const TaskSchema = Type.Object(
  {
    id: text,
    title: text,
    record: Type.Union([ref(RecordRefSchema), Type.Null()]),
    assigneeId: textOrNull,
    assignee: textOrNull,
    dueOn: textOrNull,
    state: Type.Union([Type.Literal('open'), Type.Literal('done'), Type.Literal('dropped')]),
    reason: textOrNull,
    createdBy: textOrNull,
    createdAt: text,
    changedAt: textOrNull,
    version: text,
  },
  { $id: 'Task' },
);

/** Something that a person was told. */
export const NotificationSchema = Type.Object(
  {
    id: text,
    kind: text,
    at: text,
    readAt: textOrNull,
    actor: textOrNull,
    task: textOrNull,
    subjectId: text,
    record: Type.Union([ref(RecordRefSchema), Type.Null()]),
  },
  { $id: 'Notification' },
);

/** A field of a row from what to what; `list` names the vocabulary when they are terms of one. */
export const FieldChangeSchema = Type.Object(
  { table: text, field: text, from: textOrNull, to: textOrNull, list: Type.Optional(text) },
  { $id: 'FieldChange' },
);

/** A line of an item's history. */
export const HistoryLineSchema = Type.Object(
  {
    id: text,
    index: Type.Union([Type.Integer(), Type.Null()]),
    kind: text,
    at: text,
    actor: textOrNull,
    role: text,
    detail: Type.Record(text, Type.Unknown()),
    changes: Type.Array(ref(FieldChangeSchema)),
  },
  { $id: 'HistoryLine' },
);

/** An entry of the ledger told as a change. */
export const ChangeSchema = Type.Object(
  {
    id: text,
    index: Type.Union([Type.Integer(), Type.Null()]),
    kind: text,
    at: text,
    actorId: textOrNull,
    actor: textOrNull,
    role: text,
    subject: Type.Object({ table: text, id: text, label: textOrNull, serial: textOrNull }),
    detail: Type.Record(text, Type.Union([text, Type.Number()])),
    changes: Type.Array(ref(FieldChangeSchema)),
  },
  { $id: 'Change' },
);
