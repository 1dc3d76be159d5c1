import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { meQuery } from '../api/queries.ts';
import { taskLists, tasksQuery } from '../api/together.ts';
import { useWords } from '../i18n/language.tsx';
import { tasksSearch } from '../search-params.ts';
import { TaskForm } from '../together/task-form.tsx';
import { TaskList } from '../together/task-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

/** Tasks: one's own, all that one may see, those that are overdue. */
export function TasksPage(): ReactNode {
  const { t } = useWords();
  const { show = 'mine' } = tasksSearch({ ...useSearch({ from: '/inside/tasks' }) });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(tasksQuery(show));
  const [isNew, setNew] = useState(false);
  const mayDiscuss = me?.capabilities.includes('discuss') ?? false;
  return (
    <div className="measure">
      <PageTitle
        text={t('nav.tasks')}
        aside={
          <nav className="views" aria-label={t('tasks.lists')}>
            {taskLists.map((name) => (
              <Link
                key={name}
                to="/tasks"
                search={name === 'mine' ? {} : { show: name }}
                activeOptions={{ exact: true, includeSearch: true }}
              >
                {t(`tasks.list.${name}`)}
              </Link>
            ))}
          </nav>
        }
      />
      {mayDiscuss && !isNew ? (
        <p className="start-task">
          <button type="button" className="quiet-button" onClick={() => setNew(true)}>
            {t('tasks.new')}
          </button>
        </p>
      ) : null}
      {isNew ? <TaskForm task={null} people={data?.people ?? []} close={() => setNew(false)} /> : null}
      {data ? (
        data.tasks.length === 0 ? (
          <EmptyState what={t('tasks.none')} why={t(`tasks.none.${show}`)} />
        ) : (
          <>
            <TaskList {...data} withRecord />
            <p className="aside keys-hint">{t('tasks.keys')}</p>
          </>
        )
      ) : error ? (
        <ProblemBox error={error} retry={() => void refetch()} />
      ) : (
        <Waiting text={t('wait.tasks')} />
      )}
    </div>
  );
}
