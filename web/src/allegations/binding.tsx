import type { ReactNode } from 'react';
import type { Binding } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { LawWords, ToCheck } from './law-words.tsx';

/** Whether some of the period that is charged lies, or may lie, outside the time in which the instrument bound both. */
export const isOutside = ({ period }: Binding): boolean => period !== 'not-said' && period !== 'within';

/** From when the instrument binds both parties, who says so, and what of it a lawyer has to check; or that it is not stated. */
export function BindingDay({ of }: { readonly of: Binding | null }): ReactNode {
  const { t } = useWords();
  if (of === null) return <span className="aside">{t('binding.not-stated')}</span>;
  const { since, until, untilText, isStated, text, sources, toCheck } = of;
  return (
    <>
      <span className="figures">{since}</span>, {t(isStated ? 'binding.stated' : 'binding.later')}
      <ToCheck is={toCheck} />
      {text === null ? null : (
        <>
          {': '}
          <LawWords of={text} />
        </>
      )}
      {until === null ? null : (
        <>
          {'; '}
          {t('binding.until', { day: until })}
          {untilText === null ? null : (
            <>
              {': '}
              <LawWords of={untilText} />
            </>
          )}
        </>
      )}
      {sources.map((source) => (
        <span key={source} className="breakable">
          {' '}
          [{source}]
        </span>
      ))}
    </>
  );
}

/** How the period that is charged lies to that time: what lies outside it stands out. */
export function PeriodWords({ of }: { readonly of: Binding }): ReactNode {
  const { t } = useWords();
  const until = of.until ?? '';
  const said =
    of.period === 'ends-after' || of.period === 'after'
      ? t(`binding.${of.period}`, { day: until })
      : of.period === 'around'
        ? t('binding.around', { day: of.since, until })
        : t(`binding.${of.period}`, { day: of.since });
  return <p className={isOutside(of) ? 'piece-alert' : 'aside'}>{said}</p>;
}
