import { Type } from 'typebox';
import { listPeople, openCompartmentOf, recordReads } from '#access';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import {
  addTask,
  changeTask,
  getSubject,
  listTasks,
  membersOf,
  subjectsOf,
  taskStates,
  taskVersion,
  type SubjectRef,
  type TaskChange,
} from '#together';
import type { App, HttpParts, Requester } from '../context.ts';
import { IdParams, ref, orNull } from '../schema.ts';
import { NamedSchema, SubjectFields, TaskSchema } from '../schema-together.ts';
import { expectedVersion } from '../version.ts';

const textOrNull = orNull(Type.String({ maxLength: 100 }));
const Title = Type.String({ minLength: 1, maxLength: 300 });
const Day = orNull(Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` }));
const Ok = Type.Object({ ok: Type.Boolean() });

async function told(tx: Tx, { by }: Requester, rows: readonly LedgeredRow<'task'>[]) {
  const refs = rows.flatMap(({ subject_table: table, subject_id: id }) =>
    table !== null && id !== null ? [{ table: table as SubjectRef['table'], id }] : [],
  );
  const subjects = await subjectsOf(tx, refs);
  await recordReads(tx, by, [...subjects.values()], 'listed with tasks');
  const names = new Map((await listPeople(tx)).map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    record: subjects.get(row.subject_id ?? '') ?? null,
    assigneeId: row.assignee_id,
    assignee: names.get(row.assignee_id ?? '') ?? null,
    dueOn: row.due_on,
    state: row.state as (typeof taskStates)[number],
    reason: row.reason,
    createdBy: names.get(row.created_by) ?? null,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    version: taskVersion(row),
  }));
}

/** Tasks, on records or free. */
export function taskRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/tasks',
    {
      schema: {
        tags: ['together'],
        querystring: Type.Object({
          show: Type.Optional(
            Type.Union([Type.Literal('mine'), Type.Literal('all'), Type.Literal('overdue')]),
          ),
          table: Type.Optional(SubjectFields.table),
          id: Type.Optional(SubjectFields.id),
        }),
        response: {
          200: Type.Object({
            tasks: Type.Array(ref(TaskSchema)),
            people: Type.Array(ref(NamedSchema), { description: 'To whom such a task can be given.' }),
            today: Type.String(),
          }),
        },
        description: 'Open ones first, by day due; at most 500.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      const { caseId } = who;
      const { show = 'all', table, id } = request.query;
      const today = new Date().toISOString().slice(0, 10);
      return archive.db.tx(who.by, async (tx) => {
        const subject = table && id ? await getSubject(tx, { table, id }) : null;
        const rows = await listTasks(tx, {
          ...(subject ? { subject } : {}),
          ...(show === 'mine' ? { assigneeId: who.by.personId } : {}),
          ...(show === 'overdue' ? { dueBefore: today } : {}),
        });
        const compartmentId =
          subject?.compartmentId ?? (await openCompartmentOf(tx, caseId).catch(() => null));
        const people = compartmentId === null ? [] : await membersOf(tx, compartmentId);
        return { tasks: await told(tx, who, rows), people, today };
      });
    },
  );

  app.post(
    '/api/tasks',
    {
      schema: {
        tags: ['together'],
        body: Type.Object({
          title: Title,
          assigneeId: Type.Optional(textOrNull),
          dueOn: Type.Optional(Day),
          record: Type.Optional(orNull(Type.Object(SubjectFields))),
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'discuss');
      const { record = null, ...given } = request.body;
      const id = await archive.db.tx(by, async (tx) => {
        const compartmentId = record ? '' : await openCompartmentOf(tx, caseId);
        return addTask(tx, by, { ...given, subject: record, compartmentId });
      });
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/tasks/:id',
    {
      schema: {
        tags: ['together'],
        params: IdParams,
        body: Type.Object({
          title: Type.Optional(Title),
          assigneeId: Type.Optional(textOrNull),
          dueOn: Type.Optional(Day),
          state: Type.Optional(Type.Union(taskStates.map((state) => Type.Literal(state)))),
          reason: Type.Optional(Type.String({ maxLength: 2000 })),
        }),
        response: { 200: Ok },
        description: 'Changes the version that If-Match names; what is left out stays.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'discuss');
      const version = expectedVersion(request);
      const change = request.body as TaskChange;
      await archive.db.tx(by, (tx) => changeTask(tx, by, request.params.id, { ...change, version }));
      return { ok: true };
    },
  );
}
