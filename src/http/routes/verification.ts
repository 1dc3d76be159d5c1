import { Type } from 'typebox';
import { listPeople } from '#access';
import {
  checkItem,
  reviewCheck,
  verificationOf,
  verificationState,
  verificationSubjects,
  withdrawCheck,
  type VerificationPart,
} from '#coding';
import type { App, HttpParts } from '../context.ts';
import { IdParams, ref, SerialParams } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import { CheckBody, CheckSchema, NoteBody } from '../schema-conclusions.ts';
import { openItem } from './items.ts';

const Ok = Type.Object({ ok: Type.Boolean() });

/** The verification of user-generated content: checks of source, technical side and content, each read by a second person. */
export function verificationRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/items/:serial/verification',
    {
      schema: {
        tags: ['coding'],
        params: SerialParams,
        response: {
          200: Type.Object({
            state: Type.Unsafe<'none' | 'begun' | 'to-review' | 'verified'>({
              type: 'string',
              enum: ['none', 'begun', 'to-review', 'verified'],
            }),
            subjects: Type.Record(Type.String(), Type.Array(Type.String())),
            checks: Type.Array(ref(CheckSchema)),
          }),
        },
        description:
          'Verified means that each of the three parts was checked and a second person has read every check; it says nothing of whether the content is true.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      return archive.db.tx(who.by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'verification read');
        const checks = await verificationOf(tx, [item.id]);
        const names = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
        return {
          state: verificationState(checks),
          subjects: Object.fromEntries(
            Object.entries(verificationSubjects).map(([part, subjects]) => [part, [...subjects]]),
          ),
          checks: checks.map((check) => ({
            id: check.id,
            part: check.part as VerificationPart,
            subject: check.subject,
            method: check.method,
            inputs: check.inputs,
            outcome: check.outcome,
            confidence: check.confidence as 'low',
            isMine: check.made_by === who.by.personId,
            madeBy: names.get(check.made_by) ?? null,
            madeAt: check.made_at,
            reviewedBy: check.reviewed_by === null ? null : (names.get(check.reviewed_by) ?? null),
            reviewedAt: check.reviewed_at,
            reviewNote: check.review_note,
          })),
        };
      });
    },
  );

  app.post(
    '/api/items/:serial/verification',
    {
      schema: {
        tags: ['coding'],
        params: SerialParams,
        body: CheckBody,
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'describe');
      const id = await archive.db.tx(who.by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'checked');
        return checkItem(tx, who.by, item, request.body);
      });
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/verification-checks/:id/review',
    { schema: { tags: ['coding'], params: IdParams, body: NoteBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => reviewCheck(tx, by, request.params.id, request.body.note));
      return { ok: true };
    },
  );

  app.post(
    '/api/verification-checks/:id/withdrawal',
    { schema: { tags: ['coding'], params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => withdrawCheck(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );
}
