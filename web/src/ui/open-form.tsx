import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from './problem-box.tsx';

/**
 * A button that opens a small form in its own place. What is sent is recorded, what is shown is asked for again with `done`, and the form
 * closes; a refusal is said in it, and what was typed stays. Its fields are mounted while it is open.
 */
export function OpenForm(given: {
  /** What a screen reader hears of the form; the button that opens it says the same unless `open`, the one that sends it unless `submit`. */
  readonly label: string;
  readonly open?: string;
  readonly submit?: string;
  /** What a screen reader hears of the button that opens it, where several such stand in one list. */
  readonly openName?: string;
  readonly isQuiet?: boolean;
  readonly className?: string;
  readonly send: (form: FormData) => Promise<unknown>;
  readonly done: () => Promise<unknown>;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { label, open = label, submit = label, openName, isQuiet = false, className = '' } = given;
  const send = useMutation({
    mutationFn: given.send,
    onSuccess: async () => {
      await given.done();
      setOpen(false);
    },
  });
  const begin = (): void => {
    send.reset();
    setOpen(true);
  };
  if (!isOpen)
    return isQuiet ? (
      <button type="button" className="quiet-button" aria-label={openName} onClick={begin}>
        {open}
      </button>
    ) : (
      <Button variant="default" aria-label={openName} onClick={begin}>
        {open}
      </Button>
    );
  return (
    <form
      className={`stack panel ${className}`.trim()}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(new FormData(event.currentTarget));
      }}
    >
      {given.children}
      {send.isError ? <ProblemBox error={send.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={send.isPending}>
          {submit}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}
