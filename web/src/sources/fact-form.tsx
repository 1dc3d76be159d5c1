import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { queryClient, sourcesQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** What a field holds, or null where it is empty. */
export const given = (form: FormData, name: string): string | null =>
  String(form.get(name) ?? '').trim() || null;

/** Has sources asked for again, wherever they are shown. */
export const askForSources = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });

/** A button that opens a small form; what is sent is recorded, and the sources are asked for again. */
export function FactForm(fact: {
  readonly title: string;
  /** What the button that opens it says; the title without it. */
  readonly open?: string;
  readonly send: (form: FormData) => Promise<unknown>;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const send = useMutation({
    mutationFn: fact.send,
    onSuccess: async () => {
      setOpen(false);
      await askForSources();
    },
  });
  if (!isOpen)
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {fact.open ?? fact.title}
      </Button>
    );
  return (
    <form
      className="stack panel"
      aria-label={fact.title}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(new FormData(event.currentTarget));
      }}
    >
      {fact.children}
      {send.isError ? <ProblemBox error={send.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={send.isPending}>
          {fact.title}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}
