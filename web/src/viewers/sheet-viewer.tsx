import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode } from 'react';
import type { CellPlace } from '../coding/place.ts';
import { useQuoted } from '../coding/quoted.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Grid } from './grid.tsx';
import { PlainText } from './plain-text.tsx';
import { sheetCellsQuery, sheetNamesQuery } from './sheets.ts';

interface Quoting {
  readonly serial: string;
  /** Takes cells that are to be quoted; null for those who do not code. */
  readonly quote: ((place: CellPlace) => void) | null;
}

function Cells(given: Quoting & { readonly address: string; readonly sheet: number }): ReactNode {
  const { t, format } = useWords();
  const { serial, quote, address, sheet } = given;
  const quoted = useQuoted(serial, 'cell').filter(({ place }) => place.page === sheet);
  const { data, error, refetch } = useQuery(sheetCellsQuery(address));
  const [areFormulasShown, showFormulas] = useState(false);
  const formulaAt = useCallback(
    (row: number, column: number) => data?.formulas.get(`${row} ${column}`),
    [data],
  );
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.text')} />
    );
  if (data.rows.length === 0) return <EmptyState what={t('sheet.empty')} why={t('sheet.empty.why')} />;
  const columns = data.rows.reduce((most, row) => Math.max(most, row.length), 0);
  return (
    <>
      <div className="pdf-tools" role="group" aria-label={t('viewer.tools')}>
        <span className="aside figures">{t('sheet.rows', { n: data.rows.length })}</span>
        {data.formulas.size > 0 ? (
          <label>
            <input
              type="checkbox"
              checked={areFormulasShown}
              onChange={(event) => showFormulas(event.target.checked)}
            />{' '}
            {t('sheet.formulas', { n: data.formulas.size })}
          </label>
        ) : null}
      </div>
      {data.isWhole ? null : (
        <p className="note">
          {t('sheet.cut', {
            rows: format.number(data.rows.length),
            ofRows: format.number(data.size.rows),
            columns: format.number(columns),
            ofColumns: format.number(data.size.columns),
          })}
        </p>
      )}
      <Grid
        rows={data.rows}
        textOf={areFormulasShown ? formulaAt : undefined}
        quoted={quoted}
        quote={quote && ((cells) => quote({ kind: 'cell', page: sheet, separator: null, ...cells }))}
      />
    </>
  );
}

/**
 * A spreadsheet as LibreOffice read it in the sandbox: a tab for each sheet, cells as the file displays them, formulas on demand.
 * `list` is the address of the list of sheets, `sheets` those of their cells by number.
 */
export function SheetViewer(
  given: Quoting & {
    readonly list: string;
    readonly sheets: ReadonlyMap<number, string>;
    readonly current: number;
    readonly go: (sheet: number) => void;
  },
): ReactNode {
  const { t } = useWords();
  const { serial, quote, list, sheets, current, go } = given;
  const { data, error, refetch } = useQuery(sheetNamesQuery(list));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.text')} />
    );
  const at = sheets.has(current) ? current : 1;
  return (
    <Tabs className="sheets" value={String(at)} keepMounted={false} onChange={(value) => go(Number(value))}>
      <Tabs.List aria-label={t('sheet.sheets')}>
        {data.map(({ name, isHidden }, index) => (
          <Tabs.Tab key={index} value={String(index + 1)}>
            <span dir="auto">
              <PlainText text={name} />
            </span>
            {isHidden ? <span className="aside"> {t('sheet.hidden')}</span> : null}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {[...sheets].map(([number, address]) => (
        <Tabs.Panel key={number} value={String(number)}>
          <Cells serial={serial} quote={quote} address={address} sheet={number} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
