import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { incidentsNamedQuery } from '../api/incidents.ts';
import { useWords } from '../i18n/language.tsx';

/** Finds an incident by its title and has one picked: the field `incident` of the form around it. */
export function FindIncident(given: { readonly label: string; readonly legend: string }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const found = useQuery(incidentsNamedQuery(typed));
  const some = found.data?.items ?? [];
  return (
    <>
      <TextInput
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        dir="auto"
        maxLength={200}
        label={given.label}
      />
      <fieldset className="plain-choices">
        <legend>{given.legend}</legend>
        {found.data && some.length === 0 ? <p className="aside">{t('incidents.none')}</p> : null}
        {some.map(({ id, title, happenedOn, place, isWithdrawn }) => (
          <label key={id} className="check-line">
            <input type="radio" name="incident" value={id} required disabled={isWithdrawn} />{' '}
            <span dir="auto">{title}</span>{' '}
            <span className="aside" dir="auto">
              {[happenedOn, place].filter(Boolean).join(' · ')}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
