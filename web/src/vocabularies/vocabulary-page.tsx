import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForVocabularies, meQuery, vocabularyQuery } from '../api/queries.ts';
import type { Term } from '../api/schema.gen.ts';
import { depthOf } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { LANGUAGES, languages } from '../i18n/translate.ts';
import { PageTitle } from '../pages/frame.tsx';
import { termShows, vocabularySearch, type VocabularySearch } from '../search-vocabulary.ts';
import { Reasoned } from '../together/reasoned.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ChangeTerm, NewTerm } from './term-form.tsx';

function Marks({ term }: { readonly term: Term }): ReactNode {
  const { t, language } = useWords();
  const marks = [
    term.isOwn ? t('vocabulary.mark.own') : null,
    term.isRetired ? t('vocabulary.mark.retired') : null,
    term.isSensitive ? t('vocabulary.mark.sensitive') : null,
    term.toCheck.includes(language) ? t('vocabulary.mark.to-check') : null,
  ].filter((mark) => mark !== null);
  return marks.length === 0 ? null : <span className="aside">{marks.join(' · ')}</span>;
}

function Whole({ list, term, mayExtend }: { list: string; term: Term; mayExtend: boolean }): ReactNode {
  const { t } = useWords();
  const [doing, setDoing] = useState<'change' | 'add' | null>(null);
  const done = (): void => setDoing(null);
  return (
    <div className="term-whole">
      <Facts
        of={[
          ...languages.map(
            (language) =>
              [
                LANGUAGES[language],
                <span key={language}>
                  <span lang={language} dir="auto">
                    {term.labels[language]}
                  </span>{' '}
                  {term.toCheck.includes(language) ? (
                    <span className="aside">{t('vocabulary.mark.to-check')}</span>
                  ) : null}
                  {(term.alsoCalled[language] ?? []).map((name) => (
                    <span key={name} className="aside" lang={language} dir="auto">
                      {' '}
                      {t('vocabulary.also', { name })}
                    </span>
                  ))}
                </span>,
              ] as const,
          ),
          [t('vocabulary.note'), term.note === '' ? null : <span dir="auto">{term.note}</span>],
          [t('vocabulary.id'), <code key="id">{term.id}</code>],
          [t('vocabulary.huridocs'), term.huridocs.length === 0 ? null : term.huridocs.join(', ')],
        ]}
      />
      {!mayExtend ? null : doing === 'change' ? (
        <ChangeTerm term={term} done={done} />
      ) : doing === 'add' ? (
        <NewTerm list={list} parent={term} done={done} />
      ) : (
        <div className="button-line">
          <Button variant="default" onClick={() => setDoing('change')}>
            {t('vocabulary.change')}
          </Button>
          {term.isRetired ? null : (
            <Button variant="default" onClick={() => setDoing('add')}>
              {t('vocabulary.add-below')}
            </Button>
          )}
          {term.isOwn ? (
            <Reasoned
              isQuiet
              button={t(term.isRetired ? 'vocabulary.offer' : 'vocabulary.retire')}
              send={(reason) =>
                call('PATCH /api/terms/{id}', {
                  params: { id: term.id },
                  body: { isRetired: !term.isRetired, reason },
                  ifMatch: term.version,
                })
              }
              done={askForVocabularies}
            />
          ) : null}
        </div>
      )}
    </div>
  );
}

function Line(given: {
  readonly list: string;
  readonly term: Term;
  readonly depth: number;
  /** The terms above, where they are not shown themselves. */
  readonly above: string;
  readonly mayExtend: boolean;
}): ReactNode {
  const { t, language } = useWords();
  const { term, depth, above } = given;
  const [isOpen, setOpen] = useState(false);
  return (
    <li data-depth={Math.min(depth, 5)} className={term.isRetired ? 'retired' : undefined}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span dir="auto">{term.labels[language] ?? term.id}</span> <Marks term={term} />{' '}
          {above === '' ? null : (
            <span className="aside" dir="auto">
              {t('vocabulary.below', { above })}
            </span>
          )}
        </summary>
        {isOpen ? <Whole {...given} /> : null}
      </details>
    </li>
  );
}

/** What a term lies below, from the top. */
function aboveOf(term: Term, byId: ReadonlyMap<string, Term>, language: string): string {
  const names: string[] = [];
  for (let at = byId.get(term.parent ?? ''); at !== undefined; at = byId.get(at.parent ?? ''))
    names.unshift(at.labels[language] ?? at.id);
  return names.join(' › ');
}

/** The terms that are asked for, by any of their names. */
function wanted(terms: readonly Term[], search: VocabularySearch, language: string): readonly Term[] {
  const words = search.text?.normalize('NFC').toLocaleLowerCase();
  return terms.filter((term) => {
    if (search.show === 'own' && !term.isOwn) return false;
    if (search.show === 'to-check' && !term.toCheck.includes(language)) return false;
    const names = [term.id, ...Object.values(term.labels), ...Object.values(term.alsoCalled).flat()];
    return words === undefined || names.some((name) => name.toLocaleLowerCase().includes(words));
  });
}

/** One vocabulary as a tree: what its terms are called in five languages, what is still to be checked, and terms of the archive's own. */
export function VocabularyPage(): ReactNode {
  const { t, language } = useWords();
  const { name } = useParams({ from: '/inside/vocabularies/$name' });
  const search = vocabularySearch({ ...useSearch({ from: '/inside/vocabularies/$name' }) });
  const navigate = useNavigate({ from: '/vocabularies/$name' });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(vocabularyQuery(name));
  const [isNew, setNew] = useState(false);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.vocabularies')} />
    );
  const { list, terms } = data;
  const mayExtend = me?.capabilities.includes('extend-vocabulary') ?? false;
  const byId = new Map(terms.map((term) => [term.id, term]));
  const shown = wanted(terms, search, language);
  const isWhole = shown.length === terms.length;
  return (
    <>
      <PageTitle
        text={list.labels[language] ?? name}
        aside={
          <p className="item-marks">
            <Link to="/vocabularies">{t('vocabularies.title')}</Link>
          </p>
        }
      />
      <p className="aside">{list.note === '' ? t('vocabulary.what') : list.note}</p>
      <form
        className="claims-filter"
        role="search"
        aria-label={t('vocabulary.narrow')}
        onSubmit={(event) => event.preventDefault()}
      >
        <TextInput
          type="search"
          label={t('vocabulary.find')}
          value={search.text ?? ''}
          dir="auto"
          onChange={({ currentTarget: { value } }) => {
            const { text: _, ...rest } = search;
            void navigate({ search: value === '' ? rest : { ...rest, text: value }, replace: true });
          }}
        />
        <label className="stack-field">
          {t('vocabulary.show')}
          <select
            value={search.show ?? 'all'}
            onChange={({ currentTarget: { value } }) => {
              const { show: _, ...rest } = search;
              void navigate({
                search: value === 'to-check' || value === 'own' ? { ...rest, show: value } : rest,
                replace: true,
              });
            }}
          >
            {termShows.map((show) => (
              <option key={show} value={show}>
                {t(`vocabulary.show.${show}`)}
              </option>
            ))}
          </select>
        </label>
      </form>
      {!mayExtend ? null : isNew ? (
        <NewTerm list={name} parent={null} done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('vocabulary.add-top')}
        </Button>
      )}
      <p role="status" className="aside">
        {t('vocabulary.count', { n: shown.length })}
      </p>
      {shown.length === 0 ? (
        <EmptyState what={t('vocabulary.none')} why={t('vocabulary.none.why')} />
      ) : (
        <ul className="plain-list term-tree">
          {shown.map((term) => (
            <Line
              key={term.id}
              list={name}
              term={term}
              depth={isWhole ? depthOf(term, byId) : 0}
              above={isWhole ? '' : aboveOf(term, byId, language)}
              mayExtend={mayExtend}
            />
          ))}
        </ul>
      )}
    </>
  );
}
