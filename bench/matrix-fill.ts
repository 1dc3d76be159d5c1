import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawFor } from '#law';
import { newId, newSerial, nowUtc } from '#kernel';
import { record, type EntryDraft, type LedgeredRow, type RowChange } from '#ledger';
import { makeAllegation } from '#pleading';
import type { BenchArchive } from './place.ts';
import { settle, type Compartments } from './search-fill.ts';

const BATCH = 2_000;
/** So many items come from one source. */
const ITEMS_OF_SOURCE = 5;
/** Every so many items lie where the reader cannot see them. */
const CLOSED_EVERY = 8;
/** Every so many items were weighed by nobody. */
const UNWEIGHED_EVERY = 10;
/** Kinds of evidence of the shipped rubric that begin at different bands. */
const KINDS = ['contemporaneous-official-record', 'press', 'firsthand-statement', 'un-fact-finding'] as const;
const STANDING = { withdrawn_at: null, withdrawn_reason: null };

/** The provision that is charged. */
export const PROVISION = 'bench-pact.1';
const ELEMENT = (n: number): string => `${PROVISION}.e${n}`;

/** What the filling makes: `each` is to how many elements an item is laid. */
export interface MatrixShape {
  readonly items: number;
  readonly elements: number;
  readonly each: number;
}

/** A fictional instrument with so many elements, in the folder of the archive's own law; JSON is YAML. */
function writeLaw(root: string, elements: number): void {
  const folder = join(root, 'law/bench');
  mkdirSync(folder, { recursive: true });
  const head = { format: 'muniment-law/1', version: 1 };
  const write = (name: string, of: object): void =>
    writeFileSync(join(folder, name), JSON.stringify({ ...head, ...of }, null, 1));
  write('package.yaml', {
    kind: 'package',
    id: 'bench',
    title: { en: 'For a measurement' },
    licence: 'Apache-2.0',
  });
  write('bench-pact.yaml', {
    kind: 'instrument',
    id: 'bench-pact',
    names: { en: 'A fictional pact' },
    citation: 'nowhere',
    basis: 'knowledge',
    forumBasis: [{ forum: 'icj', kind: 'interpretive', basis: 'knowledge' }],
    parties: [],
    standards: { icj: 'convincing' },
    provisions: [
      {
        id: PROVISION,
        label: { en: 'Article 1' },
        text: { en: 'Everything that a fictional pact asks for' },
        kind: 'duty',
        basis: 'knowledge',
        elements: Array.from({ length: elements }, (_, n) => ({
          id: ELEMENT(n),
          text: { en: `Fictional element ${n}: that something was done, and to whom` },
          basis: 'knowledge',
        })),
      },
    ],
  });
}

/** A claim with its item, its quote and what a person confirmed that it weighs. */
function pieceDrafts(
  of: {
    readonly caseId: string;
    readonly compartmentId: string;
    readonly sourceId: string;
    readonly by: string;
  },
  n: number,
): { claimId: string; drafts: EntryDraft[] } {
  const [itemId, quoteId, claimId] = [newId(), newId(), newId()];
  const { caseId, compartmentId, sourceId, by } = of;
  const made = { made_by: by, made_at: nowUtc() };
  const lies = { case_id: caseId, compartment_id: compartmentId };
  const sha256 = String(n).padStart(64, '0');
  const exact = `passage ${n}`;
  const item: LedgeredRow<'item'> = {
    id: itemId,
    serial: newSerial(),
    ...lies,
    source_id: sourceId,
    title: `Fictional report ${n}`,
    // No blob stands behind these items; nothing that is measured here reads one.
    sha256,
    size_bytes: 1,
    media_type: 'text/plain',
    kind: 'text',
    page_count: 1,
    languages: ['en'],
    document_date: '2031-05-04',
    received_at: nowUtc(),
  };
  const claim: RowChange[] = [
    {
      table: 'quote',
      op: 'put',
      row: {
        id: quoteId,
        item_id: itemId,
        compartment_id: compartmentId,
        kind: 'text',
        target_sha256: sha256,
        page: 1,
        start_at: 0,
        end_at: exact.length,
        exact,
        selector: {},
        language: 'en',
        ...made,
        ...STANDING,
      },
    },
    {
      table: 'claim',
      op: 'put',
      row: {
        id: claimId,
        ...lies,
        source_id: sourceId,
        kind: 'claimk-fact',
        body: `It is said, number ${n}, that something was seen at the fictional bridge.`,
        speaker: null,
        polarity: n % 5 === 0 ? 'denies' : 'affirms',
        certainty: null,
        said_on: '2031-05-04',
        happened_on: '2031-05-03',
        place: null,
        place_id: null,
        measure: null,
        value: null,
        lower: null,
        upper: null,
        population: null,
        area: null,
        period_from: null,
        period_to: null,
        as_of: null,
        version: 1,
        ...made,
        changed_at: null,
        ...STANDING,
      },
    },
    {
      table: 'claim_quote',
      op: 'put',
      row: { claim_id: claimId, quote_id: quoteId, added_at: made.made_at },
    },
  ];
  const draft = (kind: EntryDraft['kind'], table: 'item' | 'claim', rows: RowChange[]): EntryDraft => ({
    kind,
    subject: { table, id: table === 'item' ? itemId : claimId },
    compartmentId,
    rows,
  });
  return {
    claimId,
    drafts: [
      draft('item-received', 'item', [{ table: 'item', op: 'put', row: item }]),
      draft('claim-made', 'claim', claim),
    ],
  };
}

/**
 * An allegation with every item laid to some of its elements, three of four for it, nine of ten weighed, every eighth where the reader
 * cannot see it. Returns the allegation, and a claim that the reader sees.
 */
export async function fillMatrix(
  place: BenchArchive,
  compartments: Compartments,
  { items, elements, each }: MatrixShape,
): Promise<{ readonly allegationId: string; readonly claimId: string }> {
  const { archive, by, caseId } = place;
  writeLaw(archive.paths.root, elements);
  const law = lawFor(archive.paths.root);
  const rubric = law.rubric('b7');
  const recordAll = (drafts: readonly EntryDraft[]): Promise<unknown> =>
    archive.db.tx(by, (tx) => record(tx, by, drafts));
  const lies = (n: number): string => (n % CLOSED_EVERY === 0 ? compartments.closed : compartments.open);
  const sources = Array.from({ length: Math.ceil(items / ITEMS_OF_SOURCE) }, () => newId());
  await recordAll(
    sources.map((id, n): EntryDraft => {
      const row: LedgeredRow<'source'> = {
        id,
        case_id: caseId,
        compartment_id: compartments.open,
        name: `Fictional source ${n}`,
        kind: 'organisation',
        affiliation: null,
        reliability: null,
        independence_group: null,
        is_protected: false,
        pseudonym: null,
        identity_compartment_id: null,
        organisation_id: null,
        note: null,
        created_at: nowUtc(),
      };
      const subject = { table: 'source' as const, id };
      return {
        kind: 'source-registered',
        subject,
        compartmentId: row.compartment_id,
        rows: [{ table: 'source', op: 'put', row }],
      };
    }),
  );
  const facts = {
    title: 'Everything of a fictional pact',
    party: 'State A (fictional)',
    respondent: 'State B (fictional)',
    forum: 'icj',
    provision: PROVISION,
    standard: null,
    attribution: null,
    facts: null,
    period: null,
    place: null,
  };
  const allegationId = await archive.db.tx(by, (tx) =>
    makeAllegation(tx, by, { law, caseId, compartmentId: compartments.open, facts }),
  );
  let seen = '';
  for (let from = 0; from < items; from += BATCH) {
    const [received, weighed, laid]: [EntryDraft[], EntryDraft[], EntryDraft[]] = [[], [], []];
    for (let n = from; n < Math.min(items, from + BATCH); n += 1) {
      const compartmentId = lies(n);
      const sourceId = sources[Math.floor(n / ITEMS_OF_SOURCE)] ?? '';
      const { claimId, drafts } = pieceDrafts({ caseId, compartmentId, sourceId, by: by.personId }, n);
      received.push(...drafts);
      if (n === 9) seen = claimId;
      const made = { made_by: by.personId, made_at: nowUtc() };
      const band = (n * 7) % 6;
      // Items of one element lie a whole number of elements apart: without this all of them would be of one sort.
      const sort = n + Math.floor(n / elements);
      if (sort % UNWEIGHED_EVERY !== 0)
        weighed.push({
          kind: 'claim-weighed',
          subject: { table: 'claim', id: claimId },
          compartmentId,
          rows: [
            {
              table: 'weighing',
              op: 'put',
              row: {
                id: newId(),
                claim_id: claimId,
                rubric: rubric.id,
                rubric_version: rubric.version,
                rubric_digest: rubric.digest,
                evidence_kind: KINDS[n % KINDS.length] ?? 'press',
                answers: { F3: n % 400, F4: 'direct', F15: 'gapless' },
                computed: band,
                band,
                reasons: null,
                ...made,
              },
            },
          ],
        });
      for (let at = 0; at < each; at += 1)
        laid.push({
          kind: 'evidence-laid',
          subject: { table: 'allegation', id: allegationId },
          compartmentId: compartments.open,
          rows: [
            {
              table: 'laid_evidence',
              op: 'put',
              row: {
                id: newId(),
                allegation_id: allegationId,
                slot: ELEMENT((n + at * Math.floor(elements / each)) % elements),
                claim_id: claimId,
                conclusion_id: null,
                incident_id: null,
                record_table: null,
                record_id: null,
                stance: sort % 4 === 3 ? 'against' : 'for',
                answer: sort % 8 === 3 ? 'It was said elsewhere that this is not so.' : null,
                note: null,
                ...made,
                ...STANDING,
              },
            },
          ],
        });
    }
    for (const drafts of [received, weighed, laid]) await recordAll(drafts);
  }
  await settle(place);
  return { allegationId, claimId: seen };
}
