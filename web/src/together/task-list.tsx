import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { meQuery, queryClient } from '../api/queries.ts';
import type { Task } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { Named } from '../live/stream.ts';
import { useRowKeys } from '../table/use-row-keys.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { RecordLink } from './record-link.tsx';
import { ReasonForm } from './reason-form.tsx';
import { TaskForm } from './task-form.tsx';

function Buttons(given: {
  readonly task: Task;
  readonly isBusy: boolean;
  readonly change: (state: 'open' | 'done') => void;
  readonly start: (doing: 'change' | 'drop') => void;
}): ReactNode {
  const { t } = useWords();
  const { task, change, start, isBusy } = given;
  const button = (name: string, work: () => void, id?: string): ReactNode => (
    <button
      type="button"
      {...(id === undefined ? {} : { id })}
      className="quiet-button"
      disabled={isBusy}
      onClick={work}
      aria-label={`${name}: ${task.title}`}
    >
      {name}
    </button>
  );
  return (
    <span className="task-buttons">
      {task.state === 'open' ? (
        <>
          {button(t('tasks.done'), () => change('done'), `task-${task.id}`)}
          {button(t('tasks.change'), () => start('change'))}
          {button(t('tasks.drop'), () => start('drop'))}
        </>
      ) : (
        button(
          t('tasks.reopen'),
          () => change('open'),
          // A key pressed in passing must not bring back what was dropped with a reason.
          task.state === 'done' ? `task-${task.id}` : undefined,
        )
      )}
    </span>
  );
}

function One(given: {
  readonly task: Task;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly people: readonly Named[];
  readonly today: string;
  readonly withRecord: boolean;
}): ReactNode {
  const { t, format } = useWords();
  const { task, index, isCurrent, people, today, withRecord } = given;
  const [doing, setDoing] = useState<'change' | 'drop' | null>(null);
  const { data: me } = useQuery(meQuery);
  const move = useMutation({
    mutationFn: (body: { state: 'open' | 'done' | 'dropped'; reason?: string }) =>
      call('PATCH /api/tasks/{id}', { params: { id: task.id }, body, ifMatch: task.version }),
    onSuccess: () => setDoing(null),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['tasks'] }),
  });
  const isOverdue = task.state === 'open' && task.dueOn !== null && task.dueOn < today;
  if (doing === 'change')
    return (
      <li className="task">
        <TaskForm task={task} people={people} close={() => setDoing(null)} />
      </li>
    );
  return (
    <li className={isCurrent ? `task current ${task.state}` : `task ${task.state}`}>
      <div className="task-line">
        <span id={`row-${index}`} tabIndex={-1} className="task-title" dir="auto">
          {task.title}
        </span>
        {me?.capabilities.includes('discuss') ? (
          <Buttons
            task={task}
            isBusy={move.isPending}
            change={(state) => move.mutate({ state })}
            start={setDoing}
          />
        ) : null}
      </div>
      <p className="aside">
        <span>{t(`task.${task.state}`)}</span>
        <span dir="auto">{task.assignee ?? t('tasks.nobody')}</span>
        {task.dueOn === null ? null : (
          <span className={isOverdue ? 'overdue' : undefined}>
            {isOverdue ? t('tasks.overdue-since') : t('tasks.due')}{' '}
            <time dateTime={task.dueOn}>{format.day(`${task.dueOn}T00:00:00Z`)}</time>
          </span>
        )}
        {task.state === 'dropped' && task.reason !== null ? (
          <span dir="auto">
            {t('history.reason')} {task.reason}
          </span>
        ) : null}
        {withRecord && task.record ? <RecordLink record={task.record} /> : null}
      </p>
      {doing === 'drop' ? (
        <ReasonForm
          label={t('tasks.drop-why')}
          button={t('tasks.drop')}
          error={move.error}
          isBusy={move.isPending}
          send={(reason) => move.mutate({ state: 'dropped', reason })}
          cancel={() => setDoing(null)}
        />
      ) : move.isError ? (
        <ProblemBox error={move.error} />
      ) : null}
    </li>
  );
}

/** Tasks in their order, each with what can be done about it: j and k move, x says that one is done, or opens it again. */
export function TaskList(given: {
  readonly tasks: readonly Task[];
  readonly people: readonly Named[];
  readonly today: string;
  readonly withRecord: boolean;
}): ReactNode {
  const { tasks } = given;
  const keys = useRowKeys({
    count: tasks.length,
    show: () => undefined,
    toggle: (index) => document.querySelector<HTMLElement>(`[id="task-${tasks[index]?.id}"]`)?.click(),
  });
  return (
    <ul className="tasks">
      {tasks.map((task, index) => (
        <One
          key={task.id}
          task={task}
          index={index}
          isCurrent={index === keys.current}
          people={given.people}
          today={given.today}
          withRecord={given.withRecord}
        />
      ))}
    </ul>
  );
}
