import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryKind, type LedgeredRow } from '#ledger';
import { COMMENT_LIMIT, mentionsIn, type SubjectRef } from './model.ts';
import { notifyAll } from './notices/store.ts';
import { lockComment, membersOf, subjectsOf } from './store.ts';
import { togetherPhrase } from './errors.ts';

type CommentRow = LedgeredRow<'comment'>;
type PersonIdentity = Identity & { readonly personId: string };

/** The record with what is needed to write about it. Error NOT_FOUND. */
export async function getSubject(tx: Tx, ref: SubjectRef) {
  const subject = (await subjectsOf(tx, [ref])).get(ref.id);
  if (!subject) throw new AppError('NOT_FOUND', { what: ref.table, id: ref.id });
  return subject;
}

function checked(body: string): string {
  const text = body.trim().normalize('NFC');
  const length = Array.from(text).length;
  if (length > COMMENT_LIMIT) throw new AppError('TOGETHER_TOO_LONG', { length, limit: COMMENT_LIMIT });
  if (length === 0)
    throw new AppError('INVALID_INPUT', {
      what: togetherPhrase('the-comment'),
      why: togetherPhrase('empty'),
    });
  return text;
}

async function put(
  tx: Tx,
  by: PersonIdentity,
  kind: EntryKind,
  row: CommentRow,
  more: { reason?: string; tell?: readonly string[] } = {},
): Promise<void> {
  const subject = { table: row.subject_table as SubjectRef['table'], id: row.subject_id };
  const [entry] = await record(tx, by, [
    {
      kind,
      subject,
      compartmentId: row.compartment_id,
      rows: [{ table: 'comment', op: 'put', row }],
      ...(more.reason === undefined ? {} : { reason: more.reason }),
    },
  ]);
  await notifyAll(tx, more.tell ?? [], {
    kind: 'mention',
    subject,
    compartmentId: row.compartment_id,
    actorId: by.personId,
    entryId: entry?.id ?? null,
  });
}

/**
 * Says something about a record; whoever is named with @ and may see the record is told. Returns the new id. Errors
 * NOT_FOUND, TOGETHER_TOO_LONG, INVALID_INPUT.
 */
export async function addComment(tx: Tx, by: PersonIdentity, ref: SubjectRef, body: string): Promise<string> {
  const text = checked(body);
  const subject = await getSubject(tx, ref);
  const mentions = mentionsIn(text, await membersOf(tx, subject.compartmentId));
  const row: CommentRow = {
    id: newId(),
    compartment_id: subject.compartmentId,
    subject_table: ref.table,
    subject_id: ref.id,
    author_id: by.personId,
    body: text,
    mentions,
    version: 1,
    created_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await put(tx, by, 'comment-added', row, { tell: mentions.filter((id) => id !== by.personId) });
  return row.id;
}

async function standing(tx: Tx, id: string): Promise<CommentRow> {
  const row = await lockComment(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'comment', id });
  if (row.withdrawn_at !== null) throw new AppError('TOGETHER_WITHDRAWN');
  return row;
}

/**
 * Makes a new version of one's own comment; `version` is the one that was changed. Whoever is newly named is told. Errors
 * NOT_FOUND, TOGETHER_NOT_YOURS, TOGETHER_WITHDRAWN, TOGETHER_TOO_LONG, CONFLICT.
 */
export async function changeComment(
  tx: Tx,
  by: PersonIdentity,
  id: string,
  change: { readonly body: string; readonly version: string },
): Promise<void> {
  const body = checked(change.body);
  const row = await standing(tx, id);
  if (row.author_id !== by.personId)
    throw new AppError('TOGETHER_NOT_YOURS', { who: togetherPhrase('its-author') });
  if (String(row.version) !== change.version)
    throw new AppError('CONFLICT', { what: togetherPhrase('the-comment') });
  const mentions = mentionsIn(body, await membersOf(tx, row.compartment_id));
  await put(
    tx,
    by,
    'comment-changed',
    { ...row, body, mentions, version: row.version + 1, changed_at: nowUtc() },
    { tell: mentions.filter((one) => one !== by.personId && !row.mentions.includes(one)) },
  );
}

/**
 * Withdraws a comment with a reason: it is no longer shown, and stays in the ledger. By its author, or by somebody who
 * looks after the archive (`mayWithdraw`). Errors NOT_FOUND, TOGETHER_NOT_YOURS, TOGETHER_WITHDRAWN.
 */
export async function withdrawComment(
  tx: Tx,
  by: PersonIdentity,
  id: string,
  given: { readonly reason: string; readonly mayWithdraw: boolean },
): Promise<void> {
  const row = await standing(tx, id);
  if (row.author_id !== by.personId && !given.mayWithdraw)
    throw new AppError('TOGETHER_NOT_YOURS', { who: togetherPhrase('author-or-keepers') });
  const withdrawn = { ...row, withdrawn_at: nowUtc(), withdrawn_reason: given.reason };
  await put(tx, by, 'comment-withdrawn', withdrawn, { reason: given.reason });
}
