import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TermSelect } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import {
  conclusionsSearch,
  conclusionViews,
  groundKinds,
  type ConclusionsFilter,
  type ConclusionsSearch,
} from '../search-conclusions.ts';
import { NarrowForm } from '../ui/narrow-form.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

const EXACT = { exact: true, includeSearch: true } as const;

function Views({ search }: { readonly search: ConclusionsSearch }): ReactNode {
  const { t } = useWords();
  const { view, claim: _, ...filter } = search;
  return (
    <nav className="views" aria-label={t('conclusions.views')}>
      <Link to="/conclusions" search={filter} activeOptions={EXACT}>
        {t('conclusions.as.list')}
      </Link>
      {conclusionViews.map((one) => (
        <Link key={one} to="/conclusions" search={{ ...filter, view: one }} activeOptions={EXACT}>
          {t(`conclusions.as.${one}`)}
        </Link>
      ))}
      {view === 'claims' ? (
        <button type="button" className="quiet-button" onClick={() => window.print()}>
          {t('incidents.print')}
        </button>
      ) : null}
    </nav>
  );
}

/** How conclusions are shown, and by what they are narrowed; all of it is in the address. */
export function Narrow({ search }: { readonly search: ConclusionsSearch }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/conclusions' });
  const { incident, ...elsewhere } = search;
  const narrow = (name: keyof ConclusionsFilter, value: string): void => {
    const { [name]: _, ...rest } = search;
    void navigate({
      search: conclusionsSearch(value === '' ? rest : { ...rest, [name]: value }),
      replace: true,
    });
  };
  return (
    <>
      <Views search={search} />
      <NarrowForm
        label={t('conclusions.narrow')}
        textLabel={t('conclusions.text')}
        text={search.text}
        find={(text) => narrow('text', text)}
      >
        <TermSelect
          list="finding-status"
          name="status"
          label={t('conclusion.status')}
          value={search.status ?? null}
          none={t('claims.all')}
          onChange={(status) => narrow('status', status)}
        />
        <label className="stack-field">
          {t('conclusions.grounds')}
          <select
            value={search.grounds ?? ''}
            onChange={({ currentTarget }) => narrow('grounds', currentTarget.value)}
          >
            <option value="">{t('claims.all')}</option>
            {groundKinds.map((one) => (
              <option key={one} value={one}>
                {t(`conclusions.grounds.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </NarrowForm>
      {incident === undefined ? null : (
        <p className="note">
          {t('conclusions.of-incident')}{' '}
          <Link to="/conclusions" search={elsewhere} className="no-print">
            {t('conclusions.of-all')}
          </Link>
        </p>
      )}
    </>
  );
}

/** That there are none, and how one comes to be. */
export function NoConclusions({ isNarrowed }: { readonly isNarrowed: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <EmptyState
      what={t(isNarrowed ? 'conclusions.none' : 'conclusions.none-yet')}
      why={t('conclusions.how')}
    />
  );
}
