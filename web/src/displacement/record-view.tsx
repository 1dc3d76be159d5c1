import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListedDisplacement, WholeDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { Facts } from '../ui/facts.tsx';
import { Members, useSize, Where } from './words.tsx';

function Said({ by }: { readonly by: string | null }): ReactNode {
  return by === null || by === '' ? null : (
    <span className="aside" dir="auto">
      {' '}
      {by}
    </span>
  );
}

function Household({ whole }: { readonly whole: WholeDisplacement }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const size = useSize();
  const { household, members } = whole.record;
  if (!household) return null;
  const { sizeThen, sizeNow, intentions, statuses, losses, note } = household;
  return (
    <>
      <Facts
        of={[
          [
            t('displacement.size-then'),
            <>
              {size(sizeThen.are, sizeThen.count)}
              <Said by={sizeThen.saidBy} />
            </>,
          ],
          [t('displacement.members-then'), <Members of={members} at="then" />],
          [
            t('displacement.size-now'),
            <>
              {size(sizeNow.are, sizeNow.count)}
              <Said by={sizeNow.saidBy} />
            </>,
          ],
          [t('displacement.members-now'), <Members of={members} at="now" />],
          [
            t('displacement.wish'),
            intentions.length === 0 ? (
              t('displacement.wish.not-said')
            ) : (
              <ul className="plain-list tight">
                {intentions.map(({ wish, on, conditions, saidBy }, at) => (
                  <li key={at} dir="auto">
                    <strong>{t(`displacement.wish.${wish}`)}</strong> {on === null ? null : `${day(on)} `}
                    {conditions === null ? null : <q>{conditions}</q>}
                    <Said by={saidBy} />
                  </li>
                ))}
              </ul>
            ),
          ],
          [
            t('displacement.status'),
            statuses.length === 0 ? (
              t('displacement.status.not-said')
            ) : (
              <ul className="plain-list tight">
                {statuses.map(({ status, from, saidBy }, at) => (
                  <li key={at} dir="auto">
                    <strong>{t(`displacement.status.${status}`)}</strong> {from === null ? null : day(from)}
                    <Said by={saidBy} />
                  </li>
                ))}
              </ul>
            ),
          ],
          [t('displacement.note'), note],
        ]}
      />
      {whole.findings.map(({ code, at, members: n, size: of }) => (
        <p key={`${code} ${at}`} className="note">
          {t(`displacement.finding.${code}`, { at: t(`displacement.at.${at}`), members: n, size: of })}
        </p>
      ))}
      {losses.length === 0 ? null : (
        <section aria-labelledby="losses">
          <h2 id="losses">{t('displacement.losses')}</h2>
          <ul className="plain-list">
            {losses.map((one, at) => (
              <li key={at} dir="auto">
                <strong className="figures">
                  {one.amount} {one.currency}
                </strong>{' '}
                {one.what} · {one.from === null ? '…' : day(one.from)} –{' '}
                {one.until === null ? '…' : day(one.until)}
                <Said by={one.valuedBy} />
              </li>
            ))}
          </ul>
          {whole.losses.map(({ currency, sum, losses: own }) => (
            <p key={currency} className="figures">
              {sum === null
                ? t('displacement.losses.overlap', { currency })
                : t('displacement.losses.sum', { currency, sum, n: own.length })}
            </p>
          ))}
        </section>
      )}
    </>
  );
}

function Event({ of }: { readonly of: ListedDisplacement }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const size = useSize();
  const { event } = of;
  if (!event) return null;
  return (
    <Facts
      of={[
        [t('displacement.where'), <Where of={of} />],
        [t('displacement.address'), event.address],
        [t('displacement.from-day'), event.from === null ? t('undertaking.day.unknown') : day(event.from)],
        [t('displacement.until-day'), event.until === null ? null : day(event.until)],
        [t('displacement.size'), size(of.personsAre ?? 'unknown', of.persons)],
        [t('displacement.cause'), t(`displacement.cause.${event.cause}`)],
        [t('displacement.cause-words'), event.causeWords],
        [
          t('displacement.alleged'),
          event.alleged.length === 0 ? null : (
            <ul className="plain-list tight">
              {event.alleged.map(({ actor, saidBy }, at) => (
                <li key={at} dir="auto">
                  {t('displacement.alleged.by', { actor, saidBy })}
                </li>
              ))}
            </ul>
          ),
        ],
        [t('displacement.destination'), event.destinations.map(({ place }) => place).join(', ')],
        [t('displacement.note'), event.note],
      ]}
    />
  );
}

function Property({ of }: { readonly of: ListedDisplacement }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { property } = of;
  if (!property) return null;
  const { titles, conditions, occupants } = property;
  return (
    <Facts
      of={[
        [t('displacement.type'), t(`displacement.type.${property.type}`)],
        [t('displacement.where'), <Where of={of} />],
        [t('displacement.parcel'), property.parcel],
        [t('displacement.extent'), property.extent],
        [t('displacement.right'), t(`displacement.right.${property.right}`)],
        [t('displacement.right-words'), property.rightWords],
        [
          t('displacement.titles'),
          titles.length === 0 ? null : (
            <ul className="plain-list tight">
              {titles.map(({ kind, grade, words }, at) => (
                <li key={at} dir="auto">
                  {t(`displacement.title-kind.${kind}`)}: {words}{' '}
                  <span className="aside">{t(`displacement.grade.${grade}`)}</span>
                </li>
              ))}
            </ul>
          ),
        ],
        [
          t('displacement.condition'),
          conditions.length === 0 ? null : (
            <ul className="plain-list tight">
              {conditions.map(({ condition, on, saidBy }, at) => (
                <li key={at} dir="auto">
                  {t(`displacement.condition.${condition}`)} {on === null ? null : day(on)}
                  <Said by={saidBy} />
                </li>
              ))}
            </ul>
          ),
        ],
        [t('displacement.occupant'), occupants.map(({ who }) => who).join(', ')],
        [t('displacement.note'), property.note],
      ]}
    />
  );
}

/** A record as each source says it. */
export function RecordView({ whole }: { readonly whole: WholeDisplacement }): ReactNode {
  const { t } = useWords();
  const { record } = whole;
  const { sheet, householdId, householdSerial } = record;
  return (
    <>
      <Household whole={whole} />
      <Event of={record} />
      <Property of={record} />
      {householdId === null ? null : (
        <p>
          {t('displacement.whose')}{' '}
          <Link to="/displacement/$id" params={{ id: householdId }} className="figures">
            {householdSerial}
          </Link>
        </p>
      )}
      {sheet === null ? null : (
        <p className="aside">
          {t('displacement.sheet', { serial: sheet.serial ?? t('record.hidden'), line: sheet.line })}
        </p>
      )}
    </>
  );
}
