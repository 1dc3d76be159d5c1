import { useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import type { Me } from '../api/schema.gen.ts';
import { queryClient } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';

const COOKIE = 'muniment-case';
const STORED = 'muniment.case';
const YEAR_SECONDS = 31_536_000;

/**
 * Makes a case the one that is worked in, in this browser. A cookie, because downloads and pictures have to carry it too; it
 * names a case and opens nothing: what may be seen is decided by who is signed in.
 */
function workInCase(caseId: string): void {
  document.cookie = `${COOKIE}=${caseId}; path=/; max-age=${YEAR_SECONDS}; SameSite=Strict`;
  // Other tabs hear of it: they would else mix two cases.
  localStorage.setItem(STORED, caseId);
}

/** Goes to work in a case, at its items; what was fetched for the other one is forgotten. */
export function useCaseSwitch(): (caseId: string) => void {
  const navigate = useNavigate();
  return (caseId) => {
    workInCase(caseId);
    void navigate({ to: '/items' }).then(() => queryClient.resetQueries());
  };
}

/** Says that something belongs to another case than the one that is worked in; nothing when it does not. */
export function OtherCase(given: { readonly me: Me; readonly compartmentId: string }): ReactNode {
  const { t } = useWords();
  const { me, compartmentId } = given;
  const own = me.cases.find(({ compartments }) => compartments.some(({ id }) => id === compartmentId));
  if (!own || own.id === me.caseId) return null;
  return (
    <p className="note" role="status">
      {t('case.other', { title: own.title })}{' '}
      <button
        type="button"
        className="quiet-button"
        onClick={() => {
          workInCase(own.id);
          void queryClient.resetQueries();
        }}
      >
        {t('case.go')}
      </button>
    </p>
  );
}

/** The case that is worked in, and the way to another one for whoever has to do with several. */
export function CaseSwitcher({ me }: { readonly me: Me }): ReactNode {
  const { t, format } = useWords();
  const change = useCaseSwitch();
  useEffect(() => {
    const follow = (event: StorageEvent): void => {
      if (event.key === STORED && event.newValue !== me.caseId) location.assign('/items');
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, [me.caseId]);
  const current = me.cases.find(({ id }) => id === me.caseId);
  if (me.cases.length < 2)
    return (
      <p className="case-name" title={current?.title}>
        {current?.title ?? t('nav.no-case')}
      </p>
    );
  return (
    <select
      className="case-name"
      aria-label={t('case.label')}
      value={me.caseId ?? ''}
      onChange={({ currentTarget: { value } }) => change(value)}
    >
      {format
        .ordered(me.cases, ({ title }) => title)
        .map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
    </select>
  );
}
