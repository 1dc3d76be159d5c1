import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { AppError } from '#kernel';
import { getSubject, Live, type LiveEvent } from '#together';
import type { App, HttpParts } from '../context.ts';
import { IdParams, orNull } from '../schema.ts';
import { SubjectFields } from '../schema-together.ts';

// A page that does not read for so long is let go; it comes back with the id of the last thing it got.
const MOST_UNREAD_BYTES = 1_000_000;

function lines(event: LiveEvent): string {
  const { type, ...data } = event;
  const id = event.type === 'changes' && event.id > 0 ? `id: ${event.id}\n` : '';
  return `${id}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Changes while they happen, as server-sent events, and which record a page has open. */
export function liveRoutes(app: App, { archive, permitted, requester }: HttpParts): void {
  const live = new Live(archive.db);
  app.addHook('onReady', async () => live.start());
  // Before the server waits for its connections: these would never end by themselves.
  app.addHook('preClose', () => live.stop());

  app.get(
    '/api/events',
    {
      schema: {
        tags: ['live'],
        querystring: Type.Object({ after: Type.Optional(Type.Integer({ minimum: 1 })) }),
        description:
          'Server-sent events: hello {stream}, changes {changes, more}, notice, presence {record, people}, gone {record} when the record that the page has open is no longer to be seen, beat. Each is read under the policies of the person whose page it is. `Last-Event-ID`, or `after`, goes on after a break.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const last = Number(request.headers['last-event-id'] ?? request.query.after);
      const out = new Readable({ read: () => undefined });
      const end = (): void => {
        if (!out.destroyed) out.push(null);
      };
      let [isOver, id] = [false, ''];
      const over = (): void => {
        isOver = true;
        if (id !== '') live.close(id);
      };
      out.once('close', over);
      request.raw.once('close', over);
      id = await live.open(
        {
          personId: by.personId,
          send: (event) => {
            if (out.destroyed || out.readableEnded) return;
            if (out.readableLength > MOST_UNREAD_BYTES) end();
            else out.push(lines(event));
          },
          end,
          isSignedIn: () =>
            requester(request).then(
              (who) => who.by.personId === by.personId,
              (error: unknown) => !(error instanceof AppError && error.code === 'ACCESS_SIGN_IN'),
            ),
        },
        Number.isSafeInteger(last) && last > 0 ? last : null,
      );
      if (isOver) live.close(id);
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(out);
    },
  );

  app.put(
    '/api/events/:id/record',
    {
      schema: {
        tags: ['live'],
        params: IdParams,
        body: Type.Object({ record: orNull(Type.Object(SubjectFields)) }),
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description: 'Says which record the page of this stream has open; others who have it open are told.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { record } = request.body;
      if (record) await archive.db.tx(by, (tx) => getSubject(tx, record));
      if (!(await live.show(request.params.id, by.personId, record)))
        throw new AppError('TOGETHER_NO_STREAM');
      return { ok: true };
    },
  );
}
