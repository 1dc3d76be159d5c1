import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { meQuery } from '../api/queries.ts';
import { recordTasksQuery, type RecordKey } from '../api/together.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Comments } from './comments.tsx';
import { TaskForm } from './task-form.tsx';
import { TaskList } from './task-list.tsx';

function RecordTasks({ record }: { readonly record: RecordKey }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(recordTasksQuery(record));
  const [isNew, setNew] = useState(false);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.tasks')} />
    );
  return (
    <section aria-labelledby="record-tasks">
      <h2 id="record-tasks">{t('nav.tasks')}</h2>
      {data.tasks.length === 0 ? <p className="aside">{t('tasks.none-here')}</p> : null}
      <TaskList {...data} withRecord={false} />
      {!me?.capabilities.includes('discuss') ? null : isNew ? (
        <TaskForm task={null} record={record} people={data.people} close={() => setNew(false)} />
      ) : (
        <button type="button" className="quiet-button" onClick={() => setNew(true)}>
          {t('tasks.new')}
        </button>
      )}
    </section>
  );
}

/** What people say and do about a record: comments and tasks. */
export function RecordTalk({ table, id }: RecordKey): ReactNode {
  return (
    <div className="talk">
      <Comments record={{ table, id }} />
      <RecordTasks record={{ table, id }} />
    </div>
  );
}
