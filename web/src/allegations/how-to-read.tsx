import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { useCharge } from './charge.tsx';
import { LawWords, ToCheck } from './law-words.tsx';
import { BandWords } from './words.tsx';

/** What the marks, bands and results mean, once for the page; also on paper. */
export function HowToRead(): ReactNode {
  const { t } = useWords();
  const { names } = useCharge();
  const { law } = names;
  if (!law) return null;
  return (
    <section aria-labelledby="how-to-read" className="how-to-read">
      <h2 id="how-to-read">{t('read.title')}</h2>
      <p className="note">
        <ToCheck is /> {t('law.mark')}
      </p>
      <p className="note">{t('read.result')}</p>
      <ol className="scale">
        {law.results.map(({ id, names: called }) => (
          <li key={id}>
            <LawWords of={called} />
          </li>
        ))}
      </ol>
      <p className="note">
        {t('read.bands')} {law.rubric.isStarting ? t('read.starting') : ''}
      </p>
      <ul className="law-list">
        {law.rubric.bands.map(({ band, text }) => (
          <li key={band}>
            <BandWords band={band} />: <LawWords of={text} />
          </li>
        ))}
      </ul>
      <p className="note">{t('read.origins')}</p>
    </section>
  );
}
