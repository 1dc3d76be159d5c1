import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { itemQuery, meQuery } from '../api/queries.ts';
import type { ItemDetail } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { ItemViewer } from '../pages/item-viewer.tsx';
import { sideLook, withSideLook, type CompareSearch, type Side } from '../search-compare.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PlainText } from '../viewers/plain-text.tsx';
import { TextDifference } from './text-difference.tsx';
import { MovedTogether } from './together.tsx';

const EXACT = { exact: true, includeSearch: true } as const;

function Head({ detail }: { readonly detail: ItemDetail }): ReactNode {
  const { t, format } = useWords();
  const { data: me } = useQuery(meQuery);
  const { item } = detail;
  const compartment = me?.cases
    .flatMap(({ compartments }) => compartments)
    .find(({ id }) => id === item.compartmentId)?.name;
  return (
    <header className="compare-head">
      <h2>
        <Link to="/items/$serial" params={{ serial: item.serial }} dir="auto">
          <PlainText text={item.title} />
        </Link>
      </h2>
      <p className="item-marks aside">
        <code>{item.serial}</code>
        {detail.isSealed ? <span className="sealed-mark">{t('item.sealed')}</span> : null}
        {compartment === undefined ? null : <span dir="auto">{compartment}</span>}
        <span>
          {item.documentDate === null
            ? `${t('items.received')} ${format.day(item.receivedAt)}`
            : `${t('item.document-date')} ${item.documentDate}`}
        </span>
      </p>
    </header>
  );
}

function OneSide({ serial, side }: { readonly serial: string; readonly side: Side }): ReactNode {
  const { t } = useWords();
  const search = useSearch({ from: '/inside/compare' });
  const navigate = useNavigate({ from: '/compare' });
  const { data: detail, error, refetch } = useQuery(itemQuery(serial));
  const look = sideLook(search, side);
  const { show: _, ...rest } = look;
  return (
    <section className="compare-side" aria-label={t(`compare.side.${side}`)}>
      {detail ? (
        <>
          <Head detail={detail} />
          <ItemViewer
            key={serial}
            detail={detail}
            search={look}
            quote={null}
            setSheet={(sheet) =>
              void navigate({
                search: withSideLook(search, side, { ...look, sheet }),
                replace: true,
                resetScroll: false,
              })
            }
            linkTo={(next, text, isShown) => (
              <Link
                to="/compare"
                search={withSideLook(search, side, { ...rest, ...next })}
                activeOptions={EXACT}
                aria-current={isShown ? 'page' : undefined}
                replace
                resetScroll={false}
              >
                {text}
              </Link>
            )}
          />
        </>
      ) : error ? (
        <ProblemBox error={error} retry={() => void refetch()} />
      ) : (
        <Waiting text={t('wait.item')} />
      )}
    </section>
  );
}

function Choose({ search }: { readonly search: CompareSearch }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/compare' });
  const [a, setA] = useState(search.a ?? '');
  const [b, setB] = useState(search.b ?? '');
  const field = (side: Side, value: string, set: (text: string) => void): ReactNode => (
    <label>
      {t(`compare.side.${side}`)}{' '}
      <input
        type="text"
        size={12}
        required
        pattern="\s*[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}\s*"
        title={t('compare.serial')}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </label>
  );
  return (
    <form
      className="compare-choose"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ search: { a: a.trim().toUpperCase(), b: b.trim().toUpperCase() } });
      }}
    >
      <p className="aside">{t('compare.how')}</p>
      {field('a', a, setA)}
      {field('b', b, setB)}
      <Button type="submit">{t('compare.go')}</Button>
    </form>
  );
}

function Views({ search }: { readonly search: CompareSearch }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/compare' });
  const { view: _, together, ...rest } = search;
  const sides = together ? { ...rest, together } : rest;
  return (
    <div className="compare-bar">
      <nav className="views" aria-label={t('compare.views')}>
        <Link to="/compare" search={sides} activeOptions={EXACT}>
          {t('compare.side-by-side')}
        </Link>
        <Link to="/compare" search={{ ...sides, view: 'words' }} activeOptions={EXACT}>
          {t('compare.words')}
        </Link>
        <Link
          to="/compare"
          search={{ ...(search.b ? { a: search.b } : {}), ...(search.a ? { b: search.a } : {}) }}
        >
          {t('compare.swap')}
        </Link>
      </nav>
      {search.view === 'words' ? null : (
        <label>
          <input
            type="checkbox"
            checked={together === 'yes'}
            onChange={(event) =>
              void navigate({
                search: event.target.checked ? { ...rest, together: 'yes' } : rest,
                replace: true,
                resetScroll: false,
              })
            }
          />{' '}
          {t('compare.together')}
        </label>
      )}
    </div>
  );
}

/** Two items next to each other, each by its own viewer and its own rights; of two texts also what differs, word by word. */
export function ComparePage(): ReactNode {
  const { t } = useWords();
  const search = useSearch({ from: '/inside/compare' });
  const { a, b, view, together } = search;
  return (
    <>
      <PageTitle text={t('compare.title')} />
      {a === undefined || b === undefined ? (
        <Choose search={search} />
      ) : (
        <>
          <Views search={search} />
          {view === 'words' ? (
            <TextDifference a={a} b={b} />
          ) : (
            <MovedTogether isOn={together === 'yes'}>
              <OneSide serial={a} side="a" />
              <OneSide serial={b} side="b" />
            </MovedTogether>
          )}
        </>
      )}
    </>
  );
}
