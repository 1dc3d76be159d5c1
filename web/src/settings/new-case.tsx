import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { useWords } from '../i18n/language.tsx';
import { useCaseSwitch } from '../pages/case-switcher.tsx';
import { useDraft } from '../together/draft.ts';
import { ProblemBox } from '../ui/problem-box.tsx';

/** Opens a further case in this archive and goes to work in it. */
export function NewCase(): ReactNode {
  const { t } = useWords();
  const goTo = useCaseSwitch();
  const [title, setTitle] = useDraft('new-case');
  const open = useMutation({
    mutationFn: () => call('POST /api/cases', { body: { title: title.trim() } }),
    onSuccess: ({ id }) => {
      setTitle('');
      goTo(id);
    },
  });
  return (
    <form
      className="keep-form stack"
      aria-labelledby="new-case"
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate();
      }}
    >
      <h2 id="new-case">{t('case.new')}</h2>
      <p>{t('case.new.why')}</p>
      <TextInput
        label={t('case.new-title')}
        required
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {open.isError ? <ProblemBox error={open.error} /> : null}
      <div>
        <Button type="submit" disabled={title.trim() === '' || open.isPending}>
          {t('case.new-button')}
        </Button>
      </div>
    </form>
  );
}
