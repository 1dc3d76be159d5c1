import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LedgerPlace } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useActorName, useKindName } from '../together/entry-words.tsx';
import { Spacer } from '../table/spacer.tsx';
import { useRowKeys } from '../table/use-row-keys.ts';
import { useRowsInView } from '../table/use-rows-in-view.ts';

function EntryRow(given: {
  readonly place: LedgerPlace;
  readonly row: number;
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
}): ReactNode {
  const { t, format } = useWords();
  const nameOf = useActorName();
  const kindOf = useKindName();
  const { place, row, isCurrent, onFocus } = given;
  const { opened } = place;
  const what = opened ? kindOf(opened.kind) : t('ledger.hidden');
  return (
    <tr aria-rowindex={row + 2} className={isCurrent ? 'current' : undefined} data-hidden={!opened}>
      <td className="c-number c-index">{format.number(place.index)}</td>
      <td className="c-what">
        <Link
          id={`row-${row}`}
          to="/ledger/entries/$index"
          params={{ index: String(place.index) }}
          onFocus={onFocus}
        >
          {what}
          <span className="for-readers"> {t('ledger.entry-number', { index: String(place.index) })}</span>
        </Link>
        <span className="narrow-only aside">
          {format.number(place.index)} ·{' '}
          {opened ? `${format.moment(opened.at)} · ${opened.subject ?? nameOf(opened)}` : place.commitment}
        </span>
      </td>
      <td className="c-subject" dir="auto" title={opened?.subject ?? undefined}>
        {opened ? (opened.subject ?? opened.subjectTable) : <code translate="no">{place.commitment}</code>}
      </td>
      <td className="c-actor" dir="auto">
        {opened ? nameOf(opened) : ''}
      </td>
      <td className="c-at">{opened ? <time dateTime={opened.at}>{format.moment(opened.at)}</time> : ''}</td>
    </tr>
  );
}

/** Entries of the ledger, newest first. Only the rows in view are drawn and only the pages come by are fetched. */
export function EntriesTable(given: {
  readonly places: readonly LedgerPlace[];
  readonly hasMore: boolean;
  readonly loadMore: () => void;
}): ReactNode {
  const { t } = useWords();
  const { places, hasMore, loadMore } = given;
  const { table, indexes, abovePx, belowPx, show } = useRowsInView({
    count: places.length,
    hasMore,
    loadMore,
  });
  const keys = useRowKeys({
    count: places.length,
    show,
    toggle: () => undefined,
  });
  return (
    <table className="items-table entries-table" ref={table} aria-rowcount={hasMore ? -1 : places.length + 1}>
      <caption className="for-readers">{t('ledger.entries')}</caption>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col" className="c-number c-index">
            {t('ledger.index')}
          </th>
          <th scope="col" className="c-what">
            {t('ledger.what')}
          </th>
          <th scope="col" className="c-subject">
            {t('ledger.subject')}
          </th>
          <th scope="col" className="c-actor">
            {t('ledger.actor')}
          </th>
          <th scope="col" className="c-at">
            {t('ledger.when')}
          </th>
        </tr>
      </thead>
      <Spacer heightPx={abovePx} />
      <tbody>
        {indexes.map((index) => {
          const place = places[index];
          return place ? (
            <EntryRow
              key={place.index}
              place={place}
              row={index}
              isCurrent={index === keys.current}
              onFocus={() => keys.onFocus(index)}
            />
          ) : null;
        })}
      </tbody>
      <Spacer heightPx={belowPx} />
    </table>
  );
}
