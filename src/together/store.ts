import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { subjectTables, type Named, type Subject, type SubjectRef } from './model.ts';

/** Most characters of what a record without a title says that stand for it in a list. */
const LABEL_LENGTH = 160;

/** What stands for a record where others name it; a person or group is never named by more than the pseudonym. */
const LABELS: Readonly<Record<SubjectRef['table'], RawBuilder<string>>> = {
  item: sql`title`,
  dossier: sql`title`,
  claim: sql`left(body, ${LABEL_LENGTH})`,
  incident: sql`title`,
  actor_identity: sql`(select a.pseudonym from actor a where a.id = actor_id)`,
  conclusion: sql`left(statement, ${LABEL_LENGTH})`,
  allegation: sql`title`,
  proceeding: sql`title`,
  undertaking: sql`title`,
  pleading: sql`title`,
  settlement: sql`names -> 0 ->> 'name'`,
  handover: sql`title`,
  hazard_record: sql`serial`,
  detention_record: sql`serial`,
  // Likewise: a title may tell where mines are.
  accident: sql`serial`,
  ground_area: sql`serial`,
  displacement_record: sql`serial`,
};

/** The records that the identity of `tx` may see among these, by id. */
export async function subjectsOf(tx: Tx, refs: readonly SubjectRef[]): Promise<Map<string, Subject>> {
  const wanted = subjectTables.flatMap((table) => {
    const ids = refs.filter((one) => one.table === table).map(({ id }) => id);
    if (ids.length === 0) return [];
    const serial = table === 'item' ? sql`serial` : sql`null`;
    const key = sql.ref(table === 'actor_identity' ? 'actor_id' : 'id');
    return [
      sql`select ${table}::text as "table", ${key}::text as id, compartment_id::text as "compartmentId",
        ${LABELS[table]} as label, ${serial} as serial from ${sql.table(table)} where ${key} = any (${ids}::uuid[])`,
    ];
  });
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<Subject>`${sql.join(wanted, sql` union all `)}`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Active people who may see a compartment, by name; nobody for those who may not see it themselves. */
export async function membersOf(tx: Tx, compartmentId: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select p.id, p.name from person p where p.id in (select members_of(${compartmentId})) order by p.name, p.id`.execute(
    tx,
  );
  return rows;
}

/** Comments about a record, oldest first. */
export async function commentsOn(tx: Tx, subject: SubjectRef): Promise<LedgeredRow<'comment'>[]> {
  return tx
    .selectFrom('comment')
    .selectAll()
    .where('subject_table', '=', subject.table)
    .where('subject_id', '=', subject.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** A comment, kept from changing until the transaction ends; null when there is none that may be seen and changed. */
export async function lockComment(tx: Tx, id: string): Promise<LedgeredRow<'comment'> | null> {
  const seen = await tx.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirst();
  const locked = await tx
    .selectFrom('comment')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return locked ?? seen ?? null;
}

/** A task, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockTask(tx: Tx, id: string): Promise<LedgeredRow<'task'> | null> {
  return (
    (await tx.selectFrom('task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
  );
}

/** Which tasks are wanted. */
export interface TaskFilter {
  readonly subject?: SubjectRef;
  readonly assigneeId?: string;
  /** Open ones due before this day (YYYY-MM-DD). */
  readonly dueBefore?: string;
}

/** Up to 500 tasks: open ones first, by day due, then the newest of those that are done or dropped. */
export async function listTasks(tx: Tx, filter: TaskFilter): Promise<LedgeredRow<'task'>[]> {
  let query = tx.selectFrom('task').selectAll();
  if (filter.subject) query = query.where('subject_id', '=', filter.subject.id);
  if (filter.assigneeId) query = query.where('assignee_id', '=', filter.assigneeId);
  if (filter.dueBefore) query = query.where('state', '=', 'open').where('due_on', '<', filter.dueBefore);
  return query
    .orderBy(sql`state <> 'open'`)
    .orderBy(sql`case when state = 'open' then due_on end asc nulls last`)
    .orderBy(sql`coalesce(changed_at, created_at)`, 'desc')
    .limit(500)
    .execute();
}

/** Whether the person is active and has a role: nobody else is told anything. */
export async function mayListen(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('person as p')
    .innerJoin('role_grant as g', 'g.person_id', 'p.id')
    .select('p.id')
    .where('p.id', '=', personId)
    .where('p.status', '=', 'active')
    .executeTakeFirst();
  return row !== undefined;
}
