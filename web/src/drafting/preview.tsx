import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { pleadingPreviewQuery } from '../api/pleadings.ts';
import { useWords } from '../i18n/language.tsx';
import { ShownParagraph, WithoutLinks } from './runs.tsx';

const TYPING_MS = 500;

/**
 * What is being written as it will read, a moment after the last key: made by the server, which reads it as it would keep it, and drawn from what that
 * says; no markup of the text is ever drawn. It is not announced while one types: whoever listens goes there.
 */
export function Preview(given: {
  readonly pleadingId: string;
  readonly body: string;
  /** The number of the first paragraph. */
  readonly first: number;
}): ReactNode {
  const { t } = useWords();
  const [settled] = useDebouncedValue(given.body.trim(), TYPING_MS);
  const { data, error } = useQuery({
    ...pleadingPreviewQuery(given.pleadingId, settled),
    enabled: settled !== '',
  });
  const paragraphs = settled === '' ? [] : (data?.paragraphs ?? []);
  return (
    <section className="pleading-preview" aria-label={t('pleading.preview')}>
      <p className="aside" aria-hidden="true">
        {t('pleading.preview')}
      </p>
      {error ? <p className="aside">{t('pleading.preview.none')}</p> : null}
      {paragraphs.length === 0 && !error ? <p className="aside">{t('pleading.preview.empty')}</p> : null}
      <WithoutLinks>
        {paragraphs.map((runs, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- paragraphs that are not kept have no name but their place
          <ShownParagraph key={at} id={`preview-${at}`} number={`${given.first + at}.`} runs={runs} />
        ))}
      </WithoutLinks>
    </section>
  );
}
