import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { askForConclusions } from '../api/conclusions.ts';
import { useWords } from '../i18n/language.tsx';
import { ReasonForm } from '../together/reason-form.tsx';

/** A button for what does not go without a reason, which it asks for. */
export function Reasoned(given: {
  readonly button: string;
  readonly send: (reason: string) => Promise<unknown>;
}): ReactNode {
  const { t } = useWords();
  const [isAsked, setAsked] = useState(false);
  const act = useMutation({
    mutationFn: given.send,
    onSuccess: async () => {
      setAsked(false);
      await askForConclusions();
    },
  });
  if (!isAsked)
    return (
      <Button variant="default" onClick={() => setAsked(true)}>
        {given.button}
      </Button>
    );
  return (
    <ReasonForm
      label={t('history.reason')}
      button={given.button}
      error={act.error}
      isBusy={act.isPending}
      send={(reason) => act.mutate(reason)}
      cancel={() => setAsked(false)}
    />
  );
}
