import type { ReactNode } from 'react';
import type { Binding } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { LawWords, ToCheck } from './law-words.tsx';

/** Whether some of the period that is charged lies, or may lie, before the instrument bound both. */
export const isBefore = ({ period }: Binding): boolean => period === 'before' || period === 'begins-before';

/** From when the instrument binds both parties, who says so, and what of it a lawyer has to check; or that it is not stated. */
export function BindingDay({ of }: { readonly of: Binding | null }): ReactNode {
  const { t } = useWords();
  if (of === null) return <span className="aside">{t('binding.not-stated')}</span>;
  const { since, isStated, text, sources, toCheck } = of;
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
      {sources.map((source) => (
        <span key={source} className="breakable">
          {' '}
          [{source}]
        </span>
      ))}
    </>
  );
}

/** How the period that is charged lies to that day: what lies before it stands out. */
export function PeriodWords({ of }: { readonly of: Binding }): ReactNode {
  const { t } = useWords();
  return isBefore(of) ? (
    <p className="piece-alert">{t(`binding.${of.period}`, { day: of.since })}</p>
  ) : (
    <p className="aside">{t(`binding.${of.period}`, { day: of.since })}</p>
  );
}
