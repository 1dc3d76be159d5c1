import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { COUNTED, searchCountsQuery, searchQuery } from '../api/queries.ts';
import type { FacetCount, ItemFacets, SearchHit } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { phraseText } from '../i18n/said.ts';
import { formatSearchParams } from '../search-params.ts';
import { Batch } from '../search/batch.tsx';
import { QueryBuilder } from '../search/query-builder.tsx';
import { SavedViews } from '../table/saved-views.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

const EXAMPLES = [
  ['mine maps', 'search.help.words'],
  ['"mine maps"', 'search.help.phrase'],
  ['mine*', 'search.help.prefix'],
  ['Vladmir~', 'search.help.fuzzy'],
  ['mines OR maps -press', 'search.help.operators'],
  ['mines lang:en type:document', 'search.help.fields'],
] as const;

function SyntaxHelp({ isOpen }: { readonly isOpen: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <details className="syntax" open={isOpen}>
      <summary>{t('search.help')}</summary>
      <dl className="facts">
        {EXAMPLES.map(([example, key]) => (
          <div key={key}>
            <dt>
              <Link to="/search" search={{ q: example }}>
                <code>{example}</code>
              </Link>
            </dt>
            <dd>{t(key)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Marked({ pieces }: { readonly pieces: SearchHit['snippet'] }): ReactNode {
  return pieces.map((piece, at) => (piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text));
}

function Hit({ hit }: { readonly hit: SearchHit }): ReactNode {
  const { t, format } = useWords();
  const kind = hit.kind === null ? t('kind.unknown') : t.of(`kind.${hit.kind}`, hit.kind);
  const isTitle = hit.part === 'title';
  return (
    <li className="hit">
      <Link
        to="/items/$serial"
        params={{ serial: hit.serial }}
        search={hit.page > 0 ? { show: 'text', page: String(hit.page) } : {}}
        dir="auto"
        className="hit-title"
      >
        {isTitle ? <Marked pieces={hit.snippet} /> : hit.title}
      </Link>
      {isTitle ? null : (
        <p className="hit-snippet" dir="auto" {...(hit.language === null ? {} : { lang: hit.language })}>
          <Marked pieces={hit.snippet} />
        </p>
      )}
      <p className="aside figures">
        {hit.serial} · {kind}
        {hit.page > 0 ? ` · ${t('search.page', { page: hit.page })}` : ''}
        {isTitle ? ` · ${t('search.in-title')}` : ''}
        {hit.language === null ? '' : ` · ${format.languageName(hit.language)}`}
        {hit.pagesOfItem > 1 ? ` · ${t('search.pages-of-item', { n: hit.pagesOfItem })}` : ''}
      </p>
    </li>
  );
}

// A name with spaces or quotes is written as a phrase; the query language has no escape, so a quote inside is dropped.
const term = (field: string, value: string): string =>
  /^[\w-]+$/.test(value) ? `${field}:${value}` : `${field}:"${value.replaceAll('"', '')}"`;

function FacetLinks(given: {
  readonly title: string;
  readonly q: string;
  readonly counts: readonly FacetCount[];
  readonly termOf: (count: FacetCount) => string;
  readonly labelOf: (count: FacetCount) => string;
}): ReactNode {
  const { format } = useWords();
  const { title, q, counts, termOf, labelOf } = given;
  if (counts.length === 0) return null;
  return (
    <div className="facet">
      <h2>{title}</h2>
      <ul>
        {counts.map((one) => (
          <li key={one.value}>
            <Link to="/search" search={{ q: q.includes(termOf(one)) ? q : `${q} ${termOf(one)}` }} dir="auto">
              {labelOf(one)}
            </Link>{' '}
            <span className="figures aside">{format.number(one.count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Stands in its place before anything is counted, so that the hits beside or below it do not move. */
function Facets({ q, facets }: { readonly q: string; readonly facets: ItemFacets | undefined }): ReactNode {
  const { t, format } = useWords();
  const isWide = useMediaQuery('(min-width: 1001px)', true, { getInitialValueInEffect: false });
  return (
    <details className="facets-fold" open={isWide}>
      <summary>{t('search.narrow')}</summary>
      <section className="facets" aria-label={t('search.narrow')} aria-busy={facets === undefined}>
        <FacetLinks
          title={t('items.kind')}
          q={q}
          counts={facets?.kind ?? []}
          termOf={({ value }) => term('type', value)}
          labelOf={({ value }) => t.of(`kind.${value}`, value)}
        />
        <FacetLinks
          title={t('items.language')}
          q={q}
          counts={facets?.language ?? []}
          termOf={({ value }) => term('lang', value)}
          labelOf={({ value }) => format.languageName(value)}
        />
        <FacetLinks
          title={t('items.source')}
          q={q}
          counts={facets?.source ?? []}
          termOf={({ label }) => term('source', label)}
          labelOf={({ label }) => label}
        />
      </section>
    </details>
  );
}

function Results({ q, from }: { readonly q: string; readonly from: string | null }): ReactNode {
  const { t } = useWords();
  const found = useQuery({ ...searchQuery(q, from), placeholderData: keepPreviousData });
  const [wholly, setWholly] = useState<string | null>(null);
  const isWholly = wholly === q;
  const first = useQuery(searchCountsQuery(q, COUNTED.first));
  const most = useQuery({ ...searchCountsQuery(q, COUNTED.most), enabled: isWholly });
  const counted = most.data || most.isError ? most : first;
  if (found.isError)
    return (
      <>
        <ProblemBox error={found.error} />
        {from === null ? null : (
          <p>
            <Link to="/search" search={{ q }}>
              {t('search.first')}
            </Link>
          </p>
        )}
        <SyntaxHelp isOpen />
      </>
    );
  if (!found.data) return <Waiting text={t('wait.search')} />;
  const { hits, notes, next } = found.data;
  const counts = counted.data;
  return (
    <div {...(hits.length === 0 ? {} : { className: 'with-facets' })}>
      {hits.length === 0 ? null : <Facets q={q} facets={counts?.facets} />}
      <div className="list">
        <p className="list-head" role="status">
          <span>
            {counts === undefined
              ? t(counted.isError ? 'search.not-counted' : 'search.counting')
              : t(counts.totalIsExact ? 'search.total' : 'search.total-more', { n: counts.total })}{' '}
            {counts === undefined || counts.totalIsExact || most.data ? null : (
              <button type="button" className="quiet-button" disabled={isWholly} onClick={() => setWholly(q)}>
                {t(isWholly ? 'search.counting' : 'search.count-further', { n: COUNTED.most })}
              </button>
            )}
          </span>
        </p>
        {notes.map((note) => (
          <p key={note.text} className="note">
            {phraseText(t, note)}
          </p>
        ))}
        <SyntaxHelp isOpen={false} />
        {hits.length === 0 ? <EmptyState what={t('search.none')} why={t('search.none.why')} /> : null}
        <ol className="hits">
          {hits.map((hit) => (
            <Hit key={`${hit.itemId} ${hit.page} ${hit.part}`} hit={hit} />
          ))}
        </ol>
        {next === null ? null : (
          <Link to="/search" search={{ q, from: next }} className="next">
            {t('search.next')}
          </Link>
        )}
        {counts?.notes.map((note) => (
          <p key={note.text} className="note">
            {phraseText(t, note)}
          </p>
        ))}
      </div>
    </div>
  );
}

/** Pages found by their words; the query stands in the address. */
export function SearchPage(): ReactNode {
  const { t } = useWords();
  const { q, from, by } = useSearch({ from: '/inside/search' });
  return (
    <>
      <PageTitle
        text={q === undefined ? t('nav.search') : t('search.title', { q })}
        aside={
          <nav className="views" aria-label={t('search.ways')}>
            {(['parts', 'list'] as const).map((way) => (
              <Link
                key={way}
                to="/search"
                search={q === undefined ? { by: way } : { q, by: way }}
                activeOptions={{ exact: true, includeSearch: true }}
              >
                {t(`search.by.${way}`)}
              </Link>
            ))}
          </nav>
        }
      />
      {by === 'parts' ? <QueryBuilder /> : null}
      {by === 'list' ? <Batch /> : null}
      <SavedViews page="search" query={q === undefined ? '' : formatSearchParams({ q }).slice(1)} />
      {by === 'list' ? null : q === undefined ? (
        <>
          <EmptyState what={t('search.start')} why={t('search.start.why')} />
          <SyntaxHelp isOpen />
        </>
      ) : (
        <Results q={q} from={from ?? null} />
      )}
    </>
  );
}
