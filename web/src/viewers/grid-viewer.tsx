import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { textQuery } from '../api/queries.ts';
import type { CellPlace } from '../coding/place.ts';
import { useQuoted } from '../coding/quoted.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Grid } from './grid.tsx';
import { readSeparated, separatorOf } from './separated.ts';

/** A table in text as a grid of any length and width, with its own line numbers; every cell is text as it stands. */
export function GridViewer(given: {
  readonly serial: string;
  /** Takes cells that are to be quoted; null for those who do not code. */
  readonly quote: ((place: CellPlace) => void) | null;
}): ReactNode {
  const { t } = useWords();
  const { serial, quote } = given;
  const { data, error, refetch } = useQuery(textQuery(serial));
  const quoted = useQuoted(serial, 'cell');
  // A table in text has no pages: its text is one.
  const page = data?.pages[0];
  const separator = useMemo(() => separatorOf(page?.text ?? ''), [page]);
  const rows = useMemo(() => readSeparated(page?.text ?? '', separator), [page, separator]);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.text')} />
    );
  if (!page || rows.length === 0)
    return <EmptyState what={t('viewer.no-text')} why={t('viewer.no-text.why')} />;
  return (
    <>
      <p className="aside figures">{t('grid.rows', { n: rows.length })}</p>
      <Grid
        rows={rows}
        quoted={quoted}
        quote={quote && ((cells) => quote({ kind: 'cell', page: page.page, separator, ...cells }))}
      />
    </>
  );
}
