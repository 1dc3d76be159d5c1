import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Model, ModelRun } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Digest } from '../ui/digest.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** What was asked of a language model about this page, and how much of its answer was not taken over. */
function LastRun({ run }: { readonly run: ModelRun }): ReactNode {
  const { t, format } = useWords();
  return (
    <p className="aside">
      {t('model.asked', {
        model: run.model,
        host: run.host,
        who: run.askedBy ?? '',
        when: format.day(run.askedAt),
      })}{' '}
      {run.dropped > 0 ? t('model.dropped', { n: run.dropped }) : ''} {t('model.prompt')}{' '}
      <Digest text={run.promptSha256} what={t('model.prompt')} />
    </p>
  );
}

/** The way to a language model elsewhere, where the operator and the case allow it: what would leave the machine is said beside the button. */
export function AskModel(given: {
  readonly serial: string;
  readonly page: number;
  readonly length: number;
  readonly model: Model | null;
  readonly run: ModelRun | null;
}): ReactNode {
  const { t } = useWords();
  const { serial, page, length, model, run } = given;
  const ask = useMutation({
    mutationFn: () =>
      call('POST /api/items/{serial}/suggestions/model', { params: { serial }, body: { page } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['suggestions', serial] }),
  });
  if (!model && !run) return null;
  return (
    <section className="ask-model" aria-label={t('model.title')}>
      {run ? <LastRun run={run} /> : null}
      {model ? (
        <>
          <p>{t('model.leaves', { page, n: length, host: model.host, model: model.model })}</p>
          {ask.isError ? <ProblemBox error={ask.error} /> : null}
          <Button variant="default" disabled={ask.isPending} onClick={() => ask.mutate()}>
            {t(ask.isPending ? 'model.asking' : 'model.ask')}
          </Button>
        </>
      ) : null}
    </section>
  );
}
