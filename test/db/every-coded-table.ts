import { newId } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';
import { allegationRows } from './every-allegation-table.ts';
import { conclusionRows } from './every-conclusion-table.ts';
import { proceedingRows } from './every-proceeding-table.ts';
import { settlementRows } from './every-settlement-table.ts';
import { undertakingRows } from './every-undertaking-table.ts';
import { suggestionRows } from './suggestion-rows.ts';

/** One row in every table of what was coded: quotes, claims, people and groups. */
export function codingRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: { readonly compartmentId: string; readonly source: string; readonly item: string; readonly at: string },
): RowChange[] {
  const [quote, claim, other] = [newId(), newId(), newId()];
  const proceedings = proceedingRows(home, { ...of, claim });
  const made = { made_by: home.ownerId, made_at: of.at };
  const standing = { withdrawn_at: null, withdrawn_reason: null };
  const claimRow = (id: string): LedgeredRow<'claim'> => ({
    id,
    case_id: home.caseId,
    compartment_id: of.compartmentId,
    source_id: of.source,
    kind: 'claimk-count',
    body: 'b',
    speaker: null,
    polarity: 'affirms',
    certainty: null,
    said_on: null,
    happened_on: null,
    place: null,
    place_id: null,
    measure: 'count-killed',
    value: 1.5,
    lower: null,
    upper: null,
    population: null,
    area: null,
    period_from: null,
    period_to: null,
    as_of: '2021-11~',
    version: 1,
    ...made,
    changed_at: null,
    ...standing,
  });
  return [
    {
      table: 'quote',
      op: 'put',
      row: {
        id: quote,
        item_id: of.item,
        compartment_id: of.compartmentId,
        kind: 'text',
        target_sha256: '0'.repeat(64),
        page: 1,
        start_at: 0,
        end_at: 1,
        exact: 'x',
        selector: { type: 'TextQuoteSelector', exact: 'x' },
        language: null,
        ...made,
        ...standing,
      },
    },
    {
      table: 'quote_translation',
      op: 'put',
      row: {
        id: newId(),
        quote_id: quote,
        language: 'en',
        body: 'x',
        translator: 't',
        translated_on: null,
        is_certified: false,
        ...made,
      },
    },
    { table: 'claim', op: 'put', row: claimRow(claim) },
    { table: 'claim', op: 'put', row: claimRow(other) },
    { table: 'claim_quote', op: 'put', row: { claim_id: claim, quote_id: quote, added_at: of.at } },
    {
      table: 'claim_link',
      op: 'put',
      row: {
        id: newId(),
        claim_id: claim,
        other_claim_id: other,
        relation: 'supports',
        reason: 'r',
        ...made,
        ...standing,
      },
    },
    {
      table: 'claim_grade',
      op: 'put',
      row: { id: newId(), claim_id: claim, reliability: 'F', credibility: '6', reason: 'r', ...made },
    },
    ...suggestionRows(home, { ...of, claim }),
    ...conclusionRows(home, { ...of, claim, quote }),
    ...allegationRows(home, { ...of, claim }),
    ...proceedings,
    ...undertakingRows(home, {
      ...of,
      claim,
      proceeding: ((proceedings[0]?.row ?? {}) as { id: string }).id,
    }),
    ...settlementRows(home, { compartmentId: of.compartmentId, claim, at: of.at }),
    ...actorRows(home, { compartmentId: of.compartmentId, claim, source: of.source, made }),
  ];
}

function actorRows(
  home: { readonly caseId: string },
  of: {
    readonly compartmentId: string;
    readonly claim: string;
    readonly source: string;
    readonly made: { readonly made_by: string; readonly made_at: string };
  },
): RowChange[] {
  const { claim, compartmentId, made, source } = of;
  const [one, other] = [newId(), newId()] as const;
  const standing = { withdrawn_at: null, withdrawn_reason: null };
  const pair = { id: newId(), actor_id: one, other_id: other, reason: 'r', ...made, ...standing };
  return [
    ...[one, other].flatMap((id): RowChange[] => [
      {
        table: 'actor',
        op: 'put',
        row: {
          id,
          case_id: home.caseId,
          compartment_id: compartmentId,
          kind: 'person',
          pseudonym: `P-${Number.parseInt(id.slice(-7), 16)}`.padEnd(6, '0'),
          counting_unit: 'unit-individual',
          is_protected: true,
          ...made,
          withdrawn_at: null,
        },
      },
      {
        table: 'actor_identity',
        op: 'put',
        row: {
          actor_id: id,
          compartment_id: compartmentId,
          sex: 'female',
          born_on: '1971~',
          died_on: null,
          age_lower: 40,
          age_upper: 41,
          age_on: '2011',
          number_lower: null,
          number_upper: null,
          description: 'd',
          details: { citizenships: ['XX'] },
          open_reason: null,
          version: 1,
          changed_at: null,
          withdrawn_reason: null,
        },
      },
    ]),
    {
      table: 'actor_name',
      op: 'put',
      row: {
        id: newId(),
        actor_id: one,
        compartment_id: compartmentId,
        name: 'N',
        kind: 'official',
        language: null,
        script: 'Latn',
        source_id: source,
        claim_id: claim,
        is_main: true,
        match_keys: ['wN'],
        ...made,
        ...standing,
      },
    },
    {
      table: 'actor_merge',
      op: 'put',
      row: {
        id: newId(),
        kept_id: one,
        merged_id: other,
        reason: 'r',
        ...made,
        undone_by: null,
        undone_at: null,
        undone_reason: null,
      },
    },
    { table: 'actor_distinct', op: 'put', row: pair },
    {
      table: 'actor_relation',
      op: 'put',
      row: { ...pair, id: newId(), kind: 'kin', words: 'w', from_on: '2001', until_on: null, claim_id: null },
    },
    {
      table: 'field_basis',
      op: 'put',
      row: {
        id: newId(),
        record_table: 'actor',
        record_id: one,
        field: 'bornOn',
        claim_id: claim,
        stance: 'supports',
        note: null,
        ...made,
        ...standing,
      },
    },
  ];
}
