import { Type } from 'typebox';
import { releasableTables, releaseStates, RELEASES_MAX } from '#releases';
import { oneOf } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const id = Type.String({ format: 'uuid' });
const reason = Type.String({ minLength: 1, maxLength: 2000 });
const ids = Type.Array(id, { maxItems: RELEASES_MAX });

/** Which releases are asked for. */
export const ReleasesQuery = Type.Object({
  state: Type.Optional(oneOf(releaseStates)),
  record: Type.Optional(id),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});

/** Which records are to be released to whom, and why: by their ids or by their serials. */
export const ReleasesBody = Type.Object({
  table: oneOf(releasableTables),
  ids: Type.Optional(ids),
  serials: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: RELEASES_MAX }),
  ),
  toCompartmentId: id,
  reason,
});

/** Which releases are agreed to. */
export const AgreementBody = Type.Object({ ids });

/** Which releases are refused or taken back, and why. */
export const ReleasesEnd = Type.Object({ ids, reason });

/** Who is to see a record, or saw it. */
export const RecordReleaseSchema = Type.Object(
  {
    id: text,
    table: oneOf(releasableTables),
    recordId: text,
    serial: textOrNull,
    to: textOrNull,
    reason: text,
    askedBy: textOrNull,
    askedAt: text,
    isMine: Type.Boolean({ description: 'The reader asked for it, and cannot agree to it.' }),
    isMember: Type.Boolean({ description: 'False of what was only released to the reader.' }),
    agreedBy: textOrNull,
    agreedAt: textOrNull,
    endedBy: textOrNull,
    endedAt: textOrNull,
    endedReason: textOrNull,
  },
  { $id: 'RecordRelease' },
);
