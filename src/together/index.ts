/**
 * What people do together: comments, tasks, notifications, the change feed, and word of changes while they happen.
 * Guarantees: comments and tasks are ledgered and bound to the compartment of their record; a notification points at what
 * is recorded and holds no words of it; whatever anybody is told was read under the policies of that person.
 */
export { togetherErrors } from './errors.ts';
export { subjectTables } from './model.ts';
export type { Named, Subject, SubjectRef } from './model.ts';
export { addComment, changeComment, getSubject, withdrawComment } from './comments.ts';
export { addTask, changeTask, taskStates, taskVersion } from './tasks.ts';
export type { TaskChange } from './tasks.ts';
export { commentsOn, listTasks, membersOf, subjectsOf } from './store.ts';
export type { TaskFilter } from './store.ts';
export { markRead, noticesOf, notify, notifyAll, peopleOfDossier, unreadOf } from './notices/store.ts';
export type { Notice, NoticeKind, NoticeLine } from './notices/store.ts';
export { changeFeed } from './feed/feed.ts';
export type { FeedLine } from './feed/feed.ts';
export { changesOf } from './feed/history.ts';
export type { FieldChange } from './feed/told.ts';
export type { FeedFilter, LiveChange } from './feed/store.ts';
export { Live } from './live.ts';
export type { LiveEvent } from './live.ts';
