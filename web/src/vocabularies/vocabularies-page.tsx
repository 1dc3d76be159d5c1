import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { vocabulariesQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { LANGUAGES, languages } from '../i18n/translate.ts';
import { PageTitle } from '../pages/frame.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

/** The lists of terms with which is coded: how long each is, and how much of it is still to be checked in the reader's language. */
export function VocabulariesPage(): ReactNode {
  const { t, format, language } = useWords();
  const { data, error, refetch } = useQuery(vocabulariesQuery);
  const lists = data && format.ordered(data.vocabularies, ({ labels, name }) => labels[language] ?? name);
  return (
    <>
      <PageTitle text={t('vocabularies.title')} />
      <p className="aside">{t('vocabularies.what')}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.vocabularies')} /> : null}
      {lists ? (
        <table className="plain-table vocabularies">
          <thead>
            <tr>
              <th scope="col">{t('vocabulary.list')}</th>
              <th scope="col" className="c-number">
                {t('vocabulary.terms')}
              </th>
              <th scope="col" className="c-number">
                {t('vocabulary.own')}
              </th>
              <th scope="col">{t('vocabulary.to-check')}</th>
            </tr>
          </thead>
          <tbody>
            {lists.map(({ name, labels, terms, own, toCheck }) => (
              <tr key={name}>
                <th scope="row">
                  <Link to="/vocabularies/$name" params={{ name }}>
                    {labels[language] ?? name}
                  </Link>
                </th>
                <td className="c-number">{format.number(terms)}</td>
                <td className="c-number">{own === 0 ? '–' : format.number(own)}</td>
                <td>
                  {languages
                    .filter((code) => (toCheck[code] ?? 0) > 0)
                    .map((code) => `${LANGUAGES[code]} ${format.number(toCheck[code] ?? 0)}`)
                    .join(' · ') || '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}
