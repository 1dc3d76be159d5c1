import type { LedgeredRow } from '#ledger';
import { incidentForms, type Field, type IncidentForm } from '../forms.ts';
import type { RecordRow } from '../store.ts';
import { toValues } from '../values.ts';
import type { BasisRow, ChainRow, IncidentRow } from './store.ts';

/** An actor that a record names; all of it is null for one that lies where the export does not reach. */
export interface NamedActor {
  readonly id: string | null;
  readonly pseudonym: string | null;
  readonly kind: string | null;
  readonly name: string | null;
}

/** A source that a record names; a protected one has its pseudonym for a name. */
export interface NamedSource {
  readonly id: string | null;
  readonly kind: string | null;
  readonly name: string | null;
}

/** A claim that a value rests on (`supports`) or that says otherwise (`contradicts`). */
export interface ExportedBasis {
  readonly stance: string;
  readonly claimId: string;
  readonly body: string;
  /** Whether the claim stands in nothing but items that were withdrawn, as far as the export reaches. */
  readonly isOfWithdrawn: boolean;
  readonly note: string | null;
}

type Value = string | number | readonly string[] | NamedActor | NamedSource | null;

/** A record as it leaves the archive. */
export interface ExportedRecord {
  readonly id: string;
  /** What is said, by the names of `exportedFields`. */
  readonly values: Readonly<Record<string, Value>>;
  /** By the same names, only where a value has one. */
  readonly basis: Readonly<Record<string, readonly ExportedBasis[]>>;
  readonly version: number;
  readonly madeAt: string;
  readonly changedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
}

/** An act with who is said to have had which part in it. */
export interface ExportedAct extends ExportedRecord {
  readonly involvements: readonly ExportedRecord[];
}

/** An incident as it leaves the archive, with what hangs on it. */
export interface ExportedIncident extends ExportedRecord {
  readonly madeBy: string | null;
  readonly madeById: string;
  readonly acts: readonly ExportedAct[];
  readonly information: readonly ExportedRecord[];
  readonly interventions: readonly ExportedRecord[];
  readonly chain: readonly {
    readonly relation: string;
    /** Whether this incident is the one that stands so to the other. */
    readonly isFrom: boolean;
    readonly otherId: string;
    readonly reason: string;
  }[];
}

/** A field under the name that an export has for it: who is named stands there as such, not as an id. */
export const exportedName = ({ name, kind }: Pick<Field, 'name' | 'kind'>): string =>
  kind === 'actor' || kind === 'source' ? name.replace(/Id$/, '') : name;

/** Whom the records name, by id, as far as the export reaches; and which claims that they rest on stand in withdrawn items alone. */
export interface Named {
  readonly gone: ReadonlySet<string>;
  readonly actors: ReadonlyMap<string, NamedActor>;
  readonly sources: ReadonlyMap<string, NamedSource>;
}

const BEYOND_ACTOR: NamedActor = { id: null, pseudonym: null, kind: null, name: null };
const BEYOND_SOURCE: NamedSource = { id: null, kind: null, name: null };

/** A record as it leaves the archive. */
export function exportedRecord(
  form: IncidentForm,
  row: RecordRow,
  of: { readonly named: Named; readonly bases: readonly BasisRow[] },
): ExportedRecord {
  const said = toValues(form, row);
  const fields = incidentForms[form];
  const ofField = Map.groupBy(of.bases, ({ field }) => field);
  return {
    id: row.id,
    values: Object.fromEntries(
      fields.map((field): [string, Value] => {
        const value = said[field.name] ?? null;
        if (typeof value !== 'string') return [exportedName(field), value];
        if (field.kind === 'actor') return [exportedName(field), of.named.actors.get(value) ?? BEYOND_ACTOR];
        if (field.kind === 'source')
          return [exportedName(field), of.named.sources.get(value) ?? BEYOND_SOURCE];
        return [exportedName(field), value];
      }),
    ),
    basis: Object.fromEntries(
      fields.flatMap((field): [string, ExportedBasis[]][] => {
        const under = ofField.get(field.name);
        if (!under) return [];
        const shown = under.map(({ stance, claim_id: claimId, body, note }) => ({
          stance,
          claimId,
          body,
          isOfWithdrawn: of.named.gone.has(claimId),
          note,
        }));
        return [[exportedName(field), shown]];
      }),
    ),
    version: row.version,
    madeAt: row.made_at,
    changedAt: row.changed_at,
    withdrawnAt: row.withdrawn_at,
    withdrawnReason: row.withdrawn_reason,
  };
}

/** What hangs on one incident. */
export interface PartsOfOne {
  readonly act: readonly LedgeredRow<'act'>[];
  readonly involvement: readonly LedgeredRow<'involvement'>[];
  readonly information: readonly LedgeredRow<'information'>[];
  readonly intervention: readonly LedgeredRow<'intervention'>[];
  readonly chain: readonly ChainRow[];
}

/** An incident as it leaves the archive. */
export function exportedIncident(
  row: IncidentRow,
  parts: PartsOfOne,
  of: { readonly named: Named; readonly bases: ReadonlyMap<string, readonly BasisRow[]> },
): ExportedIncident {
  const made = (form: IncidentForm, one: RecordRow): ExportedRecord =>
    exportedRecord(form, one, { named: of.named, bases: of.bases.get(one.id) ?? [] });
  const ofAct = Map.groupBy(parts.involvement, (one) => one.act_id);
  return {
    ...made('incident', row),
    madeBy: row.maker,
    madeById: row.made_by,
    acts: parts.act.map((act) => ({
      ...made('act', act),
      involvements: (ofAct.get(act.id) ?? []).map((one) => made('involvement', one)),
    })),
    information: parts.information.map((one) => made('information', one)),
    interventions: parts.intervention.map((one) => made('intervention', one)),
    chain: parts.chain.map((one) => ({
      relation: one.relation,
      isFrom: one.is_from,
      otherId: one.other_id,
      reason: one.reason,
    })),
  };
}
