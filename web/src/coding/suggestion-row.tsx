import type { ReactNode } from 'react';
import type { Suggestion } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useTerm } from './terms.tsx';

/** Why a suggestion is less sure than its rule makes it, or that it was taken before; nothing where nobody answered the like of it. */
function Before({ one }: { readonly one: Suggestion }): ReactNode {
  const { t } = useWords();
  const { leftBefore, takenBefore, likeBy } = one;
  if (likeBy === null) return null;
  const said = [
    leftBefore > 0
      ? t(likeBy === 'rule' ? 'suggestion.left-before-rule' : 'suggestion.left-before', { n: leftBefore })
      : '',
    takenBefore > 0 ? t('suggestion.taken-before', { n: takenBefore }) : '',
  ].filter((part) => part !== '');
  return <span className="suggestion-why">{said.join(' · ')}</span>;
}

/** One suggestion: what it is about, the words of the page, what is read from them, who proposes it, and what can be answered. */
export function SuggestionRow(given: {
  readonly one: Suggestion;
  readonly model: string | null;
  readonly take: () => void;
  readonly leave: () => void;
  readonly restore: () => void;
}): ReactNode {
  const { t, format } = useWords();
  const measureOf = useTerm('count-measure');
  const { one, model, take, leave, restore } = given;
  const isLeft = one.state === 'left';
  const bounds = one.lower === null && one.upper === null ? null : `${one.lower ?? ''}–${one.upper ?? ''}`;
  // What would stand in the form, so that it can be judged without opening it.
  const reading = [
    one.value === null ? bounds : format.number(one.value),
    one.measure === null ? null : measureOf(one.measure),
    one.date,
  ]
    .filter((part) => part !== null)
    .join(' ');
  return (
    <li className="suggestion" data-left={isLeft || undefined}>
      <p>
        <span className="aside">{t(`suggestion.${one.kind}`)}</span> <span dir="auto">{one.text}</span>{' '}
        {reading === '' ? null : <span className="aside figures">{reading}</span>}
        {one.speaker === null ? null : (
          <span className="aside" dir="auto">
            {' '}
            · {one.speaker}
          </span>
        )}
        {one.runId === null ? null : (
          <>
            {' '}
            <span className="finding-mark">{t('suggestion.by-model', { model: model ?? '' })}</span>
          </>
        )}
      </p>
      <Before one={one} />
      {isLeft ? (
        <span className="suggestion-why">
          {t('suggestion.was-left')}
          {one.leftReason === null ? '' : ` · ${t(`suggestion.reason.${one.leftReason}`)}`}
        </span>
      ) : null}
      <span className="button-line">
        {isLeft ? (
          <button type="button" className="quiet-button" aria-keyshortcuts="u" onClick={restore}>
            {t('suggestion.restore')}
          </button>
        ) : (
          <>
            <button type="button" className="quiet-button" aria-keyshortcuts="a" onClick={take}>
              {t('suggestion.take')}
            </button>
            <button type="button" className="quiet-button" aria-keyshortcuts="r" onClick={leave}>
              {t('suggestion.leave')}
            </button>
          </>
        )}
      </span>
    </li>
  );
}
