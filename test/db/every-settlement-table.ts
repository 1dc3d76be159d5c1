import { newId, newSerial } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of settlements. */
export function settlementRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: { readonly compartmentId: string; readonly claim: string; readonly at: string },
): RowChange[] {
  const [settlement, obstacle, word, assessment] = [newId(), newId(), newId(), newId()];
  const made = { made_by: home.ownerId, made_at: of.at };
  const standing = { ...made, withdrawn_at: null, withdrawn_reason: null };
  const state = {
    kind: 'mines',
    what: 'w',
    holds_from: '2020-10~',
    holds_to: null,
    reliability: 'low',
    reliability_reasons: 'r',
    geometry: { type: 'Point', coordinates: [46.5, 40.25] },
    hazard_serial: null,
    known_by: home.ownerId,
    known_from: of.at,
  };
  const names = [
    {
      name: 'Nowhere',
      language: 'en',
      kind: 'unclassified',
      usedBy: null,
      from: null,
      until: null,
      source: 's',
      basis: 'to-be-checked',
    },
  ];
  return [
    {
      table: 'settlement',
      op: 'put',
      row: {
        id: settlement,
        case_id: home.caseId,
        compartment_id: of.compartmentId,
        serial: newSerial(),
        place_id: null,
        names,
        latitude: 40.25,
        longitude: 46.5,
        precision: 'approximate',
        extent: null,
        note: null,
        is_invented: true,
        version: 1,
        changed_at: null,
        ...standing,
      },
    },
    {
      table: 'settlement_route',
      op: 'put',
      row: {
        id: newId(),
        settlement_id: settlement,
        name: 'n',
        line: {
          type: 'LineString',
          coordinates: [
            [46.5, 40.25],
            [46.75, 40.5],
          ],
        },
        buffer_m: 50,
        ...standing,
      },
    },
    {
      table: 'obstacle',
      op: 'put',
      row: { id: obstacle, settlement_id: settlement, ...state, version: 2, ...standing },
    },
    {
      table: 'obstacle_past',
      op: 'put',
      row: { obstacle_id: obstacle, version: 1, settlement_id: settlement, ...state, known_to: of.at },
    },
    {
      table: 'obstacle_word',
      op: 'put',
      row: {
        id: word,
        settlement_id: settlement,
        obstacle_id: obstacle,
        says: 'denied',
        side: 'State A',
        said_by: 's',
        said_on: '2031-07',
        of_when: null,
        own_words: 'o',
        ...standing,
      },
    },
    {
      table: 'criterion_assessment',
      op: 'put',
      row: {
        id: assessment,
        settlement_id: settlement,
        criterion: 'safety',
        finding: 'not-met',
        holds_from: '2031',
        holds_to: null,
        assessed_by: 'a',
        assessed_on: '2031-08',
        words: 'w',
        ...standing,
      },
    },
    {
      table: 'settlement_basis',
      op: 'put',
      row: {
        id: newId(),
        settlement_id: settlement,
        obstacle_id: null,
        word_id: word,
        assessment_id: null,
        item_id: null,
        quote_id: null,
        claim_id: of.claim,
        incident_id: null,
        event_id: null,
        ...made,
        removed_at: null,
      },
    },
  ];
}
