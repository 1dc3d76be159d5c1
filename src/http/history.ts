import { type Static, Type } from 'typebox';
import { listPeople } from '#access';
import type { Archive } from '#archive';
import { listOfTerms } from '#coding';
import type { Tx } from '#db';
import { changesOf } from '#together';
import { ref } from './schema.ts';
import { HistoryLineSchema } from './schema-together.ts';

/**
 * What is recorded about these records, the oldest first, as far as the identity of `tx` may see it: who did what, why, and what it changed
 * from what to what; what came in with an import begins with that. The caller records that it is read.
 */
export async function historyOf(
  archive: Archive,
  tx: Tx,
  subjectIds: readonly string[],
): Promise<Static<typeof HistoryLineSchema>[]> {
  const names = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
  const lines = await archive.ledger.history(tx, ...subjectIds);
  const { changes, beginnings } = await changesOf(tx, subjectIds);
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  const came = beginnings.map(({ actorId, ...one }) => ({
    ...one,
    actor: nameOf(actorId),
    detail: {},
    changes: [],
  }));
  const since = lines.map(({ id, index, kind, at, actorId, entry }) => ({
    id,
    index,
    kind,
    at,
    actor: nameOf(actorId),
    role: String((entry['actor'] as { role?: unknown } | undefined)?.role ?? ''),
    detail: {
      ...(entry['reason'] === undefined ? {} : { reason: entry['reason'] }),
      ...(entry['note'] as object | undefined),
    },
    changes: (changes.get(id) ?? []).map((one) => {
      const list = listOfTerms([one.from, one.to].flatMap((value) => value?.split(', ') ?? []));
      return list === null ? one : { ...one, list };
    }),
  }));
  // What an import made is older than all else about it.
  return [...came, ...since];
}

/** The body of an answer with a history. */
export const HistorySchema = Type.Object({ entries: Type.Array(ref(HistoryLineSchema)) });
