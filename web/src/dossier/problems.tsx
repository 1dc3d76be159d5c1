import type { ReactNode } from 'react';
import type { DossierProblem, Exhibit } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

/** What is wrong, in words. */
export function ProblemWords({ problem }: { readonly problem: DossierProblem }): ReactNode {
  const { t, format } = useWords();
  const { code, n, text } = problem;
  const languages = text
    .split(' ')
    .filter(Boolean)
    .map((tag) => format.languageName(tag))
    .join(', ');
  const words = {
    hidden: () => t('dossier-problem.hidden', { n }),
    withdrawn: () => t('dossier-problem.withdrawn'),
    'holds-withdrawn': () => t('dossier-problem.holds-withdrawn'),
    'consent-none': () => t('dossier-problem.consent-none'),
    'consent-ended': () => t('dossier-problem.consent-ended'),
    'consent-other': () => t('dossier-problem.consent-other'),
    'consent-unnamed': () => t('dossier-problem.consent-unnamed'),
    'consent-public': () => t('dossier-problem.consent-public'),
    sealed: () => t('dossier-problem.sealed'),
    damaged: () => t('dossier-problem.damaged', { n }),
    unread: () => t('dossier-problem.unread'),
    untranslated: () => t('dossier-problem.untranslated', { languages }),
    repeated: () => t('dossier-problem.repeated', { label: text }),
    label: () => t('dossier-problem.label', { label: text }),
    'over-limit': () => t('dossier-problem.over-limit', { n }),
    'out-of-order': () => t('dossier-problem.out-of-order', { label: text }),
    changed: () => t('dossier-problem.changed'),
    'extract-outside': () => t('dossier-problem.extract-outside', { pages: text, n }),
    'extract-refused': () => t('dossier-problem.extract-refused', { profile: text }),
    'extract-quoted': () => t('dossier-problem.extract-quoted', { pages: text }),
    'extract-cited': () => t('dossier-problem.extract-cited', { pages: text }),
  };
  return words[code]();
}

/** Everything to look at before the dossier is filed, each with the way to its exhibit. */
export function Problems(given: {
  readonly problems: readonly DossierProblem[];
  readonly exhibits: readonly Exhibit[];
}): ReactNode {
  const { t } = useWords();
  const { problems, exhibits } = given;
  const byId = new Map(exhibits.map((one) => [one.exhibitId, one]));
  return (
    <section className="dossier-problems" aria-labelledby="problems">
      <h2 id="problems">{t('dossier.problems')}</h2>
      {problems.length === 0 ? <p className="aside">{t('dossier.no-problems')}</p> : null}
      <ul>
        {problems.map((one) => {
          const exhibit = byId.get(one.exhibitId ?? '');
          return (
            <li key={`${one.code} ${one.exhibitId}`} data-severity={one.severity}>
              {exhibit ? (
                <>
                  <a href={`#exhibit-${exhibit.exhibitId}`}>{exhibit.label}</a>:{' '}
                </>
              ) : null}
              <ProblemWords problem={one} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
