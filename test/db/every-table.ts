import { newId, nowUtc } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';
import { codingRows } from './every-coded-table.ts';

function incidentRows(
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

/** One row in every table that belongs to an item or a dossier, in a compartment of its own. */
export function rowsOfEveryTable(
  home: { readonly caseId: string; readonly ownerId: string },
  compartmentId: string,
): { item: string; rows: RowChange[] } {
  const at = nowUtc();
  const [source, batch, item, other, derivation, dossier, exhibit, build] = Array.from(
    { length: 8 },
    newId,
  ) as [string, string, string, string, string, string, string, string];
  const itemRow = (id: string, digit: string): LedgeredRow<'item'> => ({
    id,
    serial: `${id.slice(-4)}-${id.slice(-8, -4)}`,
    case_id: home.caseId,
    compartment_id: compartmentId,
    source_id: source,
    title: 'x',
    sha256: digit.repeat(64),
    size_bytes: 1,
    media_type: null,
    kind: null,
    page_count: null,
    languages: [],
    document_date: null,
    received_at: at,
  });
  const rows: RowChange[] = [
    {
      table: 'source',
      op: 'put',
      row: {
        id: source,
        case_id: home.caseId,
        compartment_id: compartmentId,
        name: 's',
        kind: 'unknown',
        affiliation: null,
        reliability: null,
        independence_group: null,
        note: null,
        created_at: at,
      },
    },
    {
      table: 'intake_batch',
      op: 'put',
      row: {
        id: batch,
        case_id: home.caseId,
        compartment_id: compartmentId,
        source_id: source,
        received_by: home.ownerId,
        label: 'b',
        obtained_from: null,
        obtained_how: null,
        obtained_at: null,
        conditions: null,
        language: null,
        restrictions: null,
        fingerprint: batch,
        created_at: at,
      },
    },
    { table: 'item', op: 'put', row: itemRow(item, 'a') },
    { table: 'item', op: 'put', row: itemRow(other, 'b') },
    {
      table: 'provenance',
      op: 'put',
      row: {
        id: newId(),
        item_id: item,
        batch_id: batch,
        original_path: 'x',
        original_path_bytes: null,
        container_item_id: null,
        modified_at: null,
        received_at: at,
      },
    },
    {
      table: 'derivation',
      op: 'put',
      row: {
        id: derivation,
        item_id: item,
        tool: 't',
        tool_version: '1',
        params: {},
        input_sha256: 'a',
        outcome: 'done',
        started_at: at,
        ended_at: at,
      },
    },
    {
      table: 'copy',
      op: 'put',
      row: {
        id: newId(),
        item_id: item,
        kind: 'evidentiary',
        role: 'original',
        page: null,
        sha256: 'a'.repeat(64),
        size_bytes: 1,
        media_type: null,
        derivation_id: null,
        created_at: at,
      },
    },
    {
      table: 'finding',
      op: 'put',
      row: {
        id: newId(),
        item_id: item,
        batch_id: null,
        compartment_id: compartmentId,
        tool: 't',
        code: 'X',
        subject: 'x',
        detail: 'x',
        severity: 'info',
        found_at: at,
        cleared_at: null,
      },
    },
    {
      table: 'item_relation',
      op: 'put',
      row: { item_id: item, other_item_id: other, kind: 'same-text', score: 1, found_at: at },
    },
    { table: 'item_tag', op: 'put', row: { item_id: item, tag: 'read', tagged_at: at } },
    {
      table: 'item_place',
      op: 'put',
      row: {
        item_id: item,
        latitude: 0.1234567890123,
        longitude: -1e-7,
        accuracy_m: null,
        derivation_id: derivation,
      },
    },
    {
      table: 'text_sketch',
      op: 'put',
      row: { item_id: item, text_sha256: 'a', shingles: 1, sketch: [1], bands: [1] },
    },
    {
      table: 'dossier',
      op: 'put',
      row: {
        id: dossier,
        case_id: home.caseId,
        compartment_id: compartmentId,
        title: 'd',
        name: dossier,
        forum: null,
        numbering: '',
        created_at: at,
      },
    },
    {
      table: 'exhibit',
      op: 'put',
      row: { id: exhibit, dossier_id: dossier, item_id: item, position: 1, title: 'e' },
    },
    { table: 'exhibit_section', op: 'put', row: { exhibit_id: exhibit, title: 's' } },
    {
      table: 'dossier_plan',
      op: 'put',
      row: { dossier_id: dossier, page_limit: null, languages: ['en'] },
    },
    {
      table: 'dossier_build',
      op: 'put',
      row: {
        id: build,
        dossier_id: dossier,
        bundle_sha256: 'a'.repeat(64),
        content_sha256: 'a'.repeat(64),
        size_bytes: 1,
        exhibits: 1,
        pages: 1,
        checkpoint_size: 1,
        result: 'PASS',
        built_at: at,
      },
    },
    { table: 'bundle_item', op: 'put', row: { build_id: build, item_id: item } },
    {
      table: 'comment',
      op: 'put',
      row: {
        id: newId(),
        compartment_id: compartmentId,
        subject_table: 'item',
        subject_id: item,
        author_id: home.ownerId,
        body: 'c',
        mentions: [],
        version: 1,
        created_at: at,
        changed_at: null,
        withdrawn_at: null,
        withdrawn_reason: null,
      },
    },
    {
      table: 'task',
      op: 'put',
      row: {
        id: newId(),
        compartment_id: compartmentId,
        subject_table: 'item',
        subject_id: item,
        title: 't',
        assignee_id: null,
        due_on: null,
        state: 'open',
        reason: null,
        created_by: home.ownerId,
        created_at: at,
        changed_at: null,
      },
    },
    ...codingRows(home, { compartmentId, source, item, at }),
    ...incidentRows(home, { compartmentId, source, at }),
  ];
  return { item, rows };
}
