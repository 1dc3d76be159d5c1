import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { facetsQuery } from '../api/queries.ts';
import type { FacetCount } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { apiFilter, type ItemsSearch } from '../search-params.ts';

type FacetName = 'kind' | 'language' | 'source' | 'tag' | 'findings';

interface PanelProps {
  readonly search: ItemsSearch;
  /** Called with the whole new filter. */
  readonly change: (next: ItemsSearch) => void;
}

const TYPING_MS = 250;

const without = <K extends keyof ItemsSearch>(search: ItemsSearch, key: K): Omit<ItemsSearch, K> => {
  const { [key]: _, ...rest } = search;
  return rest;
};

/** How the list is looked at, without what narrows it. */
const pick = ({ view, columns }: ItemsSearch): ItemsSearch => ({
  ...(view ? { view } : {}),
  ...(columns ? { columns } : {}),
});

function useLabel(name: FacetName): (count: FacetCount) => string {
  const { t, format } = useWords();
  return ({ value, label }) => {
    if (name === 'kind') return t.of(`kind.${value}`, value);
    if (name === 'language') return format.languageName(value);
    if (name === 'findings') return value === 'yes' ? t('findings.yes') : t('findings.no');
    return label;
  };
}

function Facet({ name, title, search, change }: PanelProps & { name: FacetName; title: string }): ReactNode {
  const { t, format } = useWords();
  const label = useLabel(name);
  // Counted without this facet's own choice, so that the other values stay to be chosen.
  const { data } = useQuery(facetsQuery(apiFilter(without(search, name))));
  const chosen = [search[name] ?? []].flat();
  const toggle = (value: string): void => {
    const rest = without(search, name);
    if (name === 'findings')
      return change(chosen.includes(value) ? rest : { ...rest, findings: value === 'yes' ? 'yes' : 'no' });
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    return change(next.length > 0 ? { ...rest, [name]: next } : rest);
  };
  return (
    <fieldset className="facet">
      <legend>{title}</legend>
      {data?.[name].map((one) => (
        <label key={one.value}>
          <input type="checkbox" checked={chosen.includes(one.value)} onChange={() => toggle(one.value)} />
          <span className="facet-label" dir="auto">
            {label(one)}
          </span>
          <span className="figures aside">{format.number(one.count)}</span>
        </label>
      ))}
      {data?.isWhole === false ? <p className="aside">{t('facet.newest')}</p> : null}
      {data?.[name].length === 0 ? <p className="aside">{t('facet.none')}</p> : null}
    </fieldset>
  );
}

function TitleFilter({ search, change }: PanelProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState(search.title ?? '');
  useEffect(() => setText(search.title ?? ''), [search.title]);
  const later = useDebouncedCallback((title: string) => {
    change(title === '' ? without(search, 'title') : { ...search, title });
  }, TYPING_MS);
  return (
    <div className="facet">
      <label htmlFor={id} className="facet-title">
        {t('items.title')}
      </label>
      <input
        id={id}
        type="text"
        dir="auto"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          later(event.target.value);
        }}
      />
    </div>
  );
}

function DayFilter(
  given: PanelProps & { name: 'after' | 'before' | 'datedFrom' | 'datedUntil'; label: string },
): ReactNode {
  const { search, change, name, label } = given;
  return (
    <label className="day">
      {label}
      <input
        type="date"
        value={search[name] ?? ''}
        onChange={({ target: { value } }) =>
          change(value === '' ? without(search, name) : { ...search, [name]: value })
        }
      />
    </label>
  );
}

/** Filters of a list of items, each with its counts. What is chosen stands in the address. */
export function FacetPanel({ search, change }: PanelProps): ReactNode {
  const { t } = useWords();
  const isFiltered = Object.keys(apiFilter(search)).length > 0;
  const parts = { search, change };
  return (
    <section className="facets" aria-label={t('facet.label')}>
      <TitleFilter {...parts} />
      <Facet {...parts} name="kind" title={t('items.kind')} />
      <Facet {...parts} name="language" title={t('items.language')} />
      <Facet {...parts} name="source" title={t('items.source')} />
      <Facet {...parts} name="tag" title={t('items.tags')} />
      <Facet {...parts} name="findings" title={t('items.findings')} />
      <fieldset className="facet">
        <legend>{t('items.received')}</legend>
        <DayFilter {...parts} name="after" label={t('facet.after')} />
        <DayFilter {...parts} name="before" label={t('facet.before')} />
      </fieldset>
      <fieldset className="facet">
        <legend>{t('item.document-date')}</legend>
        <DayFilter {...parts} name="datedFrom" label={t('facet.after')} />
        <DayFilter {...parts} name="datedUntil" label={t('facet.before')} />
      </fieldset>
      {search.box === undefined ? null : (
        <fieldset className="facet">
          <legend>{t('facet.place')}</legend>
          <p className="figures facet-label">{search.box.replaceAll(',', ', ')}</p>
          <button type="button" className="quiet-button" onClick={() => change(without(search, 'box'))}>
            {t('map.everywhere')}
          </button>
        </fieldset>
      )}
      {isFiltered ? (
        <button type="button" className="quiet-button" onClick={() => change(pick(search))}>
          {t('facet.clear')}
        </button>
      ) : null}
    </section>
  );
}
