import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListedDetention } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { Whom } from './words.tsx';

function Says({ of }: { readonly of: ListedDetention }): ReactNode {
  const { t, format } = useWords();
  const day = useDay();
  const { detention, missing, exchange, claims } = of;
  if (exchange)
    return claims.length === 0 ? (
      <span className="aside">{t('detention.claims.none')}</span>
    ) : (
      <ul className="plain-list tight">
        {claims.map((one) => (
          <li key={one.id} dir="auto">
            {one.value === null ? null : <strong className="figures">{format.number(one.value)} </strong>}
            <q>{one.words}</q>{' '}
            <span className="aside">
              {t(`detention.measure.${one.measure}`)} · {one.claimant}
              {one.asOf === null ? '' : ` · ${day(one.asOf)}`}
            </span>
          </li>
        ))}
      </ul>
    );
  const said = detention
    ? detention.statuses.map(({ party, words, code, asOf }) => ({
        by: party,
        words,
        code: t(`detention.code.${code}`),
        on: asOf,
      }))
    : (missing?.states ?? []).map(({ by, words, state, on }) => ({
        by,
        words,
        code: t(`detention.state.${state}`),
        on,
      }));
  return said.length === 0 ? (
    <span className="aside">{t('detention.state.not-said')}</span>
  ) : (
    <ul className="plain-list tight">
      {said.map(({ by, words, code, on }, at) => (
        <li key={at} dir="auto">
          {words === null ? code : <q>{words}</q>}{' '}
          <span className="aside">
            {words === null ? '' : `${code} · `}
            {by}
            {on === null ? '' : ` · ${day(on)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A record as a line of the list. */
export function Row({ of }: { readonly of: ListedDetention }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { id, serial, detention, missing, exchange } = of;
  const when = detention ? detention.capturedOn : missing ? missing.lastSeenOn : (exchange?.heldOn ?? null);
  const where = detention?.capturedAt ?? missing?.lastSeenAt ?? exchange?.heldAt;
  return (
    <tr>
      <th scope="row">
        <Link to="/detainees/$id" params={{ id }}>
          {exchange ? <span dir="auto">{exchange.title}</span> : <Whom of={of} />}
        </Link>{' '}
        <span className="aside figures">{serial}</span>
      </th>
      <td className="figures">
        {when === null ? t('undertaking.day.unknown') : day(when)}
        {where ? (
          <span className="aside" dir="auto">
            {' '}
            · {where}
          </span>
        ) : null}
      </td>
      <td>
        <Says of={of} />
      </td>
      <td>
        {detention ? (
          <>
            {t(`detention.outcome.${detention.outcome ?? 'none-recorded'}`)}
            {detention.outcomeOn === null ? null : (
              <span className="aside figures"> {day(detention.outcomeOn)}</span>
            )}
          </>
        ) : missing ? (
          t(`detention.sample.${missing.sample}`)
        ) : (
          <span dir="auto">
            {exchange?.sideA} · {exchange?.sideB}
          </span>
        )}
      </td>
    </tr>
  );
}
