import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { sendForLines } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

interface Step {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

/** After the questions, in an empty archive: the sample case to look around in, or one's own from the first file on. */
export function StartChoice(): ReactNode {
  const { t, format } = useWords();
  const navigate = useNavigate();
  const [step, setStep] = useState<Step | null>(null);
  const load = useMutation({
    mutationFn: () => sendForLines<Step, { items: number }>('/api/setup/sample', setStep),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      await navigate({ to: '/items' });
    },
  });
  return (
    <div className="stack">
      <p>{t('setup.start.why')}</p>
      {load.isPending ? (
        <div className="progress-line" role="status">
          <progress max={step?.total ?? 1} value={step?.done ?? 0} aria-label={t('setup.sample.loading')} />
          <span className="figures">
            {t('setup.sample.loading')}{' '}
            {step
              ? t('progress.of', { done: format.number(step.done), total: format.number(step.total) })
              : t('setup.sample.writing')}
          </span>
        </div>
      ) : null}
      {load.isError ? <ProblemBox error={load.error} retry={() => load.mutate()} /> : null}
      <p className="dialog-buttons">
        <Button disabled={load.isPending} onClick={() => load.mutate()}>
          {t('setup.sample')}
        </Button>
        <Button variant="default" disabled={load.isPending} onClick={() => void navigate({ to: '/intake' })}>
          {t('setup.empty')}
        </Button>
      </p>
    </div>
  );
}
