import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Region } from '../coding/place.ts';
import { turnedRegion } from '../coding/region.ts';
import { useWords } from '../i18n/language.tsx';
import { redactionsQuery, useCovering } from './covering.tsx';

/** What is covered on a page in public versions, over it: here it can still be read. */
export function RedactionMarks(given: {
  readonly serial: string;
  /** Of a picture 1. */
  readonly page: number;
  readonly rotation?: number;
}): ReactNode {
  const { t } = useWords();
  const { serial, page, rotation = 0 } = given;
  const { data } = useQuery(redactionsQuery(serial));
  const covering = useCovering(serial);
  const known = (data?.redactions ?? []).flatMap((one) =>
    one.page === page
      ? one.regions.map((region, at) => ({ key: `${one.id} ${at}`, region, category: one.category }))
      : [],
  );
  const wanted: { key: string; region: Region; category: null }[] =
    covering?.kind === 'region' && covering.page === page
      ? [{ key: 'wanted', region: covering.region, category: null }]
      : [];
  return [...known, ...wanted].map(({ key, region, category }) => {
    const { x, y, width, height } = turnedRegion(region, rotation);
    return (
      <div
        key={key}
        className="region-covered"
        role="img"
        aria-label={
          category === null
            ? t('redaction.about-to')
            : t('redaction.covered', { category: t(`redaction.category.${category}`) })
        }
        style={{ left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` }}
      />
    );
  });
}
