import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { jobsQuery, meQuery, queryClient } from '../api/queries.ts';
import type { Jobs, Queue } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

type Running = Jobs['running'][number];
type Failed = Jobs['failed'][number];

function Item({ item }: { readonly item: Running['item'] }): ReactNode {
  const { t } = useWords();
  if (!item) return <span className="aside">{t('jobs.item-hidden')}</span>;
  return (
    <Link to="/items/$serial" params={{ serial: item.serial }} dir="auto">
      {item.serial} {item.title}
    </Link>
  );
}

function State({ jobs }: { readonly jobs: Jobs }): ReactNode {
  const { t } = useWords();
  const isWell = jobs.state === 'idle' || jobs.state === 'working';
  return (
    <div className={isWell ? 'job-state' : 'problem'} role={isWell ? 'status' : 'alert'}>
      <p className={isWell ? 'statement-text' : 'problem-title'}>
        {t.of(`jobs.state.${jobs.state}`, jobs.state)}
      </p>
      <p>{t.of(`jobs.help.${jobs.state}`, '')}</p>
    </div>
  );
}

/** Minutes that are left at the present rate; null while there is no rate. */
function minutesLeft({ waiting, active, perMinute }: Queue): number | null {
  return perMinute > 0 ? Math.ceil((waiting + active) / perMinute) : null;
}

const COLUMNS = [
  ['waiting', 'jobs.waiting'],
  ['active', 'jobs.active'],
  ['failed', 'jobs.failed'],
  ['done', 'jobs.done'],
] as const;

function Queues({ queues }: { readonly queues: readonly Queue[] }): ReactNode {
  const { t, format } = useWords();
  const left = (queue: Queue): string => {
    const minutes = minutesLeft(queue);
    if (queue.waiting + queue.active === 0) return '';
    return minutes === null ? t('jobs.left.unknown') : t('jobs.left.minutes', { n: minutes });
  };
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('jobs.queues')}>
      <table className="plain-table jobs-table">
        <thead>
          <tr>
            <th scope="col">{t('jobs.queue')}</th>
            {COLUMNS.map(([name, label]) => (
              <th key={name} scope="col" className="c-number">
                {t(label)}
              </th>
            ))}
            <th scope="col" className="c-number">
              {t('jobs.rate')}
            </th>
            <th scope="col">{t('jobs.left')}</th>
            <th scope="col">{t('jobs.oldest')}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.name}>
              <td>{t.of(`queue.${queue.name}`, queue.name)}</td>
              {COLUMNS.map(([name]) => (
                <td key={name} className="c-number">
                  {format.number(queue[name])}
                </td>
              ))}
              <td className="c-number">{format.number(queue.perMinute)}</td>
              <td>{left(queue)}</td>
              <td>{queue.oldestWaitingAt === null ? '' : <Moment at={queue.oldestWaitingAt} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunningJobs({
  running,
  nowMs,
}: {
  readonly running: readonly Running[];
  readonly nowMs: number;
}): ReactNode {
  const { t, format } = useWords();
  if (running.length === 0) return <p className="note">{t('jobs.running.none')}</p>;
  return (
    <ul className="plain-list">
      {running.map((job) => (
        <li key={`${job.queue} ${job.startedAt} ${job.item?.serial}`}>
          <Item item={job.item} />
          <p className="aside">
            {t.of(`queue.${job.queue}`, job.queue)} ·{' '}
            {t('jobs.seconds', { n: Math.max(0, Math.round((nowMs - Date.parse(job.startedAt)) / 1000)) })} ·{' '}
            {t('jobs.attempt', { n: job.attempt })}
            {job.isAlive ? '' : ` · ${t('jobs.silent', { ago: format.ago(job.heardOfAt, nowMs) })}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

function FailedGroup({ group, mayRetry }: { readonly group: Failed; readonly mayRetry: boolean }): ReactNode {
  const { t } = useWords();
  const { queue, cause, count, newestAt, sample } = group;
  const retry = useMutation({
    mutationFn: () => call('POST /api/jobs/retry', { body: { queue, cause } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: jobsQuery.queryKey }),
  });
  const messages = [...new Set(sample.map(({ message }) => message).filter((text) => text !== ''))];
  return (
    <li className="finding-group error">
      <p>
        <strong>{t.of(`queue.${queue}`, queue)}</strong>: <code>{cause}</code>{' '}
        <span className="figures">{t('jobs.count', { n: count })}</span>{' '}
        <button
          type="button"
          className="quiet-button"
          disabled={!mayRetry || retry.isPending}
          aria-label={`${t('jobs.retry')}: ${cause}`}
          onClick={() => retry.mutate()}
        >
          {t('jobs.retry')}
        </button>
        {mayRetry ? null : <span className="aside">{t('jobs.retry.who')}</span>}
      </p>
      {messages.slice(0, 2).map((message) => (
        <p key={message} lang="en" className="aside">
          {message}
        </p>
      ))}
      <p className="aside">
        {t('jobs.newest')} <Moment at={newestAt} />
      </p>
      {retry.isError ? <ProblemBox error={retry.error} /> : null}
      <details>
        <summary>{t('jobs.which')}</summary>
        <ul className="plain-list">
          {sample.map(({ item }, at) => (
            <li key={item?.serial ?? at}>
              <Item item={item} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Workers({ jobs }: { readonly jobs: Jobs }): ReactNode {
  const { t, format } = useWords();
  if (jobs.workers.length === 0) return <p className="note">{t('jobs.workers.none')}</p>;
  return (
    <ul className="plain-list">
      {jobs.workers.map((worker) => (
        <li key={`${worker.host} ${worker.pid}`}>
          <code translate="no">
            {worker.host}, {worker.pid}
          </code>{' '}
          {worker.queues.map((name) => t.of(`queue.${name}`, name)).join(', ')}
          <p className="aside">
            {t('jobs.started')} <Moment at={worker.startedAt} /> · {t('jobs.heard')}{' '}
            {format.ago(worker.heardOfAt, Date.parse(jobs.now))}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Whether the work goes on: queues with rate and time left, what is under way, what failed and why, and who works. */
export function JobsPage(): ReactNode {
  const { t } = useWords();
  const { data: jobs, error, refetch } = useQuery(jobsQuery);
  const { data: me } = useQuery(meQuery);
  const mayRetry = me?.capabilities.includes('keep') ?? false;
  return (
    <>
      <PageTitle text={t('jobs.title')} />
      <p className="measure">{t('jobs.why')}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!jobs && !error ? <Waiting text={t('wait.jobs')} /> : null}
      {jobs ? (
        <>
          <State jobs={jobs} />
          <section>
            <h2>{t('jobs.queues')}</h2>
            <Queues queues={jobs.queues} />
          </section>
          <section>
            <h2>{t('jobs.running')}</h2>
            <RunningJobs running={jobs.running} nowMs={Date.parse(jobs.now)} />
          </section>
          <section>
            <h2>{t('jobs.failures')}</h2>
            {jobs.failed.length === 0 ? (
              <EmptyState what={t('jobs.failures.none')} why={t('jobs.failures.none.why')} />
            ) : (
              <ul className="plain-list">
                {jobs.failed.map((group) => (
                  <FailedGroup key={`${group.queue} ${group.cause}`} group={group} mayRetry={mayRetry} />
                ))}
              </ul>
            )}
          </section>
          <section>
            <h2>{t('jobs.workers')}</h2>
            <Workers jobs={jobs} />
          </section>
        </>
      ) : null}
    </>
  );
}
