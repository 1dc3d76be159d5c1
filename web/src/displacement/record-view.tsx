import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListedDisplacement, WholeDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { Facts } from '../ui/facts.tsx';
import { Said, useSize, Where } from './words.tsx';

function Household({ whole }: { readonly whole: WholeDisplacement }): ReactNode {
  const { t } = useWords();
  const size = useSize();
  const { household } = whole.record;
  if (!household) return null;
  const { sizeThen, sizeNow, note } = household;
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
          [
            t('displacement.size-now'),
            <>
              {size(sizeNow.are, sizeNow.count)}
              <Said by={sizeNow.saidBy} />
            </>,
          ],
          [t('displacement.note'), note],
        ]}
      />
      {whole.findings.map(({ code, at, members: n, size: of }) => (
        <p key={`${code} ${at}`} className="note">
          {t(`displacement.finding.${code}`, { at: t(`displacement.at.${at}`), members: n, size: of })}
        </p>
      ))}
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
              {event.alleged.map(({ actor, saidBy, words }, at) => (
                <li key={at} dir="auto">
                  {t('displacement.alleged.by', { actor, saidBy })} {words === null ? null : <q>{words}</q>}
                </li>
              ))}
            </ul>
          ),
        ],
        [
          t('displacement.destination'),
          event.destinations.length === 0 ? null : (
            <ul className="plain-list tight">
              {event.destinations.map(({ place, from, saidBy }, at) => (
                <li key={at} dir="auto">
                  {place} {from === null ? null : day(from)}
                  <Said by={saidBy} />
                </li>
              ))}
            </ul>
          ),
        ],
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
        [t('displacement.lies'), <Where of={of} />],
        [t('displacement.parcel'), property.parcel],
        [t('displacement.extent'), property.extent],
        [t('displacement.right'), t(`displacement.right.${property.right}`)],
        [t('displacement.right-words'), property.rightWords],
        [
          t('displacement.titles'),
          titles.length === 0 ? null : (
            <ul className="plain-list tight">
              {titles.map(({ kind, grade, words, serial }, at) => (
                <li key={at} dir="auto">
                  {t(`displacement.title-kind.${kind}`)}: {words}{' '}
                  <span className="aside">{t(`displacement.grade.${grade}`)}</span>{' '}
                  {serial === null ? null : (
                    <Link to="/items/$serial" params={{ serial }} className="figures">
                      {serial}
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          ),
        ],
        [
          t('displacement.condition'),
          conditions.length === 0 ? null : (
            <ul className="plain-list tight">
              {conditions.map(({ condition, on, saidBy, words }, at) => (
                <li key={at} dir="auto">
                  {t(`displacement.condition.${condition}`)} {on === null ? null : `${day(on)} `}
                  {words === null ? null : <q>{words}</q>}
                  <Said by={saidBy} />
                </li>
              ))}
            </ul>
          ),
        ],
        [
          t('displacement.occupant'),
          occupants.length === 0 ? null : (
            <ul className="plain-list tight">
              {occupants.map(({ who, from, until, saidBy }, at) => (
                <li key={at} dir="auto">
                  {who} {from === null ? null : day(from)}
                  {until === null ? null : ` – ${day(until)}`}
                  <Said by={saidBy} />
                </li>
              ))}
            </ul>
          ),
        ],
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
