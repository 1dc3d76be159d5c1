import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { publicTablesQuery } from '../api/displacement.ts';
import type { PublicDisplacements } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { LEAST_K, PUBLIC_K } from '../search-displacement.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

type Table = PublicDisplacements['tables'][number];

function Cell({ of, isTotal }: { readonly of: Table['cells'][number][number]; readonly isTotal: boolean }) {
  const { t, format } = useWords();
  const kind = isTotal ? 'figures total' : 'figures';
  if (of === null)
    return (
      <td className={kind} data-hidden>
        {t('displacement.hidden')}
      </td>
    );
  const { displacements, persons } = of;
  return (
    <td className={kind}>
      {displacements === null ? null : t('displacement.cell.n', { n: format.number(displacements) })}
      {displacements !== null && persons !== null ? <br /> : null}
      {persons === null ? null : t('displacement.cell.persons', { n: format.number(persons) })}
    </td>
  );
}

function One({ table }: { readonly table: Table }): ReactNode {
  const { t, format } = useWords();
  const { population, settlements, years, cells, hidden } = table;
  const name = t(`displacement.population.${population}`);
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <p className="figures">
        {t('displacement.hidden.n', {
          small: format.number(hidden.small),
          others: format.number(hidden.complementary),
        })}
      </p>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={name}>
        <table className="displacement-table">
          <thead>
            <tr>
              <th scope="col">{t('displacement.settlement')}</th>
              {years.map((year) => (
                <th key={year ?? ''} scope="col">
                  {year ?? t('displacement.column.unknown')}
                </th>
              ))}
              <th scope="col">{t('displacement.all')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((row, at) => {
              const isLast = at === settlements.length;
              return (
                <tr key={at}>
                  <th scope="row" dir="auto" className={isLast ? 'total' : undefined}>
                    {isLast
                      ? t('displacement.all')
                      : (settlements[at]?.name ?? t('displacement.settlement.unnamed'))}
                  </th>
                  {row.map((cell, column) => (
                    <Cell key={column} of={cell} isTotal={isLast} />
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Tables that may be published: what is hidden is said to be, and why. */
export function PublicCounts({ k = PUBLIC_K }: { readonly k: number | undefined }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/displacement' });
  const { data, error, refetch } = useQuery(publicTablesQuery(k));
  return (
    <section aria-labelledby="public">
      <h2 id="public">{t('displacement.public')}</h2>
      <form
        className="claims-filter no-print"
        aria-label={t('displacement.public')}
        onSubmit={(event) => {
          event.preventDefault();
          const typed = Number(new FormData(event.currentTarget).get('k'));
          void navigate({ search: { view: 'public', k: typed }, replace: true });
        }}
      >
        <TextInput
          key={k}
          type="number"
          name="k"
          min={LEAST_K}
          max={10_000}
          step={1}
          required
          label={t('displacement.k')}
          defaultValue={k}
        />
        <Button type="submit" variant="default">
          {t('displacement.k.count')}
        </Button>
      </form>
      <p className="measure">{t('displacement.rule', { k })}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.displacement')} /> : null}
      {data && data.tables.length === 0 ? (
        <EmptyState what={t('displacement.none')} why={t('displacement.how')} />
      ) : null}
      {data?.tables.map((table) => (
        <One key={table.population} table={table} />
      ))}
    </section>
  );
}
