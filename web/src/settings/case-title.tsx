import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { settingsQuery } from '../api/keep-queries.ts';
import { meQuery, queryClient } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { useDraft } from '../together/draft.ts';
import { ProblemBox } from '../ui/problem-box.tsx';

/** Changes the title of the case; the change and its reason are an entry. */
export function CaseTitle({ title }: { readonly title: string }): ReactNode {
  const { t } = useWords();
  // What was typed over an older title is not put over a newer.
  const [wanted, setWanted] = useDraft(`case-title ${title}`, title);
  const [reason, setReason] = useDraft('case-reason');
  const change = useMutation({
    mutationFn: () =>
      call('PUT /api/settings/case-title', { body: { title: wanted.trim(), reason: reason.trim() } }),
    onSuccess: async () => {
      setReason('');
      await queryClient.invalidateQueries({ queryKey: settingsQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      setWanted(title);
    },
  });
  const isSame = wanted.trim() === title || wanted.trim() === '';
  return (
    <form
      className="keep-form stack"
      aria-labelledby="case-title"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <h2 id="case-title">{t('settings.case')}</h2>
      <TextInput
        label={t('settings.case-title')}
        required
        maxLength={300}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <TextInput
        label={t('people.reason')}
        required
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {change.isError ? <ProblemBox error={change.error} /> : null}
      <p role="status">{change.isSuccess && isSame ? t('settings.saved') : ''}</p>
      <div>
        <Button type="submit" disabled={isSame || reason.trim() === '' || change.isPending}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}
