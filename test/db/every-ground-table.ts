import { newId, newSerial } from '#kernel';
import type { RowChange } from '#ledger';

const SQUARE = [
  [
    [
      [46.9, 39.9],
      [46.91, 39.9],
      [46.91, 39.91],
      [46.9, 39.9],
    ],
  ],
];

/** One row in every table of what the ground showed. */
export function groundRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: { readonly compartmentId: string; readonly item: string; readonly at: string },
): RowChange[] {
  const [accident, area, work] = [newId(), newId(), newId()];
  const made = { made_by: home.ownerId, made_at: of.at };
  const gone = { withdrawn_at: null, withdrawn_reason: null };
  const own = { case_id: home.caseId, compartment_id: of.compartmentId };
  const standing = { version: 1, ...made, changed_at: null, ...gone };
  const position = { latitude: 39.9, longitude: 46.9, precision: 'measured' };
  return [
    {
      table: 'accident',
      op: 'put',
      row: {
        id: accident,
        ...own,
        serial: newSerial(),
        title: 't',
        dated: '2031-05',
        place_id: null,
        ...position,
        class: 'mine',
        device_category: null,
        device_model: null,
        circumstances: null,
        ground: null,
        marked: 'unknown',
        moved: 'unknown',
        killed_least: 1,
        killed_most: null,
        injured_least: null,
        injured_most: null,
        counted_by: 'c',
        item_id: of.item,
        ...standing,
      },
    },
    {
      table: 'accident_victim',
      op: 'put',
      row: {
        id: newId(),
        accident_id: accident,
        actor_id: null,
        sex: 'unknown',
        age: null,
        age_band: 'adult',
        outcome: 'killed',
        role: 'unknown',
        role_rule: null,
        activity: 'a',
        tampered: 'unknown',
        consent: 'not-asked',
        note: null,
        ...made,
        ...gone,
      },
    },
    {
      table: 'ground_area',
      op: 'put',
      row: {
        id: area,
        ...own,
        serial: newSerial(),
        title: 't',
        place_id: null,
        extent: SQUARE,
        is_measured: true,
        record_id: null,
        searched: 'no',
        searched_reasons: null,
        note: null,
        ...standing,
      },
    },
    {
      table: 'ground_work',
      op: 'put',
      row: {
        id: work,
        area_id: area,
        name: 'n',
        kind: 'clearance',
        released: 'cleared',
        extent: SQUARE,
        criteria: 'c',
        organisation: 'o',
        started: null,
        ended: '2031',
        method: null,
        depth_cm: 13,
        item_id: of.item,
        ...made,
        ...gone,
      },
    },
    {
      table: 'quality_visit',
      op: 'put',
      row: {
        id: newId(),
        work_id: work,
        visited_on: null,
        inspected_by: 'i',
        nonconformity: 'minor',
        words: null,
        measures: null,
        ...made,
        ...gone,
      },
    },
    {
      table: 'found_device',
      op: 'put',
      row: {
        id: newId(),
        ...own,
        serial: newSerial(),
        found_on: '2031',
        ...position,
        category: 'anti-personnel',
        model: 'm',
        lot: null,
        made_on: '2021',
        condition: null,
        depth_cm: null,
        destroyed: 'unknown',
        record_id: null,
        area_id: area,
        item_id: of.item,
        note: null,
        ...standing,
      },
    },
  ];
}
