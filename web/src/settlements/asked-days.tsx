import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { askedDays, type AskedDays } from '../search-settlements.ts';

/** Of which day it is shown, and by what was known on which; both are in the address. */
export function AskedDaysForm(given: {
  readonly asked: AskedDays;
  /** The day that is shown, where the address says none. */
  readonly day: string;
  readonly show: (asked: AskedDays) => void;
}): ReactNode {
  const { t } = useWords();
  const { asked, day, show } = given;
  return (
    <form
      key={`${day} ${asked.knownAt ?? ''}`}
      className="as-of no-print"
      aria-label={t('return.asked')}
      onSubmit={(event) => {
        event.preventDefault();
        show(askedDays(Object.fromEntries(new FormData(event.currentTarget))));
      }}
    >
      <label className="stack-field">
        {t('return.on')}
        <input type="date" name="on" min="0001-01-01" max="9999-12-31" defaultValue={asked.on ?? day} />
      </label>
      <label className="stack-field">
        {t('return.known-at')}
        <input
          type="date"
          name="knownAt"
          min="0001-01-01"
          max="9999-12-31"
          defaultValue={asked.knownAt ?? ''}
        />
      </label>
      <Button type="submit" variant="default">
        {t('undertaking.as-of.show')}
      </Button>
      {asked.knownAt === undefined ? null : (
        <button
          type="button"
          className="quiet-button"
          onClick={() => show(asked.on === undefined ? {} : { on: asked.on })}
        >
          {t('return.known-now')}
        </button>
      )}
    </form>
  );
}
