import { myCompartments } from '#access';
import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type EntryKind, type LedgeredRow, type RowChange } from '#ledger';
import { incidentForms, type IncidentForm, type PartForm } from './forms.ts';
import { fieldPhrase } from './phrases.ts';
import { isKnown, lockRecord, type RecordRow } from './store.ts';
import { calledField, checkedValues, toColumns, toValues, type Values } from './values.ts';

type Incident = LedgeredRow<'incident'>;
type Person = Identity & { readonly personId: string };
type Given = Readonly<Record<string, unknown>>;

/** An incident as messages speak of it. */
export const calledIncident = ({ title }: Pick<Incident, 'title'>) => fieldPhrase('incident-of', { title });

/** The entry of a change to an incident or to what hangs on it: all of it is the incident’s. */
export const entryOf = (
  kind: EntryKind,
  incident: Pick<Incident, 'id' | 'compartment_id'>,
  rows: readonly RowChange[],
  reason?: string,
): EntryDraft => ({
  kind,
  subject: { table: 'incident', id: incident.id },
  compartmentId: incident.compartment_id,
  rows,
  ...(reason === undefined ? {} : { reason }),
});

/** Where a record lies, and on what it hangs: an involvement on an act, everything but an incident on an incident. */
interface Under {
  readonly case_id: string;
  readonly compartment_id: string;
  readonly incident_id?: string;
  readonly act_id?: string;
}

/** The row of a new record with values that were checked. */
export function newRecord<F extends IncidentForm>(
  form: F,
  by: Person,
  under: Under,
  values: Values,
): LedgeredRow<F> {
  return {
    id: newId(),
    ...under,
    ...toColumns(form, values),
    ...begun(by),
  } as unknown as LedgeredRow<F>;
}

const put = (form: IncidentForm, row: RecordRow): RowChange => ({ table: form, op: 'put', row }) as RowChange;

/** Refuses actors and sources that are not there, of another case, or that may not be seen, naming the field. Error INVALID_INPUT. */
async function assertKnown(tx: Tx, form: IncidentForm, values: Values, caseId: string): Promise<void> {
  for (const field of incidentForms[form]) {
    const id = values[field.name];
    if ((field.kind !== 'actor' && field.kind !== 'source') || typeof id !== 'string') continue;
    if (!(await isKnown(tx, field.kind, id, caseId)))
      throw new AppError('INVALID_INPUT', { what: calledField(field), why: fieldPhrase('not-there') });
  }
}

const begun = (by: Person) => ({
  version: 1,
  made_by: by.personId,
  made_at: nowUtc(),
  changed_at: null,
  withdrawn_at: null,
  withdrawn_reason: null,
});

/**
 * Records an incident in a compartment of the case that `by` is a member of. What is not said is left open. Returns the row. Errors
 * INVALID_INPUT, NOT_FOUND.
 */
export async function makeIncident(
  tx: Tx,
  by: Person,
  given: { readonly caseId: string; readonly compartmentId: string; readonly values: Given },
): Promise<Incident> {
  const { caseId, compartmentId } = given;
  if (!(await myCompartments(tx, caseId)).some(({ id }) => id === compartmentId))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: compartmentId });
  const values = checkedValues('incident', given.values);
  const row = newRecord('incident', by, { case_id: caseId, compartment_id: compartmentId }, values);
  await record(tx, by, [entryOf('incident-made', row, [put('incident', row)])]);
  return row;
}

/** A record that stands, kept from changing until the transaction ends. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function standing<F extends IncidentForm>(
  tx: Tx,
  form: F,
  id: string,
): Promise<LedgeredRow<F> & RecordRow> {
  const row = await lockRecord(tx, form, id);
  if (!row) throw new AppError('NOT_FOUND', { what: form, id });
  if (row.withdrawn_at !== null)
    throw new AppError('CODING_WITHDRAWN', {
      what: form === 'incident' ? calledIncident(row as unknown as Incident) : fieldPhrase(`part-${form}`),
    });
  return row;
}

/**
 * Records what hangs on an incident: an act, who tells of it, what was done about it, or on one of its acts (`actId`) who had which part in
 * it. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN.
 */
export async function addPart(
  tx: Tx,
  by: Person,
  incidentId: string,
  given: { readonly form: PartForm; readonly actId?: string; readonly values: Given },
): Promise<string> {
  const { form, actId } = given;
  const incident = await standing(tx, 'incident', incidentId);
  if (form === 'involvement') {
    const act = await standing(tx, 'act', actId ?? incidentId);
    if (act.incident_id !== incident.id) throw new AppError('NOT_FOUND', { what: 'act', id: act.id });
  }
  const values = checkedValues(form, given.values);
  await assertKnown(tx, form, values, incident.case_id);
  const { case_id, compartment_id } = incident;
  const under = {
    ...(form === 'involvement' && actId !== undefined ? { act_id: actId } : {}),
    incident_id: incident.id,
    case_id,
    compartment_id,
  };
  const row = newRecord(form, by, under, values) as RecordRow;
  await record(tx, by, [entryOf('incident-changed', incident, [put(form, row)])]);
  return row.id;
}

/** The incident that a record is of or hangs on. */
async function incidentOf(tx: Tx, form: IncidentForm, row: RecordRow): Promise<Incident> {
  if (form === 'incident') return row as unknown as Incident;
  return standing(tx, 'incident', row.incident_id ?? row.id);
}

/**
 * Makes a new version of an incident or of what hangs on it: what is given replaces what was said, the rest stays. `version` is the one
 * that was looked at. Errors NOT_FOUND, CODING_WITHDRAWN, CONFLICT, INVALID_INPUT.
 */
export async function changeRecord(
  tx: Tx,
  by: Person,
  form: IncidentForm,
  change: {
    readonly id: string;
    readonly values: Given;
    readonly version: string;
    readonly reason?: string;
  },
): Promise<RecordRow> {
  const row = await standing(tx, form, change.id);
  const incident = await incidentOf(tx, form, row);
  if (String(row.version) !== change.version)
    throw new AppError('CONFLICT', { what: calledIncident(incident) });
  const values = checkedValues(form, change.values, toValues(form, row));
  await assertKnown(tx, form, values, row.case_id);
  const next = {
    ...row,
    ...toColumns(form, values),
    version: row.version + 1,
    changed_at: nowUtc(),
  } as unknown as RecordRow;
  await record(tx, by, [entryOf('incident-changed', incident, [put(form, next)], change.reason)]);
  return next;
}

/** Withdraws an incident or what hangs on it, with a reason; it stays in the ledger. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawRecord(
  tx: Tx,
  by: Person,
  form: IncidentForm,
  of: { readonly id: string; readonly reason: string },
): Promise<void> {
  const row = await standing(tx, form, of.id);
  const incident = await incidentOf(tx, form, row);
  const withdrawn = { ...row, withdrawn_at: nowUtc(), withdrawn_reason: of.reason };
  const kind = form === 'incident' ? 'incident-withdrawn' : 'incident-changed';
  await record(tx, by, [entryOf(kind, incident, [put(form, withdrawn)], of.reason)]);
}
