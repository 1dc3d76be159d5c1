import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call, isConflict } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Task } from '../api/schema.gen.ts';
import type { RecordKey } from '../api/together.ts';
import { useWords } from '../i18n/language.tsx';
import type { Named } from '../live/stream.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { BothVersions } from './both-versions.tsx';
import { useDraft } from './draft.ts';

interface Fields {
  readonly title: string;
  readonly assigneeId: string;
  readonly dueOn: string;
}

const EMPTY: Fields = { title: '', assigneeId: '', dueOn: '' };
const fieldsOf = (task: Task | null): Fields =>
  task ? { title: task.title, assigneeId: task.assigneeId ?? '', dueOn: task.dueOn ?? '' } : EMPTY;

function read(text: string): Fields {
  try {
    return { ...EMPTY, ...(JSON.parse(text) as Partial<Fields>) };
  } catch {
    return EMPTY;
  }
}

function useTask(given: FormProps, fields: Fields, done: () => void) {
  const { task, record } = given;
  return useMutation({
    mutationFn: async (ifMatch: string) => {
      const body = {
        title: fields.title.trim(),
        assigneeId: fields.assigneeId === '' ? null : fields.assigneeId,
        dueOn: fields.dueOn === '' ? null : fields.dueOn,
      };
      if (task) await call('PATCH /api/tasks/{id}', { params: { id: task.id }, body, ifMatch });
      else await call('POST /api/tasks', { body: { ...body, record: record ?? null } });
    },
    onSuccess: done,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['tasks'] }),
  });
}

interface FormProps {
  /** The task that is changed; null for a new one. */
  readonly task: Task | null;
  readonly record?: RecordKey | undefined;
  readonly people: readonly Named[];
  readonly close?: () => void;
}

/** Makes a task or changes one. What was written stays until it is saved. */
export function TaskForm(given: FormProps): ReactNode {
  const { t } = useWords();
  const { task, people, close } = given;
  const [version, setVersion] = useState(task?.version ?? '');
  const initial = JSON.stringify(fieldsOf(task));
  const [draft, setDraft] = useDraft(`task ${task?.id ?? 'new'}`, initial);
  const fields = read(draft);
  const set = (change: Partial<Fields>): void => setDraft(JSON.stringify({ ...fields, ...change }));
  const done = (): void => {
    setDraft(initial);
    close?.();
  };
  const save = useTask(given, fields, done);
  const isRefused = isConflict(save.error) && task !== null;
  const nameOf = (id: string | null): string =>
    people.find((one) => one.id === id)?.name ?? t('tasks.nobody');
  // Somebody who may no longer see the record stays in the list as long as the task is theirs.
  const options = people.some(({ id }) => id === fields.assigneeId || fields.assigneeId === '')
    ? people
    : [...people, { id: fields.assigneeId, name: task?.assignee ?? fields.assigneeId }];
  return (
    <form
      className="stack task-form"
      aria-label={task ? t('tasks.change') : t('tasks.new')}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(isRefused ? task.version : version);
      }}
    >
      <TextInput
        required
        maxLength={300}
        dir="auto"
        label={t('tasks.title')}
        value={fields.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <div className="task-fields">
        <NativeSelect
          label={t('tasks.assignee')}
          value={fields.assigneeId}
          onChange={(event) => set({ assigneeId: event.currentTarget.value })}
          data={[
            { value: '', label: t('tasks.nobody') },
            ...options.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextInput
          type="date"
          label={t('tasks.due')}
          value={fields.dueOn}
          onChange={(event) => set({ dueOn: event.currentTarget.value })}
        />
      </div>
      {isRefused ? (
        <BothVersions
          subject={task.record?.id ?? task.id}
          kind="task-changed"
          lines={[
            { label: t('tasks.title'), theirs: task.title, mine: fields.title },
            { label: t('tasks.assignee'), theirs: nameOf(task.assigneeId), mine: nameOf(fields.assigneeId) },
            { label: t('tasks.due'), theirs: task.dueOn ?? '–', mine: fields.dueOn || '–' },
          ]}
          or={t('conflict.or-edit')}
          isBusy={save.isPending}
          keepTheirs={() => {
            setVersion(task.version);
            done();
          }}
          keepMine={() => save.mutate(task.version)}
        />
      ) : save.isError ? (
        <ProblemBox error={save.error} />
      ) : null}
      <p className="dialog-buttons">
        <Button type="submit" disabled={save.isPending || fields.title.trim() === ''}>
          {task ? t('people.save') : t('tasks.add')}
        </Button>
        {close ? (
          <Button variant="default" onClick={done}>
            {t('people.cancel')}
          </Button>
        ) : null}
      </p>
    </form>
  );
}
