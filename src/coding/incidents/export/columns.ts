import type { SheetColumn } from '#kernel';
import { incidentForms, type IncidentForm } from '../forms.ts';
import { exportedName, type ExportedAct, type ExportedIncident, type ExportedRecord } from './model.ts';

/** One act of an incident; an incident of which no act is known has one row without. */
export interface ActRow {
  readonly incident: ExportedIncident;
  readonly act: ExportedAct | null;
}

/** The rows of an incident, which is repeated in each. */
export function rowsOf(incident: ExportedIncident): ActRow[] {
  if (incident.acts.length === 0) return [{ incident, act: null }];
  return incident.acts.map((act) => ({ incident, act }));
}

const SEPARATOR = ' | ';
const WIDE = { text: 40, line: 24, terms: 30 } as const;

/** What one field says in one cell: of somebody the name, else the pseudonym, and null of who lies where the export does not reach. */
export function cellOf(value: ExportedRecord['values'][string] | undefined): string | number | null {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'number')
    return value ?? null;
  if ('name' in value) return value.name ?? ('pseudonym' in value ? value.pseudonym : null);
  return value.length === 0 ? null : value.join(SEPARATOR);
}

const several = (records: readonly ExportedRecord[], name: string): string | null =>
  records
    .map(({ values }) => cellOf(values[name]))
    .filter((cell) => cell !== null)
    .join(SEPARATOR) || null;

const claimsUnder = (record: ExportedRecord | null, stance: string): string | null => {
  const bases = Object.values(record?.basis ?? {}).flat();
  const ids = bases.filter((basis) => basis.stance === stance).map(({ claimId }) => claimId);
  return [...new Set(ids)].join(SEPARATOR) || null;
};

/** Of an incident and one of its acts: the claims under either, for or against, that stand in withdrawn items alone. */
const claimsOfWithdrawn = (...records: readonly (ExportedRecord | null)[]): string | null => {
  const bases = records.flatMap((record) => Object.values(record?.basis ?? {}).flat());
  const ids = bases.filter(({ isOfWithdrawn }) => isOfWithdrawn).map(({ claimId }) => claimId);
  return [...new Set(ids)].join(SEPARATOR) || null;
};

const columnsOf = (form: IncidentForm, pick: (row: ActRow) => ExportedRecord | null): SheetColumn<ActRow>[] =>
  incidentForms[form].map((field) => {
    const name = exportedName(field);
    const width = field.kind in WIDE ? WIDE[field.kind as keyof typeof WIDE] : 16;
    return [
      `${form}_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      (row) => cellOf(pick(row)?.values[name]),
      width,
    ];
  });

const involvements = (name: string) => (row: ActRow) => several(row.act?.involvements ?? [], name);

/**
 * An act with its incident as one row. Columns are those of the fields, in the order of `forms.ts`, with the name of the record before
 * them; several involvements stand in one cell, each in the same place of each cell. Names are for programs and are not translated.
 */
export const INCIDENT_COLUMNS: readonly SheetColumn<ActRow>[] = [
  ['incident_id', ({ incident }) => incident.id, 38],
  ...columnsOf('incident', ({ incident }) => incident),
  ['incident_supported_by', ({ incident }) => claimsUnder(incident, 'supports'), 38],
  ['incident_contradicted_by', ({ incident }) => claimsUnder(incident, 'contradicts'), 38],
  ['act_id', ({ act }) => act?.id ?? null, 38],
  ...columnsOf('act', ({ act }) => act),
  ['act_supported_by', ({ act }) => claimsUnder(act, 'supports'), 38],
  ['act_contradicted_by', ({ act }) => claimsUnder(act, 'contradicts'), 38],
  ['involvements', ({ act }) => act?.involvements.length ?? null, 12],
  ['involvement_actors', involvements('actor'), 30],
  ['involvement_degrees', involvements('degree'), 24],
  ['information_sources', ({ incident }) => several(incident.information, 'source'), 30],
  ['information_actors', ({ incident }) => several(incident.information, 'actor'), 30],
  ['interventions', ({ incident }) => several(incident.interventions, 'kind'), 24],
  ['made_by', ({ incident }) => incident.madeBy, 24],
  ['made_at', ({ incident }) => incident.madeAt, 26],
  ['changed_at', ({ incident }) => incident.changedAt, 26],
  ['withdrawn_at', ({ incident }) => incident.withdrawnAt, 26],
  ['withdrawn_reason', ({ incident }) => incident.withdrawnReason, 30],
  ['act_withdrawn_at', ({ act }) => act?.withdrawnAt ?? null, 26],
  ['act_withdrawn_reason', ({ act }) => act?.withdrawnReason ?? null, 30],
  ['claims_of_withdrawn', ({ incident, act }) => claimsOfWithdrawn(incident, act), 38],
];
