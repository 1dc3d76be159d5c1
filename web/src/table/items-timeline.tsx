import type { ReactNode } from 'react';
import { timelineQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { apiFilter, type ItemsSearch } from '../search-params.ts';
import { TimeLine } from './time-line.tsx';

/** When the items that match say that they were made. `change` is called with the whole new filter. */
export function ItemsTimeline(given: {
  readonly search: ItemsSearch;
  readonly change: (next: ItemsSearch) => void;
}): ReactNode {
  const { t } = useWords();
  const { search, change } = given;
  const { datedFrom, datedUntil, ...rest } = search;
  return (
    <TimeLine
      query={timelineQuery(apiFilter(search))}
      from={datedFrom}
      to={datedUntil}
      change={(stretch) =>
        change(stretch ? { ...rest, datedFrom: stretch.from, datedUntil: stretch.to } : rest)
      }
      words={{
        section: t('items.as.timeline'),
        claim: t('timeline.claim'),
        columns: t('timeline.columns'),
        none: t('timeline.none.why'),
        count: (n) => t('items.total', { n }),
        undated: (n) => t('timeline.undated', { n }),
      }}
    />
  );
}
