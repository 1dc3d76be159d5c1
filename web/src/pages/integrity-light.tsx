import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ledgerQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { Digest } from '../ui/digest.tsx';
import { Drop } from '../ui/drop.tsx';
import { Facts } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';

/** How the ledger stands, as the server says: size of the last checkpoint and its age. It is no check; receipts are. */
export function IntegrityLight(): ReactNode {
  const { t, format } = useWords();
  const { data: ledger, isError, isPending } = useQuery(ledgerQuery);
  const checkpoint = ledger?.checkpoint;
  const age =
    ledger && checkpoint?.publishedAt ? format.ago(checkpoint.publishedAt, Date.parse(ledger.now)) : '';
  const state = isError
    ? t('light.unreachable')
    : checkpoint
      ? t('light.size', { n: checkpoint.size })
      : t(isPending ? 'light.asking' : 'light.none');
  const lamp = isPending ? 'lamp asked' : isError || !checkpoint ? 'lamp out' : 'lamp';
  return (
    <Drop
      name={t('light.label')}
      label={`${t('light.label')}: ${state}${age ? `, ${age}` : ''}`}
      buttonClass="light"
      button={
        <>
          <span aria-hidden="true" className={lamp} />
          <span className="light-text">
            {state}
            {age ? <span className="aside"> · {age}</span> : null}
          </span>
        </>
      }
    >
      <p className="popover-title">{t('light.label')}</p>
      {ledger && checkpoint ? (
        <Facts
          of={[
            [t('ledger.size'), format.number(checkpoint.size)],
            [t('ledger.published'), checkpoint.publishedAt ? <Moment at={checkpoint.publishedAt} /> : null],
            [t('ledger.fingerprint'), <Digest text={ledger.fingerprint} what={t('ledger.fingerprint')} />],
          ]}
        />
      ) : (
        <p>{state}</p>
      )}
      <p className="note">{t('light.note')}</p>
      <Link to="/ledger">{t('light.more')}</Link>
    </Drop>
  );
}
