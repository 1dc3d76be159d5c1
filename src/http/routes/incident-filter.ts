import type { Static } from 'typebox';
import { readBox } from '#catalogue';
import { sameAs, vocabularies, type IncidentFilter } from '#coding';
import type { Tx } from '#db';
import type { IncidentQuery } from '../schema-incidents.ts';

/**
 * The filter that a query means, in a case: a term that is a group stands for all below it, an actor for all who are the same. Errors
 * VOCABULARY_UNKNOWN, INVALID_INPUT.
 */
export async function incidentFilter(
  tx: Tx,
  query: Static<typeof IncidentQuery>,
  caseId: string,
): Promise<IncidentFilter> {
  const { text, act, method, ground, status, actor, place, from, until, box } = query;
  const within = (id: string): readonly string[] => vocabularies().within(id);
  return {
    caseId,
    ...(text === undefined ? {} : { text }),
    ...(act === undefined ? {} : { acts: within(act) }),
    ...(method === undefined ? {} : { methods: within(method) }),
    ...(ground === undefined ? {} : { grounds: within(ground) }),
    ...(status === undefined ? {} : { statuses: within(status) }),
    ...(actor === undefined ? {} : { actorIds: await sameAs(tx, actor) }),
    ...(place === undefined ? {} : { placeIds: [place] }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(box === undefined ? {} : { box: readBox(box) }),
  };
}
