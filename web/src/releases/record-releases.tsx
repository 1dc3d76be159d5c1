import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForReleasesAgain, releasesOfQuery, type ReleasableTable } from '../api/releases.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Releases } from './releases.tsx';

/** Whether a record was only released to the reader: they look at it, and change nothing. False until that is known. */
export function useIsReleasedOnly(record: string): boolean {
  const { data } = useQuery(releasesOfQuery(record));
  return data?.items.some(({ isMember }) => !isMember) ?? false;
}

/** Says, at the head of a record, that it was only released to the reader. */
export function ReleasedOnly(): ReactNode {
  const { t } = useWords();
  return <p className="note">{t('release.to-you')}</p>;
}

/** Who may see a record of the ground or of people, on its page. */
export function RecordReleases(given: {
  readonly table: ReleasableTable;
  readonly id: string;
  readonly mayChange: boolean;
}): ReactNode {
  const { table, id, mayChange } = given;
  const { data, error, refetch } = useQuery(releasesOfQuery(id));
  if (error) return <ProblemBox error={error} retry={() => void refetch()} />;
  if (!data) return null;
  const isOnly = data.items.some(({ isMember }) => !isMember);
  return (
    <>
      <Releases
        of={id}
        releases={data.items}
        mayChange={mayChange && !isOnly}
        acts={{
          ask: (of) => call('POST /api/releases', { body: { table, ids: [id], ...of } }),
          agree: (one) => call('POST /api/releases/agreement', { body: { ids: [one] } }),
          end: (one, reason) => call('POST /api/releases/end', { body: { ids: [one], reason } }),
          again: askForReleasesAgain,
        }}
      />
    </>
  );
}
