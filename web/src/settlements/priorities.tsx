import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PriorityWeight, SettlementPriority } from '../api/schema.gen.ts';
import { settlementPrioritiesQuery } from '../api/settlements.ts';
import { useWords } from '../i18n/language.tsx';
import type { AskedDays, ReturnFilter } from '../search-settlements.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Status } from './words.tsx';

/** The weights as data that anybody may change, each with what would become of the first ten without it. */
function Weights(given: {
  readonly of: readonly PriorityWeight[];
  readonly change: (weights?: string) => void;
}): ReactNode {
  const { t } = useWords();
  const { of, change } = given;
  return (
    <form
      key={of.map(({ weight }) => weight).join(' ')}
      aria-label={t('priority.weights')}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        change(of.map(({ reason }) => `${reason}:${Number(form.get(reason) ?? 0)}`).join(','));
      }}
    >
      <table className="deadline-table return-table">
        <caption className="for-readers">{t('priority.weights')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('priority.reason')}</th>
            <th scope="col">{t('priority.weight')}</th>
            <th scope="col">{t('priority.doubled')}</th>
            <th scope="col">{t('priority.left-out')}</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ reason, weight, leaveWhenDoubled, leaveWhenLeftOut }) => (
            <tr key={reason}>
              <th scope="row">{t(`priority.reason.${reason}`)}</th>
              <td>
                <input
                  type="number"
                  name={reason}
                  min={0}
                  max={100}
                  step={0.5}
                  required
                  aria-label={t('priority.weight-of', { reason: t(`priority.reason.${reason}`) })}
                  defaultValue={weight}
                />
              </td>
              <td className="figures">{leaveWhenDoubled}</td>
              <td className="figures">{leaveWhenLeftOut}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="button-line no-print">
        <Button type="submit" variant="default">
          {t('priority.reckon')}
        </Button>
        <button type="button" className="quiet-button" onClick={() => change()}>
          {t('priority.usual')}
        </button>
      </div>
    </form>
  );
}

function Row({ of, asked }: { readonly of: SettlementPriority; readonly asked: AskedDays }): ReactNode {
  const { t, format } = useWords();
  const { id, rank, name, status, score, parts } = of;
  return (
    <tr>
      <th scope="row">
        <span>
          <span className="figures">{rank}.</span>{' '}
          <Link to="/return/$id" params={{ id }} search={asked} dir="auto">
            {name}
          </Link>
        </span>
      </th>
      <td>
        <Status of={status} />
      </td>
      <td>
        <ul className="standing-counts">
          {parts.map(({ reason, part }) => (
            <li key={reason}>
              {t(`priority.reason.${reason}`)} <span className="figures aside">+{format.number(part)}</span>
            </li>
          ))}
        </ul>
      </td>
      <td className="figures">{format.number(score)}</td>
    </tr>
  );
}

/** In which order to look at the settlements of the list: each reason with what it adds, the weights, and what would change the order. */
export function Priorities(given: {
  readonly filter: ReturnFilter;
  readonly asked: AskedDays;
  readonly weights: string | undefined;
  readonly change: (weights?: string) => void;
}): ReactNode {
  const { t, language } = useWords();
  const { filter, asked, weights, change } = given;
  const { data, error } = useQuery(settlementPrioritiesQuery(filter, weights, language));
  if (!data) return error ? <ProblemBox error={error} /> : <Waiting text={t('wait.settlements')} />;
  return (
    <section aria-label={t('return.as.priorities')}>
      <p className="note">{t('priority.how')}</p>
      <table className="deadline-table return-table">
        <caption className="for-readers">{t('return.as.priorities')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('settlement.title')}</th>
            <th scope="col">{t('return.status')}</th>
            <th scope="col">{t('priority.reasons')}</th>
            <th scope="col">{t('priority.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((one) => (
            <Row key={one.id} of={one} asked={asked} />
          ))}
        </tbody>
      </table>
      <Weights of={data.weights} change={change} />
    </section>
  );
}
