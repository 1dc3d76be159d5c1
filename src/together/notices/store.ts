import { sql } from 'kysely';
import type { Tx } from '#db';
import { newId, nowUtc } from '#kernel';
import { subjectTables, type Subject } from '../model.ts';
import { subjectsOf } from '../store.ts';

/** Kinds of notification. */
export type NoticeKind = 'mention' | 'task' | 'build' | 'search-alert' | 'barred';

/** What somebody is to be told: a pointer at what is recorded, never its words. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly subject: { readonly table: string; readonly id: string };
  /** Only members of it will see the notification; null: the person themselves whatever happens. */
  readonly compartmentId: string | null;
  /** Who caused it: the person of the transaction, or null when a service of ours did. */
  readonly actorId: string | null;
  /** The ledger entry that it tells of, if one does. */
  readonly entryId: string | null;
}

/** Tells one person, in the transaction of what happened. Shown only while they may see the compartment. */
export async function notify(tx: Tx, personId: string, notice: Notice): Promise<void> {
  await notifyAll(tx, [personId], notice);
}

/** Tells several people, each once. */
export async function notifyAll(tx: Tx, personIds: readonly string[], notice: Notice): Promise<void> {
  const people = [...new Set(personIds)];
  if (people.length === 0) return;
  await tx
    .insertInto('notification')
    .values(
      people.map((personId) => ({
        id: newId(),
        person_id: personId,
        kind: notice.kind,
        subject_table: notice.subject.table,
        subject_id: notice.subject.id,
        compartment_id: notice.compartmentId,
        actor_id: notice.actorId,
        entry_id: notice.entryId,
        created_at: nowUtc(),
        read_at: null,
      })),
    )
    .execute();
}

/** People other than `personId` who opened or changed a dossier, and that person. */
export async function peopleOfDossier(tx: Tx, dossierId: string, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct e.actor_id as id from ledger_entry e
    where e.subject_id = ${dossierId} and e.kind in ('dossier-opened', 'dossier-changed')
      and e.actor_id in (select members_of((select compartment_id from dossier where id = ${dossierId})))`.execute(
    tx,
  );
  return [...new Set([personId, ...rows.map(({ id }) => id)])];
}

/** One notification as its person sees it. */
export interface NoticeLine {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly at: string;
  readonly readAt: string | null;
  readonly actor: string | null;
  readonly subjectTable: string;
  readonly subjectId: string;
  readonly entryId: string | null;
  readonly compartmentId: string | null;
  /** The record it leads to; null when there is none that may be seen. */
  readonly record: Subject | null;
  /** Title of the task, where it is about one. */
  readonly task: string | null;
}

/** The newest notifications of a person before `before` (an id), newest first. */
export async function noticesOf(
  tx: Tx,
  personId: string,
  before: string | null,
  limit: number,
): Promise<NoticeLine[]> {
  const { rows } = await sql<
    Omit<NoticeLine, 'record'> & { recordTable: string | null; recordId: string | null }
  >`
    select n.id, n.kind, n.created_at as at, n.read_at as "readAt", a.name as actor,
      n.subject_table as "subjectTable", n.subject_id as "subjectId", n.entry_id as "entryId",
      n.compartment_id as "compartmentId",
      case n.subject_table when 'task' then t.subject_table else n.subject_table end as "recordTable",
      case n.subject_table when 'task' then t.subject_id::text else n.subject_id end as "recordId", t.title as task
    from notification n
    left join person a on a.id = n.actor_id
    left join task t on t.id = (case n.subject_table when 'task' then n.subject_id::uuid end)
    where n.person_id = ${personId} and (${before}::uuid is null or n.id < ${before}::uuid)
    order by n.id desc limit ${limit}`.execute(tx);
  const subjects = await subjectsOf(
    tx,
    rows.flatMap(({ recordTable, recordId }) => {
      const table = subjectTables.find((name) => name === recordTable);
      return table === undefined || recordId === null ? [] : [{ table, id: recordId }];
    }),
  );
  return rows.map(({ recordTable: _table, recordId, ...line }) => ({
    ...line,
    record: subjects.get(recordId ?? '') ?? null,
  }));
}

/** How many a person has not read, counted no further than 100. */
export async function unreadOf(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select from notification where person_id = ${personId} and read_at is null limit 100
    ) as unread`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Marks some of a person's notifications, or all of them, as read. */
export async function markRead(tx: Tx, personId: string, ids: readonly string[] | null): Promise<void> {
  let query = tx
    .updateTable('notification')
    .set({ read_at: nowUtc() })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null);
  if (ids !== null) query = query.where(sql<boolean>`id = any (${[...ids]}::uuid[])`);
  await query.execute();
}
