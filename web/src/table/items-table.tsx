import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import type { ItemSummary } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Name, visibleName } from '../ui/name.tsx';
import type { shownColumns } from './columns.tsx';
import { Spacer } from './spacer.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useRowsInView } from './use-rows-in-view.ts';

/** A list that is fetched as one scrolls, with the rows that are chosen. */
export interface ItemListProps {
  readonly items: readonly ItemSummary[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (serial: string) => void;
}

type Columns = ReturnType<typeof shownColumns>;

/** Drawn again only when something of its own changes: while one scrolls, only the rows that come are drawn. */
const ItemRow = memo(function ItemRow(given: {
  readonly item: ItemSummary;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly columns: Columns;
  readonly toggle: (serial: string) => void;
  readonly onFocus: (index: number) => void;
}): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const { item, index, isCurrent, isChosen, columns, toggle, onFocus } = given;
  const kind = item.kind === null ? t('kind.unknown') : t.of(`kind.${item.kind}`, item.kind);
  return (
    <tr aria-rowindex={index + 2} className={isCurrent ? 'current' : undefined} data-chosen={isChosen}>
      <td className="c-check">
        <input
          type="checkbox"
          checked={isChosen}
          onChange={() => toggle(item.serial)}
          aria-label={t('items.choose', { title: visibleName(item.title) })}
        />
      </td>
      <td className="c-title">
        <Link
          id={`row-${index}`}
          to="/items/$serial"
          params={{ serial: item.serial }}
          onFocus={() => onFocus(index)}
        >
          <Name text={item.title} />
        </Link>
        {item.isWithdrawn ? <span className="finding-mark"> {t('items.withdrawn')}</span> : null}
        {item.findings > 0 ? (
          <span className="finding-mark"> {t('items.findings-count', { n: item.findings })}</span>
        ) : null}
        <span className="narrow-only aside">
          {item.serial} · {kind} · {format.day(item.receivedAt)}
        </span>
      </td>
      {columns.map(({ id, className, cell }) => (
        <td key={id} className={className} dir={id === 'source' ? 'auto' : undefined}>
          {cell(item, words)}
        </td>
      ))}
    </tr>
  );
});

function Head({ columns }: { readonly columns: Columns }): ReactNode {
  const { t } = useWords();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="c-check">
          <span className="for-readers">{t('items.chosen')}</span>
        </th>
        <th scope="col" className="c-title">
          {t('items.title')}
        </th>
        {columns.map(({ id, head, className }) => (
          <th key={id} scope="col" className={className}>
            {t(head)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Items as a table. Only the rows in view are drawn and only the pages come by are fetched, whatever the total. */
export function ItemsTable(given: ItemListProps & { readonly columns: Columns }): ReactNode {
  const { items, total, hasMore, loadMore, chosen, toggle, columns } = given;
  const { t } = useWords();
  const { table, indexes, abovePx, belowPx, show } = useRowsInView({
    count: items.length,
    hasMore,
    loadMore,
  });
  const keys = useRowKeys({
    count: items.length,
    show,
    toggle: (index) => {
      const item = items[index];
      if (item) toggle(item.serial);
    },
  });
  return (
    <table className="items-table" ref={table} aria-rowcount={total + 1}>
      <caption className="for-readers">{t('items.caption')}</caption>
      <Head columns={columns} />
      <Spacer heightPx={abovePx} />
      <tbody>
        {indexes.map((index) => {
          const item = items[index];
          return item ? (
            <ItemRow
              key={item.serial}
              item={item}
              index={index}
              isCurrent={index === keys.current}
              isChosen={chosen.has(item.serial)}
              columns={columns}
              toggle={toggle}
              onFocus={keys.onFocus}
            />
          ) : null;
        })}
      </tbody>
      <Spacer heightPx={belowPx} />
    </table>
  );
}
