import { Type } from 'typebox';
import { recordReads } from '#access';
import { changeFeed, markRead, noticesOf, unreadOf } from '#together';
import type { App, HttpParts } from '../context.ts';
import { ref } from '../schema.ts';
import { ChangeSchema, NotificationSchema } from '../schema-together.ts';

const next = Type.Union([Type.String(), Type.Null()]);
const Id = Type.String({ format: 'uuid' });

function notificationRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/notifications/unread',
    { schema: { tags: ['together'], response: { 200: Type.Object({ unread: Type.Integer() }) } } },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => ({ unread: await unreadOf(tx, by.personId) }));
    },
  );

  app.get(
    '/api/notifications',
    {
      schema: {
        tags: ['together'],
        querystring: Type.Object({
          before: Type.Optional(Id),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
        }),
        response: { 200: Type.Object({ notifications: Type.Array(ref(NotificationSchema)), next }) },
        description: 'One’s own, newest first.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { before = null, limit = 50 } = request.query;
      return archive.db.tx(by, async (tx) => {
        const lines = await noticesOf(tx, by.personId, before, limit);
        await recordReads(
          tx,
          by,
          lines.flatMap(({ record }) => record ?? []),
          'listed among notifications',
        );
        return {
          notifications: lines.map((line) => ({
            id: line.id,
            kind: line.kind,
            at: line.at,
            readAt: line.readAt,
            actor: line.actor,
            task: line.task,
            subjectId: line.subjectId,
            record: line.record,
          })),
          next: lines.length === limit ? (lines.at(-1)?.id ?? null) : null,
        };
      });
    },
  );

  app.post(
    '/api/notifications/read',
    {
      schema: {
        tags: ['together'],
        body: Type.Object({ ids: Type.Optional(Type.Array(Id, { maxItems: 500 })) }),
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description: 'Marks these as read, or all of them when none are named.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      await archive.db.tx(by, (tx) => markRead(tx, by.personId, request.body.ids ?? null));
      return { ok: true };
    },
  );
}

/** Notifications of the signed-in person, and the change feed. */
export function noticeRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  notificationRoutes(app, parts);

  app.get(
    '/api/changes',
    {
      schema: {
        tags: ['together'],
        querystring: Type.Object({
          person: Type.Optional(Id),
          kind: Type.Optional(Type.String({ pattern: '^[a-z-]{1,60}$' })),
          day: Type.Optional(Type.String({ format: 'date' })),
          subject: Type.Optional(Id),
          before: Type.Optional(Type.Integer({ minimum: 1 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
        }),
        response: { 200: Type.Object({ changes: Type.Array(ref(ChangeSchema)), next }) },
        description:
          'Entries of the ledger that one may see, newest first, with what they changed. `day` is one in UTC.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { person, kind, day, subject, before = null, limit = 50 } = request.query;
      const filter = {
        ...(person === undefined ? {} : { personId: person }),
        ...(kind === undefined ? {} : { kind }),
        ...(day === undefined ? {} : { day }),
        ...(subject === undefined ? {} : { subjectIds: [subject] }),
      };
      return archive.db.tx(by, async (tx) => {
        const { lines, next: after } = await changeFeed(tx, by, { filter, before, limit });
        return {
          changes: lines.map((line) => ({ ...line, changes: [...line.changes] })),
          next: after === null ? null : String(after),
        };
      });
    },
  );
}
