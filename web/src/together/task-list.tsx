import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { meQuery, queryClient } from '../api/queries.ts';
import type { RecordRef, Task } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { Named } from '../live/stream.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { ReasonForm } from './reason-form.tsx';
import { TaskForm } from './task-form.tsx';

/** A link to a record by its title. */
export function RecordLink({ record }: { readonly record: RecordRef }): ReactNode {
  return record.table === 'item' && record.serial !== null ? (
    <Link to="/items/$serial" params={{ serial: record.serial }} search={{ tab: 'talk' }} dir="auto">
      {record.label}
    </Link>
  ) : (
    <Link to="/dossiers/$id" params={{ id: record.id }} dir="auto">
      {record.label}
    </Link>
  );
}

function Buttons(given: {
  readonly task: Task;
  readonly isBusy: boolean;
  readonly change: (state: 'open' | 'done') => void;
  readonly start: (doing: 'change' | 'drop') => void;
}): ReactNode {
  const { t } = useWords();
  const { task, change, start, isBusy } = given;
  const button = (name: string, work: () => void): ReactNode => (
    <button
      type="button"
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
          {button(t('tasks.done'), () => change('done'))}
          {button(t('tasks.change'), () => start('change'))}
          {button(t('tasks.drop'), () => start('drop'))}
        </>
      ) : (
        button(t('tasks.reopen'), () => change('open'))
      )}
    </span>
  );
}

function One(given: {
  readonly task: Task;
  readonly people: readonly Named[];
  readonly today: string;
  readonly withRecord: boolean;
}): ReactNode {
  const { t, format } = useWords();
  const { task, people, today, withRecord } = given;
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
    <li className={`task ${task.state}`}>
      <div className="task-line">
        <span className="task-title" dir="auto">
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

/** Tasks in their order, each with what can be done about it. */
export function TaskList(given: {
  readonly tasks: readonly Task[];
  readonly people: readonly Named[];
  readonly today: string;
  readonly withRecord: boolean;
}): ReactNode {
  return (
    <ul className="tasks">
      {given.tasks.map((task) => (
        <One
          key={task.id}
          task={task}
          people={given.people}
          today={given.today}
          withRecord={given.withRecord}
        />
      ))}
    </ul>
  );
}
