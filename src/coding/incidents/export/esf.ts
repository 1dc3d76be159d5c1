import { vocabularies } from '../../model.ts';
import { incidentForms, type Field, type IncidentForm } from '../forms.ts';
import { exportedName, type ExportedBasis, type ExportedIncident, type ExportedRecord } from './model.ts';

type Value = ExportedRecord['values'][string];

const ours = (name: string): string => `muniment:${name}`;

/** A term with the codes of the micro-thesauri of HURIDOCS that correspond, which have the list’s number before them. */
function coded(id: string): { readonly term: string; readonly huridocs: readonly string[] } {
  return { term: id, huridocs: vocabularies().term(id).huridocs };
}

function shown(field: Field, value: Value): unknown {
  if (field.kind === 'term' && typeof value === 'string') return coded(value);
  if (field.kind === 'terms' && Array.isArray(value)) return value.map((id: string) => coded(id));
  return value;
}

const isSaid = (value: Value | undefined): value is Exclude<Value, null> =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

/** The fields of a record by their numbers, those without one and what we know besides under `muniment:`. */
function numbered(form: IncidentForm, record: ExportedRecord): Record<string, unknown> {
  const fields: Record<string, unknown> = { [ours('id')]: record.id };
  const basis: Record<string, readonly ExportedBasis[]> = {};
  for (const field of incidentForms[form]) {
    const name = exportedName(field);
    const value = record.values[name];
    // Latitude and longitude are one field of the formats.
    const key = field.esf === null || field.kind === 'degrees' ? ours(name) : field.esf;
    if (isSaid(value) && field.kind !== 'degrees') fields[key] = shown(field, value);
    const under = record.basis[name];
    if (under) basis[key] = under;
  }
  const { latitude, longitude } = record.values;
  if (typeof latitude === 'number' && typeof longitude === 'number') fields['0173'] = { latitude, longitude };
  if (Object.keys(basis).length > 0) fields[ours('basis')] = basis;
  fields[ours('version')] = record.version;
  fields[ours('madeAt')] = record.madeAt;
  if (record.withdrawnAt !== null) {
    fields[ours('withdrawnAt')] = record.withdrawnAt;
    fields[ours('withdrawnReason')] = record.withdrawnReason;
  }
  return fields;
}

/**
 * The incident in the shape of the Events Standard Formats (HURIDOCS; numbers as OpenEvSys implements them): the event with its acts, each
 * with its involvements, with information, interventions and the chain of events. 0101 is our id, there being no other record number.
 */
export function eventOf(incident: ExportedIncident): object {
  const hung = (form: IncidentForm, key: string, records: readonly ExportedRecord[]) =>
    records.map((record) => ({ [key]: incident.id, ...numbered(form, record) }));
  return {
    '0101': incident.id,
    ...numbered('incident', incident),
    ...(incident.madeBy === null ? {} : { [ours('madeBy')]: incident.madeBy }),
    acts: incident.acts.map((act) => ({
      '2103': incident.id,
      ...numbered('act', act),
      involvements: act.involvements.map((one) => ({
        '2403': incident.id,
        '2404': act.id,
        ...numbered('involvement', one),
      })),
    })),
    information: hung('information', '2503', incident.information),
    interventions: hung('intervention', '2603', incident.interventions),
    // Said from one side: an incident to which another stands so says it where that one is the event.
    chainOfEvents: incident.chain
      .filter(({ isFrom }) => isFrom)
      .map(({ otherId, relation, reason }) => ({
        '2202': incident.id,
        '2203': otherId,
        '2209': coded(relation),
        [ours('reason')]: reason,
      })),
  };
}
