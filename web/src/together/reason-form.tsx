import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** Asks for the reason of something that does not go without one. */
export function ReasonForm(given: {
  readonly label: string;
  readonly button: string;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly send: (reason: string) => void;
  readonly cancel: () => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <form
      className="stack reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        given.send(String(new FormData(event.currentTarget).get('reason')));
      }}
    >
      <TextInput name="reason" required maxLength={2000} dir="auto" data-autofocus label={given.label} />
      {given.error ? <ProblemBox error={given.error} /> : null}
      <p className="dialog-buttons">
        <Button type="submit" disabled={given.isBusy}>
          {given.button}
        </Button>
        <Button variant="default" onClick={given.cancel}>
          {t('people.cancel')}
        </Button>
      </p>
    </form>
  );
}
