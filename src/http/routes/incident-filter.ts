import type { Static } from 'typebox';
import { readBox } from '#catalogue';
import { vocabularies, type IncidentFilter } from '#coding';
import type { IncidentQuery } from '../schema-incidents.ts';

/** The filter that a query means, in a case. Errors VOCABULARY_UNKNOWN, INVALID_INPUT. */
export function incidentFilter(query: Static<typeof IncidentQuery>, caseId: string): IncidentFilter {
  const { text, act, method, ground, status, actor, place, from, until, box } = query;
  const within = (id: string): readonly string[] => vocabularies().within(id);
  return {
    caseId,
    ...(text === undefined ? {} : { text }),
    ...(act === undefined ? {} : { acts: within(act) }),
    ...(method === undefined ? {} : { methods: within(method) }),
    ...(ground === undefined ? {} : { grounds: within(ground) }),
    ...(status === undefined ? {} : { statuses: within(status) }),
    ...(actor === undefined ? {} : { actorId: actor }),
    ...(place === undefined ? {} : { placeIds: [place] }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(box === undefined ? {} : { box: readBox(box) }),
  };
}
