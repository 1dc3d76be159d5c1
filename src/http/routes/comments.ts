import { Type } from 'typebox';
import { listPeople, may, recordRead } from '#access';
import { addComment, changeComment, commentsOn, getSubject, membersOf, withdrawComment } from '#together';
import type { App, HttpParts } from '../context.ts';
import { IdParams, ref } from '../schema.ts';
import { CommentSchema, NamedSchema, SubjectFields } from '../schema-together.ts';
import { expectedVersion } from '../version.ts';

// Far over the limit of a comment, so that its own refusal is the one that people read.
const Body = Type.String({ minLength: 1, maxLength: 200_000 });
const Ok = Type.Object({ ok: Type.Boolean() });

/** Comments on records. */
export function commentRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/comments',
    {
      schema: {
        tags: ['together'],
        querystring: Type.Object(SubjectFields),
        response: {
          200: Type.Object({
            comments: Type.Array(ref(CommentSchema)),
            people: Type.Array(ref(NamedSchema), { description: 'Who may see the record and can be named.' }),
          }),
        },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const subject = await getSubject(tx, request.query);
        await recordRead(tx, by, subject, 'comments read');
        const names = new Map((await listPeople(tx)).map(({ id, name }) => [id, name]));
        return {
          comments: (await commentsOn(tx, subject)).map((row) => ({
            id: row.id,
            authorId: row.author_id,
            author: names.get(row.author_id) ?? '',
            body: row.withdrawn_at === null ? row.body : '',
            mentions: row.withdrawn_at === null ? [...row.mentions] : [],
            version: String(row.version),
            createdAt: row.created_at,
            changedAt: row.changed_at,
            withdrawnAt: row.withdrawn_at,
            withdrawnReason: row.withdrawn_reason,
          })),
          people: await membersOf(tx, subject.compartmentId),
        };
      });
    },
  );

  app.post(
    '/api/comments',
    {
      schema: {
        tags: ['together'],
        body: Type.Object({ ...SubjectFields, body: Body }),
        response: { 201: Type.Object({ id: Type.String() }) },
        description: 'People named in it with @ and their whole name are told, if they may see the record.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'discuss');
      const { table, id, body } = request.body;
      const made = await archive.db.tx(by, (tx) => addComment(tx, by, { table, id }, body));
      return reply.code(201).send({ id: made });
    },
  );

  app.patch(
    '/api/comments/:id',
    {
      schema: {
        tags: ['together'],
        params: IdParams,
        body: Type.Object({ body: Body }),
        response: { 200: Ok },
        description: 'A new version of one’s own comment, of the version that If-Match names.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'discuss');
      const change = { body: request.body.body, version: expectedVersion(request) };
      await archive.db.tx(by, (tx) => changeComment(tx, by, request.params.id, change));
      return { ok: true };
    },
  );

  app.post(
    '/api/comments/:id/withdrawal',
    {
      schema: {
        tags: ['together'],
        params: IdParams,
        body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000 }) }),
        response: { 200: Ok },
      },
    },
    async (request) => {
      const { by, roles } = await permitted(request, 'discuss');
      const given = { reason: request.body.reason, mayWithdraw: may(roles, 'keep') };
      await archive.db.tx(by, (tx) => withdrawComment(tx, by, request.params.id, given));
      return { ok: true };
    },
  );
}
