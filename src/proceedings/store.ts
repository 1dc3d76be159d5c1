import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { LinkRelation, Proceeding, Step } from './model.ts';

/** A proceeding; null when there is none that may be seen. */
export async function findProceeding(tx: Tx, id: string): Promise<Proceeding | null> {
  return (await tx.selectFrom('proceeding').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, kept from changing until the transaction ends. */
export async function lockProceeding(tx: Tx, id: string): Promise<Proceeding | null> {
  const row = await tx
    .selectFrom('proceeding')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Proceedings of a case that stand, the newest first, at most `limit`, after one of them. */
export async function listProceedings(
  tx: Tx,
  of: {
    readonly caseId: string;
    readonly limit: number;
    readonly after: { madeAt: string; id: string } | null;
  },
): Promise<Proceeding[]> {
  const { caseId, limit, after } = of;
  let query = tx
    .selectFrom('proceeding')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null);
  if (after !== null)
    query = query.where(sql<boolean>`(made_at, id) < (${after.madeAt}::timestamptz, ${after.id}::uuid)`);
  return query.orderBy('made_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** A link between two proceedings, kept from changing; null when there is none that may be seen. */
export async function lockLink(tx: Tx, id: string): Promise<LedgeredRow<'proceeding_link'> | null> {
  const row = await tx
    .selectFrom('proceeding_link')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Another proceeding about the same facts, as it stands to the one that is shown. */
export interface ShownLink {
  readonly id: string;
  readonly other_id: string;
  readonly other_compartment_id: string;
  readonly title: string;
  readonly forum: string;
  readonly status: string;
  readonly parties: LedgeredRow<'proceeding'>['parties'];
  readonly instruments: readonly string[];
  readonly relation: LinkRelation;
  readonly reason: string;
  readonly made_by: string;
  readonly made_at: string;
}

/** Links of a proceeding that stand, from whichever side they were recorded, the oldest first; withdrawn proceedings are left out. */
export async function linksOf(tx: Tx, proceedingId: string): Promise<ShownLink[]> {
  const { rows } = await sql<ShownLink>`
    select l.id, o.id as other_id, o.compartment_id as other_compartment_id, o.title, o.forum, o.status, o.parties, o.instruments, l.reason, l.made_by, l.made_at,
      case when l.proceeding_id = ${proceedingId} or l.relation = 'parallel' then l.relation
        when l.relation = 'earlier' then 'later' else 'earlier' end as relation
    from proceeding_link l
    join proceeding o on o.id = case when l.proceeding_id = ${proceedingId} then l.other_id else l.proceeding_id end
    where ${proceedingId} in (l.proceeding_id, l.other_id) and l.withdrawn_at is null and o.withdrawn_at is null
    order by l.made_at, l.id`.execute(tx);
  return rows;
}

/** An item or a claim that another proceeding rests on as well. What a sealed claim says is null. */
export interface Shared {
  readonly other_id: string;
  readonly serial: string | null;
  readonly claim_id: string | null;
  readonly body: string | null;
}

/** Most of what two proceedings share that is told. */
const SHARED_MAX = 200;

/** Items and claims that show steps of a proceeding, or that its answers rest on, and those of one of the others as well, as far as they may be seen. */
export async function sharedWith(
  tx: Tx,
  proceedingId: string,
  otherIds: readonly string[],
): Promise<Shared[]> {
  if (otherIds.length === 0) return [];
  const { rows } = await sql<Shared>`
    with used as (
      select s.proceeding_id, x.item_id, null::uuid as claim_id from step s join step_item x on x.step_id = s.id
      where s.withdrawn_at is null and s.proceeding_id = any (${[proceedingId, ...otherIds]}::uuid[])
      union
      select a.proceeding_id, e.item_id, e.claim_id from checklist_answer a join answer_evidence e on e.answer_id = a.id
      where a.proceeding_id = any (${[proceedingId, ...otherIds]}::uuid[]))
    select o.proceeding_id as other_id, i.serial, c.id as claim_id, case when not k.is_sealed then c.body end as body
    from used u join used o on o.proceeding_id <> u.proceeding_id and (o.item_id = u.item_id or o.claim_id = u.claim_id)
    left join item i on i.id = o.item_id
    left join claim c on c.id = o.claim_id left join compartment k on k.id = c.compartment_id
    where u.proceeding_id = ${proceedingId} and (i.id is not null or c.id is not null)
    order by o.proceeding_id, i.serial nulls last, c.id limit ${SHARED_MAX}`.execute(tx);
  return rows;
}

/** Whether two proceedings are linked already, from either side. */
export async function areLinked(tx: Tx, one: string, other: string): Promise<boolean> {
  const { rows } = await sql`
    select from proceeding_link where withdrawn_at is null
      and (proceeding_id, other_id) in ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid)) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Steps of one proceeding that are shown. */
export const STEPS_MAX = 2_000;

/** Steps that stand: those that are dated in the order of time, then the others as they were recorded. At most one more than STEPS_MAX. */
export async function stepsOf(tx: Tx, proceedingId: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select * from step where proceeding_id = ${proceedingId} and withdrawn_at is null
    order by edtf_first(happened_on) nulls last, edtf_last(happened_on), made_at, id limit ${STEPS_MAX + 1}`.execute(
    tx,
  );
  return rows;
}

/** A step, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockStep(tx: Tx, id: string): Promise<Step | null> {
  return (
    (await tx.selectFrom('step').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
  );
}

/** What those of these steps that are exchanges say of it, by the id of the step. */
export async function exchangesOf(
  tx: Tx,
  stepIds: readonly string[],
): Promise<LedgeredRow<'diplomatic_exchange'>[]> {
  if (stepIds.length === 0) return [];
  return tx
    .selectFrom('diplomatic_exchange')
    .selectAll()
    .where('id', 'in', [...stepIds])
    .execute();
}

/** Steps of these proceedings from which a time may run, as far as they may be seen, at most `limit`. */
export async function stepsWithTimes(
  tx: Tx,
  proceedingIds: readonly string[],
  limit: number,
): Promise<Step[]> {
  if (proceedingIds.length === 0) return [];
  return tx
    .selectFrom('step')
    .selectAll()
    .where('proceeding_id', 'in', [...proceedingIds])
    .where((where) => where.or([where('event', 'is not', null), where('fixed_times', 'is not', null)]))
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Of each of these proceedings the step that was taken last, up to a day. */
export async function lastSteps(tx: Tx, proceedingIds: readonly string[], day: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select distinct on (proceeding_id) * from step
    where proceeding_id = any (${[...proceedingIds]}::uuid[]) and withdrawn_at is null and edtf_last(happened_on) <= ${day}::date
    order by proceeding_id, edtf_last(happened_on) desc, made_at desc, id desc`.execute(tx);
  return rows;
}

/** Items that show steps, as far as they may be seen. */
export async function itemsOfSteps(
  tx: Tx,
  stepIds: readonly string[],
): Promise<{ step_id: string; item_id: string; serial: string }[]> {
  if (stepIds.length === 0) return [];
  return tx
    .selectFrom('step_item as s')
    .innerJoin('item as i', 'i.id', 's.item_id')
    .select(['s.step_id', 's.item_id', 'i.serial'])
    .where('s.step_id', 'in', [...stepIds])
    .orderBy('i.serial')
    .execute();
}

/** An answer to a test, who gave it, and how many there are to the same test. */
export type ShownAnswer = LedgeredRow<'checklist_answer'> & { readonly answers: number };

/** The newest answer to every test of a proceeding that was answered. */
export async function newestAnswers(tx: Tx, proceedingId: string): Promise<ShownAnswer[]> {
  const { rows } = await sql<ShownAnswer>`
    select distinct on (checklist, test) *, (count(*) over (partition by checklist, test))::integer as answers
    from checklist_answer where proceeding_id = ${proceedingId}
    order by checklist, test, made_at desc, id desc`.execute(tx);
  return rows;
}

/** Answers to one test of a proceeding, the newest first, at most a hundred. */
export async function answersToTest(
  tx: Tx,
  of: { readonly proceedingId: string; readonly checklist: string; readonly test: string },
): Promise<(LedgeredRow<'checklist_answer'> & { readonly evidence: readonly ShownEvidence[] })[]> {
  const rows = await tx
    .selectFrom('checklist_answer')
    .selectAll()
    .where('proceeding_id', '=', of.proceedingId)
    .where('checklist', '=', of.checklist)
    .where('test', '=', of.test)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  const evidence = await evidenceOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    evidence: evidence.filter(({ answer_id: answerId }) => answerId === row.id),
  }));
}

/** A claim or an item that an answer rests on. What a sealed claim says is null: shown in passing, it would be a read that nobody recorded. */
export interface ShownEvidence {
  readonly id: string;
  readonly answer_id: string;
  readonly claim_id: string | null;
  readonly body: string | null;
  readonly serial: string | null;
  /** That the claim was withdrawn since. */
  readonly is_withdrawn: boolean;
}

/** What answers rest on, as far as it may be seen, in the order in which it was given. */
export async function evidenceOf(tx: Tx, answerIds: readonly string[]): Promise<ShownEvidence[]> {
  if (answerIds.length === 0) return [];
  const { rows } = await sql<ShownEvidence>`
    select e.id, e.answer_id, e.claim_id, case when not k.is_sealed then c.body end as body, i.serial,
      c.withdrawn_at is not null as is_withdrawn
    from answer_evidence e
    left join claim c on c.id = e.claim_id left join compartment k on k.id = c.compartment_id
    left join item i on i.id = e.item_id
    where e.answer_id = any (${[...answerIds]}::uuid[]) order by e.id`.execute(tx);
  return rows;
}

/** How many tests of a checklist were answered by which version of it, as they were answered last; of proceedings of a case that may be seen. */
export async function answeredBy(
  tx: Tx,
  caseId: string,
  checklist: string,
): Promise<{ version: number; digest: string; answers: number }[]> {
  const { rows } = await sql<{ version: number; digest: string; answers: number }>`
    select checklist_version as version, checklist_digest as digest, count(*)::int as answers
    from (select distinct on (a.proceeding_id, a.test) a.checklist_version, a.checklist_digest
      from checklist_answer a join proceeding p on p.id = a.proceeding_id
      where p.case_id = ${caseId} and p.withdrawn_at is null and a.checklist = ${checklist}
      order by a.proceeding_id, a.test, a.made_at desc, a.id desc) last
    group by 1, 2 order by 1 desc, 2`.execute(tx);
  return rows;
}
