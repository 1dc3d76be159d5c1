import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { findingsQuery, meQuery, openFindingsQuery, queryClient } from '../api/queries.ts';
import type { FindingGroup } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Cause, CauseAdvice } from '../ui/cause.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Name } from '../ui/name.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

function OpenFindings({ group }: { readonly group: FindingGroup }): ReactNode {
  const { t } = useWords();
  const list = useInfiniteQuery(openFindingsQuery({ tool: group.tool, code: group.code }));
  if (list.isError) return <ProblemBox error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <Waiting text={t('wait.findings')} />;
  return (
    <>
      <ul className="plain-list">
        {list.data.pages
          .flatMap((page) => page.findings)
          .map((one) => (
            <li key={one.id}>
              {one.item ? (
                <Link to="/items/$serial" params={{ serial: one.item.serial }}>
                  <Name text={one.item.title} />
                </Link>
              ) : (
                <Name text={one.subject} />
              )}{' '}
              <span className="aside">
                {one.item?.serial} <Moment at={one.foundAt} />
              </span>
              <p lang="en" dir="auto" className="breakable">
                {one.detail}
              </p>
            </li>
          ))}
      </ul>
      {list.hasNextPage ? (
        <button
          type="button"
          className="quiet-button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('findings.more')}
        </button>
      ) : null}
    </>
  );
}

function Group(given: { readonly group: FindingGroup; readonly mayRetry: boolean }): ReactNode {
  const { t } = useWords();
  const { group, mayRetry } = given;
  const { tool, code } = group;
  const [isOpen, setOpen] = useState(false);
  const again = useMutation({
    mutationFn: () => call('POST /api/findings/retry', { body: { tool, code } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: findingsQuery.queryKey }),
  });
  const said = again.isSuccess ? t('findings.retrying') : t('findings.retry-these', { n: group.items });
  return (
    <li className={`finding-group ${group.severity}`}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <strong>{t(`severity.${group.severity}`)}</strong> <Cause code={code} />{' '}
          <span className="figures">{t('items.findings-count', { n: group.count })}</span>{' '}
          <span className="aside">
            {t.of(`tool.${tool}`, tool)} · <Moment at={group.newestAt} />
          </span>
        </summary>
        {isOpen ? <OpenFindings group={group} /> : null}
      </details>
      <CauseAdvice code={code} />
      {group.canRetry && group.items > 0 ? (
        <button
          type="button"
          className="quiet-button"
          disabled={!mayRetry || again.isPending || again.isSuccess}
          aria-label={`${said}: ${code}`}
          onClick={() => again.mutate()}
        >
          {said}
        </button>
      ) : null}
      {again.isError ? <ProblemBox error={again.error} /> : null}
    </li>
  );
}

/** What is wrong with the evidence, by cause, the gravest first; each cause opens into its items and can be retried. */
export function FindingsPage(): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(findingsQuery);
  const mayRetry = me?.capabilities.includes('ingest') ?? false;
  return (
    <>
      <PageTitle text={t('items.findings')} />
      <p className="measure">{t('findings.why')}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.findings')} /> : null}
      {data?.groups.length === 0 ? (
        <EmptyState
          what={t('findings.nothing')}
          why={t('findings.nothing.why')}
          next={<Link to="/items">{t('nav.items')}</Link>}
        />
      ) : null}
      <ul className="plain-list">
        {data?.groups.map((group) => (
          <Group key={`${group.tool} ${group.code} ${group.severity}`} group={group} mayRetry={mayRetry} />
        ))}
      </ul>
    </>
  );
}
