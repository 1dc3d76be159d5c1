import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, type ReactNode } from 'react';
import type { ItemSummary } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Name, visibleName } from '../ui/name.tsx';
import type { shownColumns } from './columns.tsx';
import { useRowKeys } from './use-row-keys.ts';

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

const ROW_PX = 37;
const NARROW_ROW_PX = 64;
/** Height of the top bar and the table's head, which lie over the rows. */
const COVERED_PX = 100;
/** The next page is asked for when this many rows are left below the last one drawn. */
const AHEAD = 40;

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
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const rowPx = isNarrow ? NARROW_ROW_PX : ROW_PX;
  const table = useRef<HTMLTableElement>(null);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowPx,
    overscan: 12,
    // Drawing inside the scroll event holds up the frame that it is for.
    useFlushSync: false,
    scrollMargin: table.current?.offsetTop ?? 0,
    scrollPaddingStart: COVERED_PX,
    scrollPaddingEnd: rowPx,
  });
  useEffect(() => virtual.measure(), [virtual, rowPx]);
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= items.length - AHEAD) loadMore();
  }, [hasMore, last, items.length, loadMore]);
  const keys = useRowKeys({
    count: items.length,
    show: (index) => virtual.scrollToIndex(index),
    toggle: (index) => {
      const item = items[index];
      if (item) toggle(item.serial);
    },
  });
  const above = (rows[0]?.index ?? 0) * rowPx;
  const below = Math.max(0, items.length - 1 - last) * rowPx;
  return (
    <table className="items-table" ref={table} aria-rowcount={total + 1}>
      <caption className="for-readers">{t('items.caption')}</caption>
      <Head columns={columns} />
      {above > 0 ? <Spacer heightPx={above} /> : null}
      <tbody>
        {rows.map(({ index }) => {
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
      {below > 0 ? <Spacer heightPx={below} /> : null}
    </table>
  );
}

/** Room of the rows that are not drawn. The style goes through the style object, which the policy allows. */
function Spacer({ heightPx }: { readonly heightPx: number }): ReactNode {
  return (
    <tbody aria-hidden="true" className="spacer">
      <tr>
        <td style={{ height: heightPx }} />
      </tr>
    </tbody>
  );
}
