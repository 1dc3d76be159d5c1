import type { ReactNode } from 'react';
import { queryClient, sourcesQuery } from '../api/queries.ts';
import { OpenForm } from '../ui/open-form.tsx';

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
  const { title, ...rest } = fact;
  return <OpenForm label={title} {...rest} done={askForSources} />;
}
