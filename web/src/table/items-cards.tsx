import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ItemSummary } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { ItemListProps } from './items-table.tsx';
import { useIsCovered } from '../ui/guard.tsx';
import { Name, visibleName } from '../ui/name.tsx';
import { useRowKeys } from './use-row-keys.ts';

const CARD_MIN_PX = 165;
const CARD_HEIGHT_PX = 268;
const COVERED_PX = 64;
const AHEAD_ROWS = 6;

function Card(given: {
  readonly item: ItemSummary;
  readonly index: number;
  readonly isChosen: boolean;
  readonly toggle: () => void;
  readonly onFocus: () => void;
}): ReactNode {
  const { t, format } = useWords();
  const { item, index, isChosen, toggle, onFocus } = given;
  const isCovered = useIsCovered(item.kind);
  const kind = item.kind === null ? t('kind.unknown') : t.of(`kind.${item.kind}`, item.kind);
  return (
    <div role="listitem" className="card" data-chosen={isChosen}>
      <div className={isCovered ? 'card-picture guarded' : 'card-picture'}>
        {item.thumbnail === null ? (
          <span className="aside">{kind}</span>
        ) : (
          <img src={`/api/items/${item.serial}/thumbnail`} alt="" loading="lazy" />
        )}
      </div>
      <div className="card-body">
        <Link id={`row-${index}`} to="/items/$serial" params={{ serial: item.serial }} onFocus={onFocus}>
          <Name text={item.title} />
        </Link>
        <span className="aside">
          {item.serial} · {kind} · {format.day(item.receivedAt)}
        </span>
        {item.findings > 0 ? (
          <span className="finding-mark">{t('items.findings-count', { n: item.findings })}</span>
        ) : null}
      </div>
      <input
        type="checkbox"
        checked={isChosen}
        onChange={toggle}
        aria-label={t('items.choose', { title: visibleName(item.title) })}
      />
    </div>
  );
}

/** The same list as cards with thumbnails, drawn row by row. */
export function ItemsCards({ items, hasMore, loadMore, chosen, toggle }: ItemListProps): ReactNode {
  const { t } = useWords();
  const { ref, width } = useElementSize();
  const list = useRef<HTMLDivElement>(null);
  const marginPx = list.current?.offsetTop ?? 0;
  const columns = Math.max(1, Math.floor(width / CARD_MIN_PX));
  const virtual = useWindowVirtualizer({
    count: Math.ceil(items.length / columns),
    estimateSize: () => CARD_HEIGHT_PX,
    overscan: 2,
    scrollMargin: marginPx,
    scrollPaddingStart: COVERED_PX,
    scrollPaddingEnd: COVERED_PX,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && (last + AHEAD_ROWS) * columns >= items.length) loadMore();
  }, [hasMore, last, columns, items.length, loadMore]);
  const keys = useRowKeys({
    count: items.length,
    show: (index) => virtual.scrollToIndex(Math.floor(index / columns)),
    toggle: (index) => {
      const item = items[index];
      if (item) toggle(item.serial);
    },
  });
  return (
    <div ref={ref}>
      <div
        ref={list}
        className="cards"
        role="list"
        aria-label={t('items.caption')}
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map((row) => (
          <div
            key={row.key}
            role="presentation"
            className="card-row"
            style={{
              transform: `translateY(${row.start - marginPx}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {items.slice(row.index * columns, (row.index + 1) * columns).map((item, at) => (
              <Card
                key={item.serial}
                item={item}
                index={row.index * columns + at}
                isChosen={chosen.has(item.serial)}
                toggle={() => toggle(item.serial)}
                onFocus={() => keys.onFocus(row.index * columns + at)}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
