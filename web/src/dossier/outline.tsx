import type { ReactNode } from 'react';
import type { Exhibit, Routes } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { sectionsIn } from './order.ts';

type Budget = Routes['GET /api/dossiers/{id}']['response']['budget'];

/** The parts of the dossier with the pages of each, and the way to them. */
export function Outline({ exhibits }: { readonly exhibits: readonly Exhibit[] }): ReactNode {
  const { t } = useWords();
  return (
    <nav className="outline" aria-label={t('dossier.outline')}>
      <h2>{t('dossier.outline')}</h2>
      <ol>
        {sectionsIn(exhibits).map(({ title, start, exhibits: own }) => {
          const pages = own.reduce((sum, one) => sum + (one.filedPages ?? 0), 0);
          return (
            <li key={start}>
              <a href={`#exhibit-${own[0]?.exhibitId ?? ''}`} dir="auto">
                {title ?? t('dossier.no-section')}
              </a>
              <span className="aside figures">
                {own[0]?.label}
                {own.length > 1 ? ` – ${own.at(-1)?.label ?? ''}` : ''} · {t('dossier.pages', { n: pages })}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** How many pages there are of how many that the forum allows. */
export function PageBudget({ budget }: { readonly budget: Budget }): ReactNode {
  const { t, format } = useWords();
  const { otherPages, withoutPages, limit } = budget;
  const pages = budget.pages + otherPages;
  return (
    <section className="budget" aria-labelledby="budget">
      <h2 id="budget">{t('dossier.budget')}</h2>
      <p className="figures" data-over={limit !== null && pages > limit ? true : undefined}>
        {limit === null
          ? t('dossier.pages', { n: pages })
          : t('dossier.budget.of', { pages: format.number(pages), limit: format.number(limit) })}
      </p>
      {limit === null ? null : (
        <meter
          min={0}
          max={limit}
          high={limit * 0.9}
          value={Math.min(pages, limit)}
          aria-label={t('dossier.budget')}
        />
      )}
      {otherPages > 0 ? <p className="aside">{t('dossier.budget.others', { n: otherPages })}</p> : null}
      {withoutPages > 0 ? <p className="aside">{t('dossier.budget.without', { n: withoutPages })}</p> : null}
    </section>
  );
}
