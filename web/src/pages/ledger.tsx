import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ledgerQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { ledgerSearch } from '../search-params.ts';
import { Checkpoints } from '../ledger/checkpoints.tsx';
import { Entries } from '../ledger/entries.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Digest } from '../ui/digest.tsx';
import { Facts } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

function KeyAndCheckpoint(): ReactNode {
  const { t, format } = useWords();
  const { data: ledger, error, refetch } = useQuery(ledgerQuery);
  if (!ledger)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.ledger')} />
    );
  return (
    <>
      <section>
        <h2>{t('ledger.key')}</h2>
        <p className="measure">{t('ledger.key.why')}</p>
        <Facts
          of={[
            [t('ledger.origin'), <code>{ledger.origin}</code>],
            [t('ledger.fingerprint'), <Digest text={ledger.fingerprint} what={t('ledger.fingerprint')} />],
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
  );
}

const VIEWS = [
  [undefined, 'ledger.entries'],
  ['checkpoints', 'ledger.checkpoints'],
  ['key', 'ledger.key'],
] as const;

/** The ledger for people: its entries, its checkpoints, and the key that is to be compared elsewhere. */
export function LedgerPage(): ReactNode {
  const { t } = useWords();
  const { view, old, now, ...filter } = ledgerSearch({ ...useSearch({ from: '/inside/ledger' }) });
  return (
    <>
      <PageTitle
        text={t('nav.ledger')}
        aside={
          <nav className="views" aria-label={t('ledger.views')}>
            {VIEWS.map(([name, label]) => (
              <Link
                key={label}
                to="/ledger"
                search={name === undefined ? {} : { view: name }}
                activeOptions={{ exact: true, includeSearch: true }}
                aria-current={view === name ? 'page' : undefined}
              >
                {t(label)}
              </Link>
            ))}
          </nav>
        }
      />
      <p className="measure">{t('ledger.why')}</p>
      {view === undefined ? <Entries filter={filter} /> : null}
      {view === 'checkpoints' ? (
        <Checkpoints {...(old === undefined ? {} : { old })} {...(now === undefined ? {} : { now })} />
      ) : null}
      {view === 'key' ? <KeyAndCheckpoint /> : null}
    </>
  );
}
