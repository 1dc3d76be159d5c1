import { newId } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of incidents and what hangs on them. */
export function incidentRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: { readonly compartmentId: string; readonly source: string; readonly at: string },
): RowChange[] {
  const [incident, other, act] = [newId(), newId(), newId()];
  const standing = { withdrawn_at: null, withdrawn_reason: null };
  const made = { made_by: home.ownerId, made_at: of.at };
  const kept = { case_id: home.caseId, compartment_id: of.compartmentId, facts: {}, version: 1 };
  const common = { ...kept, ...made, changed_at: null, ...standing };
  const hung = { incident_id: incident, ...common };
  const when = { happened_on: null, place: null, place_id: null };
  const position = { latitude: 40.5, longitude: -46.25, position_kind: 'approximate' };
  const row = { id: incident, title: 'i', ...when, ...position, status: null, ...common };
  return [
    { table: 'incident', op: 'put', row },
    { table: 'incident', op: 'put', row: { ...row, id: other } },
    {
      table: 'act',
      op: 'put',
      row: {
        id: act,
        kind: 'act-torture',
        victim_id: null,
        ...when,
        methods: [],
        grounds: ['ground-race'],
        ...hung,
      },
    },
    {
      table: 'involvement',
      op: 'put',
      row: { id: newId(), act_id: act, actor_id: null, degree: null, perpetrator_types: [], ...hung },
    },
    {
      table: 'information',
      op: 'put',
      row: { id: newId(), source_id: of.source, actor_id: null, connection: null, ...hung },
    },
    {
      table: 'intervention',
      op: 'put',
      row: { id: newId(), kind: 'intv-help', party_id: null, victim_id: null, happened_on: null, ...hung },
    },
    {
      table: 'incident_link',
      op: 'put',
      row: {
        id: newId(),
        incident_id: incident,
        other_incident_id: other,
        relation: 'chain-precedes',
        reason: 'r',
        ...made,
        ...standing,
      },
    },
  ];
}
