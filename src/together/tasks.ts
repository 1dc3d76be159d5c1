import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { getSubject } from './comments.ts';
import type { SubjectRef } from './model.ts';
import { notifyAll } from './notices/store.ts';
import { lockTask, membersOf } from './store.ts';
import { togetherPhrase } from './errors.ts';

type TaskRow = LedgeredRow<'task'>;
type PersonIdentity = Identity & { readonly personId: string };

/** States of a task. */
export const taskStates = ['open', 'done', 'dropped'] as const;

/** What can be said of a task; what is left out stays. */
export interface TaskChange {
  readonly title?: string;
  readonly assigneeId?: string | null;
  /** Day, YYYY-MM-DD. */
  readonly dueOn?: string | null;
  readonly state?: (typeof taskStates)[number];
  readonly reason?: string;
}

/** Version of a task for If-Match: the moment of its last change, as digits. */
export function taskVersion(row: Pick<TaskRow, 'created_at' | 'changed_at'>): string {
  return (row.changed_at ?? row.created_at).replaceAll(/\D/g, '');
}

async function put(
  tx: Tx,
  by: PersonIdentity,
  kind: 'task-added' | 'task-changed',
  row: TaskRow,
  before: TaskRow | null,
): Promise<void> {
  const subject =
    row.subject_table !== null && row.subject_id !== null
      ? { table: row.subject_table as SubjectRef['table'], id: row.subject_id }
      : { table: 'task' as const, id: row.id };
  const [entry] = await record(tx, by, [
    {
      kind,
      subject,
      compartmentId: row.compartment_id,
      rows: [{ table: 'task', op: 'put', row }],
      ...(row.reason === null ? {} : { reason: row.reason }),
    },
  ]);
  const concerned = new Set([row.assignee_id, before?.assignee_id, before ? row.created_by : null]);
  const members = new Set((await membersOf(tx, row.compartment_id)).map(({ id }) => id));
  await notifyAll(
    tx,
    [...concerned]
      .filter((id) => typeof id === 'string')
      .filter((id) => id !== by.personId && members.has(id)),
    {
      kind: 'task',
      subject: { table: 'task', id: row.id },
      compartmentId: row.compartment_id,
      actorId: by.personId,
      entryId: entry?.id ?? null,
    },
  );
}

async function checked(tx: Tx, row: TaskRow, before: TaskRow | null): Promise<TaskRow> {
  if (row.state === 'dropped' && (row.reason ?? '') === '') throw new AppError('TOGETHER_REASON_NEEDED');
  const title = row.title.trim();
  if (title === '')
    throw new AppError('INVALID_INPUT', { what: togetherPhrase('the-title'), why: togetherPhrase('empty') });
  if (row.due_on !== null && new Date(`${row.due_on}T00:00:00Z`).toJSON()?.slice(0, 10) !== row.due_on)
    throw new AppError('INVALID_INPUT', {
      what: togetherPhrase('the-day'),
      why: togetherPhrase('no-such-day'),
    });
  if (row.assignee_id !== null && row.assignee_id !== before?.assignee_id) {
    const members = await membersOf(tx, row.compartment_id);
    if (!members.some(({ id }) => id === row.assignee_id))
      throw new AppError('TOGETHER_CANNOT_SEE', { name: 'That person' });
  }
  return { ...row, title };
}

/**
 * Makes a task, on a record or free (then in `compartmentId`); its assignee is told. Returns the new id. Errors NOT_FOUND,
 * TOGETHER_CANNOT_SEE, INVALID_INPUT.
 */
export async function addTask(
  tx: Tx,
  by: PersonIdentity,
  given: TaskChange & {
    readonly title: string;
    readonly subject: SubjectRef | null;
    readonly compartmentId: string;
  },
): Promise<string> {
  const subject = given.subject && (await getSubject(tx, given.subject));
  const row: TaskRow = {
    id: newId(),
    compartment_id: subject?.compartmentId ?? given.compartmentId,
    subject_table: subject?.table ?? null,
    subject_id: subject?.id ?? null,
    title: given.title,
    assignee_id: given.assigneeId ?? null,
    due_on: given.dueOn ?? null,
    state: 'open',
    reason: null,
    created_by: by.personId,
    created_at: nowUtc(),
    changed_at: null,
  };
  await put(tx, by, 'task-added', await checked(tx, row, null), null);
  return row.id;
}

/**
 * Changes a task; `version` (taskVersion) is the one that was changed. Whoever it concerns is told. Errors NOT_FOUND,
 * CONFLICT, TOGETHER_REASON_NEEDED, TOGETHER_CANNOT_SEE, INVALID_INPUT.
 */
export async function changeTask(
  tx: Tx,
  by: PersonIdentity,
  id: string,
  change: TaskChange & { readonly version: string },
): Promise<void> {
  const before = await lockTask(tx, id);
  if (!before) throw new AppError('NOT_FOUND', { what: 'task', id });
  if (taskVersion(before) !== change.version)
    throw new AppError('CONFLICT', { what: togetherPhrase('the-task') });
  const state = change.state ?? before.state;
  const row: TaskRow = {
    ...before,
    title: change.title ?? before.title,
    assignee_id: change.assigneeId === undefined ? before.assignee_id : change.assigneeId,
    due_on: change.dueOn === undefined ? before.due_on : change.dueOn,
    state,
    reason: state === 'dropped' ? (change.reason ?? before.reason) : null,
    changed_at: nowUtc(),
  };
  await put(tx, by, 'task-changed', await checked(tx, row, before), before);
}
