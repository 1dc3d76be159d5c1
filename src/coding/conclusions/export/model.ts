import type { SheetColumn } from '#kernel';

/** A claim as a conclusion names it; a claim is what somebody asserted, never a fact. */
export interface ExportedGround {
  readonly claimId: string;
  readonly body: string;
  readonly polarity: string;
  /** Null where the export does not reach the source. */
  readonly source: string | null;
  readonly speaker: string | null;
  readonly reliability: string;
  readonly credibility: string;
  readonly measure: string | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly asOf: string | null;
  /** The first quote that the export reaches, and its item. */
  readonly serial: string | null;
  readonly quote: string | null;
  /** Whether it stands in nothing but items that were withdrawn, as far as the export reaches. */
  readonly isOfWithdrawn: boolean;
  readonly note: string | null;
}

/** A step on the ladder. */
export interface ExportedStep {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly version: number;
  readonly madeBy: string | null;
  readonly madeAt: string;
}

/** A conclusion as it leaves the archive. Each side is a list of independent origins, each a list of claims. */
export interface ExportedConclusion {
  readonly id: string;
  readonly statement: string;
  readonly reasons: string | null;
  readonly standard: string | null;
  readonly status: string;
  readonly incidentId: string | null;
  readonly supersedesId: string | null;
  readonly supporting: readonly (readonly ExportedGround[])[];
  readonly contradicting: readonly (readonly ExportedGround[])[];
  /** Claims that it names and that were withdrawn since: they are not told of. */
  readonly withdrawnClaims: number;
  /** Whether it names more claims than an export tells of. */
  readonly hasMore: boolean;
  readonly steps: readonly ExportedStep[];
  readonly version: number;
  readonly madeBy: string | null;
  readonly madeAt: string;
  readonly changedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
}

const bodies = (side: ExportedConclusion['supporting']): string =>
  side
    .flat()
    .map(({ source, speaker, body }) => `${[source, speaker].filter(Boolean).join(', ')}: ${body}`)
    .join('\n');

/** A conclusion as one row; its claims with who says them, a line each. Column names are for programs and are not translated. */
export const CONCLUSION_COLUMNS: readonly SheetColumn<ExportedConclusion>[] = [
  ['id', (one) => one.id, 38],
  ['conclusion', (one) => one.statement, 60],
  ['reasons', (one) => one.reasons, 60],
  ['standard', (one) => one.standard, 18],
  ['status', (one) => one.status, 18],
  ['incident_id', (one) => one.incidentId, 38],
  ['supersedes_id', (one) => one.supersedesId, 38],
  ['origins_for', (one) => one.supporting.length, 10],
  ['origins_against', (one) => one.contradicting.length, 10],
  ['claims_for', (one) => bodies(one.supporting), 60],
  ['claims_against', (one) => bodies(one.contradicting), 60],
  [
    'claims_of_withdrawn',
    (one) => [...one.supporting, ...one.contradicting].flat().filter((claim) => claim.isOfWithdrawn).length,
    10,
  ],
  ['withdrawn_claims', (one) => one.withdrawnClaims, 10],
  ['more_claims', (one) => (one.hasMore ? 'yes' : 'no'), 10],
  ['version', (one) => one.version, 8],
  ['made_by', (one) => one.madeBy, 24],
  ['made_at', (one) => one.madeAt, 26],
  ['changed_at', (one) => one.changedAt, 26],
  ['withdrawn_at', (one) => one.withdrawnAt, 26],
  ['withdrawn_reason', (one) => one.withdrawnReason, 30],
];
