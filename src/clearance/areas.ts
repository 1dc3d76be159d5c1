import type { Tx } from '#db';
import { AppError, newId, newSerial, nowUtc } from '#kernel';
import type { RowChange } from '#ledger';
import { sealedPlace } from '#mines';
import { itemOf, reasonOf, recorded, recordOf, standing, standingAs, withdrawn } from './entries.ts';
import { dated, extentOf, groundPhrase, optional, required, wrong } from './model.ts';
import type {
  AreaFacts,
  Extent,
  GroundArea,
  GroundWork,
  Person,
  QualityVisit,
  VisitFacts,
  WorkFacts,
} from './model.ts';
import { lockVisit, lockWork } from './store.ts';

/** As the database takes it; the row that the ledger has is the same JSON. */
const kept = (extent: Extent) => JSON.parse(JSON.stringify(extent)) as GroundArea['extent'];

/** The columns of what is said of an area, but for the record. Error INVALID_INPUT. */
const checked = (facts: AreaFacts) => ({
  title: required('the-ground-title', facts.title, 300),
  place_id: optional(facts.placeId, 100),
  extent: kept(facts.extent),
  is_measured: facts.isMeasured,
  searched: facts.searched,
  searched_reasons:
    facts.searched === 'no'
      ? optional(facts.searchedReasons, 2000)
      : required('how-searched', facts.searchedReasons, 2000),
  note: optional(facts.note, 4000),
});

/** Records a hazardous area, in a sealed compartment that `by` is a member of. Errors INVALID_INPUT, NOT_FOUND, MINES_NO_SEALED. */
export async function makeArea(
  tx: Tx,
  by: Person,
  given: { readonly caseId: string; readonly compartmentId?: string; readonly facts: AreaFacts },
): Promise<GroundArea> {
  const row: GroundArea = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: await sealedPlace(tx, given.caseId, given.compartmentId),
    serial: newSerial(),
    ...checked(given.facts),
    record_id: await recordOf(tx, given.caseId, given.facts.record),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [{ table: 'ground_area', op: 'put', row }];
  await recorded(tx, by, { kind: 'ground-area-made', table: 'ground_area', row, rows });
  return row;
}

/** Changes what is said of an area, of the version that was looked at, with a reason. Errors as `makeArea`, CODING_WITHDRAWN, CONFLICT. */
export async function changeArea(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly version: string; readonly facts: Partial<AreaFacts>; readonly why: string },
): Promise<GroundArea> {
  const before = await standingAs(tx, 'ground_area', id, change.version);
  const { record, ...facts } = change.facts;
  const row: GroundArea = {
    ...before,
    ...checked({
      title: before.title,
      placeId: before.place_id,
      extent: extentOf(before),
      isMeasured: before.is_measured,
      searched: before.searched as AreaFacts['searched'],
      searchedReasons: before.searched_reasons,
      note: before.note,
      ...facts,
      record: null,
    }),
    record_id: record === undefined ? before.record_id : await recordOf(tx, before.case_id, record),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const rows: RowChange[] = [{ table: 'ground_area', op: 'put', row }];
  const reason = reasonOf(change.why);
  await recorded(tx, by, { kind: 'ground-area-changed', table: 'ground_area', row, rows, reason });
  return row;
}

/** Withdraws an area; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawArea(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const row: GroundArea = { ...(await standing(tx, 'ground_area', id)), ...withdrawn(reason) };
  const rows: RowChange[] = [{ table: 'ground_area', op: 'put', row }];
  await recorded(tx, by, { kind: 'ground-area-withdrawn', table: 'ground_area', row, rows, reason });
}

/**
 * Records a survey or a clearance of an area, with the part that it released. Whether the part lies inside, and is released once, is not refused but
 * found (`conservationOf`): documents are recorded as they are. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN.
 */
export async function recordWork(tx: Tx, by: Person, areaId: string, facts: WorkFacts): Promise<string> {
  const area = await standing(tx, 'ground_area', areaId);
  if (facts.released !== 'none' && facts.extent === null)
    throw wrong('the-released-part', 'released-needs-part');
  const row: GroundWork = {
    id: newId(),
    area_id: areaId,
    name: required('the-ground-title', facts.name, 200),
    kind: facts.kind,
    released: facts.released,
    extent: facts.extent === null ? null : kept(facts.extent),
    criteria:
      facts.released === 'none'
        ? optional(facts.criteria, 4000)
        : required('the-release-criteria', facts.criteria, 4000),
    organisation: required('the-organisation', facts.organisation, 300),
    started: dated(facts.started),
    ended: dated(facts.ended),
    method: optional(facts.method, 1000),
    depth_cm: facts.depthCm,
    item_id: await itemOf(tx, area.case_id, facts.serial),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [{ table: 'ground_work', op: 'put', row }];
  await recorded(tx, by, { kind: 'ground-work-recorded', table: 'ground_area', row: area, rows });
  return row.id;
}

async function standingWork(tx: Tx, id: string): Promise<{ work: GroundWork; area: GroundArea }> {
  const work = await lockWork(tx, id);
  if (!work) throw new AppError('NOT_FOUND', { what: 'work', id });
  if (work.withdrawn_at !== null)
    throw new AppError('CODING_WITHDRAWN', { what: groundPhrase('work-of', { text: work.name }) });
  return { work, area: await standing(tx, 'ground_area', work.area_id) };
}

/** Withdraws a work; what it released is hazardous again. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawWork(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const { work, area } = await standingWork(tx, id);
  const rows: RowChange[] = [{ table: 'ground_work', op: 'put', row: { ...work, ...withdrawn(reason) } }];
  await recorded(tx, by, { kind: 'ground-work-withdrawn', table: 'ground_area', row: area, rows, reason });
}

/** Records that somebody checked a work. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function recordVisit(tx: Tx, by: Person, workId: string, facts: VisitFacts): Promise<string> {
  const { area } = await standingWork(tx, workId);
  const row: QualityVisit = {
    id: newId(),
    work_id: workId,
    visited_on: dated(facts.visitedOn),
    inspected_by: required('the-inspector', facts.inspectedBy, 300),
    nonconformity: facts.nonconformity,
    words: optional(facts.words, 4000),
    measures: optional(facts.measures, 4000),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [{ table: 'quality_visit', op: 'put', row }];
  await recorded(tx, by, { kind: 'quality-visit-recorded', table: 'ground_area', row: area, rows });
  return row.id;
}

/** Withdraws what is recorded of a visit; it stays in the ledger. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawVisit(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const visit = await lockVisit(tx, id);
  if (!visit) throw new AppError('NOT_FOUND', { what: 'visit', id });
  const { work, area } = await standingWork(tx, visit.work_id);
  if (visit.withdrawn_at !== null)
    throw new AppError('CODING_WITHDRAWN', { what: groundPhrase('work-of', { text: work.name }) });
  const rows: RowChange[] = [{ table: 'quality_visit', op: 'put', row: { ...visit, ...withdrawn(reason) } }];
  await recorded(tx, by, { kind: 'quality-visit-withdrawn', table: 'ground_area', row: area, rows, reason });
}
