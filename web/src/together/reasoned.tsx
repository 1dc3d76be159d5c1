import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { ReasonForm } from './reason-form.tsx';

/** A button for what does not go without a reason, which it asks for in its own place; `done` has the record asked for again. */
export function Reasoned(given: {
  readonly button: string;
  /** What a screen reader hears where several such buttons stand in one list. */
  readonly name?: string;
  readonly isQuiet?: boolean;
  readonly send: (reason: string) => Promise<unknown>;
  readonly done: () => Promise<unknown>;
}): ReactNode {
  const { t } = useWords();
  const [isAsked, setAsked] = useState(false);
  const act = useMutation({
    mutationFn: given.send,
    onSuccess: async () => {
      await given.done();
      setAsked(false);
    },
  });
  const open = (): void => setAsked(true);
  if (isAsked)
    return (
      <ReasonForm
        label={t('history.reason')}
        button={given.button}
        error={act.error}
        isBusy={act.isPending}
        send={(reason) => act.mutate(reason)}
        cancel={() => {
          act.reset();
          setAsked(false);
        }}
      />
    );
  return given.isQuiet ? (
    <button type="button" className="quiet-button" aria-label={given.name} onClick={open}>
      {given.button}
    </button>
  ) : (
    <Button variant="default" aria-label={given.name} onClick={open}>
      {given.button}
    </Button>
  );
}
