import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { useCharge } from './charge.tsx';
import { elementsOf, leadOf } from './gap.ts';
import { LawWords } from './law-words.tsx';
import { Exhibit, ResultWords } from './words.tsx';

/** Exhibits without which the whole would fall lower, and those without which an element would. */
export function HangsOn(): ReactNode {
  const { t } = useWords();
  const { matrix } = useCharge();
  const within = elementsOf(matrix).flatMap(({ element }) =>
    leadOf(element).judgement.hangsOn.map((one) => ({ element, ...one })),
  );
  return (
    <section aria-labelledby="hangs-on">
      <h2 id="hangs-on">{t('hangs.title')}</h2>
      {matrix.hangsOn.length === 0 ? <p>{t('hangs.none')}</p> : null}
      <ul className="law-list">
        {matrix.hangsOn.map(({ item, result, isMet }) => (
          <li key={item}>
            {t('hangs.without')} <Exhibit item={item} />: {t('hangs.whole')}{' '}
            <strong>
              <ResultWords id={result} />
            </strong>
            {matrix.isMet && !isMet ? ` ${t('hangs.below')}` : ''}
          </li>
        ))}
      </ul>
      {within.length === 0 ? null : (
        <>
          <h3>{t('hangs.within')}</h3>
          <ul className="law-list">
            {within.map(({ element, item, result }) => (
              <li key={`${element.id} ${item}`}>
                {t('hangs.without')} <Exhibit item={item} />: <LawWords of={element.text} /> →{' '}
                <ResultWords id={result} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
