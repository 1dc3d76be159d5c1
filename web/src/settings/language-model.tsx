import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { settingsQuery } from '../api/keep-queries.ts';
import { queryClient } from '../api/queries.ts';
import type { Settings } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDraft } from '../together/draft.ts';
import { ProblemBox } from '../ui/problem-box.tsx';

type Given = Settings['model'];

function Standing({ configured, consent }: Given): ReactNode {
  const { t, format } = useWords();
  if (consent === null) return <p>{t('settings.model-never')}</p>;
  const facts = { host: consent.host, who: consent.setBy ?? '', when: format.day(consent.setAt) };
  return (
    <>
      <p>
        {t(consent.isAllowed ? 'settings.model-allowed' : 'settings.model-forbidden', facts)}{' '}
        <q dir="auto">{consent.reason}</q>
      </p>
      {consent.isAllowed && configured && configured.host !== consent.host ? (
        <p className="note">{t('settings.model-other')}</p>
      ) : null}
    </>
  );
}

/** Whether text of the case may be sent to the language model that the operator configured; for owners, with a reason. */
export function LanguageModel({
  model,
  isOwner,
}: {
  readonly model: Given;
  readonly isOwner: boolean;
}): ReactNode {
  const { t } = useWords();
  const [reason, setReason] = useDraft('model-reason');
  const { configured, consent } = model;
  const isAllowed = consent?.isAllowed ?? false;
  const holds = isAllowed && (configured === null || consent?.host === configured.host);
  const change = useMutation({
    mutationFn: () => call('PUT /api/settings/model', { body: { isAllowed: !holds, reason: reason.trim() } }),
    onSuccess: async () => {
      setReason('');
      await queryClient.invalidateQueries({ queryKey: settingsQuery.queryKey });
    },
  });
  return (
    <form
      className="keep-form stack"
      aria-labelledby="language-model"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <h2 id="language-model">{t('settings.model')}</h2>
      <p>{t('settings.model-why')}</p>
      <p>
        {configured === null
          ? t('settings.model-off')
          : t('settings.model-configured', { host: configured.host, model: configured.model })}
      </p>
      <Standing {...model} />
      {isOwner && (configured !== null || isAllowed) ? (
        <>
          <TextInput
            label={t('people.reason')}
            required
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {change.isError ? <ProblemBox error={change.error} /> : null}
          <div>
            <Button type="submit" variant="default" disabled={reason.trim() === '' || change.isPending}>
              {t(holds ? 'settings.model-forbid' : 'settings.model-allow')}
            </Button>
          </div>
        </>
      ) : null}
    </form>
  );
}
