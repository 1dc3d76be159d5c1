import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { jobsQuery, ledgerQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Digest } from '../ui/digest.tsx';
import { Facts } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

function Queues(): ReactNode {
  const { t, format } = useWords();
  const { data, error } = useQuery(jobsQuery);
  if (!data) return error ? <ProblemBox error={error} /> : <Waiting text={t('wait.jobs')} />;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('jobs.title')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('jobs.queue')}</th>
            <th scope="col" className="c-number">
              {t('jobs.waiting')}
            </th>
            <th scope="col" className="c-number">
              {t('jobs.active')}
            </th>
            <th scope="col" className="c-number">
              {t('jobs.failed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.queues.map((queue) => (
            <tr key={queue.name}>
              <td>{t.of(`queue.${queue.name}`, queue.name)}</td>
              <td className="c-number">{format.number(queue.waiting)}</td>
              <td className="c-number">{format.number(queue.active)}</td>
              <td className="c-number">{format.number(queue.failed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How the ledger stands: its key, which is to be compared elsewhere, and its newest checkpoint word for word. */
export function LedgerPage(): ReactNode {
  const { t, format } = useWords();
  const { data: ledger, error, refetch } = useQuery(ledgerQuery);
  return (
    <>
      <PageTitle text={t('nav.ledger')} />
      <p className="measure">{t('ledger.why')}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!ledger && !error ? <Waiting text={t('wait.ledger')} /> : null}
      {ledger ? (
        <>
          <section>
            <h2>{t('ledger.key')}</h2>
            <p className="measure">{t('ledger.key.why')}</p>
            <Facts
              of={[
                [t('ledger.origin'), <code>{ledger.origin}</code>],
                [
                  t('ledger.fingerprint'),
                  <Digest text={ledger.fingerprint} what={t('ledger.fingerprint')} />,
                ],
                [t('ledger.vkey'), <Digest text={ledger.vkey} what={t('ledger.vkey')} />],
              ]}
            />
          </section>
          <section>
            <h2>{t('ledger.checkpoint')}</h2>
            {ledger.checkpoint === null ? (
              <p>{t('light.none')}</p>
            ) : (
              <>
                <Facts
                  of={[
                    [t('ledger.size'), format.number(ledger.checkpoint.size)],
                    [
                      t('ledger.published'),
                      ledger.checkpoint.publishedAt === null ? null : (
                        <Moment at={ledger.checkpoint.publishedAt} withLocal />
                      ),
                    ],
                    [t('ledger.root'), <Digest text={ledger.checkpoint.root} what={t('ledger.root')} />],
                  ]}
                />
                <pre className="raw" tabIndex={0} aria-label={t('ledger.checkpoint')}>
                  {ledger.checkpoint.text}
                </pre>
                <CopyButton text={ledger.checkpoint.text} what={t('ledger.checkpoint')} />
                <p className="note">{t('ledger.keep')}</p>
              </>
            )}
          </section>
        </>
      ) : null}
      <section>
        <h2>{t('jobs.title')}</h2>
        <Queues />
      </section>
    </>
  );
}
