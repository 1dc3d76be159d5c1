import { Type } from 'typebox';
import { listPeople, recordReads, type WhatWasRead } from '#access';
import { GROUNDS_PAGE, groundsOf, listConclusions, type GroundOrigin } from '#coding';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { ref } from '../schema.ts';
import { ConclusionQuery, GroundedConclusionSchema } from '../schema-conclusions.ts';
import { shownClaim } from './claims.ts';
import { conclusionFilter, shownConclusion } from './conclusions.ts';

const shownOrigin = ({ grounds, why }: GroundOrigin) => ({
  claims: grounds.map(({ claim, note }) => ({ claim: shownClaim(claim), note })),
  why: [...why],
});

/** Claims by conclusion: what each rests on and what speaks against it, by independent origin. */
export function conclusionGroundRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/conclusion-claims',
    {
      schema: {
        tags: ['coding'],
        querystring: ConclusionQuery,
        response: {
          200: Type.Object({
            items: Type.Array(ref(GroundedConclusionSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
        description:
          'Conclusions, the newest first, with the claims for each and against it that one may see, grouped by independent origin (docs/formats/claims-checks.md). Who is right is not said.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { cursor, ...narrowed } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      return archive.db.tx(by, async (tx) => {
        const filter = conclusionFilter(caseId, narrowed);
        const place = after && { madeAt: after.receivedAt, id: after.id };
        const found = await listConclusions(tx, filter, { limit: GROUNDS_PAGE + 1, cursor: place });
        const rows = found.slice(0, GROUNDS_PAGE);
        const grounds = await groundsOf(tx, { caseId, conclusionIds: rows.map(({ id }) => id) });
        const names = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
        const claims = [...grounds.values()].flatMap(({ supporting, contradicting }) =>
          [...supporting, ...contradicting].flatMap((origin) => origin.grounds.map(({ claim }) => claim)),
        );
        const read: WhatWasRead[] = [
          ...rows.map((row) => ({ table: 'conclusion' as const, row })),
          ...[...new Map(claims.map((row) => [row.id, row])).values()].map((row) => ({
            table: 'claim' as const,
            row,
          })),
        ].map(({ table, row }) => ({ table, id: row.id, compartmentId: row.compartment_id }));
        await recordReads(tx, by, read, 'listed');
        const last = found.length > GROUNDS_PAGE ? rows.at(-1) : undefined;
        return {
          items: rows.flatMap((row) => {
            const own = grounds.get(row.id);
            if (!own) return [];
            const { supporting, contradicting, withdrawn, hasMore } = own;
            return [
              {
                conclusion: shownConclusion(row, names),
                supporting: supporting.map(shownOrigin),
                contradicting: contradicting.map(shownOrigin),
                withdrawn,
                hasMore,
              },
            ];
          }),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
        };
      });
    },
  );
}
