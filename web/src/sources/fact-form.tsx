import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { queryClient, sourcesQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** What a field holds, or null where it is empty. */
export const given = (form: FormData, name: string): string | null =>
  String(form.get(name) ?? '').trim() || null;

/** Under which identities are kept while they are shown: apart, as news of sources must not read them again. */
export const IDENTITIES = ['identities'] as const;

/** Has sources asked for again, wherever they are shown, and with them who it is that was just changed. */
export async function askForSources(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });
  await queryClient.invalidateQueries({ queryKey: IDENTITIES });
}

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
