import { useEffect, type ReactNode } from 'react';
import { usePlaceWords } from '../coding/place-words.tsx';
import type { SeenPlace } from '../coding/place.ts';
import type { Quoted, ShownQuote } from '../coding/quoted.ts';
import { useWords } from '../i18n/language.tsx';

/** What was quoted of a sound or film: each goes to its beginning, those that are being played are marked. */
export function QuotedStretches(given: {
  readonly media: HTMLMediaElement | null;
  readonly quoted: readonly Quoted<Extract<SeenPlace, { kind: 'time' }>>[];
  /** Those of them that are being played. */
  readonly now: readonly Quoted[];
  readonly shown: ShownQuote | null;
}): ReactNode {
  const { t } = useWords();
  const wordsOf = usePlaceWords();
  const { media, quoted, now, shown } = given;
  const from = quoted.find(({ id }) => id === shown?.id)?.place.from;
  useEffect(() => {
    if (media && from !== undefined) media.currentTime = from;
  }, [media, from, shown]);
  if (quoted.length === 0) return null;
  return (
    <ul className="quoted-stretches" aria-label={t('quote.stretches')}>
      {quoted.map((one) => (
        <li key={one.id}>
          <button
            type="button"
            className="quiet-button"
            aria-current={now.includes(one)}
            onClick={() => {
              if (media) media.currentTime = one.place.from;
            }}
          >
            {wordsOf(one.place)}
          </button>
        </li>
      ))}
    </ul>
  );
}
