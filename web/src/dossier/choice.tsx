import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import type { Exhibit, Routes } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PlainText } from '../viewers/plain-text.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { sendExtract } from './extract-form.tsx';
import { useOrder } from './use-order.ts';

type Choice = Routes['GET /api/dossiers/{id}/choice']['response'];

function Proposal({ choice }: { readonly choice: Choice }): ReactNode {
  const { t, format } = useWords();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('choice.table')}>
      <table className="plain-table">
        <caption className="for-readers">{t('choice.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('choice.exhibit')}</th>
            <th scope="col">{t('items.pages')}</th>
            <th scope="col">{t('choice.hangs-on')}</th>
            <th scope="col">{t('choice.best')}</th>
            <th scope="col">{t('choice.kept')}</th>
          </tr>
        </thead>
        <tbody>
          {choice.exhibits.map((one) => (
            <tr key={one.exhibitId} data-left={one.isKept ? undefined : true}>
              <th scope="row">
                <a href={`#exhibit-${one.exhibitId}`}>{one.label}</a> <PlainText text={one.title} />
              </th>
              <td className="figures">{one.pages === null ? '?' : format.number(one.pages)}</td>
              <td className="figures">{format.number(one.hangsOn)}</td>
              <td>{one.best === null ? t('choice.not-weighed') : `W${one.best}`}</td>
              <td>
                {one.extract !== null
                  ? t('choice.extract', { pages: one.extract })
                  : one.isKept
                    ? t('choice.file')
                    : t(one.isBarred ? 'choice.barred' : 'choice.leave-out')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Which exhibits to file within a number of pages: proposed by what the allegations hang on, taken over by a person or not at all. */
export function PageChoice(given: {
  readonly id: string;
  readonly limit: number | null;
  readonly exhibits: readonly Exhibit[];
  readonly isPermitted: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, exhibits, isPermitted } = given;
  const [isOpen, setOpen] = useState(false);
  const [limit, setLimit] = useState(given.limit ?? 750);
  const [before, setBefore] = useState<readonly Exhibit[] | null>(null);
  const { order } = useOrder(id, exhibits);
  const { data, error } = useQuery({
    queryKey: ['choice', id, limit, exhibits.map(({ exhibitId, extract }) => [exhibitId, extract])],
    queryFn: () => call('GET /api/dossiers/{id}/choice', { params: { id }, query: { limit } }),
    enabled: isOpen && limit > 0,
  });
  const left = new Set(data?.exhibits.flatMap((one) => (one.isKept ? [] : one.exhibitId)) ?? []);
  const cut = data?.exhibits.flatMap(({ exhibitId, extract }) =>
    extract === null ? [] : [{ exhibitId, pages: extract }],
  );
  const take = (): void => {
    setBefore(exhibits);
    order.mutate(exhibits.filter(({ exhibitId }) => !left.has(exhibitId)));
  };
  // One after the other: each starts from the list that the one before it made.
  const extracts = useMutation({
    mutationFn: async () => {
      for (const one of cut ?? [])
        await sendExtract(id, { ...one, reason: t('choice.extract-reason', { limit }) });
    },
  });
  return (
    <details className="page-choice" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('choice.title')}</summary>
      <p className="aside">{t('choice.why')}</p>
      <NumberInput
        className="page-limit"
        label={t('choice.limit')}
        value={limit}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        onChange={(value) => setLimit(Number(value) || 0)}
      />
      {error ? <ProblemBox error={error} /> : null}
      {isOpen && !data && !error ? <Waiting text={t('wait.choice')} /> : null}
      {data ? (
        <>
          <p role="status">
            {t('choice.sum', { kept: data.pages.kept, all: data.pages.all, n: data.allegations })}
          </p>
          <Proposal choice={data} />
          {left.size > 0 ? (
            <Button disabled={!isPermitted || order.isPending} onClick={take}>
              {t('choice.take', { n: left.size })}
            </Button>
          ) : null}
          {cut && cut.length > 0 ? (
            <Button
              variant="default"
              disabled={!isPermitted || extracts.isPending}
              onClick={() => extracts.mutate()}
            >
              {t('choice.take-extracts', { n: cut.length })}
            </Button>
          ) : null}
          {extracts.isError ? <ProblemBox error={extracts.error} /> : null}
        </>
      ) : null}
      {before !== null && !order.isPending && left.size === 0 ? (
        <p role="status">
          {t('choice.taken')}{' '}
          <button
            type="button"
            className="quiet-button"
            onClick={() => {
              order.mutate(before);
              setBefore(null);
            }}
          >
            {t('choice.back')}
          </button>
        </p>
      ) : null}
      {order.isError ? <ProblemBox error={order.error} /> : null}
    </details>
  );
}
