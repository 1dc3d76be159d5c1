import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** What narrows a list: a field for words, which are looked for when they are sent, and choices, which narrow at once. Not printed. */
export function NarrowForm(given: {
  readonly label: string;
  /** What the words are looked for in. */
  readonly textLabel: string;
  readonly text: string | undefined;
  readonly find: (text: string) => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { text = '', find } = given;
  return (
    <form
      role="search"
      aria-label={given.label}
      className="claims-filter no-print"
      onSubmit={(event) => {
        event.preventDefault();
        find(String(new FormData(event.currentTarget).get('text') ?? '').trim());
      }}
    >
      <label className="stack-field">
        {given.textLabel}
        <input key={text} type="search" name="text" dir="auto" maxLength={200} defaultValue={text} />
      </label>
      {given.children}
      <Button type="submit" variant="default">
        {t('claims.find')}
      </Button>
    </form>
  );
}
