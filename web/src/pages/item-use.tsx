import { TextInput, Textarea } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LawWords } from '../allegations/law-words.tsx';
import { call } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { Consent, ItemUse as Use, ItemWithdrawal } from '../api/schema.gen.ts';
import { ConsentFields, sendConsent, sendWithdrawal, WithdrawalFields } from '../forms/consent-fields.tsx';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { Moment } from '../ui/moment.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

const useQueryOf = (serial: string) =>
  queryOptions({
    queryKey: ['item', serial, 'consents'],
    queryFn: ({ signal }) => call('GET /api/items/{serial}/consents', { params: { serial }, signal }),
  });

const askFor = (serial: string) => async (): Promise<void> => {
  await queryClient.invalidateQueries({ queryKey: ['item', serial] });
  await queryClient.invalidateQueries({ queryKey: ['items'] });
};

function Answer({ bar }: { readonly bar: Use['publish'] }): ReactNode {
  const { t } = useWords();
  return (
    <td className={bar === null ? 'use-yes' : 'use-no'}>
      <strong>{t(bar === null ? 'use.yes' : 'use.no')}</strong>
      {bar === null ? null : <span className="aside"> {t(`use.bar.${bar}`)}</span>}
    </td>
  );
}

function MayBeUsed({ use }: { readonly use: Use }): ReactNode {
  const { t } = useWords();
  // One line where one line says it all.
  if ([use.preserve, ...use.share.map(({ bar }) => bar)].every((bar) => bar === use.publish))
    return (
      <p className={use.publish === null ? 'aside' : 'finding-mark'}>
        {use.publish === null ? t('use.everywhere') : `${t('use.nowhere')}: ${t(`use.bar.${use.publish}`)}`}
      </p>
    );
  return (
    <table className="plain use-table">
      <caption>{t('use.caption')}</caption>
      <tbody>
        {use.share.map(({ forum, names, bar }) => (
          <tr key={forum}>
            <th scope="row">
              <LawWords of={names} />
            </th>
            <Answer bar={bar} />
          </tr>
        ))}
        <tr>
          <th scope="row">{t('use.publish')}</th>
          <Answer bar={use.publish} />
        </tr>
        <tr>
          <th scope="row">{t('use.preserve')}</th>
          <Answer bar={use.preserve} />
        </tr>
      </tbody>
    </table>
  );
}

function Withdrawal(given: {
  readonly serial: string;
  readonly one: ItemWithdrawal;
  readonly mayDescribe: boolean;
}): ReactNode {
  const { t } = useWords();
  const { serial, one, mayDescribe } = given;
  return (
    <li className={one.restoredAt === null ? 'error' : 'cleared'}>
      <p>
        <strong>{t(one.restoredAt === null ? 'withdrawal.stands' : 'withdrawal.was')}</strong>{' '}
        {t(`withdrawal.cause.${one.cause}`)}
        <span className="aside">
          {' '}
          · {one.withdrawnBy} · <Moment at={one.withdrawnAt} />
        </span>
      </p>
      <p dir="auto">{one.reason}</p>
      {one.restoredAt === null ? (
        mayDescribe ? (
          <Reasoned
            button={t('withdrawal.restore')}
            send={(reason) =>
              call('POST /api/items/{serial}/restoration', { params: { serial }, body: { reason } })
            }
            done={askFor(serial)}
          />
        ) : null
      ) : (
        <p className="aside" dir="auto">
          {t('withdrawal.restored', { who: one.restoredBy ?? '' })} <Moment at={one.restoredAt} />:{' '}
          {one.restoredReason}
        </p>
      )}
    </li>
  );
}

function ConsentEntry(given: {
  readonly serial: string;
  readonly one: Consent;
  readonly mayDescribe: boolean;
}): ReactNode {
  const { t } = useWords();
  const { serial, one, mayDescribe } = given;
  const about = [
    ...one.purposes.map((purpose) => t(`consent.purpose.${purpose}`)),
    one.forums.length === 0 ? '' : t('consent.only-forums', { forums: one.forums.join(', ').toUpperCase() }),
    one.basis === 'not-needed' ? '' : t(`consent.${one.anonymity}`),
    one.expiresOn === null ? '' : t('consent.until', { day: one.expiresOn }),
  ];
  const people = [
    one.informedBy === null ? '' : t('consent.was-informed-by', { who: one.informedBy }),
    one.interpreter === null ? '' : `${t('consent.interpreter')}: ${one.interpreter}`,
    one.witness === null ? '' : `${t('consent.witness')}: ${one.witness}`,
  ];
  return (
    <li className={one.isWithdrawn ? 'cleared' : undefined}>
      <p>
        <strong>{t(`consent.basis.${one.basis}`)}</strong>
        {[' ', one.givenOn ?? '', ...about].filter(Boolean).join(' · ')}
      </p>
      {people.some(Boolean) ? (
        <p className="aside" dir="auto">
          {people.filter(Boolean).join(' · ')}
        </p>
      ) : null}
      {one.note === null ? null : <p dir="auto">{one.note}</p>}
      <p className="aside">
        {t('consent.recorded', { who: one.madeBy })} <Moment at={one.madeAt} />
        {one.serial === serial ? null : (
          <>
            {' '}
            · {t('consent.of-box')}{' '}
            <Link to="/items/$serial" params={{ serial: one.serial }}>
              {one.serial}
            </Link>
          </>
        )}
      </p>
      {one.isWithdrawn ? (
        <p className="finding-mark" dir="auto">
          {t('consent.ended')} {one.withdrawnOn ?? ''} {one.withdrawnReason}
        </p>
      ) : mayDescribe ? (
        <OpenForm
          isQuiet
          label={t('consent.end')}
          openName={`${t('consent.end')}: ${t(`consent.basis.${one.basis}`)} ${one.givenOn ?? ''}`}
          send={(form) =>
            call('POST /api/consents/{id}/withdrawal', {
              params: { id: one.id },
              body: {
                reason: String(form.get('reason') ?? '').trim(),
                on: String(form.get('on') ?? '').trim() || null,
              },
            })
          }
          done={askFor(serial)}
        >
          <TextInput name="on" maxLength={10} pattern="\d{4}-\d{2}-\d{2}" label={t('consent.ended-on')} />
          <Textarea name="reason" required maxLength={2000} dir="auto" label={t('history.reason')} />
        </OpenForm>
      ) : null}
    </li>
  );
}

/** What an item may be used for: whether it was withdrawn, what was agreed to, and what follows from both for each forum. */
export function ItemUse(given: { readonly serial: string; readonly mayDescribe: boolean }): ReactNode {
  const { t } = useWords();
  const { serial, mayDescribe } = given;
  const { data, error } = useQuery(useQueryOf(serial));
  const isWithdrawn = data?.withdrawals.some(({ restoredAt }) => restoredAt === null) ?? false;
  return (
    <section aria-labelledby="item-use">
      <h2 id="item-use">{t('use.title')}</h2>
      {error ? <ProblemBox error={error} /> : null}
      {data ? (
        <>
          <MayBeUsed use={data.use} />
          <ul className="findings">
            {data.withdrawals.map((one) => (
              <Withdrawal key={one.id} serial={serial} one={one} mayDescribe={mayDescribe} />
            ))}
          </ul>
          <h3>{t('consent.title')}</h3>
          {data.consents.length === 0 ? <p className="aside">{t('consent.none')}</p> : null}
          <ul className="plain-list">
            {data.consents.map((one) => (
              <ConsentEntry key={one.id} serial={serial} one={one} mayDescribe={mayDescribe} />
            ))}
          </ul>
        </>
      ) : null}
      {mayDescribe && data ? (
        <div className="button-line">
          <OpenForm
            label={t('consent.record')}
            send={(form) => sendConsent([serial], form)}
            done={askFor(serial)}
          >
            <ConsentFields />
          </OpenForm>
          {isWithdrawn ? null : (
            <OpenForm
              label={t('withdrawal.say')}
              send={(form) => sendWithdrawal([serial], form)}
              done={askFor(serial)}
            >
              <WithdrawalFields />
            </OpenForm>
          )}
        </div>
      ) : null}
    </section>
  );
}
